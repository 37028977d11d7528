/* codes/casejson.h: a case as the JSON of dump, number, search and case: what
 * is not known is null; and what all that make JSON need. */
#ifndef CODES_CASEJSON_H
#define CODES_CASEJSON_H

#include <jansson.h>

#include "base/caseid.h"

/* {"key","code","court","station","station_name","division","type","serial",
 * "year"}; code may be NULL. A new reference. */
json_t *case_json(const struct case_id *c, const char *code);

/* o; NULL ends the process: given valid UTF-8, jansson fails for want of
 * memory only. */
json_t *json_must(json_t *o);

#endif
