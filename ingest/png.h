/* ingest/png.h: decoding and writing a PNG; the only face of libpng.
 *
 * All colour types, depths and interlacing (PNG, third edition).  One bit
 * stays one bit, also as a palette of black and white; grey stays grey;
 * 16 bits are cut to 8; transparent pixels are laid on white.  A bad check
 * sum or missing data in the picture is damaged; faults in chunks that do
 * not change it are ignored.
 */
#ifndef INGEST_PNG_H
#define INGEST_PNG_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "ingest/image.h"

enum cr_status png_gate(const uint8_t *data, size_t len, struct refusal *r);

enum cr_status png_page_decode(struct raster *out, struct page_facts *facts,
    const uint8_t *data, size_t len, struct refusal *r);

/* Append a raster as a PNG: one bit, grey or RGB as it is, with its
 * resolution. */
enum cr_status png_page_encode(struct buf *out, const struct raster *page,
    struct cr_err *e);

#endif
