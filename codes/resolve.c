/* codes/resolve.c: from what was written to what it means.
 *
 * The words (or letters) before a number may have several readings, and so
 * may the slots of a code.  What is known of court and division decides
 * between them; where it does not, all that are left become candidates and
 * the number is not settled.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/hits.h"

enum { MAX_CANDIDATES = 8 };

struct choice {
	struct case_id v[MAX_CANDIDATES];
	size_t n;
	bool conflict; /* words and code do not agree */
};

static const struct reading_set *
readings(const struct scheme *s, int set)
{
	const struct reading_set *r = &s->sets[set];

	return r->like >= 0 ? &s->sets[r->like] : r;
}

static const char *
court_code(const struct hits *h, const struct hit *x, const struct reading *r)
{
	const struct place *p = &x->place;

	if (r && r->court[0] && r->type[0])
		return r->court;
	if (p->court >= 0)
		return h->s->courts[p->court].code;
	if (r && r->court[0])
		return r->court;
	if (x->legacy >= 0)
		return h->s->legacy[x->legacy].court;
	if (p->station >= 0 && h->s->stations[p->station].court[0] &&
	    (!r || !r->courts[0] ||
		code_listed(r->courts, h->s->stations[p->station].court)))
		return h->s->stations[p->station].court;
	return "";
}

static bool
fits(const struct hits *h, const struct hit *x, const struct reading *r)
{
	const struct place *p = &x->place;
	const char *court = p->court >= 0 ? h->s->courts[p->court].code : "";
	enum side side = SIDE_ANY;

	if (*court && r->courts[0] && !code_listed(r->courts, court))
		return false;
	if (*court && r->court[0] && strcmp(r->court, court) != 0)
		return false;
	if (p->division >= 0) {
		const struct division *d = &h->s->divisions[p->division];

		side = d->side;
		if (!r->type[0] && r->division[0] &&
		    strcmp(r->division, d->code) != 0)
			return false;
	} else if (x->legacy >= 0) {
		side = h->s->legacy[x->legacy].side;
	}
	return side == SIDE_ANY || r->side == SIDE_ANY || side == r->side;
}

static void
add_place(const struct hits *h, const struct hit *x, struct case_id *id)
{
	const struct scheme *s = h->s;

	if (x->place.station >= 0)
		scheme_place(s, id, &s->stations[x->place.station]);
	else if (x->legacy >= 0 && s->legacy[x->legacy].station[0])
		scheme_place(s, id,
		    scheme_station(s, s->legacy[x->legacy].station));
}

static void
add_reading(const struct hits *h, const struct hit *x, struct choice *c,
    const struct reading *r)
{
	struct case_id *id;

	if (c->n == MAX_CANDIDATES)
		return;
	id = &c->v[c->n++];
	memset(id, 0, sizeof *id);
	(void)snprintf(id->court, sizeof id->court, "%s", court_code(h, x, r));
	if (r) {
		memcpy(id->type, r->type, sizeof id->type);
		memcpy(id->division, r->division, sizeof id->division);
	}
	if (x->place.division >= 0)
		memcpy(id->division, h->s->divisions[x->place.division].code,
		    sizeof id->division);
	add_place(h, x, id);
	id->serial = x->serial;
	id->year = x->year;
}

static void
choose_words(const struct hits *h, const struct hit *x, struct choice *c)
{
	const struct reading_set *set;
	size_t i;

	if (x->set < 0) {
		add_reading(h, x, c, NULL);
		return;
	}
	set = readings(h->s, x->set);
	for (i = 0; i < set->n; i++)
		if (fits(h, x, &set->v[i]))
			add_reading(h, x, c, &set->v[i]);
	if (c->n > 0)
		return;
	for (i = 0; i < set->n; i++)
		add_reading(h, x, c, &set->v[i]);
}

/* Do the words before a code say the same type, or a more general one? */
static bool
agrees(const struct scheme *s, const struct reading_set *set, const char *type)
{
	const struct type *t;
	size_t i;

	for (i = 0; i < set->n; i++) {
		if (strcmp(set->v[i].type, type) == 0)
			return true;
		t = scheme_type(s, set->v[i].type);
		if (t && code_listed(t->covers, type))
			return true;
	}
	return false;
}

/* What a code leaves out, the words around it may say; what the type would
 * imply is not put into it. */
static void
complete_code(const struct hits *h, const struct hit *x, struct case_id *id)
{
	const struct place *p = &x->place;

	if (!id->court[0] && p->court >= 0)
		memcpy(id->court, h->s->courts[p->court].code,
		    sizeof id->court);
	if (!id->station_name[0] && p->station >= 0)
		scheme_place(h->s, id, &h->s->stations[p->station]);
	if (!id->division[0] && p->division >= 0)
		memcpy(id->division, h->s->divisions[p->division].code,
		    sizeof id->division);
}

static void
choose_code(const struct hits *h, const struct hit *x, struct choice *c)
{
	const struct reading_set *set =
	    x->set >= 0 ? readings(h->s, x->set) : NULL;
	size_t i;

	for (i = 0; i < x->code.n_readings; i++) {
		const char *type = x->code.readings[i].type;

		if (!set || (*type && agrees(h->s, set, type)))
			c->v[c->n++] = x->code.readings[i];
	}
	if (set && c->n == 0) {
		for (i = 0; i < x->code.n_readings; i++)
			c->v[c->n++] = x->code.readings[i];
		c->conflict = c->v[0].type[0] != '\0';
		for (i = 0; i < set->n && c->n < MAX_CANDIDATES; i++) {
			struct case_id id = c->v[0];

			memcpy(id.type, set->v[i].type, sizeof id.type);
			if (c->conflict)
				c->v[c->n++] = id;
			else if (set->n == 1) /* the code has no type */
				c->v[0] = id;
		}
	}
	for (i = 0; i < c->n; i++) {
		c->v[i].serial = x->serial;
		c->v[i].year = x->year;
		complete_code(h, x, &c->v[i]);
	}
}

/* "2013/2014", "45B of 2012": the digits have a second reading. */
static void
add_other(const struct hit *x, struct choice *c)
{
	struct case_id *id;

	if (!x->other_serial || c->n == MAX_CANDIDATES)
		return;
	id = &c->v[c->n++];
	*id = c->v[0];
	id->serial = x->other_serial;
	id->year = x->other_year;
}

/* Bytes of the number, with the bracket that closes one opened in it. */
static size_t
span_closed(const struct glyphs *g, size_t first, size_t last)
{
	size_t len = glyphs_span(g, first, last);

	if (last > first + 1 && (g->gap[last] & GAP_CLOSE) &&
	    (glyphs_gaps(g, first + 1, last - 1) & GAP_OPEN) &&
	    !(glyphs_gaps(g, first + 1, last - 1) & GAP_CLOSE))
		len += strcspn(g->text + g->off[first] + len, ")]}") + 1;
	return len;
}

static void
number_add(struct numbers *out, const struct hits *h, const struct hit *x,
    const struct choice *c)
{
	struct number *n;

	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	n = &out->v[out->n++];
	memset(n, 0, sizeof *n);
	n->off = h->g.off[x->first];
	n->len = span_closed(&h->g, x->first, x->last);
	n->settled = c->n == 1;
	n->candidates = xreallocn(NULL, c->n, sizeof *n->candidates);
	memcpy(n->candidates, c->v, c->n * sizeof *n->candidates);
	n->n_candidates = c->n;
	n->role = x->role;
	n->repaired = x->repaired;
	n->score = n->settled || x->score < 0.5 ? x->score : 0.5;
	(void)snprintf(n->rule, sizeof n->rule, "%s", x->rule);
}

void
hits_resolve(const struct hits *h, struct numbers *out)
{
	struct choice c;
	size_t i;

	for (i = 0; i < h->n; i++) {
		memset(&c, 0, sizeof c);
		if (h->v[i].coded)
			choose_code(h, &h->v[i], &c);
		else
			choose_words(h, &h->v[i], &c);
		add_other(&h->v[i], &c);
		number_add(out, h, &h->v[i], &c);
	}
}
