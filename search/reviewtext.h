/* search/reviewtext.h: a question as text.  What a page or a jacket says is a
 * stranger's: it must not be able to steer the terminal. */
#ifndef SEARCH_REVIEWTEXT_H
#define SEARCH_REVIEWTEXT_H

#include "search/review.h"

/* One item as people read it on paper or in a pipe; picture: its path or
 * NULL. */
void review_text(struct buf *out, const struct review_item *i, size_t n,
    const char *picture);
/* Append s as one line's text: what could steer a terminal becomes '?', cut
 * after `most` characters. */
void review_clean(struct buf *out, const char *s, size_t most);

#endif
