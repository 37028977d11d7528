/* search/mark.c: finding the words that answer (see mark.h).
 *
 * The tree is flattened once into sets: single words, stems, case keys, and
 * phrases as sequences of sets.  Each page is then cut into words again, as
 * it was for the index, and each word looked up. */
#include "search/mark.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "index/fts.h"
#include "index/terms.h"
#include "index/words.h"

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

struct token {
	uint32_t off, len, pos;
	char *word, *joined; /* joined: NULL for none */
	bool hit;
};

struct tokens {
	struct token *v;
	size_t n, cap;
};

static void
cut(struct tokens *t, const struct page_text *text)
{
	struct words w;

	words_begin(&w, text->text.data, text->text.len);
	while (words_next(&w)) {
		struct token *k;

		t->v = xgrow(t->v, t->n, &t->cap, sizeof *t->v);
		k = &t->v[t->n++];
		k->off = (uint32_t)w.off;
		k->len = (uint32_t)w.len;
		k->pos = w.pos;
		k->word = xstrdup(w.word.data);
		k->joined = w.joined.len ? xstrdup(w.joined.data) : NULL;
		k->hit = false;
	}
	words_done(&w);
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

/* Mark a token, and the rest of a broken word with it. */
static void
hit(struct tokens *t, size_t i, bool whole)
{
	size_t k, len = t->v[i].joined ? strlen(t->v[i].joined) : 0, have = 0;

	t->v[i].hit = true;
	for (k = i; whole && k < t->n && have < len; k++) {
		have += strlen(t->v[k].word);
		t->v[k].hit = true;
	}
}

static void
find_words(const struct marks *m, struct tokens *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		const char *j = t->v[i].joined;

		if (in(&m->words, t->v[i].word) ||
		    stem_in(&m->stems, t->v[i].word))
			hit(t, i, false);
		if (j && (in(&m->words, j) || stem_in(&m->stems, j)))
			hit(t, i, true);
	}
}

/* Does the phrase go on at token i? Gives the last token of it, or n. */
static size_t
phrase_end(const struct phrase *p, const struct tokens *t, size_t i)
{
	uint32_t pos = t->v[i].pos;
	size_t part, last = i;

	for (part = 0; part < p->n; part++) {
		bool found = false;

		for (; i < t->n && t->v[i].pos == pos + part; i++)
			if (in(&p->parts[part], t->v[i].word) ||
			    (t->v[i].joined &&
				in(&p->parts[part], t->v[i].joined)))
				found = true;
		if (!found)
			return t->n;
		last = i - 1;
	}
	return last;
}

static void
find_phrases(const struct marks *m, struct tokens *t)
{
	size_t i, k, h, end;

	for (k = 0; k < m->n_phrases; k++)
		for (i = 0; i < t->n; i++) {
			if (i && t->v[i].pos == t->v[i - 1].pos)
				continue;
			end = phrase_end(&m->phrases[k], t, i);
			for (h = i; end < t->n && h <= end; h++)
				t->v[h].hit = true;
		}
}

/* A number may be written in a way of which no word was asked for. */
static void
find_numbers(const struct marks *m, const struct stored *page,
    struct tokens *t)
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
		for (k = 0; k < t->n; k++)
			if (t->v[k].off >= from && t->v[k].off < to)
				t->v[k].hit = true;
	}
}

void
marks_find(const struct marks *m, const struct stored *page,
    struct spans *out)
{
	struct tokens t = { NULL, 0, 0 };
	size_t i;

	out->n = 0;
	cut(&t, &page->text);
	find_words(m, &t);
	find_phrases(m, &t);
	find_numbers(m, page, &t);
	for (i = 0; i < t.n; i++) {
		if (t.v[i].hit) {
			out->v = xgrow(out->v, out->n, &out->cap,
			    sizeof *out->v);
			out->v[out->n].off = t.v[i].off;
			out->v[out->n++].len = t.v[i].len;
		}
		free(t.v[i].word);
		free(t.v[i].joined);
	}
	free(t.v);
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
