/* index/scheme.h: what an archive's files are coded by: the scheme that its
 * catalogue names, and the model that people taught it. */
#ifndef INDEX_SCHEME_H
#define INDEX_SCHEME_H

#include "base/err.h"
#include "catalog/catalog.h"
#include "codes/model.h"
#include "codes/scheme.h"

/* CR_FATAL: it cannot be used; says why. */
enum cr_status index_scheme(struct scheme **s, const struct catalog *c,
    struct cr_err *e);

/* Nothing was taught yet, or (with a warning) it cannot be used: *m is NULL, one
 * goes on without. */
enum cr_status index_model(struct model **m, const struct catalog *c,
    struct cr_err *e);

#endif
