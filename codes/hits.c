/* codes/hits.c: one pass over the text finds every number; a second one gives
 * each the words around it that name its court, station and division.
 *
 * Words go to the number that follows them ("Gulu High Court Civil Suit ..."),
 * unless punctuation ties them to the one before ("CS No. 2/2012 Nakasongola
 * Court, Misc. Application ...").
 */
#include "codes/hits.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	KEY_PARTS = 5,
	BRACKET = 160,     /* glyphs in one */
	BRACKET_TAIL = 60, /* after a number */
};

struct hit *
hits_push(struct hits *h)
{
	struct hit *x;

	h->v = xgrow(h->v, h->n, &h->cap, sizeof *h->v);
	x = &h->v[h->n++];
	memset(x, 0, sizeof *x);
	x->set = x->legacy = -1;
	x->place = (struct place)PLACE_NONE;
	return x;
}

size_t
hits_end(const struct hits *h)
{
	return h->n ? h->v[h->n - 1].to : 0;
}

static bool
is_context(const struct mention *m)
{
	switch (m->kind) {
	case SENSE_COURT:
	case SENSE_STATION:
	case SENSE_DIVISION:
	case SENSE_LINK:
	case SENSE_YEAR:
	case SENSE_SITTING:
		return true;
	default:
		return false;
	}
}

static bool
names_place(const struct mention *m)
{
	return m->kind == SENSE_COURT || m->kind == SENSE_STATION ||
	    m->kind == SENSE_DIVISION;
}

bool
hits_linked(const struct hits *h, size_t from, size_t to, unsigned joins)
{
	unsigned gaps;
	bool joined = false;
	size_t i = mentions_from(&h->m, from), at = from;

	if (from > to)
		return false;
	while (at < to) {
		if (i >= h->m.n || h->m.v[i].from != at || h->m.v[i].to > to)
			return false;
		if (h->m.v[i].kind == SENSE_AND)
			joined = true;
		else if (!is_context(&h->m.v[i]))
			return false;
		at = h->m.v[i++].to;
	}
	gaps = glyphs_gaps(&h->g, from, to);
	if (gaps & GAP_BLOCK)
		return false;
	return joined || (gaps & joins);
}

/* One part of a key, up to the next slash or the end of the word. */
static size_t
key_part(char *part, size_t size, const char *text, size_t len)
{
	size_t n = 0;

	while (n < size && n < len && text[n] != '/' &&
	    (isalnum((unsigned char)text[n]) || text[n] == ' ' ||
		text[n] == '-' || (unsigned char)text[n] >= 0x80))
		n++;
	if (n >= size)
		return (size_t)-1;
	memcpy(part, text, n);
	part[n] = '\0';
	return n;
}

static bool
read_number(long *v, const char *s)
{
	char *end;

	*v = strtol(s, &end, 10);
	return isdigit((unsigned char)*s) && !*end;
}

bool
key_find(struct coded *c, const struct hits *h, size_t i)
{
	const struct glyphs *g = &h->g;
	const struct scheme *s = h->s;
	static const size_t sizes[KEY_PARTS] = { 8, 48, 8, 8, 5 };
	char part[KEY_PARTS][48];
	size_t at = g->off[i], end, k, n;
	struct case_id *id = &c->readings[0];
	const struct station *st;
	long year;

	/* glyphs end where the text does, near enough for a key */
	end = g->off[g->n - 1] + g->size[g->n - 1];
	for (k = 0; k < KEY_PARTS; k++) {
		n = key_part(part[k], sizes[k], g->text + at, end - at);
		if (n == (size_t)-1)
			return false;
		at += n;
		if (k < KEY_PARTS - 1 && (at >= end || g->text[at++] != '/'))
			return false;
	}
	memset(c, 0, sizeof *c);
	if (!scheme_court(s, part[0]) || !scheme_type(s, part[2]) ||
	    !read_number(&id->serial, part[3]) || id->serial <= 0 ||
	    id->serial > 999999 || !read_number(&year, part[4]) ||
	    year < 1900 || year > 2099)
		return false;
	memcpy(id->court, part[0], sizeof id->court);
	memcpy(id->type, part[2], sizeof id->type);
	id->year = (int)year;
	if ((st = scheme_station(s, part[1])))
		scheme_place(s, id, st);
	else if (isdigit((unsigned char)part[1][0]) && strlen(part[1]) == 2)
		scheme_place_digits(s, id, part[1]);
	else
		(void)snprintf(id->station, sizeof id->station, "%s", part[1]);
	c->n_readings = 1;
	c->from = i;
	for (c->to = i; c->to < g->n && g->off[c->to] < at; c->to++)
		;
	c->score = 1;
	c->rule = "key";
	return true;
}

static size_t
push_code(struct hits *h, const struct coded *c)
{
	struct hit *x;
	size_t from = c->from;
	int set = words_before(h, c->from, &from);

	x = hits_push(h);
	x->from = set >= 0 ? from : c->from;
	x->to = c->to;
	x->set = set;
	x->coded = true;
	x->code = *c;
	x->serial = c->readings[0].serial;
	x->year = c->readings[0].year;
	x->other_serial = c->other;
	x->other_year = c->other_year ? c->other_year : x->year;
	x->repaired = c->repaired;
	x->short_year = c->short_year;
	x->score = c->score;
	x->rule = set >= 0 && strcmp(c->rule, "code") == 0 ? "code+words"
							   : c->rule;
	return c->to;
}

/* Can digits end before glyph i, perhaps with a letter behind them ("45A")?
 * Mostly not, and then nothing else need be looked at. */
static bool
digits_end(const struct glyphs *g, size_t i)
{
	return i > 0 && (glyph_value(g, i - 1) >= 0 ||
	    (i > 1 && glyph_digit(g, i - 2) && !g->gap[i - 1]));
}

static void
find_all(struct hits *h)
{
	const struct glyphs *g = &h->g;
	struct coded c;
	size_t i = 0, next;

	while (i < g->n) {
		if (glyph_starts(g, i) && i >= hits_end(h) &&
		    (key_find(&c, h, i) || coded_find(&c, h->s, g, i))) {
			i = push_code(h, &c);
			continue;
		}
		next = digits_end(g, i) ? words_find(h, i) : 0;
		i = next > i ? next : i + 1;
	}
}

/* How far back the words before a number belong to it. */
static size_t
look_left(const struct hits *h, size_t k, size_t *first)
{
	const struct hit *x = &h->v[k];
	size_t floor = k ? h->v[k - 1].to : 0, at = x->from;
	size_t i = mentions_from(&h->m, x->from);
	const struct mention *m;

	while (i > 0) {
		m = &h->m.v[i - 1];
		if (m->to > at && at == x->from) { /* within its own words */
			i--;
			continue;
		}
		if (m->to != at || m->from < floor || !is_context(m) ||
		    (h->g.gap[at] & GAP_BLOCK))
			break;
		at = m->from;
		i--;
	}
	*first = i;
	return at;
}

/* The words between two numbers, when punctuation ties them to the first. */
static bool
tied_to_first(const struct hits *h, size_t from, size_t to)
{
	const unsigned cut = GAP_COMMA | GAP_LINE | GAP_OPEN | GAP_CLOSE |
	    GAP_AMP | GAP_BLOCK;

	return from < to && !(h->g.gap[from] & cut) && (h->g.gap[to] & cut);
}

/* Does the number stand in a bracket that closes not far behind it? */
static bool
in_bracket(const struct hits *h, const struct hit *x)
{
	size_t i, close = x->to;
	bool open = false;

	while (close <= h->g.n && close - x->to < BRACKET_TAIL &&
	    !(h->g.gap[close] & (GAP_CLOSE | GAP_OPEN)))
		close++;
	if (close > h->g.n || !(h->g.gap[close] & GAP_CLOSE))
		return false;
	for (i = x->to; i > 0 && x->to - i < BRACKET && !open; i--) {
		if (i < x->to && (h->g.gap[i] & GAP_CLOSE))
			return false;
		open = i < x->to && (h->g.gap[i] & GAP_OPEN);
	}
	return open || (h->g.gap[0] & GAP_OPEN);
}

/* Does a bracket close before glyph `at` that did not open since the number?
 * What stands behind it is none of the number's. */
static bool
leaves_bracket(const struct hits *h, size_t at, unsigned *depth)
{
	unsigned gap = h->g.gap[at];

	if ((gap & GAP_CLOSE) && (*depth)-- == 0)
		return true;
	*depth += (gap & GAP_OPEN) != 0;
	return false;
}

static void
look_right(struct hits *h, size_t k)
{
	struct hit *x = &h->v[k];
	size_t limit = k + 1 < h->n ? h->v[k + 1].reach : h->g.n;
	size_t i = mentions_from(&h->m, x->to), first = i, at = x->to;
	unsigned stop = GAP_LINE | GAP_BLOCK | GAP_DOT | GAP_OTHER;
	unsigned depth = 0;
	const struct mention *m;

	/* What a bracket holds goes on in the next line. */
	if (in_bracket(h, x))
		stop = 0;
	for (; i < h->m.n; i++) {
		m = &h->m.v[i];
		if (m->from != at || m->to > limit || !is_context(m) ||
		    (h->g.gap[at] & stop) || leaves_bracket(h, at, &depth))
			break;
		at = m->to;
		if (names_place(m))
			x->last = m->to;
	}
	place_add(&x->place, &h->m, first, i);
}

static void
find_places(struct hits *h)
{
	size_t k, i, begin, own;

	for (k = 0; k < h->n; k++) {
		struct hit *x = &h->v[k];

		x->reach = look_left(h, k, &begin);
		own = mentions_from(&h->m, x->from);
		if (k && x->reach == h->v[k - 1].to &&
		    tied_to_first(h, x->reach, x->from)) {
			x->reach = x->from;
			begin = own;
		}
		place_add(&x->place, &h->m, begin, own);
		x->first = x->from;
		x->last = x->to;
		for (i = own; i > begin; i--) {
			const struct mention *m = &h->m.v[i - 1];

			if (m->to > x->from)
				continue;
			if (h->g.gap[m->to] & (GAP_LINE | GAP_BLOCK))
				break;
			if (names_place(m))
				x->first = m->from;
		}
	}
	for (k = 0; k < h->n; k++)
		look_right(h, k);
}

void
hits_find(struct hits *h, const struct scheme *s, const char *text, size_t len,
    size_t near)
{
	size_t glyphs = 0;

	memset(h, 0, sizeof *h);
	h->s = s;
	glyphs_init(&h->g, text, len);
	while (glyphs < h->g.n && h->g.off[glyphs] < near)
		glyphs++;
	mentions_find(&h->m, s, &h->g, glyphs);
	if (h->g.n)
		find_all(h);
	find_places(h);
}

void
hits_release(struct hits *h)
{
	glyphs_release(&h->g);
	mentions_release(&h->m);
	free(h->v);
	memset(h, 0, sizeof *h);
}
