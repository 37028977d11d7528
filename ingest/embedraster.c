/* embedraster.c: a decoded page, packed for a PDF without loss (embed.h).
 *
 * Grey and colour go through zlib, each row behind the PNG filter that leaves
 * the smallest sum of differences (PNG, third edition, clause 12.7).  One bit
 * is packed both ways, as Group 4 and by zlib: text is half as large in the
 * first, dithered pictures are larger.
 */
#include "ingest/embed.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "base/mem.h"
#include "ingest/g4.h"

#define CHUNK 65536u

struct packer {
	z_stream z;
	int out;
	uint8_t *chunk;
	size_t written;
	struct refusal *r;
};

static enum cr_status
pack(struct packer *k, uint8_t *data, size_t len, int flush)
{
	enum cr_status st = CR_OK;

	k->z.next_in = data;
	k->z.avail_in = (uInt)len;
	do {
		size_t n;

		k->z.next_out = k->chunk;
		k->z.avail_out = CHUNK;
		(void)deflate(&k->z, flush);
		n = CHUNK - k->z.avail_out;
		st = embed_write(k->out, k->chunk, n, k->r);
		k->written += n;
	} while (st == CR_OK && k->z.avail_out == 0);
	return st;
}

static uint8_t
paeth(int a, int b, int c)
{
	int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);

	if (pa <= pb && pa <= pc)
		return (uint8_t)a;
	return (uint8_t)(pb <= pc ? b : c);
}

/* Row and the one above behind filter 0, 1, 2 or 4; the sum of what is left,
 * taken as signed bytes. */
static uint64_t
filter_row(uint8_t *to, const uint8_t *row, const uint8_t *above, size_t n,
    size_t step, int filter)
{
	uint64_t sum = 0;

	to[0] = (uint8_t)filter;
	for (size_t i = 0; i < n; i++) {
		uint8_t left = i < step ? 0 : row[i - step];
		uint8_t corner = i < step ? 0 : above[i - step];
		uint8_t guess = filter == 1   ? left
				: filter == 2 ? above[i]
				: filter == 4 ? paeth(left, above[i], corner)
					      : 0;
		uint8_t d = (uint8_t)(row[i] - guess);

		to[i + 1] = d;
		sum += d < 128 ? d : 256u - d;
	}
	return sum;
}

/* The best of them, in *best; both are buffers of a row and a byte. */
static void
filter_best(uint8_t **best, uint8_t **other, const uint8_t *row,
    const uint8_t *above, size_t n, size_t step)
{
	static const int filters[] = {1, 2, 4};
	uint64_t least = filter_row(*best, row, above, n, step, 0);

	for (unsigned i = 0; i < 3 && least > 0; i++) {
		uint64_t sum =
		    filter_row(*other, row, above, n, step, filters[i]);

		if (sum < least) {
			uint8_t *t = *best;

			*best = *other;
			*other = t;
			least = sum;
		}
	}
}

static enum cr_status
pack_rows(struct packer *k, const struct raster *page)
{
	size_t n = page->head.stride, step = page->head.channels;
	uint8_t *white = xcalloc(1, n), *best = xmalloc(n + 1),
		*other = xmalloc(n + 1);
	const uint8_t *above = white;
	enum cr_status st = CR_OK;

	for (uint32_t y = 0; y < page->head.height && st == CR_OK; y++) {
		uint8_t *row = page->rows + (size_t)y * n;

		if (page->head.bits == 1) {
			st = pack(k, row, n, Z_NO_FLUSH);
			continue;
		}
		filter_best(&best, &other, row, above, n, step);
		st = pack(k, best, n + 1, Z_NO_FLUSH);
		above = row;
	}
	free(white);
	free(best);
	free(other);
	return st == CR_OK ? pack(k, NULL, 0, Z_FINISH) : st;
}

static enum cr_status
flate(struct embed *b, int out, const struct raster *page, size_t *written,
    struct refusal *r)
{
	struct packer k = {.out = out, .r = r};
	enum cr_status st;

	if (deflateInit(&k.z, Z_DEFAULT_COMPRESSION) != Z_OK)
		return refuse(r, REASON_TOO_LARGE, "no memory to deflate");
	k.chunk = xmalloc(CHUNK);
	st = pack_rows(&k, page);
	deflateEnd(&k.z);
	free(k.chunk);
	b->filter = EMBED_FLATE;
	b->predicted = page->head.bits == 8;
	b->inverted = page->head.bits == 1; /* a raster's 1 is black */
	*written = k.written;
	return st;
}

enum cr_status
embed_raster(struct embed *b, int out, const struct raster *page,
    struct refusal *r)
{
	struct buf fax = BUF_INIT;
	size_t written = 0;
	enum cr_status st;

	b->width = page->head.width;
	b->height = page->head.height;
	b->bits = page->head.bits;
	b->colours = page->head.channels;
	if ((st = flate(b, out, page, &written, r)) != CR_OK || b->bits != 1)
		return st;
	if (g4_encode(&fax, page, r) == CR_OK && fax.len <= written) {
		if (ftruncate(out, 0) != 0 || lseek(out, 0, SEEK_SET) != 0)
			st = refuse(r, REASON_UNREADABLE, "no memory file");
		else
			st = embed_write(out, fax.data, fax.len, r);
		b->filter = EMBED_FAX;
		b->inverted = false;
		b->k = -1;
		b->ended = true;
	}
	buf_release(&fax);
	return st;
}
