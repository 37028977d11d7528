/* search/forgive.h: words that may be the same word, badly read.
 *
 * Looks in the terms of the open databases only, so that nothing of a class
 * that was not asked for shows through.
 */
#ifndef SEARCH_FORGIVE_H
#define SEARCH_FORGIVE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "index/fts.h"

#define FORGIVE_MAX       16 /* words for one */
#define FORGIVE_MIN_CHARS 4  /* shorter words are not forgiven */

struct forgiven {
	char *word;    /* without the prefix */
	double cost;   /* 0.4 a confusion of letters, 1 any other change */
	uint32_t freq; /* documents */
};

/* The nearest words to a folded word among the terms with a prefix, best
 * first: up to `limit` apart.  Those of *out are the caller's:
 * forgive_release. */
enum cr_status forgive_word(struct fts *f, const char *prefix,
    const char *word, double limit, struct forgiven out[FORGIVE_MAX],
    size_t *n, struct cr_err *e);

/* What is forgiven in a word: one change, two where it is long. */
double forgive_limit(const char *word);
void forgive_release(struct forgiven *v, size_t n);

/* How far apart two folded words are, by the same measure. */
double forgive_cost(const char *a, const char *b);

#endif
