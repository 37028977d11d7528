/* ingest/jpeg.h: decoding a JPEG; the only face of libjpeg(-turbo).
 *
 * Grey stays grey; YCbCr, RGB, CMYK and YCCK become RGB (Adobe's inverted
 * inks are known by the Adobe marker).  EXIF gives orientation (reported,
 * not applied) and, where JFIF is silent, the resolution.
 *
 * Refused as damaged: whatever libjpeg warns of that means lost blocks
 * (premature end, bad codes, lost restart markers), and a progressive file
 * that ends before its last scan.  Harmless: surplus bytes between markers,
 * a missing end marker after complete data.  More than 100 scans, or more
 * working memory than a large honest scan needs, is too large.
 */
#ifndef INGEST_JPEG_H
#define INGEST_JPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/image.h"

/* The header alone: is it a JPEG that may be decoded? */
enum cr_status jpeg_gate(const uint8_t *data, size_t len, struct refusal *r);

/* What the header says of the colours, for whoever hands the bytes on. */
struct jpeg_head {
	uint32_t width, height;
	unsigned components; /* 1, 3, 4 */
	bool adobe;          /* the Adobe marker is there: inks are inverted */
	bool mixed;          /* luminance and chrominance: YCbCr, YCCK */
	bool plain;          /* Huffman coded, 8 bits: every viewer reads it */
	int orientation;     /* EXIF, 1..8 */
	uint32_t dpi;        /* 0: not said */
};

enum cr_status jpeg_describe(struct jpeg_head *h, const uint8_t *data,
    size_t len, struct refusal *r);

enum cr_status jpeg_decode(struct raster *out, struct page_facts *facts,
    const uint8_t *data, size_t len, struct refusal *r);

#endif
