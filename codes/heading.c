/* codes/heading.c: the numbers of a heading, with the shape of a caption:
 *
 *	THE REPUBLIC OF UGANDA
 *	IN THE HIGH COURT OF UGANDA AT MUKONO     the court's lines
 *	(LAND DIVISION)
 *	MISC. APPLICATION NO. 7 OF 2016           own number
 *	(ARISING FROM CIVIL SUIT NO. 95 OF 2015)  parents, one below another
 *	A ::::: APPLICANT   VERSUS   B            the caption ends
 *
 * The own number gets the court, station and division that the lines above
 * it name.  A code names
 * them itself and is believed before the heading: the registry is what the
 * code says, the court may sit elsewhere.
 */
#include "codes/heading.h"

enum { ALONE = 14 }; /* glyphs beside a number that has its own line */

static bool
heading_line(const struct hits *h, size_t glyph)
{
	return glyph == 0 || (h->g.gap[glyph] & GAP_LINE);
}

size_t
heading_end(const struct hits *h, size_t start, size_t limit)
{
	size_t i;

	for (i = mentions_from(&h->m, start); i < h->m.n; i++) {
		const struct mention *m = &h->m.v[i];

		if (m->from >= limit)
			break;
		if (m->kind == SENSE_VERSUS ||
		    (m->kind == SENSE_END && heading_line(h, m->from)))
			return m->from;
	}
	return limit;
}

bool
heading_alone(const struct hits *h, const struct hit *x)
{
	size_t a = x->first, b = x->last, extra = 0;

	while (a > 0 && !heading_line(h, a) && extra <= ALONE) {
		a--;
		extra++;
	}
	while (b < h->g.n && !(h->g.gap[b] & GAP_LINE) && extra <= ALONE) {
		b++;
		extra++;
	}
	return extra <= ALONE;
}

static void
give_place(struct hit *x, const struct place *p)
{
	if (x->place.court < 0)
		x->place.court = p->court;
	else if (x->place.court != p->court)
		return; /* another court's: the heading says nothing of it */
	if (x->place.station < 0)
		x->place.station = p->station;
	if (x->place.division < 0)
		x->place.division = p->division;
}

/* "and", between two numbers that stand on lines of their own. */
static bool
anded(const struct hits *h, size_t from, size_t to)
{
	const struct mention *m = mention_at(&h->m, from);

	return m && m->kind == SENSE_AND && m->to == to;
}

static bool
goes_along(const struct hits *h, size_t own, size_t prev,
    const struct hit *x)
{
	return x->joined ||
	    hits_linked(h, h->v[prev].to, x->reach, GAP_AMP) ||
	    anded(h, h->v[prev].last, x->first) ||
	    (x->serial == h->v[own].serial && x->year == h->v[own].year);
}

void
heading_roles(struct hits *h, size_t own, size_t end, const struct place *p)
{
	size_t k, prev = own;

	h->v[own].role = NUMBER_OWN;
	give_place(&h->v[own], p);
	place_registry(&h->v[own].place, h->s);
	for (k = own + 1; k < h->n && h->v[k].from < end; k++) {
		struct hit *x = &h->v[k];

		if (x->role == NUMBER_PARENT)
			continue;
		if (goes_along(h, own, prev, x)) {
			x->role = NUMBER_OWN;
			give_place(x, p);
			prev = k;
		} else if (heading_line(h, x->first) ||
		    (h->g.gap[x->first] & GAP_OPEN)) {
			/* Lines stacked under the own number are what it
			 * comes from, though the words for it are lost. */
			x->role = NUMBER_PARENT;
			x->score *= 0.7;
			x->rule = "heading-stacked";
		}
	}
}
