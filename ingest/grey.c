/* ingest/grey.c: pages as grey pixels (see grey.h).
 *
 * Every page of an ingest is made small here, so the loops are written for
 * the compiler to make them wide. */
#include "ingest/grey.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SAMPLE 7u  /* every seventh pixel makes the histogram */
#define BLOCK  32u

/* A row of the raster as grey bytes, n of them, n a multiple of 8. */
static const uint8_t *
row_bytes(uint8_t *line, const struct raster *r, uint32_t y, uint32_t n)
{
	static uint8_t bits[256][8]; /* what the pixels of a byte are */
	const uint8_t *row = r->rows + (size_t)y * r->head.stride;
	uint32_t width = r->head.width < n ? r->head.width : n;

	if (r->head.bits == 1) {
		for (unsigned v = 0; bits[0][0] == 0 && v < 256; v++) {
			for (unsigned i = 0; i < 8; i++)
				bits[255 - v][i] =
				    255 * (~(255 - v) >> (7 - i) & 1);
		}
		for (uint32_t i = 0; i < r->head.stride && i < n / 8; i++)
			memcpy(line + 8 * i, bits[row[i]], 8);
	} else if (r->head.channels == 1) {
		memcpy(line, row, width);
	} else {
		/* green alone is near enough to what the eye sees */
		for (uint32_t x = 0; x < width; x++)
			line[x] = row[3 * x + 1];
	}
	return line;
}

/* Loops over blocks of a fixed size are made wide by the compiler. */
static void
row_add(uint16_t *sums, const uint8_t *line, uint32_t n)
{
	for (uint32_t x = 0; x < n; x += BLOCK) {
		for (uint32_t i = 0; i < BLOCK; i++)
			sums[x + i] = (uint16_t)(sums[x + i] + line[x + i]);
	}
}

/* Sum by sum to one pixel each; a factor that is a constant unrolls. */
static inline void
row_shrink(uint8_t *to, const uint16_t *sums, uint32_t w, uint32_t factor)
{
	uint32_t share = 65536 / (factor * factor);

	for (uint32_t x = 0; x < w; x++) {
		uint32_t sum = 0;

		for (uint32_t i = 0; i < factor; i++)
			sum += sums[x * factor + i];
		to[x] = (uint8_t)(sum * share >> 16);
	}
}

struct grey
grey_new(const struct raster *r, uint32_t factor)
{
	struct grey g = {NULL, r->head.width / factor, r->head.height / factor};
	uint32_t n = (g.w * factor + BLOCK - 1) / BLOCK * BLOCK;
	uint16_t *sums = xcalloc(n + BLOCK, sizeof(*sums));
	uint8_t *line = xcalloc(n + BLOCK, 1);

	g.pixels = xmalloc((size_t)g.w * g.h + 1);
	for (uint32_t y = 0; y < g.h; y++) {
		uint8_t *to = g.pixels + (size_t)y * g.w;

		memset(sums, 0, n * sizeof(*sums));
		for (uint32_t i = 0; i < factor; i++)
			row_add(sums, row_bytes(line, r, y * factor + i, n), n);
		if (factor == 2)
			row_shrink(to, sums, g.w, 2);
		else
			row_shrink(to, sums, g.w, factor);
	}
	free(line);
	free(sums);
	return g;
}

unsigned
grey_otsu(const struct grey *g, unsigned *contrast)
{
	size_t n = (size_t)g->w * g->h, histogram[256] = {0};
	double total = 0, below = 0, sum = 0, best = -1, apart = 0;
	unsigned threshold = 127;

	n /= SAMPLE;
	for (size_t i = 0; i < n; i++)
		histogram[g->pixels[i * SAMPLE]]++;
	for (unsigned v = 0; v < 256; v++)
		total += (double)v * (double)histogram[v];
	for (unsigned v = 0; v < 255; v++) {
		double above, d;

		below += (double)histogram[v];
		sum += (double)v * (double)histogram[v];
		above = (double)n - below;
		if (below <= 0 || above <= 0)
			continue;
		d = sum / below - (total - sum) / above;
		if (below * above * d * d > best) {
			best = below * above * d * d;
			threshold = v;
			apart = d < 0 ? -d : d;
		}
	}
	if (contrast)
		*contrast = (unsigned)apart;
	return threshold;
}

void
grey_binarise(struct grey *g, unsigned threshold)
{
	size_t n = (size_t)g->w * g->h;

	for (size_t i = 0; i < n; i++)
		g->pixels[i] = g->pixels[i] > threshold ? 255 : 0;
}

void
grey_blur(struct grey *g)
{
	struct grey copy = grey_copy(g);
	const uint8_t *old = copy.pixels;

	for (uint32_t y = 1; y + 1 < g->h; y++) {
		const uint8_t *a = old + (size_t)(y - 1) * g->w;
		const uint8_t *b = a + g->w, *c = b + g->w;
		uint8_t *to = g->pixels + (size_t)y * g->w;

		for (uint32_t x = 1; x + 1 < g->w; x++)
			to[x] = (uint8_t)((a[x - 1] + a[x] + a[x + 1] +
					      b[x - 1] + b[x] + b[x + 1] +
					      c[x - 1] + c[x] + c[x + 1]) /
					  9);
	}
	grey_free(&copy);
}

struct grey
grey_cut(const struct raster *r, struct grey_part p)
{
	struct grey g = {NULL, 0, 0};
	uint32_t n;
	uint8_t *line;

	if (p.x1 > r->head.width)
		p.x1 = r->head.width;
	if (p.y1 > r->head.height)
		p.y1 = r->head.height;
	if (p.x0 < p.x1 && p.y0 < p.y1) {
		g.w = p.x1 - p.x0;
		g.h = p.y1 - p.y0;
	}
	g.pixels = xmalloc((size_t)g.w * g.h + 1);
	n = (p.x1 + BLOCK - 1) / BLOCK * BLOCK;
	line = xcalloc(n + BLOCK, 1);
	for (uint32_t y = 0; y < g.h; y++)
		memcpy(g.pixels + (size_t)y * g.w,
		    row_bytes(line, r, p.y0 + y, n) + p.x0, g.w);
	free(line);
	return g;
}

struct grey
grey_copy(const struct grey *g)
{
	struct grey copy = *g;

	copy.pixels = xmalloc((size_t)g->w * g->h + 1);
	memcpy(copy.pixels, g->pixels, (size_t)g->w * g->h);
	return copy;
}

void
grey_free(struct grey *g)
{
	free(g->pixels);
	g->pixels = NULL;
}

/* ---- thresholds ---------------------------------------------------------- */

static uint32_t
square_mean(const struct grey *g, uint32_t cx, uint32_t cy)
{
	uint32_t x0 = cx * GREY_SQUARE, y0 = cy * GREY_SQUARE;
	uint32_t w = g->w - x0 < GREY_SQUARE ? g->w - x0 : GREY_SQUARE;
	uint32_t h = g->h - y0 < GREY_SQUARE ? g->h - y0 : GREY_SQUARE, sum = 0;

	for (uint32_t y = 0; y < h; y++) {
		const uint8_t *p = g->pixels + (size_t)(y0 + y) * g->w + x0;

		if (w == GREY_SQUARE)
			for (uint32_t x = 0; x < GREY_SQUARE; x++)
				sum += p[x];
		else
			for (uint32_t x = 0; x < w; x++)
				sum += p[x];
	}
	return sum / (w * h);
}

/* Of n values that are `step` apart, each becomes the mean of the five around
 * it. */
static void
smooth(uint8_t *at, uint32_t n, uint32_t step, uint8_t *old)
{
	for (uint32_t i = 0; i < n; i++)
		old[i] = at[(size_t)i * step];
	for (uint32_t i = 0; i < n; i++) {
		uint32_t from = i > 2 ? i - 2 : 0, sum = 0;
		uint32_t to = i + 3 < n ? i + 3 : n;

		for (uint32_t k = from; k < to; k++)
			sum += old[k];
		at[(size_t)i * step] = (uint8_t)(sum / (to - from));
	}
}

/* The margin is a part of the page's contrast: noise on bare paper must not
 * count as ink.  What is below half the global threshold is ink whatever is
 * around it, as in the middle of something large. */
struct grey_levels
grey_levels_new(const struct grey *g)
{
	struct grey_levels l;
	uint32_t rows = (g->h + GREY_SQUARE - 1) / GREY_SQUARE;
	unsigned contrast, ink = grey_otsu(g, &contrast) / 2, margin;
	uint8_t *old;

	l.cols = (g->w + GREY_SQUARE - 1) / GREY_SQUARE;
	l.of = xmalloc((size_t)l.cols * rows + 1);
	old = xmalloc((size_t)l.cols + rows);
	margin = contrast / 16 + 2;
	for (uint32_t y = 0; y < rows; y++)
		for (uint32_t x = 0; x < l.cols; x++)
			l.of[(size_t)y * l.cols + x] =
			    (uint8_t)square_mean(g, x, y);
	for (uint32_t y = 0; y < rows; y++)
		smooth(l.of + (size_t)y * l.cols, l.cols, 1, old);
	for (uint32_t x = 0; x < l.cols; x++)
		smooth(l.of + x, rows, l.cols, old);
	for (size_t i = 0; i < (size_t)l.cols * rows; i++) {
		unsigned level = l.of[i] > margin ? l.of[i] - margin : 0;

		l.of[i] = (uint8_t)(level > ink ? level : ink);
	}
	free(old);
	return l;
}

void
grey_levels_free(struct grey_levels *l)
{
	free(l->of);
	l->of = NULL;
}
