/* search/cases.h: the files of a case, and those that arise from it or
 * mention it.
 *
 * The index gives the candidates, the catalogue decides: each is read and its
 * numbers compared, so that what is said is true even where the index is
 * behind.  Files of other access classes than those asked for are left out.
 */
#ifndef SEARCH_CASES_H
#define SEARCH_CASES_H

#include <stdbool.h>

#include "base/caseid.h"
#include "catalog/record.h"
#include "search/query.h"
#include "search/reader.h"

enum case_relation {
	CASE_OWN,       /* a file of this case */
	CASE_PARENT,    /* of a case that arises from it */
	CASE_MENTIONED, /* it is named there */
	CASE_NONE,
};
extern const char *const case_relation_names[]; /* "own" ... */

struct case_file {
	struct record *record;
	enum case_relation relation;
	bool sure; /* every part known to the question is known there and the
	              same; false: nothing contradicts */
};

struct cases {
	struct case_file *v; /* own first, sure ones first; by number */
	size_t n, cap;
	bool more; /* than CASES_MAX */
};

#define CASES_MAX 1000

/* q: a QUERY_NUMBER. */
enum cr_status cases_find(struct cases *c, struct reader *r,
    const struct query *q, struct cr_err *e);
void cases_release(struct cases *c);

/* The case itself, as the best of its files has it; NULL: no file of it. */
const struct rec_number *cases_own(const struct cases *c);

#endif
