/* ingest/pdfpage.h: pages of a PDF.
 *
 * A page that is one scan gives the scan's own pixels, decoded from the
 * bytes the scanner wrote; any other page is drawn by poppler's pdftoppm in
 * a child process (ingest/render.h).  pdfpage.c says what "one scan" means.
 */
#ifndef INGEST_PDFPAGE_H
#define INGEST_PDFPAGE_H

#include <stdint.h>

#include "ingest/image.h"
#include "ingest/pdfimage.h"

enum cr_status pdf_inspect(
    struct image_info *info, const struct master *m, struct refusal *r);

enum cr_status pdf_page(struct raster *out, struct page_facts *facts,
    const struct master *m, uint32_t n, struct refusal *r);

/* The scan that page n is, as its bytes are stored: *data, which im->data
 * points to, is to free().  REASON_NOT_SUPPORTED: the page is not one scan. */
enum cr_status pdf_scan(struct pdf_image *im, unsigned char **data,
    struct page_facts *facts, const struct master *m, uint32_t n,
    struct refusal *r);

#endif
