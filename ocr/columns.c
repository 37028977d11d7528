/* ocr/columns.c: pieces in reading order.
 *
 * A page is cut at a gutter: an upright strip that no word stands in, beside
 * which there are lines on both sides.  What is above the cut comes first,
 * then one side, then the other, then what is below; each of them is cut
 * again.  Where there is no gutter, lines are read from the top down.
 *
 * Names and roles of a caption, the cells of a table and the words of a form
 * have strips between them as well, and must be read across.  So a strip is
 * a gutter only where
 *
 *	- text runs on both sides; or
 *	- text runs on one, and the lines of the other do not stand on the same
 *	  feet: it is a side note, or a column of another kind; or
 *	- on neither, but the lines do not stand on the same feet at all: two
 *	  addresses, a stamp beside a heading.
 *
 * Few lines at the left of running text are a side note and come after it.
 */
#include "ocr/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	DEEP = 24,     /* cuts within cuts */
	PROBES = 200,  /* places where a gutter is looked for */
	LINES = 3,     /* on either side of a gutter, at least */
	RUNNING = 4,   /* ... of running text */
	WORDS = 4,     /* of a line of running text */
	LETTERS = 12,
};

/* Pieces that are ordered among themselves. */
struct part {
	struct piece *v;
	size_t n, cap;
};

enum side { LEFT, RIGHT, BOTH, ACROSS };

struct gutter {
	int32_t x0, x1;   /* no word stands between */
	size_t from, to;  /* pieces [from, to), from the top */
	size_t score;
	bool right_first;
};

struct half { /* what stands on one side of a gutter */
	size_t n;       /* lines */
	size_t running; /* ... that look like running text */
	size_t level;   /* ... beside one of the other side's */
	struct box at;
};

static void
part_add(struct part *p, const struct piece *x)
{
	p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
	p->v[p->n++] = *x;
}

static int
compare_piece(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	int32_t d = box_middle(x->at) - box_middle(y->at);

	if (d)
		return d < 0 ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

/* On which side of the strip is the piece?  BOTH: words on either side and
 * none in it; *at: the first on the right. */
static enum side
side_of(const struct sheet *s, const struct piece *p, int32_t x0, int32_t x1,
    size_t *at)
{
	size_t i, left = 0;
	bool right = false;

	*at = 0;
	if (box_right(p->at) <= x0)
		return LEFT;
	if (p->at.x >= x1)
		return RIGHT;
	for (i = p->first; i < p->first + p->n; i++) {
		if (box_right(s->v[i].at) <= x0) {
			if (right)
				return ACROSS;
			left++;
		} else if (s->v[i].at.x >= x1)
			right = true;
		else
			return ACROSS;
	}
	*at = left;
	return BOTH;
}

/* ---- is a strip a gutter? ---- */

struct halves {
	struct piece *v[2]; /* LEFT, RIGHT: what is there, split */
	struct half h[2];
	size_t both;
};

static struct piece
piece_part(const struct sheet *s, const struct piece *p, size_t at, bool right)
{
	struct piece x = *p;

	x.first += right ? at : 0;
	x.n = right ? p->n - at : at;
	x.at = sheet_box(s, x.first, x.n);
	return x;
}

static void
split_halves(struct halves *out, const struct sheet *s, const struct part *p,
    const struct gutter *g)
{
	size_t i, at;
	enum side side;

	memset(out, 0, sizeof *out);
	out->v[LEFT] = xcalloc(g->to - g->from, sizeof *out->v[0]);
	out->v[RIGHT] = xcalloc(g->to - g->from, sizeof *out->v[0]);
	for (i = g->from; i < g->to; i++) {
		side = side_of(s, &p->v[i], g->x0, g->x1, &at);
		if (side == BOTH) {
			out->v[LEFT][out->h[LEFT].n++] =
			    piece_part(s, &p->v[i], at, false);
			out->v[RIGHT][out->h[RIGHT].n++] =
			    piece_part(s, &p->v[i], at, true);
			out->both++;
		} else if (side != ACROSS)
			out->v[side][out->h[side].n++] = p->v[i];
	}
}

static void
free_halves(struct halves *h)
{
	free(h->v[LEFT]);
	free(h->v[RIGHT]);
}

/* Lines do not count that are dirt or a line's number. */
static bool
counts(const struct piece *p)
{
	return !p->weak && !p->margin;
}

static bool
is_running(const struct sheet *s, const struct piece *p, const struct half *h)
{
	size_t letters = 0, words = 0, i, n;

	for (i = p->first; i < p->first + p->n; i++) {
		n = item_alphas(&s->v[i]);
		letters += n;
		words += n >= 2;
	}
	return words >= WORDS && letters >= LETTERS &&
	    p->at.w * 10 >= h->at.w * 5;
}

/* A line of the other side on the same feet. */
static bool
has_level(const struct sheet *s, const struct piece *p, const struct piece *v,
    size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (counts(&v[i]) &&
		    abs(box_middle(v[i].at) - box_middle(p->at)) * 3 < s->h)
			return true;
	return false;
}

/* n becomes the number of lines that count. */
static void
weigh_half(struct halves *x, const struct sheet *s, enum side side)
{
	const struct piece *v = x->v[side];
	struct half *h = &x->h[side];
	size_t i, n = h->n;

	for (i = 0; i < n; i++)
		if (counts(&v[i]))
			h->at = box_union(h->at, v[i].at);
	h->n = 0;
	for (i = 0; i < n; i++)
		if (counts(&v[i])) {
			h->n++;
			h->running += is_running(s, &v[i], h);
		}
}

static void
weigh(struct halves *x, const struct sheet *s)
{
	size_t all[2] = {x->h[LEFT].n, x->h[RIGHT].n}, i;
	int k;

	weigh_half(x, s, LEFT);
	weigh_half(x, s, RIGHT);
	for (k = LEFT; k <= RIGHT; k++)
		for (i = 0; i < all[k]; i++)
			x->h[k].level += counts(&x->v[k][i]) &&
			    has_level(s, &x->v[k][i], x->v[!k], all[!k]);
}

static bool
runs(const struct half *h)
{
	return h->n >= RUNNING && h->running * 2 > h->n;
}

/* How good a gutter is it?  0: none. */
static size_t
judge(struct gutter *g, const struct sheet *s, const struct part *p)
{
	struct halves x;
	const struct half *l = &x.h[LEFT], *r = &x.h[RIGHT], *few;
	bool ok = false;
	size_t score;

	split_halves(&x, s, p, g);
	weigh(&x, s);
	few = l->n < r->n ? l : r;
	score = few->n;
	g->right_first = runs(r) && !runs(l) && l->n * 2 < r->n;
	if (few->n >= LINES) {
		/* seen as one line by the engine: only where it is clear */
		bool seen = x.both * 2 <= few->n;

		if (runs(l) && runs(r))
			ok = seen || few->n >= 6;
		else if (runs(l) || runs(r))
			ok = seen && few->level * 10 < few->n * 6;
		else
			ok = x.both == 0 && few->level * 10 < few->n * 4;
	}
	free_halves(&x);
	return ok ? score : 0;
}

/* The widest strip that the same pieces leave open. */
static void
widen(struct gutter *g, const struct sheet *s, const struct part *p)
{
	int32_t x0 = INT32_MIN, x1 = INT32_MAX;
	struct box b;
	size_t i, k;

	for (i = g->from; i < g->to; i++)
		for (k = p->v[i].first; k < p->v[i].first + p->v[i].n; k++) {
			b = s->v[k].at;
			if (box_right(b) <= g->x0 && box_right(b) > x0)
				x0 = box_right(b);
			if (b.x >= g->x1 && b.x < x1)
				x1 = b.x;
		}
	g->x0 = x0 == INT32_MIN ? g->x0 : x0;
	g->x1 = x1 == INT32_MAX ? g->x1 : x1;
}

/* The gutters at one place, from the top down; the best goes to *best. */
static void
probe(struct gutter *best, const struct sheet *s, const struct part *p,
    int32_t x0, int32_t x1)
{
	struct gutter g = {x0, x1, 0, 0, 0, false};
	size_t i, at, n[2] = {0, 0};
	enum side side;

	for (i = 0; i <= p->n; i++) {
		side = i < p->n ? side_of(s, &p->v[i], x0, x1, &at) : ACROSS;
		if (side != ACROSS) {
			n[LEFT] += side != RIGHT;
			n[RIGHT] += side != LEFT;
			continue;
		}
		if (i < p->n && p->v[i].weak)
			continue; /* dirt closes no gutter */
		g.to = i;
		if (n[LEFT] >= LINES && n[RIGHT] >= LINES &&
		    (n[LEFT] < n[RIGHT] ? n[LEFT] : n[RIGHT]) > best->score &&
		    (g.score = judge(&g, s, p)) > best->score)
			*best = g;
		g.from = i + 1;
		n[LEFT] = n[RIGHT] = 0;
	}
}

static bool
find_gutter(struct gutter *best, const struct sheet *s, const struct part *p)
{
	struct box all = {0, 0, 0, 0};
	int32_t x, step, wide = s->h;
	size_t i;

	memset(best, 0, sizeof *best);
	for (i = 0; i < p->n; i++)
		all = box_union(all, p->v[i].at);
	step = s->h / 2 > all.w / PROBES ? s->h / 2 : all.w / PROBES;
	for (x = all.x + wide; x < box_right(all) - wide; x += step)
		probe(best, s, p, x, x + wide);
	if (!best->score)
		return false;
	widen(best, s, p);
	return true;
}

/* ---- order ---- */

struct order {
	struct sheet *s;
	struct part done;
	uint32_t regions;
};

static void
put(struct order *o, struct part *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		p->v[i].region = o->regions;
		part_add(&o->done, &p->v[i]);
	}
	o->regions += p->n > 0;
}

static void cut(struct order *o, struct part *p, int deep);

static void
cut_at(struct order *o, struct part *p, const struct gutter *g, int deep)
{
	struct part q[4]; /* above, left, right, below */
	struct piece x;
	size_t i, at;
	enum side side;

	memset(q, 0, sizeof q);
	for (i = 0; i < p->n; i++) {
		if (i < g->from || i >= g->to) {
			part_add(&q[i < g->from ? 0 : 3], &p->v[i]);
			continue;
		}
		side = side_of(o->s, &p->v[i], g->x0, g->x1, &at);
		if (side == BOTH) {
			x = piece_part(o->s, &p->v[i], at, false);
			part_add(&q[1], &x);
			x = piece_part(o->s, &p->v[i], at, true);
			part_add(&q[2], &x);
		} else
			part_add(&q[side == RIGHT ? 2 : 1], &p->v[i]);
	}
	cut(o, &q[0], deep);
	cut(o, &q[g->right_first ? 2 : 1], deep);
	cut(o, &q[g->right_first ? 1 : 2], deep);
	cut(o, &q[3], deep);
	for (i = 0; i < 4; i++)
		free(q[i].v);
}

static void
cut(struct order *o, struct part *p, int deep)
{
	struct gutter g;

	if (p->n)
		qsort(p->v, p->n, sizeof *p->v, compare_piece);
	if (deep > 0 && p->n >= 2 * (size_t)LINES - 1 &&
	    find_gutter(&g, o->s, p))
		cut_at(o, p, &g, deep - 1);
	else
		put(o, p);
}

void
columns_order(struct sheet *s)
{
	struct order o = {.s = s, .done = {NULL, 0, 0}, .regions = 0};
	struct part all = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < s->n_p; i++)
		if (s->p[i].n)
			part_add(&all, &s->p[i]);
	cut(&o, &all, DEEP);
	free(all.v);
	free(s->p);
	s->p = o.done.v;
	s->n_p = o.done.n;
	s->cap_p = o.done.cap;
}
