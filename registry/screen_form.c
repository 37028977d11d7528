/* registry/screen_form.c: the fields, how they are understood, and what is said
 * (see screen_draw.h). */
#include "registry/screen_draw.h"

#include <stdio.h>
#include <string.h>

#include <ncurses.h>

enum { COLUMNS_MOST = 80 };

/* The text of a field in its place; returns the cursor's column. */
static int
text_of(struct typing *t, const struct form_spec *s, bool here, int row,
    int col, int width)
{
	char text[4 * COLUMNS_MOST + 1], veiled[60];
	attr_t how = here && t->form.over ? A_UNDERLINE | A_REVERSE
					  : A_UNDERLINE;
	int at = field_show(&t->form.v[s->id], width, text, sizeof text);

	mvhline(row, col, termattrs() & A_UNDERLINE ? ' ' | A_UNDERLINE : '_',
	    width);
	if (s->id == FORM_PARTIES && t->form.veiled[0]) {
		(void)snprintf(veiled, sizeof veiled, "(kept, not shown: %s)",
		    t->form.veiled);
		screen_put(row, col, width, veiled);
		return col;
	}
	attron(how);
	mvaddstr(row, col, s->choices ? t->form.v[s->id].text : text);
	attroff(how);
	return s->choices ? col : col + (at < width ? at : width - 1);
}

static void
one_field(struct typing *t, size_t i, int top, int *row, int *col)
{
	const struct form_spec *s = &t->form.spec[i];
	int x = 1 + s->col + SCREEN_NAME, y = top + s->row, at;
	int width = x + s->width < COLS - 1 ? s->width : COLS - 1 - x;
	bool here = i == t->form.at;

	if (here)
		attron(A_BOLD);
	screen_put(y, 1 + s->col, SCREEN_NAME - 2, s->name);
	if (here)
		attroff(A_BOLD);
	if (t->form.ditto[s->id])
		screen_put(y, x - 2, 1, "\"");
	at = text_of(t, s, here, y, x, width);
	if (here) {
		*row = y;
		*col = at;
	}
}

/* Below the number: what it comes to, and the worst doubt. */
static void
preview(const struct typing *t, int row)
{
	const struct preview *p = &t->preview;
	int width = COLS - SCREEN_NAME - 2;
	char line[2 * PREVIEW_TEXT + 80];

	if (field_empty(&t->form.v[FORM_NUMBER]))
		return;
	(void)snprintf(line, sizeof line, "%s%s%s%s%s%s",
	    p->code[0] ? "= " : "", p->code, p->n_parents ? ", " : "",
	    p->n_parents ? p->parents[0].words : "",
	    p->n_parents ? " " : "", p->n_parents ? p->parents[0].code : "");
	attron(A_BOLD);
	screen_put(row, 1 + SCREEN_NAME, width, line);
	attroff(A_BOLD);
	if (t->needs_year)
		(void)snprintf(line, sizeof line, "no year: will be saved as "
		    "'%.100s of %.10s'", t->form.v[FORM_NUMBER].text,
		    t->form.v[FORM_YEAR].text);
	else
		(void)snprintf(line, sizeof line, "? %s",
		    p->doubts[0].text);
	if (t->needs_year || p->n_doubts)
		screen_put(row + 1, 1 + SCREEN_NAME, width, line);
}

int
screen_fields(struct typing *t, int *row, int *col)
{
	int top = screen_top(t), below = 0, last = 0;
	size_t i;

	for (i = 0; i < t->form.n; i++) {
		const struct form_spec *s = &t->form.spec[i];

		one_field(t, i, top, row, col);
		if (s->id == FORM_NUMBER)
			preview(t, top + s->row + 1);
		if (s->stays == FORM_BELOW && !below)
			below = s->row;
		last = s->row;
	}
	screen_rule(top + below - 1, " stays for the next file ");
	return top + last + 1;
}

/* ---- what is said -------------------------------------------------------- */

/* Bytes of the text that fit, to the end of a word. */
static size_t
fits(const char *text, int width)
{
	size_t len = strlen(text), n = 0, at;

	if (field_columns(text, len) <= (size_t)width)
		return len;
	for (at = 0; at < len && field_columns(text, at) <= (size_t)width; at++)
		if (text[at] == ' ')
			n = at;
	return n ? n : at - 1;
}

void
screen_said(struct typing *t, int row)
{
	char line[500];
	const char *text = t->said;
	size_t n;

	if (!*text && typing_hint(t, line, sizeof line)) {
		attron(A_BOLD);
		screen_put(row, 1, COLS - 2, line);
		attroff(A_BOLD);
	} else if (!*text) {
		screen_put(row, 1, COLS - 2, t->form.spec[t->form.at].hint);
	} else {
		n = fits(text, COLS - 4);
		(void)snprintf(line, sizeof line, " %.*s ", (int)n, text);
		attron(t->bad ? A_BOLD : A_BOLD | A_REVERSE);
		screen_put(row, 1, COLS - 2, line);
		(void)snprintf(line, sizeof line, " %s ",
		    text + n + (text[n] == ' '));
		if (text[n])
			screen_put(row + 1, 1, COLS - 2, line);
		attroff(A_BOLD | A_REVERSE);
	}
}
