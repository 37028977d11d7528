/* codes/lineage.c: the parents of a file's own case: what its captions (and
 * its jacket) say that it comes from.  Where no caption does, the opening
 * page of a document may say so in a sentence.
 *
 * A parent is read as often as the file has captions; the best supported
 * reading is believed, and one that differs from it in one place is no second
 * parent.  What the parent's line leaves out is filled from its other
 * mentions.  An application is made in the court that has the suit: where it
 * arises from a case whose court and place nobody names, they are its own
 * (rule "inherited-place", for those who must be careful).  An appeal comes
 * from another court: nothing is inherited.
 */
#include "codes/assign.h"

#include <stdio.h>
#include <string.h>


enum { STRAY = 3 }; /* digits */
static const double JACKET_VOTE = 3, TEXT_VOTE = 0.3, DAMAGED = 0.5;
static const double INHERITED = 0.9; /* at most: nobody said it */
static const double LATER = 0.1; /* than its child: hardly right */

static bool
is_own(const struct assign *a, const struct case_id *id)
{
	return case_likeness(id, &a->own) == LIKE_SAME;
}

/* "This is an appeal from ..." in the text below a caption, where it is of
 * the kind that the case's own type is. */
static bool
told_in_text(const struct assign *a, size_t page, size_t number)
{
	const struct type *t = scheme_type(a->p->s, a->own.type);
	const struct case_id *id = assign_reading(a, number);
	const struct hit *x = a->v[number].hit;

	return a->standing[page] == STANDS_OWN && t && t->relation && id &&
	    x->role == NUMBER_PARENT && x->relation == t->relation &&
	    !is_own(a, id) && (!id->year || id->year <= a->own.year);
}

static void
collect_text(struct assign *a)
{
	size_t i, k;

	for (i = 0; i < a->p->n; i++)
		for (k = a->first[i]; k < a->first[i + 1]; k++)
			if (told_in_text(a, i, k)) {
				claims_add(&a->parents, assign_reading(a, k),
				    k, i, TEXT_VOTE, true);
				break;
			}
}

void
lineage_collect(struct assign *a)
{
	size_t i, k;

	for (k = 0; k < a->n_jacket; k++) {
		const struct case_id *id = assign_reading(a, k);

		if (id && a->v[k].hit->role == NUMBER_PARENT &&
		    !is_own(a, id))
			claims_add(&a->parents, id, k, 0, JACKET_VOTE,
			    true);
	}
	for (i = 0; i < a->p->n; i++) {
		if (a->standing[i] != STANDS_OWN)
			continue;
		k = assign_next(a, i, a->first[i], NUMBER_PARENT);
		for (; k != NO_NUMBER;
		     k = assign_next(a, i, k + 1, NUMBER_PARENT)) {
			const struct case_id *id = assign_reading(a, k);

			if (id && !is_own(a, id))
				claims_add(&a->parents, id, k, i,
				    id->year > a->own.year
					? assign_vote(a, k) * LATER
					: assign_vote(a, k),
				    true);
		}
	}
	if (a->parents.n == 0)
		collect_text(a);
	else
		assign_support(a, &a->parents);
	claims_group(&a->parents, assign_apart, a);
}

/* Captions of one case name the same parents.  One named only once, where
 * others name one of the same type that is not far from it, is a bad reading
 * of that. */
static bool
is_stray(struct assign *a, const struct claim *x)
{
	size_t i;

	for (i = 0; x->n == 1 && i < a->parents.n; i++) {
		const struct claim *y = &a->parents.v[i];

		if (y->n > 1 && &a->parents.v[y->leader] != x &&
		    strcmp(x->id.type, y->id.type) == 0 &&
		    digits_distance(x->id.serial, y->id.serial) +
			    digits_distance(x->id.year, y->id.year) <= STRAY &&
		    !assign_apart(a, x, y))
			return true;
	}
	return false;
}

/* Has the reading lost against another of the same number? */
static bool
is_outvoted(struct assign *a, const struct claim *x)
{
	const struct claim *lead = &a->parents.v[x->leader];
	bool plain = case_likeness(&x->id, &lead->id) != LIKE_SHAPE &&
	    !assign_doubtful(a, x->best);

	if (x == lead)
		return is_stray(a, x);
	/* Both are well read; or neither was read twice; or only its year
	 * speaks against it. */
	if (plain || lead->n < 2 || x->n > lead->n)
		assign_conflict(a, lead->best, x->best);
	return !plain || x->votes * 2 <= lead->votes;
}

static bool
inherit_place(const struct assign *a, const struct label_no *n,
    struct case_id *id)
{
	const struct type *t = scheme_type(a->p->s, id->type);

	if (n->relation != RELATION_ARISING || id->station_name[0] ||
	    !a->own.court[0] || !t || t->elsewhere ||
	    (t->courts[0] && !code_listed(t->courts, a->own.court)) ||
	    (id->court[0] && strcmp(id->court, a->own.court) != 0))
		return false;
	memcpy(id->court, a->own.court, sizeof id->court);
	memcpy(id->station, a->own.station, sizeof id->station);
	memcpy(id->station_name, a->own.station_name,
	    sizeof id->station_name);
	return true;
}

/* A mention is made as full as the case is known; what was inherited says
 * so, on a jacket too. */
static void
fill_mention(struct number *n, const struct case_id *full, bool inherited)
{
	if (!case_match(&n->candidates[0], full))
		return;
	n->candidates[0] = *full;
	if (!inherited)
		return;
	(void)snprintf(n->rule, sizeof n->rule, "inherited-place");
	if (n->score > INHERITED)
		n->score = INHERITED;
}

static void
check_years(struct assign *a, const struct claim *x)
{
	char quote[80];

	if (x->id.year > a->own.year)
		anomaly_add(a->l, "parent-later",
		    a->l->numbers[x->best].page,
		    "'%s' is later than the case that comes from it, %ld of %d",
		    assign_quote(a, x->best, quote, sizeof quote),
		    a->own.serial, a->own.year);
}

/* Every mention of a parent is one, as full as it is known. */
static void
give_role(struct assign *a, const struct claim *x)
{
	struct label_no *best = &a->l->numbers[x->best], *n;
	struct case_id full = x->id;
	bool inherited;
	size_t k;

	best->relation = assign_relation(a, NO_NUMBER, x->best);
	assign_fill(a, &full, false);
	inherited = inherit_place(a, best, &full);
	for (k = 0; k < a->l->n_numbers; k++) {
		const struct case_id *id = assign_reading(a, k);

		n = &a->l->numbers[k];
		if (!id || n->own || case_likeness(id, &x->id) != LIKE_SAME)
			continue;
		n->n.role = NUMBER_PARENT;
		n->relation = best->relation;
		fill_mention(&n->n, &full, inherited);
	}
	check_years(a, x);
}

static void
take_role(struct assign *a, const struct claim *x)
{
	size_t k;

	for (k = 0; k < a->l->n_numbers; k++) {
		const struct case_id *id = assign_reading(a, k);
		struct number *n = &a->l->numbers[k].n;

		if (!id || case_likeness(id, &x->id) != LIKE_SAME)
			continue;
		n->role = NUMBER_UNKNOWN;
		n->score *= DAMAGED;
	}
}

/* Is the number said to be a parent where the own one is the child?  A caption
 * whose own number was not read may be that of an application. */
static bool
names_itself(const struct assign *a, size_t k)
{
	const struct label_no *n = &a->l->numbers[k];
	const struct case_id *id = assign_reading(a, k), *child;

	if (!id || n->own || a->v[k].hit->role != NUMBER_PARENT ||
	    !is_own(a, id))
		return false;
	if (n->page == EVIDENCE_JACKET)
		return a->l->numbers[a->l->own].page == EVIDENCE_JACKET;
	if (!a->v[k].in_caption || a->head[n->page] == NO_NUMBER)
		return false;
	child = assign_reading(a, a->head[n->page]);
	return child && is_own(a, child);
}

/* No case comes from itself: one of the two numbers is wrong. */
static void
check_cycle(struct assign *a)
{
	bool shown = false;
	size_t k;

	for (k = 0; k < a->l->n_numbers; k++) {
		if (!names_itself(a, k))
			continue;
		a->l->numbers[k].n.role = NUMBER_UNKNOWN;
		a->l->numbers[k].relation = RELATION_NONE;
		if (!shown)
			anomaly_add(a->l, "cycle", a->l->numbers[k].page,
			    "names itself as its parent");
		shown = true;
	}
}

void
lineage_find(struct assign *a)
{
	size_t i;

	check_cycle(a);

	for (i = 0; i < a->parents.n; i++) {
		if (is_outvoted(a, &a->parents.v[i]))
			take_role(a, &a->parents.v[i]);
		else
			give_role(a, &a->parents.v[i]);
	}
}
