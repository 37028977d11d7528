/* ingest/tiff.h: decoding one page of a TIFF; the only face of libtiff.
 *
 * The caller has put the page through tiffgate.h first and gives the offset
 * of its directory, so that page 3,000 costs what page 1 costs.
 *
 * What comes out: bilevel stays one bit; grey stays one byte (16 bits are
 * cut to 8); colour becomes RGB; alpha is laid on white.  Orientation is
 * reported, not applied.
 *
 * What is refused as damaged: any error of a decoder, missing strips, and
 * fax data that end early.  libtiff calls the last a success and leaves the
 * rest of the page white; tiff.c says how it is found out.
 */
#ifndef INGEST_TIFF_H
#define INGEST_TIFF_H

#include <stddef.h>
#include <stdint.h>

#include "ingest/image.h"

enum cr_status tiff_decode(struct raster *out, struct page_facts *facts,
    const uint8_t *data, size_t len, uint64_t dir, struct refusal *r);

#endif
