/* codes/heading.c: the numbers of a file's first page, read with the shape
 * of a caption:
 *
 *	THE REPUBLIC OF UGANDA
 *	IN THE HIGH COURT OF UGANDA AT MUKONO     the court's lines
 *	(LAND DIVISION)
 *	MISC. APPLICATION NO. 7 OF 2016           own number
 *	(ARISING FROM CIVIL SUIT NO. 95 OF 2015)  parents, one below another
 *	A ::::: APPLICANT   VERSUS   B            the caption ends
 *
 * The first number that is nobody's parent is the file's own; it gets the
 * court, station and division that the lines above it name.  A code names
 * them itself and is believed before the heading: the registry is what the
 * code says, the court may sit elsewhere.
 */
#include "codes/heading.h"

#include <string.h>

enum {
	NEAR_BYTES = 3000,   /* of a page: more than any caption */
	CAPTION_LINES = 40,
	ALONE = 14,          /* glyphs beside a number that has its own line */
};

bool
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

static size_t
first_court(const struct hits *h, size_t before)
{
	size_t i;

	for (i = 0; i < h->m.n && h->m.v[i].from < before; i++)
		if (h->m.v[i].kind == SENSE_COURT)
			return i;
	return h->m.n;
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

size_t
heading_own(const struct hits *h, size_t limit)
{
	size_t own, court;
	const struct hit *x;

	for (own = 0; own < h->n; own++)
		if (h->v[own].role != NUMBER_PARENT)
			break;
	if (own == h->n || h->v[own].from >= limit)
		return h->n;
	x = &h->v[own];
	court = first_court(h, x->from);
	/* In running text the first number is no caption. */
	if ((court == h->m.n || x->role == NUMBER_CITED) &&
	    !heading_alone(h, x))
		return h->n;
	if (!heading_line(h, x->first) && !heading_alone(h, x) &&
	    heading_end(h, 0, x->from) < x->from)
		return h->n;
	return own;
}

static void
read_heading(struct hits *h, size_t limit)
{
	struct place p = PLACE_NONE;
	size_t own = heading_own(h, limit), court, i;

	if (own == h->n)
		return;
	court = first_court(h, h->v[own].from);
	i = mentions_from(&h->m, h->v[own].from);
	if (court < i)
		place_add(&p, &h->m, court, i);
	place_registry(&p, h->s);
	heading_roles(h, own, heading_end(h, h->v[own].to, limit), &p);
}

static bool
same_case(const struct number *a, const struct number *b)
{
	return a->settled && b->settled && case_known(&a->candidates[0]) &&
	    case_known(&b->candidates[0]) &&
	    case_match(&a->candidates[0], &b->candidates[0]);
}

/* Later on the page the own number is still the own number. */
static void
repeat_own(struct numbers *out, size_t first)
{
	size_t i, own = first;

	while (own < out->n && out->v[own].role != NUMBER_OWN)
		own++;
	for (i = own + 1; i < out->n; i++)
		if (out->v[i].role != NUMBER_PARENT &&
		    same_case(&out->v[own], &out->v[i]))
			out->v[i].role = NUMBER_OWN;
}

void
numbers_heading(struct numbers *out, const struct scheme *s,
    const struct page_text *page)
{
	struct hits h;
	size_t near = page->text.len, glyphs = 0, first = out->n;

	if (near > NEAR_BYTES)
		near = NEAR_BYTES;
	if (page->n_lines > CAPTION_LINES) {
		const struct text_line *l = &page->lines[CAPTION_LINES];

		if (l->n && page->words[l->first].off < near)
			near = page->words[l->first].off;
	}
	hits_find(&h, s, page->text.data, page->text.len, near);
	roles_find(&h);
	while (glyphs < h.g.n && h.g.off[glyphs] < near)
		glyphs++;
	read_heading(&h, glyphs);
	hits_resolve(&h, out);
	hits_release(&h);
	repeat_own(out, first);
}
