/* codes/own.c: which case's file is it?
 *
 * What was registered from the jacket is believed.  Else the captions tell:
 * each is a vote for the number that it calls its own, heavier where it is
 * clearly read and a court's line stands above it.  Readings that differ in
 * one place only are one number (claim.h), the best supported is right.
 *
 * One that does not fit the dates of the papers has a small vote only.
 *
 * Several numbers may be claimed, since a suit's file holds the applications
 * made in it, and an appeal's file the record of the court below.  A case
 * that others arise from is helped by their votes; one that is an appeal or a
 * revision, by those of the case it comes from; and the first document of a
 * file is mostly its own.
 */
#include "codes/assign.h"

#include <stdlib.h>
#include <string.h>

/* Votes, in captions well read. */
static const double FIRST_DOCUMENT = 0.9, RELATED = 0.6;
/* Shares of a vote. */
static const double UNSETTLED = 0.5, UNLIKELY = 0.4;
/* What is left of a score. */
static const double AGAINST_DATES = 0.6;

static bool
claims_like(const struct assign *a, size_t number, const struct case_id *id)
{
	const struct case_id *x = assign_reading(a, number);
	enum likeness like = x ? case_likeness(x, id) : LIKE_NOT;

	return like == LIKE_SAME || like == LIKE_SHAPE;
}

/* A case is not older than the one that it comes from. */
static bool
before_parent(const struct assign *a, size_t page, const struct case_id *id)
{
	size_t k = assign_next(a, page, a->first[page], NUMBER_PARENT);

	for (; k != NO_NUMBER; k = assign_next(a, page, k + 1, NUMBER_PARENT)) {
		const struct case_id *up = assign_reading(a, k);

		if (up && up->year > id->year && !assign_doubtful(a, k))
			return true;
	}
	return false;
}

/* The year in which the case began, as its first paper is dated: that which
 * opens a case.  *latest: of all papers.  0: nothing is dated. */
static int
opening_year(const struct assign *a, int *latest)
{
	const struct labels *l = a->l;
	int year, first = 0;
	size_t i;

	*latest = 0;
	for (i = 0; i < l->n_documents; i++) {
		const struct document *d = &l->documents[i];

		if (!d->date[0] || (year = (int)strtol(d->date, NULL, 10)) <= 0)
			continue;
		if (year > *latest)
			*latest = year;
		if (d->type >= 0 && a->p->s->topics.doctypes[d->type].opens &&
		    (!first || year < first))
			first = year;
	}
	return first;
}

/* A case has the year in which its first paper was filed, or the one before;
 * no paper is older than its number. */
static bool
against_dates(const struct assign *a, const struct case_id *id)
{
	int latest, first = opening_year(a, &latest);

	if (first)
		return id->year > first || id->year < first - 1;
	return latest && id->year > latest;
}

/* Of several readings, the one that others agree with, and of one with a
 * short year (it may be all that is left of a longer one), the one that has
 * the whole; NULL: none. */
static const struct case_id *
confirmed(const struct assign *a, size_t number)
{
	const struct number *n = &a->l->numbers[number].n;
	const struct case_id *found = NULL;
	enum likeness like, best = LIKE_DIGIT;
	struct case_id id;
	size_t i, k;

	for (i = 0; i < a->claims.n; i++)
		for (k = 0; a->claims.v[i].settled && k < n->n_candidates;
		     k++) {
			id = n->candidates[k];
			if (a->v[number].hit->short_year)
				id.year = 0;
			like = case_likeness(&id, &a->claims.v[i].id);
			if (like > best) {
				best = like;
				found = &a->claims.v[i].id;
			}
		}
	return found;
}

/* Does it say one number in full? */
static bool
is_plain(const struct assign *a, size_t number)
{
	return a->l->numbers[number].n.settled &&
	    !a->v[number].hit->short_year;
}

static void
claim(struct assign *a, size_t page, size_t number)
{
	const struct number *n = &a->l->numbers[number].n;
	const struct case_id *id =
	    is_plain(a, number) ? NULL : confirmed(a, number);
	double vote = assign_vote(a, number) * (n->settled ? 1 : UNSETTLED);
	size_t i;

	if (id) {
		claims_add(&a->claims, id, number, page, vote, false);
		return;
	}
	for (i = 0; i < n->n_candidates; i++) {
		id = &n->candidates[i];
		if (case_known(id))
			claims_add(&a->claims, id, number, page,
			    before_parent(a, page, id) || against_dates(a, id)
				? vote * UNLIKELY
				: vote,
			    n->settled);
	}
}

/* What is said plainly is heard first. */
static void
collect(struct assign *a)
{
	size_t i, k;
	int plain;

	for (plain = 1; plain >= 0; plain--)
		for (i = 0; i < a->p->n; i++)
			for (k = a->first[i]; k < a->first[i + 1]; k++)
				if (a->v[k].head && is_plain(a, k) == plain)
					claim(a, i, k);
	assign_support(a, &a->claims);
	claims_group(&a->claims, assign_apart, a);
}

/* rel[child][parent]: how the cases of two groups come one from the other. */
struct descent {
	unsigned char rel[CLAIM_MAX][CLAIM_MAX];
};

static size_t
leader_like(const struct assign *a, size_t number)
{
	size_t i;

	for (i = 0; i < a->claims.n; i++)
		if (claims_like(a, number, &a->claims.v[i].id))
			return a->claims.v[i].leader;
	return CLAIM_MAX;
}

static void
find_descent(const struct assign *a, struct descent *d)
{
	size_t i, k, child, parent;

	memset(d, 0, sizeof *d);
	for (i = 0; i < a->p->n; i++) {
		if (a->head[i] == NO_NUMBER ||
		    (child = leader_like(a, a->head[i])) == CLAIM_MAX)
			continue;
		k = assign_next(a, i, a->first[i], NUMBER_PARENT);
		for (; k != NO_NUMBER;
		     k = assign_next(a, i, k + 1, NUMBER_PARENT)) {
			parent = leader_like(a, k);
			if (parent == CLAIM_MAX || parent == child)
				continue;
			d->rel[child][parent] = (unsigned char)assign_relation(
			    a, a->head[i], k);
		}
	}
}

static void
count_standing(const struct assign *a, double standing[CLAIM_MAX])
{
	const struct claims *c = &a->claims;
	struct descent d;
	size_t i, j;

	find_descent(a, &d);
	for (i = 0; i < c->n; i++) {
		if (c->v[i].leader != i)
			continue;
		standing[i] += c->v[i].group_votes;
		for (j = 0; j < c->n; j++) {
			unsigned char r = d.rel[j][i];

			if (c->v[j].leader != j)
				continue;
			if (r == RELATION_ARISING)
				standing[i] += RELATED * c->v[j].group_votes;
			else if (r == RELATION_APPEAL || r == RELATION_REVISION)
				standing[j] += RELATED * c->v[i].group_votes;
		}
	}
}

/* The leader of the group that the file most likely is; claims.n: none. */
static size_t
best_claim(const struct assign *a)
{
	const struct claims *c = &a->claims;
	double standing[CLAIM_MAX] = { 0 };
	size_t i, first = 0, best = c->n;

	if (c->n == 0)
		return 0;
	count_standing(a, standing);
	for (i = 0; i < c->n; i++)
		if (c->v[i].first < c->v[first].first)
			first = i;
	standing[c->v[first].leader] += FIRST_DOCUMENT;
	for (i = 0; i < c->n; i++)
		if (c->v[i].leader == i &&
		    (best == c->n || standing[i] > standing[best]))
			best = i;
	return best;
}

/* The jacket's roles; returns its own number. */
static size_t
read_jacket(struct assign *a)
{
	size_t i, own = a->jacket_own;

	for (i = 0; i < a->n_jacket; i++) {
		struct number *n = &a->l->numbers[i].n;

		if (i == own)
			n->role = NUMBER_OWN;
		else if (i < own && n->role == NUMBER_OWN)
			n->role = NUMBER_UNKNOWN;
	}
	return own;
}

/* The jacket's number has several readings: the one that captions say? */
static size_t
settle_jacket(const struct assign *a, size_t own, size_t best)
{
	const struct number *n = &a->l->numbers[own].n;
	size_t i, c;

	for (i = 0; i < n->n_candidates; i++) {
		if (!case_known(&n->candidates[i]))
			continue;
		c = claims_find(&a->claims, &n->candidates[i]);
		if (c < a->claims.n)
			return c;
	}
	return best;
}

/* The jacket says one number, the captions another. */
static void
check_jacket(struct assign *a, size_t own, size_t best)
{
	const struct claim *c = &a->claims.v[best];
	size_t i;
	bool parent = false;

	for (i = 0; i < a->claims.n; i++)
		if (claims_like(a, own, &a->claims.v[i].id))
			return; /* confirmed */
	for (i = 0; i < a->p->n && !parent; i++) {
		size_t k = assign_next(a, i, a->first[i], NUMBER_PARENT);

		for (; k != NO_NUMBER && !parent;
		     k = assign_next(a, i, k + 1, NUMBER_PARENT))
			parent = claims_like(a, k,
			    assign_reading(a, own));
	}
	if (!parent && !assign_doubtful(a, c->best))
		assign_conflict(a, own, c->best);
}

/* Other readings of the own number in captions: to be shown where both were
 * well read, or none was read twice. */
static void
check_group(struct assign *a, size_t best)
{
	const struct claims *c = &a->claims;
	size_t i;

	for (i = 0; i < c->n; i++) {
		enum likeness like = case_likeness(&c->v[i].id, &c->v[best].id);

		if (c->v[i].leader != best || i == best)
			continue;
		if (((like == LIKE_DIGIT || like == LIKE_TYPE) &&
			!assign_doubtful(a, c->v[i].best)) ||
		    (c->v[best].n < 2 && c->v[i].settled))
			assign_conflict(a, c->v[best].best, c->v[i].best);
	}
}

/* The one number that is there does not fit the papers: a misread digit is
 * not to be believed in silence. */
static void
check_dates(struct assign *a, size_t own)
{
	struct label_no *x = &a->l->numbers[own];
	char quote[80];
	int latest, first;

	if (x->page == EVIDENCE_JACKET || !against_dates(a, &a->own))
		return;
	first = opening_year(a, &latest);
	x->n.score *= AGAINST_DATES;
	anomaly_add(a->l, "number-conflict", x->page,
	    "'%s', but its %s paper is dated %d",
	    assign_quote(a, own, quote, sizeof quote),
	    first ? "first" : "last", first ? first : latest);
}

void
own_choose(struct assign *a)
{
	size_t own = read_jacket(a), best;
	const struct case_id *said = own == NO_NUMBER ? NULL
						      : assign_reading(a, own);

	collect(a);
	best = best_claim(a);
	if (own != NO_NUMBER && !said && best < a->claims.n)
		best = settle_jacket(a, own, best);
	if (best < a->claims.n)
		check_group(a, best);
	if (said && best < a->claims.n)
		check_jacket(a, own, best);
	if (!said && best < a->claims.n)
		own = a->claims.v[best].best;
	if (own == NO_NUMBER || !assign_reading(a, own))
		return;
	a->l->own = (int)own;
	a->l->numbers[own].own = true;
	a->own = *assign_reading(a, own);
	a->has_own = true;
	jacket_check(a);
	check_dates(a, own);
}
