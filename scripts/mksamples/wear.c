/* mksamples/wear.c: choosing the wear of a page, and the raster work.
 *
 * Speed matters here, since the speed test makes tens of thousands of pages:
 * one pass over the page for the tone, and white is skipped eight at a time.
 */
#include "scripts/mksamples/wear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

#define TILE  256
#define GRAIN 8192 /* more than a row is long */

void
wear_none(struct wear *w, enum tone tone)
{
	memset(w, 0, sizeof(*w));
	w->tone = tone;
	w->threshold = 128;
	w->paper = 255;
	w->ink = 256;
}

/* The pages that nobody reads with pleasure: a worn ribbon, a third carbon
 * copy, a smeared duplicate. */
static void
poor(struct wear *w, struct rng *r)
{
	if (rng_chance(r, 60)) {
		w->threshold = rng_range(r, 165, 200);
		w->rough = rng_range(r, 100, 127);
		w->ink = rng_range(r, 55, 95);
	} else {
		w->threshold = rng_range(r, 28, 50);
		w->rough = rng_range(r, 20, 50);
		w->blur = true;
	}
	w->pepper = rng_range(r, 300, 3000);
}

void
wear_draw(struct wear *w, struct rng *r, enum tone tone, int age)
{
	wear_none(w, tone);
	w->seed = rng_next(r);
	/* Most pages lie nearly straight; a few do not. */
	w->skew =
	    (rng_unit(r) + rng_unit(r) - 1.0) * (rng_chance(r, 25) ? 2.5 : 1.0);
	w->skew = floor(w->skew * 100.0 + 0.5) / 100.0;
	w->dx = rng_unit(r) * 5.0 - 2.5;
	w->dy = rng_unit(r) * 5.0 - 2.5;
	w->holes = rng_chance(r, 45);
	if (rng_chance(r, 4))
		w->rotation = rng_chance(r, 60)   ? 180
			      : rng_chance(r, 50) ? 90
						  : 270;
	w->rough = rng_range(r, 15, 45);
	w->threshold = rng_range(r, 100, 145);
	w->pepper = rng_range(r, 5, 60);
	if (rng_chance(r, 20 + (unsigned)age)) {
		w->threshold = rng_range(r, 140, 170); /* faint */
		w->rough = rng_range(r, 60, 95);
	}
	if (rng_chance(r, 12 + (unsigned)age))
		w->pepper = rng_range(r, 200, 1200);
	w->blur = rng_chance(r, 20);
	w->edge = rng_chance(r, 15) ? rng_range(r, 6, 40) : 0;
	w->paper = rng_range(r, 205, 248);
	w->ink = rng_range(r, 130, 215);
	if (rng_chance(r, 14))
		poor(w, r);
	w->fold = rng_chance(r, 35) ? rng_range(r, 1, 2) : 0;
	w->fold_at = 0.35 + rng_unit(r) * 0.3;
}

void
wear_degree(struct wear *w, struct rng *r, enum tone tone, int degree)
{
	static const struct {
		int rough, threshold, pepper, ink, edge, blur;
		double skew;
	} most[] = { { 10, 128, 5, 215, 0, 0, 0.2 },
		{ 40, 140, 60, 200, 6, 10, 0.8 },
		{ 75, 155, 500, 160, 20, 25, 1.5 },
		{ 105, 180, 1600, 110, 40, 45, 2.2 } };
	int d = degree < 0 ? 0 : degree > 3 ? 3 : degree;
	int less = d ? d - 1 : 0;

	wear_none(w, tone);
	w->seed = rng_next(r);
	w->skew = (rng_unit(r) + rng_unit(r) - 1.0) * most[d].skew;
	w->skew = floor(w->skew * 100.0 + 0.5) / 100.0;
	w->dx = rng_unit(r) * 4.0 - 2.0;
	w->dy = rng_unit(r) * 4.0 - 2.0;
	w->holes = d && rng_chance(r, 45);
	w->rough = rng_range(r, most[less].rough, most[d].rough);
	w->threshold = rng_range(r, most[less].threshold, most[d].threshold);
	w->pepper = rng_range(r, most[less].pepper, most[d].pepper);
	w->edge = d ? rng_range(r, 0, most[d].edge) : 0;
	w->blur = rng_chance(r, (unsigned)most[d].blur);
	w->paper = rng_range(r, 205, 248);
	w->ink = rng_range(r, most[d].ink, most[less].ink);
	w->fold = d > 1 && rng_chance(r, 35) ? rng_range(r, 1, 2) : 0;
	w->fold_at = 0.35 + rng_unit(r) * 0.3;
}

/* Smooth noise that wraps, made once: a coarse grid plus fine grain. */
static const signed char *
tile(void)
{
	static signed char t[TILE * TILE];
	static signed char grid[32][32];
	static bool made;
	struct rng r;
	int x, y;

	if (made)
		return t;
	rng_init(&r, 7, 7, 7);
	for (y = 0; y < 32; y++)
		for (x = 0; x < 32; x++)
			grid[y][x] = (signed char)rng_range(&r, -90, 90);
	for (y = 0; y < TILE; y++) {
		for (x = 0; x < TILE; x++) {
			int gx = x / 8, gy = y / 8, fx = x % 8, fy = y % 8;
			int a = grid[gy][gx] * (8 - fx) +
				grid[gy][(gx + 1) % 32] * fx;
			int b = grid[(gy + 1) % 32][gx] * (8 - fx) +
				grid[(gy + 1) % 32][(gx + 1) % 32] * fx;
			int v = (a * (8 - fy) + b * fy) / 64 +
				rng_range(&r, -37, 37);

			t[y * TILE + x] = (signed char)v;
		}
	}
	made = true;
	return t;
}

/* A buffer that only grows; slot names its use. */
static unsigned char *
buffer(int slot, size_t size)
{
	static unsigned char *buf[3];
	static size_t cap[3];

	if (size > cap[slot]) {
		buf[slot] = xgrow(buf[slot], size);
		cap[slot] = size;
	}
	return buf[slot];
}

static void
pepper(const struct wear *w, const struct raster *p, struct rng *r)
{
	int n = w->pepper;

	while (n-- > 0) {
		int size = rng_range(r, 1, rng_chance(r, 8) ? 4 : 2);
		int x0 = (int)rng_below(r, (unsigned)(p->w - size));
		int y0 = (int)rng_below(r, (unsigned)(p->h - size));
		int x, y;

		for (y = 0; y < size; y++)
			for (x = 0; x < size; x++)
				p->px[(size_t)(y0 + y) * p->stride +
				      (size_t)(x0 + x)] = 255;
	}
}

static void
dark_edge(const struct wear *w, const struct raster *p, struct rng *r)
{
	double width = w->edge * p->dpi / 300.0;
	double lean = (rng_unit(r) - 0.5) * 1.6 * width / p->h;
	int y;

	/* The lid's shadow: a wedge, hardly ragged. */
	for (y = 0; y < p->h; y++) {
		double x = width + lean * y + rng_unit(r) * 1.5;

		memset(
		    p->px + (size_t)y * p->stride, 255, x < 1 ? 1 : (size_t)x);
	}
}

/* A box of three by three, rows then columns, skipping what is white. */
static void
blur(const struct raster *p)
{
	size_t n = p->stride;
	unsigned char *row[3];
	unsigned char *keep = buffer(1, n * 2);
	int x, y;

	memset(keep, 0, n * 2);
	for (y = 0; y + 1 < p->h; y++) {
		unsigned char *cur = p->px + (size_t)y * n;
		unsigned char *old = keep + (size_t)(y & 1) * n;

		row[0] = keep + (size_t)(~y & 1) * n;
		row[1] = old;
		row[2] = cur + n;
		memcpy(old, cur, n);
		for (x = 1; x + 1 < p->w; x++) {
			int v = row[0][x] + row[2][x] + row[1][x - 1] +
				row[1][x + 1] + 4 * row[1][x];

			cur[x] = (unsigned char)(v / 8);
		}
	}
}

static void
turn(const struct raster *in, int rotation, struct raster *out)
{
	int x, y;

	*out = *in;
	if (rotation != 180) {
		out->w = in->h;
		out->h = in->w;
	}
	out->stride = ((size_t)out->w + 7) & ~(size_t)7;
	out->px = buffer(0, out->stride * (size_t)out->h);
	memset(out->px, 0, out->stride * (size_t)out->h);
	for (y = 0; y < in->h; y++) {
		const unsigned char *s = in->px + (size_t)y * in->stride;

		for (x = 0; x < in->w; x++) {
			int ox = x, oy = y;

			if (s[x] == 0)
				continue;
			if (rotation == 180) {
				ox = in->w - 1 - x;
				oy = in->h - 1 - y;
			} else if (rotation == 90) {
				ox = y;
				oy = in->w - 1 - x;
			} else {
				ox = in->h - 1 - y;
				oy = x;
			}
			out->px[(size_t)oy * out->stride + (size_t)ox] = s[x];
		}
	}
}

static void
bilevel(const struct wear *w, const struct raster *in, struct raster *out)
{
	const signed char *t = tile();
	unsigned off = (unsigned)(w->seed & 0xffff);
	int x, y, i;

	out->stride = ((size_t)in->w + 7) / 8;
	out->px = buffer(2, out->stride * (size_t)in->h);
	memset(out->px, 0, out->stride * (size_t)in->h);
	for (y = 0; y < in->h; y++) {
		const unsigned char *s = in->px + (size_t)y * in->stride;
		unsigned char *d = out->px + (size_t)y * out->stride;
		const signed char *n =
		    t + ((unsigned)y + (off >> 8)) % TILE * TILE;

		for (x = 0; x + 8 <= in->w; x += 8, s += 8, d++) {
			unsigned bits = 0;
			uint64_t all;

			memcpy(&all, s, sizeof(all));
			if (all == 0)
				continue;
			for (i = 0; i < 8; i++) {
				unsigned k = ((unsigned)(x + i) + off) % TILE;
				int v = s[i] + n[k] * w->rough / 64;

				bits <<= 1;
				bits |= s[i] != 0 && v >= w->threshold;
			}
			*d = (unsigned char)bits;
		}
		for (i = 0; x + i < in->w; i++)
			if (s[i] >= w->threshold)
				*d |= (unsigned char)(0x80 >> i);
	}
}

/* Light lost at a fold and beside it, in steps of grey. */
static int
shadow(double distance)
{
	double d = fabs(distance);

	return (int)(46.0 * exp(-d * d * 6000.0 * 40.0) +
		     (distance > 0 ? 16.0 * exp(-d * 18.0) : 0.0));
}

static void
grey(const struct wear *w, const struct raster *in, struct raster *out)
{
	static signed char grain[GRAIN * 2];
	static bool made;
	struct rng r;
	int strength = w->rough == 0 || w->tone == TONE_FLAT ? 0 : 5;
	short *across = xalloc((size_t)in->w, sizeof(*across));
	int x, y;

	/* A long strip of grain; each row begins somewhere else in it, so that
	 * no pattern shows. */
	rng_init(&r, 9, 9, 9);
	for (x = 0; !made && x < GRAIN * 2; x++)
		grain[x] = (signed char)(rng_range(&r, -50, 50) +
					 rng_range(&r, -50, 50));
	made = true;
	rng_init(&r, w->seed, 0, 2);
	out->stride = (size_t)in->w;
	out->px = buffer(2, out->stride * (size_t)in->h);
	for (x = 0; x < in->w; x++)
		across[x] =
		    (short)(w->paper -
			    (w->fold == 2
				    ? shadow((double)x / in->w - w->fold_at)
				    : 0));
	for (y = 0; y < in->h; y++) {
		const unsigned char *s = in->px + (size_t)y * in->stride;
		unsigned char *d = out->px + (size_t)y * out->stride;
		const signed char *n = grain + rng_below(&r, GRAIN);
		int down =
		    w->fold == 1 ? shadow((double)y / in->h - w->fold_at) : 0;

		for (x = 0; x < in->w; x++) {
			int v = across[x] - down + n[x] * strength / 64 -
				s[x] * w->ink / 256;

			v = v < 0 ? 0 : v > 255 ? 255 : v;
			d[x] = (unsigned char)v;
		}
		if (w->tone == TONE_FLAT)
			for (x = 0; x < in->w; x++)
				d[x] = (unsigned char)((d[x] >> 4) * 17);
	}
	free(across);
}

void
wear_apply(const struct wear *w, const struct raster *ink, struct raster *out)
{
	struct raster turned;
	struct rng r;

	rng_init(&r, w->seed, 0, 1);
	if (w->blur)
		blur(ink);
	pepper(w, ink, &r);
	if (w->edge)
		dark_edge(w, ink, &r);
	if (w->rotation) {
		turn(ink, w->rotation, &turned);
		ink = &turned;
	}
	*out = *ink;
	out->tone = w->tone;
	if (w->tone == TONE_BILEVEL)
		bilevel(w, ink, out);
	else
		grey(w, ink, out);
}
