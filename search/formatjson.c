/* search/formatjson.c: `search --json`, version 1, as the command line's
 * contract has it.  Fields keep this order. */
#include "search/format.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "codes/casejson.h"

/* A string of the index, made valid in case that is damaged; NULL: null. */
static json_t *
text(const char *s)
{
	struct buf b = BUF_INIT;
	json_t *o;

	if (!s)
		return json_must(json_null());
	utf8_add_clean(&b, s, strlen(s));
	o = json_must(json_stringn(b.data, b.len));
	buf_release(&b);
	return o;
}

static void
set(json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new(o, key, json_must(value)) < 0)
		abort();
}

static void
append(json_t *a, json_t *value)
{
	if (json_array_append_new(a, json_must(value)) < 0)
		abort();
}

static json_t *
facets(const struct found *f)
{
	json_t *all = json_must(json_object()), *one;
	size_t i, k;

	for (i = 0; i < N_FACETS; i++) {
		one = json_must(json_object());
		for (k = 0; k < f->answer.facets[i].n; k++) {
			const struct fts_facet *x = &f->answer.facets[i].v[k];

			if (utf8_valid(x->value, strlen(x->value)))
				set(one, x->value, json_integer(x->groups));
		}
		set(all, facet_names[i], one);
	}
	return all;
}

static json_t *
location(const struct file_place *p)
{
	json_t *o = json_must(json_object());

	set(o, "room", text(p->room));
	set(o, "shelf", text(p->shelf));
	set(o, "box", text(p->box));
	return o;
}

static json_t *
boxes(const struct hit *h)
{
	json_t *a = json_must(json_array());
	size_t i;

	for (i = 0; i < h->n_boxes; i++) {
		const struct box *b = &h->boxes[i];

		append(a, json_pack("[i,i,i,i,i]", h->page.n, b->x, b->y, b->w,
		    b->h));
	}
	return a;
}

static json_t *
hit(const struct hit *h, unsigned rank)
{
	json_t *o = json_must(json_object()), *pages = json_must(json_array());
	struct buf b = BUF_INIT;
	size_t i;

	snippet_write(&h->snippet, &b, "<b>", "</b>", true);
	for (i = 0; i < h->n_pages; i++)
		append(pages, json_integer(h->pages[i]));
	set(o, "rank", json_integer(rank));
	set(o, "score", json_real(round(h->score * 1000) / 1000));
	set(o, "file", text(h->page.id));
	set(o, "location", location(&h->at));
	set(o, "volume", text(h->at.volume));
	set(o, "holder", text(h->at.holder));
	set(o, "due", text(h->at.due));
	set(o, "case", text(h->page.code));
	set(o, "title", text(h->page.title));
	set(o, "document", text(h->page.document));
	set(o, "page", h->page.n ? json_integer(h->page.n) : json_null());
	set(o, "pages", pages);
	set(o, "snippet", text(b.data));
	set(o, "boxes", boxes(h));
	set(o, "class", text(h->page.klass));
	buf_release(&b);
	return o;
}

void
format_json(struct buf *out, const char *query, const struct found *f,
    unsigned offset)
{
	json_t *o = json_must(json_object()), *hits = json_must(json_array());
	char *line;
	size_t i;

	for (i = 0; i < f->n; i++)
		append(hits, hit(&f->v[i], offset + (unsigned)i + 1));
	set(o, "v", json_integer(1));
	set(o, "query", text(query));
	set(o, "matches", json_integer(f->matches));
	set(o, "exact", json_boolean(f->exact));
	set(o, "suggestion", text(f->suggestion));
	set(o, "facets", facets(f));
	set(o, "hits", hits);
	line = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(10));
	if (!line)
		abort();
	buf_adds(out, line);
	buf_addc(out, '\n');
	free(line);
	json_decref(o);
}
