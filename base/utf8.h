/* base/utf8.h: UTF-8 at the borders.  Inside the program all text is valid
 * UTF-8; these functions make it so. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Decode one character at s (len > 0 bytes).  Returns the bytes used, or 0
 * where the bytes are no valid UTF-8 (overlong forms, surrogates and values
 * above U+10FFFF are invalid); *c is then not set. */
size_t utf8_decode(const char *s, size_t len, uint32_t *c);

/* Append c to b. */
void utf8_add(struct buf *b, uint32_t c);

bool utf8_valid(const char *s, size_t len);

/* Append s with each invalid byte and each control byte except \n and \t
 * replaced by U+FFFD. */
void utf8_add_clean(struct buf *b, const char *s, size_t len);

/* Append a file name as text that can be shown: valid UTF-8 without control
 * bytes is appended as it is; otherwise bytes that are no UTF-8, control
 * bytes and '%' are written %XX (as in a URL, RFC 3986). */
void utf8_add_name(struct buf *b, const char *name, size_t len);

/* Letters and digits in the sense of a search word: ASCII letters and
 * digits, Latin letters with marks (U+00C0..U+024F without the two signs),
 * combining marks. */
bool utf8_is_word(uint32_t c);

/* Lower case for ASCII, Latin-1 and Latin Extended-A; others unchanged. */
uint32_t utf8_lower(uint32_t c);

/* Natural order of names: runs of digits compare as numbers, other bytes as
 * bytes without regard to ASCII case; ties are broken by plain byte order, so
 * two different names never compare equal. */
int name_compare(const char *a, const char *b);

#endif
