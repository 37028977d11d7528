/* codes/features.h: a text as numbers, for the second opinion: its words and
 * runs of four letters within them, hashed into FEATURES_SIZE buckets.
 *
 * Runs of letters survive the OCR that spoils words.  Digits count for
 * nothing: they are numbers of cases and dates, not what a paper is about.
 * A bucket's value is 1 + log(how often), the whole scaled to length 1.
 */
#ifndef CODES_FEATURES_H
#define CODES_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#define FEATURES_SIZE  65536
#define FEATURES_BYTES (256 * 1024) /* of text that are looked at, in all */

struct feature {
	uint32_t bucket; /* 0 .. FEATURES_SIZE - 1, ascending */
	float value;
};
struct features {
	struct feature *v;
	size_t n;
};

void features_make(struct features *f, const char *const *texts,
    const size_t *lens, size_t n_texts);
void features_release(struct features *f);

#endif
