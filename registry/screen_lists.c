/* registry/screen_lists.c: what was saved last, the rows of a register, and the
 * files that have a number already (see screen_draw.h). */
#include "registry/screen_draw.h"

#include <stdio.h>
#include <string.h>

#include <ncurses.h>

#include "base/buf.h"

void
screen_entries(const struct typing *t, int row, int last)
{
	size_t i = t->n_done;

	screen_rule(row++, t->n_done ? " saved, the newest first "
				     : " nothing saved yet ");
	while (i-- > 0 && row <= last) {
		const struct typed *d = &t->done[i];

		attron(A_BOLD);
		screen_put(row, 1, 20, d->id);
		attroff(A_BOLD);
		screen_put(row, 18, COLS - 31, d->words);
		screen_put(row++, COLS - 12, 11, d->what);
	}
}

/* As in the book: the newest stands last, right above what is typed. */
void
screen_rows(const struct typing *t, int row, int last)
{
	size_t room = (size_t)(last - row - 1), i;

	screen_rule(row++, t->n_done ? " the rows before "
				     : " no row of it is typed yet ");
	for (i = t->n_done > room ? t->n_done - room : 0; i < t->n_done; i++) {
		const struct typed *d = &t->done[i];
		bool here = t->correcting == i + 1;

		if (here)
			attron(A_BOLD);
		screen_put(row, 0, 1, here ? ">" : " ");
		screen_put(row, 1, COLS - 14, d->words);
		if (strcmp(d->what, "before") != 0)
			screen_put(row, COLS - 12, 11, d->what);
		row++;
		if (here)
			attroff(A_BOLD);
	}
	screen_rule(last, "");
}

static void
same_file(const struct typing *t, size_t i, int row)
{
	const struct registered *s = &t->same[i];
	char line[500];

	(void)snprintf(line, sizeof line, "%s%zu  %s  %s%s%s%s",
	    i == t->chosen && t->n_same > 1 ? "> " : "  ", i + 1, s->id,
	    t->places[i], s->how == REGISTERED_SAME ? "" : "  (perhaps)",
	    strcmp(s->klass, "open") ? "  " : "",
	    strcmp(s->klass, "open") ? s->klass : "");
	screen_put(row, 2, COLS - 3, line);
}

static void
same_number(const struct typing *t, size_t i, int row)
{
	struct buf b = BUF_INIT;

	scheme_write(t->desk->scheme, &t->same[i].number, &b);
	screen_put(row, 7, COLS - 8, b.data);
	buf_release(&b);
}

void
screen_same(const struct typing *t, int row)
{
	int last = LINES - 6, each;
	char line[80];
	size_t i;

	move(row, 0);
	clrtobot();
	attron(A_BOLD);
	screen_put(row++, 1, COLS - 2, "This number is registered already:");
	attroff(A_BOLD);
	each = (int)t->n_same * 2 <= last - row + 1 ? 2 : 1;
	for (i = 0; i < t->n_same && i < 9 && row <= last; i++) {
		if (row == last && i + 1 < t->n_same) {
			(void)snprintf(line, sizeof line, "   and %zu more",
			    t->n_same - i);
			screen_put(row++, 2, COLS - 4, line);
			break;
		}
		same_file(t, i, row++);
		if (each == 2)
			same_number(t, i, row++);
	}
	row = LINES - 5;
	screen_put(row++, 2, COLS - 4, t->n_same > 1
		? "F5   it is the file that is marked (1-9 marks): open it"
		: "F5   it is that file: open it");
	screen_put(row++, 2, COLS - 4, "F6   another volume, a temporary or "
	    "duplicate file of the case");
	screen_put(row++, 2, COLS - 4, "F7   another case: a new file all the "
	    "same");
	screen_put(row, 2, COLS - 4, "Esc  back to the number");
}
