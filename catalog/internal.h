/* catalog/internal.h: what the files of this folder share. */
#ifndef CATALOG_INTERNAL_H
#define CATALOG_INTERNAL_H

#include "catalog/catalog.h"
#include "catalog/sql.h"

struct catalog {
	struct sql *db;
	struct archive archive; /* own copy */
	char *site, *scheme, *id;
};

/* Something about a file changed: later stages have work. In a transaction. */
enum cr_status file_touch(struct catalog *c, int64_t file, struct cr_err *e);

/* A new row in the append-only event table. In a transaction. */
enum cr_status event_add(struct catalog *c, const char *what,
    const char *object, const char *detail, struct cr_err *e);

#endif
