/* search/snippet.h: the few lines of a page that show why it was found.
 *
 * The window lies around the densest cluster of different marked words, is
 * cut between words and between characters (UTF-8), and white space in it is
 * one space.  Nothing marked: the beginning of the page.
 */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include <stdbool.h>

#include "base/buf.h"
#include "search/mark.h"

#define SNIPPET_BYTES 240 /* about; a longer word is cut */

struct snippet {
	struct buf text;    /* valid UTF-8 */
	struct spans marks; /* in text */
	bool cut_before, cut_after;
};
#define SNIPPET_INIT                                                           \
	{                                                                      \
		BUF_INIT, SPANS_INIT, false, false                             \
	}

void snippet_make(struct snippet *s, const struct page_text *page,
    const struct spans *marks);
void snippet_release(struct snippet *s);

/* Append with marks between `on` and `off`; "... " where it was cut; html:
 * & < > " of the page escaped. */
void snippet_write(const struct snippet *s, struct buf *out, const char *on,
    const char *off, bool html);

#endif
