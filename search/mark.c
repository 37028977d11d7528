/* search/mark.c: finding the words that answer (see mark.h).
 *
 * The tree is flattened once into sets: single words, stems, case keys, and
 * phrases as sequences of sets.  Each page is then cut into words again, as
 * it was for the index, and each word looked up.  What answers in another
 * reading marks the printed words in its place. */
#include "search/mark.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "index/fts.h"
#include "index/pagewords.h"
#include "index/terms.h"

struct phrase {
	struct names *parts; /* alternatives of each place, sorted */
	size_t n;
};

struct marks {
	struct names words, stems, keys; /* sorted */
	struct phrase *phrases;
	size_t n_phrases, cap_phrases;
};

void
spans_release(struct spans *s)
{
	free(s->v);
	s->v = NULL;
	s->n = s->cap = 0;
}

/* ---- flattening ---------------------------------------------------------- */

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
sort(struct names *n)
{
	if (n->n)
		qsort(n->v, n->n, sizeof *n->v, by_bytes);
}

static bool
in(const struct names *set, const char *s)
{
	return set->n &&
	    bsearch(&s, set->v, set->n, sizeof *set->v, by_bytes);
}

static bool
starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Words of the page have no prefix; prefixes are capitals. */
static bool
is_word(const char *term)
{
	return *term < 'A' || *term > 'Z';
}

static void
take_term(struct marks *m, const char *term)
{
	if (is_word(term))
		names_add(&m->words, term);
	else if (starts(term, TERM_OWN) || starts(term, TERM_UNSURE) ||
	    starts(term, TERM_PARENT) || starts(term, TERM_MENTION))
		names_add(&m->keys, term + strlen(TERM_OWN));
	else if (starts(term, TERM_STEM))
		names_add(&m->stems, term + strlen(TERM_STEM));
	else if (starts(term, TERM_JACKET))
		names_add(&m->words, term + strlen(TERM_JACKET));
	else if (starts(term, term_prefix("party")))
		names_add(&m->words, term + strlen(term_prefix("party")));
}

static void
take_words(struct names *out, const struct fts_query *q)
{
	size_t i;

	if (q->op == FTS_TERM && is_word(q->term))
		names_add(out, q->term);
	for (i = 0; i < q->n; i++)
		take_words(out, q->kids[i]);
}

static void
take_phrase(struct marks *m, const struct fts_query *q)
{
	struct phrase *p;
	size_t i;

	m->phrases = xgrow(m->phrases, m->n_phrases, &m->cap_phrases,
	    sizeof *m->phrases);
	p = &m->phrases[m->n_phrases++];
	p->n = q->n;
	p->parts = xcalloc(q->n, sizeof *p->parts);
	for (i = 0; i < q->n; i++) {
		take_words(&p->parts[i], q->kids[i]);
		sort(&p->parts[i]);
	}
}

static void
flatten(struct marks *m, const struct fts_query *q)
{
	size_t i, n = q->n;

	if (q->op == FTS_TERM)
		take_term(m, q->term);
	if (q->op == FTS_PHRASE) {
		take_phrase(m, q);
		return;
	}
	if (q->op == FTS_NOT || q->op == FTS_FILTER)
		n = 1;
	for (i = 0; i < n; i++)
		flatten(m, q->kids[i]);
}

struct marks *
marks_new(const struct fts_query *q)
{
	struct marks *m = xcalloc(1, sizeof *m);

	flatten(m, q);
	sort(&m->words);
	sort(&m->stems);
	sort(&m->keys);
	return m;
}

void
marks_free(struct marks *m)
{
	size_t i, k;

	if (!m)
		return;
	names_release(&m->words);
	names_release(&m->stems);
	names_release(&m->keys);
	for (i = 0; i < m->n_phrases; i++) {
		for (k = 0; k < m->phrases[i].n; k++)
			names_release(&m->phrases[i].parts[k]);
		free(m->phrases[i].parts);
	}
	free(m->phrases);
	free(m);
}

/* ---- finding ------------------------------------------------------------- */

struct page {
	struct pagewords words;
	size_t *order;     /* of the words, by position */
	bool *hit;         /* of the printed ones */
	struct spans bare; /* hit, with no printed word in them */
	bool stemmed;
};

static int
by_pos(const void *a, const void *b, void *ctx)
{
	const struct pageword *v = ctx;
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	if (v[x].pos != v[y].pos)
		return v[x].pos < v[y].pos ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void
page_cut(struct page *p, const struct page_text *text)
{
	size_t i;

	memset(p, 0, sizeof *p);
	p->words = (struct pagewords)PAGEWORDS_INIT;
	p->stemmed = terms_stemmed(text);
	pagewords_cut(&p->words, text);
	p->hit = xcalloc(p->words.n_printed + 1, sizeof *p->hit);
	p->order = xcalloc(p->words.n + 1, sizeof *p->order);
	for (i = 0; i < p->words.n; i++)
		p->order[i] = i;
	if (p->words.n > p->words.n_printed)
		qsort_r(p->order, p->words.n, sizeof *p->order, by_pos,
		    p->words.v);
}

static void
page_done(struct page *p)
{
	pagewords_release(&p->words);
	free(p->order);
	free(p->hit);
	spans_release(&p->bare);
}

static bool
stem_in(const struct names *stems, const char *word)
{
	struct buf b = BUF_INIT;
	bool yes;

	if (stems->n == 0)
		return false;
	fts_stem(&b, word, strlen(word));
	yes = in(stems, b.data);
	buf_release(&b);
	return yes;
}

static void
add_span(struct spans *s, uint32_t off, uint32_t end)
{
	s->v = xgrow(s->v, s->n, &s->cap, sizeof *s->v);
	s->v[s->n].off = off;
	s->v[s->n++].len = end - off;
}

/* Mark the printed words that begin in this part of the text. */
static void
hit(struct page *p, uint32_t off, uint32_t end)
{
	const struct pageword *v = p->words.v;
	size_t lo = 0, hi = p->words.n_printed, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (v[mid].off < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == p->words.n_printed || v[lo].off >= end)
		add_span(&p->bare, off, end);
	for (; lo < p->words.n_printed && v[lo].off < end; lo++)
		p->hit[lo] = true;
}

static void
find_words(const struct marks *m, struct page *p)
{
	size_t i;

	for (i = 0; i < p->words.n; i++) {
		const struct pageword *v = &p->words.v[i];
		const char *s = pageword_text(&p->words, v->word);
		const char *j = pageword_text(&p->words, v->joined);

		if (in(&m->words, s) ||
		    (p->stemmed && stem_in(&m->stems, s)))
			hit(p, v->off, v->end);
		if (*j && (in(&m->words, j) ||
		    (p->stemmed && stem_in(&m->stems, j))))
			hit(p, v->off, v->joined_end);
	}
}

/* Does this word stand in a place of a phrase? Marks it where asked to. */
static bool
is_part(const struct names *part, struct page *p, const struct pageword *v,
    bool mark)
{
	bool word = in(part, pageword_text(&p->words, v->word));
	bool whole = v->joined &&
	    in(part, pageword_text(&p->words, v->joined));

	if (mark && word)
		hit(p, v->off, v->end);
	if (mark && whole)
		hit(p, v->off, v->joined_end);
	return word || whole;
}

/* Does the phrase stand at word i of the order? Marks it where asked to. */
static bool
phrase_at(const struct phrase *ph, struct page *p, size_t i, bool mark)
{
	const struct pageword *v = p->words.v;
	uint32_t pos = v[p->order[i]].pos;
	size_t part;

	for (part = 0; part < ph->n; part++) {
		bool found = false;

		for (; i < p->words.n && v[p->order[i]].pos == pos + part; i++)
			if (is_part(&ph->parts[part], p, &v[p->order[i]], mark))
				found = true;
		if (!found)
			return false;
	}
	return true;
}

static void
find_phrases(const struct marks *m, struct page *p)
{
	const struct pageword *v = p->words.v;
	size_t i, k;

	for (k = 0; k < m->n_phrases; k++)
		for (i = 0; i < p->words.n; i++) {
			if (i && v[p->order[i]].pos == v[p->order[i - 1]].pos)
				continue;
			if (phrase_at(&m->phrases[k], p, i, false))
				(void)phrase_at(&m->phrases[k], p, i, true);
		}
}

/* A number may be written in a way of which no word was asked for. */
static void
find_numbers(const struct marks *m, const struct stored *page,
    struct page *p)
{
	size_t i, k;

	for (i = 0; i < page->n_numbers && m->keys.n; i++) {
		const struct stored_number *x = &page->numbers[i];
		struct names keys = NAMES_INIT;
		struct case_id id;
		bool yes = false;
		uint32_t from, to;

		if (terms_case_parse(&id, x->key, strlen(x->key)))
			terms_case_keys(&id, &keys);
		for (k = 0; k < keys.n; k++)
			yes = yes || in(&m->keys, keys.v[k]);
		names_release(&keys);
		if (!yes || x->n == 0)
			continue;
		from = page->text.words[x->first].off;
		to = page->text.words[x->first + x->n - 1].off +
		    page->text.words[x->first + x->n - 1].len;
		for (k = 0; k < p->words.n_printed; k++)
			if (p->words.v[k].off >= from &&
			    p->words.v[k].off < to)
				p->hit[k] = true;
	}
}

static int
by_off(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->off < y->off ? -1 : x->off > y->off;
}

void
marks_find(const struct marks *m, const struct stored *page,
    struct spans *out)
{
	struct page p;
	size_t i;

	out->n = 0;
	page_cut(&p, &page->text);
	find_words(m, &p);
	find_phrases(m, &p);
	find_numbers(m, page, &p);
	for (i = 0; i < p.words.n_printed; i++)
		if (p.hit[i])
			add_span(out, p.words.v[i].off, p.words.v[i].end);
	if (p.bare.n) { /* the same one twice is one */
		qsort(p.bare.v, p.bare.n, sizeof *p.bare.v, by_off);
		for (i = 0; i < p.bare.n; i++)
			if (!i || p.bare.v[i].off != p.bare.v[i - 1].off)
				add_span(out, p.bare.v[i].off,
				    p.bare.v[i].off + p.bare.v[i].len);
		qsort(out->v, out->n, sizeof *out->v, by_off);
	}
	page_done(&p);
}

size_t
marks_boxes(const struct stored *page, const struct spans *s,
    struct box *boxes, size_t max)
{
	size_t w, i = 0, n = 0;

	for (w = 0; w < page->text.n_words && n < max; w++) {
		const struct text_word *t = &page->text.words[w];

		while (i < s->n && s->v[i].off + s->v[i].len <= t->off)
			i++;
		if (i < s->n && s->v[i].off < t->off + t->len)
			boxes[n++] = t->box;
	}
	return n;
}
