/* index/pagewords.c: a page is cut once; then each other reading is cut and
 * laid beside the printed word (see pagewords.h). */
#include "index/pagewords.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/words.h"

void
pagewords_release(struct pagewords *p)
{
	buf_release(&p->bytes);
	free(p->v);
	*p = (struct pagewords)PAGEWORDS_INIT;
}

const char *
pageword_text(const struct pagewords *p, uint32_t at)
{
	return p->bytes.data + at;
}

/* Words are kept one behind the other, each with its NUL. */
static uint32_t
keep(struct pagewords *p, const struct buf *s)
{
	size_t at = p->bytes.len;

	buf_add(&p->bytes, s->data, s->len + 1);
	return (uint32_t)at;
}

static struct pageword *
add(struct pagewords *p)
{
	p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
	memset(&p->v[p->n], 0, sizeof *p->v);
	return &p->v[p->n++];
}

static void
add_printed(struct pagewords *p, const struct page_text *t)
{
	struct pageword *v;
	struct words w;

	words_begin_page(&w, t);
	while (words_next(&w)) {
		v = add(p);
		v->word = keep(p, &w.word);
		v->joined = w.joined.len ? keep(p, &w.joined) : 0;
		v->off = (uint32_t)w.off;
		v->end = (uint32_t)(w.off + w.len);
		v->joined_end = (uint32_t)w.joined_end;
		v->pos = w.pos;
	}
	words_done(&w);
	p->n_printed = p->n;
}

/* ---- other readings ------------------------------------------------------ */

/* Word i of the page: its printed words, and what they have in common. */
struct place {
	size_t from, to; /* of p->v; the same where there is none */
	uint32_t off, end, pos;
};

/* The first printed word at or after a byte of the text. */
static size_t
printed_at(const struct pagewords *p, uint32_t off)
{
	size_t lo = 0, hi = p->n_printed, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (p->v[mid].off < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static struct place
place_of(const struct pagewords *p, const struct page_text *t, size_t i)
{
	const struct text_word *w = &t->words[i];
	struct place at = {printed_at(p, w->off),
	    printed_at(p, w->off + w->len), w->off, w->off + w->len, 1};

	if (at.from < at.to) {
		at.off = p->v[at.from].off;
		at.end = p->v[at.to - 1].end;
	}
	if (at.from < p->n_printed)
		at.pos = p->v[at.from].pos;
	else if (p->n_printed)
		at.pos = p->v[p->n_printed - 1].pos + 1;
	return at;
}

static bool
is_printed(const struct pagewords *p, const struct place *at, uint32_t pos,
    const char *word)
{
	size_t i;

	for (i = at->from; i < at->to; i++)
		if (p->v[i].pos == pos &&
		    !strcmp(pageword_text(p, p->v[i].word), word))
			return true;
	return false;
}

static void
add_reading(struct pagewords *p, const struct place *at, const char *s,
    size_t len)
{
	struct pageword *v;
	struct words w;
	uint32_t pos;

	words_begin(&w, s, len);
	while (words_next(&w)) {
		pos = at->pos + w.pos - 1;
		if (!w.joined.len && is_printed(p, at, pos, w.word.data))
			continue;
		v = add(p);
		v->word = keep(p, &w.word);
		v->joined = w.joined.len ? keep(p, &w.joined) : 0;
		v->off = at->off;
		v->end = v->joined_end = at->end;
		v->pos = pos;
	}
	words_done(&w);
}

/* ---- broken words -------------------------------------------------------- */

/* What one half of a broken word may be: folded strings with their NUL, the
 * printed one first. */
struct half {
	struct buf bytes;
	size_t at[TEXT_MAX_ALTS + 1];
	size_t n;
};

static void
half_add(struct half *h, const char *s)
{
	if (h->n == TEXT_MAX_ALTS + 1)
		return;
	h->at[h->n++] = h->bytes.len;
	buf_add(&h->bytes, s, strlen(s) + 1);
}

/* The last word of each reading of the first half, the first of the second. */
static void
half_fill(struct half *h, const struct pagewords *p,
    const struct page_text *t, size_t i, bool second)
{
	struct place at = place_of(p, t, i);
	const struct pageword *v;
	struct words w;
	size_t k;

	buf_reset(&h->bytes);
	h->n = 0;
	if (at.from < at.to) {
		v = &p->v[second ? at.from : at.to - 1];
		half_add(h, pageword_text(p,
		    second && v->joined ? v->joined : v->word));
	} else {
		half_add(h, "");
	}
	for (k = text_alts(t, i); k < t->n_alts && t->alts[k].word == i; k++) {
		struct buf word = BUF_INIT;

		words_begin(&w, t->alt_text.data + t->alts[k].off,
		    t->alts[k].len);
		while (words_next(&w) && !(second && word.len)) {
			buf_reset(&word);
			buf_add(&word, w.word.data, w.word.len);
		}
		words_done(&w);
		if (word.len)
			half_add(h, word.data);
		buf_release(&word);
	}
}

/* All the wholes but the printed one, which words.h knows. */
static void
add_wholes(struct pagewords *p, const struct page_text *t, size_t i,
    struct half *a, struct half *b)
{
	struct place first = place_of(p, t, i);
	struct place second = place_of(p, t, i + 1);
	struct buf whole = BUF_INIT;
	struct pageword *v;
	size_t k, m;

	half_fill(a, p, t, i, false);
	half_fill(b, p, t, i + 1, true);
	for (k = 0; k < a->n; k++)
		for (m = k ? 0 : 1; m < b->n; m++) {
			buf_reset(&whole);
			buf_adds(&whole, a->bytes.data + a->at[k]);
			buf_adds(&whole, b->bytes.data + b->at[m]);
			if (!whole.len)
				continue;
			v = add(p);
			v->word = keep(p, &whole);
			v->off = first.off;
			v->end = v->joined_end = second.end;
			v->pos = first.pos;
		}
	buf_release(&whole);
}

void
pagewords_cut(struct pagewords *p, const struct page_text *t)
{
	struct half a = {.bytes = BUF_INIT}, b = {.bytes = BUF_INIT};
	struct place at;
	size_t i, k;

	buf_reset(&p->bytes);
	buf_addc(&p->bytes, '\0'); /* 0 is no word */
	p->n = 0;
	add_printed(p, t);
	for (k = 0; k < t->n_alts; k++) {
		at = place_of(p, t, t->alts[k].word);
		add_reading(p, &at, t->alt_text.data + t->alts[k].off,
		    t->alts[k].len);
	}
	for (i = 0; t->n_alts && i < t->n_words; i++)
		if (text_broken(t, i) &&
		    (k = text_alts(t, i)) < t->n_alts &&
		    t->alts[k].word <= i + 1)
			add_wholes(p, t, i, &a, &b);
	buf_release(&a.bytes);
	buf_release(&b.bytes);
}
