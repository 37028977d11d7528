/* ocr/prep.h: from a decoded page to the picture that the engine is given,
 * and from the engine's boxes back to the page.
 *
 *	raster --page_load--> struct page_image (grey or bilevel, halved where
 *	    it is finer than any text needs) --prep_make--> struct prep
 *
 * prep_make turns by quarters, evens out the background, enlarges or halves
 * by the size of the letters and takes out the skew; each step only where a
 * measurement (ocr/measure.h) asks for it, for each costs a little sharpness.
 * It does not binarise: the engine's reader looks at the grey picture, and
 * was measured to read it better than any binary picture made from it.
 *
 * Memory: of a page of N pixels at most N + N/2 bytes are held here for grey
 * (N counts after halving; 40 million pixels at most, see PREP_MAX_PIXELS).
 * leptonica is kept quiet by prep_quiet, once per process.
 */
#ifndef OCR_PREP_H
#define OCR_PREP_H

#include "base/err.h"
#include "base/raster.h"
#include "base/text.h"

struct Pix;
struct measure;

#define PREP_MAX_PIXELS 40000000u /* larger pages are halved */

/* A page as it came, ready to be looked at. */
struct page_image {
	struct Pix *pix;       /* 1 or 8 bits a pixel */
	int32_t width, height; /* of the page, before `reduced` */
	int reduced;           /* pix is 1/reduced of the page */
	int dpi;               /* of pix: the file's word where plausible */
};

/* CR_SKIP where there is no memory for it. */
enum cr_status page_load(struct page_image *p, const struct raster *r,
    struct cr_err *e);
void page_release(struct page_image *p);

/* dpi of a page of w x h pixels: `tag` where that gives a page between 4 and
 * 24 inches, else as if its long side were that of A4 paper. */
int page_dpi(int32_t w, int32_t h, int tag);

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
