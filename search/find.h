/* search/find.h: a question answered: hits, counts, facets, a suggestion.
 *
 * Pages are found, files are answered: one hit a file, its best page first,
 * unless every page is asked for.  `matches` and the facets count files, and
 * exactly.  When fewer than FIND_FEW files match as written, words that were
 * badly read are forgiven as well, ranked below.
 */
#ifndef SEARCH_FIND_H
#define SEARCH_FIND_H

#include <stdbool.h>

#include "base/err.h"
#include "catalog/movement.h"
#include "index/fts.h"
#include "index/store.h"
#include "search/query.h"
#include "search/snippet.h"

#define FIND_FEW       10
#define FIND_MAX_LIMIT 1000
#define FIND_MAX_PAGES 200 /* listed of one file */
#define FIND_MAX_BOXES 200 /* on one page */

struct find_ask {
	const struct scheme *scheme; /* for reading suggestions; may be NULL */
	unsigned offset, limit;
	bool newest;  /* by date, newest first, instead of by relevance */
	bool by_page; /* every page is a hit */
	bool exact;   /* no stems, nothing forgiven */
	/* Files that are not there, though the index has them: their class is
	 * another one by now (catalog/moved.h). */
	const int64_t *hidden;
	size_t n_hidden;
	/* Where the paper is now, and who has it, is asked here: it moves every
	 * day, and the index need not know.  NULL: as it was indexed. */
	struct catalog *catalog;
};

struct hit {
	double score;
	struct stored page; /* the best one */
	struct file_place at; /* of the file */
	int *pages;         /* places of the file's pages that match */
	size_t n_pages;
	struct snippet snippet;
	struct box boxes[FIND_MAX_BOXES]; /* of the words marked on it */
	size_t n_boxes;
};

enum { FACET_COURT, FACET_TYPE, FACET_SUBJECT, FACET_YEAR, N_FACETS };
extern const char *const facet_names[N_FACETS];

struct found {
	unsigned matches;  /* files */
	bool exact;        /* that count is exact: no prefix* was cut short */
	bool forgave;      /* among the hits shown are badly read words */
	char *suggestion;  /* a query that finds something, or NULL */
	struct fts_answer answer; /* facets, as facet_names */
	struct hit *v;
	size_t n;
};

/* text: the query as written, for the suggestion. */
enum cr_status find_hits(struct found *h, struct fts *f, const struct query *q,
    const char *text, const struct find_ask *ask, struct cr_err *e);
void find_release(struct found *h);

#endif
