/* search/dumplinks.h: what other files say of one, put into its dump: the
 * files of its parents, and what is wrong across files. */
#ifndef SEARCH_DUMPLINKS_H
#define SEARCH_DUMPLINKS_H

#include <jansson.h>

#include "catalog/decision.h"
#include "index/link.h"

/* o: what dump_record made of r.  said: the decisions in force.  A parent gets
 * its file where the link is sure; what a person has seen of the anomalies is
 * left out. */
enum cr_status dump_links(json_t *o, struct linker *l, const struct record *r,
    const struct decisions *said, struct cr_err *e);

#endif
