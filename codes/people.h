/* codes/people.h: are two cases between the same people?
 *
 * Names are spelt three ways and OCR adds its own, so it is asked only
 * whether the two lists share a word of a name, within a letter or two.
 * Words that so many cases share that they tell nothing ("Uganda", "Attorney
 * General", "Limited": the scheme's <public>) and words of roles and honour
 * do not count.
 */
#ifndef CODES_PEOPLE_H
#define CODES_PEOPLE_H

#include <stddef.h>

#include "codes/scheme.h"

enum people {
	PEOPLE_UNKNOWN, /* one of the lists has no telling name */
	PEOPLE_APART,   /* nothing in common */
	PEOPLE_SHARED,
};

enum people people_compare(const struct scheme *s, const char *const *a,
    size_t n_a, const char *const *b, size_t n_b);

#endif
