/* catalog/custody.h: boxes out of the store and back.  Truth: append-only.
 *
 * In the tent a box is the unit: somebody takes it out of the store, files
 * and pages are counted, and in the evening it is back or it is on the sheet.
 * (What is registered as lying in a box: place_files of movement.h.)  "b2" is
 * the box "B2".
 */
#ifndef CATALOG_CUSTODY_H
#define CATALOG_CUSTODY_H

#include "catalog/catalog.h"

struct custody {
	int64_t seq;
	char *at;       /* UTC, "2026-11-25 14:05:09" */
	char *box;
	char *what;     /* "out", "in" */
	char *holder;   /* out: who has it; in: who brought it */
	int64_t files, pages; /* counted; -1: not */
	char *note, *who;
};
struct custodies {
	struct custody *v;
	size_t n, cap;
};
#define CUSTODIES_INIT                                                         \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void custody_release(struct custody *x);
void custodies_release(struct custodies *x);

/* CR_SKIP: it is out already (says with whom), box, holder or who is empty, a
 * count below -1.  what is "out" or "in"; for "in", holder may be NULL, and
 * *was (NULL: not wanted) is how it went out.  CR_SKIP: it was not out. */
enum cr_status custody_out(struct catalog *c, const struct custody *x,
    struct cr_err *e);
enum cr_status custody_in(struct catalog *c, const struct custody *x,
    struct custody *was, struct cr_err *e);

/* Is it out?  CR_END: no; else how it went. */
enum cr_status custody_find(struct catalog *c, const char *box,
    struct custody *x, struct cr_err *e);
/* Boxes that are out now, by the time they went. */
enum cr_status custody_away(struct catalog *c, struct custodies *out,
    struct cr_err *e);
/* Everything of a box (NULL: of all boxes) from that time on ("" : ever),
 * oldest first. */
enum cr_status custody_list(struct catalog *c, const char *box,
    const char *since, struct custodies *out, struct cr_err *e);

#endif
