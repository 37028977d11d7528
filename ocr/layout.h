/* ocr/layout.h: words as the engine gives them into text fit for use.
 *
 * In: words, lines and blocks of one page in the engine's order, boxes level
 * (skew taken out).  Out: the same words,
 *
 *	- in reading order: columns one after the other, each from its top;
 *	- what stands in the margin (line numbers 5, 10, 15 ...; side notes)
 *	  in blocks of its own behind the running text it stands beside;
 *	- lines that belong together in one block: a paragraph; each line of a
 *	  caption by itself stays a line;
 *	- leaders (....., _____ between a name and its role) as what they are,
 *	  whatever the engine made of them;
 *	- hyphens at the end of a line marked (text_word.hyphen) where the word
 *	  goes on in the next line.
 *
 * No word is lost, but for leaders; alternatives stay with their words.
 */
#ifndef OCR_LAYOUT_H
#define OCR_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Is it a word?  Decides between "judg-|ment" and "well-|known"; may be
 * NULL: then small letters on both sides are enough. */
struct layout_words {
	bool (*known)(void *ctx, const char *word, size_t len);
	void *ctx;
};

/* t is replaced by what it becomes. */
void layout_text(struct page_text *t, const struct layout_words *words);

#endif
