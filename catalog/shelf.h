/* catalog/shelf.h: every file there is, by what its jacket says and where its
 * paper is: one walk for lists of all of them, where asking file by file would
 * cost too much.
 */
#ifndef CATALOG_SHELF_H
#define CATALOG_SHELF_H

#include <stdbool.h>

#include "catalog/catalog.h"

/* NULL: nothing said.  Strings are valid during the call. */
struct shelf_file {
	int64_t number;
	const char *id;
	bool withdrawn;      /* an entry that was taken back (register.h) */
	bool scanned;        /* it has pages */
	const char *klass;   /* access class as it is now */
	const char *label;   /* day that its label was printed */
	const char *written, *parties, *type, *volume, *part, *court;
	const char *room, *shelf, *box;
	const char *holder, *since, *due; /* out with somebody; days */
};

/* By number; f's failure ends the walk.  As it is at one moment, whatever is
 * written meanwhile; f must not write. */
enum cr_status shelf_each(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct shelf_file *x,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
