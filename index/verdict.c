/* index/verdict.c: people's decisions about documents, people, topics and
 * anomalies (see verdict.h); those about numbers are in verdictcase.c, what
 * follows for the course of the case is in verdictcourse.c.
 *
 * They are taken one after the other, oldest first, so that of two about one
 * thing the later wins. */
#include "index/verdict.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "codes/lookup.h"
#include "index/doubt.h"
#include "index/words.h"

const char *
verdict_quote(struct draft *d, const struct decision *x)
{
	char *q = x->why && x->why[0] ? xasprintf("%s: %s", x->who, x->why)
				      : xstrdup(x->who);
	const char *kept = draft_string(d, q);

	free(q);
	return kept;
}

const struct decision *
verdict_last(const struct verdict *v, const char *kind)
{
	size_t i;

	for (i = v->said->n; i-- > 0;)
		if (!strcmp(v->said->v[i].kind, kind))
			return &v->said->v[i];
	return NULL;
}

void
verdict_mark(struct draft *d, struct label *l, const struct decision *x)
{
	struct label_evidence *e = draft_evidence(d, 1);

	e->quote = verdict_quote(d, x);
	e->rule = "person";
	l->evidence = e;
	l->n_evidence = 1;
	l->person = true;
	l->score = 1;
}

/* Where the next label of a kind is put when people's come first. */
static size_t
front_of(const struct draft *d, enum label_kind kind)
{
	size_t i;

	for (i = 0; i < d->n_labels; i++)
		if (d->labels[i].kind == kind && !d->labels[i].person)
			break;
	return i;
}

/* ---- topics -------------------------------------------------------------- */

static int
find_offence(const struct topics *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->n_offences; i++)
		if (!strcasecmp(t->offences[i].name, name))
			return (int)i;
	return -1;
}

static void
drop_all(struct draft *d, enum label_kind kind, const char *value)
{
	size_t i;

	for (i = d->n_labels; i-- > 0;)
		if (d->labels[i].kind == kind &&
		    !strcasecmp(d->labels[i].value, value))
			draft_drop(d, i);
}

static void
add_subject(struct draft *d, const struct verdict *v, const struct decision *x)
{
	const struct topics *t = &v->scheme->topics;
	int id = topic_subject(t, x->value);
	struct label *l;

	drop_all(d, LABEL_SUBJECT, x->value);
	l = draft_insert(d, front_of(d, LABEL_SUBJECT), LABEL_SUBJECT,
	    draft_string(d, x->value));
	if (id >= 0)
		l->detail = draft_string(d, t->subjects[id].title);
	verdict_mark(d, l, x);
}

/* Where a person said what it is about, what nothing but the model speaks for
 * is no second opinion that is worth a look. */
static void
drop_guesses(struct draft *d)
{
	bool said = false;
	size_t i;

	for (i = 0; i < d->n_labels; i++)
		said |= d->labels[i].kind == LABEL_SUBJECT &&
		    d->labels[i].person;
	for (i = d->n_labels; said && i-- > 0;) {
		const struct label *l = &d->labels[i];
		size_t k = 0;

		if (l->kind != LABEL_SUBJECT || l->person)
			continue;
		while (k < l->n_evidence && l->evidence[k].rule &&
		    !strcmp(l->evidence[k].rule, "model"))
			k++;
		if (l->n_evidence && k == l->n_evidence)
			draft_drop(d, i);
	}
}

/* What the machine read of statute and section stays, where it found the same
 * offence. */
static void
add_offence(struct draft *d, const struct verdict *v, const struct decision *x)
{
	const struct topics *t = &v->scheme->topics;
	size_t was = draft_first(d, LABEL_OFFENCE, x->value);
	int id = find_offence(t, x->value);
	struct label *l, old;

	memset(&old, 0, sizeof old);
	if (was < d->n_labels)
		old = d->labels[was];
	drop_all(d, LABEL_OFFENCE, x->value);
	l = draft_insert(d, front_of(d, LABEL_OFFENCE), LABEL_OFFENCE,
	    draft_string(d, id >= 0 ? t->offences[id].name : x->value));
	l->statute = old.statute;
	l->section = old.section;
	l->edition = old.edition;
	if (!l->statute && id >= 0)
		l->statute = draft_string(d,
		    t->statutes[t->offences[id].statute].title);
	verdict_mark(d, l, x);
}

/* ---- people -------------------------------------------------------------- */

static bool
same_name(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	words_fold(&x, a, strlen(a));
	words_fold(&y, b, strlen(b));
	same = x.len && !strcmp(x.data, y.data);
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* Take a name out; gives where the first of it stood, n_labels: nowhere. */
static size_t
drop_name(struct draft *d, const char *name)
{
	size_t i, at = SIZE_MAX;

	for (i = d->n_labels; i-- > 0;)
		if (d->labels[i].kind == LABEL_PARTY &&
		    same_name(d->labels[i].value, name)) {
			draft_drop(d, i);
			at = i;
		}
	return at < d->n_labels ? at : d->n_labels;
}

/* "<role>|<name>" */
static void
add_party(struct draft *d, const struct decision *x)
{
	const char *bar = strchr(x->value, '|');
	const char *name = bar ? bar + 1 : x->value;
	struct label *l = draft_insert(d, drop_name(d, name), LABEL_PARTY,
	    draft_string(d, name));

	if (bar && bar > x->value)
		l->role = draft_text(d, x->value, (size_t)(bar - x->value));
	verdict_mark(d, l, x);
}

static void
set_judge(struct draft *d, const struct decision *x)
{
	size_t was = draft_first(d, LABEL_JUDGE, NULL);
	struct label *l;

	if (was < d->n_labels)
		draft_drop(d, was);
	if (x->value[0]) {
		l = draft_insert(d, was, LABEL_JUDGE,
		    draft_string(d, x->value));
		verdict_mark(d, l, x);
	}
}

/* ---- documents ----------------------------------------------------------- */

/* Index of a page by its id; n_pages: it is no longer there. */
static size_t
page_by_id(const struct record *r, const char *id)
{
	size_t i;

	for (i = 0; i < r->n_pages; i++)
		if (!strcmp(r->pages[i].id, id))
			break;
	return i;
}

static size_t
page_by_row(const struct record *r, int64_t row)
{
	size_t i;

	for (i = 0; i < r->n_pages; i++)
		if (r->pages[i].row == row)
			break;
	return i;
}

/* Make room for a document on pages first .. last: what is there is cut, or
 * split where it goes on after.  Gives where the new one belongs. */
static size_t
clear_pages(struct draft *d, const struct record *r, size_t first, size_t last)
{
	size_t i, at = SIZE_MAX, n = d->n_labels;

	for (i = 0; i < n; i++) {
		struct label *l = &d->labels[i], rest;
		size_t from = page_by_row(r, l->first);
		size_t to = page_by_row(r, l->last);

		if (l->kind != LABEL_DOCUMENT)
			continue;
		if (at == SIZE_MAX || from < first)
			at = i + (from < first);
		if (to < first || from > last)
			continue;
		rest = *l;
		if (from < first)
			l->last = r->pages[first - 1].row;
		if (from < first && to > last) {
			draft_insert(d, i + 1, LABEL_DOCUMENT, rest.value);
			l = &d->labels[++i];
			*l = rest;
			n++;
		}
		if (to > last)
			l->first = r->pages[last + 1].row;
		else if (from >= first) {
			draft_drop(d, i--);
			n--;
		}
	}
	return at == SIZE_MAX ? d->n_labels : at;
}

static const char *
doctype_title(const struct scheme *s, const char *code)
{
	int id = topic_doctype(&s->topics, code);

	return id >= 0 ? s->topics.doctypes[id].title : NULL;
}

/* "<page id>|<page id>|<type>|<date>" */
static void
add_document(struct draft *d, const struct verdict *v,
    const struct decision *x)
{
	const struct record *r = v->record;
	char *value = xstrdup(x->value), *part[4] = { value };
	size_t first, last, at, i;
	struct label *l;

	for (i = 1; i < 4; i++)
		if ((part[i] = strchr(part[i - 1], '|')))
			*part[i]++ = '\0';
		else
			break;
	if (i < 3)
		goto out; /* not of this form */
	first = page_by_id(r, part[0]);
	last = page_by_id(r, part[1]);
	if (last >= r->n_pages || first > last)
		goto out; /* the pages have gone elsewhere */
	at = clear_pages(d, r, first, last);
	l = draft_insert(d, at, LABEL_DOCUMENT, draft_string(d, part[2]));
	l->detail = draft_string(d, doctype_title(v->scheme, part[2]));
	l->first = r->pages[first].row;
	l->last = r->pages[last].row;
	l->date = part[3] && *part[3] ? draft_string(d, part[3]) : NULL;
	l->number = -1; /* of this file's case, whatever the machine took it for */
	verdict_mark(d, l, x);
out:
	free(value);
}

/* ---- anomalies ----------------------------------------------------------- */

static void
drop_seen(struct draft *d, const struct decisions *said)
{
	size_t i;

	for (i = d->n_labels; i-- > 0;) {
		const struct label *l = &d->labels[i];

		if (l->kind == LABEL_ANOMALY &&
		    doubt_seen(said, l->value, l->detail))
			draft_drop(d, i);
	}
}

/* A file without a number is one that a person must look at, unless he has,
 * and it has none. */
static void
check_number(struct draft *d, const struct verdict *v)
{
	const struct decision *x = verdict_last(v, "case");
	struct label *l;

	if (draft_own(d) || (x && !x->value[0])) {
		drop_all(d, LABEL_ANOMALY, "no-number");
	} else if (draft_first(d, LABEL_ANOMALY, "no-number") ==
	    d->n_labels) {
		l = draft_label(d, LABEL_ANOMALY, "no-number");
		l->detail = "no case number on the jacket or in a heading";
		l->score = 1;
	}
}

/* ---- all of them --------------------------------------------------------- */

static void
lay_one(struct draft *d, const struct verdict *v, const struct decision *x)
{
	if (!strcmp(x->kind, "subject"))
		add_subject(d, v, x);
	else if (!strcmp(x->kind, "not-subject"))
		drop_all(d, LABEL_SUBJECT, x->value);
	else if (!strcmp(x->kind, "offence"))
		add_offence(d, v, x);
	else if (!strcmp(x->kind, "not-offence"))
		drop_all(d, LABEL_OFFENCE, x->value);
	else if (!strcmp(x->kind, "document"))
		add_document(d, v, x);
	else if (!strcmp(x->kind, "party"))
		add_party(d, x);
	else if (!strcmp(x->kind, "not-party"))
		drop_name(d, x->value);
	else if (!strcmp(x->kind, "judge"))
		set_judge(d, x);
}

void
verdict_lay(struct draft *d, const struct verdict *v)
{
	size_t i;

	verdict_lay_cases(d, v);
	for (i = 0; i < v->said->n; i++)
		lay_one(d, v, &v->said->v[i]);
	drop_guesses(d);
	verdict_lay_course(d, v);
	check_number(d, v);
	drop_seen(d, v->said);
}

/* ---- what it means for access -------------------------------------------- */

static void
drop_topic(struct topic *v, size_t *n, int id)
{
	size_t i;

	for (i = *n; i-- > 0;)
		if (v[i].id == id) {
			free(v[i].why.v);
			memmove(&v[i], &v[i + 1], (--*n - i) * sizeof *v);
		}
}

static void
add_topic(struct topic **v, size_t *n, size_t *cap, int id)
{
	struct topic *x;

	drop_topic(*v, n, id);
	*v = xgrow(*v, *n, cap, sizeof **v);
	memmove(*v + 1, *v, *n * sizeof **v);
	++*n;
	x = &(*v)[0];
	memset(x, 0, sizeof *x);
	x->id = id;
	x->edition = -1;
	x->score = 1;
}

static void
tell_topic(struct labels *l, const struct topics *t, const struct decision *x)
{
	bool not = !strncmp(x->kind, "not-", 4);
	const char *kind = not ? x->kind + 4 : x->kind;
	int id;

	if (!strcmp(kind, "subject") &&
	    (id = topic_subject(t, x->value)) >= 0) {
		if (not)
			drop_topic(l->subjects, &l->n_subjects, id);
		else
			add_topic(&l->subjects, &l->n_subjects,
			    &l->cap_subjects, id);
	}
	if (!strcmp(kind, "offence") &&
	    (id = find_offence(t, x->value)) >= 0) {
		if (not)
			drop_topic(l->offences, &l->n_offences, id);
		else
			add_topic(&l->offences, &l->n_offences,
			    &l->cap_offences, id);
	}
}

/* The case as it came out, in place of the machine's. */
static void
tell_case(struct labels *l, const struct draft *d)
{
	const struct label_number *own = draft_own(d);
	struct label_no *n;

	if (l->own >= 0)
		l->numbers[l->own].own = false;
	l->own = -1;
	if (!own)
		return;
	l->numbers = xgrow(l->numbers, l->n_numbers, &l->cap_numbers,
	    sizeof *l->numbers);
	n = &l->numbers[l->n_numbers];
	memset(n, 0, sizeof *n);
	n->page = EVIDENCE_JACKET;
	n->own = true;
	n->n.settled = true;
	n->n.role = NUMBER_OWN;
	n->n.score = 1;
	n->n.candidates = xcalloc(1, sizeof *n->n.candidates);
	n->n.candidates[0] = own->id;
	n->n.n_candidates = 1;
	l->own = (int)l->n_numbers++;
}

void
verdict_tell(struct labels *l, const struct draft *d, const struct verdict *v)
{
	size_t i;

	if (verdict_last(v, "case") || verdict_last(v, "not-case"))
		tell_case(l, d);
	for (i = 0; i < v->said->n; i++)
		tell_topic(l, &v->scheme->topics, &v->said->v[i]);
	free(l->klass_reason);
	l->klass_reason = NULL;
	l->klass[0] = '\0';
	l->klass_why.n = 0;
}
