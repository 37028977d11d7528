/* ocr/wordlist.h: words being gathered for a lexicon (lexicon.h): folded
 * (fold.h), in the end sorted by bytes, each once.
 */
#ifndef OCR_WORDLIST_H
#define OCR_WORDLIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define WORDLIST_LETTERS 64      /* bytes of a folded word; longer is none */
#define WORDLIST_MAX     1000000 /* words; what comes after is left out */

struct wordlist {
	struct buf text; /* each ended by NUL */
	uint32_t *off;   /* of each, in text */
	size_t n, cap;
	size_t tidy; /* how many were left when it was last tidied */
};

void wordlist_init(struct wordlist *w);
void wordlist_release(struct wordlist *w);

/* The next word of a text, folded, in place of what is in out.  Returns the
 * bytes used, 0 at the end.  A word is a run of letters; an apostrophe within
 * belongs to it and is dropped (don't), with an s behind the last one.  Empty
 * where no word begins, or where it is none: a digit is in it, or it is too
 * long. */
size_t wordlist_take(struct buf *out, const char *s, size_t len);

/* Add the words of a text; lone letters are left out. */
void wordlist_add(struct wordlist *w, const char *s, size_t len);
/* The same for a form of a scheme: [a|b] is either, [|a] is a or nothing;
 * brackets within a word give each that it may be (evict[|ed|ing]). */
void wordlist_add_form(struct wordlist *w, const char *form);

/* The list as lexicon.h has it: sorted, each once, each ended by '\n'. */
void wordlist_join(struct wordlist *w, struct buf *out);

#endif
