/* ocr/flaws.h: what is wrong with a page's picture (the flaws of
 * ocr/triage.h), measured where something is written, so that neither the
 * scanner's lid nor stains have a say.
 */
#ifndef OCR_FLAWS_H
#define OCR_FLAWS_H

#include <stdbool.h>

struct marks;
struct page_image;

struct quality {
	int marks;     /* on the page */
	bool type;     /* enough of them are type */
	double letter; /* height of a small letter, pixels of the page */
	/* Of grey pages, medians over the marks; 0 of bilevel ones: */
	double paper, ink; /* greys beside and within a stroke, 0..255 */
	/* Pixels of the page from paper to ink: the height of the step over
	 * its steepest part. */
	double edge;
	/* By edge of the page as lines run (left, upper, right, lower): lines
	 * that run over it; above and below, marks that do. */
	int cut[4];
};

/* aside: its lines run down the picture. */
void quality_measure(struct quality *q, const struct page_image *page,
    const struct marks *m, bool aside);

/* enum flaw, of what was measured. */
unsigned quality_flaws(const struct quality *q);

#endif
