/* search/wantedlist.h: the pages that want a person, as a list. */
#ifndef SEARCH_WANTEDLIST_H
#define SEARCH_WANTEDLIST_H

#include <stdbool.h>

#include "catalog/catalog.h"

/* By file, with the place of each, on standard output; no name of a person of
 * a case.  file: only that, or 0.  classes: as policy_class_set has them.
 * json: {"v":1,"pages":[...]}.  How many there are is said on standard
 * error. */
enum cr_status wanted_list(struct catalog *c, int64_t file, unsigned classes,
    bool json, struct cr_err *e);

#endif
