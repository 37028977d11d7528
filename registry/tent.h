/* registry/tent.h: boxes in the tent: what went out of the store, what came
 * back, and does it tally with what is registered. */
#ifndef REGISTRY_TENT_H
#define REGISTRY_TENT_H

#include "base/buf.h"
#include "catalog/custody.h"
#include "print/printout.h"
#include "registry/desk.h"

/* What is registered as lying in a box, lent files told apart. */
struct tent_box {
	int64_t files, lent;
	int64_t pages;   /* counted by hand, of those that were counted */
	int64_t counted; /* files that were */
};
enum cr_status tent_box(struct desk *d, const char *box, struct tent_box *b,
    struct cr_err *e);

/* A box goes out or comes back; what is said, and whether the counts do not
 * tally (*odd).  CR_SKIP: refused. */
enum cr_status tent_out(struct desk *d, const struct custody *x,
    struct buf *said, bool *odd, struct cr_err *e);
enum cr_status tent_in(struct desk *d, const struct custody *x,
    struct buf *said, bool *odd, struct cr_err *e);

/* The evening's sheet: boxes that are not back, files that are out, what of
 * this day did not tally; to be signed by two. */
enum cr_status tent_sheet(struct desk *d, struct printout *p,
    const char *today, struct cr_err *e);

#endif
