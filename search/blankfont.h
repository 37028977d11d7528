/* search/blankfont.h: a TrueType font in which nothing is to be seen, and
 * what makes invisible text in a PDF mean what it says.
 *
 * Text that lies below a picture needs a font, since a viewer takes from it
 * how wide a character is and what it means, and nothing else.  Each
 * character that is used gets a code of two bytes, in the order they come; all
 * codes show the same empty glyph, half as wide as the type is high:
 *
 *	Type0 font, Identity-H     code = CID
 *	  CIDFontType2, DW 500     CID -> glyph 1 (CIDToGIDMap)
 *	  FontFile2                the TrueType file: see blankfont.c
 *	  ToUnicode                code -> UTF-16 (ISO 32000-1, 9.10.3)
 *
 * So any character of Unicode can be written, and comes out as it went in.
 *
 * The font comes in BLANK_STEPS heights: of /T8 the characters reach 8/32 of
 * the type's size above the line, and nothing below it.  Viewers put lines and
 * paragraphs together from words of one size, but the words' boxes have all
 * heights: so the size can be the line's and the height the word's.  The
 * heights differ in their descriptor only; all else is there once.
 */
#ifndef SEARCH_BLANKFONT_H
#define SEARCH_BLANKFONT_H

#include <stdint.h>

#include "base/buf.h"
#include "search/pdfout.h"

#define BLANK_WIDTH 0.5 /* of a character: of the type's size */
enum { BLANK_STEPS = 32 };

struct blankfont;

struct blankfont *blankfont_new(void);
void blankfont_free(struct blankfont *f); /* NULL is fine */

/* Append the codes of a text (UTF-8), in hex; returns how many. */
unsigned blankfont_encode(struct blankfont *f, struct buf *out, const char *s,
    size_t len);
/* Append the name of the font of that height, 1..BLANK_STEPS, and a blank. */
void blankfont_name(struct blankfont *f, struct buf *out, int step);

/* When all text is written: the fonts by their names, as a page's resources
 * want them, become object n. */
void blankfont_write(const struct blankfont *f, struct pdfout *p, unsigned n);

#endif
