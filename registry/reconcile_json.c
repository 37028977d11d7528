/* registry/reconcile_json.c: what was found, for programs (see
 * reconcile_show.h). */
#include "registry/reconcile_show.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "codes/casejson.h"
#include "registry/reconcile_say.h"
#include "registry/reconcile_steps.h"

static json_t *
text(const char *s)
{
	return s ? json_string(s) : json_null();
}

static json_t *
case_of(const struct reconcile *r, const struct case_id *id)
{
	struct buf code = BUF_INIT;
	json_t *j;

	scheme_write(r->scheme, id, &code);
	j = case_json(id, code.data);
	buf_release(&code);
	return j;
}

static json_t *
row(const struct reconcile *r, size_t i)
{
	const struct book_row *b = &r->book.v[i];
	const struct book_case *c = &r->rows[i].c;
	json_t *j = json_object(), *readings;
	size_t k;

	json_object_set_new(j, "line", b->seq ? json_null()
					      : json_integer(b->line));
	json_object_set_new(j, "typed", b->seq ? json_integer(b->seq)
					       : json_null());
	json_object_set_new(j, "page", text(b->page));
	json_object_set_new(j, "book", text(b->book));
	json_object_set_new(j, "written", text(b->number));
	json_object_set_new(j, "case", c->how == CASE_READ
		? case_of(r, &c->v[0]) : json_null());
	if (c->n && c->how != CASE_READ) {
		readings = json_array();
		for (k = 0; k < c->n; k++)
			json_array_append_new(readings, case_of(r, &c->v[k]));
		json_object_set_new(j, "candidates", readings);
	}
	json_object_set_new(j, "parties", text(shown_row_parties(r, i)));
	json_object_set_new(j, "filed", text(b->filed));
	json_object_set_new(j, "status", text(b->status));
	return j;
}

static json_t *
file(const struct reconcile *r, size_t i)
{
	const struct recon_file *f = &r->files[i];

	return json_pack("{s:s, s:{s:o, s:o, s:o}, s:o, s:o, s:o, s:o, s:o, "
			 "s:o, s:o, s:o, s:s}",
	    "file", f->id, "location", "room", text(f->room), "shelf",
	    text(f->shelf), "box", text(f->box), "volume", text(f->volume),
	    "part", text(f->part), "holder", text(f->holder), "since",
	    text(f->since), "due", text(f->due), "written",
	    text(!strcmp(f->klass, "open") ? f->written : NULL),
	    "case", f->own == NOTHING ? json_null()
				      : case_of(r, &r->refs[f->own].id),
	    "parties", text(shown_file_parties(r, i)), "class", f->klass);
}

static void
set_file(json_t *j, const char *name, const struct reconcile *r, size_t i)
{
	if (i != NOTHING)
		json_object_set_new(j, name, file(r, i));
}

static void
set_row(json_t *j, const char *name, const struct reconcile *r, size_t i)
{
	if (i != NOTHING)
		json_object_set_new(j, name, row(r, i));
}

static json_t *
finding(const struct reconcile *r, const struct finding *f)
{
	json_t *j = json_object();

	set_row(j, "row", r, f->row);
	set_file(j, "file", r, f->file);
	if (f->kind == FOUND_FILE_TWICE)
		set_file(j, "other_file", r, f->other);
	else
		set_row(j, "other_row", r, f->other);
	set_file(j, "beside", r, f->near);
	set_file(j, "perhaps", r, f->maybe);
	if (f->why)
		json_object_set_new(j, "why", json_string(f->why));
	if (f->whymaybe)
		json_object_set_new(j, "perhaps_why",
		    json_string(f->whymaybe));
	return j;
}

static json_t *
run(const struct run *x)
{
	json_t *gaps = json_array(), *outliers = json_array();
	size_t i;

	for (i = 0; i < x->n_gaps; i++)
		json_array_append_new(gaps, json_pack("[I, I]",
		    (json_int_t)x->gaps[i].first, (json_int_t)x->gaps[i].last));
	for (i = 0; i < x->n_outliers; i++)
		json_array_append_new(outliers, json_integer(x->outliers[i]));
	return json_pack("{s:I, s:I, s:I, s:I, s:b, s:I, s:o, s:o}", "seen",
	    (json_int_t)x->seen, "lowest", (json_int_t)x->lowest, "highest",
	    (json_int_t)x->highest, "begins", (json_int_t)x->begins, "sparse",
	    x->sparse, "missing", (json_int_t)x->missing, "gaps", gaps,
	    "outliers", outliers);
}

static json_t *
name_or_null(const char *s)
{
	return *s ? json_string(s) : json_null();
}

static json_t *
series(const struct recon_series *s)
{
	json_t *j = json_pack("{s:o, s:o, s:o, s:i, s:I, s:I, s:b, s:b}",
	    "court", name_or_null(s->id.court), "station",
	    name_or_null(s->id.station_name[0] ? s->id.station_name
					       : s->id.station),
	    "type", name_or_null(s->id.type), "year", s->id.year, "rows",
	    (json_int_t)s->rows, "files", (json_int_t)s->files, "covered",
	    s->covered, "elsewhere", s->elsewhere);

	if (s->both.seen || s->both.n_outliers) {
		json_object_set_new(j, "register", run(&s->reg));
		json_object_set_new(j, "shelf", run(&s->shelf));
		json_object_set_new(j, "either", run(&s->both));
	}
	return j;
}

static json_t *
counts(const struct reconcile *r)
{
	json_t *j = json_object();
	int k;

	for (k = 0; k < FOUND_KINDS; k++)
		json_object_set_new(j, finding_name((enum finding_kind)k),
		    json_integer((json_int_t)r->found[k].n));
	json_object_set_new(j, "gaps", json_integer(r->n_gaps));
	return j;
}

static json_t *
all_series(const struct reconcile *r)
{
	json_t *j = json_array();
	size_t i;

	for (i = 0; i < r->n_series; i++)
		if (r->series[i].rows || !r->book.n)
			json_array_append_new(j, series(&r->series[i]));
	return j;
}

static json_t *
summary(const struct reconcile *r)
{
	size_t i, scope = 0;

	for (i = 0; i < r->n_files; i++)
		scope += recon_in_scope(r, &r->files[i]);
	return json_pack("{s:i, s:{s:I, s:I, s:I}, s:{s:I, s:I, s:I, s:I}, "
			 "s:I, s:b, s:o, s:o}",
	    "v", 1, "register", "rows", (json_int_t)r->book.n, "unread",
	    (json_int_t)r->found[FOUND_NO_ROW].n, "left_out",
	    (json_int_t)r->n_left_out, "shelf", "files",
	    (json_int_t)(r->n_files - r->n_withdrawn), "withdrawn",
	    (json_int_t)r->n_withdrawn, "in_scope", (json_int_t)scope,
	    "court_said", (json_int_t)r->n_court_said, "tally",
	    (json_int_t)r->n_sure, "tallies", reconcile_tallies(r), "counts",
	    counts(r), "series", all_series(r));
}

static void
add_json(struct buf *out, json_t *j)
{
	char *s = json_dumps(j, JSON_COMPACT);

	buf_adds(out, s);
	free(s);
	json_decref(j);
}

/* A finding at a time: all of them as one tree are many times their text. */
void
reconcile_json(struct buf *out, const struct reconcile *r)
{
	size_t i;
	int k;

	add_json(out, summary(r));
	for (k = 0; k < FOUND_KINDS; k++) {
		buf_truncate(out, out->len - 1);
		buf_addf(out, ",\"%s\":[", finding_name((enum finding_kind)k));
		for (i = 0; i < r->found[k].n; i++) {
			if (i)
				buf_addc(out, ',');
			add_json(out, finding(r, &r->found[k].v[i]));
		}
		buf_adds(out, "]}");
	}
	buf_addc(out, '\n');
}
