/* base/fold.h: letters without their case and marks, as a search word has them
 * (index/words.h): E, e, é are e; ŋ is ng, as Luganda is also written. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What c becomes, at most FOLD_MAX bytes of UTF-8 into out; their number: 0
 * for a combining mark and for what is neither letter nor digit. */
#define FOLD_MAX 4
size_t fold_char(char out[FOLD_MAX], uint32_t c);

/* Append s folded; all but letters and digits is dropped. */
void fold_add(struct buf *out, const char *s, size_t len);

#endif
