/* catalog/pagetext.h: a page's text as few bytes, to be read back fast.
 *
 * ALTO is what archives keep and others read; parsing it takes longer than
 * anything that is then done with the text.  So beside it the same page is
 * kept in this form.  It is derived: where it is missing, damaged or of
 * another version, the ALTO is read instead, with the same result.
 *
 * Format, version 2.  Numbers are unsigned, seven bits a byte, lowest first,
 * the eighth bit set on all but the last byte; those marked +- may be below
 * zero, n as 2n or -2n - 1.
 *
 *	byte      2, the version
 *	number    width, height of the page
 *	number    bytes of the text, words, lines
 *	bytes     the text, as in base/text.h: it says where words, lines and
 *	          blocks end
 *	per line  +- x, y less those of the line before (0 before the first);
 *	          width, height
 *	per word  +- x less the right edge of the word before it in the line
 *	          (of the first: less the line's x); +- y less the line's;
 *	          width; +- height less the line's; confidence in hundredths
 *	number    bytes of the language, and these
 *	number    broken words; of each, its index less that of the one before
 *	          (of the first: less 0)
 *	number    other readings; of each, the index of its word less that of
 *	          the one before; bytes; confidence in hundredths
 *	bytes     the other readings one behind the other
 *
 * Boxes are of 0..CR_MAX_SIDE * 2, confidence 0..10000.
 *
 * Version 1 ends behind the words: no language, no broken words, no other
 * readings.  A page that has none of these is still written so.
 */
#ifndef CATALOG_PAGETEXT_H
#define CATALOG_PAGETEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

/* The longest that a page may be in this form, bytes. */
#define PAGETEXT_MAX (2u * CR_MAX_PAGE_TEXT + 48u * CR_MAX_WORDS + 64u)

/* Append to out. false: this page would not come back as it is (a finer
 * confidence, stranger boxes); out is then as it was. */
bool pagetext_write(struct buf *out, const struct page_text *t);

/* *t need not be initialised; after a failure it is empty.  CR_SKIP: not
 * well-formed. */
enum cr_status pagetext_read(struct page_text *t, const void *data,
    size_t len, struct cr_err *e);

#endif
