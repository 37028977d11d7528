/* patch.c: is a page a separator sheet? (ingest/patch.h)
 *
 * The page is made small: about 1,200 x 1,700 grey pixels, each the mean of
 * a square, which is also the blur that a noisy scan needs.  zbar, with Code
 * 39 alone switched on, then looks along every fourth row and column; that
 * finds a clean sheet and is all that most pages cost.
 *
 * A sheet that is dirty or finely printed may need a second look at black
 * and white, or at full size.  That is only done where bars can be: where
 * many edges stand at the same place in three rows (or columns) that lie
 * further apart than a line of text is high.
 *
 * Code 39 has no check sum; that all eight characters are right is the check.
 */
#include "ingest/patch.h"

#include <stdlib.h>
#include <string.h>

#include <zbar.h>

#include "base/mem.h"

#define SMALL_SIDE 1800u /* pixels, at most, of the small picture */
#define EVERY      4     /* rows and columns zbar looks along */
#define BARS       20    /* bars that must show; *PATCHT* has 40 */
#define APART      12u   /* small pixels from row to row: 2 mm */
#define SLANT      2u    /* pixels an edge may move from row to row */
#define SAMPLE     7u    /* every seventh pixel makes the histogram */
#define BLOCK      32u

struct grey {
	uint8_t *pixels;
	uint32_t w, h;
};

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

/* The page, made smaller by a whole factor <= 64. */
static struct grey
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

/* The threshold that parts the histogram best (Otsu 1979). */
static unsigned
otsu(const struct grey *g)
{
	size_t n = (size_t)g->w * g->h, histogram[256] = {0};
	double total = 0, below = 0, sum = 0, best = -1;
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
		}
	}
	return threshold;
}

static void
binarise(struct grey *g, unsigned threshold)
{
	size_t n = (size_t)g->w * g->h;

	for (size_t i = 0; i < n; i++)
		g->pixels[i] = g->pixels[i] > threshold ? 255 : 0;
}

/* Mean of three by three; the border stays. */
static void
blur(struct grey *g)
{
	uint8_t *old = xmalloc((size_t)g->w * g->h + 1);

	memcpy(old, g->pixels, (size_t)g->w * g->h);
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
	free(old);
}

/* A line of the picture, along a row or down a column. */
struct line {
	const uint8_t *at;
	size_t step;  /* from pixel to pixel */
	size_t apart; /* from line to line */
	uint32_t n;
	unsigned dark; /* this and less is dark */
};

static bool
edge_at(const struct line *l, size_t offset, uint32_t i)
{
	return l->at[offset + i * l->step] > l->dark &&
	       l->at[offset + (i - 1) * l->step] <= l->dark;
}

static bool
edge_near(const struct line *l, size_t offset, uint32_t i, uint32_t slant)
{
	uint32_t from = i > slant ? i - slant : 1;
	uint32_t to = i + slant < l->n ? i + slant : l->n - 1;

	for (uint32_t k = from; k <= to; k++) {
		if (edge_at(l, offset, k))
			return true;
	}
	return false;
}

/* Are there bars here?  An edge from dark to light that stands in three lines
 * counts up, one that does not counts down: in text, where edges agree by
 * chance only, the count stays near nothing. */
static bool
bars_here(const struct line *l)
{
	int count = 0;

	for (uint32_t i = 1; i < l->n; i++) {
		if (!edge_at(l, 0, i))
			continue;
		if (edge_near(l, l->apart, i, SLANT) &&
		    edge_near(l, 2 * l->apart, i, 2 * SLANT))
			count++;
		else if (count > 0)
			count--;
		if (count >= BARS)
			return true;
	}
	return false;
}

static bool
bars_possible(const struct grey *g, unsigned dark)
{
	struct line l = {.dark = dark, .step = 1, .n = g->w};

	l.apart = (size_t)APART * g->w;
	for (uint32_t y = 0; y + 2 * APART < g->h; y += APART) {
		l.at = g->pixels + (size_t)y * g->w;
		if (bars_here(&l))
			return true;
	}
	l = (struct line){
	    .dark = dark, .step = g->w, .n = g->h, .apart = APART};
	for (uint32_t x = 0; x + 2 * APART < g->w; x += APART) {
		l.at = g->pixels + x;
		if (bars_here(&l))
			return true;
	}
	return false;
}

static bool
look(zbar_image_scanner_t *scanner, const struct grey *g)
{
	zbar_image_t *im = zbar_image_create();
	bool found = false;

	zbar_image_set_format(im, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(im, g->w, g->h);
	zbar_image_set_data(im, g->pixels, (unsigned long)g->w * g->h, NULL);
	if (zbar_scan_image(scanner, im) > 0) {
		for (const zbar_symbol_t *s = zbar_image_first_symbol(im);
		     s != NULL; s = zbar_symbol_next(s))
			found = found ||
				strcmp(zbar_symbol_get_data(s), "PATCHT") == 0;
	}
	zbar_image_destroy(im);
	return found;
}

static bool
look_again(zbar_image_scanner_t *scanner, const struct raster *r,
    struct grey *small, uint32_t factor)
{
	unsigned threshold = otsu(small);
	struct grey full;
	bool found;

	if (!bars_possible(small, threshold))
		return false;
	binarise(small, threshold);
	if (look(scanner, small))
		return true;
	full = grey_new(r, 1);
	found = factor > 1 && look(scanner, &full);
	if (!found) {
		blur(&full);
		binarise(&full, otsu(&full));
		found = look(scanner, &full);
	}
	free(full.pixels);
	return found;
}

bool
patch_find(const struct raster *r)
{
	uint32_t side =
	    r->head.width > r->head.height ? r->head.width : r->head.height;
	uint32_t factor = (side + SMALL_SIDE - 1) / SMALL_SIDE;
	zbar_image_scanner_t *scanner = NULL;
	struct grey small = grey_new(r, factor);
	bool found = false;

	if (small.w >= 64 && small.h >= 64) {
		scanner = zbar_image_scanner_create();
		zbar_image_scanner_set_config(scanner, 0, ZBAR_CFG_ENABLE, 0);
		zbar_image_scanner_set_config(
		    scanner, ZBAR_CODE39, ZBAR_CFG_ENABLE, 1);
		zbar_image_scanner_set_config(
		    scanner, 0, ZBAR_CFG_X_DENSITY, EVERY);
		zbar_image_scanner_set_config(
		    scanner, 0, ZBAR_CFG_Y_DENSITY, EVERY);
		found = look(scanner, &small) ||
			look_again(scanner, r, &small, factor);
		zbar_image_scanner_destroy(scanner);
	}
	free(small.pixels);
	return found;
}
