/* ingest/verify.h: what the parts of `courtroll verify` share.
 *
 * Three words for what was taken in, as archivists use them: changed,
 * missing, untracked; "derived" for what can be made again.  Each damaged
 * thing is a line on standard output: it is what was asked for. */
#ifndef INGEST_VERIFY_H
#define INGEST_VERIFY_H

#include <stdint.h>

#include "base/file.h"
#include "base/progress.h"
#include "catalog/catalog.h"

struct verify {
	struct catalog *c;
	struct names expected; /* payload names of the batch in hand */
	struct progress *progress;
	int64_t masters, done, damaged, derived;
};

void verify_damaged(struct verify *v, const char *word, const char *path,
    const char *detail);
void verify_derived(struct verify *v, const char *what, const char *detail);

/* Every master and tag file of every bag, by its digest; what lies in the
 * bags and does not belong there.  CR_END: stopped by a signal. */
enum cr_status verify_bags(struct verify *v, struct cr_err *e);

/* Every refused input, by its digest; what lies in quarantine and no row
 * knows. */
enum cr_status verify_quarantine(struct verify *v, struct cr_err *e);

#endif
