/* catalog/policy.h: access classes: who may know of a file.
 *
 * `open`, and the protected classes.  Whatever is not known to be open is
 * protected.  Later, the one function that decides for a person; until then,
 * the names. */
#ifndef CATALOG_POLICY_H
#define CATALOG_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

extern const char *const policy_classes[]; /* "open", ..., NULL at the end */
bool policy_is_class(const char *name);

/* A list as people write it, "open,family" or "all", as a set of bits, bit i
 * for policy_classes[i].  CR_SKIP names a word that is no class. */
enum cr_status policy_class_set(unsigned *set, const char *list,
    struct cr_err *e);

/* Does a class hide a file for a reason: neither open nor merely not known? */
bool policy_protects(const char *klass);

/* May files of a class be shown to who asked for those classes? */
bool policy_shows(unsigned classes, const char *klass);

#endif
