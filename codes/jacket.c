/* codes/jacket.c: the numbers on a file's jacket: read like those of a page
 * of one line, which a person wrote; the court said beside them fills what
 * they leave open (venue.h).
 *
 * What the court added is said by the rule of the number, "jacket-court".
 * Where it and the number, or it and a heading above the same number, cannot
 * both be right, that is an anomaly: one of the two was typed, or stayed in
 * the field from the jacket before.
 */
#include "codes/assign.h"

#include <stdio.h>
#include <string.h>

#include "codes/venue.h"

#define BY_COURT "jacket-court"

void
jacket_read(struct assign *a, struct hits *h)
{
	const char *said = a->p->jacket.written ? a->p->jacket.written : "";
	struct venue v;
	size_t i, k;
	bool given;

	hits_find(h, a->p->s, said, strlen(said), 0);
	roles_find(h);
	i = venue_own(h);
	a->jacket_own = i < h->n ? i : NO_NUMBER;
	given = venue_read(&v, a->p->s, a->p->jacket.court) &&
	    venue_give(&v, h, i);
	assign_entries(a, h, EVIDENCE_JACKET);
	a->n_jacket = a->l->n_numbers;
	for (i = 0; i < a->n_jacket; i++) {
		struct number *n = &a->l->numbers[i].n;
		bool own = given && i == a->jacket_own;

		for (k = 0; own && k < n->n_candidates; k++)
			venue_finish(&v, a->p->s, &n->candidates[k]);
		(void)snprintf(n->rule, sizeof n->rule, "%s",
		    own ? BY_COURT : "registered");
		if (n->settled && !n->repaired)
			n->score = 1;
	}
}

/* A heading over the same number names another court. */
static bool
heading_differs(struct assign *a, size_t own)
{
	size_t i, k;

	for (i = 0; i < a->p->n; i++) {
		const struct case_id *id;

		if ((k = a->head[i]) == NO_NUMBER ||
		    !(id = assign_reading(a, k)) || assign_doubtful(a, k) ||
		    case_likeness(id, &a->own) != LIKE_SAME ||
		    case_match(id, &a->own))
			continue;
		assign_conflict(a, own, k);
		return true;
	}
	return false;
}

void
jacket_check(struct assign *a)
{
	const char *said = a->p->jacket.court;
	size_t own = (size_t)a->l->own;
	struct venue v;
	char quote[80];

	if (!a->has_own || a->l->numbers[own].page != EVIDENCE_JACKET ||
	    !venue_read(&v, a->p->s, said))
		return;
	if (strcmp(a->l->numbers[own].n.rule, BY_COURT) == 0 &&
	    heading_differs(a, own))
		return;
	if (venue_contradicts(&v, a->p->s, &a->own))
		anomaly_add(a->l, "number-conflict", EVIDENCE_JACKET,
		    "'%s' on the jacket, but its court is said to be '%.60s'",
		    assign_quote(a, own, quote, sizeof quote), said);
}
