/* ingest/finder.c: finding the corners of QR codes (see finder.h).
 *
 * Every second row is cut into dark and light runs.  Five runs with the look
 * of a finder pattern are tried down the column through their middle, and
 * along the row through the middle of that.  What is compared are pairs of
 * neighbours, from edge to edge of the same kind: they stay as they are when
 * a copier makes strokes thicker or thinner. */
#include "ingest/finder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ROW_STEP = 2, RUNS = 5 };

/* ---- one line ------------------------------------------------------------ */

static bool
near_to(double a, double b, double within)
{
	return a > b - within && a < b + within;
}

/* 1 : 1 : 3 : 1 : 1?  *module: pixels. */
static bool
like_finder(const int r[RUNS], double *module)
{
	double m = (r[0] + 2.0 * (r[1] + r[2] + r[3]) + r[4]) / 12;

	*module = m;
	return m >= 1.3 && near_to(r[0] + r[1], 2 * m, 0.8 * m) &&
	    near_to(r[1] + r[2], 4 * m, m) && near_to(r[2] + r[3], 4 * m, m) &&
	    near_to(r[3] + r[4], 2 * m, 0.8 * m) && r[2] > 1.5 * m &&
	    r[2] > r[1] && r[2] > r[3];
}

struct step {
	int dx, dy;
};

/* Pixels of one kind from (*x, *y) on, most at most; moves behind them. */
static int
run_from(const struct grey *g, const struct grey_levels *l, int *x, int *y,
    struct step s, bool dark, int most)
{
	int n = 0;

	while (n < most && *x >= 0 && *y >= 0 && *x < (int)g->w &&
	    *y < (int)g->h &&
	    grey_dark(g, l, (uint32_t)*x, (uint32_t)*y) == dark) {
		n++;
		*x += s.dx;
		*y += s.dy;
	}
	return n;
}

/* The five runs on a line through a dark pixel.  *middle: how far the middle
 * of the third lies from the pixel. */
static bool
across(const struct grey *g, const struct grey_levels *l, int x, int y,
    struct step s, double about, double *module, double *middle)
{
	const struct step back = { -s.dx, -s.dy };
	int most = (int)(about * 5) + 2, r[RUNS], before, after;
	int x1 = x, y1 = y, x2 = x + s.dx, y2 = y + s.dy;

	before = run_from(g, l, &x1, &y1, back, true, most);
	if (!before)
		return false;
	after = run_from(g, l, &x2, &y2, s, true, most);
	r[2] = before + after;
	r[1] = run_from(g, l, &x1, &y1, back, false, most);
	r[0] = run_from(g, l, &x1, &y1, back, true, most);
	r[3] = run_from(g, l, &x2, &y2, s, false, most);
	r[4] = run_from(g, l, &x2, &y2, s, true, most);
	*middle = (after - before + 1) / 2.0;
	return like_finder(r, module) &&
	    near_to(*module, about, 0.45 * about);
}

/* ---- all lines ----------------------------------------------------------- */

struct search {
	const struct grey *g;
	const struct grey_levels *l;
	struct finder_mark *v;
	int n;
};

static void
add_mark(struct search *s, double x, double y, double module)
{
	int i;

	for (i = 0; i < s->n; i++) {
		struct finder_mark *m = &s->v[i];
		double k = 1.0 / (m->seen + 1);

		if (fabs(m->x - x) > 2.5 * module ||
		    fabs(m->y - y) > 2.5 * module)
			continue;
		m->x += (x - m->x) * k;
		m->y += (y - m->y) * k;
		m->module += (module - m->module) * k;
		m->seen++;
		return;
	}
	if (s->n < FINDER_MARKS)
		s->v[s->n++] = (struct finder_mark){ x, y, module, 1 };
}

/* Five runs in a row y have the look; the third begins at x. */
static void
try_mark(struct search *s, int x, int y, int width, double module)
{
	double down, along, m_down, m_along;
	int cx = x + width / 2, cy;

	if (!across(s->g, s->l, cx, y, (struct step){ 0, 1 }, module,
		&m_down, &down))
		return;
	cy = y + (int)floor(down);
	if (!across(s->g, s->l, cx, cy, (struct step){ 1, 0 }, module,
		&m_along, &along))
		return;
	add_mark(s, cx + along + 0.5, y + down + 0.5, (m_down + m_along) / 2);
}

/* Where in a row light and dark change, the row's end too. */
static int
row_changes(const struct search *s, uint32_t y, uint8_t *dark, int *at)
{
	const uint8_t *p = s->g->pixels + (size_t)y * s->g->w;
	const uint8_t *level =
	    s->l->of + (size_t)(y / GREY_SQUARE) * s->l->cols;
	uint32_t w = s->g->w, x;
	uint8_t now = 0;
	int n = 0;

	for (x = 0; x + GREY_SQUARE <= w; x += GREY_SQUARE) {
		uint8_t t = level[x / GREY_SQUARE];

		for (uint32_t i = 0; i < GREY_SQUARE; i++)
			dark[x + i] = p[x + i] < t;
	}
	for (; x < w; x++)
		dark[x] = p[x] < level[x / GREY_SQUARE];
	for (x = 0; x < w; x++) {
		at[n] = (int)x;
		n += dark[x] != now;
		now = dark[x];
	}
	at[n++] = (int)w;
	return n;
}

int
finder_marks(struct finder_mark v[FINDER_MARKS], const struct grey *g,
    const struct grey_levels *l)
{
	struct search s = { g, l, v, 0 };
	uint8_t *dark = xmalloc((size_t)g->w + 1);
	int *at = xcalloc((size_t)g->w + 2, sizeof *at);

	for (uint32_t y = 0; y < g->h; y += ROW_STEP) {
		int n = row_changes(&s, y, dark, at);

		/* at[0] is where the first dark run begins */
		for (int i = 0; i + RUNS < n; i += 2) {
			int r[RUNS];
			double module;

			for (int k = 0; k < RUNS; k++)
				r[k] = at[i + k + 1] - at[i + k];
			if (like_finder(r, &module))
				try_mark(&s, at[i + 2], (int)y, r[2], module);
		}
	}
	free(dark);
	free(at);
	return s.n;
}

/* ---- what they make together --------------------------------------------- */

static struct finder_point
vector(const struct finder_mark *from, const struct finder_mark *to)
{
	return (struct finder_point){ to->x - from->x, to->y - from->y };
}

static double
length(struct finder_point p)
{
	return hypot(p.x, p.y);
}

/* Runs along rows and columns are longer than modules where the code is
 * turned. */
static double
straight_module(double seen, struct finder_point side)
{
	double a = fabs(side.x), b = fabs(side.y);

	return seen * (a > b ? a : b) / length(side);
}

/* Sides of a code whose length is not too far from one that there is. */
static bool
a_side(double pixels, double module)
{
	double n = pixels / module + 7;

	return n > FINDER_SIDE_LEAST - 3 && n < FINDER_SIDE_MOST + 4;
}

static void
keep_best(struct finder_code *out, int *n, const struct finder_code *c)
{
	int i = *n;

	if (*n == FINDER_CODES && out[*n - 1].misfit <= c->misfit)
		return;
	if (*n == FINDER_CODES)
		i--;
	else
		++*n;
	for (; i > 0 && out[i - 1].misfit > c->misfit; i--)
		out[i] = out[i - 1];
	out[i] = *c;
}

/* Do marks a (the corner), b (right of it) and c (below) fit? */
static bool
fits(struct finder_code *out, const struct finder_mark *v, int a, int b,
    int c)
{
	struct finder_point ab = vector(&v[a], &v[b]);
	struct finder_point ac = vector(&v[a], &v[c]);
	double m = (v[a].module + v[b].module + v[c].module) / 3;
	double p = length(ab), q = length(ac), skew, turn;

	if (fabs(v[a].module - m) > 0.4 * m ||
	    fabs(v[b].module - m) > 0.4 * m ||
	    fabs(v[c].module - m) > 0.4 * m || p < 8 * m || q < 8 * m)
		return false;
	m = straight_module(m, ab);
	skew = fabs(ab.x * ac.x + ab.y * ac.y) / (p * q);
	turn = (ab.x * ac.y - ab.y * ac.x) / (p * q);
	if (turn < 0.95 || skew > 0.2 || fabs(p - q) > 0.12 * (p + q) ||
	    !a_side((p + q) / 2, m))
		return false;
	*out = (struct finder_code){ { v[a].x, v[a].y }, { v[b].x, v[b].y },
		{ v[c].x, v[c].y }, m, skew + fabs(p - q) / (p + q), false,
		{ a, b, c } };
	return true;
}

int
finder_codes(struct finder_code out[FINDER_CODES],
    const struct finder_mark *v, int n)
{
	struct finder_code code;
	int found = 0;

	for (int a = 0; a < n; a++)
		for (int b = 0; b < n; b++)
			for (int c = 0; c < n && b != a; c++)
				if (c != a && c != b && fits(&code, v, a, b, c))
					keep_best(out, &found, &code);
	return found;
}

static struct finder_code
half(struct finder_point corner, struct finder_point right,
    struct finder_point below, double module, double misfit)
{
	return (struct finder_code){ corner, right, below, module, misfit,
		true, { -1, -1, -1 } };
}

/* Two marks are a side of the code (as it is read, the third can lie on
 * either hand) or its diagonal. */
static void
add_halves(struct finder_code *out, int *n, const struct finder_mark *p,
    const struct finder_mark *q)
{
	struct finder_point d = vector(p, q), a = { p->x, p->y },
	    b = { q->x, q->y };
	struct finder_point left = { d.y, -d.x };
	struct finder_point mid = { (a.x + b.x) / 2, (a.y + b.y) / 2 };
	double seen = (p->module + q->module) / 2;
	double m = straight_module(seen, d);
	/* its sides are turned by 45 degrees against it */
	double diagonal = seen * (fabs(d.x) + fabs(d.y)) * sqrt(0.5) /
	    length(d);
	double misfit = fabs(p->module - q->module) / m;
	struct finder_code c[3];

	if (misfit > 0.5)
		return;
	/* a to b is the top row; the left column, read upwards */
	c[0] = half(a, b, (struct finder_point){ a.x - left.x, a.y - left.y },
	    m, misfit);
	c[1] = half(b, (struct finder_point){ b.x - left.x, b.y - left.y }, a,
	    m, misfit);
	/* the diagonal from below to right; the pair comes both ways round */
	c[2] = half((struct finder_point){ mid.x + left.x / 2,
	    mid.y + left.y / 2 }, b, a, diagonal, misfit);
	for (int i = 0; i < 3; i++)
		if (a_side(i < 2 ? length(d) : length(d) * sqrt(0.5),
			c[i].module))
			keep_best(out, n, &c[i]);
}

int
finder_halves(struct finder_code out[FINDER_CODES],
    const struct finder_mark *v, int n)
{
	int found = 0;

	for (int a = 0; a < n; a++)
		for (int b = 0; b < n; b++)
			if (a != b)
				add_halves(out, &found, &v[a], &v[b]);
	return found;
}
