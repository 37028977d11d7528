/* registry/tent.h: boxes in the tent: what went out of the store, what came
 * back, and does it tally with what is registered. */
#ifndef REGISTRY_TENT_H
#define REGISTRY_TENT_H

#include "base/buf.h"
#include "catalog/custody.h"
#include "print/printout.h"
#include "registry/desk.h"

/* What is registered as lying in a box.  A lent file is rightly not in it. */
struct tent_box {
	int64_t files;          /* lent ones too */
	int64_t *lent, n_lent;  /* which; to free() */
	int64_t pages, counted; /* of those in it: counted by hand last, of how many */
};
enum cr_status tent_box(struct desk *d, const char *box, struct tent_box *b,
    struct cr_err *e);

/* A box goes out or comes back; what is said, and whether the counts do not
 * tally (*odd): with what went out, with what is registered.  CR_SKIP:
 * refused. */
enum cr_status tent_out(struct desk *d, const struct custody *x,
    struct buf *said, bool *odd, struct cr_err *e);
enum cr_status tent_in(struct desk *d, const struct custody *x,
    struct buf *said, bool *odd, struct cr_err *e);

/* How the counts of a box that is in (x, a row "in") differ from those that it
 * went out with (out; NULL: not known) and from what is registered; appended,
 * a line each.  False: they do not. */
bool tent_differs(struct buf *said, const struct custody *x,
    const struct custody *out, const struct tent_box *b);

/* The evening's sheet: boxes that are not back, files that are out, what of
 * this day did not tally; to be signed by two.  Files lent before today that
 * are not due yet are counted, not listed. */
enum cr_status tent_sheet(struct desk *d, struct printout *p,
    const char *today, struct cr_err *e);

#endif
