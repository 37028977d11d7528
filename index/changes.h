/* index/changes.h: what coding a file again would change, label by label.
 *
 *	MUK-000123-7  subject  - LAND-EVICT  + LAND-TITLE (0.91: "certificate
 *	    of title", page 2)
 *
 * (on one line).  A label is compared by what it says, not by its score or
 * its evidence.  Where a file can have one of a kind, or a label says another
 * thing of the same object, a loss and a gain are one change.
 */
#ifndef INDEX_CHANGES_H
#define INDEX_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "catalog/record.h"

enum change_kind {
	CHANGE_CLASS, CHANGE_CASE, CHANGE_CODE, CHANGE_PARENT, CHANGE_SUBJECT,
	CHANGE_OFFENCE, CHANGE_DOCUMENT, CHANGE_PARTY, CHANGE_JUDGE,
	CHANGE_FILED, CHANGE_HEARING, CHANGE_JUDGMENT, CHANGE_STATUS,
	CHANGE_NUMBER, CHANGE_ANOMALY, N_CHANGE_KINDS,
};

struct change_count {
	int64_t gained, lost, changed, same;
};
struct changes {
	struct change_count of[N_CHANGE_KINDS];
};

/* Append a line for each difference between the labels that a record has and
 * those that it would get, and count them. json: one object a line. */
void changes_add(struct changes *c, const struct record *before,
    const struct label_set *after, bool json, struct buf *out);
/* Append the counts: a line a kind (one object). */
void changes_sum(const struct changes *c, int64_t files, bool json,
    struct buf *out);

#endif
