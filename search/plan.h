/* search/plan.h: from what was asked to what the index is asked.
 *
 *	kato land       AND ─ word(kato), word(land)
 *	word(kato)      OR ─ kato, Zkato*0.6, XJkato*0.8   page, stem, jacket
 *	"main road"     OR ─ PHRASE(main road), PHRASE(XJmain XJroad)*0.8
 *	HCCS 5 of 2010  tiers: own case 300, perhaps its own 200, parent 100,
 *	                mentioned 10; and the words as they stand
 *
 * Words that carry nothing (the, of, v ...) only add weight beside others.  A
 * word with a capital and small letters is taken for a name and not stemmed.
 *
 * With forgive: what matches exactly gets FORGIVE_TIER more than what matches
 * with badly read words, so that it comes first whatever the weights.
 */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include <stdbool.h>

#include "base/err.h"
#include "index/fts.h"
#include "search/query.h"

#define FORGIVE_TIER     100.0
#define PLAN_MAX_PREFIX  500   /* words that one prefix* stands for */
#define PLAN_READ_PREFIX 50000 /* terms read to choose them */
#define PLAN_MAX_FORGIVE 12    /* words forgiven in one query */

struct plan {
	struct fts_query *query;
	bool cut;     /* a prefix stands for more words than were taken */
	bool forgave; /* it holds other words than were written */
};

/* f may be NULL: nothing is looked up, then prefixes find nothing. exact: no
 * stems; forgive: badly read words too. */
struct plan_how {
	bool exact, forgive;
};
enum cr_status plan_make(struct plan *p, const struct query *q, struct fts *f,
    const struct plan_how *how, struct cr_err *e);
void plan_release(struct plan *p);

#endif
