/* catalog/moved.h: files that the index may still show where they no longer
 * belong: their class is another one now than when they were indexed.
 *
 * The catalogue is the truth: whoever searches leaves these out. */
#ifndef CATALOG_MOVED_H
#define CATALOG_MOVED_H

#include <stddef.h>

#include "catalog/catalog.h"

/* Those that must not be shown to who asked for a set of classes (bits as
 * policy_class_set gives them); *files to free().  Costs what waits to be
 * indexed. */
enum cr_status moved_files(struct catalog *c, unsigned classes,
    int64_t **files, size_t *n, struct cr_err *e);

#endif
