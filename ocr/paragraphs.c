/* ocr/paragraphs.c: where a block begins.
 *
 * A new paragraph shows by more room above it, by letters of another size, by
 * an indented first line, by the number it has ("3.", "(b)"), or because the
 * line before it ended early and a sentence with it.  What stands indented
 * under a number ("1. The Plaintiff / is resident ...") is no new one.
 */
#include "ocr/sheet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct line { /* pieces [from, to) on one line */
	size_t from, to;
	struct box at;
	int32_t h; /* of its letters */
};

struct column {
	const struct line *v;
	size_t n;
	int32_t left, right, pitch;
};

static int
compare_int(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

static const struct item *
first_item(const struct sheet *s, const struct line *l)
{
	return &s->v[s->p[l->from].first];
}

static const struct item *
last_item(const struct sheet *s, const struct line *l)
{
	return &s->v[s->p[l->to - 1].first + s->p[l->to - 1].n - 1];
}

/* The median height of its words. */
static int32_t
letter_height(const struct sheet *s, const struct line *l)
{
	int32_t v[32], n = 0;
	size_t k, i;

	for (k = l->from; k < l->to; k++)
		for (i = s->p[k].first;
		     i < s->p[k].first + s->p[k].n && n < 32; i++)
			if (item_letters(&s->v[i]) >= 2)
				v[n++] = s->v[i].at.h;
	qsort(v, (size_t)n, sizeof *v, compare_int);
	return n ? v[n / 2] : s->h;
}

/* "3.", "12)", "(b)", "iv." */
static bool
is_number(const struct item *x)
{
	uint32_t i = 0, digits = 0, letters = 0;

	if (x->len > 6)
		return false;
	i += x->s[0] == '(';
	for (; i < x->len && isalnum((unsigned char)x->s[i]); i++)
		if (isdigit((unsigned char)x->s[i]))
			digits++;
		else
			letters++;
	if (i + 1 != x->len || !(x->s[i] == '.' || x->s[i] == ')'))
		return false;
	return x->s[i] == ')' ? digits + letters <= 3
			      : digits >= 1 && digits <= 3 && !letters;
}

static bool
ends_sentence(const struct item *x)
{
	uint32_t n = x->len;

	while (n > 1 && strchr("\"')]", x->s[n - 1]))
		n--;
	return strchr(".:;?!", x->s[n - 1]) != NULL && x->s[n - 1];
}

/* The left edge most lines have, the right one that few go beyond, and the
 * distance that half of the lines have. */
static void
measure_column(struct column *c, const struct sheet *s)
{
	int32_t *v = xcalloc(c->n + 1, sizeof *v);
	size_t i, k, n, best = 0;

	for (i = 0; i < c->n; i++) {
		for (k = n = 0; k < c->n; k++)
			n += abs(c->v[k].at.x - c->v[i].at.x) <= s->h / 2;
		if (n > best || (n == best && c->v[i].at.x < c->left)) {
			best = n;
			c->left = c->v[i].at.x;
		}
		v[i] = box_right(c->v[i].at);
	}
	qsort(v, c->n, sizeof *v, compare_int);
	c->right = v[c->n - 1 - (c->n - 1) / 10];
	for (i = 1; i < c->n; i++)
		v[i - 1] = box_middle(c->v[i].at) - box_middle(c->v[i - 1].at);
	qsort(v, c->n - 1, sizeof *v, compare_int);
	c->pitch = c->n > 2 ? v[(c->n - 1) / 2] : s->pitch;
	if (c->pitch < s->h)
		c->pitch = s->pitch;
	free(v);
}

/* Line i stands further right than the column, and elsewhere than the one
 * before it; it is not what is written under a number. */
static bool
indented(const struct column *c, const struct sheet *s, size_t i)
{
	int32_t x = c->v[i].at.x, in = x - c->v[i - 1].at.x;

	if (abs(in) < s->h || in > 9 * s->h || x < c->left + s->h)
		return false;
	if (in > 0 && is_number(first_item(s, &c->v[i - 1])))
		return false;
	/* the line after it is further left */
	return i + 1 == c->n || x - c->v[i + 1].at.x >= s->h / 2;
}

static bool
begins(const struct column *c, const struct sheet *s, size_t i)
{
	const struct line *l = &c->v[i], *b = l - 1;
	int32_t wide = c->right - c->left;

	if (box_middle(l->at) - box_middle(b->at) > c->pitch * 14 / 10)
		return true;
	if ((l->h * 10 > b->h * 15 || b->h * 10 > l->h * 15) &&
	    !item_small(first_item(s, l)))
		return true;
	if (is_number(first_item(s, l)) && l->at.x <= b->at.x + s->h)
		return true;
	if (indented(c, s, i))
		return true;
	return box_right(b->at) < c->right - wide / 5 &&
	    ends_sentence(last_item(s, b)) && !item_small(first_item(s, l));
}

/* The lines of one region (or of its margin). */
static size_t
column_lines(struct line *v, const struct sheet *s, size_t from)
{
	size_t n = 0, k = from;

	for (; k < s->n_p && s->p[k].region == s->p[from].region &&
	     s->p[k].margin == s->p[from].margin;
	     k++) {
		if (!s->p[k].joins || n == 0)
			v[n++] = (struct line){.from = k, .at = s->p[k].at};
		v[n - 1].to = k + 1;
		v[n - 1].at = box_union(v[n - 1].at, s->p[k].at);
	}
	return n;
}

void
paragraphs_part(struct sheet *s)
{
	struct line *v = xcalloc(s->n_p + 1, sizeof *v);
	struct column c;
	size_t k, i;

	for (k = 0; k < s->n_p; k = v[c.n - 1].to) {
		c = (struct column){.v = v, .n = column_lines(v, s, k)};
		for (i = 0; i < c.n; i++)
			v[i].h = letter_height(s, &v[i]);
		measure_column(&c, s);
		s->p[k].begins = true;
		for (i = 1; i < c.n && !s->p[k].margin; i++)
			s->p[v[i].from].begins = begins(&c, s, i);
	}
	free(v);
}
