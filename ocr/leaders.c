/* ocr/leaders.c: rows of dots and dashes in the picture (see leaders.h).
 *
 * The connected marks of the bilevel picture that are too low for letters are
 * taken from left to right and strung into chains: the next mark of a chain
 * has its height and its level and comes soon.  What is a row among the
 * chains is told by its distances, most of which are the same, and by the
 * letters that stand in its way.
 */
#include "ocr/leaders.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "base/mem.h"

enum {
	MARKS = 8,        /* of a row, at least */
	MOST = 60000,     /* marks that are looked at; more is noise */
	MOST_CHAINS = 400 /* that are open at one place */
};

struct mark {
	struct box b;
	struct mark *next; /* of its chain, to the right */
	int32_t chain;     /* the first mark of a chain: how many; else 0 */
};

/* The last marks of the chains that may still go on. */
struct open {
	struct mark *first, *last;
	int32_t n, gap; /* marks; the last distance */
};

struct row {
	struct box box;
	const struct mark *first;
	size_t n;
	bool flat; /* dashes */
	bool two;    /* with another below it: ":", "=" */
	bool second; /* that other */
};

struct search {
	struct mark *v; /* low ones */
	size_t n;
	struct box *tall; /* letters */
	size_t n_tall;
	int32_t h; /* of letters */
	struct row *rows;
	size_t n_rows, cap_rows;
};

static int
compare_int(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

static int
compare_mark(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->b.x != y->b.x)
		return x->b.x < y->b.x ? -1 : 1;
	return x->b.y < y->b.y ? -1 : x->b.y > y->b.y;
}

/* The marks of the picture by their left edges; the median height of what is
 * higher than a dot. */
static bool
find_marks(struct search *f, PIX *ink)
{
	BOXA *boxes = pixConnCompBB(ink, 8);
	int32_t n = boxes ? boxaGetCount(boxes) : 0, i, x, y, w, h, seen = 0;
	int32_t *heights = xcalloc((size_t)n + 1, sizeof *heights);

	for (i = 0; i < n; i++) {
		boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
		if (h >= 8 && h < 200 && w < 4 * h && h < 6 * w)
			heights[seen++] = h;
	}
	qsort(heights, (size_t)seen, sizeof *heights, compare_int);
	f->h = seen ? heights[seen / 2] : 0;
	free(heights);
	if (n > MOST || seen < 2 * MARKS) {
		boxaDestroy(&boxes);
		return false;
	}
	f->v = xcalloc((size_t)n, sizeof *f->v);
	f->tall = xcalloc((size_t)n, sizeof *f->tall);
	for (i = 0; i < n; i++) {
		struct box b;

		boxaGetBoxGeometry(boxes, i, &b.x, &b.y, &b.w, &b.h);
		if (b.h * 2 <= f->h && b.w <= 3 * f->h && b.w > 1)
			f->v[f->n++].b = b;
		else if (b.h * 10 > f->h * 6 && b.h < 4 * f->h)
			f->tall[f->n_tall++] = b;
	}
	boxaDestroy(&boxes);
	qsort(f->v, f->n, sizeof *f->v, compare_mark);
	return true;
}

/* ---- chains ---- */

static bool
goes_on(const struct open *o, const struct mark *m, int32_t h)
{
	const struct box *a = &o->last->b, *b = &m->b;
	int32_t gap = b->x - a->x, most = 2 * h;
	int32_t level = (a->y + a->h / 2) - (b->y + b->h / 2);

	if (o->n > 1 && 3 * o->gap < most)
		most = 3 * o->gap;
	return gap > 0 && gap <= most && abs(level) * 6 <= h &&
	    b->h <= 2 * a->h && a->h <= 2 * b->h;
}

static void
string_marks(struct search *f)
{
	struct open *v = xcalloc(MOST_CHAINS, sizeof *v), *best;
	size_t i, k, n = 0;

	for (i = 0; i < f->n; i++) {
		struct mark *m = &f->v[i];

		best = NULL;
		for (k = 0; k < n; k++) {
			if (m->b.x - v[k].last->b.x > 2 * f->h) {
				v[k--] = v[--n];
				continue;
			}
			if (goes_on(&v[k], m, f->h) &&
			    (!best || v[k].n > best->n))
				best = &v[k];
		}
		if (best) {
			best->gap = m->b.x - best->last->b.x;
			best->last->next = m;
			best->last = m;
			best->first->chain = ++best->n;
		} else if (n < MOST_CHAINS) {
			v[n++] = (struct open){m, m, 1, 0};
			m->chain = 1;
		}
	}
	free(v);
}

/* ---- rows ---- */

/* Most distances the same: that of the median; dots at half of it or double
 * are broken or lost ones.  Dots as close as that are a rule in print, or part
 * of a stroke that is not whole: only a long row of them. */
static bool
is_even(const struct mark *m, int32_t n, int32_t h, int32_t *pitch)
{
	int32_t *v = xcalloc((size_t)n, sizeof *v), i = 0, same = 0, d;

	for (; m->next; m = m->next)
		v[i++] = m->next->b.x - m->b.x;
	qsort(v, (size_t)i, sizeof *v, compare_int);
	d = *pitch = i ? v[i / 2] : 0;
	while (i-- > 0)
		same += abs(v[i] - d) * 4 <= d || abs(v[i] - d) <= 1;
	free(v);
	return d > 1 && (d * 10 >= h * 3 || n * d > 20 * h) &&
	    d * 10 <= h * 15 && same * 10 >= (n - 1) * 7;
}

/* Letters that stand where the row runs. */
static size_t
letters_among(const struct search *f, const struct box *b)
{
	int32_t y = b->y + b->h / 2, x;
	size_t i, n = 0;

	for (i = 0; i < f->n_tall; i++) {
		x = f->tall[i].x + f->tall[i].w / 2;
		n += x > b->x && x < b->x + b->w && f->tall[i].y < y &&
		    f->tall[i].y + f->tall[i].h > y;
	}
	return n;
}

static void
find_rows(struct search *f)
{
	const struct mark *m;
	size_t i, flat;
	int32_t pitch;

	for (i = 0; i < f->n; i++) {
		struct row r = {.first = &f->v[i]};

		if (f->v[i].chain < MARKS ||
		    !is_even(r.first, f->v[i].chain, f->h, &pitch))
			continue;
		flat = 0;
		for (m = r.first; m; m = m->next, r.n++) {
			r.box = box_union(r.box, m->b);
			flat += m->b.w * 2 > m->b.h * 3;
		}
		r.flat = flat * 2 > r.n;
		if (letters_among(f, &r.box) * 8 > r.n)
			continue;
		f->rows = xgrow(
		    f->rows, f->n_rows, &f->cap_rows, sizeof *f->rows);
		f->rows[f->n_rows++] = r;
	}
}

/* Two rows close above each other that run along each other are one. */
static void
pair_rows(struct search *f)
{
	size_t i, k;

	for (i = 0; i < f->n_rows; i++)
		for (k = 0; k < f->n_rows; k++) {
			struct row *a = &f->rows[i], *b = &f->rows[k];
			int32_t x0 = a->box.x > b->box.x ? a->box.x : b->box.x;
			int32_t a1 = a->box.x + a->box.w;
			int32_t b1 = b->box.x + b->box.w;
			int32_t along = (a1 < b1 ? a1 : b1) - x0;
			int32_t down = b->box.y - a->box.y;

			if (i == k || a->second || b->second || down <= 0 ||
			    down > f->h * 5 / 4 || along * 2 < b->box.w)
				continue;
			a->box = box_union(a->box, b->box);
			a->two = b->second = true;
		}
}

/* ---- out of the picture ---- */

/* The lightest of the four corners around a mark: paper. */
static l_uint32
paper_around(PIX *pix, const struct box *b)
{
	int32_t x[2] = {b->x - 3, b->x + b->w + 2};
	int32_t y[2] = {b->y - 3, b->y + b->h + 2};
	l_uint32 v, light = 0;
	int i;

	for (i = 0; i < 4; i++)
		if (!pixGetPixel(pix, x[i & 1], y[i >> 1], &v) && v > light)
			light = v;
	return light ? light : 255;
}

static void
paint(PIX *pix, const struct box *b)
{
	l_uint32 v = pixGetDepth(pix) == 1 ? 0 : paper_around(pix, b);
	BOX *box = boxCreate(b->x - 2 > 0 ? b->x - 2 : 0,
	    b->y - 2 > 0 ? b->y - 2 : 0, b->w + 4, b->h + 4);

	pixSetInRectArbitrary(pix, box, v);
	boxDestroy(&box);
}

static const char *
sign_of(const struct row *r)
{
	if (r->flat)
		return r->two ? "=====" : "-----";
	return r->two ? ":::::" : ".....";
}

static PIX *
ink_of(PIX *pix)
{
	PIX *ink = NULL;

	if (pixGetDepth(pix) == 1)
		return pixClone(pix);
	if (pixOtsuAdaptiveThreshold(pix, pixGetWidth(pix), pixGetHeight(pix),
		0, 0, 0.1f, NULL, &ink))
		return NULL;
	return ink;
}

static void
take_rows(struct leaders *out, const struct search *f, PIX *pix)
{
	const struct mark *m;
	size_t i;

	out->v = xcalloc(f->n_rows, sizeof *out->v);
	for (i = 0; i < f->n_rows; i++) {
		for (m = f->rows[i].first; m; m = m->next)
			paint(pix, &m->b);
		if (!f->rows[i].second)
			out->v[out->n++] = (struct leader){f->rows[i].box,
			    sign_of(&f->rows[i])};
	}
}

void
leaders_erase(struct leaders *out, struct Pix **pix)
{
	struct search f;
	PIX *ink = ink_of(*pix), *copy = NULL;

	memset(out, 0, sizeof *out);
	memset(&f, 0, sizeof f);
	if (ink && find_marks(&f, ink)) {
		string_marks(&f);
		find_rows(&f);
		pair_rows(&f);
		if (f.n_rows && (copy = pixCopy(NULL, *pix))) {
			take_rows(out, &f, copy);
			pixDestroy(pix);
			*pix = copy;
		}
	}
	pixDestroy(&ink);
	free(f.v);
	free(f.tall);
	free(f.rows);
}

void
leaders_release(struct leaders *l)
{
	free(l->v);
	memset(l, 0, sizeof *l);
}

void
leaders_add(struct page_text *t, const struct leaders *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		text_add_line(t, 1, l->v[i].box);
		text_add_word(t, l->v[i].sign, strlen(l->v[i].sign),
		    l->v[i].box, 90);
	}
}
