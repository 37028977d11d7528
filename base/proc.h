/* base/proc.h: one program of ours run by another, in the foreground, with
 * the same standard streams: how `run` and `register` do the stages. */
#ifndef BASE_PROC_H
#define BASE_PROC_H

#include "base/err.h"

/* Run `courtroll-VERB argv[1..]` and wait; argv ends with NULL, argv[0] is
 * the verb. *status: its exit status (0..255). step: what COURTROLL_STEP is
 * for it ("2/4"), or NULL. CR_FATAL: it could not be run or died of a
 * signal. */
enum cr_status proc_verb(int *status, const char *const *argv,
    const char *step, struct cr_err *e);

#endif
