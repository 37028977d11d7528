/* index/ftsquery.h: a question to the index, as a plain tree.
 *
 *	OR
 *	├─ BOOST 100
 *	│   └─ AND ─ TERM "land", TERM "mukono"
 *	└─ AND
 *	    ├─ TERM "land"
 *	    └─ MAX ─ TERM "mukono", SCALE 0.05 ─ TERM "mukona"
 *
 * The tree is data: it can be built, printed and tested without an index,
 * and search/mark.h walks it to find what to highlight.
 */
#ifndef INDEX_FTSQUERY_H
#define INDEX_FTSQUERY_H

#include <stddef.h>

#include "base/buf.h"

enum fts_op {
	FTS_NOTHING,   /* matches no document */
	FTS_ALL,       /* matches every document */
	FTS_TERM,      /* has the term */
	FTS_AND,       /* all kids */
	FTS_OR,        /* any kid; weights add up */
	FTS_MAX,       /* any kid; the largest weight */
	FTS_NOT,       /* first kid and none of the others */
	FTS_MAYBE,     /* first kid; the others only add weight */
	FTS_FILTER,    /* all kids; only the first gives weight */
	FTS_PHRASE,    /* kids next to one another in this order */
	FTS_NEAR,      /* kids within `window` positions, any order */
	FTS_SCALE,     /* the kid, weight times `factor` */
	FTS_BOOST,     /* the kid, weight plus `factor` */
	FTS_RANGE,     /* value of `slot` from lo to hi, bytewise; no weight */
};

struct fts_query {
	enum fts_op op;
	char *term;      /* FTS_TERM */
	double factor;   /* FTS_SCALE, FTS_BOOST */
	unsigned window; /* FTS_NEAR */
	unsigned slot;   /* FTS_RANGE */
	char *lo, *hi;   /* FTS_RANGE; NULL: no bound */
	struct fts_query **kids;
	size_t n, cap;
};

/* The kids of FTS_PHRASE and FTS_NEAR are terms, or FTS_OR, FTS_MAX and
 * FTS_SCALE of terms. */

struct fts_query *fts_query_new(enum fts_op op);
struct fts_query *fts_query_term(const char *term);
struct fts_query *fts_query_scale(struct fts_query *kid, double factor);
struct fts_query *fts_query_boost(struct fts_query *kid, double factor);
/* The parent owns its kids. NULL as kid is ignored. */
void fts_query_add(struct fts_query *parent, struct fts_query *kid);
/* An operator with one kid is that kid; one without any is NOTHING. */
struct fts_query *fts_query_tidy(struct fts_query *q);
void fts_query_free(struct fts_query *q);

/* As text: "(land AND max(mukono mukona*0.05)+100)"; for tests and -v. */
void fts_query_print(const struct fts_query *q, struct buf *out);

#endif
