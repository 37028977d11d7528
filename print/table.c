/* print/table.c: a list on paper (see table.h).  What is in it is laid out
 * twice by the same functions: as it comes, to learn how many pages it takes,
 * and at the end, with ink. */
#include "print/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { EDGE = 15, FOOT = 14 }; /* mm, of the page */
static const double pad = 1.2;   /* mm, in a cell */

enum item_kind { ITEM_ROW, ITEM_SECTION, ITEM_NOTE };
struct table_item {
	enum item_kind kind;
	size_t text;   /* where its texts begin; of a row, one a column */
	double height; /* of a row, mm */
};

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

static bool
drawing(const struct table *t)
{
	return t->pages > 0;
}

/* The height is the same with ink and without. */
static double
put(struct table *t, struct area a, const struct print_style *s,
    const char *text)
{
	double h = printout_measure(t->p, a.w, s, text);

	if (drawing(t))
		printout_text(t->p, a, s, text);
	return h < a.h ? h : a.h;
}

static void
rule(struct table *t, double y, double thick)
{
	if (drawing(t))
		printout_line(t->p, EDGE, y, EDGE + width(t), y, thick);
}

/* ---- a page -------------------------------------------------------------- */

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
		cell = put(t, a, &c, t->spec->columns[i].title);
		h = cell > h ? cell : h;
	}
	t->y += h + 2 * pad;
	rule(t, y0, 0.4);
	rule(t, t->y, 0.4);
}

static void
foot(struct table *t)
{
	struct print_style s = { .size = 8, .lines = 1 };
	double y = printout_height(t->p) - FOOT + 4;
	char *text = xasprintf("page %d of %d", t->page, t->pages);

	printout_text(t->p, (struct area){ EDGE, y, width(t) / 2, 5 }, &s,
	    t->spec->date ? t->spec->date : "");
	s.align = PAPER_RIGHT;
	printout_text(t->p, (struct area){ EDGE + width(t) / 2, y,
	    width(t) / 2, 5 }, &s, text);
	free(text);
}

static void
say_section(struct table *t, const char *text, bool again)
{
	const struct print_style s = { .size = size_of(t) + 1, .bold = true };
	char *whole = xasprintf("%s%s", text, again ? " (continued)" : "");

	t->y += 2;
	t->y += put(t, (struct area){ EDGE, t->y, width(t), 15 }, &s, whole) +
	    1;
	rule(t, t->y, 0.25);
	free(whole);
}

static void
new_page(struct table *t)
{
	const struct print_style title = { .size = 15, .bold = true };
	const struct print_style small = { .size = 9.5 };

	t->page++;
	if (drawing(t)) {
		printout_page(t->p);
		foot(t);
	}
	t->y = EDGE;
	t->y += put(t, (struct area){ EDGE, t->y, width(t), 20 }, &title,
	    t->spec->title);
	if (t->spec->subtitle && t->page == 1)
		t->y += put(t, (struct area){ EDGE, t->y + 1, width(t), 40 },
		    &small, t->spec->subtitle) + 1;
	t->y += 3;
	head(t);
	if (t->section)
		say_section(t, t->text.data + t->items[t->section - 1].text,
		    true);
}

/* ---- what is in it ------------------------------------------------------- */

static struct print_style
cell_style(const struct table *t, size_t i)
{
	const struct table_column *c = &t->spec->columns[i];

	return (struct print_style){ .size = size_of(t), .mono = c->mono,
		.least = size_of(t) - 2,
		.align = c->right ? PAPER_RIGHT : PAPER_LEFT };
}

/* The height of a row, its cells' padding included.  A cell of a whole page is
 * no cell. */
static double
row_height(struct table *t, const char *const *cells)
{
	const double least = t->spec->row > 0 ? t->spec->row : 5;
	const double most = bottom(t) - EDGE - 40;
	double h = least - 2 * pad, cell;
	size_t i;

	for (i = 0; i < t->spec->n_columns; i++) {
		struct print_style s = cell_style(t, i);

		if (!cells[i] || t->spec->columns[i].tick)
			continue;
		cell = printout_measure(t->p, t->x[i + 1] - t->x[i] - 2 * pad,
		    &s, cells[i]);
		h = cell > h ? cell : h;
	}
	h += 2 * pad;
	return h < most ? h : most;
}

/* Texts low in a row that is higher than they need: written on beside it. */
static void
draw_row(struct table *t, const struct table_item *it)
{
	const char *text = t->text.data + it->text;
	const bool write = t->spec->row > 0;
	size_t i;

	for (i = 0; i < t->spec->n_columns; i++, text += strlen(text) + 1) {
		struct print_style s = cell_style(t, i);
		struct area a = { t->x[i] + pad, t->y + pad,
			t->x[i + 1] - t->x[i] - 2 * pad,
			it->height - 2 * pad + 0.5 };

		s.middle = write;
		if (t->spec->columns[i].tick)
			printout_box(t->p, (struct area){ a.x, write
				? a.y + (a.h - 4) / 2 : a.y,
			    write ? 4 : 3.2, write ? 4 : 3.2 }, 0.3);
		else if (*text)
			printout_text(t->p, a, &s, text);
	}
}

static void
lay_row(struct table *t, const struct table_item *it)
{
	if (t->y + it->height > bottom(t))
		new_page(t);
	if (drawing(t))
		draw_row(t, it);
	t->y += it->height;
	rule(t, t->y, 0.12);
}

/* Not alone at the foot. */
static void
lay_section(struct table *t, const struct table_item *it)
{
	t->section = 0;
	if (t->y + 25 > bottom(t))
		new_page(t);
	say_section(t, t->text.data + it->text, false);
	t->section = (size_t)(it - t->items) + 1;
}

static void
lay_note(struct table *t, const char *text)
{
	const struct print_style s = { .size = size_of(t) };
	double h = printout_measure(t->p, width(t), &s, text);

	if (t->y + h + 2 > bottom(t))
		new_page(t);
	t->y += 2 + put(t, (struct area){ EDGE, t->y + 2, width(t),
	    bottom(t) - t->y - 2 }, &s, text);
}

static void
lay(struct table *t, const struct table_item *it)
{
	if (it->kind == ITEM_ROW)
		lay_row(t, it);
	else if (it->kind == ITEM_SECTION)
		lay_section(t, it);
	else
		lay_note(t, t->text.data + it->text);
}

/* The text of an item, or one of its texts. */
static void
keep(struct table *t, const char *text)
{
	buf_add(&t->text, text ? text : "", text ? strlen(text) + 1 : 1);
}

static struct table_item *
item(struct table *t, enum item_kind kind)
{
	t->items = xgrow(t->items, t->n, &t->cap, sizeof *t->items);
	t->items[t->n] = (struct table_item){ kind, t->text.len, 0 };
	return &t->items[t->n++];
}

void
table_section(struct table *t, const char *text)
{
	struct table_item *it = item(t, ITEM_SECTION);

	keep(t, text);
	lay(t, it);
}

void
table_row(struct table *t, const char *const *cells)
{
	struct table_item *it = item(t, ITEM_ROW);
	size_t i;

	for (i = 0; i < t->spec->n_columns; i++)
		keep(t, cells[i]);
	it->height = row_height(t, cells);
	lay(t, it);
}

void
table_note(struct table *t, const char *text)
{
	struct table_item *it = item(t, ITEM_NOTE);

	keep(t, text);
	lay(t, it);
}

/* ---- from begin to end --------------------------------------------------- */

void
table_begin(struct table *t, struct printout *p, const struct table_spec *spec)
{
	double all = 0, x = EDGE;
	size_t i;

	*t = (struct table){ .p = p, .spec = spec };
	buf_init(&t->text);
	for (i = 0; i < spec->n_columns; i++)
		all += spec->columns[i].share;
	for (i = 0; i < spec->n_columns && i < TABLE_COLUMNS_MAX; i++) {
		t->x[i] = x;
		x += spec->columns[i].share / all * width(t);
	}
	t->x[i] = x;
	new_page(t);
}

/* One line: for a name, an office, a date. */
static void
sign_line(struct table *t, const char *who)
{
	static const struct {
		const char *word;
		double from, to; /* of the line, 0 to 1 */
	} parts[] = { { "name and signature", 0, 0.48 },
		{ "office", 0.51, 0.77 }, { "date", 0.80, 1 } };
	const struct print_style s = { .size = 9, .bold = true };
	const struct print_style small = { .size = 7.5, .lines = 1 };
	const double x = EDGE + 47, w = width(t) - 47, y = t->y + 9;
	size_t i;

	printout_text(t->p, (struct area){ EDGE, t->y + 4, 45, 10 }, &s, who);
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		double from = x + parts[i].from * w, to = x + parts[i].to * w;

		printout_line(t->p, from, y, to, y, 0.3);
		printout_text(t->p, (struct area){ from, y + 0.5, to - from,
		    5 }, &small, parts[i].word);
	}
}

/* All of them on one page. */
static void
sign(struct table *t)
{
	size_t i, n = t->spec->n_signatures;

	if (!n)
		return;
	t->section = 0;
	if (t->y + 8 + 20.0 * (double)n > bottom(t))
		new_page(t);
	t->y += 8;
	for (i = 0; i < n && drawing(t); i++, t->y += 20)
		sign_line(t, t->spec->signatures[i]);
}

void
table_end(struct table *t)
{
	struct print_style s = { .size = 8, .align = PAPER_CENTRE, .lines = 1 };
	char *text;
	size_t i;

	sign(t);
	t->pages = t->page; /* now with ink */
	t->page = 0;
	t->section = 0;
	new_page(t);
	for (i = 0; i < t->n; i++)
		lay(t, &t->items[i]);
	sign(t);
	text = xasprintf("end of the list: %d page%s", t->pages,
	    t->pages == 1 ? "" : "s");
	printout_text(t->p, (struct area){ EDGE, printout_height(t->p) -
	    FOOT + 4, width(t), 5 }, &s, text);
	free(text);
	free(t->items);
	buf_release(&t->text);
}
