/* ingest/outcome.c: what is said of slips at the end (see outcome.h). */
#include "ingest/outcome.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/progress.h"

/* Beyond that many, people get the number of the rest. */
enum { SAID_AT_MOST = 200 };

static const char *
kind_name(enum slip_kind kind)
{
	return kind == SLIP_LABEL ? "label" : kind == SLIP_ADD ? "add"
							       : "cover";
}

static const char *
or_null(const char *s)
{
	return *s ? s : NULL;
}

static json_t *
named_object(const struct group_named *n, const struct delivery *d)
{
	const struct delivery_file *f = &d->files[n->file];
	json_t *o = json_pack("{s:s, s:s, s:b, s:s, s:i, s:n, s:i, s:i}",
	    "file", f->id, "kind", kind_name(n->kind), "new", f->is_new,
	    "source", n->source, "page", n->page, "counted", "scanned",
	    n->scanned, "before", n->before);

	if (n->counted >= 0)
		json_object_set_new(o, "counted", json_integer(n->counted));
	return o;
}

static json_t *
remark_object(const struct remark *r, const struct delivery *d)
{
	struct buf text = BUF_INIT;
	json_t *o;

	remark_text(&text, r, d);
	o = json_pack("{s:s, s:b, s:s, s:i, s:s?, s:s?, s:s}", "what",
	    remark_name(r->what), "serious", remark_serious(r), "source",
	    r->source, "page", r->page, "file", or_null(remark_file(r, d)),
	    "slip", or_null(r->slip), "text", text.data);
	buf_release(&text);
	return o;
}

void
outcome_json(json_t *o, const struct grouped *g, const struct delivery *d)
{
	json_t *slips = json_array(), *remarks = json_array();
	size_t i;

	for (i = 0; i < g->n_named; i++)
		json_array_append_new(slips, named_object(&g->named[i], d));
	for (i = 0; i < g->remarks.n; i++)
		json_array_append_new(remarks,
		    remark_object(&g->remarks.v[i], d));
	json_object_set_new(o, "slips", slips);
	json_object_set_new(o, "remarks", remarks);
}

void
outcome_say(const struct grouped *g, const struct delivery *d)
{
	size_t i, known = 0;
	struct buf text = BUF_INIT;

	for (i = 0; i < g->n_named; i++)
		known += !d->files[g->named[i].file].is_new;
	if (g->n_named)
		log_info("%zu file%s named by slips or labels: %zu of them "
			 "were registered or scanned before",
		    g->n_named, plural(g->n_named), known);
	for (i = 0; i < g->remarks.n && i < SAID_AT_MOST; i++) {
		const struct remark *r = &g->remarks.v[i];

		buf_truncate(&text, 0);
		remark_text(&text, r, d);
		if (remark_serious(r) ||
		    r->scanned + r->before < r->counted)
			log_warn("'%s' page %d: %s", r->source, r->page,
			    text.data);
		else
			log_info("'%s' page %d: %s", r->source, r->page,
			    text.data);
	}
	if (g->remarks.n > SAID_AT_MOST)
		log_warn("and %zu more; '--json' has all of them",
		    g->remarks.n - SAID_AT_MOST);
	buf_release(&text);
}

enum cr_status
outcome_log(const struct grouped *g, const struct delivery *d,
    struct catalog *c, struct cr_err *e)
{
	struct buf text = BUF_INIT;
	enum cr_status st;
	size_t i;

	if (!outcome_serious(g))
		return CR_OK;
	if ((st = catalog_group_begin(c, e)) != CR_OK)
		return st;
	for (i = 0; i < g->remarks.n && st == CR_OK; i++) {
		const struct remark *r = &g->remarks.v[i];

		if (!remark_serious(r))
			continue;
		buf_truncate(&text, 0);
		buf_addf(&text, "'%s' page %d: ", r->source, r->page);
		remark_text(&text, r, d);
		st = catalog_event(c, "slip", d->batch, text.data, e);
	}
	buf_release(&text);
	return catalog_group_end(c, st, e);
}

size_t
outcome_serious(const struct grouped *g)
{
	size_t n = 0, i;

	for (i = 0; i < g->remarks.n; i++)
		n += remark_serious(&g->remarks.v[i]);
	return n;
}
