/* ingest/qr.c: taking the modules of a QR code off a page (see qr.h).
 *
 * The middles of three finder patterns say where each module lies, if the
 * code is flat; the small alignment pattern near the fourth corner says how
 * far it is not. */
#include "ingest/qr.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"

enum {
	PIXELS = 5,  /* of a module in the clean picture */
	MARGIN = 4,  /* modules around it */
	AROUND = 4,  /* modules to each side that are compared with */
	SEVEN = 7,   /* side of a finder pattern */
	HALF_SEEN = 3, /* samples of a module are 3 by 3 */
};

/* From modules to pixels: corner + u right + v down + u v bent, with u and v
 * from 0 to 1 between the middles of the finder patterns. */
struct plane {
	const struct grey *g;
	struct finder_point corner, right, down, bent;
	int side;
};

static double
pixel(const struct grey *g, double x, double y)
{
	double fx, fy, top, bottom;
	const uint8_t *p;
	int x0, y0;

	x = fmin(fmax(x - 0.5, 0), g->w - 1.001);
	y = fmin(fmax(y - 0.5, 0), g->h - 1.001);
	x0 = (int)x;
	y0 = (int)y;
	fx = x - x0;
	fy = y - y0;
	p = g->pixels + (size_t)y0 * g->w + x0;
	top = p[0] * (1 - fx) + p[1] * fx;
	bottom = p[g->w] * (1 - fx) + p[g->w + 1] * fx;
	return top * (1 - fy) + bottom * fy;
}

/* The mean of the middle part of what lies at (x, y) modules. */
static double
sample(const struct plane *p, double x, double y)
{
	double sum = 0;

	for (int i = 0; i < HALF_SEEN * HALF_SEEN; i++) {
		double u = (x + (i % HALF_SEEN - 1) * 0.25 - SEVEN / 2.0) /
		    (p->side - SEVEN);
		double v = (y + (i / HALF_SEEN - 1) * 0.25 - SEVEN / 2.0) /
		    (p->side - SEVEN);

		sum += pixel(p->g,
		    p->corner.x + u * p->right.x + v * p->down.x +
			u * v * p->bent.x,
		    p->corner.y + u * p->right.y + v * p->down.y +
			u * v * p->bent.y);
	}
	return sum / (HALF_SEEN * HALF_SEEN);
}

/* ---- the fourth corner --------------------------------------------------- */

/* Five by five modules: dark, a light ring, a dark ring (6.3.6).  How much
 * lighter the light ones are. */
static double
like_alignment(const struct plane *p, double x, double y)
{
	double dark = 0, light = 0;

	for (int i = 0; i < 25; i++) {
		int dx = i % 5 - 2, dy = i / 5 - 2;
		bool ring = (dx || dy) && dx >= -1 && dx <= 1 && dy >= -1 &&
		    dy <= 1;

		*(ring ? &light : &dark) += sample(p, x + dx, y + dy);
	}
	return light / 8 - dark / 17;
}

static void
bend(struct plane *p)
{
	double at = p->side - 6.5, best = like_alignment(p, at, at) + 8;
	double uv = (p->side - 10.0) / (p->side - SEVEN), bx = 0, by = 0;

	if (p->side < 25)
		return;
	for (int i = 0; i < 11 * 11; i++) {
		double dx = (i % 11 - 5) * 0.3, dy = (i / 11 - 5) * 0.3;
		double like = like_alignment(p, at + dx, at + dy);

		if (like > best) {
			best = like;
			bx = dx;
			by = dy;
		}
	}
	bx /= (p->side - SEVEN) * uv * uv;
	by /= (p->side - SEVEN) * uv * uv;
	p->bent.x = bx * p->right.x + by * p->down.x;
	p->bent.y = bx * p->right.y + by * p->down.y;
}

/* ---- modules ------------------------------------------------------------- */

/* Along row 6 and column 6 modules alternate, dark where even. */
static double
timing(const struct plane *p)
{
	int right = 0, n = 0;
	double last_h = sample(p, 7.5, 6.5), last_v = sample(p, 6.5, 7.5);

	for (int i = SEVEN + 1; i < p->side - SEVEN; i++) {
		double h = sample(p, i + 0.5, 6.5), v = sample(p, 6.5, i + 0.5);

		/* darker than the one before it where even */
		right += (i % 2 == 0) == (h < last_h);
		right += (i % 2 == 0) == (v < last_v);
		n += 2;
		last_h = h;
		last_v = v;
	}
	return (double)right / n;
}

static struct plane
plane_of(const struct grey *g, const struct finder_code *at, int side)
{
	struct plane p = { .g = g, .corner = at->corner, .side = side };

	p.right.x = at->right.x - at->corner.x;
	p.right.y = at->right.y - at->corner.y;
	p.down.x = at->below.x - at->corner.x;
	p.down.y = at->below.y - at->corner.y;
	return p;
}

static int
likely_side(const struct finder_code *at)
{
	double d = (hypot(at->right.x - at->corner.x,
			at->right.y - at->corner.y) +
	    hypot(at->below.x - at->corner.x, at->below.y - at->corner.y)) / 2;
	int k = (int)lround((d / at->module + SEVEN - 17) / 4);

	return 17 + 4 * k;
}

bool
qr_take(struct qr *q, const struct grey *g, const struct finder_code *at)
{
	int likely = likely_side(at), side;
	struct plane p;
	double t;

	q->side = 0;
	q->timing = 0;
	if (g->w < 2 || g->h < 2)
		return false;
	for (side = likely - 4; side <= likely + 4; side += 4) {
		if (side < FINDER_SIDE_LEAST || side > FINDER_SIDE_MOST)
			continue;
		p = plane_of(g, at, side);
		t = timing(&p);
		if (side == likely)
			t += 0.02;
		if (t > q->timing) {
			q->timing = t;
			q->side = side;
		}
	}
	if (!q->side)
		return false;
	p = plane_of(g, at, q->side);
	bend(&p);
	for (int i = 0; i < q->side * q->side; i++)
		q->value[i] = (uint8_t)sample(&p, i % q->side + 0.5,
		    i / q->side + 0.5);
	return true;
}

/* ---- drawn anew ---------------------------------------------------------- */

static void
whole(uint8_t *dark, const struct qr *q)
{
	uint8_t copy[FINDER_SIDE_MOST * FINDER_SIDE_MOST * 7];
	int n = q->side * q->side;
	struct grey g = { copy, (uint32_t)n, 7 };
	unsigned t;

	/* seven times, as every seventh is counted */
	for (int i = 0; i < 7 * n; i++)
		copy[i] = q->value[i % n];
	t = grey_otsu(&g, NULL);
	for (int i = 0; i < n; i++)
		dark[i] = q->value[i] <= t;
}

/* Halfway between the darkest and the lightest around. */
static void
around(uint8_t *dark, const struct qr *q)
{
	for (int i = 0; i < q->side * q->side; i++) {
		int x = i % q->side, y = i / q->side, low = 255, high = 0;

		for (int v = y - AROUND; v <= y + AROUND; v++)
			for (int u = x - AROUND; u <= x + AROUND; u++) {
				int k = v * q->side + u;

				if (u < 0 || v < 0 || u >= q->side ||
				    v >= q->side)
					continue;
				if (q->value[k] < low)
					low = q->value[k];
				if (q->value[k] > high)
					high = q->value[k];
			}
		dark[i] = 2 * q->value[i] < low + high;
	}
}

/* What is the same in every code is put right: finder patterns and the lines
 * between them. */
static void
put_finder(uint8_t *dark, int side, int x0, int y0)
{
	for (int y = y0 - 1; y <= y0 + SEVEN; y++)
		for (int x = x0 - 1; x <= x0 + SEVEN; x++) {
			int a = x - x0 - 3, b = y - y0 - 3, far;

			if (x < 0 || y < 0 || x >= side || y >= side)
				continue;
			a = a < 0 ? -a : a;
			b = b < 0 ? -b : b;
			far = a > b ? a : b;
			dark[y * side + x] = far <= 1 || far == 3;
		}
}

static void
put_known(uint8_t *dark, int side)
{
	for (int i = SEVEN; i < side - SEVEN; i++)
		dark[6 * side + i] = dark[i * side + 6] = i % 2 == 0;
	put_finder(dark, side, 0, 0);
	put_finder(dark, side, side - SEVEN, 0);
	put_finder(dark, side, 0, side - SEVEN);
	if (side >= 25)
		for (int i = 0; i < 25; i++) {
			int dx = i % 5 - 2, dy = i / 5 - 2;
			bool ring = (dx || dy) && dx * dx < 4 && dy * dy < 4;

			dark[(side - SEVEN + dy) * side + side - SEVEN + dx] =
			    !ring;
		}
}

struct grey
qr_draw(const struct qr *q, enum qr_contrast contrast)
{
	uint8_t dark[FINDER_SIDE_MOST * FINDER_SIDE_MOST];
	uint32_t w = (uint32_t)(q->side + 2 * MARGIN) * PIXELS;
	struct grey g = { xmalloc((size_t)w * w), w, w };

	(contrast == QR_WHOLE ? whole : around)(dark, q);
	put_known(dark, q->side);
	memset(g.pixels, 255, (size_t)w * w);
	for (int y = 0; y < q->side * PIXELS; y++) {
		uint8_t *row = g.pixels +
		    ((size_t)y + MARGIN * PIXELS) * w + MARGIN * PIXELS;
		const uint8_t *from = dark + y / PIXELS * q->side;

		for (int x = 0; x < q->side * PIXELS; x++)
			row[x] = from[x / PIXELS] ? 0 : 255;
	}
	return g;
}
