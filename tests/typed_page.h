/* tests/typed_page.h: pages with text on them, made without any font file
 * (leptonica carries a bitmap font), for the tests of reading. */
#ifndef TESTS_TYPED_PAGE_H
#define TESTS_TYPED_PAGE_H

#include <assert.h>
#include <stdint.h>

#include <leptonica/allheaders.h>

#include "base/raster.h"

/* A white page of w x h pixels, 8 bits, with the lines on it: letters
 * of `size` points at 300 dpi, black being `ink` (0..255). */
static inline PIX *
typed_page(int w, int h, int size, int ink, const char *const *lines, int n)
{
	PIX *p = pixCreate(w, h, 8);
	L_BMF *font = bmfCreate(NULL, size);
	l_uint32 grey =
	    (l_uint32)ink << 24 | (l_uint32)ink << 16 | (l_uint32)ink << 8;
	int i, width, over;

	assert(p && font);
	pixSetAll(p);
	for (i = 0; i < n; i++)
		pixSetTextline(p, font, lines[i], grey, w / 10,
		    h / 10 + (i + 1) * size * 6, &width, &over);
	bmfDestroy(&font);
	return p;
}

/* As a raster of one or eight bits; p is given back. */
static inline void
typed_raster(struct raster *r, PIX *p, int bits, unsigned dpi)
{
	struct cr_err e = CR_ERR_INIT;
	uint32_t x, y, v;

	if (raster_new(r, (uint32_t)pixGetWidth(p), (uint32_t)pixGetHeight(p),
		1, (uint32_t)bits, &e) != CR_OK)
		abort();
	r->head.dpi = dpi;
	for (y = 0; y < r->head.height; y++)
		for (x = 0; x < r->head.width; x++) {
			pixGetPixel(p, (int)x, (int)y, &v);
			if (bits == 8)
				r->rows[y * r->head.stride + x] = (uint8_t)v;
			else if (v < 128)
				r->rows[y * r->head.stride + x / 8] |=
				    (uint8_t)(0x80 >> x % 8);
		}
	pixDestroy(&p);
}

#endif
