/* ocr/correct.h: a word that is none, and the word that its letters nearly
 * were.
 *
 * "roceived" is no word; the engine nearly took e for the second letter
 * (ocr/lattice.h), and "received" is one.  So a word that the lexicon does
 * not know is replaced by one that it knows, where that is one letter away
 * (two in long words), each letter among those the engine itself thought
 * of, and no other word is as near.  What was read stays beside it as an
 * alternative.
 *
 * "|" before a small letter is the pronoun I.
 *
 * Never touched: what has digits or is no word at all, what the page itself
 * says more than once, halves of broken words, and words with a capital that
 * were read with confidence: names are the last thing to be "corrected".
 * Only for pages in a language that the lexicon has.
 */
#ifndef OCR_CORRECT_H
#define OCR_CORRECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/text.h"
#include "ocr/lattice.h"

struct lexicon;
struct surewords;

struct correct {
	const struct lexicon *lexicon;
	const struct surewords *page;
};

/* Word number `word` of a reading. true: out, emptied first, is what it
 * should be. */
bool correct_word(struct buf *out, const struct correct *k,
    const struct page_text *t, const struct lattice *l, size_t word);

/* Is it broken at its line's end, as far as its last sign says? */
bool correct_ends_in_dash(const struct page_text *t, size_t word);

/* Has it a letter in it at all?  What has none (numbers, signs) is neither
 * known nor unknown. */
bool correct_has_letter(const char *s, size_t len);

#endif
