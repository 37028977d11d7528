/* ocr/choose.h: one text out of what was read of a page: each word by its
 * evidence.
 *
 *	first reading    the  eaployed  ofthe      cafe
 *	second reading   the  employed  of   the   oafe
 *	what is kept     the  employed  of   the   cafe
 *	beside it             eaployed  ofthe      oafe    (alternatives)
 *
 * Words of one line belong together where they overlap from left to right.
 * What
 * speaks for a word: the engine's confidence, that the lexicon knows it, that
 * it is made like a word (no capital or digit within, no odd sign); where
 * nothing speaks either way the first reading stays.  Before that each word
 * that is none is set right by its own letters (ocr/correct.h).
 */
#ifndef OCR_CHOOSE_H
#define OCR_CHOOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "ocr/lattice.h"

struct lexicon;

struct pass {
	struct page_text text;
	struct lattice lattice;
	/* of a second reading: the first one's line that each word belongs to;
	 * owned, NULL in a first one */
	uint32_t *line;
};

void pass_release(struct pass *d);

/* a, and b (some of its lines, or NULL), become out.  Boxes of both are of
 * one picture.  correct: the lexicon speaks the page's language; else words
 * are taken as they were read and the lexicon is not asked. */
void choose_words(struct page_text *out, const struct pass *a,
    const struct pass *b, const struct lexicon *lexicon, bool correct);

#endif
