/* catalog/tally.h: every file there is, with what cases are counted by: one
 * walk for a report on all of them, where asking file by file would cost too
 * much.  (By place and jacket: shelf.h.)
 */
#ifndef CATALOG_TALLY_H
#define CATALOG_TALLY_H

#include <stdbool.h>

#include "base/caseid.h"
#include "catalog/catalog.h"
#include "catalog/label.h"

struct tally_number {
	struct case_id id;
	enum label_own own; /* above OWN_NOT */
};

/* NULL, "": not known.  Strings are valid during the call. */
struct tally_file {
	int64_t number;
	const char *klass;     /* access class as it is now */
	bool scanned;          /* it has pages */
	const struct tally_number *numbers; /* its own ones, settled */
	size_t n_numbers;
	const char *status;    /* registered: pending disposed unknown */
	int64_t status_seq;    /* of the registration that says so */
	const char *found;     /* status by the pages: pending disposed */
	const char *filed;     /* day, "2015-03-24", by the pages */
	const char *subject, *subject_title; /* the first */
	const char *judge;     /* the first */
};

/* By number, those that were withdrawn left out; f's failure ends the walk.
 * As it is at one moment, whatever is written meanwhile; f must not write. */
enum cr_status tally_each(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct tally_file *x,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
