/* registry/screen_draw.c: how the form looks (see screen_draw.h).  Bold and
 * reverse only: colours mean nothing on half of the terminals.
 *
 *	title, whose archive
 *	the fields; below the number what it comes to
 *	what stays for the next file
 *	what is said: a refusal, a question, the id that was just given
 *	the last entries
 *	keys
 */
#include "registry/screen_draw.h"

#include <stdio.h>
#include <string.h>

#include <ncurses.h>

#include "base/utf8.h"
#include "catalog/policy.h"

enum { TOP = 2, NAME = 9, ROWS = 24, COLUMNS = 80 };

/* Text from somewhere, so many columns of it, without what would steer a
 * terminal. */
static void
put(int row, int col, int width, const char *text)
{
	struct buf b = BUF_INIT;
	size_t len, i, to = 0;

	utf8_add_clean(&b, text, strlen(text));
	for (i = 0; i < b.len; i++)
		if ((unsigned char)b.data[i] < ' ')
			b.data[i] = ' ';
	for (len = 0; len < b.len; len = to) {
		to = len + 1;
		while (to < b.len && ((unsigned char)b.data[to] & 0xc0) == 0x80)
			to++;
		if (field_columns(b.data, to) > (size_t)width)
			break;
	}
	mvaddnstr(row, col, b.data, (int)len);
	buf_release(&b);
}

static void
title(const struct typing *t)
{
	char left[200], id[FILE_ID_MAX];

	fileid_write(id, catalog_site(t->desk->catalog), t->file);
	if (!t->book && t->as == AS_MORE)
		(void)snprintf(left, sizeof left, " File %s, %s", id,
		    t->correcting ? "saved just now" : "registered before");
	else if (!t->book && t->as == AS_ISSUED)
		(void)snprintf(left, sizeof left, " New file with the slip "
		    "%s", id);
	else if (t->book)
		(void)snprintf(left, sizeof left, " Register: %s", t->book);
	else
		(void)snprintf(left, sizeof left, " Registering files, site "
		    "%s", catalog_site(t->desk->catalog));
	attron(A_REVERSE);
	mvhline(0, 0, ' ', COLS);
	put(0, 0, 56, left);
	if (archive_is_practice(&t->desk->archive))
		put(0, 40, 17, "PRACTICE archive");
	put(0, 57, 22, t->who);
	attroff(A_REVERSE);
}

static void
fields(struct typing *t, int *cursor_row, int *cursor_col)
{
	char text[4 * COLUMNS + 1];
	size_t i;

	for (i = 0; i < t->form.n; i++) {
		const struct form_spec *s = &t->form.spec[i];
		bool here = i == t->form.at;
		int row = TOP + s->row, col = 1 + s->col + NAME, at;
		int width = col + s->width < COLS - 1 ? s->width
						      : COLS - 1 - col;

		if (here)
			attron(A_BOLD);
		put(row, 1 + s->col, NAME - 1, s->name);
		if (here)
			attroff(A_BOLD);
		at = field_show(&t->form.v[s->id], width, text, sizeof text);
		attron(A_UNDERLINE);
		mvhline(row, col, ' ' | A_UNDERLINE, width);
		mvaddstr(row, col, text);
		attroff(A_UNDERLINE);
		if (here) {
			*cursor_row = row;
			*cursor_col = col + (at < width ? at : width - 1);
		}
	}
	mvhline(TOP + 8, 1, ACS_HLINE, COLS - 2);
	put(TOP + 8, 3, 40, " stays for the next file ");
}

/* Below the number: what it comes to, and the worst doubt. */
static void
preview(const struct typing *t)
{
	int row = TOP + (t->book ? 2 : 1), width = COLS - NAME - 2;
	char line[PREVIEW_TEXT + 80];

	if (t->form.v[FORM_NUMBER].len == 0)
		return;
	(void)snprintf(line, sizeof line, "%s%s%s%s%s",
	    t->preview.code[0] ? "= " : "", t->preview.code,
	    t->preview.n_parents ? "  " : "",
	    t->preview.n_parents ? t->preview.parents[0].words : "",
	    t->preview.n_parents ? " ..." : "");
	attron(A_BOLD);
	put(row, 1 + NAME, width, line);
	attroff(A_BOLD);
	if (t->needs_year) {
		(void)snprintf(line, sizeof line, "no year: will be saved as "
		    "'%.100s of %.10s'", t->form.v[FORM_NUMBER].text,
		    t->form.v[FORM_YEAR].text);
		put(row + 1, 1 + NAME, width, line);
	} else if (t->preview.n_doubts) {
		(void)snprintf(line, sizeof line, "? %s",
		    t->preview.doubts[0].text);
		put(row + 1, 1 + NAME, width, line);
	}
}

static void
said(const struct typing *t)
{
	int row = TOP + 12;

	if (!t->said[0]) {
		put(row, 1, COLS - 2, t->form.spec[t->form.at].hint);
		return;
	}
	attron(t->bad ? A_BOLD : A_BOLD | A_REVERSE);
	put(row, 1, COLS - 2, t->said);
	if (t->bad && field_columns(t->said, strlen(t->said)) >
	    (size_t)COLS - 2) /* a refusal must be read to its end */
		put(row + 1, 1, COLS - 2, t->said + COLS - 2);
	attroff(A_BOLD | A_REVERSE);
}

static void
entries(const struct typing *t)
{
	int row = TOP + 14, last = LINES - 2;
	size_t i = t->n_done;

	mvhline(row++, 1, ACS_HLINE, COLS - 2);
	put(row - 1, 3, 40, t->n_done ? " saved, the newest first "
				      : " nothing saved yet ");
	while (i-- > 0 && row < last) {
		const struct typed *d = &t->done[i];

		attron(A_BOLD);
		put(row, 1, 20, d->id);
		attroff(A_BOLD);
		put(row, 22, 44, d->words);
		put(row++, 67, 12, d->what);
	}
}

/* The number is registered already: where, and what may this be? */
static void
same(const struct typing *t)
{
	int row = TOP + 12, last = LINES - 5;
	char line[400];
	size_t i;

	move(row, 0);
	clrtobot();
	attron(A_BOLD);
	put(row++, 1, COLS - 2, "This number is registered already:");
	attroff(A_BOLD);
	for (i = 0; i < t->n_same && i < 9 && row < last; i++) {
		const struct registered *s = &t->same[i];

		(void)snprintf(line, sizeof line, "%s%zu  %s  %s  %s%s",
		    i == t->chosen && t->n_same > 1 ? "> " : "  ", i + 1,
		    s->id, t->places[i],
		    strcmp(s->klass, "open") ? s->klass : "",
		    s->how == REGISTERED_SAME ? "" : "  (perhaps)");
		put(row++, 2, COLS - 4, line);
	}
	row++;
	put(row++, 2, COLS - 4, t->n_same > 1
		? "F5   it is the file that is marked (1-9 marks): open it"
		: "F5   it is that file: open it");
	put(row++, 2, COLS - 4, "F6   another volume, a temporary or duplicate "
	    "file of the case");
	put(row++, 2, COLS - 4, "F7   another case: a new file all the same");
	put(row, 2, COLS - 4, "Esc  back to the number");
}

static void
keys(void)
{
	attron(A_REVERSE);
	mvhline(LINES - 1, 0, ' ', COLS);
	put(LINES - 1, 1, COLS - 2, "Enter next  F2 save  F3 court, year, box  "
	    "F4 undo  F1 help  Esc leave");
	attroff(A_REVERSE);
}

static void
help(void)
{
	static const char *const lines[] = {
		"HOW TO REGISTER A FILE", "",
		"Type the number just as it stands on the jacket. Below it you "
		"see how it", "is understood. Then Enter, the parties, Enter, "
		"and so on. What the jacket", "does not say stays empty.", "",
		"Enter or Tab    next field; behind the last one it is saved",
		"F2 or Ctrl-S    save now, from any field",
		"F3              to court, year, room, shelf, box, which stay "
		"for the next", "                file; and back",
		"F4 or Ctrl-Z    the entry saved last comes back: correct it, "
		"or take it back", "Esc             empty the form; leave",
		"Ctrl-U          empty this field    Ctrl-W  delete a word", "",
		"The id that is shown when it is saved belongs to this file for "
		"ever:", "write it on the jacket in pencil, or print a label.",
		"What is shown as saved is on disk, also if the power fails "
		"now.", "", "Any key goes back." };
	size_t i;

	for (i = 0; i < sizeof lines / sizeof *lines &&
	    (int)i + 2 < LINES; i++)
		put((int)i + 2, 2, COLS - 4, lines[i]);
}

void
screen_draw(struct typing *t, enum screen_shows what)
{
	int row = 0, col = 0;

	erase();
	if (LINES < ROWS - 4 || COLS < 60) {
		put(0, 0, COLS, "make this window larger: 80 x 24");
		refresh();
		return;
	}
	title(t);
	if (what == SCREEN_HELP) {
		help();
		refresh();
		return;
	}
	fields(t, &row, &col);
	preview(t);
	said(t);
	entries(t);
	if (what == SCREEN_ASKS && t->n_same)
		same(t);
	keys();
	move(row, col);
	refresh();
}
