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

enum cr_status pdf_inspect(
    struct image_info *info, const struct master *m, struct refusal *r);

enum cr_status pdf_page(struct raster *out, struct page_facts *facts,
    const struct master *m, uint32_t n, struct refusal *r);

#endif
