/* search/mark.h: which words of a page answer a question.
 *
 * It works on the question as the index got it (index/ftsquery.h), so that
 * stems, prefixes and forgiven words are marked as well, words of a phrase
 * only where the phrase stands, and what was excluded never.  What answers in
 * another reading of a word marks the word as it is printed; a word that is
 * broken over two lines is marked in both.
 */
#ifndef SEARCH_MARK_H
#define SEARCH_MARK_H

#include <stddef.h>
#include <stdint.h>

#include "index/ftsquery.h"
#include "index/store.h"

struct span {
	uint32_t off, len; /* bytes of the page's text */
};

struct spans { /* in order, not overlapping */
	struct span *v;
	size_t n, cap;
};
#define SPANS_INIT                                                             \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void spans_release(struct spans *s);

struct marks; /* what to look for */

struct marks *marks_new(const struct fts_query *q);
void marks_free(struct marks *m);
void marks_find(const struct marks *m, const struct stored *page,
    struct spans *out);

/* The boxes of the words that the spans touch, at most max; their number. */
size_t marks_boxes(const struct stored *page, const struct spans *s,
    struct box *boxes, size_t max);

#endif
