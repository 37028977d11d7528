/* search/dump.c: a record as JSON (see dump.h).  A field that is not known is
 * null or empty, never guessed; the parts that later stages will fill
 * (documents, subjects, offences, judge) are there and empty. */
#include "search/dump.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "codes/casejson.h"

/* jansson fails for want of memory only: the strings are valid UTF-8. */
static json_t *
must(json_t *o)
{
	if (!o)
		abort();
	return o;
}

/* One decimal is what a person can use; and equal runs print equal text. */
static json_t *
rounded(double v, double steps)
{
	return must(json_real(round(v * steps) / steps));
}

static json_t *
box_json(struct box b)
{
	return must(json_pack("[i,i,i,i]", b.x, b.y, b.w, b.h));
}

json_t *
dump_location(const struct record *r)
{
	return must(json_pack("{s:s?, s:s?, s:s?}", "room", r->room, "shelf",
	    r->shelf, "box", r->box));
}

/* What reading a page found, which is not known before it is read. */
static void
add_reading(json_t *o, const struct rec_page *p)
{
	bool read = !strcmp(p->status, "read") && strcmp(p->kind, "cover");

	json_object_set_new(o, "rotation",
	    read ? json_integer(p->rotation) : json_null());
	json_object_set_new(o, "mirrored",
	    read ? json_boolean(p->mirrored) : json_null());
	json_object_set_new(o, "skew",
	    read ? rounded(p->skew, 100) : json_null());
	json_object_set_new(o, "kind",
	    p->kind[0] ? json_string(p->kind) : json_null());
	json_object_set_new(o, "confidence",
	    read ? rounded(p->confidence, 10) : json_null());
	json_object_set_new(o, "words",
	    read ? json_integer(p->words) : json_null());
}

static json_t *
page_json(const struct rec_page *p)
{
	json_t *o = must(json_pack("{s:i, s:s, s:s, s:i, s:s}", "n", p->n, "id",
	    p->id, "source", p->source, "source_page", p->source_page,
	    "sha256", p->sha256));

	json_object_set_new(o, "width",
	    p->width ? json_integer(p->width) : json_null());
	json_object_set_new(o, "height",
	    p->height ? json_integer(p->height) : json_null());
	json_object_set_new(o, "dpi",
	    p->dpi ? json_integer(p->dpi) : json_null());
	add_reading(o, p);
	json_object_set_new(o, "status", json_string(p->status));
	json_object_set_new(o, "reason",
	    p->reason ? json_string(p->reason) : json_null());
	return o;
}

static json_t *
id_json(const struct rec_number *n)
{
	return n->settled ? case_json(&n->id, n->code) : json_null();
}

static json_t *
page_n(const struct rec_number *n)
{
	return n->page ? json_integer(n->page) : json_null();
}

static json_t *
where_json(const struct rec_number *n)
{
	return n->page ? box_json(n->box) : json_null();
}

static json_t *
number_json(const struct rec_number *n)
{
	return must(json_pack("{s:s, s:s, s:o, s:o, s:o, s:o}", "verbatim",
	    n->verbatim, "role", n->role, "page", page_n(n), "box",
	    where_json(n), "case", id_json(n), "score",
	    rounded(n->score, 1000)));
}

static json_t *
own_case(const struct record *r)
{
	const struct rec_number *n;
	json_t *o, *evidence;

	if (r->own < 0)
		return json_null();
	n = &r->numbers[r->own];
	o = case_json(&n->id, n->code);
	/* what stands on the jacket was typed by a person */
	json_object_set_new(o, "source",
	    json_string(n->page ? "machine" : "person"));
	json_object_set_new(o, "score", rounded(n->score, 1000));
	evidence = must(json_pack("[{s:o, s:o, s:s, s:s}]", "page", page_n(n),
	    "box", where_json(n), "quote", n->quote, "rule", n->rule));
	json_object_set_new(o, "evidence", evidence);
	return o;
}

static json_t *
parent_json(const struct rec_number *n)
{
	return must(json_pack("{s:n, s:o, s:s, s:o, s:o, s:n}", "relation",
	    "case", id_json(n), "verbatim", n->verbatim, "page", page_n(n),
	    "box", where_json(n), "file"));
}

/* "A v B", "A vs. B", "A versus B": the sides; roles are for the pages to
 * say. */
static const char *
versus(const char *s, size_t *len)
{
	static const char *const words[] = { " v ", " v. ", " vs ", " vs. ",
		" versus " };
	const char *p;
	size_t i;

	for (p = s; *p; p++)
		for (i = 0; i < sizeof words / sizeof *words; i++)
			if (!strncasecmp(p, words[i], strlen(words[i]))) {
				*len = strlen(words[i]);
				return p;
			}
	return NULL;
}

static json_t *
parties_json(const struct record *r)
{
	json_t *list = must(json_array());
	const char *s = r->parties, *v;
	size_t len;

	while (s && *s) {
		v = versus(s, &len);
		json_array_append_new(list,
		    must(json_pack("{s:s%, s:n, s:n}", "name", s,
			v ? (size_t)(v - s) : strlen(s), "role", "page")));
		s = v ? v + len : NULL;
	}
	return list;
}

static void
anomaly(json_t *list, const char *kind, int page, const char *detail)
{
	json_array_append_new(list,
	    must(json_pack("{s:s, s:o, s:s, s:n}", "kind", kind, "page",
		page ? json_integer(page) : json_null(), "detail", detail,
		"other")));
}

static json_t *
anomalies_json(const struct record *r)
{
	json_t *list = must(json_array());
	const struct rec_number *own;
	size_t i;

	if (r->own < 0) {
		anomaly(list, "no-number", 0,
		    "no case number on the jacket or in the heading");
		return list;
	}
	own = &r->numbers[r->own];
	for (i = 0; i < r->n_numbers; i++) {
		const struct rec_number *n = &r->numbers[i];

		if (n->settled && !strcmp(n->role, "own") &&
		    !case_match(&n->id, &own->id)) {
			char *detail = xasprintf("%s, but %s", own->verbatim,
			    n->verbatim);

			anomaly(list, "number-conflict", n->page, detail);
			free(detail);
		}
	}
	return list;
}

json_t *
dump_record(const struct record *r)
{
	json_t *o, *sources = must(json_array()), *pages = must(json_array());
	json_t *numbers = must(json_array()), *parents = must(json_array());
	size_t i;

	for (i = 0; i < r->n_sources; i++)
		json_array_append_new(sources, json_string(r->sources[i]));
	for (i = 0; i < r->n_pages; i++)
		json_array_append_new(pages, page_json(&r->pages[i]));
	for (i = 0; i < r->n_numbers; i++) {
		json_array_append_new(numbers, number_json(&r->numbers[i]));
		if (!strcmp(r->numbers[i].role, "parent"))
			json_array_append_new(parents,
			    parent_json(&r->numbers[i]));
	}
	o = must(json_pack("{s:i, s:s, s:s?, s:o, s:o, s:s?, s:s?, s:o, s:[], "
			   "s:o, s:o, s:o, s:[], s:[], s:o, s:n, s:s}",
	    "v", 1, "file", r->id, "batch", r->batch, "sources", sources,
	    "location", dump_location(r), "volume", r->volume, "holder",
	    r->holder, "pages", pages, "documents", "numbers", numbers, "case",
	    own_case(r), "parents", parents, "subjects", "offences", "parties",
	    parties_json(r), "judge", "status", "unknown"));
	json_object_set_new(o, "dates",
	    must(json_pack("{s:s?, s:n, s:[], s:n}", "registered",
		r->registered, "filed", "hearings", "judgment")));
	json_object_set_new(o, "access",
	    must(json_pack("{s:s, s:s?, s:s}", "class", r->klass, "reason",
		r->klass_reason, "source", r->klass_source)));
	json_object_set_new(o, "anomalies", anomalies_json(r));
	return o;
}
