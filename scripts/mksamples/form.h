/* mksamples/form.h: an office form of the years of the fax machine.
 *
 * Printed labels, rules and boxes; entries typed into them; then sent by fax
 * and kept as a small grey picture.  The truth is every printed or typed word,
 * row by row as a person reads: not the scrawls, not what a stamp says.
 *
 * Lengths are points (1/72 inch) on the form, baselines count from the top.
 */
#ifndef MKSAMPLES_FORM_H
#define MKSAMPLES_FORM_H

#include <stdbool.h>

#include <pango/pangocairo.h>

#include "scripts/mksamples/matter.h"
#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/stamp.h"
#include "scripts/mksamples/util.h"

#define FORM_WIDTH  612.0
#define FORM_HEIGHT 811.0
#define FORM_DPI    200 /* of the fax */
#define FORM_PIXELS 754 /* wide, as it is kept */

enum hand {
	HAND_LABEL, /* what the printer set */
	HAND_BOLD,
	HAND_FINE,  /* the small print */
	HAND_HEAD,  /* letterhead and title */
	HAND_TYPED, /* what the clerk typed */
	HANDS
};

struct face {
	const char *family;
	double points;
	bool bold;
};

struct piece {
	double x, baseline;
	char *s;
};

struct form {
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	struct rng r;
	struct matter m;
	struct day day;
	struct face face[HANDS];
	bool capitals;     /* the clerk's shift key is down */
	double typed_lift; /* the paper was not quite straight in the roller */
	double air;        /* stretches what has room to be stretched */
	double left, right, y;
	struct piece *piece;
	size_t n, cap;
};

/* formdraw.c: the pen.  Every word set is kept for the truth. */
void form_begin(struct form *f, uint64_t seed, unsigned index, double air);
void form_end(struct form *f);
double form_width(struct form *f, enum hand h, const char *s);
/* Set s at x; returns where it ends. */
double form_set(
    struct form *f, enum hand h, double x, double baseline, const char *s);
void form_center(
    struct form *f, enum hand h, double x, double baseline, const char *s);
/* Wrap s between x and right, `leading` apart; returns the last baseline. */
double form_wrap(struct form *f, enum hand h, double x, double right,
    double baseline, double leading, const char *s);
void form_rule(struct form *f, double x0, double x1, double y, double width);
void form_box(
    struct form *f, double x, double y, double w, double h, double width);
void form_scrawl(struct form *f, double x, double baseline, double width);
/* The words in rows; lives until text_free. */
void form_truth(struct form *f, struct text *out);

/* formfill.c: what a clerk types into a field. */
enum fill {
	FILL_NAME,
	FILL_FIRM,
	FILL_CASE,
	FILL_DATE,
	FILL_PLACE,
	FILL_PHONE,
	FILL_MONEY,
	FILL_COUNT,
	FILL_TIME,
	FILL_AGE,
	FILL_BOX,
	FILL_OFFICE,
	FILL_GOODS,
	FILL_REMARK,
	FILL_NONE
};
void form_fill(struct form *f, enum fill what, char *out, size_t size);

/* forms.c: n forms, DIR/form-SEED-NN.png with .gt.txt beside each. */
void forms_make(const char *dir, uint64_t seed, unsigned n);

#endif
