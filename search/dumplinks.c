/* search/dumplinks.c: links between files in a dump (see dumplinks.h). */
#include "search/dumplinks.h"

#include <stdlib.h>

#include "codes/casejson.h"
#include "index/doubt.h"
#include "search/dump.h"
#include "search/history.h"

/* The first file of a case that may be known of. */
static enum cr_status
first_file(const struct record **file, struct linker *l,
    const struct held_case *c, struct cr_err *e)
{
	enum cr_status st = CR_END;
	size_t i;

	*file = NULL;
	for (i = 0; i < c->n && st == CR_END; i++)
		st = linker_record(l, c->files[i], file, e);
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
fill_parent(json_t *parent, struct linker *l, const struct record *r,
    const struct rec_number *n, struct cr_err *e)
{
	const struct record *file = NULL;
	struct link link;
	enum cr_status st;

	if ((st = link_parent(&link, l, r, n, e)) != CR_OK)
		return st;
	if (link.how == LINK_SURE)
		st = first_file(&file, l, &link.to, e);
	if (st == CR_OK && file)
		json_object_set_new(parent, "file", json_string(file->id));
	link_release(&link);
	return st;
}

static enum cr_status
fill_parents(json_t *parents, struct linker *l, const struct record *r,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i, at = 0;

	for (i = 0; i < r->n_numbers && st == CR_OK; i++)
		if (dump_has_parent(r, i))
			st = fill_parent(json_array_get(parents, at++), l, r,
			    &r->numbers[i], e);
	return st;
}

static enum cr_status
add_anomalies(json_t *list, struct linker *l, const struct record *r,
    const struct decisions *said, struct cr_err *e)
{
	struct cross_anomaly *v = NULL;
	enum cr_status st;
	size_t n = 0, i;

	st = history_cross(l, r, &v, &n, e);
	for (i = 0; i < n; i++) {
		if (st == CR_OK && !doubt_seen(said, v[i].kind, v[i].detail))
			json_array_append_new(list, json_must(json_pack(
			    "{s:s, s:n, s:s, s:s?}", "kind", v[i].kind,
			    "page", "detail", v[i].detail, "other",
			    v[i].other ? v[i].other->id : NULL)));
		free(v[i].detail);
	}
	free(v);
	return st;
}

enum cr_status
dump_links(json_t *o, struct linker *l, const struct record *r,
    const struct decisions *said, struct cr_err *e)
{
	enum cr_status st = fill_parents(json_object_get(o, "parents"), l, r,
	    e);

	return st == CR_OK
	    ? add_anomalies(json_object_get(o, "anomalies"), l, r, said, e)
	    : st;
}
