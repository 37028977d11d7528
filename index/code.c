/* index/code.c: labels of one file (see code.h).
 *
 * Most of the time goes into making text of stored pages, so that is done in
 * the second step, in the thread, but for long files: of those only so many
 * bytes wait at once. */
#include "index/code.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/decision.h"
#include "catalog/policy.h"
#include "codes/labels.h"
#include "index/doubt.h"
#include "index/draft.h"
#include "index/finding.h"
#include "index/inherit.h"
#include "index/verdict.h"

enum { WAITING_BYTES = 32 << 20 }; /* of stored pages, in one job */

struct code_job {
	struct record *record;
	struct decisions said;
	char klass[16];     /* what was said when it came in, or decided */
	bool decided;
	struct packed_page *stored; /* each page, until it is read */
	struct page_text *text;
	const struct page_text **texts; /* NULL: nothing was read */
	const struct scheme *codes; /* that it was found by */
	char *scheme;       /* "uganda 2" */
	char *trouble;      /* what could not be read, or NULL */
	struct draft draft;
	struct label_set set;
};

/* What was read: not wanted once the labels are found. */
static void
free_pages(struct code_job *j)
{
	size_t i;

	for (i = 0; j->stored && i < j->record->n_pages; i++) {
		packed_release(&j->stored[i]);
		text_release(&j->text[i]);
	}
	free(j->stored);
	free(j->text);
	free(j->texts);
	j->stored = NULL;
	j->text = NULL;
	j->texts = NULL;
}

void
code_free(struct code_job *j)
{
	if (!j)
		return;
	free_pages(j);
	free(j->scheme);
	free(j->trouble);
	draft_release(&j->draft);
	decisions_release(&j->said);
	record_free(j->record);
	free(j);
}

const struct record *
code_before(const struct code_job *j)
{
	return j->record;
}

const struct label_set *
code_after(const struct code_job *j)
{
	return &j->set;
}

const char *
code_trouble(const struct code_job *j)
{
	return j->trouble;
}

/* ---- reading ------------------------------------------------------------- */

/* Stored bytes to text. What is damaged is as good as not read. */
static void
make_text(struct code_job *j, size_t i)
{
	struct cr_err e = CR_ERR_INIT;

	if (!j->stored[i].alto.len)
		return;
	if (packed_read(&j->text[i], &j->stored[i], &e) == CR_OK &&
	    j->text[i].n_words)
		j->texts[i] = &j->text[i];
	else if (e.status != CR_OK && !j->trouble)
		j->trouble = xasprintf("'%s' page %d: %s", j->record->id,
		    j->record->pages[i].n, e.msg);
	packed_release(&j->stored[i]);
}

static enum cr_status
read_pages(struct code_job *j, struct pages *pages, struct cr_err *e)
{
	const struct record *r = j->record;
	size_t i, waiting = 0;
	enum cr_status st;

	j->stored = xcalloc(r->n_pages + 1, sizeof *j->stored);
	j->text = xcalloc(r->n_pages + 1, sizeof *j->text);
	j->texts = xcalloc(r->n_pages + 1, sizeof *j->texts);
	for (i = 0; i < r->n_pages; i++) {
		buf_init(&j->stored[i].text);
		buf_init(&j->stored[i].alto);
		text_init(&j->text[i]);
	}
	for (i = 0; i < r->n_pages; i++) {
		const struct rec_page *p = &r->pages[i];

		if (strcmp(p->status, "read") != 0 || !p->words)
			continue;
		st = pages_packed(pages, p->image, &j->stored[i], e);
		if (st == CR_FATAL || st == CR_RETRY)
			return st;
		if (st == CR_SKIP && !j->trouble)
			j->trouble = xasprintf("'%s' page %d: %s", r->id, p->n,
			    e->msg);
		if (st != CR_OK)
			packed_release(&j->stored[i]);
		waiting += j->stored[i].text.len + j->stored[i].alto.len;
		if (waiting > WAITING_BYTES)
			make_text(j, i);
	}
	return CR_OK;
}

enum cr_status
code_read(struct code_job **out, struct catalog *c, struct pages *pages,
    int64_t file, struct cr_err *e)
{
	static const struct decisions none = DECISIONS_INIT;
	struct code_job *j = xcalloc(1, sizeof *j);
	enum cr_status st;

	*out = NULL;
	j->said = none;
	if ((st = record_read(c, file, &j->record, e)) == CR_OK &&
	    (st = decision_list(c, file, &j->said, e)) == CR_OK &&
	    (st = label_class_said(c, file, j->klass, sizeof j->klass,
		 &j->decided, e)) == CR_OK)
		st = read_pages(j, pages, e);
	if (st == CR_OK)
		*out = j;
	else
		code_free(j);
	return st;
}

/* ---- finding ------------------------------------------------------------- */

/* The class that a person decided, as a label. */
static void
decided_class(struct code_job *j, const struct verdict *v)
{
	const struct decision *x = verdict_last(v, "class");
	struct draft *d = &j->draft;
	struct label *l = draft_label(d, LABEL_CLASS, j->klass);

	if (x)
		verdict_mark(d, l, x);
	l->detail = l->n_evidence ? l->evidence[0].quote : NULL;
}

static void
weigh_class(struct code_job *j, const struct labels *l,
    const struct verdict *v, const struct finding *f)
{
	struct draft *s = &j->draft;

	s->klass_source = "machine"; /* a starting value is no decision */
	if (j->decided) {
		decided_class(j, v);
		s->klass = j->klass;
		s->klass_reason = "a person decided";
		s->klass_source = "person";
	} else if (policy_protects(l->klass) || (l->klass[0] && !j->klass[0])) {
		finding_class(&j->draft, f, l);
		s->klass = draft_string(&j->draft, l->klass);
		s->klass_reason = l->klass_reason
		    ? draft_string(&j->draft, l->klass_reason) : "";
	} else if (j->klass[0]) {
		s->klass = j->klass;
		s->klass_reason = "said when it came in";
	} else {
		s->klass = "unclassified";
		s->klass_reason = "nothing was recognised";
	}
}

static void
lay_verdict(struct code_job *j, struct labels *l, struct papers *p,
    const struct finding *f)
{
	const struct verdict v = { &j->said, f->scheme, j->record };

	finding_write(&j->draft, f, l);
	verdict_lay(&j->draft, &v);
	if (j->said.n) { /* what people said may call for another class */
		verdict_tell(l, &j->draft, &v);
		access_find(l, p);
	}
	weigh_class(j, l, &v, f);
}

static void
seal(struct code_job *j)
{
	j->set = (struct label_set){ .file = j->record->number,
		.rev = j->record->rev, .numbers = j->draft.numbers,
		.n_numbers = j->draft.n_numbers, .labels = j->draft.labels,
		.n_labels = j->draft.n_labels, .klass = j->draft.klass,
		.klass_reason = j->draft.klass_reason,
		.klass_source = j->draft.klass_source, .scheme = j->scheme };
	if (!j->record->withdrawn)
		j->set.doubt = doubt_of(&j->set, j->record, &j->said,
		    j->codes);
}

/* An entry that was taken back is no file: nothing is found of it. */
static void
find_nothing(struct code_job *j)
{
	j->draft.klass = "unclassified";
	j->draft.klass_reason = "taken back: no file";
	j->draft.klass_source = "machine";
}

static void
find_labels(struct code_job *j, const struct scheme *s,
    const struct model *model)
{
	const struct record *r = j->record;
	const struct jacket_words jacket = { .written = r->written,
		.parties = r->parties, .type = r->type, .court = r->court,
		.status = r->status, .next_date = r->next_date,
		.outcome = r->outcome, .file = r->id };
	const struct finding f = { r, s, j->texts };
	struct labels l;
	struct papers p;

	papers_read(&p, s, &jacket, j->texts, r->n_pages);
	labels_find(&l, &p, model);
	lay_verdict(j, &l, &p, &f);
	labels_release(&l);
	papers_release(&p);
}

void
code_find(struct code_job *j, const struct scheme *s,
    const struct model *model)
{
	size_t i;

	for (i = 0; i < j->record->n_pages; i++)
		make_text(j, i);
	if (j->record->withdrawn)
		find_nothing(j);
	else
		find_labels(j, s, model);
	free_pages(j);

	j->scheme = xasprintf("%s %s", scheme_name(s), scheme_version(s));
	j->codes = s;
	seal(j);
}

enum cr_status
code_join(struct code_job *j, struct catalog *c, struct cr_err *e)
{
	enum cr_status st = inherit(&j->draft, c, j->codes, j->record, e);

	if (st == CR_OK)
		seal(j);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
code_store(struct catalog *c, const struct code_job *j, struct cr_err *e)
{
	enum cr_status st = label_store(c, &j->set, e);

	return st == CR_OK ? inherit_stir(&j->draft, c, j->codes,
				  j->record, e) : st;
}
