/* mksamples/rng.h: the only source of chance.
 *
 * Every stream is named by (seed, file, purpose): a file comes out the same
 * whether 10 or 10,000 are made, and its words do not change when only its
 * wear does.
 */
#ifndef MKSAMPLES_RNG_H
#define MKSAMPLES_RNG_H

#include <stdbool.h>
#include <stdint.h>

enum {
	STREAM_MATTER = 1, /* who, where, what number */
	STREAM_PLAN = 2,   /* which documents, how many pages */
	STREAM_WORDS = 3,  /* what they say */
	STREAM_JACKET = 4, /* where the paper lies */
	STREAM_FORM = 5,   /* an office form, of --forms */
	STREAM_WEAR = 100  /* + page: what the paper and the scanner did */
};

struct rng {
	uint64_t s[4];
};

void rng_init(struct rng *r, uint64_t seed, uint64_t index, uint64_t stream);
uint64_t rng_next(struct rng *r);
/* 0 .. n-1; n must not be 0. */
unsigned rng_below(struct rng *r, unsigned n);
/* lo .. hi, both possible. */
int rng_range(struct rng *r, int lo, int hi);
/* True in percent of 100. */
bool rng_chance(struct rng *r, unsigned percent);
/* 0 <= x < 1 */
double rng_unit(struct rng *r);

#define PICK(r, a) ((a)[rng_below((r), (unsigned)COUNT(a))])

#endif
