/* base/raster.h: a decoded page, on its way from the process that decodes to
 * the one that reads.
 *
 * It travels in a memory file (memfd): struct raster_head, then `height` rows
 * of `stride` bytes, top row first.  Nothing but the decoder ever looks at a
 * compressed image.
 *
 *	channels bits  a pixel
 *	   1      1    one bit, most significant first, 1 = black
 *	   1      8    one byte, 0 = black
 *	   3      8    three bytes R G B
 *
 * The picture is as a person sees it: the orientation tag has been applied.
 */
#ifndef BASE_RASTER_H
#define BASE_RASTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define RASTER_MAGIC 0x43525231u /* "CRR1" */

struct raster_head {
	uint32_t magic;
	uint32_t width, height; /* pixels, within CR_MAX_PIXELS */
	uint32_t channels, bits;
	uint32_t stride;      /* bytes of a row */
	uint32_t dpi;         /* as the file says; 0 where it says nothing */
	uint32_t orientation; /* the tag that was applied, 1..8 */
};

struct raster {
	struct raster_head head;
	uint8_t *rows; /* height * stride bytes */
	void *map;     /* rows lie in this mapping, or NULL: from malloc */
	size_t map_len;
};

/* Make an empty (all zero bits) raster in memory; CR_SKIP when the size is
 * outside the limits or channels/bits are none of the above. */
enum cr_status raster_new(struct raster *r, uint32_t width, uint32_t height,
    uint32_t channels, uint32_t bits, struct cr_err *e);
void raster_release(struct raster *r);

/* Write to, and map from, a memory file.  raster_map believes nothing that
 * it did not check against the file's size. */
enum cr_status raster_write(const struct raster *r, int fd, struct cr_err *e);
enum cr_status raster_map(struct raster *r, int fd, struct cr_err *e);

/* Turn the picture as TIFF/EXIF orientation 1..8 asks (TIFF 6.0, tag 274),
 * in place (the raster may get other sides); head.orientation is set. */
enum cr_status raster_orient(struct raster *r, int orientation,
    struct cr_err *e);

/* A new memory file, close-on-exec; -1 and errno on failure. */
int memory_file(const char *name);

#endif
