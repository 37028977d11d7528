/* catalog/schema.h: which version of the tables a catalogue has, and how an
 * older one is brought up to date.  Private to this folder.
 *
 * user_version counts the steps that were taken.  Steps are only ever added
 * at the end: steps[0] is schema.sql, steps[1] is schema_2.sql, which changes
 * version 1 into 2.
 * Before anything is changed, a copy is made beside the catalogue
 * (catalog.db.v1); each step runs in one transaction with its version. */
#ifndef CATALOG_SCHEMA_H
#define CATALOG_SCHEMA_H

#include "catalog/sql.h"

#define CATALOG_APPLICATION_ID 0x43725431 /* "CrT1" */

extern const char *const schema_steps[]; /* NULL at the end */

/* Bring db (at path) to the last of steps.  Newer than they are, or not a
 * catalogue: CR_FATAL, untouched. */
enum cr_status schema_bring_up(struct sql *db, const char *path,
    const char *const *steps, struct cr_err *e);

#endif
