/* catalog/decision.h: what people decided about a file. Truth: append-only;
 * survives every re-run, re-OCR and new scheme.
 *
 *	kind         value
 *	class        an access class
 *	case         the file's number, any written form; "" : it has none
 *	not-case     a canonical key: that is not the file's case
 *	code         "<number>|<from>|<to>": the same case under another code,
 *	             with its dates (2011-05-01) or nothing between the bars
 *	parent       "<relation>|<number>"     not-parent  a canonical key
 *	subject      a code of the scheme      not-subject     a code
 *	offence      a name of the scheme      not-offence     a name
 *	document     "<page id>|<page id>|<type>|<date>": first, last page
 *	party        "<role>|<name>"           not-party       a name
 *	judge        a name; "" : none is known
 *	seen         "<anomaly>|<detail>": it is known, no need to show it
 *	pages        see catalog/repage.h, which alone makes these
 *	undo         seq of the decision that no longer counts
 *
 * Later ones win over earlier ones of the same kind and object.  Making one
 * raises the file's rev in the same transaction, so that it is coded and
 * indexed again.
 */
#ifndef CATALOG_DECISION_H
#define CATALOG_DECISION_H

#include "catalog/catalog.h"

struct decision {
	int64_t seq, file;
	char *at, *kind, *value, *who, *why;
};
struct decisions {
	struct decision *v;
	size_t n, cap;
};
#define DECISIONS_INIT                                                         \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void decisions_release(struct decisions *d);

/* CR_SKIP: kind unknown, value not as above, who empty, no such file. *seq may
 * be NULL. The same as is in force already: nothing is added, CR_END.
 * A class that protects hides the file at once (the record's class); what
 * opens it counts when it is coded, as all else. */
enum cr_status decision_add(struct catalog *c, int64_t file, const char *kind,
    const char *value, const char *who, const char *why, int64_t *seq,
    struct cr_err *e);
/* CR_END: no such decision, or undone already.  A file that was opened by it
 * is hidden at once, until it is coded. */
enum cr_status decision_undo(struct catalog *c, int64_t seq, const char *who,
    const char *why, struct cr_err *e);

/* Those in force, oldest first: undone ones, undos, and those that a later one
 * of the same kind and object replaced are left out. */
enum cr_status decision_list(struct catalog *c, int64_t file,
    struct decisions *out, struct cr_err *e);
/* Everything ever decided of a file, undone or not, and the undos, oldest
 * first. */
enum cr_status decision_history(struct catalog *c, int64_t file,
    struct decisions *out, struct cr_err *e);

/* Which files: what is not NULL must agree, as it is registered or found now,
 * in upper or lower case. A part of a series that is "" is one not known. */
struct decision_which {
	const char *batch, *room, *shelf, *box; /* as registered, any case */
	const char *court, *station, *type;     /* of the own case: a series */
	int year_from, year_to;                 /* 0: any */
	const char *now; /* the class they have now ("unclassified"), or NULL */
	const int64_t *files; /* these and no others, or NULL */
	size_t n_files;
};
/* One class for many files at once, in one transaction.  *n: files it was
 * decided for (those that have that class by a person's decision already are
 * not counted).  dry: only counts.  CR_SKIP: `which` says nothing, or nothing
 * but `now`; no access class. */
enum cr_status decision_class(struct catalog *c,
    const struct decision_which *which, const char *klass, const char *who,
    const char *why, bool dry, int64_t *n, struct cr_err *e);

/* The files it would be decided for, by the class that they have now. */
struct class_counts {
	struct {
		char klass[16];
		int64_t n;
	} v[8];
	size_t n;
};
enum cr_status decision_class_now(struct catalog *c,
    const struct decision_which *which, const char *klass,
    struct class_counts *out, struct cr_err *e);

/* What people confirmed, for learning: call back per file with at least one
 * decision in force of kind subject or document. */
enum cr_status decision_learned(struct catalog *c,
    enum cr_status (*f)(void *ctx, int64_t file, const struct decisions *d,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
