/* search/plaintext.h: what was read, as people read it on. */
#ifndef SEARCH_PLAINTEXT_H
#define SEARCH_PLAINTEXT_H

#include "base/buf.h"
#include "base/text.h"

/* Append the page's text, lines and blocks as they are, but for words that are
 * broken over lines: such a word stands whole, without its hyphen, on the line
 * where it begins.  A line or block that has nothing left is no more. */
void plaintext_add(struct buf *out, const struct page_text *t);

#endif
