/* registry/transfer.h: files that another station takes over.
 *
 * A list names files and what each is called from a day on: a new number, or
 * only the station, where type, serial and year stay.  A file's case is then
 * the new one; the old number stays its other code, with the day on which it
 * ended, and answers in search and case.  Both are decisions
 * (catalog/decision.h) of one transaction for each file; a list that is given
 * again adds nothing.
 *
 *	file,new,to,date
 *	MUK-000123-7,,HC/Lugazi,2025-07-01
 *	Civil Suit 96 of 2015,Civil Suit 12 of 2025 at Lugazi,,
 */
#ifndef REGISTRY_TRANSFER_H
#define REGISTRY_TRANSFER_H

#include "base/day.h"
#include "base/file.h"
#include "catalog/csv.h"
#include "registry/desk.h"
#include "registry/seat.h"

enum { TRANSFER_ROWS_MOST = 100000 };

enum transfer_state {
	TRANSFER_BAD,   /* why says what is wrong */
	TRANSFER_NEW,
	TRANSFER_KNOWN, /* it was done before */
};
extern const char *const transfer_states[]; /* "refused", "new", "known" */

/* What is to become of one file. */
struct transfer_file {
	enum transfer_state state;
	int line;
	char *words;       /* of the list: which file */
	char *why;         /* TRANSFER_BAD */
	bool again;        /* another line says the same of the file */
	int64_t file;      /* 0: not found */
	char *id;
	struct case_id was, is;
	char *old, *new;   /* as the scheme writes them; old may be NULL */
	char since[DAY_MAX], day[DAY_MAX]; /* of the old code; the first day
	                                    * of the new one; or "" */
};
struct transfer {
	struct desk *desk;
	const char *on, *today; /* where the list has no day */
	struct seat to, from;   /* of --to, --from; empty: not said */
	struct transfer_file *v;
	size_t n, cap;
	size_t count[3];        /* by state */
};
void transfer_release(struct transfer *t);

/* ---- the list ------------------------------------------------------------ */

struct transfer_row {
	int line;
	const char *file, *new, *to, *day; /* "" where empty */
};
/* Call back for each row; what is wrong with one as CSV goes to `bad`.
 * CR_SKIP: no list: too long, no column of files. */
enum cr_status transfer_list(const char *path,
    enum cr_status (*f)(void *ctx, const struct transfer_row *r,
	struct cr_err *e),
    void (*bad)(void *ctx, int line, const char *why), void *ctx,
    struct cr_err *e);

/* ---- planning and doing -------------------------------------------------- */

/* Plan a row: one file, or all volumes of the case that it names.  Only
 * failures of the archive are returned. */
enum cr_status transfer_plan(void *t, const struct transfer_row *r,
    struct cr_err *e);
void transfer_bad(void *t, int line, const char *why);
/* After all rows: who is in whose way, and what is left behind, to *left
 * (names of files of the same cases that are not in the list). */
enum cr_status transfer_check(struct transfer *t, struct names *left,
    struct cr_err *e);
/* Decide what is new; TRANSFER_BAD what could not be. */
enum cr_status transfer_do(struct transfer *t, const char *who,
    const char *why, struct cr_err *e);

/* ---- on paper ------------------------------------------------------------ */

struct printout;
/* A list with two signatures for each place that files go to. */
enum cr_status transfer_handover(const struct transfer *t, struct printout *p,
    struct cr_err *e);

#endif
