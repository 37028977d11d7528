/* codes/number.h: case numbers in running text.
 *
 * Pure: text in, numbers out.  What is ambiguous stays ambiguous: `settled`
 * is false and the candidates are listed; nothing is silently corrected.
 */
#ifndef CODES_NUMBER_H
#define CODES_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/caseid.h"
#include "base/text.h"
#include "codes/scheme.h"

enum number_role { NUMBER_UNKNOWN, NUMBER_OWN, NUMBER_PARENT, NUMBER_CITED };
const char *number_role_name(enum number_role r); /* "own" ... */

struct number {
	size_t off, len;           /* where in the text, bytes */
	bool settled;              /* candidates[0] is the reading */
	struct case_id *candidates; /* at least one */
	size_t n_candidates;
	enum number_role role;
	bool repaired;             /* letters were taken for digits, or a space
	                            * for none: a literal number goes first */
	double score;              /* 0..1 */
	char rule[32];             /* which rule fired: "hct-code", "words" */
};

struct numbers {
	struct number *v;
	size_t n, cap;
};
#define NUMBERS_INIT                                                           \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void numbers_release(struct numbers *n);

/* Every number in the text, in order of place, roles by the words around. */
void numbers_find(struct numbers *out, const struct scheme *s,
    const char *text, size_t len);

#endif
