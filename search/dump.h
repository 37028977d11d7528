/* search/dump.h: everything known of a file as the JSON of `dump`,
 * version 1 (the contract of the command line). */
#ifndef SEARCH_DUMP_H
#define SEARCH_DUMP_H

#include <stdbool.h>

#include <jansson.h>

#include "catalog/decision.h"
#include "catalog/record.h"

/* A new reference.  said: the decisions in force. */
json_t *dump_record(const struct record *r, const struct decisions *said);

/* Is a number of r among the `parents`, which are in the order of numbers?
 * (Each parent is there once, as the number that says it best.) */
bool dump_has_parent(const struct record *r, size_t number);

/* {"room","shelf","box"} of a file. */
json_t *dump_location(const struct record *r);

#endif
