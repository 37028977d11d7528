/* ingest/render.h: drawing a PDF page with poppler's pdftoppm.
 *
 * A child process with limits of its own on memory, time and output; it gets
 * the document as an open descriptor and writes to a memory file.  No shell,
 * no name of a file.  A page whose pictures poppler could not decode is
 * refused as damaged: pdftoppm itself would leave a hole and exit with 0.
 */
#ifndef INGEST_RENDER_H
#define INGEST_RENDER_H

#include <stdint.h>

#include "ingest/image.h"

/* Page n (from 1) at dpi; grey where the page has no colour. */
enum cr_status render_page(
    struct raster *out, int fd, uint32_t n, double dpi, struct refusal *r);

#endif
