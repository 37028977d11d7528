/* search/suggest.h: "did you mean": the query with words that nobody wrote
 * replaced by the nearest that somebody did.
 *
 * From the terms of the open databases only (see forgive.h).
 */
#ifndef SEARCH_SUGGEST_H
#define SEARCH_SUGGEST_H

#include "base/err.h"
#include "index/fts.h"
#include "search/query.h"

/* *out: the query with replacements, to free(); NULL when there are none. */
enum cr_status suggest_query(char **out, struct fts *f, const struct query *q,
    const char *text, struct cr_err *e);

#endif
