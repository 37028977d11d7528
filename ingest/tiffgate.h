/* ingest/tiffgate.h: a TIFF's directories, read by ourselves.
 *
 * TIFF 6.0 (Adobe 1992) and BigTIFF: a chain of directories, each a count,
 * entries of 12 (20) bytes and the offset of the next; both byte orders.
 * This is the gate before libtiff: it counts the pages, finds loops and
 * directories outside the file, and refuses sizes beyond the limits, by
 * reading numbers only.  It allocates nothing by what a file says.  The same
 * reader serves EXIF, which is a TIFF inside a JPEG.
 */
#ifndef INGEST_TIFFGATE_H
#define INGEST_TIFFGATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/refusal.h"

struct tiff_view {
	const uint8_t *data; /* borrowed */
	size_t len;
	bool swapped;   /* most significant byte first ("MM") */
	bool big;       /* BigTIFF */
	uint64_t first; /* offset of the first directory */
};

/* False where the bytes do not begin as a TIFF. */
bool tiff_view(struct tiff_view *v, const uint8_t *data, size_t len);

/* The whole directory lies inside the file. */
bool tiff_inside(const struct tiff_view *v, uint64_t dir);

/* Value number i of a tag, as far as it is inside the file: whole numbers
 * (BYTE, SHORT, LONG, LONG8), and RATIONAL. *count may be NULL. */
bool tiff_number(const struct tiff_view *v, uint64_t dir, unsigned tag,
    uint64_t i, uint64_t *value, uint64_t *count);
bool tiff_ratio(
    const struct tiff_view *v, uint64_t dir, unsigned tag, double *value);

/* All the bytes of a tag of type BYTE or UNDEFINED; borrowed. */
bool tiff_bytes(const struct tiff_view *v, uint64_t dir, unsigned tag,
    const uint8_t **bytes, size_t *len);

struct tiff_dirs {
	uint64_t *offsets;
	uint32_t n;
	char lost[200]; /* why the chain ends here though it goes on, or "" */
};

/* Follow the chain. REASON_DIRECTORY_LOOP, REASON_TOO_MANY_PAGES,
 * REASON_NO_PAGES, REASON_DAMAGED (not even one). */
enum cr_status tiff_walk(
    struct tiff_dirs *d, const struct tiff_view *v, struct refusal *r);
void tiff_dirs_release(struct tiff_dirs *d);

/* Offset of page n (from 1), without remembering the others. */
enum cr_status tiff_find(
    uint64_t *dir, const struct tiff_view *v, uint32_t n, struct refusal *r);

/* May a decoder see this page?  Size, samples, tiles, number of strips. */
enum cr_status tiff_gate(
    const struct tiff_view *v, uint64_t dir, uint32_t page, struct refusal *r);

#endif
