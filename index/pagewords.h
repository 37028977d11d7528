/* index/pagewords.h: the words of a page in all their readings, the same for
 * the index and for highlighting.
 *
 * First come those that are printed, in order; then those of the page's
 * other readings (base/text.h).  These have the position of the word that
 * they stand for, and its place in the text: where one of them answers, that
 * word is shown.  Of a word that is nothing but marks they have the position
 * of what follows it.  Where a broken word's halves have other readings, so
 * has the whole.
 *
 * What another reading has in common with the printed one is not given again.
 */
#ifndef INDEX_PAGEWORDS_H
#define INDEX_PAGEWORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"

struct pageword {
	uint32_t word;       /* folded: of bytes; pageword_text */
	uint32_t joined;     /* 0: none; see words.h */
	uint32_t off, end;   /* where it is printed, bytes of the page's text */
	uint32_t joined_end; /* what is joined is printed from off to there */
	uint32_t pos;        /* from 1 */
};

struct pagewords {
	struct buf bytes;
	struct pageword *v;
	size_t n, cap;
	size_t n_printed; /* these come first */
};
#define PAGEWORDS_INIT                                                         \
	{                                                                      \
		BUF_INIT, NULL, 0, 0, 0                                        \
	}

/* What it held before is forgotten. t is not kept. */
void pagewords_cut(struct pagewords *p, const struct page_text *t);
void pagewords_release(struct pagewords *p);

/* word or joined as a string. */
const char *pageword_text(const struct pagewords *p, uint32_t at);

#endif
