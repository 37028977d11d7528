/* ingest/grey.h: a page as grey pixels, for looking at bar codes: made small,
 * cleaned, and set light against dark.
 *
 * A pixel is one byte, 0 black, rows of w without gaps.  A picture is freed
 * with grey_free.
 */
#ifndef INGEST_GREY_H
#define INGEST_GREY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/raster.h"

struct grey {
	uint8_t *pixels;
	uint32_t w, h;
};

/* What is to be cut out of a page, in its pixels, half open. */
struct grey_part {
	uint32_t x0, y0, x1, y1;
};

/* The page, made smaller by a whole factor <= 64: a pixel is the mean of a
 * square. */
struct grey grey_new(const struct raster *r, uint32_t factor);
/* A part of it at full size; what lies outside of the page is left away. */
struct grey grey_cut(const struct raster *r, struct grey_part part);
struct grey grey_copy(const struct grey *g);
void grey_free(struct grey *g);

/* The threshold that parts the histogram of every seventh pixel best (Otsu
 * 1979): this and less is dark.  *contrast: from the mean of the dark pixels
 * to that of the light ones; NULL is fine. */
unsigned grey_otsu(const struct grey *g, unsigned *contrast);
/* 0 up to the threshold, 255 above. */
void grey_binarise(struct grey *g, unsigned threshold);
/* Mean of three by three; the border stays. */
void grey_blur(struct grey *g);

/* A threshold for each square of GREY_SQUARE pixels: the mean of five by five
 * squares, less a margin.  Paper that is light here and dark there, and ink
 * that faded, are told apart by what is around them. */
enum { GREY_SQUARE = 16 };

struct grey_levels {
	uint8_t *of;   /* cols x rows */
	uint32_t cols; /* squares in a row */
};

struct grey_levels grey_levels_new(const struct grey *g);
void grey_levels_free(struct grey_levels *l);

static inline bool
grey_dark(const struct grey *g, const struct grey_levels *l, uint32_t x,
    uint32_t y)
{
	return g->pixels[(uint64_t)y * g->w + x] <
	    l->of[(uint64_t)(y / GREY_SQUARE) * l->cols + x / GREY_SQUARE];
}

#endif
