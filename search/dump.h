/* search/dump.h: everything known of a file as the JSON of `dump`,
 * version 1 (the contract of the command line). */
#ifndef SEARCH_DUMP_H
#define SEARCH_DUMP_H

#include <jansson.h>

#include "catalog/record.h"

json_t *dump_record(const struct record *r); /* a new reference */

/* {"room","shelf","box"} of a file. */
json_t *dump_location(const struct record *r);

#endif
