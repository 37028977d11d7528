/* index/scheme.h: the scheme of an archive: the one that its catalogue
 * names. */
#ifndef INDEX_SCHEME_H
#define INDEX_SCHEME_H

#include "base/err.h"
#include "catalog/catalog.h"
#include "codes/scheme.h"

/* CR_FATAL: it cannot be used; says why. */
enum cr_status index_scheme(struct scheme **s, const struct catalog *c,
    struct cr_err *e);

#endif
