/* codes/name.h: names as captions print them and OCR reads them.
 *
 *	2. ZIREMEBO YOKANA } ...::ccecescssnnneeeee   ->  ZIREMEBO YOKANA
 *
 * Pure text; what words mean to a scheme is for the caller.
 */
#ifndef CODES_NAME_H
#define CODES_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Bytes of a label at the front: "1. ", "A1: ", "(b) "; 0: none. */
size_t name_label(const char *s, size_t len);

/* Append what is left when the label, leaders, and what OCR made of leaders
 * are taken away.  False: nothing that could be a name; out is as before. */
bool name_clean(struct buf *out, const char *s, size_t len);

/* Where that is: bytes [*from, *to) of s. */
bool name_span(const char *s, size_t len, size_t *from, size_t *to);

/* Does a row of leaders stand in it: "....", "::::", "= = ="? */
bool name_leaders(const char *s, size_t len);

/* 0..1: how much it looks like a name. */
double name_quality(const char *name);

/* The letters alone, as capitals, at most size - 1; returns how many. */
size_t name_letters(char *out, size_t size, const char *name);
/* Are two names the same but for one letter in `one_in`? */
bool name_alike(const char *a, const char *b, unsigned one_in);

#endif
