/* print/table.c: a list on paper (see table.h).  "Page n" only: how many there
 * will be is known at the end, where it says so. */
#include "print/table.h"

#include <stdlib.h>

#include "base/mem.h"

enum { EDGE = 15, FOOT = 14 }; /* mm, of the page */
static const double pad = 1.2;   /* mm, in a cell */

static double
size_of(const struct table *t)
{
	return t->spec->size > 0 ? t->spec->size : 9;
}

static double
bottom(const struct table *t)
{
	return printout_height(t->p) - FOOT;
}

static double
width(const struct table *t)
{
	return printout_width(t->p) - 2 * EDGE;
}

static void
head(struct table *t)
{
	const struct print_style s = { .size = size_of(t) - 0.5, .bold = true };
	double y0 = t->y, h = 0, cell;
	size_t i;

	for (i = 0; i < t->spec->n_columns; i++) {
		struct print_style c = s;
		struct area a = { t->x[i] + pad, y0 + pad,
			t->x[i + 1] - t->x[i] - 2 * pad, 30 };

		c.align = t->spec->columns[i].right ? PAPER_RIGHT : PAPER_LEFT;
		cell = printout_text(t->p, a, &c, t->spec->columns[i].title);
		h = cell > h ? cell : h;
	}
	t->y += h + 2 * pad;
	printout_line(t->p, EDGE, y0, EDGE + width(t), y0, 0.4);
	printout_line(t->p, EDGE, t->y, EDGE + width(t), t->y, 0.4);
}

static void
foot(struct table *t)
{
	struct print_style s = { .size = 8, .lines = 1 };
	double y = printout_height(t->p) - FOOT + 4;
	char *text = xasprintf("page %d", t->page);

	printout_text(t->p, (struct area){ EDGE, y, width(t) / 2, 5 }, &s,
	    t->spec->date ? t->spec->date : "");
	s.align = PAPER_RIGHT;
	printout_text(t->p, (struct area){ EDGE + width(t) / 2, y,
	    width(t) / 2, 5 }, &s, text);
	free(text);
}

static void
say_section(struct table *t)
{
	const struct print_style s = { .size = size_of(t) + 1, .bold = true };

	t->y += 2;
	t->y += printout_text(t->p, (struct area){ EDGE, t->y, width(t), 15 },
	    &s, t->section.data) + 1;
	printout_line(t->p, EDGE, t->y, EDGE + width(t), t->y, 0.25);
}

static void
new_page(struct table *t)
{
	const struct print_style title = { .size = 15, .bold = true };
	const struct print_style small = { .size = 9.5 };

	printout_page(t->p);
	t->page++;
	foot(t);
	t->y = EDGE;
	t->y += printout_text(t->p, (struct area){ EDGE, t->y, width(t), 20 },
	    &title, t->spec->title);
	if (t->spec->subtitle && t->page == 1)
		t->y += printout_text(t->p,
		    (struct area){ EDGE, t->y + 1, width(t), 40 }, &small,
		    t->spec->subtitle) + 1;
	t->y += 3;
	head(t);
	if (t->section.len)
		say_section(t);
}

void
table_begin(struct table *t, struct printout *p, const struct table_spec *spec)
{
	double all = 0, x = EDGE;
	size_t i;

	*t = (struct table){ .p = p, .spec = spec };
	buf_init(&t->section);
	for (i = 0; i < spec->n_columns; i++)
		all += spec->columns[i].share;
	for (i = 0; i < spec->n_columns && i < TABLE_COLUMNS_MAX; i++) {
		t->x[i] = x;
		x += spec->columns[i].share / all * width(t);
	}
	t->x[i] = x;
	new_page(t);
}

void
table_section(struct table *t, const char *text)
{
	buf_reset(&t->section);
	if (t->y + 25 > bottom(t)) { /* not alone at the foot */
		buf_adds(&t->section, text);
		new_page(t);
		return;
	}
	buf_adds(&t->section, text);
	say_section(t);
}

static struct print_style
cell_style(const struct table *t, size_t i)
{
	const struct table_column *c = &t->spec->columns[i];

	return (struct print_style){ .size = size_of(t), .mono = c->mono,
		.align = c->right ? PAPER_RIGHT : PAPER_LEFT };
}

/* The height of a row, its cells' padding included. */
static double
row_height(struct table *t, const char *const *cells)
{
	double h = 5 - 2 * pad, cell;
	size_t i;

	for (i = 0; i < t->spec->n_columns; i++) {
		struct print_style s = cell_style(t, i);

		if (!cells[i] || t->spec->columns[i].tick)
			continue;
		cell = printout_measure(t->p, t->x[i + 1] - t->x[i] - 2 * pad,
		    &s, cells[i]);
		h = cell > h ? cell : h;
	}
	return h + 2 * pad;
}

void
table_row(struct table *t, const char *const *cells)
{
	double h = row_height(t, cells), most = bottom(t) - EDGE - 40;
	size_t i;

	h = h < most ? h : most; /* a cell of a whole page is no cell */
	if (t->y + h > bottom(t))
		new_page(t);
	for (i = 0; i < t->spec->n_columns; i++) {
		struct print_style s = cell_style(t, i);
		struct area a = { t->x[i] + pad, t->y + pad,
			t->x[i + 1] - t->x[i] - 2 * pad, h - 2 * pad + 0.5 };

		if (t->spec->columns[i].tick)
			printout_box(t->p, (struct area){ a.x, a.y, 3.2, 3.2 },
			    0.3);
		else if (cells[i])
			printout_text(t->p, a, &s, cells[i]);
	}
	t->y += h;
	printout_line(t->p, EDGE, t->y, EDGE + width(t), t->y, 0.12);
}

void
table_note(struct table *t, const char *text)
{
	const struct print_style s = { .size = size_of(t) };
	double h = printout_measure(t->p, width(t), &s, text);

	if (t->y + h + 2 > bottom(t))
		new_page(t);
	t->y += 2 + printout_text(t->p, (struct area){ EDGE, t->y + 2,
	    width(t), bottom(t) - t->y - 2 }, &s, text);
}

/* Lines to sign on, all of them on one page. */
static void
sign(struct table *t)
{
	static const char what[] = "name            office            date";
	const struct print_style s = { .size = 9, .bold = true };
	const struct print_style small = { .size = 7.5 };
	size_t i, n = t->spec->n_signatures;

	if (t->y + 8 + 20.0 * (double)n > bottom(t))
		new_page(t);
	t->y += 8;
	for (i = 0; i < n; i++) {
		printout_text(t->p, (struct area){ EDGE, t->y + 4, 45, 10 },
		    &s, t->spec->signatures[i]);
		printout_line(t->p, EDGE + 47, t->y + 9, EDGE + width(t),
		    t->y + 9, 0.3);
		printout_text(t->p, (struct area){ EDGE + 47, t->y + 9.5,
		    width(t) - 47, 5 }, &small, what);
		t->y += 20;
	}
}

void
table_end(struct table *t)
{
	struct print_style s = { .size = 8, .align = PAPER_CENTRE, .lines = 1 };
	char *text;

	if (t->spec->n_signatures)
		sign(t);
	text = xasprintf("end of the list: %d page%s", t->page,
	    t->page == 1 ? "" : "s");
	printout_text(t->p, (struct area){ EDGE, printout_height(t->p) -
	    FOOT + 4, width(t), 5 }, &s, text);
	free(text);
	buf_release(&t->section);
}
