/* ocr/correct.c: a word that is none (see correct.h).
 *
 * Each candidate has a price: one for a letter changed, half of one more by
 * how little the engine thought of the letter, less where the page says the
 * word elsewhere, more where it begins with a capital.  A word read with
 * little confidence may be changed for more.  The weights were set on
 * typewritten pages of the 1930s to 1950s: of 227 words changed there 173
 * became right and 4, all of them names read with confidence, wrong; such
 * words are now left alone.
 */
#include "ocr/correct.h"

#include <string.h>

#include "base/utf8.h"
#include "ocr/lexicon.h"
#include "ocr/surewords.h"

#define SHORTEST    4    /* letters */
#define LONGEST     40
#define TWO_FROM    6    /* letters: two of them may be wrong */
#define TWO_TO      16   /* letters: above, too many pairs to try */
#define PAIR_BEST   3    /* choices of a letter that are tried in pairs */
#define SURE_NAME   80.0 /* confidence of a capitalised word to be left */
#define PRICE       1.0
#define PRICE_DOUBT 0.5
#define PRICE_CAP   0.7
#define PRICE_PAGE  (-1.0)
#define PRICE_MOST  2.6  /* at confidence 50 */
#define PRICE_CONF  0.8  /* less for each 100 of confidence */
#define GAP         0.05 /* the next best must be dearer by so much */

/* A word on its way: its letters, and which choice each has now. */
struct chain {
	const struct lattice_letter *v;
	size_t n;
	unsigned at[LONGEST];
};

struct best {
	double price, next; /* the least two of different words */
	struct buf *word;
	struct buf *now;
};

bool
correct_has_letter(const char *s, size_t len)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		if (!(n = utf8_decode(s + i, len - i, &c)))
			return false;
		if (utf8_is_word(c) && !(c >= '0' && c <= '9'))
			return true;
	}
	return false;
}

static uint32_t
letter_of(const char *s)
{
	uint32_t c = 0;
	size_t n = utf8_decode(s, strlen(s), &c);

	return n && !s[n] ? c : 0;
}

static bool
is_letter(const char *s)
{
	uint32_t c = letter_of(s);

	return utf8_is_word(c) && !(c >= '0' && c <= '9');
}

/* What may stand for the letter at i: a letter, an apostrophe, and at the
 * end a stop (typewriters' full stops are read as e). */
static bool
may_stand(const char *s, size_t i, size_t n)
{
	if (is_letter(s))
		return true;
	if (i == 0)
		return false;
	return !strcmp(s, "'") ||
	       (i + 2 >= n && (!strcmp(s, ".") || !strcmp(s, ",")));
}

static void
spell(struct buf *out, const struct chain *c)
{
	size_t i;

	buf_reset(out);
	for (i = 0; i < c->n; i++)
		buf_adds(out, c->v[i].choice[c->at[i]].s);
}

/* The word without what is around its letters, compared. */
static bool
same_core(const struct buf *a, const struct buf *b)
{
	size_t na = a->len, nb = b->len;

	while (na && strchr(".,;:'", a->data[na - 1]))
		na--;
	while (nb && strchr(".,;:'", b->data[nb - 1]))
		nb--;
	return na == nb && !memcmp(a->data, b->data, na);
}

static void
weigh(struct best *b, const struct chain *c, const struct correct *k,
    double price)
{
	struct buf *swap;

	spell(b->now, c);
	if (!lexicon_knows(k->lexicon, b->now->data, b->now->len))
		return;
	if (surewords_count(k->page, b->now->data, b->now->len))
		price += PRICE_PAGE;
	if (price < b->price) {
		if (b->word->len && !same_core(b->word, b->now))
			b->next = b->price;
		b->price = price;
		swap = b->word;
		b->word = b->now;
		b->now = swap;
	} else if (price < b->next && !same_core(b->word, b->now)) {
		b->next = price;
	}
}

static double
price_of(const struct chain *c, size_t i)
{
	return PRICE +
	       PRICE_DOUBT * (1 - (double)c->v[i].choice[c->at[i]].conf / 100);
}

static void
try_pairs(struct best *b, struct chain *c, const struct correct *k, size_t i,
    double price)
{
	const struct lattice_letter *l;
	size_t j;

	for (j = i + 1; j < c->n; j++) {
		l = &c->v[j];
		for (c->at[j] = 1; c->at[j] < l->n && c->at[j] <= PAIR_BEST;
		    c->at[j]++)
			if (may_stand(l->choice[c->at[j]].s, j, c->n))
				weigh(b, c, k, price + price_of(c, j));
		c->at[j] = 0;
	}
}

static void
try_all(struct best *b, struct chain *c, const struct correct *k, double price)
{
	const struct lattice_letter *l;
	size_t i;

	for (i = 0; i < c->n; i++) {
		l = &c->v[i];
		for (c->at[i] = 1; c->at[i] < l->n; c->at[i]++) {
			if (!may_stand(l->choice[c->at[i]].s, i, c->n))
				continue;
			weigh(b, c, k, price + price_of(c, i));
			if (c->n >= TWO_FROM && c->n <= TWO_TO &&
			    c->at[i] <= PAIR_BEST)
				try_pairs(
				    b, c, k, i, price + price_of(c, i));
		}
		c->at[i] = 0;
	}
}

/* Is it made of letters, but for a hyphen or an odd sign? */
static bool
of_letters(const struct chain *c)
{
	size_t i, odd = 0;

	for (i = 1; i + 1 < c->n; i++) {
		const char *s = c->v[i].choice[0].s;

		if (letter_of(s) >= '0' && letter_of(s) <= '9')
			return false;
		odd += !is_letter(s) && *s != '-';
	}
	return odd <= 1;
}

static bool
is_lower(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff);
}

/* A capital first: perhaps a name. */
static bool
is_capitalised(const struct chain *c)
{
	size_t i = 0;

	while (i < c->n && !is_letter(c->v[i].choice[0].s))
		i++;
	return i < c->n && !is_lower(letter_of(c->v[i].choice[0].s));
}

bool
correct_ends_in_dash(const struct page_text *t, size_t word)
{
	static const char *const dashes[] = {
	    "-", "\u2010", "\u00ac", "\u00ad", "\u2013", "\u2014", "=", "~"};
	const char *s = t->text.data + t->words[word].off;
	size_t len = t->words[word].len, i, n;

	for (i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		n = strlen(dashes[i]);
		if (len > n && !memcmp(s + len - n, dashes[i], n))
			return true;
	}
	return false;
}

/* The first or second half of a word that is broken at its line's end. */
static bool
is_half(const struct page_text *t, size_t word)
{
	if (correct_ends_in_dash(t, word))
		return true;
	return word && t->text.data[t->words[word].off - 1] == '\n' &&
	       correct_ends_in_dash(t, word - 1);
}

/* Letters without the signs around and between them. */
static size_t
count_letters(const struct lattice *l, size_t word)
{
	const struct lattice_letter *v = l->letters + l->words[word].first;
	size_t i, n = 0;

	for (i = 0; i < l->words[word].n; i++)
		n += is_letter(v[i].choice[0].s);
	return n;
}

/* "|" among words is the pronoun. */
static bool
is_pronoun(const struct page_text *t, size_t word)
{
	const struct text_word *w = &t->words[word];
	const char *s = t->text.data + w->off;
	uint32_t next = 0;

	if (w->len != 1 || *s != '|' || word + 1 >= t->n_words || s[1] != ' ')
		return false;
	/* a rule of a form is taller, or stands apart */
	if (2 * w->box.h > 3 * w[1].box.h ||
	    w[1].box.x - w->box.x - w->box.w > w->box.h)
		return false;
	utf8_decode(s + 2, w[1].len, &next);
	return is_lower(next);
}

bool
correct_word(struct buf *out, const struct correct *k,
    const struct page_text *t, const struct lattice *l, size_t word)
{
	const struct text_word *w = &t->words[word];
	const char *s = t->text.data + w->off;
	struct buf now = BUF_INIT, found = BUF_INIT;
	struct chain c = {NULL, 0, {0}};
	struct best b = {1e9, 1e9, &found, &now};
	double most = PRICE_MOST - PRICE_CONF * (((double)w->conf - 50) / 100);
	bool ok = false, cap;

	if (is_pronoun(t, word)) {
		buf_reset(out);
		buf_addc(out, 'I');
		return true;
	}
	if (word >= l->n_words || l->words[word].n > LONGEST ||
	    count_letters(l, word) < SHORTEST || is_half(t, word))
		return false;
	c.v = l->letters + l->words[word].first;
	c.n = l->words[word].n;
	spell(&now, &c);
	cap = is_capitalised(&c);
	if (now.len == w->len && !memcmp(now.data, s, w->len) &&
	    of_letters(&c) && !(cap && w->conf >= SURE_NAME) &&
	    !lexicon_knows(k->lexicon, s, w->len) &&
	    surewords_count(k->page, s, w->len) < 2) {
		try_all(&b, &c, k, cap ? PRICE_CAP : 0);
		ok = b.price <= most && b.next - b.price >= GAP;
	}
	if (ok) {
		buf_reset(out);
		buf_add(out, b.word->data, b.word->len);
	}
	buf_release(&now);
	buf_release(&found);
	return ok;
}
