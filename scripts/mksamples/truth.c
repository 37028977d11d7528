/* mksamples/truth.c: the answer sheet, one JSON file for each sample file. */
#include "scripts/mksamples/truth.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "scripts/mksamples/matter.h"
#include "scripts/mksamples/util.h"

struct truth {
	json_t *root;
	json_t *sources;
	json_t *pages;
	json_t *documents;
	const struct matter *m;
	json_t *open; /* the document whose last page is not yet known */
	char name[64];
};

/* A new reference is handed over each time, so nothing is freed here. */
static void
set(json_t *o, const char *key, json_t *v)
{
	if (!v || json_object_set_new(o, key, v) < 0)
		die("cannot tell '%s' in the truth", key);
}

static json_t *
text_or_null(const char *s)
{
	return s ? json_string(s) : json_null();
}

static json_t *
tell_case(const struct number *n, bool division)
{
	json_t *o = json_object();

	set(o, "court", json_string(court_code(n->court)));
	set(o, "station", text_or_null(n->station->code));
	set(o, "station_name", json_string(n->station->name));
	set(o, "division", text_or_null(division ? n->division : NULL));
	set(o, "type", json_string(n->type));
	set(o, "serial", json_integer(n->serial));
	set(o, "year", json_integer(n->year));
	return o;
}

static void
tell_side(json_t *list, const struct side *s)
{
	char role[40];
	char *p;
	int i;

	if (s->n == 0)
		return;
	copy(role, sizeof(role), s->role);
	for (p = role; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	for (i = 0; i < s->n; i++) {
		json_t *o = json_object();

		set(o, "name", json_string(s->name[i]));
		set(o, "role", json_string(role));
		json_array_append_new(list, o);
	}
}

struct truth *
truth_new(const struct matter *m, const char *name, const char *written)
{
	struct truth *t = xalloc(1, sizeof(*t));
	json_t *parents = json_array();
	json_t *cases = json_array();
	json_t *parties = json_array();
	int i;

	t->m = m;
	t->root = json_object();
	t->sources = json_array();
	t->pages = json_array();
	t->documents = json_array();
	copy(t->name, sizeof(t->name), name);
	for (i = 0; i < m->nparents; i++) {
		json_array_append_new(parents, json_string(m->parent_text[i]));
		json_array_append_new(cases, tell_case(&m->parent[i], false));
	}
	tell_side(parties, &m->a);
	tell_side(parties, &m->b);
	set(t->root, "file", json_string(name));
	set(t->root, "sources", t->sources);
	set(t->root, "number", json_string(written));
	set(t->root, "case", tell_case(&m->no, m->heading || m->coded));
	set(t->root, "parents", parents);
	set(t->root, "parent_cases", cases);
	set(t->root, "parties", parties);
	set(t->root, "documents", t->documents);
	set(t->root, "class", json_string(m->cls));
	set(t->root, "subject", json_string(m->subject));
	set(t->root, "offence",
	    text_or_null(m->offence ? m->offence->name : NULL));
	set(t->root, "judge", json_null());
	set(t->root, "filed", json_null());
	set(t->root, "judgment", json_null());
	set(t->root, "status", json_string("unknown"));
	set(t->root, "pages", t->pages);
	return t;
}

void
truth_page(struct truth *t, const char *source, int source_page,
    const char *kind, int rotation, double skew, const char *text)
{
	size_t n = json_array_size(t->sources);
	const char *last =
	    n ? json_string_value(json_array_get(t->sources, n - 1)) : "";
	json_t *o = json_object();

	if (strcmp(last, source) != 0)
		json_array_append_new(t->sources, json_string(source));
	set(o, "n", json_integer((json_int_t)json_array_size(t->pages) + 1));
	set(o, "source", json_string(source));
	set(o, "source_page", json_integer(source_page));
	set(o, "kind", json_string(kind));
	set(o, "rotation", json_integer(rotation));
	set(o, "skew", json_real(skew));
	set(o, "text", json_string(text));
	json_array_append_new(t->pages, o);
	if (t->open && strcmp(kind, "blank") != 0)
		set(t->open, "last",
		    json_integer((json_int_t)json_array_size(t->pages)));
}

/* What the papers so far tell of the course of the case. */
static void
tell_course(struct truth *t, const char *type, const char *date)
{
	bool decides = strcmp(type, "judgment") == 0 ||
	    strcmp(type, "ruling") == 0;

	if (json_array_size(t->documents) == 1) {
		set(t->root, "filed", json_string(date));
		set(t->root, "status", json_string("pending"));
	}
	if (decides) {
		set(t->root, "judge", json_string(t->m->judge));
		set(t->root, "judgment", json_string(date));
	}
	if (decides || strcmp(type, "grant") == 0)
		set(t->root, "status", json_string("disposed"));
}

void
truth_document(struct truth *t, const char *type, struct day d)
{
	json_int_t first = (json_int_t)json_array_size(t->pages) + 1;
	char date[16];

	put(date, sizeof(date), "%04d-%02d-%02d", d.y % 10000, d.m % 100,
	    d.d % 100);
	t->open = json_object();
	set(t->open, "type", json_string(type));
	set(t->open, "first", json_integer(first));
	set(t->open, "last", json_integer(first));
	set(t->open, "date", json_string(date));
	json_array_append_new(t->documents, t->open);
	tell_course(t, type, date);
}

void
truth_close(struct truth *t, const char *dir)
{
	char path[4096];

	put(path, sizeof(path), "%s/%s.json", dir, t->name);
	if (json_dump_file(
		t->root, path, JSON_INDENT(1) | JSON_REAL_PRECISION(4)) < 0)
		die("cannot write '%s'", path);
	json_decref(t->root);
	free(t);
}
