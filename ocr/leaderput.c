/* ocr/leaderput.c: rows of signs to where they belong among the words.
 *
 * A name or a role that hangs on one (":::::PLAINTIFF") is parted from it; one
 * that was found in the picture (leaders.h), and is a line of its own here,
 * goes between the two words that it lies between.
 */
#include "ocr/sheet.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define SIGNS ".:=-_~*"

bool
leader_sign(char c)
{
	return c && strchr(SIGNS, c);
}

bool
item_signs(const struct item *x)
{
	uint32_t i, row = 0, chars = 0, c;
	size_t n;

	for (i = 0; i < x->len; i += (uint32_t)n, chars++) {
		if (!(n = utf8_decode(x->s + i, x->len - i, &c)))
			break;
		if (utf8_is_word(c))
			return false;
		row += leader_sign(x->s[i]);
	}
	return chars >= 3 && row * 2 > chars;
}

/* Put an item before item i of piece k, or behind its last. */
static void
put_item(struct sheet *s, size_t k, size_t i, struct item x)
{
	size_t q;

	s->v = xgrow(s->v, s->n, &s->cap_v, sizeof *s->v);
	memmove(s->v + i + 1, s->v + i, (s->n - i) * sizeof *s->v);
	s->v[i] = x;
	s->n++;
	for (q = 0; q < s->n_p; q++)
		if (q != k && s->p[q].first >= i)
			s->p[q].first++;
	s->p[k].n++;
}

/* ---- what hangs on a row of signs ---- */

/* Bytes of the row of signs at the word's begin or end (from the end where
 * `end`), which three of the signs of a row must be next to. */
static uint32_t
row_bytes(const struct item *x, bool end)
{
	uint32_t i, n = 0, run = 0, best = 0;
	char c, last = 0;

	for (i = 0; i < x->len; i++) {
		c = x->s[end ? x->len - 1 - i : i];
		if (leader_sign(c)) {
			run = c == last ? run + 1 : 1;
			if (run >= 3)
				best = i + 1;
		} else
			run = 0;
		last = c;
	}
	for (n = best; n > 0 && n < x->len; n++) {
		c = x->s[end ? x->len - 1 - n : n];
		if (!c || !strchr(SIGNS "<>|;,'\"`^+!", c))
			break;
	}
	return n;
}

/* What is left of the word is one: letters alone, in a row. */
static bool
is_word_part(const char *s, uint32_t len)
{
	uint32_t i, letters = 0;

	for (i = 0; i < len; i++)
		if (isalpha((unsigned char)s[i]))
			letters++;
		else if (!strchr("})].,", s[i]))
			return false;
	return letters >= 4 || (len > 0 && letters == 0);
}

static void
cut_box(struct box *row, struct box *rest, int32_t wide, bool end)
{
	int32_t w = row->w - wide;

	rest->w = wide;
	row->w = w;
	if (end)
		row->x += wide; /* the row is behind the word */
	else
		rest->x += w;
}

/* Part item i of piece k into a row of signs and a word; false where it is
 * no such word. */
static bool
part_word(struct sheet *s, size_t k, size_t i, bool end)
{
	struct item *x = &s->v[i], *row, *rest;
	uint32_t n = row_bytes(x, end), left;
	int32_t wide;

	if (n == 0 || n >= x->len)
		return false;
	left = x->len - n;
	if (!is_word_part(end ? x->s : x->s + n, left))
		return false;
	/* letters are about as wide as the line is high, signs may be
	 * anything */
	wide = (int32_t)left * s->h * 4 / 5;
	if (wide > (int32_t)((int64_t)x->at.w * left / x->len) &&
	    wide > x->at.w / 2)
		wide = (int32_t)((int64_t)x->at.w * left / x->len);
	put_item(s, k, i, *x);
	rest = &s->v[end ? i : i + 1];
	row = &s->v[end ? i + 1 : i];
	rest->s += end ? 0 : n;
	rest->len = left;
	rest->part = true;
	row->s += end ? left : 0;
	row->len = n;
	cut_box(&row->at, &rest->at, wide, end);
	cut_box(&row->box, &rest->box, wide, end);
	return true;
}

static void
part_words(struct sheet *s, size_t k)
{
	size_t i;

	for (i = s->p[k].first; i < s->p[k].first + s->p[k].n; i++)
		if (part_word(s, k, i, false) || part_word(s, k, i, true))
			i++;
}

/* ---- rows that are known, between the words of a line ---- */

/* 1: the row is on the word's level; 0: it is not; -1: cannot say. */
static int
is_level(const struct sheet *s, const struct item *x, const struct piece *row)
{
	int32_t y = box_middle(row->at);

	if (!item_letters(x) || x->at.h > s->h * 8 / 5 ||
	    x->at.h * 2 < s->h)
		return -1;
	return y >= x->at.y && y <= x->at.y + x->at.h;
}

/* Does the row lie between two words of piece p, on their level?  *at: what
 * is behind it. */
static bool
lies_in(const struct sheet *s, const struct piece *row, const struct piece *p,
    size_t *at)
{
	int32_t x = row->at.x + row->at.w / 2;
	size_t i = p->first, end = p->first + p->n, k;
	int before = -1, behind = -1;

	if (p == row || p->n < 2)
		return false;
	while (i < end && s->v[i].at.x + s->v[i].at.w / 2 <= x)
		i++;
	*at = i;
	if (i == p->first || i == end)
		return false;
	for (k = i; before < 0 && k-- > p->first;)
		before = is_level(s, &s->v[k], row);
	for (k = i; behind < 0 && k < end; k++)
		behind = is_level(s, &s->v[k], row);
	return before != 0 && behind != 0 && before + behind > -2;
}

/* A row of signs alone on its line, across another one: into that. */
static void
put_row(struct sheet *s, size_t k)
{
	struct item x = s->v[s->p[k].first];
	size_t q, at;

	for (q = 0; q < s->n_p; q++)
		if (lies_in(s, &s->p[k], &s->p[q], &at)) {
			s->p[k].n = 0;
			put_item(s, q, at, x);
			return;
		}
}

static void
put_rows(struct sheet *s)
{
	size_t k, n = 0;

	for (k = 0; k < s->n_p; k++)
		if (s->p[k].n == 1 && item_signs(&s->v[s->p[k].first]))
			put_row(s, k);
	for (k = 0; k < s->n_p; k++)
		if (s->p[k].n)
			s->p[n++] = s->p[k];
	s->n_p = n;
}

void
leaders_put(struct sheet *s)
{
	size_t k;

	put_rows(s);
	for (k = 0; k < s->n_p; k++) {
		part_words(s, k);
		s->p[k].at = sheet_box(s, s->p[k].first, s->p[k].n);
	}
}
