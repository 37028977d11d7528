/* search/plan.c: the translation described in plan.h. */
#include "search/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/words.h"
#include "search/forgive.h"

#define STEM_SHARE   0.6
#define JACKET_SHARE 0.8
#define FORGIVEN     0.05 /* of its weight; a term weighs at most about 30 */

enum { OWN = 300, UNSURE = 200, PARENT = 100, MENTION = 10 };

struct planner {
	struct plan *plan;
	struct fts *f;
	bool exact, forgive; /* of the pass under way */
	int forgiven;        /* words so far */
	enum cr_status st;
	struct cr_err *e;
};

static struct fts_query *convert(struct planner *p, const struct query *q);

static struct fts_query *
term(const char *prefix, const char *text, size_t len)
{
	struct buf b = BUF_INIT;
	struct fts_query *q;

	term_make(&b, prefix, text, len);
	q = fts_query_term(b.data);
	buf_release(&b);
	return q;
}

/* ---- words --------------------------------------------------------------- */

/* The words of a piece of the query; those of broken writings joined. */
static void
split(const char *text, struct names *out, struct buf *joined)
{
	struct words w;

	words_begin(&w, text, strlen(text));
	while (words_next(&w)) {
		names_add(out, w.word.data);
		if (w.joined.len && joined->len == 0 && out->n == 1)
			buf_add(joined, w.joined.data, w.joined.len);
	}
	words_done(&w);
	/* re-examination is also found as reexamination, but 12-14 not as
	 * 1214 */
	if (out->n == 2 && strchr(text, '-') &&
	    !text[strcspn(text, "0123456789 ")]) {
		buf_adds(joined, out->v[0]);
		buf_adds(joined, out->v[1]);
	}
}

/* Kato, not LAND and not land. */
static bool
is_name(const char *text)
{
	const char *s;
	bool small = false;

	if (*text < 'A' || *text > 'Z')
		return false;
	for (s = text; *s; s++)
		small = small || (*s >= 'a' && *s <= 'z');
	return small;
}

static struct fts_query *
stem_of(const char *word, const char *written)
{
	struct buf b = BUF_INIT;
	struct fts_query *q = NULL;

	if (!is_name(written) && !word[strcspn(word, "0123456789")] &&
	    strlen(word) < FTS_MAX_TERM / 2) {
		fts_stem(&b, word, strlen(word));
		q = fts_query_scale(term(TERM_STEM, b.data, b.len),
		    STEM_SHARE);
	}
	buf_release(&b);
	return q;
}

/* One word as a term, with its badly read likes where asked for. */
static struct fts_query *
forgiving(struct planner *p, const char *prefix, const char *word)
{
	struct fts_query *exact = term(prefix, word, strlen(word)), *or, *max;
	struct forgiven near[FORGIVE_MAX];
	size_t n = 0, i;

	if (!p->forgive || !p->f || p->st != CR_OK ||
	    p->forgiven >= PLAN_MAX_FORGIVE)
		return exact;
	p->forgiven++;
	p->st = forgive_word(p->f, prefix, word, forgive_limit(word), near,
	    &n, p->e);
	if (n == 0)
		return exact;
	p->plan->forgave = true;
	or = fts_query_new(FTS_OR);
	max = fts_query_new(FTS_MAX);
	fts_query_add(or, exact);
	for (i = 0; i < n; i++)
		fts_query_add(max, fts_query_scale(term(prefix, near[i].word,
		    strlen(near[i].word)), FORGIVEN / (1 + near[i].cost)));
	fts_query_add(or, fts_query_tidy(max));
	forgive_release(near, n);
	return or;
}

static struct fts_query *
phrase(struct planner *p, const char *prefix, const struct names *words)
{
	struct fts_query *q = fts_query_new(FTS_PHRASE);
	size_t i;

	for (i = 0; i < words->n; i++)
		fts_query_add(q, forgiving(p, prefix, words->v[i]));
	return fts_query_tidy(q);
}

/* Words without a field: of the page, or of the jacket. */
static struct fts_query *
bare(struct planner *p, const char *text, bool stem)
{
	struct fts_query *q = fts_query_new(FTS_OR);
	struct names words = NAMES_INIT;
	struct buf joined = BUF_INIT;

	split(text, &words, &joined);
	fts_query_add(q, phrase(p, "", &words));
	if (joined.len)
		fts_query_add(q, term("", joined.data, joined.len));
	if (stem && words.n == 1)
		fts_query_add(q, stem_of(words.v[0], text));
	fts_query_add(q, fts_query_scale(phrase(p, TERM_JACKET, &words),
	    JACKET_SHARE));
	names_release(&words);
	buf_release(&joined);
	return q;
}

static struct fts_query *
field_words(struct planner *p, const char *prefix, const char *text)
{
	struct names words = NAMES_INIT;
	struct buf joined = BUF_INIT;
	struct fts_query *q;

	split(text, &words, &joined);
	q = phrase(p, prefix, &words);
	names_release(&words);
	buf_release(&joined);
	return q;
}

static struct fts_query *
value(const char *prefix, const char *text)
{
	struct buf b = BUF_INIT;
	struct fts_query *q;

	term_value(&b, text, strlen(text));
	q = term(prefix, b.data, b.len);
	buf_release(&b);
	return q;
}

static struct fts_query *
text_query(struct planner *p, const struct query *q)
{
	const char *prefix = q->field ? q->field->prefix : "";
	struct fts_query *or;

	if (!q->field)
		return bare(p, q->text, q->kind == QUERY_WORD && !p->exact);
	switch (q->field->kind) {
	case FIELD_WORDS:
		return field_words(p, prefix, q->text);
	case FIELD_LEVELS:
		or = fts_query_new(FTS_OR);
		fts_query_add(or, value(prefix, q->text));
		fts_query_add(or, field_words(p, prefix, q->text));
		return or;
	default:
		return value(prefix, q->text);
	}
}

/* ---- prefixes ------------------------------------------------------------ */

static int
by_freq(const void *a, const void *b)
{
	const struct fts_word *x = a, *y = b;

	if (x->freq != y->freq)
		return x->freq < y->freq ? 1 : -1;
	return strcmp(x->term, y->term);
}

static void
add_prefixed(struct planner *p, struct fts_query *or, const char *prefix,
    const char *head)
{
	struct fts_words w = FTS_WORDS_INIT;
	struct buf b = BUF_INIT;
	size_t i, n;

	if (!p->f || p->st != CR_OK)
		return;
	term_make(&b, prefix, head, strlen(head));
	p->st = fts_list(p->f, b.data, PLAN_READ_PREFIX, &w, p->e);
	if (w.n)
		qsort(w.v, w.n, sizeof *w.v, by_freq);
	n = w.n < PLAN_MAX_PREFIX ? w.n : PLAN_MAX_PREFIX;
	if (n < w.n || w.cut)
		p->plan->cut = true;
	for (i = 0; i < n; i++)
		fts_query_add(or, fts_query_term(w.v[i].term));
	fts_words_release(&w);
	buf_release(&b);
}

static struct fts_query *
prefix_query(struct planner *p, const struct query *q)
{
	struct fts_query *or = fts_query_new(FTS_OR);
	struct buf head = BUF_INIT;

	if (q->field && q->field->kind != FIELD_WORDS)
		term_value(&head, q->text, strlen(q->text));
	else
		words_fold(&head, q->text, strlen(q->text));
	add_prefixed(p, or, q->field ? q->field->prefix : "", head.data);
	if (!q->field)
		add_prefixed(p, or, TERM_JACKET, head.data);
	buf_release(&head);
	return fts_query_tidy(or);
}

/* ---- numbers ------------------------------------------------------------- */

static void
add_keys(struct fts_query *or, const char *prefix, const struct names *keys)
{
	size_t i;

	for (i = 0; i < keys->n; i++)
		fts_query_add(or, term(prefix, keys->v[i],
		    strlen(keys->v[i])));
}

static struct fts_query *
tier(int boost, const char *prefix, const struct names *keys)
{
	struct fts_query *or = fts_query_new(FTS_OR);

	add_keys(or, prefix, keys);
	return fts_query_boost(fts_query_tidy(or), boost);
}

static void
merge(struct names *into, const struct names *from)
{
	size_t i;

	for (i = 0; i < from->n; i++)
		names_add(into, from->v[i]);
}

static struct fts_query *
number_query(struct planner *p, const struct query *q)
{
	struct names exact = NAMES_INIT, loose = NAMES_INIT, both = NAMES_INIT;
	struct fts_query *all = fts_query_new(FTS_OR);
	struct fts_query *tiers = fts_query_new(FTS_MAX), *own;
	bool forgive = p->forgive;
	size_t i;

	for (i = 0; i < q->n_cases; i++)
		terms_case_ask(&q->cases[i], &exact, &loose);
	merge(&both, &exact);
	merge(&both, &loose);
	own = fts_query_new(FTS_OR);
	add_keys(own, TERM_OWN, &exact);
	/* just as the scheme writes it: nothing is left open by that */
	fts_query_add(own, value(TERM_CODE, q->text));
	fts_query_add(tiers, fts_query_boost(own, OWN));
	fts_query_add(tiers, tier(UNSURE, TERM_OWN, &loose));
	fts_query_add(tiers, tier(UNSURE, TERM_UNSURE, &both));
	fts_query_add(all, tiers);
	if (!q->field || q->field->kind == FIELD_CODE) {
		fts_query_add(tiers, tier(PARENT, TERM_PARENT, &both));
		fts_query_add(all, tier(MENTION, TERM_MENTION, &both));
	}
	if (!q->field) {
		p->forgive = false; /* digits are not for guessing */
		fts_query_add(all, bare(p, q->text, false));
		p->forgive = forgive;
	}
	names_release(&exact);
	names_release(&loose);
	names_release(&both);
	return fts_query_tidy(all);
}

static struct fts_query *
file_query(const struct query *q)
{
	return fts_query_boost(value(term_prefix("file"), q->text), OWN);
}

/* ---- operators ----------------------------------------------------------- */

static struct fts_query *
near_query(struct planner *p, const struct query *q)
{
	struct fts_query *near = fts_query_new(FTS_NEAR), *or;
	const char *prefix = q->kids[0]->field ? q->kids[0]->field->prefix : "";
	struct names words = NAMES_INIT;
	struct buf joined = BUF_INIT;
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (q->kids[i]->kind == QUERY_WORD) {
			split(q->kids[i]->text, &words, &joined);
			continue;
		}
		or = fts_query_new(FTS_OR);
		words_fold(&joined, q->kids[i]->text,
		    strlen(q->kids[i]->text));
		add_prefixed(p, or, prefix, joined.data);
		buf_reset(&joined);
		fts_query_add(near, fts_query_tidy(or));
	}
	for (i = 0; i < words.n; i++)
		fts_query_add(near, forgiving(p, prefix, words.v[i]));
	near->window = q->distance + (unsigned)near->n - 1;
	names_release(&words);
	buf_release(&joined);
	return fts_query_tidy(near);
}

/* Words that a page may lack without being wrong. */
static bool
is_weak(const struct query *q)
{
	static const char *const weak[] = { "a", "an", "and", "at", "by",
		"for", "in", "is", "no", "of", "on", "or", "the", "to", "v",
		"versus", "vs", "was" };
	struct buf b = BUF_INIT;
	bool is = false;
	size_t i;

	if (q->kind != QUERY_WORD || q->field)
		return false;
	words_fold(&b, q->text, strlen(q->text));
	for (i = 0; i < sizeof weak / sizeof *weak; i++)
		is = is || strcmp(weak[i], b.data) == 0;
	buf_release(&b);
	return is;
}

static struct fts_query *
and_query(struct planner *p, const struct query *q)
{
	struct fts_query *and = fts_query_new(FTS_AND);
	struct fts_query *maybe = fts_query_new(FTS_MAYBE);
	struct fts_query *not = fts_query_new(FTS_NOT);
	bool any = false, forgive = p->forgive;
	size_t i;

	for (i = 0; i < q->n; i++)
		any = any || (q->kids[i]->kind != QUERY_NOT &&
		    !is_weak(q->kids[i]));
	for (i = 0; i < q->n; i++)
		if (q->kids[i]->kind != QUERY_NOT &&
		    !(any && is_weak(q->kids[i])))
			fts_query_add(and, convert(p, q->kids[i]));
	if (and->n == 0) /* only words to leave out: out of everything */
		and->op = FTS_ALL;
	fts_query_add(maybe, fts_query_tidy(and));
	p->forgive = false; /* neither what is weak nor what is unwanted */
	for (i = 0; i < q->n; i++)
		if (any && is_weak(q->kids[i]))
			fts_query_add(maybe, convert(p, q->kids[i]));
	fts_query_add(not, fts_query_tidy(maybe));
	for (i = 0; i < q->n; i++)
		if (q->kids[i]->kind == QUERY_NOT)
			fts_query_add(not, convert(p, q->kids[i]->kids[0]));
	p->forgive = forgive;
	return fts_query_tidy(not);
}

static struct fts_query *
convert(struct planner *p, const struct query *q)
{
	struct fts_query *out;
	bool forgive = p->forgive;
	size_t i;

	switch (q->kind) {
	case QUERY_AND:
		return and_query(p, q);
	case QUERY_OR:
		out = fts_query_new(FTS_OR);
		for (i = 0; i < q->n; i++)
			fts_query_add(out, convert(p, q->kids[i]));
		return fts_query_tidy(out);
	case QUERY_NOT:
		out = fts_query_new(FTS_NOT);
		fts_query_add(out, fts_query_new(FTS_ALL));
		p->forgive = false;
		fts_query_add(out, convert(p, q->kids[0]));
		p->forgive = forgive;
		return out;
	case QUERY_NEAR_TO:
		return near_query(p, q);
	case QUERY_PREFIX:
		return prefix_query(p, q);
	case QUERY_NUMBER:
		return number_query(p, q);
	case QUERY_FILE:
		return file_query(q);
	case QUERY_RANGE:
		out = fts_query_new(FTS_RANGE);
		out->slot = q->field->slot;
		out->lo = q->lo[0] ? xstrdup(q->lo) : NULL;
		out->hi = q->hi[0] ? xstrdup(q->hi) : NULL;
		return out;
	case QUERY_WORD:
	case QUERY_PHRASE:
		break;
	}
	return text_query(p, q);
}

enum cr_status
plan_make(struct plan *out, const struct query *q, struct fts *f,
    const struct plan_how *how, struct cr_err *e)
{
	struct plan plan = { NULL, false, false };
	struct planner p = { &plan, f, how->exact, false, 0, CR_OK, e };
	struct fts_query *exact, *both;

	exact = convert(&p, q);
	if (how->forgive && p.st == CR_OK) {
		p.forgive = true;
		both = fts_query_new(FTS_OR);
		fts_query_add(both, fts_query_boost(exact, FORGIVE_TIER));
		fts_query_add(both, convert(&p, q));
		exact = both;
	}
	plan.query = exact;
	if (p.st != CR_OK) {
		plan_release(&plan);
		return p.st;
	}
	*out = plan;
	return CR_OK;
}

void
plan_release(struct plan *p)
{
	fts_query_free(p->query);
	p->query = NULL;
}
