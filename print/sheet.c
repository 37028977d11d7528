/* print/sheet.c: where labels lie on a sheet (see sheet.h).  The measures are
 * those that the makers print on the boxes. */
#include "print/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const struct sheet sheets[] = {
	{ "a4", 2, 5, 100, 56, 5, 8.5, 100, 56, true },
	{ "21", 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1, false },
	{ "24", 3, 8, 63.5, 33.9, 7.2, 12.9, 66.04, 33.9, false },
	{ "24x70", 3, 8, 70, 37, 0, 0.5, 70, 37, false },
	{ "6", 2, 3, 105, 99, 0, 0, 105, 99, true },
	{ "2", 1, 2, 190, 128, 10, 10, 190, 138, true },
	{ "1", 1, 1, 190, 277, 10, 10, 190, 277, false },
};

const struct sheet *
sheet_find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof sheets / sizeof *sheets; i++)
		if (!strcmp(sheets[i].name, name))
			return &sheets[i];
	return NULL;
}

int
sheet_cells(const struct sheet *s)
{
	return s->columns * s->rows;
}

static struct area
cell(const struct sheet *s, int n, double dx, double dy)
{
	return (struct area){ s->left + n % s->columns * s->step_x + dx,
		s->top + n / s->columns * s->step_y + dy, s->w, s->h };
}

/* Where to cut: dashed, so that a photocopy of one label has no frame. */
static void
cut_marks(struct printout *p, const struct sheet *s, double dx, double dy)
{
	double right = s->left + s->columns * s->step_x + dx;
	double foot = s->top + s->rows * s->step_y + dy;
	int i;

	for (i = 0; i <= s->columns; i++) {
		double x = s->left + i * s->step_x + dx;

		if (x > 0.5 && x < printout_width(p) - 0.5)
			printout_dashes(p, x, s->top + dy, x, foot, 0.15);
	}
	for (i = 0; i <= s->rows; i++) {
		double y = s->top + i * s->step_y + dy;

		if (y > 0.5 && y < printout_height(p) - 0.5)
			printout_dashes(p, s->left + dx, y, right, y, 0.15);
	}
}

void
sheet_begin(struct sheet_pen *pen, struct printout *p, const struct sheet *s,
    int start, double dx, double dy)
{
	*pen = (struct sheet_pen){ .p = p, .sheet = s, .dx = dx, .dy = dy,
		.next = start - 1 };
}

/* What a label says of all labels is on each: they are cut apart. */
static struct area
marked(struct printout *p, struct area a)
{
	enum { STRIP = 4 }; /* mm */
	static const struct print_style style = { .size = 9, .least = 5,
		.bold = true, .align = PAPER_CENTRE, .lines = 1 };

	if (!printout_marked(p))
		return a;
	printout_text(p, (struct area){ a.x + 2, a.y + 0.8, a.w - 4,
	    STRIP - 0.8 }, &style, printout_marked(p));
	return (struct area){ a.x, a.y + STRIP, a.w, a.h - STRIP };
}

struct area
sheet_next(struct sheet_pen *pen)
{
	const struct sheet *s = pen->sheet;

	if (!pen->begun || pen->next == sheet_cells(s)) {
		if (pen->begun)
			pen->next = 0;
		pen->begun = true;
		printout_page(pen->p);
		if (s->cut)
			cut_marks(pen->p, s, pen->dx, pen->dy);
	}
	return marked(pen->p, cell(s, pen->next++, pen->dx, pen->dy));
}

/* A cross with millimetres along both arms. */
static void
ruler(struct printout *p, double x, double y)
{
	int i;

	printout_line(p, x - 6, y, x + 6, y, 0.2);
	printout_line(p, x, y - 6, x, y + 6, 0.2);
	for (i = -5; i <= 5; i++) {
		double arm = i % 5 ? 0.8 : 1.8;

		printout_line(p, x + i, y - arm, x + i, y + arm, 0.12);
		printout_line(p, x - arm, y + i, x + arm, y + i, 0.12);
	}
}

/* A printer that fits pages to its paper moves each label by another bit: no
 * offset helps. */
static void
scale(struct printout *p, struct area a)
{
	enum { LONG = 50 }; /* mm */
	const struct print_style style = { .size = 9, .least = 6,
		.align = PAPER_CENTRE };
	double x = a.x + (a.w - LONG) / 2, y = a.y + a.h / 2 - 4;
	int i;

	printout_line(p, x, y, x + LONG, y, 0.2);
	for (i = 0; i <= LONG; i++)
		printout_line(p, x + i, y, x + i, y - (i % 10 ? i % 5 ? 1.2
		    : 2 : 3), 0.12);
	printout_text(p, (struct area){ a.x + 3, y + 1.5, a.w - 6,
	    a.h / 2 + 1 }, &style, "This ruler is 50 mm long. Where it is "
	    "not, the printer fits pages to its paper: turn that off first.");
}

void
sheet_calibration(struct printout *p, const struct sheet *s, double dx,
    double dy)
{
	const struct print_style style = { .size = 10, .least = 6,
		.align = PAPER_CENTRE, .middle = true };
	const double right = s->left + dx + (s->columns - 1) * s->step_x + s->w;
	const double foot = s->top + dy + (s->rows - 1) * s->step_y + s->h;
	const int middle = s->rows / 2 * s->columns + s->columns / 2;
	struct area a = cell(s, middle, dx, dy);
	char *text = xasprintf("Print this on plain paper at 100 %% (no \"fit "
	    "to page\"), lay it on a sheet of labels and hold both to the "
	    "light. Each cross should lie on a corner of a label. Where "
	    "it lies 2 mm too far left and 1 mm too low, give\n--offset %g,%g"
	    "\nfrom now on. This page was printed with\n--offset %g,%g",
	    dx + 2, dy - 1, dx, dy);
	int i, n = sheet_cells(s);

	printout_page(p);
	for (i = 0; i < n; i++)
		printout_box(p, cell(s, i, dx, dy), 0.15);
	ruler(p, s->left + dx, s->top + dy);
	ruler(p, right, s->top + dy);
	ruler(p, s->left + dx, foot);
	ruler(p, right, foot);
	printout_text(p, (struct area){ a.x + 2, a.y + 1, a.w - 4, a.h - 2 },
	    &style, text);
	scale(p, cell(s, middle - s->columns, dx, dy));
	free(text);
}
