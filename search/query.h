/* search/query.h: the query language, as a tree.
 *
 *	query    = or
 *	or       = and { OR and }
 *	and      = not { [AND] not }             words side by side: all of them
 *	not      = [NOT | -] near
 *	near     = item { (near | NEAR) [/n] item }      within n words, 10
 *	item     = ( or ) | field:value | "phrase" | prefix* | word
 *	field    = code case party judge court station type subject offence
 *	           doc year filed batch room shelf box file status
 *	value    = word | "words" | number in any written form (code:, case:)
 *	           | 2001..2005, ..2005, 2001.. (year:, filed:) | prefix*
 *
 * AND, OR, NOT are operators in capitals only; `near` in either, between two
 * items.  A case number or a file id that stands among the words is found
 * and stands for itself; so does a canonical key (HC/Mukono/CS/95/2015).
 *
 * Hostile queries are bounded: CR_MAX_QUERY bytes, QUERY_MAX_DEPTH levels,
 * QUERY_MAX_ITEMS items.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/caseid.h"
#include "base/err.h"
#include "codes/scheme.h"
#include "index/terms.h"

#define QUERY_MAX_DEPTH  32
#define QUERY_MAX_ITEMS  256
#define QUERY_NEAR       10
#define QUERY_NEAR_MAX   1000
#define QUERY_MIN_PREFIX 2 /* letters before a '*' */

enum query_kind {
	QUERY_AND, QUERY_OR, /* kids */
	QUERY_NOT,           /* one kid */
	QUERY_NEAR_TO,       /* kids, `distance` */
	QUERY_WORD,          /* text: one run without blanks */
	QUERY_PHRASE,        /* text */
	QUERY_PREFIX,        /* text, without the '*' */
	QUERY_NUMBER,        /* cases; text as written */
	QUERY_FILE,          /* text: a file id, as written */
	QUERY_RANGE,         /* lo, hi as SLOT_YEAR or SLOT_FILED holds them */
};

struct query {
	enum query_kind kind;
	size_t at, len;                 /* where in what was written */
	const struct term_field *field; /* NULL: none */
	char *text;
	unsigned distance;
	struct case_id *cases; /* the readings of a number */
	size_t n_cases;
	char lo[12], hi[12];   /* "": no bound */
	struct query **kids;
	size_t n, cap;
};

/* Parse. s may be NULL: then only canonical keys are case numbers.  CR_SKIP:
 * wrong; *at says where (byte of text). */
enum cr_status query_parse(struct query **q, size_t *at, const char *text,
    const struct scheme *s, struct cr_err *e);
void query_free(struct query *q);

/* Is it nothing but one case number (the whole query)? */
bool query_is_number(const struct query *q);

/* As text, for tests and -v: (and land (not "main road") year=2001..2005) */
void query_print(const struct query *q, struct buf *out);

#endif
