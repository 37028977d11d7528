/* search/cases.c: from a case number to files (see cases.h). */
#include "search/cases.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "index/store.h"
#include "search/plan.h"

const char *const case_relation_names[] = { "own", "parent", "mentioned" };

void
cases_release(struct cases *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		record_free(c->v[i].record);
	free(c->v);
	memset(c, 0, sizeof *c);
}

/* Is every part that was asked for known there, and the same?  (What is
 * written just as the scheme writes it is as good: that leaves nothing
 * open.) */
static bool
answers(const struct case_id *there, const struct case_id *asked)
{
	return case_match(there, asked) &&
	    (there->court[0] || !asked->court[0]) &&
	    (there->station[0] || !asked->station[0]);
}

/* How one number of a file relates to one reading of the question. */
static enum case_relation
relation_of(const struct record *r, size_t i)
{
	const struct rec_number *x = &r->numbers[i];

	if ((int)i == r->own || strcmp(x->role, "own") == 0)
		return CASE_OWN;
	return strcmp(x->role, "parent") == 0 ? CASE_PARENT : CASE_MENTIONED;
}

static void
judge(struct case_file *f, const struct query *q)
{
	const struct record *r = f->record;
	enum case_relation rel;
	bool sure;
	size_t i, k;

	f->relation = CASE_NONE;
	f->sure = false;
	for (i = 0; i < r->n_numbers; i++)
		for (k = 0; k < q->n_cases; k++) {
			const struct rec_number *x = &r->numbers[i];

			if (!case_known(&x->id) ||
			    !case_match(&x->id, &q->cases[k]))
				continue;
			rel = relation_of(r, i);
			sure = x->settled && q->n_cases == 1 &&
			    (answers(&x->id, &q->cases[k]) ||
				(x->code && !strcasecmp(x->code, q->text))) &&
			    (rel != CASE_OWN || (int)i == r->own);
			if (rel > f->relation ||
			    (rel == f->relation && f->sure))
				continue;
			f->relation = rel;
			f->sure = sure;
		}
}

static int
by_relation(const void *a, const void *b)
{
	const struct case_file *x = a, *y = b;

	if (x->relation != y->relation)
		return x->relation < y->relation ? -1 : 1;
	if (x->sure != y->sure)
		return x->sure ? -1 : 1;
	return x->record->number < y->record->number ? -1 : 1;
}

/* Read one candidate; keep it where it belongs. */
static enum cr_status
consider(struct cases *c, struct reader *r, const struct query *q,
    const struct fts_hit *hit, struct cr_err *e)
{
	struct case_file f = { NULL, CASE_NONE, false };
	struct stored s;
	enum cr_status st;
	int64_t file;

	if ((st = store_read(&s, hit->data, hit->data_len, e)) != CR_OK)
		return st;
	file = s.file;
	store_release(&s);
	if ((st = record_read(r->catalog, file, &f.record, e)) != CR_OK)
		return st == CR_END ? CR_OK : st;
	judge(&f, q);
	if (f.relation == CASE_NONE || !reader_may_show(r, f.record->klass)) {
		record_free(f.record);
		return CR_OK;
	}
	c->v = xgrow(c->v, c->n, &c->cap, sizeof *c->v);
	c->v[c->n++] = f;
	return CR_OK;
}

enum cr_status
cases_find(struct cases *c, struct reader *r, const struct query *q,
    struct cr_err *e)
{
	struct plan_how how = { true, false };
	struct plan plan = { NULL, false, false };
	struct fts_answer a = FTS_ANSWER_INIT;
	struct query asked = *q; /* borrows all it points to */
	struct fts_ask ask;
	enum cr_status st;
	size_t i;

	memset(c, 0, sizeof *c);
	asked.field = term_field_lookup("code", 4); /* keys only, no words */
	if ((st = plan_make(&plan, &asked, r->fts, &how, e)) != CR_OK)
		return st;
	memset(&ask, 0, sizeof ask);
	ask.query = plan.query;
	ask.limit = CASES_MAX;
	ask.group = SLOT_FILE;
	ask.one_per_group = true;
	ask.by_weight = true;
	ask.newest = FTS_NO_SLOT;
	ask.order = SLOT_ORDER;
	st = fts_find(r->fts, &ask, &a, e);
	for (i = 0; st == CR_OK && i < a.n_hits; i++)
		st = consider(c, r, q, &a.hits[i], e);
	c->more = a.groups > CASES_MAX;
	if (c->n)
		qsort(c->v, c->n, sizeof *c->v, by_relation);
	fts_answer_release(&a);
	plan_release(&plan);
	if (st != CR_OK)
		cases_release(c);
	return st;
}

const struct rec_number *
cases_own(const struct cases *c)
{
	const struct record *r;

	if (c->n == 0 || c->v[0].relation != CASE_OWN)
		return NULL;
	r = c->v[0].record;
	return r->own >= 0 ? &r->numbers[r->own] : NULL;
}
