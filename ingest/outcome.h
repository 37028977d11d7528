/* ingest/outcome.h: what an ingest says of slips when it is done.
 *
 * For programs, two members of the JSON object:
 *
 *	"slips":[{"file":"MUK-000123-8","kind":"cover","new":false,
 *	  "source":"monday.pdf","page":1,"counted":42,"scanned":41,
 *	  "before":0}, ...]
 *	"remarks":[{"what":"proposed","serious":true,"source":"a.tif",
 *	  "page":9,"file":"MUK-000200-4","slip":"MUK-000123-8",
 *	  "text":"..."}, ...]
 *
 * slips: files that a slip or label named; kind is cover, add or label;
 * counted is null where nobody counted; scanned and before: pages that are no
 * covers, of this batch and of those before.  remarks: see remark.h; file and
 * slip may be null.
 */
#ifndef INGEST_OUTCOME_H
#define INGEST_OUTCOME_H

#include <jansson.h>

#include "ingest/group.h"

/* Add the members.  d: its files have their ids. */
void outcome_json(json_t *o, const struct grouped *g,
    const struct delivery *d);
/* To people, on standard error. */
void outcome_say(const struct grouped *g, const struct delivery *d);
/* Remarks that a person must look at into the archive's log of events. */
enum cr_status outcome_log(const struct grouped *g, const struct delivery *d,
    struct catalog *c, struct cr_err *e);
/* How many these are. */
size_t outcome_serious(const struct grouped *g);

#endif
