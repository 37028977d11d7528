/* codes/offence.c: the offences that a file charges.
 *
 * Each place that names an offence is weighed by what stands around it
 * (charge.c); places add up by offence, the next of a kind always for less.
 * An offence is charged where one place says so strongly.  Where none does,
 * because damage took the line, the offence that a criminal file goes on about
 * is given with a low score.
 *
 * Only a criminal matter charges; in one that numbers leave open ("Misc.
 * Application") only a charge with its sections counts.
 */
#include "codes/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/charge.h"
#include "codes/guard.h"
#include "codes/matter.h"

enum {
	FIRST = 12,        /* what the first strong place on a page is worth
	                    * more: the first count is the main one */
	OPENLY = 80,       /* in an unsure matter: charge and section */
	RATIO = 3,         /* further counts: at least a third of the main's */
	TALKED = 7,        /* mentions that make a topic: two or three */
	COUNTS_MAX = 6,
	WHYS_MAX = 3,
};

struct tally {
	struct charge cites;   /* the best that has sections */
	struct charge edition; /* the best that tells the edition */
	double sum;
	size_t seen;
	size_t order;          /* of the first place */
	struct charge why[WHYS_MAX]; /* the strongest places first */
	size_t n_why;
};

struct search {
	struct labels *l;
	const struct papers *p;
	struct matter m;
	struct tally *v; /* by offence */
	size_t places;
	bool first;      /* no strong place on this page yet */
};

static void
remember(struct tally *x, const struct charge *c)
{
	size_t i = x->n_why < WHYS_MAX ? x->n_why++ : WHYS_MAX;

	if (i == WHYS_MAX) {
		if (x->why[--i].strength >= c->strength)
			return;
	}
	for (; i > 0 && x->why[i - 1].strength < c->strength; i--)
		x->why[i] = x->why[i - 1];
	x->why[i] = *c;
}

static void
consider(struct search *s, size_t page, const struct sighting *at)
{
	const struct topics *t = &s->p->s->topics;
	const struct term *term = sighting_term(t, at, TERM_OFFENCE);
	struct charge c;
	struct tally *x;
	double worth;

	if (!term)
		return;
	charge_read(&c, s->p, page, at, term->id);
	if (c.strength < CHARGE_STRONG && !sighting_firm(at))
		return;
	worth = c.strength;
	if (s->first && c.strength >= CHARGE_STRONG) {
		worth += FIRST;
		s->first = false;
	}
	x = &s->v[c.offence];
	if (!x->seen++)
		x->order = s->places;
	s->places++;
	x->sum += worth * (at->exact ? 1 : 0.7) / (double)x->seen;
	if (c.sections.n && c.strength > x->cites.strength)
		x->cites = c;
	if (c.sure > x->edition.sure)
		x->edition = c;
	remember(x, &c);
}

/* Own papers, and those of the case that was appealed from. */
static bool
counts(const struct search *s, size_t page)
{
	const struct labels *l = s->l;
	size_t i;

	for (i = 0; i < l->n_documents; i++)
		if (l->documents[i].number >= 0 &&
		    page >= l->documents[i].first &&
		    page <= l->documents[i].last)
			return l->numbers[l->documents[i].number].n.role ==
			    NUMBER_PARENT;
	return true;
}

static void
read_page(struct search *s, size_t page)
{
	const struct paper *x = &s->p->v[page];
	struct sightings more;
	size_t i;

	s->first = true;
	for (i = 0; i < x->t.n; i++)
		consider(s, page, &x->t.v[i]);
	guards_find(&more, &s->p->s->topics, x);
	for (i = 0; i < more.n; i++)
		consider(s, page, &more.v[i]);
	sightings_release(&more);
}

static int
stronger(const struct tally *a, const struct tally *b)
{
	if (a->sum != b->sum)
		return a->sum > b->sum;
	return a->order < b->order;
}

static size_t
best_left(const struct search *s, int needed)
{
	size_t n = s->p->s->topics.n_offences, best = n, i;

	for (i = 0; i < n; i++)
		if (s->v[i].seen && s->v[i].why[0].strength >= needed &&
		    (best == n || stronger(&s->v[i], &s->v[best])))
			best = i;
	return best;
}

static void
name(struct search *s, size_t offence, double score)
{
	struct labels *l = s->l;
	struct tally *x = &s->v[offence];
	struct topic *o;
	size_t i;

	l->offences = xgrow(l->offences, l->n_offences, &l->cap_offences,
	    sizeof *l->offences);
	o = &l->offences[l->n_offences++];
	memset(o, 0, sizeof *o);
	o->id = (int)offence;
	o->edition = x->edition.sure ? x->edition.edition : -1;
	sections_write(o->section, sizeof o->section, &x->cites.sections);
	o->score = score;
	for (i = 0; i < x->n_why; i++)
		evidence_glyphs(&o->why, s->p, x->why[i].page, x->why[i].from,
		    x->why[i].to,
		    x->why[i].strength >= CHARGE_STRONG ? "charge"
							: "mention");
	x->seen = 0;
}

static void
choose(struct search *s)
{
	size_t n = s->p->s->topics.n_offences, i;
	int needed = s->m.sure ? CHARGE_STRONG : OPENLY;
	double first = 0, sum;

	while (s->l->n_offences < COUNTS_MAX &&
	    (i = best_left(s, needed)) < n) {
		sum = s->v[i].sum;
		if (first > RATIO * sum)
			break;
		if (first == 0)
			first = sum;
		name(s, i, sum > 235 ? 0.97 : 0.5 + sum / 500);
	}
	if (s->l->n_offences || s->m.side != SIDE_CRIMINAL)
		return;
	if ((i = best_left(s, 0)) == n)
		return;
	if (s->v[i].sum >= TALKED)
		name(s, i, s->v[i].sum > 3 * TALKED ? 0.4 : 0.25);
}

void
offences_find(struct labels *l, const struct papers *p)
{
	struct search s = { .l = l, .p = p };
	size_t i;

	if (!p->s->topics.n_offences)
		return;
	matter_read(&s.m, l, p);
	if (s.m.side == SIDE_CIVIL && s.m.sure)
		return;
	s.v = xcalloc(p->s->topics.n_offences, sizeof *s.v);
	for (i = 0; i < p->n; i++)
		if (p->v[i].text && counts(&s, i))
			read_page(&s, i);
	choose(&s);
	free(s.v);
}
