/* registry/status_json.c: the whole of an archive's state, for programs (see
 * status_json.h). */
#include "registry/status_json.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/mem.h"
#include "codes/casejson.h"

char *
status_series(const struct undecided *u)
{
	return xasprintf("%s/%s/%s", u->court, u->station, u->type);
}

static enum cr_status
as_json(void *ctx, const struct trouble *t, struct cr_err *e)
{
	(void)e;
	json_array_append_new(ctx,
	    json_pack("{s:s, s:s, s:s}", "where", t->where, "name", t->name,
		"detail", t->detail));
	return CR_OK;
}

static json_t *
year_json(int year)
{
	return year ? json_integer(year) : json_null();
}

static enum cr_status
series_json(void *ctx, const struct undecided *u, struct cr_err *e)
{
	char *name = u->court ? status_series(u) : NULL;

	(void)e;
	json_array_append_new(ctx,
	    json_pack("{s:s?, s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:I}",
		"series", name, "court", u->court, "station", u->station,
		"station_name", u->station_name, "type", u->type,
		"year_from", year_json(u->year_from), "year_to",
		year_json(u->year_to), "files", (json_int_t)u->files));
	free(name);
	return CR_OK;
}

static enum cr_status
differing_json(void *ctx, const struct differing *d, struct cr_err *e)
{
	(void)e;
	json_array_append_new(ctx,
	    json_pack("{s:s, s:I, s:I, s:I}", "file", d->id, "counted",
		(json_int_t)d->counted, "scanned", (json_int_t)d->scanned,
		"blank", (json_int_t)d->blank));
	return CR_OK;
}

static enum cr_status
desk_json(json_t *o, struct catalog *c, const struct report_desk *k,
    struct cr_err *e)
{
	json_t *differing = json_array(), *desk;
	enum cr_status st = report_differing(c, differing_json, differing, e);

	desk = json_must(json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:o}",
	    "out", (json_int_t)k->out, "overdue", (json_int_t)k->overdue,
	    "boxes_out", (json_int_t)k->boxes_out, "blank_ids",
	    (json_int_t)k->blank_ids, "label_not_printed",
	    (json_int_t)k->label_not_printed, "withdrawn",
	    (json_int_t)k->withdrawn, "pages_differ", differing));
	json_object_update(o, desk);
	json_decref(desk);
	return st;
}

enum cr_status
status_json(struct catalog *c, const struct catalog_counts *n,
    const struct report_desk *k, const struct wanted_counts *w,
    struct cr_err *e)
{
	json_t *failed = json_array(), *refused = json_array();
	json_t *series = json_array(), *o;
	enum cr_status st;

	st = report_troubles(c, TROUBLE_FAILED, as_json, failed, e);
	if (st == CR_OK)
		st = report_troubles(c, TROUBLE_REFUSED, as_json, refused, e);
	if (st == CR_OK)
		st = report_undecided(c, series_json, series, e);
	o = json_pack("{s:i, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, "
		      "s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o, s:b, s:I, s:I, s:I}",
	    "v", 1, "site", catalog_site(c), "scheme", catalog_scheme(c),
	    "files", (json_int_t)n->files, "files_without_pages",
	    (json_int_t)n->files_without_pages, "unclassified",
	    (json_int_t)n->unclassified, "without_number",
	    (json_int_t)n->without_number, "number_conflicts",
	    (json_int_t)n->number_conflicts, "batches",
	    (json_int_t)n->batches,
	    "pages", (json_int_t)n->pages, "images", (json_int_t)n->images,
	    "read", (json_int_t)n->read, "blank", (json_int_t)n->blank,
	    "failed", (json_int_t)n->failed, "waiting",
	    (json_int_t)n->waiting, "to_code", (json_int_t)n->to_code,
	    "to_index", (json_int_t)n->to_index, "refused",
	    (json_int_t)n->refused, "failed_pages", failed, "refused_inputs",
	    refused, "undecided", series, "practice",
	    (int)archive_is_practice(catalog_archive(c)), "handwritten",
	    (json_int_t)w->handwritten, "unreadable",
	    (json_int_t)w->unreadable, "bad_pictures",
	    (json_int_t)w->flawed);
	json_must(o);
	if (st == CR_OK)
		st = desk_json(o, c, k, e);
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
	return st;
}
