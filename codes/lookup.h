/* codes/lookup.h: looking things up in a loaded scheme.  What is found belongs
 * to the scheme.
 */
#ifndef CODES_LOOKUP_H
#define CODES_LOOKUP_H

#include "codes/scheme_data.h"

/* NULL where there is none of that code (name). */
const struct court *scheme_court(const struct scheme *s, const char *code);
const struct station *scheme_station(const struct scheme *s,
    const char *name);
const struct division *scheme_division(const struct scheme *s,
    const char *code);
const struct type *scheme_type(const struct scheme *s, const char *code);

/* Is a code one of a list "CA SC"? */
bool code_listed(const char *list, const char *code);

/* Set a case's station by name: its confirmed code where the court writes
 * codes, else its name; a sitting place is no station. */
void scheme_place(const struct scheme *s, struct case_id *c,
    const struct station *st);
/* Set it by the two digits of a code. */
void scheme_place_digits(const struct scheme *s, struct case_id *c,
    const char *digits);

/* Does the court write its cases as codes with station digits? */
const struct prefix *scheme_prefix(const struct scheme *s, const char *court);

#endif
