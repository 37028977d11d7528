/* codes/charge.c: an offence and what stands around it (see charge.h).
 *
 * The words before and after are the scheme's (TERM_CHARGED, TERM_CONTRARY);
 * where those after were lost to OCR, a number on the way to the name of a
 * statute is its section still.  A plain name whose sections are those of a
 * graver offence of that name ("defilement c/s 129(3)") means the graver.
 *
 * The edition: the one edition of which the sections are; else the one in
 * force on the first date that follows; else the one that has the chapter
 * number.  Nothing is guessed beyond that.
 */
#include "codes/charge.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "codes/date.h"
#include "codes/lookup.h"

enum {
	BEFORE = 45,   /* glyphs from "charged with" to the offence */
	AFTER = 60,    /* from the offence to "contrary to" */
	CHAIN = 12,    /* between two words that go together: "contrary to |
	                * section" */
	TO_DIGIT = 24, /* from those to the number */
	TO_LAW = 70,   /* from the number to the statute */
	TO_DATE = 600, /* from the offence to its date */
	PREFIX = 16,   /* "aggravated" */
};

struct place_of {
	const struct papers *p;
	const struct paper *x;
	const struct topics *t;
	size_t page;
};

/* ---- before -------------------------------------------------------------- */

/* OCR may have hidden the first word of a longer name: "AGGRAVATFD". */
static void
take_prefix(const struct place_of *w, struct charge *c)
{
	const struct glyphs *g = &w->x->h.g;
	size_t back = c->from > PREFIX ? c->from - PREFIX : 0, i;
	const struct term *term;
	struct form_hit hit;

	for (i = back; i < c->from; i++) {
		if (!glyph_starts(g, i) ||
		    !forms_find_near(&w->t->terms, g, i, &hit) ||
		    hit.to + 1 < c->to || hit.to > c->to + 1)
			continue;
		if (!(term = set_term(w->t, hit.value, TERM_OFFENCE)))
			continue;
		c->offence = term->id;
		c->from = i;
		return;
	}
}

/* Strength of the words before; the phrase then begins with them. */
static int
charged_before(const struct place_of *w, struct charge *c)
{
	const struct sightings *s = &w->x->t;
	size_t i = sightings_from(s, c->from), from = c->from;
	const struct term *term;
	int best = 0;

	while (i-- > 0 && s->v[i].to + BEFORE >= c->from) {
		if (s->v[i].to > c->from)
			continue;
		if (!(term = sighting_term(w->t, &s->v[i], TERM_CHARGED)))
			continue;
		if (term->weight > best) {
			best = term->weight;
			from = s->v[i].from;
		}
	}
	c->from = from;
	return 4 * best;
}

/* ---- after --------------------------------------------------------------- */

static size_t
first_digit(const struct glyphs *g, size_t from, size_t reach)
{
	size_t i, end = from + reach < g->n ? from + reach : g->n;

	for (i = from; i < end; i++) {
		if (glyph_digit(g, i))
			return i;
		if (glyph_starts(g, i) && glyph_value(g, i) >= 0 &&
		    glyph_digit(g, i + 1) && !g->gap[i + 1])
			return i;
	}
	return g->n;
}

static const struct sighting *
next_of(const struct place_of *w, size_t from, size_t reach,
    enum term_kind kind)
{
	const struct sightings *s = &w->x->t;
	size_t i;

	for (i = sightings_from(s, from);
	     i < s->n && s->v[i].from <= from + reach; i++)
		if (sighting_term(w->t, &s->v[i], kind))
			return &s->v[i];
	return NULL;
}

/* A section follows the offence: the strength of that. */
static int
contrary_after(const struct place_of *w, struct charge *c)
{
	const struct glyphs *g = &w->x->h.g;
	const struct sighting *s = next_of(w, c->to, AFTER, TERM_CONTRARY);
	const struct sighting *other = next_of(w, c->to, AFTER, TERM_OFFENCE);
	size_t at = c->to, digit;

	if (s && other && other->from < s->from)
		s = NULL; /* another offence's */
	if (!s) {
		digit = first_digit(g, at, TO_DIGIT);
		if (digit == g->n || !next_of(w, digit, TO_LAW, TERM_STATUTE))
			return 0;
		sections_read(&c->sections, w->x, digit);
		return c->sections.n ? CHARGE_STRONG : 0;
	}
	while (s) {
		at = s->to;
		s = next_of(w, at, CHAIN, TERM_CONTRARY);
	}
	c->to = at;
	digit = first_digit(g, at, TO_DIGIT);
	if (digit < g->n)
		sections_read(&c->sections, w->x, digit);
	return c->sections.n ? CHARGE_STRONG + 10 : CHARGE_STRONG / 2;
}

/* ---- which offence, which edition ---------------------------------------- */

static int
agreement(const struct offence *o, const struct cited *c, int edition)
{
	size_t i, k;
	int sum = 0, best, m;

	for (i = 0; i < c->n; i++) {
		best = 0;
		for (k = 0; k < o->n; k++) {
			if (edition >= 0 && o->v[k].edition != edition)
				continue;
			m = section_match(c->v[i], o->v[k].number);
			best = m > best ? m : best;
		}
		sum += best;
	}
	return sum;
}

static void
take_graver(const struct topics *t, struct charge *c)
{
	const struct offence *x = &t->offences[c->offence], *y;
	int best = agreement(x, &c->sections, -1), now;
	size_t i;

	for (i = 0; i < t->n_offences; i++) {
		y = &t->offences[i];
		if (y->statute != x->statute || y->subject != x->subject ||
		    !strcasestr(y->name + 1, x->name))
			continue;
		if ((now = agreement(y, &c->sections, -1)) > best) {
			best = now;
			c->offence = (int)i;
		}
	}
}

static int
edition_by_section(const struct topics *t, const struct charge *c)
{
	size_t i;
	int found = -1;

	for (i = 0; i < t->n_editions; i++) {
		if (!agreement(&t->offences[c->offence], &c->sections, (int)i))
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

static int
edition_by_date(const struct place_of *w, const struct charge *c)
{
	const struct topics *t = w->t;
	size_t i, end = c->to + TO_DATE;
	struct date d;
	int day, found = -1;

	if (end > w->x->h.g.n)
		end = w->x->h.g.n;
	if (!date_find(&d, w->p, w->page, c->to, end))
		return -1;
	day = d.year * 10000 + d.month * 100 + d.day;
	for (i = 0; i < t->n_editions; i++)
		if (t->editions[i].from <= day)
			found = (int)i;
	return found;
}

/* The number that a citation ends with: "Penal Code Act Cap. 120". */
static long
last_number(const char *s)
{
	const char *end = s + strlen(s);

	while (end > s && isdigit((unsigned char)end[-1]))
		end--;
	return strtol(end, NULL, 10);
}

/* A number in the statute's name or just behind it is a chapter's. */
static bool
has_number(const struct glyphs *g, size_t from, size_t to, long number)
{
	size_t i;
	long v;

	for (i = from; i < to && i < g->n; i++) {
		if (!glyph_digit(g, i) || (i > 0 && !glyph_starts(g, i)))
			continue;
		for (v = 0; i < g->n && glyph_digit(g, i) && v < 100000; i++)
			v = 10 * v + g->c[i] - '0';
		if (v == number)
			return true;
		i--;
	}
	return false;
}

static int
edition_by_chapter(const struct place_of *w, const struct sighting *law)
{
	const struct term *term = sighting_term(w->t, law, TERM_STATUTE);
	const struct statute *s = &w->t->statutes[term->id];
	int found = -1;
	long number;
	size_t i;

	for (i = 0; i < s->n; i++) {
		number = last_number(s->v[i].cite);
		if (!number || !has_number(&w->x->h.g, law->from,
		    law->to + CHAIN, number))
			continue;
		if (found >= 0)
			return -1;
		found = s->v[i].edition;
	}
	return found;
}

static void
take_edition(const struct place_of *w, struct charge *c)
{
	const struct sighting *law = next_of(w, c->sections.n ? c->sections.to
	    : c->to, TO_LAW, TERM_STATUTE);

	c->sure = 3;
	if ((c->edition = edition_by_section(w->t, c)) >= 0)
		return;
	c->sure = 2;
	if (c->strength >= CHARGE_STRONG &&
	    (c->edition = edition_by_date(w, c)) >= 0)
		return;
	c->sure = 1;
	if (law && (c->edition = edition_by_chapter(w, law)) >= 0)
		return;
	c->sure = 0;
}

void
charge_read(struct charge *c, const struct papers *p, size_t page,
    const struct sighting *at, int offence)
{
	struct place_of w = { p, &p->v[page], &p->s->topics, page };

	memset(c, 0, sizeof *c);
	c->offence = offence;
	c->page = page;
	c->from = at->from;
	c->to = at->to;
	c->edition = -1;
	take_prefix(&w, c);
	c->strength = CHARGE_MENTION + contrary_after(&w, c);
	c->strength += charged_before(&w, c);
	if (c->sections.n) {
		c->to = c->sections.to;
		take_graver(w.t, c);
	}
	take_edition(&w, c);
}
