/* codes/claim.c: readings compared and weighed (see claim.h).  Digits are
 * compared as they are written, by edit distance; nothing here knows what a
 * case is about, or where it stands. */
#include "codes/claim.h"

#include <stdio.h>
#include <string.h>

#include "codes/distance.h"
#include "codes/pair.h"

enum { DIGITS = 12 };
static const double AGREE = 0.25;

static size_t
digits_of(char out[DIGITS], long v)
{
	return (size_t)snprintf(out, DIGITS, "%ld", v % 1000000000);
}

int
digits_distance(long a, long b)
{
	char x[DIGITS], y[DIGITS];
	size_t n = digits_of(x, a), m = digits_of(y, b);

	return (int)letters_distance(x, n, y, m);
}

/* Two numbers that are one edit apart: which kind of edit? */
static enum likeness
one_edit(long a, long b)
{
	char x[DIGITS], y[DIGITS];
	size_t n = digits_of(x, a), m = digits_of(y, b), i;

	if (n != m)
		return LIKE_SHAPE;
	for (i = 0; i < n; i++)
		if (x[i] != y[i])
			return digits_alike(x[i], y[i]) ? LIKE_SHAPE
							: LIKE_DIGIT;
	return LIKE_SAME;
}

/* Of two numbers that differ: by one edit? */
static enum likeness
near(long a, long b)
{
	return digits_distance(a, b) > 1 ? LIKE_NOT : one_edit(a, b);
}

/* Serials are printed with zeros before them, to three digits or to four:
 * "0079", its first nought misread, is 9079. */
static enum likeness
near_padded(long a, long b)
{
	static const int widths[] = { 3, 4 };
	char x[DIGITS], y[DIGITS];
	size_t i, k, n, wrong, at = 0;

	for (k = 0; k < sizeof widths / sizeof widths[0]; k++) {
		n = (size_t)snprintf(x, DIGITS, "%0*ld", widths[k],
		    a % 1000000000);
		if ((size_t)snprintf(y, DIGITS, "%0*ld", widths[k],
			b % 1000000000) != n)
			continue;
		for (i = wrong = 0; i < n; i++)
			if (x[i] != y[i]) {
				at = i;
				wrong++;
			}
		if (wrong == 1 && (x[at] == '0' || y[at] == '0') &&
		    digits_alike(x[at], y[at]))
			return LIKE_SHAPE;
	}
	return LIKE_NOT;
}

static enum likeness
near_serial(long a, long b)
{
	enum likeness like = near(a, b), padded = near_padded(a, b);

	return padded > like ? padded : like;
}

enum likeness
case_likeness(const struct case_id *a, const struct case_id *b)
{
	bool years = a->year && b->year;

	if (strcmp(a->type, b->type) != 0)
		return years && a->serial == b->serial && a->year == b->year
		    ? LIKE_TYPE
		    : LIKE_NOT;
	if (a->serial == b->serial) {
		if (!years)
			return LIKE_SHAPE;
		return a->year == b->year ? LIKE_SAME : near(a->year, b->year);
	}
	if (years && a->year != b->year)
		return LIKE_NOT;
	return near_serial(a->serial, b->serial);
}

size_t
claims_find(const struct claims *c, const struct case_id *id)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (case_likeness(&c->v[i].id, id) == LIKE_SAME)
			break;
	return i;
}

void
claims_add(struct claims *c, const struct case_id *id, size_t number,
    size_t page, double vote, bool settled)
{
	size_t i = claims_find(c, id);
	struct claim *x;

	if (i == CLAIM_MAX)
		return;
	x = &c->v[i];
	if (i == c->n) {
		memset(x, 0, sizeof *x);
		x->id = *id;
		x->leader = i;
		x->first = page;
		x->best = number;
		c->n++;
	}
	if (page < x->first)
		x->first = page;
	x->votes += vote;
	x->n++;
	if (settled > x->settled ||
	    (settled == x->settled && vote > x->best_vote)) {
		x->settled = settled;
		x->best_vote = vote;
		x->best = number;
	}
}

/* Votes, and that they agree: errors seldom do. */
static double
weight(const struct claim *x)
{
	return x->votes * (1 + AGREE * (double)(x->n - 1));
}

/* The next one to lead: the most votes among those not yet placed. */
static size_t
next_leader(const struct claims *c, const bool placed[CLAIM_MAX])
{
	size_t i, best = c->n;

	for (i = 0; i < c->n; i++)
		if (!placed[i] &&
		    (best == c->n || weight(&c->v[i]) > weight(&c->v[best])))
			best = i;
	return best;
}

void
claims_group(struct claims *c,
    bool (*apart)(void *ctx, const struct claim *a, const struct claim *b),
    void *ctx)
{
	bool placed[CLAIM_MAX] = { false };
	size_t i, k;

	while ((k = next_leader(c, placed)) < c->n) {
		struct claim *lead = &c->v[k];

		lead->leader = k;
		lead->group_votes = 0;
		for (i = 0; i < c->n; i++) {
			if (placed[i] || (i != k &&
				(case_likeness(&c->v[i].id, &lead->id) ==
					LIKE_NOT ||
				    apart(ctx, &c->v[i], lead))))
				continue;
			placed[i] = true;
			c->v[i].leader = k;
			lead->group_votes += c->v[i].votes;
		}
	}
}
