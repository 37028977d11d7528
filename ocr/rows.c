/* ocr/rows.c: pieces that stand on one line, side by side.
 *
 * Within a region lines are read from the top down.  The engine may have
 * taken a name and its role, the cells of a table's row or a paragraph's
 * number and its text for lines of their own; they become one where they
 * stand beside each other on the same feet.  A line may be bent: so not the
 * lines are compared but the words of them that are next to each other.
 *
 * Line numbers, and dirt that was read outside the text or between two lines,
 * go behind the region, into the margin.
 */
#include "ocr/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	NEAR = 12, /* rows above in which a piece's own is looked for */
	ENDS = 3   /* words that tell where a line is at its end */
};

struct row {
	size_t first, last; /* pieces, linked by next[] */
	int64_t weight, sum; /* widths, and middles weighted by them */
	struct box at;
	bool margin;
};

struct rows {
	struct sheet *s;
	struct row *v;
	size_t n;
	size_t *next;
};

#define NONE SIZE_MAX

static int32_t
overlap(int32_t a0, int32_t a1, int32_t b0, int32_t b1)
{
	return (a1 < b1 ? a1 : b1) - (a0 > b0 ? a0 : b0);
}

/* The box of the last (or first) words of a piece. */
static struct box
end_box(const struct sheet *s, const struct piece *p, bool last)
{
	size_t n = p->n < ENDS ? p->n : ENDS;

	return sheet_box(s, last ? p->first + p->n - n : p->first, n);
}

/* Do they stand on one line, l left of r? */
static bool
on_line(const struct sheet *s, const struct piece *l, const struct piece *r)
{
	struct box a = end_box(s, l, true), b = end_box(s, r, false);
	int32_t low = a.h < b.h ? a.h : b.h, high = a.h > b.h ? a.h : b.h;

	if (high > 3 * low && high > 2 * s->h)
		return false; /* a bracket over lines, a large initial */
	if (high > 2 * low && low * 10 > s->h * 6)
		return false;
	return overlap(a.y, a.y + a.h, b.y, b.y + b.h) * 2 > low;
}

/* May the piece be put into the row? */
static bool
row_takes(const struct rows *r, const struct row *row, size_t k)
{
	const struct piece *x = &r->s->p[k], *p;
	const struct piece *left = NULL, *right = NULL;
	size_t i;

	if (row->margin)
		return false;
	for (i = row->first; i != NONE; i = r->next[i]) {
		p = &r->s->p[i];
		if (overlap(p->at.x, box_right(p->at), x->at.x,
			box_right(x->at)) > r->s->h / 3)
			return false;
		if (p->at.x < x->at.x) {
			if (!left || p->at.x > left->at.x)
				left = p;
		} else if (!right || p->at.x < right->at.x)
			right = p;
	}
	return (!left || on_line(r->s, left, x)) &&
	    (!right || on_line(r->s, x, right));
}

/* Put piece k into the row, at its place from the left. */
static void
row_put(struct rows *r, struct row *row, size_t k)
{
	const struct piece *p = r->s->p;
	size_t i = row->first, before = NONE;

	while (i != NONE && p[i].at.x <= p[k].at.x) {
		before = i;
		i = r->next[i];
	}
	r->next[k] = i;
	if (before == NONE)
		row->first = k;
	else
		r->next[before] = k;
	row->weight += p[k].at.w + 1;
	row->sum += (int64_t)box_middle(p[k].at) * (p[k].at.w + 1);
	row->at = box_union(row->at, p[k].at);
}

static void
add_piece(struct rows *r, size_t k, size_t floor)
{
	size_t i = r->n;
	struct row *row;

	while (!r->s->p[k].margin && i > floor && r->n - i < NEAR)
		if (row_takes(r, &r->v[--i], k)) {
			row_put(r, &r->v[i], k);
			return;
		}
	row = &r->v[r->n++];
	memset(row, 0, sizeof *row);
	row->first = NONE;
	row->margin = r->s->p[k].margin;
	row_put(r, row, k);
}

/* Where the text of a region begins and ends, dirt left aside. */
static struct box
extent(const struct sheet *s, size_t from, size_t to)
{
	struct box b = {0, 0, 0, 0};
	size_t i;

	for (i = from; i < to; i++)
		if (!s->p[i].weak && !s->p[i].margin)
			b = box_union(b, s->p[i].at);
	return b;
}

/* Dirt that was read left or right of all text. */
static void
mark_dirt(struct sheet *s, size_t from, size_t to)
{
	struct box b = extent(s, from, to);
	struct piece *p;
	size_t i;

	for (i = from; i < to; i++) {
		p = &s->p[i];
		if (p->weak && b.w > 8 * s->h &&
		    (box_right(p->at) <= b.x || p->at.x >= box_right(b)))
			p->margin = true;
	}
}

static int64_t
row_middle(const struct row *r)
{
	return r->sum / r->weight;
}

static int
compare_row(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int64_t m = row_middle(x), n = row_middle(y);

	if (x->margin != y->margin)
		return x->margin ? 1 : -1;
	if (m != n)
		return m < n ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

static bool
all_weak(const struct rows *r, const struct row *row)
{
	size_t k;

	for (k = row->first; k != NONE; k = r->next[k])
		if (!r->s->p[k].weak)
			return false;
	return true;
}

/* Dirt between two lines, where there is no room for a third: rows [from,
 * r->n), from the top. */
static void
clear_between(struct rows *r, size_t from)
{
	int64_t near = r->s->pitch * 2 / 3;
	size_t i, k;
	bool close;

	for (i = from; i < r->n; i++) {
		if (r->v[i].margin || !all_weak(r, &r->v[i]))
			continue;
		close = (i > from && row_middle(&r->v[i]) -
				row_middle(&r->v[i - 1]) < near) ||
		    (i + 1 < r->n && !r->v[i + 1].margin &&
			row_middle(&r->v[i + 1]) -
				row_middle(&r->v[i]) < near);
		if (!close)
			continue;
		r->v[i].margin = true;
		for (k = r->v[i].first; k != NONE; k = r->next[k])
			r->s->p[k].margin = true;
	}
}

/* A row of dots alone across most of the page parts a table's rows. */
static bool
is_rule(const struct sheet *s, const struct rows *r, const struct row *row,
    int32_t wide)
{
	const struct piece *p = &s->p[row->first];

	return r->next[row->first] == NONE && p->n == 1 &&
	    s->v[p->first].leader && p->at.w * 2 > wide;
}

void
rows_join(struct sheet *s)
{
	struct rows r = {.s = s, .n = 0};
	struct piece *out = xcalloc(s->n_p + 1, sizeof *out);
	size_t from, to, k, i, floor, n = 0;
	int32_t wide = extent(s, 0, s->n_p).w;

	r.v = xcalloc(s->n_p + 1, sizeof *r.v);
	r.next = xcalloc(s->n_p + 1, sizeof *r.next);
	for (from = 0; from < s->n_p; from = to) {
		for (to = from; to < s->n_p &&
		    s->p[to].region == s->p[from].region;)
			to++;
		mark_dirt(s, from, to);
		floor = r.n;
		for (k = from; k < to; k++)
			add_piece(&r, k, floor);
		qsort(r.v + floor, r.n - floor, sizeof *r.v, compare_row);
		clear_between(&r, floor);
		qsort(r.v + floor, r.n - floor, sizeof *r.v, compare_row);
	}
	for (i = 0; i < r.n; i++) {
		if (is_rule(s, &r, &r.v[i], wide))
			continue;
		for (k = r.v[i].first; k != NONE; k = r.next[k]) {
			out[n] = s->p[k];
			out[n++].joins = k != r.v[i].first;
		}
	}
	free(r.v);
	free(r.next);
	free(s->p);
	s->p = out;
	s->cap_p = n + 1;
	s->n_p = n;
}
