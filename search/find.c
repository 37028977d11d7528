/* search/find.c: asking the index (see find.h).
 *
 * The first question is what was written.  When it finds few files, a second
 * also forgives.  Then each file that is shown is asked once more, for the
 * list of its pages that match: cheap, since the file's own term comes first
 * there.  Whether to forgive depends on the count alone, never on which part
 * of the list is wanted, so that leafing through it is stable. */
#include "search/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/terms.h"
#include "search/mark.h"
#include "search/plan.h"
#include "search/suggest.h"

const char *const facet_names[N_FACETS] = { "court", "type", "subject",
	"year" };
static const unsigned facet_slots[N_FACETS] = { SLOT_COURT, SLOT_TYPE,
	SLOT_SUBJECT, SLOT_YEAR };

static struct fts_ask
first_ask(const struct fts_query *q, const struct find_ask *ask)
{
	struct fts_ask a;
	size_t i;

	memset(&a, 0, sizeof a);
	a.query = q;
	a.offset = ask->offset;
	a.limit = ask->limit;
	a.group = SLOT_FILE;
	a.one_per_group = !ask->by_page;
	a.by_weight = true;
	a.newest = FTS_NO_SLOT;
	a.order = SLOT_ORDER;
	if (ask->newest) {
		a.newest = SLOT_FILED;
		a.by_weight = false;
	}
	a.n_facets = N_FACETS;
	for (i = 0; i < N_FACETS; i++)
		a.facets[i] = facet_slots[i];
	return a;
}

/* Ask as written; with forgiveness where that finds little. */
static enum cr_status
ask_index(struct found *h, struct plan *plan, struct fts *f,
    const struct query *q, const struct find_ask *ask, struct cr_err *e)
{
	struct plan_how how = { ask->exact, false };
	struct plan wider = { NULL, false, false };
	struct fts_ask a;
	enum cr_status st;

	if ((st = plan_make(plan, q, f, &how, e)) != CR_OK)
		return st;
	a = first_ask(plan->query, ask);
	if ((st = fts_find(f, &a, &h->answer, e)) != CR_OK ||
	    ask->exact || h->answer.groups >= FIND_FEW)
		return st;
	how.forgive = true;
	if ((st = plan_make(&wider, q, f, &how, e)) != CR_OK)
		return st;
	if (!wider.forgave) { /* no near words: nothing more to find */
		plan_release(&wider);
		return CR_OK;
	}
	plan_release(plan);
	*plan = wider;
	fts_answer_release(&h->answer);
	a = first_ask(plan->query, ask);
	return fts_find(f, &a, &h->answer, e);
}

/* ---- the pages of one file ----------------------------------------------- */

static int
page_of(const struct fts_hit *x)
{
	const unsigned char *p = x->order + 8;

	return (int)((uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3]);
}

/* The question within one file. Borrows q: see unfilter. */
static struct fts_query *
filter(struct fts_query *q, int64_t file)
{
	struct fts_query *both = fts_query_new(FTS_FILTER);
	char term[32];

	(void)snprintf(term, sizeof term, TERM_FILE "%lld", (long long)file);
	fts_query_add(both, q);
	fts_query_add(both, fts_query_term(term));
	return both;
}

static void
unfilter(struct fts_query *both)
{
	fts_query_free(both->kids[1]);
	both->n = 0;
	fts_query_free(both);
}

/* By date the hit is the file's first page, and here becomes its best. */
static enum cr_status
best_page(struct hit *x, struct fts *f, const struct fts_ask *within,
    struct cr_err *e)
{
	struct fts_answer a = FTS_ANSWER_INIT;
	struct fts_ask ask = *within;
	enum cr_status st;

	ask.by_weight = true;
	ask.limit = 1;
	ask.bare = false;
	st = fts_find(f, &ask, &a, e);
	if (st == CR_OK && a.n_hits) {
		store_release(&x->page);
		x->score = a.hits[0].weight;
		st = store_read(&x->page, a.hits[0].data, a.hits[0].data_len,
		    e);
	}
	fts_answer_release(&a);
	return st;
}

static enum cr_status
list_pages(struct hit *x, struct fts *f, struct plan *plan, bool want_best,
    struct cr_err *e)
{
	struct fts_answer a = FTS_ANSWER_INIT;
	struct fts_query *q;
	struct fts_ask ask;
	enum cr_status st;
	size_t i;

	memset(&ask, 0, sizeof ask);
	q = filter(plan->query, x->page.file);
	ask.query = q;
	ask.limit = FIND_MAX_PAGES;
	ask.group = SLOT_FILE;
	ask.newest = FTS_NO_SLOT;
	ask.order = SLOT_ORDER;
	ask.bare = true;
	st = fts_find(f, &ask, &a, e);
	x->pages = xcalloc(a.n_hits, sizeof *x->pages);
	for (i = 0; i < a.n_hits; i++)
		if (page_of(&a.hits[i]) > 0)
			x->pages[x->n_pages++] = page_of(&a.hits[i]);
	fts_answer_release(&a);
	if (st == CR_OK && want_best)
		st = best_page(x, f, &ask, e);
	unfilter(q);
	return st;
}

static enum cr_status
fill_hit(struct hit *x, struct fts *f, struct plan *plan,
    const struct marks *marks, const struct fts_hit *from,
    const struct find_ask *ask, struct cr_err *e)
{
	static const struct snippet none = SNIPPET_INIT;
	struct spans spans = SPANS_INIT;
	enum cr_status st;

	x->score = from->weight;
	x->snippet = none;
	if ((st = store_read(&x->page, from->data, from->data_len, e)) != CR_OK)
		return st;
	if (ask->by_page) {
		x->pages = xcalloc(1, sizeof *x->pages);
		if (x->page.n > 0)
			x->pages[x->n_pages++] = x->page.n;
	} else if ((st = list_pages(x, f, plan, ask->newest, e)) != CR_OK) {
		return st;
	}
	marks_find(marks, &x->page, &spans);
	snippet_make(&x->snippet, &x->page.text, &spans);
	x->n_boxes = marks_boxes(&x->page, &spans, x->boxes, FIND_MAX_BOXES);
	spans_release(&spans);
	return CR_OK;
}

/* A suggestion is made only when it would find something. */
static enum cr_status
suggest(struct found *h, struct fts *f, const struct query *q,
    const char *text, const struct find_ask *from, struct cr_err *e)
{
	struct find_ask ask = { from->scheme, 0, 0, false, false, false };
	struct found there = { .answer = FTS_ANSWER_INIT };
	struct plan plan = { NULL, false, false };
	struct query *other = NULL;
	char *suggestion;
	enum cr_status st;
	size_t at;

	st = suggest_query(&suggestion, f, q, text, e);
	if (st != CR_OK || !suggestion)
		return st;
	if (query_parse(&other, &at, suggestion, ask.scheme, NULL) == CR_OK)
		st = ask_index(&there, &plan, f, other, &ask, e);
	if (st == CR_OK && there.answer.groups) {
		h->suggestion = suggestion;
		suggestion = NULL;
	}
	free(suggestion);
	plan_release(&plan);
	fts_answer_release(&there.answer);
	query_free(other);
	return st;
}

enum cr_status
find_hits(struct found *h, struct fts *f, const struct query *q,
    const char *text, const struct find_ask *ask, struct cr_err *e)
{
	struct plan plan = { NULL, false, false };
	struct marks *marks = NULL;
	enum cr_status st;
	size_t i;

	memset(h, 0, sizeof *h);
	st = ask_index(h, &plan, f, q, ask, e);
	if (st != CR_OK)
		goto out;
	h->matches = h->answer.groups;
	h->exact = !plan.cut;
	h->forgave = plan.forgave;
	h->v = xcalloc(h->answer.n_hits, sizeof *h->v);
	marks = marks_new(plan.query);
	for (i = 0; i < h->answer.n_hits && st == CR_OK; i++) {
		h->n++;
		st = fill_hit(&h->v[i], f, &plan, marks, &h->answer.hits[i],
		    ask, e);
	}
	if (st == CR_OK && h->matches == 0)
		st = suggest(h, f, q, text, ask, e);
out:
	marks_free(marks);
	plan_release(&plan);
	if (st != CR_OK)
		find_release(h);
	return st;
}

void
find_release(struct found *h)
{
	size_t i;

	for (i = 0; i < h->n; i++) {
		store_release(&h->v[i].page);
		free(h->v[i].pages);
		snippet_release(&h->v[i].snippet);
	}
	free(h->v);
	free(h->suggestion);
	fts_answer_release(&h->answer);
	memset(h, 0, sizeof *h);
}
