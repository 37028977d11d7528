/* ingest/pdfimage.h: the pixels of a PDF's image, from its bytes as stored.
 *
 * For images that are a whole page (ingest/pdf.c finds them).  The bytes go
 * unaltered to the decoder of their kind; inflated rows come one at a time,
 * so that a stream that inflates without end meets the last row and stops.
 */
#ifndef INGEST_PDFIMAGE_H
#define INGEST_PDFIMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/fax.h"
#include "ingest/samples.h"

enum pdf_filter {
	PDF_PLAIN,
	PDF_FLATE,
	PDF_JPEG, /* DCTDecode */
	PDF_FAX,  /* CCITTFaxDecode */
};

struct pdf_image {
	uint32_t width, height;
	enum pdf_filter filter;
	bool predicted;      /* PDF_FLATE: PNG filters before each row */
	struct fax fax;      /* PDF_FAX */
	struct samples s;    /* PDF_PLAIN, PDF_FLATE; bits 1, 2, 4, 8 */
	const uint8_t *data; /* borrowed */
	size_t len;
};

const char *pdf_image_how(const struct pdf_image *im); /* "pdf-jpeg" ... */

/* REASON_NOT_SUPPORTED: let another program try; any other: it is so. */
enum cr_status pdf_image_decode(
    struct raster *out, const struct pdf_image *im, struct refusal *r);

#endif
