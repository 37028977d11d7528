/* ocr/prep.h: from a page to the picture that the engine is given, and from
 * the engine's boxes back to the page.
 *
 * prep_make turns by quarters, takes the evened page where there is one,
 * enlarges or halves by the size of the letters and takes out the skew; each
 * step only where a measurement (ocr/measure.h) asks for it, for each costs a
 * little sharpness.  It does not binarise: the engine's reader looks at the
 * grey picture, and was measured to read it better than any binary picture
 * made from it.
 *
 * Memory: the page, its evened copy and two steps of the preparation may be
 * held at once, four bytes a pixel of the page as it was loaded (a page under
 * 8 million pixels may be enlarged: twelve).
 */
#ifndef OCR_PREP_H
#define OCR_PREP_H

#include <stdint.h>

#include "base/err.h"
#include "base/text.h"

struct Pix;
struct measure;
struct page_image;

/* What the engine gets. */
struct prep {
	struct Pix *pix;
	int dpi;               /* of pix */
	int32_t width, height; /* of the page after `rotation` */
	int rotation;          /* clockwise turn that was made: 0 90 180 270 */
	double skew;           /* degrees clockwise that were taken out */
	double scale;          /* pixels of pix for one of the page */
	char steps[64];        /* "even,x2,deskew" for people; "none" */
};

enum cr_status prep_make(struct prep *p, const struct page_image *page,
    const struct measure *m, int rotation, struct cr_err *e);
void prep_release(struct prep *p);

/* A box of p->pix on the page after `rotation`, not deskewed: the box around
 * its turned corners, within the page. */
struct box prep_box(const struct prep *p, struct box b);

/* leptonica says nothing on standard error from here on: each of its
 * failures comes back as a value, and is looked at. */
void prep_quiet(void);

#endif
