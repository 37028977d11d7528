/* search/dump.c: a record as JSON (see dump.h): pages, numbers, the case and
 * its parents; dumplabels.c has the labels.  A field that is not known is null
 * or empty, never guessed. */
#include "search/dump.h"

#include <stdlib.h>
#include <string.h>

#include "codes/casejson.h"
#include "search/dumplabels.h"

json_t *
dump_location(const struct record *r)
{
	return json_must(json_pack("{s:s?, s:s?, s:s?}", "room", r->room,
	    "shelf", r->shelf, "box", r->box));
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
	    read ? dump_rounded(p->skew, 100) : json_null());
	json_object_set_new(o, "kind",
	    p->kind[0] ? json_string(p->kind) : json_null());
	json_object_set_new(o, "confidence",
	    read ? dump_rounded(p->confidence, 10) : json_null());
	json_object_set_new(o, "words",
	    read ? json_integer(p->words) : json_null());
	json_object_set_new(o, "language",
	    read && p->lang[0] ? json_string(p->lang) : json_null());
	json_object_set_new(o, "prep",
	    read && p->prep[0] ? json_string(p->prep) : json_null());
	json_object_set_new(o, "transcript", p->typist
	    ? json_must(json_pack("{s:s, s:s}", "by", p->typist, "at",
		  p->typed))
	    : json_null());
}

static json_t *
page_json(const struct rec_page *p)
{
	json_t *o = json_must(json_pack("{s:i, s:s, s:s, s:i, s:s}", "n",
	    p->n, "id", p->id, "source", p->source, "source_page",
	    p->source_page, "sha256", p->sha256));

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

/* ---- numbers ------------------------------------------------------------- */

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
	return n->page ? dump_box(n->box) : json_null();
}

/* What stands on the jacket was typed by a person. */
static const char *
source(const struct rec_number *n)
{
	return n->person || !n->page ? "person" : "machine";
}

static json_t *
number_json(const struct rec_number *n)
{
	return json_must(json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:s}",
	    "verbatim", n->verbatim, "role", n->role, "page", page_n(n), "box",
	    where_json(n), "case", id_json(n), "score",
	    dump_rounded(n->score, 1000), "source", source(n)));
}

static json_t *
numbers_json(const struct record *r)
{
	json_t *list = json_must(json_array());
	size_t i;

	for (i = 0; i < r->n_numbers; i++)
		json_array_append_new(list, number_json(&r->numbers[i]));
	return list;
}

static json_t *
number_evidence(const struct rec_number *n)
{
	return dump_evidence(n->page, n->box, n->quote, n->rule);
}

/* Where else the file says the same: a registered number and the headings, a
 * person's and the machine's. */
static json_t *
own_evidence(const struct record *r)
{
	enum { MOST = 8 };
	const struct rec_number *own = &r->numbers[r->own];
	json_t *list = json_must(json_array());
	size_t i;

	json_array_append_new(list, number_evidence(own));
	if (!own->page && r->court && !strcmp(own->rule, "jacket-court"))
		json_array_append_new(list, dump_evidence(0, own->box,
		    r->court, own->rule));
	for (i = 0; i < r->n_numbers && json_array_size(list) < MOST; i++) {
		const struct rec_number *n = &r->numbers[i];

		if (n != own && n->settled && !strcmp(n->role, "own") &&
		    case_match(&n->id, &own->id))
			json_array_append_new(list, number_evidence(n));
	}
	return list;
}

/* Further codes of the case: tried together with it, or its own before or
 * after, with the dates. */
static json_t *
codes_json(const struct record *r)
{
	json_t *list = json_must(json_array()), *o;
	size_t i;

	for (i = 0; i < r->n_numbers; i++) {
		const struct rec_number *n = &r->numbers[i];

		if ((int)i == r->own || n->own == OWN_NOT || !n->settled)
			continue;
		o = case_json(&n->id, n->code);
		json_object_set_new(o, "since",
		    n->since[0] ? json_string(n->since) : json_null());
		json_object_set_new(o, "until",
		    n->until[0] ? json_string(n->until) : json_null());
		json_object_set_new(o, "source", json_string(source(n)));
		json_object_set_new(o, "evidence",
		    json_must(json_pack("[o]", number_evidence(n))));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
own_case(const struct record *r)
{
	const struct rec_number *n;
	json_t *o;

	if (r->own < 0)
		return json_null();
	n = &r->numbers[r->own];
	o = case_json(&n->id, n->code);
	json_object_set_new(o, "source", json_string(source(n)));
	json_object_set_new(o, "score", dump_rounded(n->score, 1000));
	json_object_set_new(o, "evidence", own_evidence(r));
	json_object_set_new(o, "codes", codes_json(r));
	return o;
}

/* ---- parents ------------------------------------------------------------- */

static bool
is_parent(const struct rec_number *n)
{
	return !strcmp(n->role, "parent");
}

/* How much is known of court and station. */
static int
fullness(const struct rec_number *n)
{
	return (n->id.court[0] != '\0') + (n->id.station[0] != '\0');
}

/* Is the same parent named by another number that says it better: a
 * person's, a fuller one, an earlier one?  And no case is its own parent. */
static bool
said_better(const struct record *r, size_t at)
{
	const struct rec_number *x = &r->numbers[at], *n;
	size_t i;
	int by;

	if (r->own >= 0 && x->settled &&
	    case_match(&x->id, &r->numbers[r->own].id))
		return true;
	for (i = 0; i < r->n_numbers; i++) {
		n = &r->numbers[i];
		if (i == at || !is_parent(n) || n->settled != x->settled ||
		    (x->settled ? !case_match(&n->id, &x->id)
				: strcmp(n->verbatim, x->verbatim) != 0))
			continue;
		by = n->person - x->person;
		if (!by)
			by = fullness(n) - fullness(x);
		if (by > 0 || (!by && i < at))
			return true;
	}
	return false;
}

bool
dump_has_parent(const struct record *r, size_t number)
{
	return is_parent(&r->numbers[number]) && !said_better(r, number);
}

static json_t *
parent_json(const struct rec_number *n)
{
	return json_must(json_pack(
	    "{s:s?, s:o, s:s, s:o, s:o, s:n, s:o, s:s, s:o}", "relation",
	    n->relation[0] ? n->relation : NULL, "case", id_json(n),
	    "verbatim", n->verbatim, "page", page_n(n), "box", where_json(n),
	    "file", "score", dump_rounded(n->score, 1000), "source",
	    source(n), "evidence",
	    json_must(json_pack("[o]", number_evidence(n)))));
}

static json_t *
parents_json(const struct record *r)
{
	json_t *list = json_must(json_array());
	size_t i;

	for (i = 0; i < r->n_numbers; i++)
		if (dump_has_parent(r, i))
			json_array_append_new(list,
			    parent_json(&r->numbers[i]));
	return list;
}

/* ---- all of it ----------------------------------------------------------- */

json_t *
dump_record(const struct record *r, const struct decisions *said)
{
	json_t *sources = json_must(json_array());
	json_t *pages = json_must(json_array());
	size_t i;

	for (i = 0; i < r->n_sources; i++)
		json_array_append_new(sources, json_string(r->sources[i]));
	for (i = 0; i < r->n_pages; i++)
		json_array_append_new(pages, page_json(&r->pages[i]));
	return json_must(json_pack(
	    "{s:i, s:s, s:s?, s:o, s:o, s:s?, s:s?, s:s?, s:s?, s:s?, s:o, "
	    "s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, "
	    "s:o, s:s?, s:o}",
	    "v", 1, "file", r->id, "batch", r->batch, "sources", sources,
	    "location", dump_location(r), "volume", r->volume, "part",
	    r->part, "holder", r->holder, "since", r->since, "due", r->due,
	    "pages", pages, "documents", dump_documents(r),
	    "numbers", numbers_json(r), "case", own_case(r), "parents",
	    parents_json(r), "subjects", dump_subjects(r), "offences",
	    dump_offences(r), "parties", dump_parties(r, said), "judge",
	    dump_judge(r), "status", dump_status(r), "outcome",
	    dump_outcome(r), "dates", dump_dates(r), "access", dump_access(r),
	    "anomalies", dump_anomalies(r), "scheme", r->scheme, "evidence",
	    dump_reasons(r)));
}
