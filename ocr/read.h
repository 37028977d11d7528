/* ocr/read.h: reading one page, from pixels to text: the policy that puts
 * ocr/measure.h, ocr/prep.h and ocr/tess.h together.
 *
 * A page is read once as it probably lies.  Only where that reads badly, or
 * where it was turned on evidence that the reading does not bear out, is it
 * read again another way, and the better reading kept.
 */
#ifndef OCR_READ_H
#define OCR_READ_H

#include <stdbool.h>

#include "base/err.h"
#include "base/text.h"

struct page_image;
struct tess;

struct reading {
	struct page_text text; /* boxes as text.h says */
	/* "blank": nothing is on it, or no more than a scanner's glass leaves
	 * in the outermost margin; "unreadable": ink, but no sensible word or
	 * few; else "printed".  Finer kinds are not told apart here. */
	const char *kind;
	int rotation;      /* clockwise turn made: 0 90 180 270 */
	double skew;       /* degrees clockwise taken out */
	double confidence; /* 0..100, weighted by letters; 0: no words */
	char steps[64];    /* of the preparation: "x2,deskew" */
	bool cut;          /* the deadline came before the end */
};

/* deadline_ms 0: none. */
enum cr_status read_page(struct reading *out, struct tess *t,
    const struct page_image *page, int deadline_ms, struct cr_err *e);
void reading_release(struct reading *r);

#endif
