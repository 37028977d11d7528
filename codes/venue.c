/* codes/venue.c: the court that a jacket is said to come from (see venue.h).
 *
 * What people type in a field for the court is a court: small letters are
 * capitals there, and two letters need no words beside them.
 */
#include "codes/venue.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { SAID_MAX = 200, CODE_MAX = 4 };

/* ---- reading ------------------------------------------------------------- */

static bool
same(const struct glyphs *g, size_t from, size_t to, const char *code)
{
	size_t i;

	if (!*code || strlen(code) != to - from)
		return false;
	for (i = from; i < to; i++)
		if (g->c[i] != code[i - from])
			return false;
	return true;
}

/* Where the run of letters and digits at i ends; points do not end it. */
static size_t
run_end(const struct glyphs *g, size_t i)
{
	for (i++; i < g->n; i++)
		if (g->gap[i] & ~(unsigned)GAP_DOT)
			break;
	return i;
}

static int
court_index(const struct scheme *s, const char *code)
{
	const struct court *c = scheme_court(s, code);

	return c ? (int)(c - s->courts) : -1;
}

static void
take_digits(struct venue *v, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	struct case_id id;
	const struct station *st;
	char digits[4];

	if (!glyph_digit(g, i) || !glyph_digit(g, i + 1) ||
	    (glyph_digit(g, i + 2) && !g->gap[i + 2]))
		return;
	(void)snprintf(digits, sizeof digits, "%.2s", g->c + i);
	memset(&id, 0, sizeof id);
	scheme_place_digits(s, &id, digits);
	if ((st = scheme_station(s, id.station_name)))
		v->at.station = (int)(st - s->stations);
	else
		memcpy(v->digits, digits, sizeof digits);
}

/* The letters that begin a code, and the digits of its station. */
static void
take_prefix(struct venue *v, const struct scheme *s, const struct glyphs *g,
    size_t from, size_t to)
{
	const struct station *st;
	size_t k, n;

	for (k = 0; k < s->n_prefixes; k++) {
		const struct prefix *p = &s->prefixes[k];

		n = strlen(p->letters);
		if (to - from < n || !same(g, from, from + n, p->letters) ||
		    (to - from > n && !glyph_digit(g, from + n)))
			continue;
		if (v->at.court < 0)
			v->at.court = court_index(s, p->court);
		if (v->at.station >= 0)
			return;
		if (!p->station[0])
			take_digits(v, s, g, from + n);
		else if ((st = scheme_station(s, p->station)))
			v->at.station = (int)(st - s->stations);
		return;
	}
}

static void
take_run(struct venue *v, const struct scheme *s, const struct glyphs *g,
    size_t from, size_t to)
{
	size_t i;

	take_prefix(v, s, g, from, to);
	for (i = 0; i < s->n_courts && v->at.court < 0; i++)
		if (same(g, from, to, s->courts[i].code) ||
		    same(g, from, to, s->courts[i].abbrev))
			v->at.court = (int)i;
	for (i = 0; from && i < s->n_divisions && v->at.division < 0; i++)
		if (same(g, from, to, s->divisions[i].code))
			v->at.division = (int)i;
}

/* A station that has one court, and nobody says which. */
static void
take_only_court(struct venue *v, const struct scheme *s)
{
	if (v->at.court < 0 && v->at.station >= 0)
		v->at.court = court_index(s,
		    s->stations[v->at.station].court);
}

bool
venue_read(struct venue *v, const struct scheme *s, const char *said)
{
	struct mentions m;
	struct glyphs g;
	size_t i, end;

	memset(v, 0, sizeof *v);
	v->at = (struct place)PLACE_NONE;
	if (!said || !*said || strlen(said) > SAID_MAX)
		return false;
	glyphs_init(&g, said, strlen(said));
	mentions_find(&m, s, &g, g.n);
	place_add(&v->at, &m, 0, m.n);
	for (i = 0; i < g.n; i = end) {
		end = run_end(&g, i);
		take_run(v, s, &g, i, end);
	}
	take_only_court(v, s);
	place_registry(&v->at, s);
	mentions_release(&m);
	glyphs_release(&g);
	return v->at.court >= 0 || v->at.station >= 0 || v->digits[0];
}

/* ---- giving -------------------------------------------------------------- */

size_t
venue_own(const struct hits *h)
{
	size_t i, best = h->n;
	int rank, least = 4;

	for (i = 0; i < h->n; i++) {
		const struct hit *x = &h->v[i];

		if (x->role == NUMBER_PARENT)
			continue;
		rank = (x->role == NUMBER_CITED ? 2 : 0) + x->repaired;
		if (rank < least) {
			least = rank;
			best = i;
		}
	}
	return best;
}

/* Is no reading of the words before the number possible in that court? */
static bool
set_excludes(const struct scheme *s, int set, const char *court)
{
	const struct reading_set *r = &s->sets[set];
	size_t i;

	if (r->like >= 0)
		r = &s->sets[r->like];
	for (i = 0; i < r->n; i++)
		if ((!r->v[i].courts[0] ||
			code_listed(r->v[i].courts, court)) &&
		    (!r->v[i].court[0] || strcmp(r->v[i].court, court) == 0))
			return false;
	return r->n > 0;
}

/* Does the number name, or need, another court? */
static bool
is_elsewhere(const struct venue *v, const struct hits *h, const struct hit *x)
{
	const char *court, *said = "";

	if (v->at.court < 0)
		return false;
	court = h->s->courts[v->at.court].code;
	if (x->place.court >= 0)
		said = h->s->courts[x->place.court].code;
	else if (x->coded)
		said = x->code.readings[0].court;
	else if (x->legacy >= 0)
		said = h->s->legacy[x->legacy].court;
	if (*said)
		return strcmp(said, court) != 0;
	return x->set >= 0 && set_excludes(h->s, x->set, court);
}

static bool
give(const struct venue *v, struct hits *h, struct hit *x)
{
	struct place *p = &x->place, before = *p;
	bool placed = p->station >= 0 || (x->coded &&
	    x->code.readings[0].station_name[0]) ||
	    (x->legacy >= 0 && h->s->legacy[x->legacy].station[0]);

	if (is_elsewhere(v, h, x))
		return false;
	if (p->court < 0 && !(x->coded && x->code.readings[0].court[0]))
		p->court = v->at.court;
	if (!placed)
		p->station = v->at.station;
	/* another registry's number has its own divisions */
	if (p->division < 0 && (!placed || p->station == v->at.station))
		p->division = v->at.division;
	place_registry(p, h->s);
	return p->court != before.court || p->station != before.station ||
	    (!placed && v->digits[0]);
}

bool
venue_give(const struct venue *v, struct hits *h, size_t own)
{
	bool given;
	size_t i;

	if (own >= h->n)
		return false;
	given = give(v, h, &h->v[own]);
	for (i = own + 1; i < h->n && h->v[i].role != NUMBER_PARENT &&
	     h->v[i].joined; i++)
		(void)give(v, h, &h->v[i]);
	return given;
}

void
venue_finish(const struct venue *v, const struct scheme *s,
    struct case_id *id)
{
	if (v->digits[0] && !id->station_name[0] && v->at.court >= 0 &&
	    strcmp(id->court, s->courts[v->at.court].code) == 0)
		scheme_place_digits(s, id, v->digits);
}

/* ---- against it ---------------------------------------------------------- */

static bool
other_station(const struct venue *v, const struct scheme *s,
    const struct case_id *id)
{
	const struct station *x = scheme_station(s, id->station_name), *y;
	const struct court *court = scheme_court(s, id->court);
	char digits[8];

	if (court && court->national)
		return false;
	if (v->digits[0])
		return case_unknown_code(digits, id) &&
		    strcmp(digits, v->digits) != 0;
	if (v->at.station < 0 || !x)
		return false;
	y = &s->stations[v->at.station];
	return x != y && x->under != v->at.station &&
	    y->under != (int)(x - s->stations);
}

bool
venue_contradicts(const struct venue *v, const struct scheme *s,
    const struct case_id *id)
{
	const struct type *t = scheme_type(s, id->type);
	const char *court = v->at.court < 0 ? ""
					    : s->courts[v->at.court].code;

	if (*court && id->court[0] && strcmp(court, id->court) != 0)
		return true;
	if (*court && t && t->courts[0] && !code_listed(t->courts, court))
		return true;
	return other_station(v, s, id);
}
