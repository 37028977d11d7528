/* catalog/transcript.h: what a person typed in for a page.
 *
 * Truth: append-only.  It belongs to the image (the bytes of a master, a page
 * in it), as reading does: so it survives every new reading, `rebuild` and new
 * schemes, and counts for each file that has the page.  Where one stands, it
 * is the text of the page for all that comes after (pages.h); what the engine
 * read stays in the ALTO.  Making one raises the rev of the page's files in
 * the same transaction, so that they are coded and indexed again.
 */
#ifndef CATALOG_TRANSCRIPT_H
#define CATALOG_TRANSCRIPT_H

#include "base/buf.h"
#include "catalog/catalog.h"

#define TRANSCRIPT_MAX (256u * 1024) /* bytes; of words CR_MAX_WORDS */

struct transcript {
	char *at, *who, *text; /* time is UTC */
	int words;
};
void transcript_release(struct transcript *t);

/* The one that stands. CR_END: none. */
enum cr_status transcript_read(struct catalog *c, int64_t image,
    struct transcript *t, struct cr_err *e);

/* A text as it is kept: a byte order mark dropped, lines ended by \n (CR LF
 * and CR as well), tabs made blanks, blanks at the end of lines and empty
 * lines around it all dropped.  CR_SKIP, with the reason: there is nothing
 * left, it is no UTF-8, has control characters or is too long. */
enum cr_status transcript_clean(struct buf *out, const char *s, size_t len,
    struct cr_err *e);

/* Keep it.  *words (may be NULL) gets how many there are.  CR_SKIP: what
 * transcript_clean refuses, or who is not said.  CR_END: just this stands
 * already, nothing is added. */
enum cr_status transcript_add(struct catalog *c, int64_t image,
    const char *text, size_t len, const char *who, int *words,
    struct cr_err *e);

/* Take back the one that stands; the one before it, if any, stands again.
 * CR_END: none stands. */
enum cr_status transcript_undo(struct catalog *c, int64_t image,
    const char *who, struct cr_err *e);

/* Lay a transcript (clean) over what was read of the page: *t becomes it,
 * with the size of the page and the language that it has.  It has no boxes of
 * its own.  A line gets the box of the line that was read, where their
 * numbers are the same; else the lines are spread evenly over where something
 * was read (the whole page, if nothing was).  A word's place in its line is
 * reckoned from the letters before it.  Confidence is 100. */
void transcript_lay(struct page_text *t, const char *text);

#endif
