/* mksamples/formtable.c: a ruled table, typed full or in part, with a total
 * below where it holds money.
 */
#include "scripts/mksamples/formparts.h"

#include <string.h>

#define COLUMNS 6

/* A column is as wide as what goes into it is long. */
static double
share(enum fill fill)
{
	switch (fill) {
	case FILL_GOODS:
	case FILL_FIRM:
		return 3.2;
	case FILL_NAME:
	case FILL_PLACE:
		return 2.4;
	case FILL_COUNT:
	case FILL_AGE:
		return 0.8;
	default:
		return 1.4;
	}
}

static void
cell(struct form *f, enum fill fill, double x, double right, double baseline)
{
	char s[160];
	char *cut;

	form_fill(f, fill, s, sizeof(s));
	while (x + form_width(f, HAND_TYPED, s) > right) {
		cut = strrchr(s, ' ');
		if (!cut)
			return;
		*cut = '\0';
	}
	/* figures to the right */
	if (fill == FILL_MONEY || fill == FILL_COUNT)
		x = right - form_width(f, HAND_TYPED, s);
	form_set(f, HAND_TYPED, x, baseline, s);
}

static void
rule_table(struct form *f, const double *x, int n, double top, int rows,
    double high)
{
	bool across = rng_chance(&f->r, 65), down = rng_chance(&f->r, 75);
	double bottom = top + (rows + 1) * high;
	int i;

	for (i = 0; i <= rows + 1; i++)
		if (across || i < 2 || i > rows)
			form_rule(f, x[0], x[n], top + i * high, 0.7);
	for (i = 0; i <= n; i++) {
		if (!down && i > 0 && i < n)
			continue;
		cairo_set_line_width(f->cr, 0.7);
		cairo_move_to(f->cr, x[i], top);
		cairo_line_to(f->cr, x[i], bottom);
		cairo_stroke(f->cr);
	}
}

void
part_table(struct form *f, const struct field *list, int n, int rows)
{
	double x[COLUMNS + 1], sum = 0;
	double high = (15 + 2 * rng_unit(&f->r)) * f->air, top = f->y - 8;
	int i, k, typed = rng_range(&f->r, (rows + 1) / 2, rows);

	if (n > COLUMNS)
		die("a table of %d columns", n);
	for (i = 0; i < n; i++)
		sum += share(list[i].fill);
	for (i = 0, x[0] = f->left; i < n; i++)
		x[i + 1] = x[i] +
			   (f->right - f->left) * share(list[i].fill) / sum;
	rule_table(f, x, n, top, rows, high);
	for (i = 0; i < n; i++)
		form_center(f, HAND_BOLD, (x[i] + x[i + 1]) / 2,
		    top + high - 4, list[i].label);
	for (k = 1; k <= typed; k++)
		for (i = 0; i < n; i++)
			if (!rng_chance(&f->r, 8))
				cell(f, list[i].fill, x[i] + 4, x[i + 1] - 3,
				    top + (k + 1) * high - 4);
	f->y = top + (rows + 1) * high + 16;
	if (list[n - 1].fill == FILL_MONEY) {
		form_set(f, HAND_BOLD, x[n - 1] - 42, f->y - 2, "TOTAL");
		form_box(f, x[n - 1], top + (rows + 1) * high,
		    x[n] - x[n - 1], high, 1.0);
		cell(f, FILL_MONEY, x[n - 1] + 4, x[n] - 3,
		    top + (rows + 2) * high - 4);
		f->y += 14;
	}
}
