/* ocr/measure.h: what a page looks like, before anything is read.
 *
 * All measures together cost some hundredths of a second for a page of A4
 * at 300 dpi.  They decide which steps of preparation are worth it and which
 * way up the page probably lies; they read nothing.
 */
#ifndef OCR_MEASURE_H
#define OCR_MEASURE_H

#include <stdbool.h>

struct Pix;
struct page_image;

struct measure {
	struct Pix *ink; /* the page, bilevel, for further measures */
	/* The page with its background made even, where a shadow, a
	 * photograph, dark paper or faint ink asks for it; else NULL. */
	struct Pix *even;
	float ink_share; /* of all pixels, 0..1 */
	unsigned marks;  /* connected marks of a letter's size */
	int mark_height; /* their median, pixels; 0: too few to say */
	/* Ascenders against descenders (Bloomberg, leptonica flipdetect.c),
	 * in standard deviations: up > 0 upright, < 0 upside down; left > 0
	 * lying on its left side (needs 90 clockwise), < 0 on its right. */
	float up, left;
};

void measure_page(struct measure *m, const struct page_image *page);
void measure_release(struct measure *m);

/* A grey picture with its background brought to 200 everywhere; NULL where
 * none is found (a page all dark). */
struct Pix *measure_even(struct Pix *grey);

/* The clockwise turn (0, 90, 180, 270) that `up` and `left` speak for;
 * *sure where no doubt is left. */
int measure_turn(const struct measure *m, bool *sure);

/* The small angle, degrees, by which a bilevel picture must be turned
 * clockwise for its lines to be level; 0 where that is not certain.
 * Between -20 and 20. */
double measure_skew(struct Pix *ink);

#endif
