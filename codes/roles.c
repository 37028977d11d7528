/* codes/roles.c: what a number is to the text it stands in, told from the
 * words around it.
 *
 *	parent  "arising from", "appeal from", "consolidated with" before it;
 *	        the cue holds for all numbers to the end of its bracket, or that
 *	        follow one another without other words
 *	cited   the name of a case or "in the case of" before it
 *	own     it is the first thing in the text, but for its court
 *
 * Between "appeal from" and its number the court below may be named, with
 * other words around: "the judgment of the High Court at Lira before A, J, in
 * Criminal Case No. 64".
 *
 * All else is unknown here; a page's heading tells more (heading.c).
 */
#include "codes/hits.h"

enum {
	PARENT_REACH = 220, /* glyphs from the cue to the first number */
	CITED_REACH = 70,
	NAME_REACH = 14, /* a place that the scheme does not know */
};

struct cue {
	enum sense_kind kind; /* SENSE_LINK: none */
	enum relation relation;
	size_t to;            /* where the cue, or its last number, ends */
	size_t end;           /* the same with that number's context */
	bool bracket;         /* it stands in a bracket */
	bool used;            /* it has its number; may it have more? */
};

/* Nothing but words of context from glyph `from` to glyph `to`? */
static bool
only_context(const struct hits *h, size_t from, size_t to)
{
	size_t i;

	for (i = mentions_from(&h->m, from); from < to; i++) {
		if (i >= h->m.n || h->m.v[i].from != from)
			return false;
		from = h->m.v[i].to;
	}
	return true;
}

/* Does a bracket close between two glyphs that was not opened there? "(Appeal
 * from the High Court (Commercial Division) in ..." goes on. */
static bool
closes(const struct hits *h, size_t from, size_t to)
{
	size_t i, open = 0;

	for (i = from; i <= to && i <= h->g.n; i++) {
		if ((h->g.gap[i] & GAP_CLOSE) && open-- == 0)
			return true;
		if ((h->g.gap[i] & GAP_OPEN) && i > from)
			open++;
	}
	return false;
}

/* Does the cue hold for its first number? */
static bool
holds_first(const struct hits *h, const struct cue *c, const struct hit *x)
{
	unsigned gaps;
	size_t reach = c->kind == SENSE_PARENT &&
		c->relation != RELATION_RELATED ? PARENT_REACH : CITED_REACH;

	if (x->from - c->to > PARENT_REACH)
		return false;
	gaps = glyphs_gaps(&h->g, c->to, x->from);
	if (gaps & GAP_BLOCK)
		return false;
	if (only_context(h, c->to, x->reach))
		return true;
	return c->kind != SENSE_PARENT_NEXT && !closes(h, c->to, x->from) &&
	    x->from - c->to <= reach;
}

/* And for the next one? */
static bool
holds_next(const struct hits *h, const struct cue *c, const struct hit *x)
{
	unsigned gaps;

	if (x->from - c->to > PARENT_REACH)
		return false;
	gaps = glyphs_gaps(&h->g, c->to, x->from);
	if (x->joined || (c->bracket && !(gaps & (GAP_CLOSE | GAP_BLOCK))))
		return true;
	if (hits_linked(h, c->to, x->reach, GAP_COMMA | GAP_AMP))
		return true;
	return c->end < x->reach && (h->g.gap[c->end] & GAP_COMMA) &&
	    x->reach - c->end <= NAME_REACH;
}

static bool
holds(const struct hits *h, const struct cue *c, const struct hit *x)
{
	if (c->kind == SENSE_LINK || c->kind == SENSE_END)
		return false;
	return c->used ? holds_next(h, c, x) : holds_first(h, c, x);
}

static bool
is_cue(enum sense_kind k)
{
	return k == SENSE_PARENT || k == SENSE_PARENT_NEXT ||
	    k == SENSE_CITED || k == SENSE_VERSUS || k == SENSE_END;
}

/* The first number, with nothing but context before it. */
static bool
begins_text(const struct hits *h)
{
	const struct hit *x = &h->v[0];
	size_t i, at = 0;

	for (i = 0; at < x->from; i++) {
		if (i >= h->m.n || h->m.v[i].from != at ||
		    is_cue(h->m.v[i].kind))
			return false;
		at = h->m.v[i].to;
	}
	return true;
}

/* What the words say of a parent.  "In the matter of", "from": nothing, but
 * that there is one. */
static enum relation
relation_of(const struct mention *m)
{
	if (m->kind == SENSE_PARENT ||
	    (m->kind == SENSE_PARENT_NEXT && m->id != RELATION_RELATED))
		return (enum relation)m->id;
	return RELATION_NONE;
}

/* "Appeal from the ruling of ... in": a cue goes on until it has its number.
 * But "X (formerly Y) v Z" ends with its bracket, or at the "v". */
static bool
goes_on(const struct hits *h, const struct cue *cue, const struct mention *m)
{
	if (cue->kind != SENSE_PARENT || cue->used || m->kind == SENSE_PARENT)
		return false;
	if (cue->relation != RELATION_RELATED)
		return true;
	return m->kind != SENSE_VERSUS && m->from - cue->to <= PARENT_REACH &&
	    !closes(h, cue->to, m->from);
}

/* Go on from mention i to the last cue before number k; returns the mention
 * after it. */
static size_t
next_cue(const struct hits *h, struct cue *cue, size_t k, size_t i)
{
	for (; i < h->m.n && h->m.v[i].from < h->v[k].from; i++) {
		const struct mention *m = &h->m.v[i];

		if (!is_cue(m->kind) || (k && m->from < h->v[k - 1].to))
			continue;
		if (goes_on(h, cue, m))
			continue;
		cue->kind = m->kind;
		cue->relation = relation_of(m);
		cue->to = cue->end = m->to;
		cue->bracket = (h->g.gap[m->from] & GAP_OPEN) != 0;
		cue->used = false;
	}
	return i;
}

/* The court below, told between a cue and its number; of the court that the
 * number names itself, the place. */
static void
add_below(struct hits *h, const struct cue *cue, struct hit *x)
{
	struct place below = PLACE_NONE;
	size_t from = mentions_from(&h->m, cue->to);
	size_t to = mentions_from(&h->m, x->reach);

	if (x->place.court < 0) {
		place_add(&x->place, &h->m, from, to);
	} else if (x->place.station < 0) {
		place_add(&below, &h->m, from, to);
		if (below.court == x->place.court)
			x->place.station = below.station;
	}
}

static void
apply(struct hits *h, struct cue *cue, struct hit *x)
{
	bool parent = cue->kind == SENSE_PARENT ||
	    cue->kind == SENSE_PARENT_NEXT;

	x->role = parent ? NUMBER_PARENT : NUMBER_CITED;
	x->relation = parent ? cue->relation : RELATION_NONE;
	if (cue->kind == SENSE_PARENT && !cue->used)
		add_below(h, cue, x);
	cue->used = true;
	cue->to = x->to;
	cue->end = x->last;
}

/* The number that begins the text, and those that "and" joins to it. */
static void
own_first(struct hits *h)
{
	size_t k;

	if (!h->n || h->v[0].role != NUMBER_UNKNOWN || !begins_text(h))
		return;
	h->v[0].role = NUMBER_OWN;
	for (k = 1; k < h->n && h->v[k].role == NUMBER_UNKNOWN; k++) {
		if (!h->v[k].joined &&
		    !hits_linked(h, h->v[k - 1].to, h->v[k].reach, GAP_AMP))
			break;
		h->v[k].role = NUMBER_OWN;
	}
}

void
roles_find(struct hits *h)
{
	struct cue cue = { .kind = SENSE_LINK };
	size_t k, i = 0;

	for (k = 0; k < h->n; k++) {
		i = next_cue(h, &cue, k, i);
		if (holds(h, &cue, &h->v[k]))
			apply(h, &cue, &h->v[k]);
		else
			cue.kind = SENSE_LINK;
	}
	own_first(h);
}
