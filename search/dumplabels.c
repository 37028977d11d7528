/* search/dumplabels.c: labels as JSON (see dumplabels.h). */
#include "search/dumplabels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "catalog/wanted.h"
#include "codes/casejson.h"
#include "index/words.h"

/* One decimal is what a person can use; and equal runs print equal text. */
json_t *
dump_rounded(double v, double steps)
{
	return json_must(json_real(round(v * steps) / steps));
}

json_t *
dump_box(struct box b)
{
	return json_must(json_pack("[i,i,i,i]", b.x, b.y, b.w, b.h));
}

json_t *
dump_evidence(int page, struct box box, const char *quote, const char *rule)
{
	return json_must(json_pack("{s:o, s:o, s:s?, s:s?}", "page",
	    page ? json_integer(page) : json_null(), "box",
	    page ? dump_box(box) : json_null(), "quote", quote, "rule",
	    rule));
}

static json_t *
evidence(const struct rec_label *l)
{
	json_t *list = json_must(json_array());
	size_t i;

	for (i = 0; i < l->n_evidence; i++)
		json_array_append_new(list, dump_evidence(l->evidence[i].page,
		    l->evidence[i].box, l->evidence[i].quote,
		    l->evidence[i].rule));
	return list;
}

static const char *
known(const char *s)
{
	return s && *s ? s : NULL;
}

static const char *
source(const struct rec_label *l)
{
	return l->person ? "person" : "machine";
}

static const struct rec_label *
first_label(const struct record *r, enum label_kind kind, const char *value)
{
	size_t i;

	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == kind &&
		    (!value || !strcmp(r->labels[i].value, value)))
			return &r->labels[i];
	return NULL;
}

/* ---- documents, topics --------------------------------------------------- */

static json_t *
document_json(const struct record *r, const struct rec_label *l)
{
	const struct rec_number *n = NULL;

	if (l->number >= 0 && (size_t)l->number < r->n_numbers)
		n = &r->numbers[l->number];
	return json_must(json_pack(
	    "{s:s, s:o, s:o, s:s?, s:o, s:o, s:s, s:o}", "type", l->value,
	    "first", l->first ? json_integer(l->first) : json_null(), "last",
	    l->last ? json_integer(l->last) : json_null(), "date",
	    known(l->date), "case",
	    n && n->settled ? case_json(&n->id, n->code) : json_null(),
	    "score", dump_rounded(l->score, 1000), "source", source(l),
	    "evidence", evidence(l)));
}

static json_t *
subject_json(const struct record *r, const struct rec_label *l)
{
	(void)r;
	return json_must(json_pack("{s:s, s:s?, s:o, s:o, s:s, s:o}", "code",
	    l->value, "title", l->detail, "score",
	    dump_rounded(l->score, 1000), "model",
	    dump_rounded(l->second, 1000), "source", source(l), "evidence",
	    evidence(l)));
}

static json_t *
offence_json(const struct record *r, const struct rec_label *l)
{
	(void)r;
	return json_must(json_pack(
	    "{s:s, s:s?, s:s?, s:s?, s:o, s:s, s:o}", "name", l->value,
	    "statute", l->statute, "section", l->section, "edition",
	    l->edition, "score", dump_rounded(l->score, 1000), "source",
	    source(l), "evidence", evidence(l)));
}

static json_t *
list_of(const struct record *r, enum label_kind kind,
    json_t *(*one)(const struct record *r, const struct rec_label *l))
{
	json_t *list = json_must(json_array());
	size_t i;

	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == kind)
			json_array_append_new(list, one(r, &r->labels[i]));
	return list;
}

json_t *
dump_documents(const struct record *r)
{
	return list_of(r, LABEL_DOCUMENT, document_json);
}

json_t *
dump_subjects(const struct record *r)
{
	return list_of(r, LABEL_SUBJECT, subject_json);
}

json_t *
dump_offences(const struct record *r)
{
	return list_of(r, LABEL_OFFENCE, offence_json);
}

/* ---- people -------------------------------------------------------------- */

static json_t *
party_json(const struct record *r, const struct rec_label *l)
{
	const struct rec_evidence *e = l->n_evidence ? l->evidence : NULL;

	(void)r;
	return json_must(json_pack(
	    "{s:s, s:s?, s:s?, s:o, s:o, s:o, s:s, s:o}", "name", l->value,
	    "role", known(l->role), "second_role", known(l->detail), "page",
	    e && e->page ? json_integer(e->page) : json_null(), "box",
	    e && e->page ? dump_box(e->box) : json_null(), "score",
	    dump_rounded(l->score, 1000), "source", source(l), "evidence",
	    evidence(l)));
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
		for (i = 0; *p == ' ' && i < sizeof words / sizeof *words; i++)
			if (!strncasecmp(p, words[i], strlen(words[i]))) {
				*len = strlen(words[i]);
				return p;
			}
	return NULL;
}

/* One whom only the jacket names; its words are the evidence. */
static json_t *
jacket_party(const struct record *r, const char *name, size_t len)
{
	const struct box nowhere = { 0, 0, 0, 0 };

	return json_must(json_pack(
	    "{s:s%, s:n, s:n, s:n, s:n, s:o, s:s, s:[o]}", "name", name, len,
	    "role", "second_role", "page", "box", "score", dump_rounded(1, 1),
	    "source", "person", "evidence",
	    dump_evidence(0, nowhere, r->parties, "jacket")));
}

/* Did a person say that he is none?  One who is said to be a party after
 * that is among the labels. */
static bool
is_denied(const struct decisions *said, const char *name, size_t len)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool is = false;
	size_t i;

	words_fold(&a, name, len);
	for (i = 0; i < said->n && !is; i++) {
		if (strcmp(said->v[i].kind, "not-party") != 0)
			continue;
		buf_reset(&b);
		words_fold(&b, said->v[i].value, strlen(said->v[i].value));
		is = a.len && b.len && !strcmp(a.data, b.data);
	}
	buf_release(&a);
	buf_release(&b);
	return is;
}

/* Do the labels name him, in capitals or small letters? */
static bool
is_label(const struct record *r, const char *name, size_t len)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool is = false;
	size_t i;

	words_fold(&a, name, len);
	for (i = 0; i < r->n_labels && !is; i++) {
		if (r->labels[i].kind != LABEL_PARTY)
			continue;
		buf_reset(&b);
		words_fold(&b, r->labels[i].value, strlen(r->labels[i].value));
		is = !strcmp(a.data, b.data);
	}
	buf_release(&a);
	buf_release(&b);
	return is;
}

/* Whom the pages name, and whom only the jacket. */
json_t *
dump_parties(const struct record *r, const struct decisions *said)
{
	json_t *list = list_of(r, LABEL_PARTY, party_json);
	const char *s = r->parties, *v;
	size_t len = 0, n;

	while (s && *s) {
		v = versus(s, &len);
		n = v ? (size_t)(v - s) : strlen(s);
		if (n && !is_label(r, s, n) && !is_denied(said, s, n))
			json_array_append_new(list, jacket_party(r, s, n));
		s = v ? v + len : NULL;
	}
	return list;
}

json_t *
dump_judge(const struct record *r)
{
	const struct rec_label *l = first_label(r, LABEL_JUDGE, NULL);

	return json_must(l ? json_string(l->value) : json_null());
}

/* ---- the course of the case ---------------------------------------------- */

json_t *
dump_status(const struct record *r)
{
	const struct rec_label *l = first_label(r, LABEL_STATUS, NULL);

	return json_must(json_string(l ? l->value : "unknown"));
}

json_t *
dump_outcome(const struct record *r)
{
	const struct rec_label *l = first_label(r, LABEL_STATUS, NULL);

	return json_must(l && known(l->detail) ? json_string(l->detail)
					       : json_null());
}

static json_t *
date_of(const struct record *r, const char *what)
{
	const struct rec_label *l = first_label(r, LABEL_DATE, what);

	return json_must(l && l->date[0] ? json_string(l->date)
					 : json_null());
}

static json_t *
hearing_json(const struct record *r, const struct rec_label *l)
{
	(void)r;
	return json_must(json_string(l->date));
}

static json_t *
hearing_evidence(const struct record *r, const struct rec_label *l)
{
	(void)r;
	return evidence(l);
}

static json_t *
hearings(const struct record *r,
    json_t *(*one)(const struct record *r, const struct rec_label *l))
{
	json_t *list = json_must(json_array());
	size_t i;

	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == LABEL_DATE &&
		    !strcmp(r->labels[i].value, "hearing"))
			json_array_append_new(list, one(r, &r->labels[i]));
	return list;
}

json_t *
dump_dates(const struct record *r)
{
	return json_must(json_pack("{s:s?, s:o, s:o, s:o}", "registered",
	    r->registered, "filed", date_of(r, "filed"), "hearings",
	    hearings(r, hearing_json), "judgment", date_of(r, "judgment")));
}

static json_t *
evidence_of(const struct rec_label *l)
{
	return l ? evidence(l) : json_must(json_array());
}

json_t *
dump_reasons(const struct record *r)
{
	return json_must(json_pack("{s:o, s:o, s:o, s:o, s:o}", "judge",
	    evidence_of(first_label(r, LABEL_JUDGE, NULL)), "status",
	    evidence_of(first_label(r, LABEL_STATUS, NULL)), "filed",
	    evidence_of(first_label(r, LABEL_DATE, "filed")), "judgment",
	    evidence_of(first_label(r, LABEL_DATE, "judgment")), "hearings",
	    hearings(r, hearing_evidence)));
}

/* ---- access, anomalies --------------------------------------------------- */

json_t *
dump_access(const struct record *r)
{
	return json_must(json_pack("{s:s, s:s?, s:s, s:o}", "class", r->klass,
	    "reason", r->klass_reason, "source", r->klass_source, "evidence",
	    evidence_of(first_label(r, LABEL_CLASS, r->klass))));
}

static json_t *
anomaly_json(const struct record *r, const struct rec_label *l)
{
	(void)r;
	return json_must(json_pack("{s:s, s:o, s:s, s:s?}", "kind", l->value,
	    "page", l->first ? json_integer(l->first) : json_null(), "detail",
	    l->detail ? l->detail : "", "other", known(l->role)));
}

static void
add_flaw(json_t *list, const struct rec_page *p, const char *kind)
{
	json_array_append_new(list, json_must(json_pack(
	    "{s:s, s:i, s:s, s:n}", "kind", kind, "page", p->n, "detail",
	    flaw_words(kind), "other")));
}

/* What is wrong with a page's picture is known with the page, and is no label;
 * writing that could not be read is known once a person has typed it in. */
static void
add_flaws(json_t *list, const struct rec_page *p)
{
	const char *s;
	char *name;
	size_t len;

	for (s = p->flaws; (s = flaw_next(s, &len)); s += len) {
		name = xstrndup(s, len);
		add_flaw(list, p, name);
		free(name);
	}
	if (!strcmp(p->kind, "unreadable") && !p->typist)
		add_flaw(list, p, p->kind);
}

json_t *
dump_anomalies(const struct record *r)
{
	json_t *list = list_of(r, LABEL_ANOMALY, anomaly_json);
	size_t i;

	for (i = 0; i < r->n_pages; i++)
		add_flaws(list, &r->pages[i]);
	return list;
}
