/* embedtiff.c: a TIFF's packed page in a PDF (embed.h).
 *
 * Read by the gate's own reader (tiffgate.h): the strip is only copied.
 *
 *	Group 4, Group 3, "modified Huffman" in one strip. A byte whose
 *	lowest bit comes first (FillOrder 2) is turned over.  Strips of
 *	Group 4 cannot be put end to end (each begins anew): they are decoded
 *	and coded as one.
 *	JPEG, 8 bits grey or three colours: strips are joined (stripjpeg.h).
 */
#include "ingest/embed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/fax.h"
#include "ingest/jpeg.h"
#include "ingest/stripjpeg.h"
#include "ingest/tiffgate.h"

enum { /* tags and values of TIFF 6.0 */
	TAG_BITS = 258, TAG_COMPRESSION = 259, TAG_PHOTOMETRIC = 262,
	TAG_FILL_ORDER = 266, TAG_STRIP_OFFSETS = 273, TAG_ORIENTATION = 274,
	TAG_SAMPLES = 277, TAG_ROWS = 278, TAG_STRIP_BYTES = 279,
	TAG_X_RESOLUTION = 282, TAG_PLANAR = 284, TAG_T4 = 292, TAG_T6 = 293,
	TAG_UNIT = 296, TAG_TILE_WIDTH = 322, TAG_JPEG_TABLES = 347,
};
enum { RLE = 2, FAX3 = 3, FAX4 = 4, NEW_JPEG = 7 };
enum { MIN_IS_WHITE = 0, MIN_IS_BLACK = 1, RGB = 2, YCBCR = 6 };

struct page {
	struct tiff_view v;
	uint64_t dir;
};

static uint64_t
number(const struct page *p, unsigned tag, uint64_t otherwise)
{
	uint64_t n;

	return tiff_number(&p->v, p->dir, tag, 0, &n, NULL) ? n : otherwise;
}

static void
facts_read(struct embed *b, const struct page *p)
{
	uint64_t turn = number(p, TAG_ORIENTATION, 1);
	uint64_t unit = number(p, TAG_UNIT, 2);
	double x;

	b->width = (uint32_t)number(p, 256, 0);
	b->height = (uint32_t)number(p, 257, 0);
	b->orientation = turn >= 1 && turn <= 8 ? (int)turn : 1;
	if ((unit == 2 || unit == 3) &&
	    tiff_ratio(&p->v, p->dir, TAG_X_RESOLUTION, &x))
		b->dpi = image_dpi(unit == 3 ? x * 2.54 : x);
}

/* Strips as they lie in the file; to free(). NULL: not all are there. */
static struct jpeg_strip *
strips_find(const struct page *p, size_t *n)
{
	struct jpeg_strip *s;
	uint64_t at, len, count = 0, sizes = 0;

	*n = 0;
	if (!tiff_number(&p->v, p->dir, TAG_STRIP_OFFSETS, 0, &at, &count) ||
	    !tiff_number(&p->v, p->dir, TAG_STRIP_BYTES, 0, &len, &sizes) ||
	    count != sizes || count > p->v.len)
		return NULL;
	s = xreallocn(NULL, (size_t)count, sizeof(*s));
	for (; *n < count; (*n)++) {
		if (!tiff_number(&p->v, p->dir, TAG_STRIP_OFFSETS, *n, &at,
			NULL) ||
		    !tiff_number(&p->v, p->dir, TAG_STRIP_BYTES, *n, &len,
			NULL) ||
		    at > p->v.len || len > p->v.len - at || len == 0) {
			free(s);
			return NULL;
		}
		s[*n] = (struct jpeg_strip){p->v.data + at, (size_t)len};
	}
	return s;
}

static uint8_t
bits_turned(uint8_t b)
{
	b = (uint8_t)(b >> 4 | b << 4);
	b = (uint8_t)((b & 0xCC) >> 2 | (b & 0x33) << 2);
	return (uint8_t)((b & 0xAA) >> 1 | (b & 0x55) << 1);
}

static enum cr_status
fax_embed(struct embed *b, int out, const struct page *p,
    const struct jpeg_strip *s, uint64_t compression, struct refusal *r)
{
	uint64_t t4 = compression == FAX3 ? number(p, TAG_T4, 0) : 0;
	uint64_t photo = number(p, TAG_PHOTOMETRIC, MIN_IS_WHITE);
	struct fax f = {.width = b->width, .height = b->height};
	uint8_t *turned = NULL;
	const uint8_t *data = s->data;
	enum cr_status st = CR_END;

	if (number(p, TAG_BITS, 1) != 1 || number(p, TAG_SAMPLES, 1) != 1 ||
	    photo > MIN_IS_BLACK || t4 & 2 ||
	    (compression == FAX4 && number(p, TAG_T6, 0) & 2))
		return CR_END;
	if (number(p, TAG_FILL_ORDER, 1) == 2) {
		turned = xmalloc(s->len);
		for (size_t i = 0; i < s->len; i++)
			turned[i] = bits_turned(s->data[i]);
		data = turned;
	}
	f.k = compression == FAX4 ? -1 : t4 & 1 ? 4 : 0;
	f.byte_aligned = compression == RLE;
	if (fax_known(&f, data, s->len)) {
		b->filter = EMBED_FAX;
		b->bits = b->colours = 1;
		b->k = f.k;
		b->aligned = f.byte_aligned;
		b->black_is_1 = photo == MIN_IS_BLACK;
		b->ended = b->k < 0 && embed_fax_ended(data, s->len);
		b->original = true;
		st = embed_write(out, data, s->len, r);
	}
	free(turned);
	return st;
}

/* How the colours are told is the TIFF's to say; a marker that says otherwise
 * would be believed by a viewer. */
static enum cr_status
jpeg_write(struct embed *b, int out, const struct page *p,
    const struct buf *jpeg, struct refusal *r)
{
	uint64_t photo = number(p, TAG_PHOTOMETRIC, MIN_IS_BLACK);
	uint64_t samples = number(p, TAG_SAMPLES, 1);
	struct embed own = *b;
	struct jpeg_head h;
	enum cr_status st;

	if (samples != (photo == MIN_IS_BLACK ? 1 : 3) ||
	    (photo != MIN_IS_BLACK && photo != RGB && photo != YCBCR) ||
	    jpeg_describe(&h, (const uint8_t *)jpeg->data, jpeg->len, r) !=
		CR_OK ||
	    h.components != samples || h.width != b->width ||
	    h.height != b->height ||
	    (h.adobe && samples == 3 && h.mixed != (photo == YCBCR)))
		return CR_END;
	st = embed_jpeg(b, out, (const uint8_t *)jpeg->data, jpeg->len, r);
	b->orientation = own.orientation;
	b->dpi = own.dpi;
	b->transform = h.adobe || samples == 1 ? -1 : photo == YCBCR;
	return st;
}

static enum cr_status
jpeg_embed(struct embed *b, int out, const struct page *p,
    const struct jpeg_strip *s, size_t n, struct refusal *r)
{
	uint64_t rows = number(p, TAG_ROWS, b->height);
	struct jpeg_strip tables = {NULL, 0};
	struct buf jpeg = BUF_INIT;
	enum cr_status st = CR_END;
	bool shared;

	shared = tiff_bytes(&p->v, p->dir, TAG_JPEG_TABLES, &tables.data,
	    &tables.len);
	if (number(p, TAG_BITS, 1) != 8 || (number(p, TAG_SAMPLES, 1) > 1 &&
	    number(p, TAG_PLANAR, 1) != 1))
		return CR_END;
	if (rows > b->height)
		rows = b->height;
	if (n == 1 && !shared)
		buf_add(&jpeg, s->data, s->len);
	if (jpeg.len > 0 || stripjpeg_join(&jpeg, shared ? &tables : NULL, s, n,
		b->width, b->height, (uint32_t)rows))
		st = jpeg_write(b, out, p, &jpeg, r);
	buf_release(&jpeg);
	return st;
}

enum cr_status
embed_tiff(struct embed *b, int out, const struct master *m, uint32_t n,
    struct refusal *r)
{
	struct jpeg_strip *strips = NULL;
	struct page p;
	uint64_t compression;
	enum cr_status st;
	size_t n_strips;

	if (!tiff_view(&p.v, m->data, m->len))
		return refuse(r, REASON_DAMAGED, "TIFF: the header is cut off");
	if ((st = tiff_find(&p.dir, &p.v, n, r)) != CR_OK ||
	    (st = tiff_gate(&p.v, p.dir, n, r)) != CR_OK)
		return st;
	facts_read(b, &p);
	compression = number(&p, TAG_COMPRESSION, 1);
	st = CR_END;
	if (number(&p, TAG_TILE_WIDTH, 0) == 0)
		strips = strips_find(&p, &n_strips);
	if (strips != NULL && n_strips == 1 &&
	    (compression == RLE || compression == FAX3 || compression == FAX4))
		st = fax_embed(b, out, &p, strips, compression, r);
	else if (strips != NULL && compression == NEW_JPEG)
		st = jpeg_embed(b, out, &p, strips, n_strips, r);
	free(strips);
	return st;
}
