/* ingest/stripjpeg.h: one JPEG from the strips of a TIFF.
 *
 * TIFF Technical Note 2 (1995): each strip is a JPEG of its own, with the
 * tables it shares with the others in the tag JPEGTables.  Where all strips
 * have the same head, they are joined without touching a coded bit: what a
 * strip ends with (padding to a byte, prediction from zero) is just what a
 * restart marker stands for (ITU-T T.81, E.1.4), so the strips become the
 * restart intervals of one picture.
 */
#ifndef INGEST_STRIPJPEG_H
#define INGEST_STRIPJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct jpeg_strip {
	const uint8_t *data; /* borrowed */
	size_t len;
};

/* Append it.  tables may be NULL; rows: of each strip but the last.  False:
 * these cannot be joined (a strip differs, or has restart markers itself). */
bool stripjpeg_join(struct buf *out, const struct jpeg_strip *tables,
    const struct jpeg_strip *strips, size_t n, uint32_t width, uint32_t height,
    uint32_t rows);

#endif
