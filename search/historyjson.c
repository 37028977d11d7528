/* search/historyjson.c: a history as one JSON object: cases and links by
 * index, the entries in order of date, gaps and anomalies in words. */
#include "search/historyshow.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "codes/casejson.h"
#include "index/fields.h"
#include "search/dump.h"
#include "search/dumplabels.h"

static json_t *
text(const char *s)
{
	return json_must(s && *s ? json_string(s) : json_null());
}

static json_t *
index_json(size_t i)
{
	return json_must(json_integer((json_int_t)i));
}

static json_t *
codes_json(const struct history_case *c)
{
	json_t *list = json_must(json_array());
	size_t i, k;

	for (i = 0; i < c->n_files; i++)
		for (k = 0; k < c->files[i]->n_numbers; k++) {
			const struct rec_number *n = &c->files[i]->numbers[k];
			json_t *o;

			if (n->own != OWN_OTHER)
				continue;
			o = case_json(&n->id, n->code);
			json_object_set_new(o, "since", text(n->since));
			json_object_set_new(o, "until", text(n->until));
			json_array_append_new(list, o);
		}
	return list;
}

static json_t *
case_node(const struct shown *s, size_t at)
{
	const struct history_case *c = &s->h->cases[at];
	json_t *o = json_must(json_object()), *files = json_must(json_array());
	size_t i;

	for (i = 0; i < c->n_files; i++)
		json_array_append_new(files, text(c->files[i]->id));
	json_object_set_new(o, "n", index_json(at));
	json_object_set_new(o, "name", text(c->name));
	json_object_set_new(o, "case",
	    case_known(&c->id) ? case_json(&c->id, c->name) : json_null());
	json_object_set_new(o, "codes", codes_json(c));
	json_object_set_new(o, "asked", json_boolean(c->asked));
	json_object_set_new(o, "sure",
	    json_boolean(!c->asked || shown_sure(s, c)));
	json_object_set_new(o, "registered", json_boolean(c->n_files > 0));
	json_object_set_new(o, "files", files);
	return o;
}

static json_t *
evidence(const struct record *r, const struct rec_number *n)
{
	json_t *o = json_must(json_object());

	json_object_set_new(o, "file", text(r->id));
	json_object_set_new(o, "page",
	    n->page ? json_integer(n->page) : json_null());
	json_object_set_new(o, "box",
	    n->page ? dump_box(n->box) : json_null());
	json_object_set_new(o, "verbatim", text(n->verbatim));
	json_object_set_new(o, "quote", text(n->quote));
	json_object_set_new(o, "rule", text(n->rule));
	return o;
}

static json_t *
link_node(const struct history_link *k)
{
	json_t *o = json_must(json_object());

	json_object_set_new(o, "child", index_json(k->child));
	json_object_set_new(o, "parent", index_json(k->parent));
	json_object_set_new(o, "relation", text(k->relation));
	json_object_set_new(o, "sure", json_boolean(k->sure));
	json_object_set_new(o, "why", text(k->why));
	json_object_set_new(o, "evidence", evidence(k->file, k->number));
	return o;
}

/* How a file relates to what was asked. */
static const char *
file_relation(const struct history *h, size_t at)
{
	size_t i;

	if (h->cases[at].asked)
		return "own";
	for (i = 0; i < h->n_links; i++)
		if (h->links[i].child == at &&
		    h->cases[h->links[i].parent].asked)
			return "parent";
	return "related";
}

static json_t *
title_json(const struct shown *s, const struct record *r)
{
	struct buf b = BUF_INIT;
	json_t *o;

	fields_title(&b, s->scheme, r);
	o = text(b.data);
	buf_release(&b);
	return o;
}

static json_t *
file_node(const struct shown *s, const struct record *r, const char *relation,
    bool sure)
{
	json_t *o = json_must(json_object());

	json_object_set_new(o, "file", text(r->id));
	json_object_set_new(o, "case",
	    text(r->own >= 0 ? r->numbers[r->own].code : NULL));
	json_object_set_new(o, "relation", text(relation));
	json_object_set_new(o, "sure", json_boolean(sure));
	json_object_set_new(o, "location", dump_location(r));
	json_object_set_new(o, "volume", text(r->volume));
	json_object_set_new(o, "holder", text(r->holder));
	json_object_set_new(o, "due", text(r->due));
	json_object_set_new(o, "title", title_json(s, r));
	json_object_set_new(o, "class", text(r->klass));
	json_object_set_new(o, "pages",
	    json_integer((json_int_t)r->n_pages));
	return o;
}

static bool
linked_surely(const struct history *h, size_t at)
{
	size_t i;

	for (i = 0; i < h->n_links; i++)
		if (h->links[i].sure &&
		    (h->links[i].child == at || h->links[i].parent == at))
			return true;
	return false;
}

static json_t *
files_json(const struct shown *s)
{
	json_t *list = json_must(json_array());
	size_t i, k;

	for (i = 0; i < s->h->n; i++) {
		const struct history_case *c = &s->h->cases[i];

		for (k = 0; k < c->n_files; k++)
			json_array_append_new(list,
			    file_node(s, c->files[k], file_relation(s->h, i),
				c->asked ? shown_sure(s, c)
					 : linked_surely(s->h, i)));
	}
	for (i = 0; i < s->n_mentions; i++)
		json_array_append_new(list,
		    file_node(s, s->mentions[i].file, "mentioned",
			s->mentions[i].sure));
	return list;
}

static json_t *
timeline_json(const struct history *h)
{
	json_t *list = json_must(json_array()), *o;
	struct history_entry *v;
	size_t n = history_timeline(h, &v), i;

	for (i = 0; i < n; i++) {
		const struct rec_label *d = v[i].document;

		o = json_must(json_object());
		json_object_set_new(o, "date", text(v[i].date));
		json_object_set_new(o, "document", text(d ? d->value : NULL));
		json_object_set_new(o, "file", text(v[i].file->id));
		json_object_set_new(o, "first",
		    d ? json_integer(d->first) : json_null());
		json_object_set_new(o, "last",
		    d ? json_integer(d->last) : json_null());
		json_object_set_new(o, "case", index_json(v[i].at));
		json_array_append_new(list, o);
	}
	free(v);
	return list;
}

static void
add_gap(void *ctx, const char *kind, size_t at, const char *words)
{
	json_array_append_new(ctx,
	    json_must(json_pack("{s:s, s:I, s:s}", "kind", kind, "case",
		(json_int_t)at, "text", words)));
}

/* What was asked, where it is one case with a file here. */
static json_t *
asked_json(const struct history *h)
{
	const struct history_case *one = NULL;
	size_t i;

	for (i = 0; i < h->n; i++)
		if (h->cases[i].asked && h->cases[i].n_files && !one)
			one = &h->cases[i];
	return one && case_known(&one->id) ? case_json(&one->id, one->name)
					   : json_must(json_null());
}

void
history_json(struct buf *out, const struct shown *s)
{
	const struct history *h = s->h;
	json_t *o = json_must(json_object()), *cases = json_must(json_array());
	json_t *links = json_must(json_array());
	json_t *gaps = json_must(json_array());
	json_t *odd = json_must(json_array());
	char *line;
	size_t i;

	for (i = 0; i < h->n; i++)
		json_array_append_new(cases, case_node(s, i));
	for (i = 0; i < h->n_links; i++)
		json_array_append_new(links, link_node(&h->links[i]));
	shown_gaps(s, add_gap, gaps);
	for (i = 0; i < h->n_anomalies; i++)
		json_array_append_new(odd,
		    json_must(json_pack("{s:s, s:I, s:s}", "kind",
			h->anomalies[i].kind, "case",
			(json_int_t)h->anomalies[i].at, "detail",
			h->anomalies[i].detail)));
	json_object_set_new(o, "v", json_integer(1));
	json_object_set_new(o, "number", text(s->number));
	json_object_set_new(o, "case", asked_json(h));
	json_object_set_new(o, "files", files_json(s));
	json_object_set_new(o, "cases", cases);
	json_object_set_new(o, "links", links);
	json_object_set_new(o, "timeline", timeline_json(h));
	json_object_set_new(o, "gaps", gaps);
	json_object_set_new(o, "anomalies", odd);
	json_object_set_new(o, "more", json_boolean(h->more));
	if (!(line = json_dumps(o, JSON_COMPACT)))
		abort();
	buf_adds(out, line);
	buf_addc(out, '\n');
	free(line);
	json_decref(o);
}
