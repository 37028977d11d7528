/* embedpng.c: a PNG's packed rows in a PDF (embed.h).
 *
 * A PNG's IDAT chunks, one after the other, are one zlib stream of rows with
 * a filter byte in front of each (PNG, third edition, clauses 9 and 10): just
 * what PDF calls Flate with predictor 15.  So the rows are handed on as they
 * are; the palette goes beside them.  Interlaced pictures, and those with
 * transparency, are laid out otherwise and are left to the decoder; gamma and
 * colour profiles are passed over, as the decoder does.
 */
#include "ingest/embed.h"

#include <string.h>

enum { GREY = 0, RGB = 2, PALETTE = 3 }; /* colour types of IHDR */

static uint32_t
number(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

static enum cr_status
head_read(struct embed *b, const uint8_t *ihdr, int *type, struct refusal *r)
{
	unsigned bits = ihdr[8];

	*type = ihdr[9];
	b->filter = EMBED_FLATE;
	b->predicted = true;
	b->width = number(ihdr);
	b->height = number(ihdr + 4);
	b->bits = bits;
	b->colours = *type == RGB ? 3 : 1;
	if ((bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) ||
	    (*type != GREY && *type != RGB && *type != PALETTE) ||
	    (*type == RGB && bits < 8) || (*type == PALETTE && bits > 8) ||
	    ihdr[12] != 0)
		return CR_END;
	return image_bound(b->width, b->height, "PNG", r);
}

static bool
palette_read(struct embed *b, const uint8_t *plte, uint32_t len)
{
	if (len == 0 || len % 3 != 0 || len > sizeof(b->palette))
		return false;
	memcpy(b->palette, plte, len);
	b->n_palette = 1u << b->bits; /* what is not said is black */
	return true;
}

enum cr_status
embed_png(struct embed *b, int out, const struct master *m, struct refusal *r)
{
	const uint8_t *at = m->data + 8, *end = m->data + m->len;
	enum cr_status st = CR_OK;
	bool head = false, rows = false;
	int type = -1;

	while (st == CR_OK && end - at >= 12) {
		uint32_t len = number(at);
		const uint8_t *name = at + 4, *data = at + 8;

		if ((size_t)(end - data) < (size_t)len + 4 ||
		    memcmp(name, "IEND", 4) == 0)
			break;
		if (!head && (memcmp(name, "IHDR", 4) != 0 || len != 13))
			return CR_END;
		if (!head)
			st = head_read(b, data, &type, r);
		else if (memcmp(name, "tRNS", 4) == 0)
			return CR_END;
		else if (memcmp(name, "PLTE", 4) == 0 && type == PALETTE)
			st = palette_read(b, data, len) ? CR_OK : CR_END;
		else if (memcmp(name, "pHYs", 4) == 0 && len == 9 &&
			 data[8] == 1) /* dots a metre */
			b->dpi = image_dpi(number(data) * 0.0254);
		else if (memcmp(name, "IDAT", 4) == 0) {
			st = embed_write(out, data, len, r);
			rows = true;
		}
		head = true;
		at = data + len + 4;
	}
	if (st == CR_OK && (!rows || (type == PALETTE && b->n_palette == 0)))
		return CR_END;
	b->original = true;
	return st;
}
