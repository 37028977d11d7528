/* index/verdict.h: what people decided, laid over what the machine found.
 *
 *	labels_find(&l, ...);
 *	finding_write(&draft, &f, &l);
 *	verdict_lay(&draft, &v);         what is shown
 *	verdict_tell(&l, &draft, &v);    what it means for access:
 *	access_find(&l, ...);            asked again
 *
 * Decisions are truth and labels are made anew each time, so a decision
 * survives every run, every new reading and every new scheme: cases are
 * compared by what is known on both sides, topics by code, pages by id.
 * Where a decision contradicts the machine, both stay visible.
 *
 * Kinds and values: catalog/decision.h.  Pure.
 */
#ifndef INDEX_VERDICT_H
#define INDEX_VERDICT_H

#include "catalog/decision.h"
#include "catalog/record.h"
#include "codes/labels.h"
#include "index/draft.h"

struct verdict {
	const struct decisions *said; /* in force, oldest first */
	const struct scheme *scheme;
	const struct record *record;
};

/* All but the class, which index/code.c weighs. */
void verdict_lay(struct draft *d, const struct verdict *v);
/* Case, subjects and offences as people have them, no class: for
 * access_find. */
void verdict_tell(struct labels *l, const struct draft *d,
    const struct verdict *v);

/* The last decision of a kind, or NULL. */
const struct decision *verdict_last(const struct verdict *v, const char *kind);

/* Make a label a person's, with the decision as its evidence. */
void verdict_mark(struct draft *d, struct label *l, const struct decision *x);

/* ---- between the parts --------------------------------------------------- */

/* "who: why", kept. */
const char *verdict_quote(struct draft *d, const struct decision *x);
/* Case numbers: case, not-case, code, parent, not-parent. */
void verdict_lay_cases(struct draft *d, const struct verdict *v);
/* Date of the judgment and status, from documents that people dated. */
void verdict_lay_course(struct draft *d, const struct verdict *v);
/* The number that a person wrote, as one case; readings[0 .. n) all of them
 * where it is not settled. */
struct verdict_case {
	bool settled;
	struct case_id id;
	struct case_id readings[8];
	size_t n;
};
void verdict_read_case(struct verdict_case *c, const struct scheme *s,
    const char *written);

#endif
