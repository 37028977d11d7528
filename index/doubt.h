/* index/doubt.h: what is doubtful about the labels of one file.
 *
 *	j->set.doubt = doubt_of(&set, record, said, scheme);   when coding
 *	n = doubts_of_record(&v, record, said, scheme);        when asking
 *
 * Pure.  What a person has answered is never doubtful: a label of his, a
 * decision in force about the same thing (coded yet or not), or `seen`.
 * What other files make doubtful is not found here (search/reviewcross.c).
 */
#ifndef INDEX_DOUBT_H
#define INDEX_DOUBT_H

#include "catalog/decision.h"
#include "catalog/doubt.h"
#include "catalog/label.h"
#include "catalog/record.h"
#include "codes/scheme.h"

/* Worst first, mostly; how bad each is tells struct doubt. */
enum doubt_what {
	DOUBT_UNCLASSIFIED,   /* nobody and nothing says who may see it */
	DOUBT_CLAIMED_TWICE,  /* another file carries its number */
	DOUBT_CONFLICT,       /* two numbers for one file; at: label */
	DOUBT_NO_OWN,         /* no number */
	DOUBT_OWN_UNSETTLED,  /* may be read in several ways; at: number */
	DOUBT_ODD,            /* another anomaly; at: label */
	DOUBT_CYCLE,
	DOUBT_OWN_WEAK,       /* badly read; at: number */
	DOUBT_OTHER_CONFLICT, /* two readings of another number; at: label */
	DOUBT_PARENT_UNSETTLED, /* at: number */
	DOUBT_PARENT_MAYBE,   /* at: number */
	DOUBT_NO_SUBJECT,
	DOUBT_SUBJECT_WEAK,   /* at: label */
	DOUBT_DOCUMENT_OTHER, /* at: label */
	DOUBT_DOCUMENT_WEAK,  /* at: label */
	DOUBT_WHATS
};
struct doubt {
	enum doubt_what what;
	size_t at;            /* index of the number, the label; or 0 */
	int severity;         /* 1..100 */
};

/* "no-number", "parent-maybe": in ids, and in decisions of kind `seen`. */
const char *doubt_name(enum doubt_what what);
enum doubt_kind doubt_kind_of(enum doubt_what what);
int doubt_severity(enum doubt_what what);

/* All of a file's, worst first; *v to free(). */
size_t doubts_of_record(struct doubt **v, const struct record *r,
    const struct decisions *said, const struct scheme *s);
/* label_set.doubt; r: the file as it was read before, for its pages. */
int doubt_of(const struct label_set *l, const struct record *r,
    const struct decisions *said, const struct scheme *s);

/* Did a person say that the file comes from this case, or that it does not? */
bool doubt_parent_said(const struct decisions *said, const struct scheme *s,
    const struct case_id *id);
/* Has somebody said that this is known: `seen` of a kind, of all ("kind",
 * "kind|") or of this detail, as it is or as doubt_detail has it? */
bool doubt_seen(const struct decisions *said, const char *kind,
    const char *detail);
/* A detail as a decision can hold it; to free(). */
char *doubt_detail(const char *s);
/* Does an anomaly's detail quote a number? */
bool doubt_quotes(const char *detail, const char *verbatim);

#endif
