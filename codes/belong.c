/* codes/belong.c: pages of other cases in a file.
 *
 * A suit's jacket holds the applications made in the suit; an appeal's, the
 * record of the court below.  Their captions tell: one that names the file's
 * case as its parent is a child's, one with the number of the file's parent is
 * the record.  What shares parents or parties with the file's case is near it.
 * Only a number well read that has nothing in common with the file's case
 * belongs to a stranger; what the reading may have made of the own number
 * does not.
 */
#include "codes/assign.h"

#include <string.h>

enum { NAMES_MAX = 64, NAME_LETTERS = 4, FAR = 2 };

/* Words of the parties' names in captions, as glyphs of a page. */
struct name {
	const struct glyphs *g;
	size_t from, to;
};
struct name_set {
	struct name v[NAMES_MAX];
	size_t n;
};

/* A role, an honorific, a party to very many cases: no name. */
static bool
is_common(const struct papers *p, const struct paper *x, size_t from)
{
	static const enum term_kind kinds[] = { TERM_ROLE, TERM_PUBLIC,
		TERM_HONORIFIC, TERM_NOISE, TERM_TITLE };
	size_t i = sightings_from(&x->t, from + 1), k;

	if (i == 0 || x->t.v[i - 1].to <= from)
		return false;
	for (k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		if (sighting_term(&p->s->topics, &x->t.v[i - 1], kinds[k]))
			return true;
	return false;
}

static void
add_names(struct name_set *set, const struct papers *p, size_t page)
{
	const struct paper *x = &p->v[page];
	const struct caption *c = &x->caption;
	const struct glyphs *g = &x->h.g;
	size_t i, end, from;

	if (!x->has_caption || c->parties == CAPTION_NONE ||
	    c->parties >= c->end_parties ||
	    c->end_parties > x->text->n_lines)
		return;
	paper_lines(x, c->parties, c->end_parties, &i, &end);
	while (i < end && set->n < NAMES_MAX) {
		for (from = i++; i < end && !g->gap[i]; i++)
			;
		if (i - from < NAME_LETTERS || is_common(p, x, from))
			continue;
		set->v[set->n++] = (struct name){ g, from, i };
	}
}

/* The same word, but for one letter in five. */
static bool
same_name(const struct name *a, const struct name *b)
{
	size_t n = a->to - a->from, m = b->to - b->from, i, wrong = 0;

	if (n != m)
		return false;
	for (i = 0; i < n; i++)
		wrong += glyph_fold(a->g->c[a->from + i]) !=
		    glyph_fold(b->g->c[b->from + i]);
	return wrong * 5 <= n;
}

static bool
share_names(const struct name_set *a, const struct name_set *b)
{
	size_t i, j, common = 0, least = a->n < b->n ? a->n : b->n;

	for (i = 0; i < b->n; i++)
		for (j = 0; j < a->n; j++)
			if (same_name(&a->v[j], &b->v[i])) {
				common++;
				break;
			}
	return common * 3 >= least && common > 0;
}

static bool
is_case(const struct assign *a, size_t number, const struct case_id *id)
{
	const struct number *n = &a->l->numbers[number].n;
	size_t i;

	for (i = 0; i < n->n_candidates; i++)
		if (case_likeness(&n->candidates[i], id) != LIKE_NOT)
			return true;
	return false;
}

static bool
is_also(const struct assign *a, size_t number)
{
	size_t i;

	for (i = 0; i < a->also.n; i++)
		if (is_case(a, number, &a->also.v[i].id))
			return true;
	return false;
}

/* Does the caption of the page name this case as its parent? */
static bool
names_parent(const struct assign *a, size_t page, const struct case_id *id)
{
	size_t k = assign_next(a, page, a->first[page], NUMBER_PARENT);

	for (; k != NO_NUMBER; k = assign_next(a, page, k + 1, NUMBER_PARENT))
		if (is_case(a, k, id))
			return true;
	return false;
}

/* Does the caption of the page call this its own? */
static bool
says_own(const struct assign *a, size_t page, const struct case_id *id)
{
	size_t k = assign_next(a, page, a->first[page], NUMBER_OWN);

	for (; k != NO_NUMBER; k = assign_next(a, page, k + 1, NUMBER_OWN)) {
		const struct case_id *x = assign_reading(a, k);

		if (x && case_likeness(x, id) == LIKE_SAME)
			return true;
	}
	return false;
}

/* Further numbers of the captions that have the own one: tried together. */
static void
find_also(struct assign *a)
{
	size_t i, k;

	for (i = 0; i < a->p->n; i++) {
		if (a->standing[i] != STANDS_OWN || !says_own(a, i, &a->own))
			continue;
		for (k = assign_next(a, i, a->first[i], NUMBER_OWN);
		     k != NO_NUMBER; k = assign_next(a, i, k + 1, NUMBER_OWN)) {
			const struct case_id *id = assign_reading(a, k);

			if (!id || (id->serial == a->own.serial &&
				id->year == a->own.year) ||
			    is_also(a, k) || assign_doubtful(a, k))
				continue;
			a->l->numbers[k].also = true;
			claims_add(&a->also, id, k, i, 1, true);
		}
	}
}

/* Is page i's number what the reading made of the own one, or too little
 * to tell? */
static bool
too_near(const struct assign *a, size_t number)
{
	const struct case_id *id = assign_reading(a, number);

	if (!id || assign_doubtful(a, number))
		return true;
	return strcmp(id->type, a->own.type) == 0 &&
	    digits_distance(id->serial, a->own.serial) +
		    digits_distance(id->year, a->own.year) < FAR;
}

/* Is the page part of a document with the own case's caption? */
static bool
in_own_document(const struct assign *a, size_t page)
{
	size_t d, i;

	for (d = 0; d < a->l->n_documents; d++) {
		const struct document *x = &a->l->documents[d];

		if (page < x->first || page > x->last)
			continue;
		for (i = x->first; i <= x->last && i < a->p->n; i++)
			if (a->head[i] != NO_NUMBER)
				return a->standing[i] == STANDS_OWN;
	}
	return false;
}

/* An authority that was relied on may lie in the file as a copy. */
static bool
is_cited(const struct assign *a, size_t number)
{
	const struct case_id *id = assign_reading(a, number);
	size_t k;

	for (k = a->n_jacket; id && k < a->l->n_numbers; k++) {
		const struct case_id *x = assign_reading(a, k);

		if (x && !a->v[k].head && case_likeness(x, id) == LIKE_SAME &&
		    in_own_document(a, a->l->numbers[k].page))
			return true;
	}
	return false;
}

static enum standing
far_or_kin(const struct assign *a, size_t page, const struct name_set *own)
{
	struct name_set here = { .n = 0 };
	size_t i;

	for (i = 0; i < a->parents.n; i++) {
		if (is_case(a, a->head[page], &a->parents.v[i].id))
			return STANDS_PARENT;
		if (names_parent(a, page, &a->parents.v[i].id))
			return STANDS_KIN;
	}
	add_names(&here, a->p, page);
	if (share_names(own, &here) || is_cited(a, a->head[page]))
		return STANDS_KIN;
	if (!own->n || !here.n || too_near(a, a->head[page]))
		return STANDS_UNKNOWN;
	return STANDS_FOREIGN;
}

/* A caption whose own number was not found, with the names of the own case's
 * parties, is the own case's. */
static void
find_headless(struct assign *a, const struct name_set *own)
{
	struct name_set here;
	size_t i;

	for (i = 0; i < a->p->n; i++) {
		if (a->head[i] != NO_NUMBER || !a->p->v[i].has_caption)
			continue;
		here.n = 0;
		add_names(&here, a->p, i);
		if (share_names(own, &here))
			a->standing[i] = STANDS_OWN;
	}
}

static void
find_others(struct assign *a, const struct name_set *own)
{
	size_t i;

	for (i = 0; i < a->p->n; i++) {
		if (a->head[i] == NO_NUMBER || a->standing[i] == STANDS_OWN)
			continue;
		a->standing[i] = names_parent(a, i, &a->own)
		    ? STANDS_CHILD
		    : far_or_kin(a, i, own);
	}
}

static void
find_standing(struct assign *a)
{
	struct name_set own = { .n = 0 };
	size_t i;

	for (i = 0; i < a->p->n; i++)
		if (a->head[i] != NO_NUMBER &&
		    is_case(a, a->head[i], &a->own))
			a->standing[i] = STANDS_OWN;
	find_also(a);
	for (i = 0; i < a->p->n; i++)
		if (a->head[i] != NO_NUMBER && is_also(a, a->head[i]))
			a->standing[i] = STANDS_OWN;
	for (i = 0; i < a->p->n; i++)
		if (a->standing[i] == STANDS_OWN)
			add_names(&own, a->p, i);
	find_headless(a, &own);
	lineage_collect(a);
	find_others(a, &own);
}

/* A document is of the case that its first caption says. */
static void
give_document(struct assign *a, struct document *d)
{
	char quote[80];
	size_t i;

	for (i = d->first; i <= d->last && i < a->p->n; i++)
		if (a->head[i] != NO_NUMBER)
			break;
	if (i > d->last || i >= a->p->n)
		return;
	if (a->standing[i] == STANDS_OWN || a->standing[i] == STANDS_UNKNOWN)
		return;
	d->number = (int)a->head[i];
	if (a->standing[i] == STANDS_FOREIGN)
		anomaly_add(a->l, "foreign-pages", d->first,
		    "pages %zu to %zu are headed '%s'", d->first + 1,
		    d->last + 1,
		    assign_quote(a, a->head[i], quote, sizeof quote));
}

void
belong_find(struct assign *a)
{
	size_t i;

	if (!a->has_own)
		return;
	find_standing(a);
	for (i = 0; i < a->l->n_documents; i++)
		give_document(a, &a->l->documents[i]);
}
