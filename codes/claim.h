/* codes/claim.h: two readings of a number compared, and the readings that the
 * headings of a file claim as their own, weighed.
 *
 * The same number is read several times, by a machine that errs now and then.
 * Readings that differ in one place only are one group: the best supported of
 * them is believed, the others keep their entries.
 */
#ifndef CODES_CLAIM_H
#define CODES_CLAIM_H

#include <stdbool.h>
#include <stddef.h>

#include "codes/number.h"

enum likeness {
	LIKE_NOT,   /* two numbers */
	LIKE_TYPE,  /* the types differ, serial and year do not */
	LIKE_DIGIT, /* one digit is another, of another shape */
	LIKE_SHAPE, /* one digit is another that looks like it, is lost, or
	             * has come in: the reading is to blame before the writer */
	LIKE_SAME,
};
/* Type, serial and year; a year that was cut off is LIKE_SHAPE. */
enum likeness case_likeness(const struct case_id *a, const struct case_id *b);
/* Digits changed, lost or added between two numbers. */
int digits_distance(long a, long b);

enum { CLAIM_MAX = 48 };

struct claim {
	struct case_id id;
	double votes;      /* of this reading */
	double group_votes; /* of its group; counted at the leader */
	double best_vote;
	size_t best;       /* the number that says it best; a settled one,
	                    * where there is one */
	bool settled;
	size_t n;          /* how often it was read */
	size_t first;      /* page of the first */
	size_t leader;     /* of its group; itself where it leads */
};
struct claims {
	struct claim v[CLAIM_MAX];
	size_t n;
};

/* A reading at entry `number` on a page claims, be it the only one there
 * (settled) or one of several; claims beyond CLAIM_MAX different ones are not
 * heard. */
void claims_add(struct claims *c, const struct case_id *id, size_t number,
    size_t page, double vote, bool settled);
/* Index of the same reading, or c->n. */
size_t claims_find(const struct claims *c, const struct case_id *id);
/* Find the groups.  apart(ctx, a, b): were they claimed side by side, so that
 * they are two numbers in spite of their likeness? */
void claims_group(struct claims *c,
    bool (*apart)(void *ctx, const struct claim *a, const struct claim *b),
    void *ctx);

#endif
