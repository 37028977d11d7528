/* ingest/pdfdict.h: what a PDF says of an image: its dictionary (ISO 32000-1,
 * 8.9.5 and 7.4), read into a struct pdf_image. */
#ifndef INGEST_PDFDICT_H
#define INGEST_PDFDICT_H

#include "ingest/pdf.h"
#include "ingest/pdfimage.h"

/* resources: of the page or form, for named colour spaces.  black: a stencil
 * would be painted black.  False where the image is not of the plain kinds:
 * grey, RGB, a palette of these, a black stencil, without a mask, through at
 * most one filter that pdfimage.h knows.  im->data is not set. */
bool pdf_image_describe(struct pdf_image *im, struct pdf *p, unsigned image,
    unsigned resources, bool black);

#endif
