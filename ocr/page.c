/* ocr/page.c: raster to picture (see page.h).
 *
 * There is one copy, straight into leptonica's order of bytes; of a fine page
 * the copy is made half as wide and high on the way, so that a page of A3 at
 * 600 dpi costs no more than one at 300.
 */
#include "ocr/page.h"

#include <math.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "courtroll.h"
#include "ocr/steps.h"

#define FINE_DPI    450 /* a large page is halved from here */
#define FINE_PIXELS 20000000
#define COLOURED    40  /* steps between channels: no grey, no paper */
#define BLACK       110 /* below in every channel: black ink */

_Static_assert(CR_MAX_PIXELS / 4 <= PAGE_MAX_PIXELS,
    "halving once is enough for any page");

int
page_dpi(int32_t w, int32_t h, int tag)
{
	int32_t side = w > h ? w : h;
	int dpi = (int)lround(side / 11.69); /* A4: 297 mm */

	if (tag > 0 && side >= 4 * (int64_t)tag && side <= 18 * (int64_t)tag)
		dpi = tag;
	return dpi < 70 ? 70 : dpi > 2400 ? 2400 : dpi;
}

/* Rec. 601 luminance, in 256ths. */
static uint8_t
luminance(const uint8_t *rgb)
{
	return (uint8_t)((77 * rgb[0] + 150 * rgb[1] + 29 * rgb[2]) >> 8);
}

static uint8_t
lightest(const uint8_t *rgb)
{
	uint8_t v = rgb[0] > rgb[1] ? rgb[0] : rgb[1];

	return v > rgb[2] ? v : rgb[2];
}

/* Ink of a stamp, a seal or a pen: blue, violet or red.  Yellowed and brown
 * paper is not, for there red and green go together. */
static bool
is_coloured(const uint8_t *rgb)
{
	int r = rgb[0], g = rgb[1], b = rgb[2];

	return 2 * b - r - g > 2 * COLOURED ||
	       (r - g > COLOURED && r - b > COLOURED);
}

/* Is the coloured ink beside the text, not the text?  Then it is taken by its
 * lightest channel, in which it fades and what is black under it stays. */
static bool
fades(const struct raster *r)
{
	const struct raster_head *h = &r->head;
	uint64_t coloured = 0, black = 0;
	const uint8_t *row;
	uint32_t x, y;

	for (y = 0; y < h->height; y += 3) {
		row = r->rows + (size_t)y * h->stride;
		for (x = 0; x < h->width; x += 3)
			if (is_coloured(row + 3 * (size_t)x))
				coloured++;
			else if (lightest(row + 3 * (size_t)x) < BLACK)
				black++;
	}
	return coloured > 0 && 10 * coloured < 6 * black;
}

static uint8_t
grey_of(const uint8_t *rgb, bool fade)
{
	return fade && is_coloured(rgb) ? lightest(rgb) : luminance(rgb);
}

static void
grey_row(l_uint32 *line, const uint8_t *row, uint32_t width, uint32_t channels,
    bool fade)
{
	uint32_t x;

	if (channels == 1)
		for (x = 0; x < width; x++)
			SET_DATA_BYTE(line, x, row[x]);
	else
		for (x = 0; x < width; x++)
			SET_DATA_BYTE(
			    line, x, grey_of(row + 3 * (size_t)x, fade));
}

/* Two rows of the page to one of half the width: the mean of four. */
static void
grey_half_row(l_uint32 *line, const uint8_t *a, const uint8_t *b, uint32_t half,
    uint32_t channels, bool fade)
{
	uint32_t x, sum;
	size_t i;

	for (x = 0; x < half; x++) {
		i = 2 * (size_t)x * channels;
		if (channels == 1)
			sum = (uint32_t)a[i] + a[i + 1] + b[i] + b[i + 1];
		else
			sum = (uint32_t)grey_of(a + i, fade) +
			      grey_of(a + i + 3, fade) + grey_of(b + i, fade) +
			      grey_of(b + i + 3, fade);
		SET_DATA_BYTE(line, x, (sum + 2) / 4);
	}
}

static PIX *
load_grey(const struct raster *r, int reduced, bool fade)
{
	const struct raster_head *h = &r->head;
	uint32_t w = h->width / (uint32_t)reduced;
	uint32_t rows = h->height / (uint32_t)reduced, y;
	PIX *p = pixCreateNoInit((l_int32)w, (l_int32)rows, 8);
	l_uint32 *line;
	const uint8_t *row;

	for (y = 0; p && y < rows; y++) {
		line = pixGetData(p) + (size_t)y * (size_t)pixGetWpl(p);
		line[pixGetWpl(p) - 1] = 0; /* the padding too is defined */
		row = r->rows + (size_t)y * (size_t)reduced * h->stride;
		if (reduced == 2)
			grey_half_row(
			    line, row, row + h->stride, w, h->channels, fade);
		else
			grey_row(line, row, w, h->channels, fade);
	}
	return p;
}

/* leptonica's words hold the leftmost pixel in the highest bits, whatever
 * the machine; bytes are copied as they lie and then put in that order. */
static PIX *
load_bilevel(const struct raster *r, int reduced)
{
	const struct raster_head *h = &r->head;
	PIX *p = pixCreate((l_int32)h->width, (l_int32)h->height, 1), *half;
	uint32_t y;

	for (y = 0; p && y < h->height; y++)
		memcpy(pixGetData(p) + (size_t)y * (size_t)pixGetWpl(p),
		    r->rows + (size_t)y * h->stride, h->stride);
	if (!p)
		return NULL;
	pixEndianByteSwap(p);
	pixSetPadBits(p, 0);
	if (reduced == 1)
		return p;
	half = pixScaleToGray2(p);
	pixDestroy(&p);
	return half;
}

enum cr_status
page_load(struct page_image *p, const struct raster *r, struct cr_err *e)
{
	const struct raster_head *h = &r->head;
	uint64_t pixels = (uint64_t)h->width * h->height;

	memset(p, 0, sizeof *p);
	p->width = (int32_t)h->width;
	p->height = (int32_t)h->height;
	p->dpi = page_dpi(p->width, p->height, (int)(h->dpi & 0xffff));
	p->reduced = h->width >= 2 && h->height >= 2 &&
			     (pixels > PAGE_MAX_PIXELS ||
				 (pixels > FINE_PIXELS && p->dpi >= FINE_DPI))
			 ? 2
			 : 1;
	p->dpi /= p->reduced;
	p->faded = h->channels == 3 && steps_take("colour") && fades(r);
	p->pix = h->bits == 1 ? load_bilevel(r, p->reduced)
			      : load_grey(r, p->reduced, p->faded);
	if (!p->pix)
		return err_set(e, CR_SKIP,
		    "no memory for a page of %u x %u pixels", h->width,
		    h->height);
	return CR_OK;
}

void
page_release(struct page_image *p)
{
	pixDestroy(&p->pix);
	memset(p, 0, sizeof *p);
}
