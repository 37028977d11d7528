/* ocr/surewords.h: the words that a page itself is sure of.
 *
 * A name that the page says three times is a word of this page, whatever a
 * dictionary thinks of it.
 */
#ifndef OCR_SUREWORDS_H
#define OCR_SUREWORDS_H

#include <stddef.h>

#include "base/text.h"

struct surewords;

/* Of one or two readings of the page (b may be NULL). */
struct surewords *surewords_new(
    const struct page_text *a, const struct page_text *b);
void surewords_free(struct surewords *p);

/* How often the word (case and the punctuation around it do not count) was
 * read with confidence; in two readings at the same place it counts twice. */
unsigned surewords_count(
    const struct surewords *p, const char *word, size_t len);

#endif
