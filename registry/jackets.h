/* registry/jackets.h: jackets into the catalogue, one by one or from a list.
 *
 * The CSV has a first line of column names, those of the options of
 * `courtroll register`.  Every row that is not taken is named, with why; the
 * others are not stopped by it.  A list that was cut short can be given again.
 */
#ifndef REGISTRY_JACKETS_H
#define REGISTRY_JACKETS_H

#include "base/buf.h"
#include "catalog/register.h"

struct jackets {
	int added, known, bad;
	int unclassed;     /* new ones without a class */
	bool windows;      /* it was said that the list is no UTF-8 */
	const char *today; /* for days of two digits' year */
	struct buf said;   /* a line each, printed once it is on disk: id,
	                    * number, new or known or updated */
};

bool jackets_say_nothing(const struct jacket *j);

/* One jacket; file: more of that one; issued: under that printed number; else
 * 0.  where: for messages, "line 7".  What is wrong with it is counted as bad
 * and said; CR_SKIP only for `issued`. */
enum cr_status jackets_one(struct catalog *c, struct jacket *j, int64_t file,
    int64_t issued, const char *where, struct jackets *n, struct cr_err *e);

/* name: a file, or "-".  all: what holds for rows that leave it empty. */
enum cr_status jackets_csv(struct catalog *c, const char *name,
    const struct jacket *all, struct jackets *n, struct cr_err *e);

#endif
