/* ocr/leaderwords.c: dots and rules between words, as what they are.
 *
 * An engine reads a row of dots as dots, as "22222", "cceeeeeseee", "eee nnn
 * enn", or as one word as wide as half the page.  What gives them away:
 *
 *	- nothing but signs, three or more;
 *	- few different letters for their number, or letters that are far too
 *	  narrow or too wide for the height of the line, badly read;
 *	- beside such a word, other short, badly read ones.
 *
 * A run of them becomes one word of five signs: the sign that most of it is
 * made of, "." where that is none.  What the engine is sure of, or what is
 * known as a word, is never taken for leaders.
 */
#include "ocr/sheet.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ocr/layout.h"

#define SURE   70 /* confidence of what is a word */
#define UNSURE 50 /* ... of what may be read out of dots */
#define SHOWN  5 /* signs of what is written for leaders */

struct shape {
	size_t chars, letters, kinds; /* kinds: different letters */
	size_t row;   /* bytes that a row is made of */
	double pitch; /* width of a character, in heights of the line */
};

static struct shape
shape_of(const struct item *x, int32_t h)
{
	struct shape f = {0, 0, 0, 0, 0};
	bool seen[128] = {false};
	uint32_t i, c;
	size_t n;

	for (i = 0; i < x->len; i += (uint32_t)n, f.chars++) {
		if (!(n = utf8_decode(x->s + i, x->len - i, &c)))
			break;
		f.row += leader_sign(x->s[i]);
		if (!utf8_is_word(c))
			continue;
		c = utf8_lower(c) & 127;
		f.letters++;
		f.kinds += !seen[c];
		seen[c] = true;
	}
	if (f.chars)
		f.pitch = (double)x->at.w / ((double)f.chars * h);
	return f;
}

struct line {
	const struct layout_words *words;
	int32_t h; /* of the letters that are sure on it */
};

static bool
is_known(const struct item *x, const struct layout_words *words)
{
	return words && item_letters(x) >= 4 &&
	    words->known(words->ctx, x->s, x->len);
}

/* Few different letters, again and again. */
static bool
repeats(const struct shape *f)
{
	return (f->letters >= 6 && f->kinds * 3 <= f->letters + 1) ||
	    (f->letters >= 16 && f->kinds * 2 <= f->letters);
}

/* An address of the net is long and narrow, and no leaders. */
static bool
has_slash(const struct item *x)
{
	return memchr(x->s, '/', x->len) || memchr(x->s, '@', x->len);
}

/* Letters that cannot be a word of that width or that low, or are few again
 * and again. */
static bool
no_word(const struct line *l, const struct item *x)
{
	struct shape f = shape_of(x, l->h);

	if (x->conf >= UNSURE || has_slash(x) || is_known(x, l->words))
		return false;
	if (repeats(&f) || (f.chars >= 5 && f.row > 2 * f.letters))
		return true;
	return (f.chars >= 8 && f.pitch < 0.22) ||
	    (f.letters && x->at.h * 3 < l->h && x->at.w > x->at.h);
}

/* One or two letters where there is room for ten. */
static bool
too_wide(const struct line *l, const struct item *x)
{
	struct shape f = shape_of(x, l->h);

	return x->conf < UNSURE && f.letters <= 3 && f.pitch > 2 &&
	    x->at.w > 5 * l->h && !is_known(x, l->words);
}

static bool
strong(const struct line *l, const struct item *x)
{
	return item_signs(x) || no_word(l, x);
}

/* Perhaps a bit of a row, beside one that is. */
static bool
companion(const struct line *l, const struct item *x)
{
	struct shape f = shape_of(x, l->h);

	if (!f.letters)
		return true;
	if (x->conf >= SURE || is_known(x, l->words))
		return false;
	return f.chars <= 3 || f.kinds * 2 <= f.letters;
}

/* Words of one or two different letters, such as dots are read for: "eee nnn
 * enn". */
static bool
babble(const struct line *l, const struct item *x)
{
	struct shape f = shape_of(x, l->h);
	uint32_t i;

	for (i = 0; i < x->len; i++)
		if (!strchr("ceinorstuwx0", tolower((unsigned char)x->s[i])))
			return false;
	return f.letters > 0 && f.kinds <= 2 && f.chars <= 8 &&
	    x->conf < UNSURE && !is_known(x, l->words);
}

/* The sign that more than half of the bytes are, or a dot. */
static const char *
sign_of(const struct sheet *s, size_t first, size_t n)
{
	static const char *const rows[] = {
	    ".....", ":::::", "=====", "-----", "_____"};
	size_t count[5] = {0}, all = 0, i, k;
	uint32_t c;

	for (i = first; i < first + n; i++)
		for (c = 0; c < s->v[i].len; c++, all++)
			for (k = 0; k < 5; k++)
				count[k] += s->v[i].s[c] == rows[k][0];
	for (k = 0; k < 5; k++)
		if (count[k] * 2 > all)
			return rows[k];
	return rows[0];
}

/* Items [first, first + n) of piece k become one. */
static void
make_leader(struct sheet *s, struct piece *p, size_t first, size_t n)
{
	struct item *x = &s->v[first];
	const char *row = sign_of(s, first, n);
	size_t i, rest = p->first + p->n - (first + n);

	for (i = 1; i < n; i++) {
		x->at = box_union(x->at, x[i].at);
		x->box = box_union(x->box, x[i].box);
		if (x[i].conf > x->conf)
			x->conf = x[i].conf;
	}
	x->s = row;
	x->len = SHOWN;
	x->leader = true;
	memmove(x + 1, x + n, rest * sizeof *x);
	p->n -= n - 1;
}

/* ---- runs ---- */

struct run {
	size_t first, n; /* items */
	size_t signs, strong, babble, wide;
	size_t bytes;
};

/* Items from i on that may be a row of leaders. */
static struct run
run_at(const struct sheet *s, const struct piece *p, size_t i,
    const struct line *l)
{
	struct run r = {i, 0, 0, 0, 0, 0, 0};
	const struct item *x = &s->v[i];

	for (; r.first + r.n < p->first + p->n; r.n++, x++) {
		if (item_signs(x))
			r.signs++;
		else if (no_word(l, x))
			r.strong++;
		else if (too_wide(l, x))
			r.wide++;
		else if (babble(l, x))
			r.babble++;
		else if (!companion(l, x))
			break;
		r.bytes += x->len;
	}
	return r;
}

/* Is it one?  Signs are, anywhere; what was read as letters must be longer,
 * and where the line ends with it, or is nothing else, longer still. */
static bool
is_row(const struct sheet *s, const struct piece *p, const struct run *r,
    const struct line *l)
{
	bool begin = r->first == p->first;
	bool end = r->first + r->n == p->first + p->n;
	int32_t wide;

	if (r->signs)
		return true;
	wide = box_right(s->v[r->first + r->n - 1].at) - s->v[r->first].at.x;
	if (begin && end)
		return r->strong > 0 && wide >= 10 * l->h;
	if (r->strong)
		return wide >= (end ? 4 : 2) * l->h;
	if (begin || end)
		return false;
	if (r->wide > 0 || (r->babble >= 3 && wide >= 4 * l->h))
		return true;
	/* letters with room for three times as many */
	return r->babble > 0 && wide >= 6 * l->h &&
	    (int32_t)r->bytes * l->h * 2 < wide;
}

/* A bit of a broken name or role: capitals, close to a word, or what the line
 * begins with. */
static bool
is_bit(const struct sheet *s, const struct piece *p, size_t i, bool begin,
    const struct line *l)
{
	const struct item *x = &s->v[i];
	size_t k = begin ? i - 1 : i + 1;

	if (strong(l, x) || babble(l, x))
		return false;
	if (i == p->first && begin)
		return true;
	if (k >= p->first + p->n || !isupper((unsigned char)x->s[0]))
		return false;
	return begin ? (x->at.x - box_right(s->v[k].at)) * 3 < l->h * 2
		     : (s->v[k].at.x - box_right(x->at)) * 3 < l->h * 2;
}

static void
trim(struct run *r, const struct sheet *s, const struct piece *p,
    const struct line *l)
{
	while (r->n > 1 && is_bit(s, p, r->first, true, l)) {
		r->first++;
		r->n--;
	}
	while (r->n > 1 && is_bit(s, p, r->first + r->n - 1, false, l))
		r->n--;
}

/* The height of the words that are sure, or the page's. */
static int32_t
line_height(const struct sheet *s, const struct piece *p)
{
	int32_t h = 0;
	size_t i;

	for (i = p->first; i < p->first + p->n; i++)
		if (s->v[i].conf >= SURE && item_letters(&s->v[i]) >= 3 &&
		    (!h || s->v[i].at.h < h))
			h = s->v[i].at.h;
	return h >= s->h / 3 && h > 0 && h < s->h ? h : s->h;
}

static void
piece_leaders(struct sheet *s, size_t k, const struct layout_words *words)
{
	struct piece *p = &s->p[k];
	struct line l = {words, line_height(s, p)};
	struct run r;
	size_t i;

	for (i = p->first; i < p->first + p->n; i++) {
		r = run_at(s, p, i, &l);
		if (r.n == 0)
			continue;
		trim(&r, s, p, &l);
		i = r.first;
		if (is_row(s, p, &r, &l))
			make_leader(s, p, i, r.n);
		else
			i += r.n - 1;
	}
}

void
leaders_name(struct sheet *s, const struct layout_words *words)
{
	struct piece *p;
	size_t k;

	for (k = 0; k < s->n_p; k++) {
		piece_leaders(s, k, words);
		p = &s->p[k];
		p->at = sheet_box(s, p->first, p->n);
		p->weak = p->weak && !(p->n == 1 && s->v[p->first].leader);
	}
}
