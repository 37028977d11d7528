/* search/pdfplace.h: how large a PDF's page is, and how the scan lies on it.
 *
 * The scan is turned by the page's matrix, never by its pixels: first as its
 * tag says (TIFF 6.0 tag 274), then as reading found it lying.
 */
#ifndef SEARCH_PDFPLACE_H
#define SEARCH_PDFPLACE_H

#include "base/buf.h"
#include "catalog/record.h"
#include "search/embedded.h"

/* Points of the page as it is looked at: pixels by the resolution that is
 * known of it.  Where none is, or one that cannot be (a photo says 72 dots an
 * inch, and would be a metre long), the page is as long as A4. */
void place_size(double *width, double *height, const struct embedded *em,
    const struct rec_page *p);

/* Append the operators that paint the image /P over all of it. rotation:
 * degrees clockwise. */
void place_picture(struct buf *b, const struct embedded *em, int rotation,
    double width, double height);

#endif
