/* ocr/leaders.h: rows of dots and dashes, taken out of the picture before it
 * is read.
 *
 * An engine makes words out of them, and loses the name and the role at their
 * ends.  A row is eight or more marks of one size and one distance on one
 * level with no letter among them; two such rows close above each other are
 * ":::::" or "=====".  Rules in one piece are left: the engine takes those out
 * itself.
 *
 *	leaders_erase(&l, &prep.pix);
 *	tess_read(..., prep.pix, ..., &text, ...);
 *	leaders_add(&text, &l);
 *	layout_text(&text, words);        puts them between their words
 */
#ifndef OCR_LEADERS_H
#define OCR_LEADERS_H

#include <stddef.h>

#include "base/text.h"

struct Pix;

struct leader {
	struct box box;   /* pixels of the picture */
	const char *sign; /* ".....", ":::::", "-----" or "=====" */
};

struct leaders {
	struct leader *v;
	size_t n;
};

/* Find them in *pix (1 or 8 bits) and paint them over with what is around
 * them; *pix becomes a copy where there are any.  Without memory for that,
 * none are found. */
void leaders_erase(struct leaders *out, struct Pix **pix);
void leaders_release(struct leaders *l);

/* Each as a line of its own behind the text. */
void leaders_add(struct page_text *t, const struct leaders *l);

#endif
