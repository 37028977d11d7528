/* codes/casejson.c: a case as JSON (see casejson.h). */
#include "codes/casejson.h"

#include <stdlib.h>

json_t *
json_must(json_t *o)
{
	if (!o)
		abort();
	return o;
}

static const char *
known(const char *s)
{
	return s[0] ? s : NULL;
}

json_t *
case_json(const struct case_id *c, const char *code)
{
	char key[CASE_KEY_MAX];
	json_t *o;

	case_key(key, sizeof key, c);
	o = json_must(json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}",
	    "key", key, "code", code, "court", known(c->court), "station",
	    known(c->station), "station_name", known(c->station_name),
	    "division", known(c->division), "type", known(c->type)));
	json_object_set_new(o, "serial",
	    c->serial ? json_integer(c->serial) : json_null());
	json_object_set_new(o, "year",
	    c->year ? json_integer(c->year) : json_null());
	return o;
}
