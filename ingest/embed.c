/* embed.c: a page's picture as bytes that may stand in a PDF (embed.h).
 *
 * What is handed on untouched:
 *
 *	JPEG   the whole file, if it is Huffman coded with 8 bits
 *	TIFF   Group 3 and 4 in one strip; JPEG (embedtiff.c)
 *	PNG    the packed rows, without interlace and alpha (embedpng.c)
 *	PDF    the scan's stream, where the page is one scan (pdfpage.c)
 *
 * A page of a PDF that is not one scan is drawn, as it was for reading.  Its
 * own content could be copied and would be smaller; but it can also hold what
 * nobody sees (text below a black bar, layers, scripts, attachments), and what
 * leaves the archive is to be what was looked at, no more.
 */
#include "ingest/embed.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "ingest/jpeg.h"
#include "ingest/pdfpage.h"

enum cr_status
embed_write(int out, const void *data, size_t len, struct refusal *r)
{
	struct cr_err e = CR_ERR_INIT;

	if (fd_write_all(out, data, len, "the picture", &e) != CR_OK)
		return refuse(r, REASON_TOO_LARGE, "%s", e.msg);
	return CR_OK;
}

bool
embed_fax_ended(const uint8_t *data, size_t len)
{
	uint64_t tail = 0;

	while (len > 0 && data[len - 1] == 0)
		len--;
	for (size_t i = len < 5 ? 0 : len - 5; i < len; i++)
		tail = tail << 8 | data[i];
	if (tail == 0)
		return false;
	while (!(tail & 1))
		tail >>= 1;
	return (tail & 0xFFFFFF) == 0x001001;
}

enum cr_status
embed_jpeg(struct embed *b, int out, const uint8_t *data, size_t len,
    struct refusal *r)
{
	struct jpeg_head h;
	enum cr_status st;

	if ((st = jpeg_describe(&h, data, len, r)) != CR_OK)
		return st;
	if (!h.plain ||
	    (h.components != 1 && h.components != 3 && h.components != 4))
		return CR_END;
	b->filter = EMBED_DCT;
	b->width = h.width;
	b->height = h.height;
	b->bits = 8;
	b->colours = h.components;
	/* Adobe writes 255 for no ink */
	b->inverted = h.components == 4 && h.adobe;
	/* three colours are taken for mixed where no marker speaks */
	b->transform = h.components == 3 && !h.mixed && !h.adobe ? 0 : -1;
	b->orientation = h.orientation;
	b->dpi = h.dpi;
	b->original = true;
	return embed_write(out, data, len, r);
}

/* Samples as they are described: with a palette, or grey or RGB. */
static void
samples_describe(struct embed *b, const struct samples *s)
{
	b->bits = s->bits;
	b->colours = samples_colours(s);
	b->inverted = s->inverted;
	if (s->model == SAMPLES_PALETTE) {
		b->n_palette = 1u << s->bits;
		memcpy(b->palette, s->palette, sizeof(b->palette));
	}
}

static enum cr_status
scan_embed(struct embed *b, int out, const struct pdf_image *im,
    struct refusal *r)
{
	enum cr_status st;

	b->width = im->width;
	b->height = im->height;
	switch (im->filter) {
	case PDF_JPEG:
		st = embed_jpeg(b, out, im->data, im->len, r);
		if (st == CR_OK && (b->width != im->width ||
		    b->height != im->height ||
		    b->colours != samples_channels(&im->s)))
			return CR_END;
		return st;
	case PDF_FAX:
		b->filter = EMBED_FAX;
		b->bits = b->colours = 1;
		b->k = im->fax.k;
		b->aligned = im->fax.byte_aligned;
		b->black_is_1 = im->fax.inverted;
		b->ended = b->k < 0 && embed_fax_ended(im->data, im->len);
		break;
	case PDF_FLATE:
		b->filter = EMBED_FLATE;
		b->predicted = im->predicted;
		samples_describe(b, &im->s);
		break;
	case PDF_PLAIN:
		return CR_END;
	}
	b->original = true;
	return embed_write(out, im->data, im->len, r);
}

static enum cr_status
embed_pdf(struct embed *b, int out, const struct master *m, uint32_t n,
    struct refusal *r)
{
	unsigned char *data = NULL;
	struct page_facts facts;
	struct pdf_image im;
	enum cr_status st;

	st = pdf_scan(&im, &data, &facts, m, n, r);
	if (st == CR_OK)
		st = scan_embed(b, out, &im, r);
	else if (r->reason == REASON_NOT_SUPPORTED)
		st = CR_END;
	b->orientation = facts.orientation;
	b->dpi = facts.dpi;
	free(data);
	return st;
}

/* Decode it, and pack it again. */
static enum cr_status
embed_again(struct embed *b, int out, const struct master *m,
    enum image_kind kind, uint32_t n, struct refusal *r)
{
	struct page_facts facts;
	struct raster page;
	enum cr_status st;

	if ((st = image_stored(&page, &facts, m, kind, n, r)) != CR_OK)
		return st;
	b->orientation = facts.orientation;
	b->dpi = facts.dpi;
	st = embed_raster(b, out, &page, r);
	raster_release(&page);
	return st;
}

static enum cr_status
embed_as_is(struct embed *b, int out, const struct master *m,
    enum image_kind kind, uint32_t n, struct refusal *r)
{
	switch (kind) {
	case KIND_JPEG:
		return n == 1 ? embed_jpeg(b, out, m->data, m->len, r)
			      : CR_END;
	case KIND_TIFF:
		return embed_tiff(b, out, m, n, r);
	case KIND_PNG:
		return n == 1 ? embed_png(b, out, m, r) : CR_END;
	case KIND_PDF:
		return embed_pdf(b, out, m, n, r);
	case KIND_NONE:
		break;
	}
	return CR_END;
}

enum cr_status
embed_page(struct embed *b, int out, const struct master *m,
    enum image_kind kind, uint32_t n, struct refusal *r)
{
	static const struct embed none = {.transform = -1, .orientation = 1};
	enum cr_status st;

	*b = none;
	st = embed_as_is(b, out, m, kind, n, r);
	/* what was written of it, if anything, goes again */
	if (st == CR_END &&
	    (ftruncate(out, 0) != 0 || lseek(out, 0, SEEK_SET) != 0))
		return refuse(r, REASON_UNREADABLE, "no memory file");
	if (st != CR_END)
		return st;
	*b = none;
	*r = (struct refusal)REFUSAL_INIT;
	return embed_again(b, out, m, kind, n, r);
}
