/* ocr/sheet.c: words out of a page_text and back into one (see sheet.h).
 *
 * Where the engine made one line of two, its words are parted by height on
 * the way in.
 */
#include "ocr/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define WEAK       60 /* ... of two or three letters that may be dirt */
#define LEVEL_MAX  0.1 /* a slope beyond that is no skew */

size_t
item_letters(const struct item *x)
{
	size_t i, n, found = 0;
	uint32_t c;

	for (i = 0; i < x->len; i += n) {
		if (!(n = utf8_decode(x->s + i, x->len - i, &c)))
			break;
		found += utf8_is_word(c);
	}
	return found;
}

size_t
item_alphas(const struct item *x)
{
	size_t digits = 0;
	uint32_t i;

	for (i = 0; i < x->len; i++)
		digits += x->s[i] >= '0' && x->s[i] <= '9';
	return item_letters(x) - digits;
}

size_t
piece_letters(const struct sheet *s, const struct piece *p)
{
	size_t i, sum = 0;

	for (i = p->first; i < p->first + p->n; i++)
		sum += item_letters(&s->v[i]);
	return sum;
}

bool
item_small(const struct item *x)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < x->len; i += n) {
		if (!(n = utf8_decode(x->s + i, x->len - i, &c)))
			return false;
		if (!utf8_is_word(c))
			continue;
		if (c < 0x80)
			return c >= 'a' && c <= 'z';
		return utf8_lower(c) == c;
	}
	return false;
}

struct box
sheet_box(const struct sheet *s, size_t first, size_t n)
{
	struct box b = {0, 0, 0, 0};
	size_t i;

	for (i = first; i < first + n; i++)
		b = box_union(b, s->v[i].at);
	return b;
}

static int
compare_int(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

static int
compare_slope(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* The height that half the words of three letters or more do not reach. */
static int32_t
usual_height(const struct sheet *s)
{
	int32_t *v = xcalloc(s->n + 1, sizeof *v), h;
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		if (item_letters(&s->v[i]) >= 3)
			v[n++] = s->v[i].box.h;
	qsort(v, n, sizeof *v, compare_int);
	h = n ? v[n / 2] : s->v[0].box.h;
	free(v);
	return h < 4 ? 4 : h;
}

static int32_t
box_foot(struct box b)
{
	return b.y + b.h;
}

/* The slope that lines still have, from the feet of their first and last
 * words; the median of the long ones. */
static double
usual_slope(const struct sheet *s)
{
	double *v = xcalloc(s->n_p + 1, sizeof *v), slope;
	const struct item *a, *b;
	size_t i, n = 0;

	for (i = 0; i < s->n_p; i++) {
		a = &s->v[s->p[i].first];
		b = a + s->p[i].n - 1;
		if (s->p[i].n < 5 || b->box.x - a->box.x < 15 * s->h)
			continue;
		v[n++] = (double)(box_foot(b->box) - box_foot(a->box)) /
			 (b->box.x - a->box.x);
	}
	qsort(v, n, sizeof *v, compare_slope);
	slope = n >= 5 ? v[n / 2] : 0;
	free(v);
	return fabs(slope) < LEVEL_MAX ? slope : 0;
}

/* Distances of lines that stand under each other. */
static int32_t
usual_pitch(const struct sheet *s)
{
	int32_t *v = xcalloc(s->n_p + 1, sizeof *v), d;
	size_t i, n = 0;

	for (i = 1; i < s->n_p; i++) {
		d = box_middle(s->p[i].at) - box_middle(s->p[i - 1].at);
		if (d > s->h / 2 && d < 6 * s->h && s->p[i].n > 2)
			v[n++] = d;
	}
	qsort(v, n, sizeof *v, compare_int);
	d = n >= 3 ? v[n / 2] : 2 * s->h;
	free(v);
	return d < s->h ? s->h : d;
}

/* ---- in ---- */

static bool
is_weak(const struct sheet *s, const struct piece *p)
{
	size_t i;

	for (i = p->first; i < p->first + p->n; i++)
		if (s->v[i].conf >= WEAK)
			return false;
	return piece_letters(s, p) <= 3;
}

static bool
tells_height(const struct sheet *s, const struct item *x)
{
	return item_letters(x) >= 2 && x->at.h * 10 >= s->h * 6;
}

/* Where a line of two heights parts: the middle of the widest gap between
 * the words' middles, or -1. */
static int32_t
two_heights(const struct sheet *s, const struct piece *p)
{
	int32_t *v = xcalloc(p->n, sizeof *v), at = -1, widest = s->h;
	size_t i, n = 0;

	for (i = p->first; i < p->first + p->n; i++)
		if (tells_height(s, &s->v[i]))
			v[n++] = box_middle(s->v[i].at);
	qsort(v, n, sizeof *v, compare_int);
	for (i = 2; i + 1 < n; i++)
		if (v[i] - v[i - 1] > widest) {
			widest = v[i] - v[i - 1];
			at = v[i - 1] + widest / 2;
		}
	free(v);
	return at;
}

/* Words above `at` first; each part in its order. */
static void
part_heights(struct sheet *s, size_t k, int32_t at)
{
	struct piece *p = &s->p[k];
	struct item *v = xcalloc(p->n, sizeof *v);
	size_t i, n = 0, upper;

	for (i = 0; i < p->n; i++)
		if (box_middle(s->v[p->first + i].at) < at)
			v[n++] = s->v[p->first + i];
	upper = n;
	for (i = 0; i < p->n; i++)
		if (box_middle(s->v[p->first + i].at) >= at)
			v[n++] = s->v[p->first + i];
	memcpy(s->v + p->first, v, n * sizeof *v);
	free(v);
	sheet_split(s, k, upper);
}

static void
level(struct sheet *s)
{
	double slope = usual_slope(s);
	size_t i;

	for (i = 0; i < s->n; i++) {
		s->v[i].at = s->v[i].box;
		s->v[i].at.y -= (int32_t)lround(
		    slope * (s->v[i].box.x + s->v[i].box.w / 2));
	}
}

void
sheet_split(struct sheet *s, size_t k, size_t at)
{
	struct piece *p;

	s->p = xgrow(s->p, s->n_p, &s->cap_p, sizeof *s->p);
	memmove(s->p + k + 1, s->p + k, (s->n_p - k) * sizeof *s->p);
	s->n_p++;
	p = &s->p[k];
	p[1].first += at;
	p[1].n -= at;
	p[0].n = at;
	p[0].at = sheet_box(s, p[0].first, p[0].n);
	p[1].at = sheet_box(s, p[1].first, p[1].n);
	p[0].weak = is_weak(s, &p[0]);
	p[1].weak = is_weak(s, &p[1]);
}

static void
take(struct sheet *s, const struct page_text *t)
{
	const struct text_word *w;
	size_t i;

	s->v = xcalloc(t->n_words, sizeof *s->v);
	s->n = s->cap_v = t->n_words;
	s->p = xcalloc(t->n_lines, sizeof *s->p);
	s->n_p = s->cap_p = t->n_lines;
	for (i = 0; i < t->n_words; i++) {
		w = &t->words[i];
		s->v[i] = (struct item){.s = t->text.data + w->off,
		    .len = w->len,
		    .word = (uint32_t)i,
		    .box = w->box,
		    .at = w->box,
		    .conf = w->conf};
	}
	for (i = 0; i < t->n_lines; i++)
		s->p[i] = (struct piece){.first = t->lines[i].first,
		    .n = t->lines[i].n,
		    .line = (uint32_t)i,
		    .block = t->lines[i].block};
}

void
sheet_fill(struct sheet *s, const struct page_text *t)
{
	struct piece *p;
	size_t i;
	int32_t at;

	memset(s, 0, sizeof *s);
	s->t = t;
	take(s, t);
	s->h = usual_height(s);
	level(s);
	specks_drop(s);
	for (i = 0; i < s->n_p; i++) {
		p = &s->p[i];
		p->at = sheet_box(s, p->first, p->n);
		p->weak = is_weak(s, p);
		if (p->at.h > 2 * s->h && (at = two_heights(s, p)) >= 0)
			part_heights(s, i, at);
	}
	s->pitch = usual_pitch(s);
}

void
sheet_release(struct sheet *s)
{
	free(s->v);
	free(s->p);
	memset(s, 0, sizeof *s);
}

/* ---- out ---- */

/* What the other readings said of a word; of a word with leaders in it, what
 * they said of the rest. */
static void
put_alts(struct page_text *out, const struct item *x, const struct page_text *t)
{
	size_t lo = text_alts(t, x->word), from, to;
	const struct text_alt *a;
	const char *s;

	for (; lo < t->n_alts && t->alts[lo].word == x->word; lo++) {
		a = &t->alts[lo];
		s = t->alt_text.data + a->off;
		from = 0;
		to = a->len;
		while (x->part && from < to && strchr(".:=-_~", s[from]))
			from++;
		while (x->part && from < to && strchr(".:=-_~", s[to - 1]))
			to--;
		text_add_alt(
		    out, out->n_words - 1, s + from, to - from, a->conf);
	}
}

void
sheet_text(struct page_text *out, const struct sheet *s)
{
	const struct box none = {0, 0, 0, 0};
	const struct item *x;
	size_t i, k;

	text_init(out);
	out->width = s->t->width;
	out->height = s->t->height;
	memcpy(out->lang, s->t->lang, sizeof out->lang);
	for (k = 0; k < s->n_p; k++) {
		if (!s->p[k].joins)
			text_add_line(out, k == 0 || s->p[k].begins, none);
		for (i = s->p[k].first; i < s->p[k].first + s->p[k].n; i++) {
			x = &s->v[i];
			text_add_word(out, x->s, x->len, x->box, x->conf);
			out->words[out->n_words - 1].hyphen = x->hyphen;
			if (!x->leader)
				put_alts(out, x, s->t);
		}
	}
}
