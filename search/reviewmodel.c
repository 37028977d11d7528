/* search/reviewmodel.c: the second opinion where nothing else is known: what
 * the model that people taught would say of some pages. */
#include "search/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { OPINIONS = 5, MOST_PAGES = 40 };

static enum cr_status
read_texts(struct review *v, const struct record *r, int first, int last,
    struct page_text *texts, size_t *n, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int p;

	*n = 0;
	if (!v->pages)
		st = pages_open(&v->pages, v->reader->catalog, e);
	for (p = first; st == CR_OK && p <= last && *n < MOST_PAGES; p++) {
		if (p < 1 || (size_t)p > r->n_pages)
			break;
		st = pages_text(v->pages, r->pages[p - 1].image, &texts[*n],
		    e);
		if (st == CR_OK)
			++*n;
		else if (st == CR_END || st == CR_SKIP) /* not read */
			st = CR_OK;
	}
	return st;
}

static void
add_opinion(struct review_item *i, const struct opinion *o)
{
	bool subject = i->what == DOUBT_NO_SUBJECT;
	struct review_candidate *c;
	const char *pages = subject ? NULL : i->correct.n_words
	    ? i->correct.words[0] : "1";

	c = review_candidate(i, xasprintf("%s (second opinion, %.0f %%)",
		o->code, 100 * o->p), subject ? "subject" : "document",
	    subject ? o->code : pages, subject ? NULL : o->code);
	if (c) {
		c->code = xstrdup(o->code);
		c->score = o->p;
	}
}

enum cr_status
review_opinions(struct review *v, struct review_item *i, int first, int last,
    struct cr_err *e)
{
	struct page_text *texts;
	const char *s[MOST_PAGES];
	struct opinion o[OPINIONS];
	size_t len[MOST_PAGES], n = 0, k;
	enum cr_status st;

	if (!v->model || !i->r->n_pages)
		return CR_OK;
	texts = xcalloc(MOST_PAGES, sizeof *texts);
	st = read_texts(v, i->r, first, last, texts, &n, e);
	for (k = 0; k < n; k++) {
		s[k] = texts[k].text.data;
		len[k] = texts[k].text.len;
	}
	if (st == CR_OK && n) {
		size_t found = model_ask(v->model,
		    i->what == DOUBT_NO_SUBJECT ? MODEL_SUBJECT
						: MODEL_DOCUMENT,
		    s, len, n, o, OPINIONS);

		for (k = 0; k < found; k++)
			if (o[k].p >= 0.1)
				add_opinion(i, &o[k]);
	}
	for (k = 0; k < n; k++)
		text_release(&texts[k]);
	free(texts);
	return st;
}
