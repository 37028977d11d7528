/* pdfimage.c: the pixels of a PDF's image (ingest/pdfimage.h). */
#include "ingest/pdfimage.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/mem.h"
#include "ingest/jpeg.h"

#define SPARE_ROWS 1u /* a writer's last row may be missing */

const char *
pdf_image_how(const struct pdf_image *im)
{
	switch (im->filter) {
	case PDF_JPEG:
		return "pdf-jpeg";
	case PDF_FAX:
		return "pdf-ccitt";
	case PDF_PLAIN:
	case PDF_FLATE:
		break;
	}
	return "pdf-image";
}

/* Where rows come from: the data themselves, or what they inflate to. */
struct rows {
	const struct pdf_image *im;
	z_stream z;
	size_t pos;
	size_t row_len, pixel_len; /* bytes */
	uint8_t *row, *above;      /* each with a filter byte in front */
	const char *error;
};

/* The next n bytes; how many there were. */
static size_t
rows_take(struct rows *s, uint8_t *to, size_t n)
{
	int got = Z_OK;

	if (s->im->filter == PDF_PLAIN) {
		if (n > s->im->len - s->pos)
			n = s->im->len - s->pos;
		memcpy(to, s->im->data + s->pos, n);
		s->pos += n;
		return n;
	}
	s->z.next_out = to;
	s->z.avail_out = (uInt)n;
	while (s->z.avail_out > 0 && got == Z_OK)
		got = inflate(&s->z, Z_NO_FLUSH);
	if (got != Z_OK && got != Z_STREAM_END)
		s->error = s->z.msg != NULL ? s->z.msg : "the data end early";
	return n - s->z.avail_out;
}

static uint8_t
paeth(int a, int b, int c)
{
	int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);

	if (pa <= pb && pa <= pc)
		return (uint8_t)a;
	return (uint8_t)(pb <= pc ? b : c);
}

/* PNG, clause 9: filters of a row. False: no such filter. */
static bool
unfilter(struct rows *s)
{
	uint8_t *row = s->row + 1;
	const uint8_t *above = s->above + 1;
	size_t n = s->row_len, bpp = s->pixel_len;

	switch (s->row[0]) {
	case 0:
		return true;
	case 1:
		for (size_t i = bpp; i < n; i++)
			row[i] = (uint8_t)(row[i] + row[i - bpp]);
		return true;
	case 2:
		for (size_t i = 0; i < n; i++)
			row[i] = (uint8_t)(row[i] + above[i]);
		return true;
	case 3:
		for (size_t i = 0; i < n; i++)
			row[i] =
			    (uint8_t)(row[i] + ((i < bpp ? 0 : row[i - bpp]) +
						   above[i]) /
						   2);
		return true;
	case 4:
		for (size_t i = 0; i < n; i++)
			row[i] =
			    (uint8_t)(row[i] +
				      (i < bpp ? above[i]
					       : paeth(row[i - bpp], above[i],
						     above[i - bpp])));
		return true;
	default:
		s->error = "unknown row filter";
		return false;
	}
}

static bool
rows_next(struct rows *s)
{
	uint8_t *t = s->above;
	size_t n = s->row_len;

	s->above = s->row;
	s->row = t;
	s->row[0] = 0;
	if (!s->im->predicted)
		return rows_take(s, s->row + 1, n) == n;
	return rows_take(s, s->row, n + 1) == n + 1 && unfilter(s);
}

/* Two levels, black and white: sample value of black, or -1. */
static int
bilevel_black(const struct samples *s)
{
	static const uint8_t black[3] = {0, 0, 0}, white[3] = {255, 255, 255};

	if (s->bits != 1)
		return -1;
	if (s->model == SAMPLES_GREY)
		return s->inverted;
	for (int i = 0; s->model == SAMPLES_PALETTE && i < 2; i++) {
		if (memcmp(s->palette[i], black, 3) == 0 &&
		    memcmp(s->palette[!i], white, 3) == 0)
			return i;
	}
	return -1;
}

static void
row_lay(
    struct raster *out, struct rows *s, uint8_t *line, uint32_t y, int black)
{
	const struct samples *m = &s->im->s;
	uint8_t *to = out->rows + (size_t)y * out->head.stride;
	unsigned colours = samples_colours(m);

	if (out->head.bits == 1) {
		for (size_t i = 0; i < out->head.stride; i++)
			to[i] =
			    (uint8_t)(s->row[1 + i] ^ (black ? 0x00 : 0xFF));
		to[out->head.stride - 1] &=
		    (uint8_t)(0xFF << (7 - (out->head.width - 1) % 8));
		return;
	}
	for (unsigned i = 0; i < colours; i++) {
		samples_take(m, line, s->row + 1, out->head.width, i, colours);
		samples_lay(m, to, line, out->head.width, i);
	}
}

static enum cr_status
rows_decode(struct raster *out, struct rows *s, struct refusal *r)
{
	const struct pdf_image *im = s->im;
	int black = bilevel_black(&im->s);
	unsigned colours = samples_colours(&im->s);
	struct cr_err e = CR_ERR_INIT;
	uint8_t *line = NULL;
	uint32_t y = 0;

	if (raster_new(out, im->width, im->height,
		black >= 0 ? 1 : samples_channels(&im->s), black >= 0 ? 1 : 8,
		&e) != CR_OK)
		return refuse(r, REASON_TOO_LARGE, "%s", e.msg);
	s->row_len = ((size_t)im->width * colours * im->s.bits + 7) / 8;
	s->pixel_len = (colours * im->s.bits + 7) / 8;
	s->row = xcalloc(1, s->row_len + 1);
	s->above = xcalloc(1, s->row_len + 1);
	line = xmalloc(im->width);
	while (y < im->height && rows_next(s))
		row_lay(out, s, line, y++, black);
	free(line);
	free(s->row);
	free(s->above);
	if (im->height - y <= SPARE_ROWS) {
		/* an empty row is white */
		for (; y < im->height; y++)
			memset(out->rows + (size_t)y * out->head.stride,
			    out->head.bits == 1 ? 0x00 : 0xFF,
			    out->head.stride);
		return CR_OK;
	}
	raster_release(out);
	return refuse(r, REASON_DAMAGED,
	    "%" PRIu32 " of %" PRIu32 " rows of the image are missing%s%s",
	    im->height - y, im->height, s->error != NULL ? ": " : "",
	    s->error != NULL ? s->error : "");
}

static enum cr_status
pixels_decode(struct raster *out, const struct pdf_image *im, struct refusal *r)
{
	struct rows s = {.im = im};
	union {
		const uint8_t *in;
		Bytef *out; /* zlib reads it only */
	} u = {.in = im->data};
	enum cr_status st;

	s.z.next_in = u.out;
	s.z.avail_in = (uInt)im->len;
	if (im->filter == PDF_FLATE && inflateInit(&s.z) != Z_OK)
		return refuse(r, REASON_TOO_LARGE, "no memory to inflate");
	st = rows_decode(out, &s, r);
	if (im->filter == PDF_FLATE)
		inflateEnd(&s.z);
	return st;
}

enum cr_status
pdf_image_decode(
    struct raster *out, const struct pdf_image *im, struct refusal *r)
{
	struct page_facts facts;
	enum cr_status st;

	*out = (struct raster){0};
	if ((st = image_bound(im->width, im->height, "image", r)) != CR_OK)
		return st;
	switch (im->filter) {
	case PDF_JPEG:
		st = jpeg_decode(out, &facts, im->data, im->len, r);
		/* the page's colour space says how many there must be */
		if (st == CR_OK &&
		    out->head.channels != samples_channels(&im->s)) {
			raster_release(out);
			return refuse(r, REASON_NOT_SUPPORTED,
			    "JPEG in another colour space");
		}
		return st;
	case PDF_FAX:
		if (!fax_known(&im->fax, im->data, im->len))
			return refuse(r, REASON_NOT_SUPPORTED, "kind of fax");
		return fax_decode(out, &im->fax, im->data, im->len, r);
	case PDF_PLAIN:
	case PDF_FLATE:
		break;
	}
	return pixels_decode(out, im, r);
}
