/* mksamples/fax.c: a sheet that was copied, sent by fax at 200 dpi, printed,
 * scanned and kept as a small grey picture.
 *
 * The ink is unevenly taken up (patches where strokes break), black or white
 * and nothing between; then specks, eaten edges, streaks along the paper's way
 * and lost lines; then a page that is darker at one side; then less than half
 * its size, by averaging, which is what makes small print grey and thin.
 */
#include "scripts/mksamples/fax.h"

#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "scripts/mksamples/form.h"

#define CELL 24 /* pixels of a patch of uneven ink */

struct fax {
	int w, h;
	unsigned char *px; /* 0 is white, 255 ink */
	struct rng *r;
	int degree; /* 0 a good line to 2 a copy of a copy */
};

static void
soften(struct fax *x)
{
	unsigned char *was = xalloc((size_t)x->w * (size_t)x->h, 1);
	int row, col;

	memcpy(was, x->px, (size_t)x->w * (size_t)x->h);
	for (row = 1; row + 1 < x->h; row++) {
		for (col = 1; col + 1 < x->w; col++) {
			const unsigned char *p =
			    was + (size_t)row * (size_t)x->w + col;
			int v = 4 * p[0] +
				2 * (p[-1] + p[1] + p[-x->w] + p[x->w]) +
				p[-x->w - 1] + p[-x->w + 1] + p[x->w - 1] +
				p[x->w + 1];

			x->px[(size_t)row * (size_t)x->w + (size_t)col] =
			    (unsigned char)(v / 16);
		}
	}
	free(was);
}

/* How much the threshold moves at each corner of a coarse grid. */
static double *
patches(struct fax *x, int *across, double much)
{
	int n = (x->w / CELL + 2) * (x->h / CELL + 2), i;
	double *grid = xalloc((size_t)n, sizeof(*grid));

	*across = x->w / CELL + 2;
	for (i = 0; i < n; i++) {
		double u = rng_unit(x->r) + rng_unit(x->r) - 1.0;

		grid[i] = u * much;
	}
	return grid;
}

static void
threshold(struct fax *x)
{
	static const double unevenness[] = {20, 38, 50}, grain[] = {12, 28, 40};
	double base = rng_range(x->r, 80, 118) + 8.0 * x->degree;
	int across, row, col;
	double *grid = patches(x, &across, unevenness[x->degree]);

	for (row = 0; row < x->h; row++) {
		unsigned char *p = x->px + (size_t)row * (size_t)x->w;
		double fy = (double)(row % CELL) / CELL;

		for (col = 0; col < x->w; col++) {
			const double *g =
			    grid + row / CELL * across + col / CELL;
			double fx = (double)(col % CELL) / CELL, v;

			if (!p[col])
				continue;
			v = (g[0] * (1 - fx) + g[1] * fx) * (1 - fy) +
			    (g[across] * (1 - fx) + g[across + 1] * fx) * fy;
			v += base + (rng_unit(x->r) - 0.5) * 2 *
					grain[x->degree];
			p[col] = p[col] > v ? 255 : 0;
		}
	}
	free(grid);
}

static void
blot(struct fax *x, int size, unsigned char value)
{
	int x0 = (int)rng_below(x->r, (unsigned)(x->w - size));
	int y0 = (int)rng_below(x->r, (unsigned)(x->h - size));
	int row, col;

	for (row = 0; row < size; row++)
		for (col = 0; col < size; col++)
			x->px[(size_t)(y0 + row) * (size_t)x->w +
			      (size_t)(x0 + col)] = value;
}

static void
specks(struct fax *x)
{
	static const int most[] = {500, 2500, 7000};
	int n = rng_range(x->r, most[x->degree] / 3, most[x->degree]);

	while (n-- > 0)
		blot(x, rng_chance(x->r, 4) ? 3 : rng_chance(x->r, 20) ? 2 : 1,
		    255);
	n = rng_range(x->r, most[x->degree], 6 * most[x->degree]);
	while (n-- > 0)
		blot(x, rng_chance(x->r, 15) ? 2 : 1, 0);
}

/* Dirt on the scanner's glass draws a line down the page. */
static void
streaks(struct fax *x)
{
	int n = rng_range(x->r, -1, x->degree);

	while (n-- > 0) {
		int col = (int)rng_below(x->r, (unsigned)x->w);
		int row = (int)rng_below(x->r, (unsigned)x->h / 2);
		int to = row + (int)rng_below(x->r, (unsigned)(x->h - row));

		for (; row < to; row++)
			if (!rng_chance(x->r, 25))
				x->px[(size_t)row * (size_t)x->w +
				      (size_t)col] = 255;
	}
}

/* A lost line of the fax is the line before it again, or white. */
static void
lost_lines(struct fax *x)
{
	int n = rng_range(x->r, 0, 4 * x->degree);

	while (n-- > 0) {
		int row = 1 + (int)rng_below(x->r, (unsigned)x->h - 4);
		int k, rows = rng_range(x->r, 1, 3);

		for (k = 0; k < rows; k++) {
			unsigned char *p =
			    x->px + (size_t)(row + k) * (size_t)x->w;

			if (rng_chance(x->r, 50))
				memcpy(p, p - x->w, (size_t)x->w);
			else
				memset(p, 0, (size_t)x->w);
		}
	}
}

static void
dark_side(struct fax *x)
{
	bool right = rng_chance(x->r, 50);
	double wide = rng_range(x->r, 4, 14 + 12 * x->degree);
	double lean = (rng_unit(x->r) - 0.5) * wide / x->h;
	int row, i;

	if (!rng_chance(x->r, 45))
		return;
	for (row = 0; row < x->h; row++) {
		unsigned char *p = x->px + (size_t)row * (size_t)x->w;
		int n = (int)(wide + lean * row + 3 * rng_unit(x->r));

		for (i = 0; i < n && i < x->w; i++)
			p[right ? x->w - 1 - i : i] = 255;
	}
}

/* Ink is 0 in the picture that is kept; paper nearly white. */
static void
keep_small(struct fax *x, const char *path)
{
	PIX *p = pixCreate(x->w, x->h, 8), *small;
	float scale = (float)FORM_PIXELS / (float)x->w;
	int row, col;

	if (!p)
		die("out of memory");
	for (row = 0; row < x->h; row++) {
		l_uint32 *line = pixGetData(p) + row * pixGetWpl(p);

		for (col = 0; col < x->w; col++)
			SET_DATA_BYTE(line, col,
			    255 - x->px[(size_t)row * (size_t)x->w +
					(size_t)col]);
	}
	small = pixScaleAreaMap(p, scale, scale);
	if (!small)
		die("cannot make '%s' small", path);
	if (pixWrite(path, small, IFF_PNG))
		die("cannot write '%s'", path);
	pixDestroy(&small);
	pixDestroy(&p);
}

void
fax_write(cairo_surface_t *ink, struct rng *r, const char *path)
{
	struct fax x = {0};
	int stride = cairo_image_surface_get_stride(ink), row;

	cairo_surface_flush(ink);
	x.r = r;
	x.w = cairo_image_surface_get_width(ink);
	x.h = cairo_image_surface_get_height(ink);
	x.px = xalloc((size_t)x.w * (size_t)x.h, 1);
	for (row = 0; row < x.h; row++)
		memcpy(x.px + (size_t)row * (size_t)x.w,
		    cairo_image_surface_get_data(ink) +
			(size_t)row * (size_t)stride,
		    (size_t)x.w);
	x.degree = rng_chance(r, 30) ? 0 : rng_chance(r, 72) ? 1 : 2;
	if (x.degree || rng_chance(r, 50))
		soften(&x);
	threshold(&x);
	if (x.degree == 2) { /* and once more through the copier */
		soften(&x);
		threshold(&x);
	}
	specks(&x);
	streaks(&x);
	lost_lines(&x);
	dark_side(&x);
	keep_small(&x, path);
	free(x.px);
}
