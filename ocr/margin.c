/* ocr/margin.c: the numbers of lines, taken out of the lines.
 *
 * Transcripts and law reports number their lines: 1 to 25, or 5, 10, 15, in a
 * narrow column beside the text.  What tells them from other numbers that
 * stand under each other (a list's, a table's first column): the number and
 * its place go together, so many lines for so many counted, and the text
 * beside them runs on from line to line: some lines begin with a small letter.
 * Numbers of every fifth line need no such proof.
 *
 * A run is found from two of its numbers; where enough others lie where those
 * say they must, what stands between in the same column and is as short
 * belongs to it too, however it was read.
 */
#include "ocr/sheet.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define MOST   1000 /* numbers that are looked at */
#define DIGITS 3    /* of a line's number */
#define LEAST  5    /* numbers of a run, every line numbered */
#define FIFTHS 3    /* ... where every fifth or so is */

/* A word that may be a number in the margin. */
struct mark {
	size_t item;
	int32_t x, y;   /* its middle */
	int32_t value;  /* -1: short, but no number */
	bool taken;
	bool refused; /* of a run that is none: not tried again */
};

struct marks {
	struct mark *v;
	size_t n;
};

struct run { /* value v stands at y0 + pitch * (v - v0) */
	double y0, pitch;
	int32_t v0;
	int32_t x;
};

static int32_t
value_of(const struct item *x)
{
	int32_t v = 0;
	uint32_t i, n = x->len;

	for (i = 0; i < n; i++) {
		if (!isdigit((unsigned char)x->s[i]))
			return -1;
		v = v * 10 + (x->s[i] - '0');
	}
	return v;
}

/* Does nothing stand close to item i of the piece, before and behind? */
static bool
stands_off(const struct sheet *s, const struct piece *p, size_t i)
{
	struct box b = s->v[i].at;
	int32_t gap = s->h * 3 / 4;

	if (i > p->first && b.x - box_right(s->v[i - 1].at) < gap)
		return false;
	return i + 1 == p->first + p->n ||
	    s->v[i + 1].at.x - box_right(b) >= gap;
}

static int
compare_mark(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->y != y->y)
		return x->y < y->y ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item;
}

static void
find_marks(struct marks *m, const struct sheet *s)
{
	const struct item *x;
	size_t i, k;

	m->v = xcalloc(s->n + 1, sizeof *m->v);
	m->n = 0;
	for (k = 0; k < s->n_p; k++)
		for (i = s->p[k].first; i < s->p[k].first + s->p[k].n; i++) {
			x = &s->v[i];
			if (x->len > DIGITS || m->n >= MOST ||
			    !stands_off(s, &s->p[k], i))
				continue;
			m->v[m->n++] = (struct mark){.item = i,
			    .x = x->at.x + x->at.w / 2,
			    .y = box_middle(x->at),
			    .value = value_of(x)};
		}
	qsort(m->v, m->n, sizeof *m->v, compare_mark);
}

static bool
in_column(const struct sheet *s, const struct run *r, const struct mark *x)
{
	return !x->taken && abs(x->x - r->x) <= s->h;
}

static bool
fits(const struct run *r, const struct mark *x)
{
	return x->value >= 0 &&
	    fabs(r->y0 + r->pitch * (x->value - r->v0) - x->y) <
		r->pitch * 0.4;
}

/* Numbers that fit; *step: the least difference of two that follow. */
static size_t
count_fits(const struct marks *m, const struct sheet *s, const struct run *r,
    int32_t *step)
{
	int32_t last = -1;
	size_t i, n = 0;

	*step = 1000;
	for (i = 0; i < m->n; i++) {
		if (!in_column(s, r, &m->v[i]) || !fits(r, &m->v[i]) ||
		    m->v[i].value <= last)
			continue;
		if (last >= 0 && m->v[i].value - last < *step)
			*step = m->v[i].value - last;
		last = m->v[i].value;
		n++;
	}
	return n;
}

/* The run that two numbers would be of. */
static bool
run_of(struct run *r, const struct sheet *s, const struct mark *a,
    const struct mark *b)
{
	int32_t dv = b->value - a->value;

	if (a->value < 0 || b->value < 0 || dv < 1 || dv > 30)
		return false;
	*r = (struct run){.y0 = a->y,
	    .pitch = (double)(b->y - a->y) / dv,
	    .v0 = a->value,
	    .x = a->x};
	return r->pitch > 0.75 * s->pitch && r->pitch < 1.3 * s->pitch;
}

/* ---- is it the numbers of lines? ---- */

/* The word that stands behind a mark on its line, or before it. */
static const struct item *
beside(const struct sheet *s, const struct mark *x, bool behind)
{
	const struct item *best = NULL, *c;
	size_t i;
	int32_t d, least = INT32_MAX;

	for (i = 0; i < s->n; i++) {
		c = &s->v[i];
		if (i == x->item ||
		    abs(box_middle(c->at) - x->y) > s->h * 6 / 10)
			continue;
		d = behind ? c->at.x - x->x : x->x - box_right(c->at);
		if (d > 0 && d < least && item_letters(c)) {
			least = d;
			best = c;
		}
	}
	return best;
}

/* Does text run on from line to line beside it? */
static bool
beside_text(const struct sheet *s, const struct marks *m, const struct run *r)
{
	size_t i, n = 0, small = 0;
	const struct item *x;

	for (i = 0; i < m->n; i++) {
		if (!in_column(s, r, &m->v[i]) || !fits(r, &m->v[i]))
			continue;
		x = beside(s, &m->v[i], true);
		if (!x)
			continue;
		n++;
		small += item_small(x);
	}
	return small >= 2 && small * 5 >= n;
}

static bool
is_run(const struct sheet *s, const struct marks *m, const struct run *r,
    size_t n, int32_t step)
{
	if (step >= 2)
		return n >= FIFTHS && (step % 5 == 0 || n > LEAST);
	return n >= LEAST && beside_text(s, m, r);
}

/* ---- out of the lines ---- */

static size_t
piece_of(const struct sheet *s, size_t item)
{
	size_t k;

	for (k = 0; k < s->n_p; k++)
		if (item >= s->p[k].first &&
		    item < s->p[k].first + s->p[k].n)
			return k;
	return s->n_p;
}

static void
take_out(struct sheet *s, size_t item)
{
	size_t k = piece_of(s, item);

	if (k == s->n_p)
		return;
	if (item > s->p[k].first) {
		sheet_split(s, k, item - s->p[k].first);
		k++;
	}
	if (s->p[k].n > 1)
		sheet_split(s, k, 1);
	s->p[k].margin = true;
	s->p[k].weak = false;
}

/* A mark of the run: its number fits, or it was misread and stands where one
 * of the run must. */
static bool
of_run(const struct sheet *s, const struct run *r, const struct mark *x,
    int32_t from, int32_t to)
{
	double line;

	if (!in_column(s, r, x))
		return false;
	if (fits(r, x))
		return true;
	line = (x->y - r->y0) / r->pitch;
	return x->y >= from && x->y <= to &&
	    fabs(line - floor(line + 0.5)) < 0.3;
}

static void
take_run(struct sheet *s, struct marks *m, const struct run *r)
{
	int32_t from = INT32_MAX, to = INT32_MIN;
	size_t i;

	for (i = 0; i < m->n; i++)
		if (in_column(s, r, &m->v[i]) && fits(r, &m->v[i])) {
			from = m->v[i].y < from ? m->v[i].y : from;
			to = m->v[i].y > to ? m->v[i].y : to;
		}
	for (i = 0; i < m->n; i++)
		if (of_run(s, r, &m->v[i], from, to)) {
			take_out(s, m->v[i].item);
			m->v[i].taken = true;
		}
}

/* The best run that begins at mark i with one of the next few. */
static void
try_from(struct sheet *s, struct marks *m, size_t i)
{
	struct run r, best = {0, 0, 0, 0};
	size_t k, n, tried = 0, most = 0;
	int32_t step, its_step = 0;

	for (k = i + 1; k < m->n && tried < 8; k++) {
		if (m->v[k].taken || abs(m->v[k].x - m->v[i].x) > s->h)
			continue;
		tried++;
		if (!run_of(&r, s, &m->v[i], &m->v[k]))
			continue;
		n = count_fits(m, s, &r, &step);
		if (n > most) {
			most = n;
			best = r;
			its_step = step;
		}
	}
	if (!most)
		return;
	if (is_run(s, m, &best, most, its_step)) {
		take_run(s, m, &best);
		return;
	}
	for (k = i; most >= FIFTHS && k < m->n; k++)
		if (in_column(s, &best, &m->v[k]) && fits(&best, &m->v[k]))
			m->v[k].refused = true;
}

void
margin_part(struct sheet *s)
{
	struct marks m;
	size_t i;

	find_marks(&m, s);
	for (i = 0; i < m.n; i++)
		if (!m.v[i].taken && !m.v[i].refused && m.v[i].value >= 0)
			try_from(s, &m, i);
	free(m.v);
}
