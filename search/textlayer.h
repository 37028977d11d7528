/* search/textlayer.h: what was read on a page, as invisible text of a PDF page
 * that lies where it was read.
 *
 * Each word fills its box: the type is stretched to its width and reaches as
 * high (blankfont.h), to within a sixtieth of its size, which is that of the
 * line, or of most lines of the page.  Words that have one box in common, as a
 * person's transcript has the line's, share it.  A blank fills what lies
 * between two words of a line.
 *
 * A word that is broken at the line's end stays so, each half in its box, the
 * first with a plain hyphen at its end: that is what viewers join (poppler,
 * pdf.js, PDFium); few of them know a soft hyphen, and one text for both
 * halves (ActualText) would take their boxes.
 */
#ifndef SEARCH_TEXTLAYER_H
#define SEARCH_TEXTLAYER_H

#include "base/buf.h"
#include "base/text.h"
#include "search/blankfont.h"

/* Append the operators (ISO 32000-1, 9.4) for a page of that size, points. */
void textlayer_add(struct buf *out, const struct page_text *t,
    struct blankfont *f, double width, double height);

/* "en" for "eng" (RFC 5646 asks for the shorter code); "" for what is
 * no code. Lives until the next call. */
const char *textlayer_language(const char *iso_639_3);

#endif
