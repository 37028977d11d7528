/* ocr/page.h: a decoded page as a picture that can be looked at: grey or
 * bilevel, halved where it is finer than any text needs.
 *
 * Colour becomes grey by its luminance; where there is a stamp, a seal or a
 * pen in colour beside black text, that ink fades.  One byte a pixel is held, of at
 * most PAGE_MAX_PIXELS pixels.
 */
#ifndef OCR_PAGE_H
#define OCR_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/raster.h"

struct Pix;

#define PAGE_MAX_PIXELS 40000000u /* larger pages are halved */

struct page_image {
	struct Pix *pix;       /* 1 or 8 bits a pixel */
	int32_t width, height; /* of the page, before `reduced` */
	int reduced;           /* pix is 1/reduced of the page */
	int dpi;               /* of pix: the file's word where plausible */
	bool faded;            /* coloured ink was made light */
};

/* The raster may be given back at once.  CR_SKIP where there is no memory
 * for it. */
enum cr_status page_load(
    struct page_image *p, const struct raster *r, struct cr_err *e);
void page_release(struct page_image *p);

/* dpi of a page of w x h pixels: `tag` where that gives a page between 4 and
 * 18 inches, else as if its long side were that of A4 paper. */
int page_dpi(int32_t w, int32_t h, int tag);

#endif
