/* print/sheet.h: where labels lie on a sheet of A4.
 *
 *	a4     2 x 5 of 100 x 56 mm, plain paper, to be cut along the marks
 *	21     3 x 7 of 63.5 x 38.1 mm (as Avery L7160)
 *	24     3 x 8 of 63.5 x 33.9 mm (as Avery L7159)
 *	24x70  3 x 8 of 70 x 37 mm, no gaps (as Herma 4464)
 *	6      2 x 3 of 105 x 99 mm, plain paper, to be cut: cover slips
 *	2      two a page, to be cut: tracers
 *	1      one a page: cover slips
 */
#ifndef PRINT_SHEET_H
#define PRINT_SHEET_H

#include "print/printout.h"

struct sheet {
	const char *name;
	int columns, rows;
	double w, h;           /* of a label, mm */
	double left, top;      /* of the first */
	double step_x, step_y; /* from one to the next */
	bool cut;              /* by hand: marks are printed */
};

/* NULL: there is none of that name. */
const struct sheet *sheet_find(const char *name);
int sheet_cells(const struct sheet *s);

/* Labels one after another, from cell start (from 1) of the first sheet on;
 * all moved by dx, dy mm, as the printer needs it. */
struct sheet_pen {
	struct printout *p;
	const struct sheet *sheet;
	double dx, dy;
	int next; /* cell of this page, from 0 */
	bool begun;
};
void sheet_begin(struct sheet_pen *pen, struct printout *p,
    const struct sheet *s, int start, double dx, double dy);
/* The area of the next label; begins a page where one is needed.  Where the
 * printout is marked, each label is, above that area. */
struct area sheet_next(struct sheet_pen *pen);

/* A page to lay behind a sheet of labels and hold to the light: frames where
 * labels should be, rulers, and which --offset to give. */
void sheet_calibration(struct printout *p, const struct sheet *s, double dx,
    double dy);

#endif
