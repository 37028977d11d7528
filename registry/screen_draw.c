/* registry/screen_draw.c: how the form looks (see screen_draw.h).  Bold,
 * reverse and underline only: colours mean nothing on half of the terminals.
 *
 *	title, whose archive                      title, which register
 *	the fields; below the number what         the photograph
 *	    it comes to                           the rows before
 *	what stays for the next file              the fields, as on the left
 *	what is said: a refusal, a question,      what is said
 *	    the id that was just given            keys
 *	the last entries
 *	keys
 */
#include "registry/screen_draw.h"

#include <stdio.h>
#include <string.h>

#include <ncurses.h>

#include "base/utf8.h"

enum { LEAST_ROWS = 20, LEAST_COLUMNS = 60, BOOK_BELOW = 13, WHO_WIDE = 22 };

int
screen_put(int row, int col, int width, const char *text)
{
	struct buf b = BUF_INIT;
	size_t len, i, to = 0;
	int columns;

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
	if (len)
		mvaddnstr(row, col, b.data, (int)len);
	columns = (int)field_columns(b.data, len);
	buf_release(&b);
	return columns;
}

void
screen_rule(int row, const char *word)
{
	mvhline(row, 1, ACS_HLINE, COLS - 2);
	if (*word)
		screen_put(row, 3, COLS - 6, word);
}

int
screen_top(const struct typing *t)
{
	return t->book ? LINES - BOOK_BELOW - 1 : 2;
}

static void
title(const struct typing *t)
{
	char left[200], id[FILE_ID_MAX];
	int who;

	fileid_write(id, catalog_site(t->desk->catalog), t->file);
	if (t->book)
		(void)snprintf(left, sizeof left, " Register: %s%s", t->book,
		    t->correcting ? ", a row saved before" : "");
	else if (t->as == AS_MORE)
		(void)snprintf(left, sizeof left, " File %s, %s", id,
		    t->correcting ? "saved just now" : "registered before");
	else if (t->as == AS_ISSUED)
		(void)snprintf(left, sizeof left, " New file with the slip "
		    "%s", id);
	else if (t->as == AS_VOLUME)
		(void)snprintf(left, sizeof left, " Another volume or part, "
		    "a new file");
	else
		(void)snprintf(left, sizeof left, " Registering files, site "
		    "%s", catalog_site(t->desk->catalog));
	attron(A_REVERSE);
	mvhline(0, 0, ' ', COLS);
	screen_put(0, 0, COLS - 24, left);
	if (archive_is_practice(&t->desk->archive))
		screen_put(0, COLS - 40, 17, "PRACTICE archive");
	who = (int)field_columns(t->who, strlen(t->who));
	who = who < WHO_WIDE ? who : WHO_WIDE;
	screen_put(0, COLS - 1 - who, who, t->who);
	attroff(A_REVERSE);
}

static void
photo(const struct typing *t)
{
	const struct field *f = &t->form.v[FORM_PHOTO];

	screen_put(1, 1, 8, "photo");
	attron(A_BOLD);
	screen_put(1, 1 + SCREEN_NAME, COLS - SCREEN_NAME - 2,
	    field_empty(f) ? "(none named)" : f->text);
	attroff(A_BOLD);
}

static void
keys(const struct typing *t)
{
	attron(A_REVERSE);
	mvhline(LINES - 1, 0, ' ', COLS);
	screen_put(LINES - 1, 1, COLS - 2, t->book
		? "Enter next  F2 save  F3 court, photo  PgDn page  F4 undo  "
		  "F1 help  Esc leave"
		: "Enter next  F2 save  F3 court, year, box  F4 undo  F1 help  "
		  "Esc leave");
	attroff(A_REVERSE);
}

static void
help(const struct typing *t)
{
	static const char *const lines[] = {
		"HOW TO REGISTER A FILE", "",
		"Type the number just as it stands on the jacket. Below it you "
		"see how it", "is understood. Then Enter, the parties, Enter, "
		"and so on. What the jacket", "does not say stays empty. A "
		"\" stands before what is as in the last file.", "",
		"Enter or Tab    next field; behind the last one it is saved",
		"F2 or Ctrl-S    save now, from any field",
		"F3 or Ctrl-T    to court, year, room, shelf, box, which stay "
		"for the next", "                file; and back",
		"F4 or Ctrl-Z    the entry saved last comes back: correct it, "
		"or take it back", "Esc             empty the form; leave     "
		"  Ctrl-Q  leave",
		"Ctrl-U          empty this field          Ctrl-W  delete a "
		"word", "",
		"The id that is shown when it is saved belongs to this file for "
		"ever:", "write it on the jacket in pencil, or print a label.",
		"What is shown as saved is on disk, also if the power fails "
		"now.", "", "Any key goes back." };
	static const char *const book[] = {
		"HOW TO TYPE A REGISTER", "",
		"Type row after row as it stands in the book. The rows before "
		"are above, so", "that you see where you are; the line is "
		"counted on by itself.", "",
		"Enter or Tab    next field; behind the last one it is saved",
		"F2 or Ctrl-S    save now, from any field",
		"F3 or Ctrl-T    to court, year and photo, which stay for the "
		"next row; and back",
		"PgDn, PgUp      the next photograph in the folder, the one "
		"before it",
		"F4 or Ctrl-Z    the row saved last comes back: correct it, or "
		"take it back", "Esc             empty the form; leave     "
		"  Ctrl-Q  leave",
		"Ctrl-U          empty this field          Ctrl-W  delete a "
		"word", "",
		"What is shown as saved is on disk, also if the power fails "
		"now.", "", "Any key goes back." };
	const char *const *v = t->book ? book : lines;
	size_t n = t->book ? sizeof book / sizeof *book
			   : sizeof lines / sizeof *lines, i;

	for (i = 0; i < n && (int)i + 2 < LINES; i++)
		screen_put((int)i + 2, 2, COLS - 3, v[i]);
}

void
screen_draw(struct typing *t, enum screen_shows what)
{
	int row = 0, col = 0, below;

	erase();
	if (LINES < LEAST_ROWS || COLS < LEAST_COLUMNS) {
		screen_put(0, 0, COLS, "make this window larger: 80 x 24");
		refresh();
		return;
	}
	title(t);
	if (what == SCREEN_HELP) {
		help(t);
		refresh();
		return;
	}
	below = screen_fields(t, &row, &col);
	if (t->book) {
		photo(t);
		screen_rows(t, 2, screen_top(t) - 1);
	} else {
		screen_entries(t, below + 3, LINES - 2);
	}
	screen_said(t, below + (t->book ? 0 : 1));
	if (what == SCREEN_ASKS && t->n_same)
		screen_same(t, below + 1);
	keys(t);
	move(row, col);
	refresh();
}
