/* catalog/altoword.h: a String of ALTO on its way into page text.  For
 * alto.c and altofast.c, so that both make the same of it.
 *
 * What belongs to a String comes behind it (ALTERNATIVE within, HYP after),
 * so it waits here until the next begins.
 */
#ifndef CATALOG_ALTOWORD_H
#define CATALOG_ALTOWORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/text.h"

struct alto_word {
	struct buf s; /* CONTENT, then what HYP adds */
	struct box box;
	float conf;
	bool first; /* SUBS_TYPE is HypPart1 */

	/* private */
	size_t hyphen;      /* bytes of s that came from HYP */
	struct buf alt;     /* all of them */
	struct {
		size_t len;
		float conf;
	} alts[TEXT_MAX_ALTS];
	size_t n_alts;
};
#define ALTO_WORD_INIT                                                         \
	{                                                                      \
		.s = BUF_INIT, .alt = BUF_INIT                                 \
	}
void alto_word_reset(struct alto_word *w); /* keeps the memory */
void alto_word_release(struct alto_word *w);

/* An ALTERNATIVE; one too many or too long is ignored. */
void alto_word_alt(struct alto_word *w, const char *s, size_t len, float conf);
/* A HYP behind it. */
void alto_word_hyphen(struct alto_word *w, const char *s, struct box box);

/* Add it to t with all of that, and reset it. */
void alto_word_put(struct alto_word *w, struct page_text *t);

/* The page is complete: a word whose other half did not come is whole. */
void alto_words_end(struct page_text *t);

/* A language tag as base/text.h has it: the first part of "en-GB" in small
 * letters, "en" as "eng".  false: it is none that fits; *lang is then empty. */
bool alto_language(char lang[8], const char *tag);
/* A block says its language (NULL: says nothing); *told: one did before.  On
 * what they do not agree the page says nothing. */
void alto_block_language(struct page_text *t, bool *told, const char *tag);

#endif
