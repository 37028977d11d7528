/* index/words.h: text cut into words, the same way for the index, for a
 * query and for highlighting.
 *
 * A word is a run of letters and digits (utf8_is_word), folded: lower case,
 * marks taken off (é -> e, ŋ -> ng, as Luganda is also written), combining
 * marks dropped.  An apostrophe inside a word is no border and is dropped
 * (Ng'anga -> nganga), with an s behind the last one (plaintiff's ->
 * plaintiff).
 *
 * Some writings are one word and several at once.  Then the pieces come one
 * by one, and the first of them also carries the whole as `joined`:
 *
 *	H.C.C.S      h c c s         joined hccs
 *	plain-       plain tiff      joined plaintiff; both pieces have the
 *	tiff                         same position, so that phrases go on
 *
 * A word goes on in the next line where the page says so (base/text.h), with
 * whatever hyphen; else by the text: a hyphen at the end of the line, a small
 * letter at the beginning of the next, in the same block.
 *
 * Words are numbered from 1.
 */
#ifndef INDEX_WORDS_H
#define INDEX_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"

struct words {
	/* the word in hand, after words_next returned true */
	struct buf word;   /* folded */
	struct buf joined; /* empty: none */
	size_t off, len;   /* where it stands in the text, bytes */
	size_t joined_end; /* where what is joined ends */
	uint32_t pos;

	/* private */
	const char *text;
	size_t size, at;
	bool continues;  /* the next word is the rest of a broken one */
	size_t dots_end; /* of the last H.C.C.S */
	const struct page_text *page; /* that has marks of broken words */
	size_t on_page;  /* its word that the word in hand is of */
};

/* text is borrowed until words_done. */
void words_begin(struct words *w, const char *text, size_t len);
void words_begin_page(struct words *w, const struct page_text *t);
bool words_next(struct words *w);
void words_done(struct words *w);

/* Append s folded, everything that is no letter or digit dropped. */
void words_fold(struct buf *out, const char *s, size_t len);

#endif
