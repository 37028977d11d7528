/* ocr/language.c: which language a page is in (see language.h).
 *
 * A page is cut into pieces: runs of letters, so that Luganda's n'omu is two.
 * How well each language explains a piece is the logarithm of how frequent it
 * is there, against what a language that does not know it would give it: of
 * the piece as a small word, and of its sequences of three letters.  A piece
 * alone says little, so the pieces around it speak along; each then goes to
 * the language that its surroundings speak for, or to none.
 *
 * The page's language is the one that most of its pieces went to, by weight:
 * names, headings in capitals and words that the engine was not sure of weigh
 * little, numbers nothing.  That is not enough, for a language that there is
 * no profile of goes to some language too: its small words must be there as
 * often as a text has them.
 */
#include "ocr/language.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/opt.h"
#include "base/utf8.h"
#include "base/fold.h"
#include "ocr/profile.h"

#define PIECE_MAX 40 /* letters; the rest of a longer one is left out */
#define AROUND    5  /* pieces on either side that speak along */
/* Of a piece: how much of the logarithms counts (sequences overlap), and how
 * far apart two languages can be by it. */
#define GRAM_PART 0.5f
#define APART     6.0f
#define SURE      2.0f /* so far apart that a piece goes to the better */

/* What a page must have, in weights of pieces. */
#define LEAST       7.0f  /* of the language, about so many words */
#define LEAST_SHARE 0.55f /* of all */
#define LEAST_SMALL 0.17f /* of the language's: its small words */

struct piece {
	float weight;
	float score[PROFILES_MAX];
	unsigned small; /* bit per language: is one of its small words */
};

struct pieces {
	struct piece *v;
	size_t n, cap;
};

struct language_tally {
	float all, of[PROFILES_MAX], small[PROFILES_MAX];
};

/* How well each language explains it; the best gets 0, others less. */
static void
piece_score(struct piece *p, const struct languages *l, const char *s, size_t n)
{
	const float *word = profiles_word(l, s, n);
	float best;
	size_t i, k;

	p->small = 0;
	for (i = 0; i < l->n; i++) {
		p->score[i] = word ? word[i] : 0;
		p->small |= (unsigned)(p->score[i] > 0) << i;
	}
	for (k = 0; k < n && n > 1; k++)
		for (i = 0; i < l->n; i++)
			p->score[i] += GRAM_PART *
			    l->v[i].gram[profile_gram(k ? s[k - 1] : '_', s[k],
				k + 1 < n ? s[k + 1] : '_')];
	best = p->score[0];
	for (i = 1; i < l->n; i++)
		best = fmaxf(best, p->score[i]);
	for (i = 0; i < l->n; i++)
		p->score[i] = fmaxf(p->score[i] - best, -APART);
}

/* Names and headings are written in capitals; one letter is often a speck. */
static float
piece_weight(float conf, size_t n, size_t capitals)
{
	float w = conf <= 30 ? 0.1f : conf >= 80 ? 1 : conf / 80;

	if (capitals)
		w *= capitals == n && n > 1 ? 0.4f : 0.3f;
	return n == 1 ? w * 0.3f : w;
}

/* The piece that begins at s; returns the bytes looked at. One with a digit
 * or a letter of another script in it is none. */
static size_t
piece_take(struct pieces *out, const struct languages *l, const char *s,
    size_t len, float conf)
{
	char word[PIECE_MAX + FOLD_MAX], folded[FOLD_MAX];
	size_t i, k, n, m, used = 0, capitals = 0;
	bool letters = true;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		if (!(n = utf8_decode(s + i, len - i, &c)) || !utf8_is_word(c))
			break;
		m = fold_char(folded, c);
		capitals += utf8_lower(c) != c;
		for (k = 0; k < m; k++) {
			letters = letters && folded[k] >= 'a' &&
			    folded[k] <= 'z';
			if (used < PIECE_MAX)
				word[used++] = folded[k];
		}
	}
	if (used && letters) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		out->v[out->n].weight = piece_weight(conf, used, capitals);
		piece_score(&out->v[out->n++], l, word, used);
	}
	return i ? i : 1;
}

static void
cut(struct pieces *out, const struct languages *l, const struct page_text *t)
{
	const struct text_word *w;
	size_t i, k;

	for (i = 0; i < t->n_words; i++) {
		w = &t->words[i];
		for (k = 0; k < w->len;)
			k += piece_take(out, l, t->text.data + w->off + k,
			    w->len - k, w->conf);
	}
}

/* The language that what stands around piece i speaks for; l->n: none. */
static size_t
piece_language(const struct pieces *p, const struct languages *l, size_t i)
{
	size_t from = i > AROUND ? i - AROUND : 0;
	size_t to = i + AROUND < p->n ? i + AROUND + 1 : p->n;
	size_t k, j, best = 0;
	float sum[PROFILES_MAX] = { 0 };

	for (k = from; k < to; k++)
		for (j = 0; j < l->n; j++)
			sum[j] += p->v[k].weight * p->v[k].score[j];
	for (j = 1; j < l->n; j++)
		if (sum[j] > sum[best])
			best = j;
	for (j = 0; j < l->n; j++)
		if (j != best && sum[best] - sum[j] < SURE)
			return l->n;
	return best;
}

static void
language_count(struct language_tally *y, const struct languages *l,
    const struct page_text *t)
{
	struct pieces p = { NULL, 0, 0 };
	size_t i, k;

	memset(y, 0, sizeof *y);
	cut(&p, l, t);
	for (i = 0; i < p.n; i++) {
		y->all += p.v[i].weight;
		if ((k = piece_language(&p, l, i)) == l->n)
			continue;
		y->of[k] += p.v[i].weight;
		if (p.v[i].small >> k & 1)
			y->small[k] += p.v[i].weight;
	}
	free(p.v);
}

enum cr_status
languages_open(struct languages **out, const char *dir, struct cr_err *e)
{
	struct languages *l = xcalloc(1, sizeof *l);
	char *own = dir ? NULL : where_data("languages");
	enum cr_status st = profiles_read(l, dir ? dir : own, e);

	free(own);
	if (st != CR_OK) {
		languages_free(l);
		return st;
	}
	*out = l;
	return CR_OK;
}

void
languages_free(struct languages *l)
{
	if (l)
		profiles_release(l);
	free(l);
}

const char *
languages_name(const struct languages *l, const struct page_text *t)
{
	struct language_tally y;
	size_t i, best = 0;

	language_count(&y, l, t);
	for (i = 1; i < l->n; i++)
		if (y.of[i] > y.of[best])
			best = i;
	if (y.of[best] < LEAST || y.of[best] < LEAST_SHARE * y.all ||
	    y.small[best] < LEAST_SMALL * y.of[best])
		return "";
	return l->v[best].code;
}
