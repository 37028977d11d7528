/* raster.c: making, moving and turning a decoded page (base/raster.h).
 *
 * A row is exactly as many bytes as its pixels need, so a Group 4 strip can
 * be decoded straight into its place.  raster_map is a border: the memory
 * file comes from a process that read a stranger's file, so the head is
 * copied once, checked, and the file sealed against shrinking before its size
 * is believed.
 *
 * Turning keeps no second copy where the sides stay as they are; where they
 * change places a second raster is made and the first given back.
 */
#include "base/raster.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "courtroll.h"

#define TILE 64u /* pixels: a block of both pictures stays in the cache */

static bool
head_fits(const struct raster_head *h)
{
	if (h->width == 0 || h->height == 0 || h->width > CR_MAX_SIDE ||
	    h->height > CR_MAX_SIDE ||
	    (uint64_t)h->width * h->height > CR_MAX_PIXELS)
		return false;
	return (h->channels == 1 && (h->bits == 1 || h->bits == 8)) ||
	       (h->channels == 3 && h->bits == 8);
}

static uint32_t
row_bytes(const struct raster_head *h)
{
	return (h->width * h->channels * h->bits + 7) / 8;
}

enum cr_status
raster_new(struct raster *r, uint32_t width, uint32_t height, uint32_t channels,
    uint32_t bits, struct cr_err *e)
{
	struct raster_head h = {.magic = RASTER_MAGIC,
	    .width = width,
	    .height = height,
	    .channels = channels,
	    .bits = bits,
	    .orientation = 1};

	memset(r, 0, sizeof(*r));
	if (!head_fits(&h))
		return err_set(e, CR_SKIP,
		    "page of %u x %u pixels, %u x %u bits: outside the limits",
		    (unsigned)width, (unsigned)height, (unsigned)channels,
		    (unsigned)bits);
	h.stride = row_bytes(&h);
	/* Not xcalloc: a page is the one thing so large that the limit of a
	 * worker may be met, and then the page is to be named. */
	r->rows = calloc(height, h.stride);
	if (r->rows == NULL)
		return err_set(e, CR_SKIP,
		    "no memory for a page of %u x %u pixels", (unsigned)width,
		    (unsigned)height);
	r->head = h;
	return CR_OK;
}

void
raster_release(struct raster *r)
{
	if (r->map != NULL)
		munmap(r->map, r->map_len);
	else
		free(r->rows);
	memset(r, 0, sizeof(*r));
}

enum cr_status
raster_write(const struct raster *r, int fd, struct cr_err *e)
{
	enum cr_status st;

	if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
		return err_sys(e, CR_FATAL, "cannot write a page to memory");
	st = fd_write_all(fd, &r->head, sizeof(r->head), "page in memory", e);
	if (st != CR_OK)
		return st;
	return fd_write_all(fd, r->rows,
	    (size_t)r->head.stride * r->head.height, "page in memory", e);
}

enum cr_status
raster_map(struct raster *r, int fd, struct cr_err *e)
{
	struct raster_head h;
	struct stat sb;
	uint64_t need;
	ssize_t n;
	void *map;

	memset(r, 0, sizeof(*r));
	/* An ordinary file cannot be sealed; that is no fault. */
	(void)fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK);
	if (fstat(fd, &sb) != 0)
		return err_sys(e, CR_SKIP, "cannot read a page from memory");
	do {
		n = pread(fd, &h, sizeof(h), 0);
	} while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(h) || h.magic != RASTER_MAGIC)
		return err_set(e, CR_SKIP, "page in memory has no head");
	if (!head_fits(&h) || h.stride != row_bytes(&h))
		return err_set(e, CR_SKIP,
		    "page in memory of %u x %u pixels, %u x %u bits, %u bytes "
		    "a row: outside the limits",
		    (unsigned)h.width, (unsigned)h.height, (unsigned)h.channels,
		    (unsigned)h.bits, (unsigned)h.stride);
	need = sizeof(h) + (uint64_t)h.stride * h.height;
	if (sb.st_size < 0 || (uint64_t)sb.st_size < need)
		return err_set(e, CR_SKIP,
		    "page in memory has %lld bytes where %llu are needed",
		    (long long)sb.st_size, (unsigned long long)need);
	/* Private: turning it must not change what others see. */
	map = mmap(
	    NULL, (size_t)need, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return err_sys(e, CR_SKIP,
		    "cannot map a page of %u x %u pixels", (unsigned)h.width,
		    (unsigned)h.height);
	if (h.orientation < 1 || h.orientation > 8)
		h.orientation = 1;
	r->head = h;
	r->map = map;
	r->map_len = (size_t)need;
	r->rows = (uint8_t *)map + sizeof(h);
	return CR_OK;
}

static uint8_t
byte_mirrored(uint8_t b)
{
	b = (uint8_t)((b & 0xF0) >> 4 | (b & 0x0F) << 4);
	b = (uint8_t)((b & 0xCC) >> 2 | (b & 0x33) << 2);
	return (uint8_t)((b & 0xAA) >> 1 | (b & 0x55) << 1);
}

/* Left becomes right in a row of bits.  Mirrored as bytes, the unused bits at
 * the end come to the front: push them out. */
static void
mirror_bits(uint8_t *row, uint32_t width, uint32_t stride)
{
	unsigned pad = (8 - width % 8) % 8;

	for (uint32_t a = 0, b = stride - 1; a <= b && b < stride; a++, b--) {
		uint8_t t = byte_mirrored(row[a]);

		row[a] = byte_mirrored(row[b]);
		row[b] = t;
	}
	for (uint32_t i = 0; pad != 0 && i < stride; i++) {
		uint8_t next = i + 1 < stride ? row[i + 1] : 0;

		row[i] = (uint8_t)(row[i] << pad | next >> (8 - pad));
	}
}

static void
mirror_pixels(uint8_t *row, uint32_t width, size_t size)
{
	uint8_t t[3];

	for (uint32_t a = 0, b = width - 1; a < b; a++, b--) {
		memcpy(t, row + a * size, size);
		memcpy(row + a * size, row + b * size, size);
		memcpy(row + b * size, t, size);
	}
}

static void
mirror(struct raster *r)
{
	const struct raster_head *h = &r->head;

	for (uint32_t y = 0; y < h->height; y++) {
		uint8_t *row = r->rows + (size_t)y * h->stride;

		if (h->bits == 1)
			mirror_bits(row, h->width, h->stride);
		else
			mirror_pixels(row, h->width, h->channels);
	}
}

static void
flip(struct raster *r)
{
	size_t stride = r->head.stride;

	for (uint32_t a = 0, b = r->head.height - 1; a < b; a++, b--) {
		uint8_t *p = r->rows + a * stride, *q = r->rows + b * stride;

		for (size_t i = 0; i < stride; i++) {
			uint8_t t = p[i];

			p[i] = q[i];
			q[i] = t;
		}
	}
}

/* Rows become columns: pixel (x, y) goes to (y, x).  Most of a page is white,
 * which is a zero byte of a bilevel raster and need not be moved. */
static void
transpose_bits(struct raster *to, const struct raster *from)
{
	size_t out = to->head.stride, in = from->head.stride;

	for (uint32_t y = 0; y < from->head.height; y++) {
		const uint8_t *row = from->rows + y * in;
		uint8_t bit = (uint8_t)(0x80 >> y % 8);

		for (uint32_t x = 0; x < from->head.width; x++) {
			if (x % 8 == 0 && row[x / 8] == 0) {
				x += 7;
				continue;
			}
			if (row[x / 8] & 0x80 >> x % 8)
				to->rows[x * out + y / 8] |= bit;
		}
	}
}

static void
transpose_block(
    struct raster *to, const struct raster *from, uint32_t x0, uint32_t y0)
{
	size_t size = from->head.channels;
	size_t out = to->head.stride, in = from->head.stride;
	uint32_t x1 = x0 + TILE, y1 = y0 + TILE;

	if (x1 > from->head.width)
		x1 = from->head.width;
	if (y1 > from->head.height)
		y1 = from->head.height;
	for (uint32_t y = y0; y < y1; y++) {
		for (uint32_t x = x0; x < x1; x++)
			memcpy(to->rows + x * out + y * size,
			    from->rows + y * in + x * size, size);
	}
}

static enum cr_status
transpose(struct raster *r, struct cr_err *e)
{
	struct raster t;
	enum cr_status st;

	st = raster_new(&t, r->head.height, r->head.width, r->head.channels,
	    r->head.bits, e);
	if (st != CR_OK)
		return st;
	t.head.dpi = r->head.dpi;
	if (r->head.bits == 1)
		transpose_bits(&t, r);
	else
		for (uint32_t y = 0; y < r->head.height; y += TILE)
			for (uint32_t x = 0; x < r->head.width; x += TILE)
				transpose_block(&t, r, x, y);
	raster_release(r);
	*r = t;
	return CR_OK;
}

/* TIFF 6.0, tag 274.  Each of the eight is a change of rows with columns
 * (5..8), then a mirror left to right, then one top to bottom. */
enum cr_status
raster_orient(struct raster *r, int orientation, struct cr_err *e)
{
	static const struct {
		bool transpose, mirror, flip;
	} how[9] = {
	    [2] = {false, true, false},
	    [3] = {false, true, true},
	    [4] = {false, false, true},
	    [5] = {true, false, false},
	    [6] = {true, true, false},
	    [7] = {true, true, true},
	    [8] = {true, false, true},
	};
	enum cr_status st;

	if (orientation < 1 || orientation > 8)
		orientation = 1;
	if (how[orientation].transpose && (st = transpose(r, e)) != CR_OK)
		return st;
	if (how[orientation].mirror)
		mirror(r);
	if (how[orientation].flip)
		flip(r);
	r->head.orientation = (uint32_t)orientation;
	return CR_OK;
}

int
memory_file(const char *name)
{
	return memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}
