/* search/find.c: asking the index (see find.h).
 *
 * The first question is what was written.  When it finds few files, a second
 * also forgives.  Then the files that are shown are asked once more, for the
 * lists of their pages that match; where their paper is, the catalogue tells.
 * Whether to forgive depends on the count
 * alone, never on which part of the list is wanted, so that leafing through
 * it is stable. */
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

static struct fts_query *
file_term(int64_t file)
{
	char term[32];

	(void)snprintf(term, sizeof term, TERM_FILE "%lld", (long long)file);
	return fts_query_term(term);
}

/* The question, borrowed, without what is hidden: release_seen gives the rest
 * back. Nothing is hidden: the question itself. */
static struct fts_query *
only_seen(struct fts_query *q, const struct find_ask *ask)
{
	struct fts_query *not;
	size_t i;

	if (!ask->n_hidden)
		return q;
	not = fts_query_new(FTS_NOT);
	fts_query_add(not, q);
	for (i = 0; i < ask->n_hidden; i++)
		fts_query_add(not, file_term(ask->hidden[i]));
	return not;
}

static void
release_seen(struct fts_query *seen, struct fts_query *q)
{
	if (seen == q)
		return;
	seen->kids[0] = fts_query_new(FTS_NOTHING);
	fts_query_free(seen);
}

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

static enum cr_status
ask_seen(struct fts_answer *a, struct fts *f, struct fts_query *q,
    const struct find_ask *ask, struct cr_err *e)
{
	struct fts_query *seen = only_seen(q, ask);
	struct fts_ask full = first_ask(seen, ask);
	enum cr_status st = fts_find(f, &full, a, e);

	release_seen(seen, q);
	return st;
}

/* Ask as written; with forgiveness where that finds little. */
static enum cr_status
ask_index(struct found *h, struct plan *plan, struct fts *f,
    const struct query *q, const struct find_ask *ask, struct cr_err *e)
{
	struct plan_how how = { ask->exact, false };
	struct plan wider = { NULL, false, false };
	enum cr_status st;

	if ((st = plan_make(plan, q, f, &how, e)) != CR_OK)
		return st;
	if ((st = ask_seen(&h->answer, f, plan->query, ask, e)) != CR_OK ||
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
	return ask_seen(&h->answer, f, plan->query, ask, e);
}

/* ---- the hits ------------------------------------------------------------ */

static uint64_t
big_endian(const unsigned char *p, int bytes)
{
	uint64_t v = 0;

	while (bytes-- > 0)
		v = v << 8 | *p++;
	return v;
}

/* Ask within some files. The question is borrowed. */
static enum cr_status
ask_within(struct fts_answer *a, struct fts *f, struct fts_query *question,
    struct fts_query *files, struct fts_ask *ask, struct cr_err *e)
{
	struct fts_query *both = fts_query_new(FTS_FILTER);
	enum cr_status st;

	fts_query_add(both, question);
	fts_query_add(both, files);
	ask->query = both;
	ask->group = SLOT_FILE;
	ask->newest = FTS_NO_SLOT;
	ask->order = SLOT_ORDER;
	st = fts_find(f, ask, a, e);
	fts_query_free(files);
	both->n = 0;
	fts_query_free(both);
	return st;
}

static void
add_page(struct found *h, int64_t file, int n)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (h->v[i].page.file == file)
			break;
	if (i < h->n && n > 0 && h->v[i].n_pages < FIND_MAX_PAGES)
		h->v[i].pages[h->v[i].n_pages++] = n;
}

/* The pages of all the files shown, in one question: cheap, since the files'
 * own terms come first there. */
static enum cr_status
list_pages(struct found *h, struct fts *f, struct plan *plan,
    struct cr_err *e)
{
	enum { ALL = 100000 }; /* more pages than this are not looked at */
	struct fts_query *files = fts_query_new(FTS_OR);
	struct fts_answer a;
	struct fts_ask ask;
	enum cr_status st;
	size_t i;

	memset(&ask, 0, sizeof ask);
	ask.limit = ALL;
	ask.bare = true;
	for (i = 0; i < h->n; i++)
		fts_query_add(files, file_term(h->v[i].page.file));
	st = ask_within(&a, f, plan->query, files, &ask, e);
	for (i = 0; i < a.n_hits; i++)
		add_page(h, (int64_t)big_endian(a.hits[i].order, 8),
		    (int)big_endian(a.hits[i].order + 8, 4));
	fts_answer_release(&a);
	return st;
}

/* By date the hit is the file's first page, and here becomes its best. */
static enum cr_status
best_page(struct hit *x, struct fts *f, struct plan *plan, struct cr_err *e)
{
	struct fts_answer a;
	struct fts_ask ask;
	enum cr_status st;

	memset(&ask, 0, sizeof ask);
	ask.limit = 1;
	ask.by_weight = true;
	st = ask_within(&a, f, plan->query, file_term(x->page.file), &ask, e);
	if (st == CR_OK && a.n_hits) {
		store_release(&x->page);
		x->score = a.hits[0].weight;
		st = store_read(&x->page, a.hits[0].data, a.hits[0].data_len,
		    e);
	}
	fts_answer_release(&a);
	return st;
}

static void
show(struct hit *x, const struct marks *marks)
{
	struct spans spans = SPANS_INIT;

	marks_find(marks, &x->page, &spans);
	snippet_make(&x->snippet, &x->page.text, &spans);
	x->n_boxes = marks_boxes(&x->page, &spans, x->boxes, FIND_MAX_BOXES);
	spans_release(&spans);
}

/* Where the words are as written, badly read likes are not marked. */
static void
show_all(struct found *h, const struct plan *plan)
{
	struct marks *any = marks_new(plan->query), *exact = NULL;
	size_t i;

	if (plan->forgave) /* OR of exact, boosted, and forgiving */
		exact = marks_new(plan->query->kids[0]);
	for (i = 0; i < h->n; i++)
		show(&h->v[i], exact && h->v[i].score >= FORGIVE_TIER ? exact
								       : any);
	marks_free(exact);
	marks_free(any);
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

/* A file that was taken back since has no place any more. */
static enum cr_status
find_place(struct hit *x, struct catalog *c, struct cr_err *e)
{
	enum cr_status st;

	if (c) {
		st = place_read(c, x->page.file, &x->at, e);
		return st == CR_END ? CR_OK : st;
	}
	x->at.room = copy(x->page.room);
	x->at.shelf = copy(x->page.shelf);
	x->at.box = copy(x->page.box);
	return CR_OK;
}

static enum cr_status
fill_hits(struct found *h, struct fts *f, struct plan *plan,
    const struct find_ask *ask, struct cr_err *e)
{
	static const struct snippet none = SNIPPET_INIT;
	struct fts_answer *a = &h->answer;
	enum cr_status st = CR_OK;
	size_t i;

	h->v = xcalloc(a->n_hits, sizeof *h->v);
	for (i = 0; i < a->n_hits && st == CR_OK; i++) {
		struct hit *x = &h->v[h->n];

		x->score = a->hits[i].weight;
		x->snippet = none;
		st = store_read(&x->page, a->hits[i].data,
		    a->hits[i].data_len, e);
		if (st != CR_OK)
			return st;
		h->n++;
		x->pages = xcalloc(ask->by_page ? 1 : FIND_MAX_PAGES,
		    sizeof *x->pages);
		if (ask->by_page && x->page.n > 0)
			x->pages[x->n_pages++] = x->page.n;
	}
	if (h->n && !ask->by_page)
		st = list_pages(h, f, plan, e);
	for (i = 0; i < h->n && st == CR_OK && ask->newest && !ask->by_page;
	    i++)
		st = best_page(&h->v[i], f, plan, e);
	for (i = 0; i < h->n && st == CR_OK; i++)
		st = find_place(&h->v[i], ask->catalog, e);
	if (st == CR_OK)
		show_all(h, plan);
	return st;
}

/* A suggestion is made only when it would find something. */
static enum cr_status
suggest(struct found *h, struct fts *f, const struct query *q,
    const char *text, const struct find_ask *from, struct cr_err *e)
{
	struct find_ask ask = { from->scheme, 0, 0, false, false, false,
		from->hidden, from->n_hidden, NULL };
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
	enum cr_status st;
	size_t i;

	memset(h, 0, sizeof *h);
	st = ask_index(h, &plan, f, q, ask, e);
	if (st != CR_OK)
		goto out;
	h->matches = h->answer.groups;
	h->exact = !plan.cut;
	st = fill_hits(h, f, &plan, ask, e);
	for (i = 0; i < h->n && plan.forgave; i++)
		h->forgave = h->forgave || h->v[i].score < FORGIVE_TIER;
	if (st == CR_OK && h->matches == 0)
		st = suggest(h, f, q, text, ask, e);
out:
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
		place_release(&h->v[i].at);
		free(h->v[i].pages);
		snippet_release(&h->v[i].snippet);
	}
	free(h->v);
	free(h->suggestion);
	fts_answer_release(&h->answer);
	memset(h, 0, sizeof *h);
}
