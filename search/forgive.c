/* search/forgive.c: near words, found by making them, not by reading the
 * whole vocabulary.
 *
 * OCR noise makes the vocabulary grow with every page, so reading it through
 * would cost more with each.  Instead every word that is one change away is
 * made (about 53 for a letter of the word), and every one with two of the
 * usual confusions of letters, and the index is asked which of them exist.
 * For long words two free changes are too many to make; there the terms that
 * share the first letters are read, up to a bound.
 *
 * What is not done here: several words at once, words run together. */
#include "search/forgive.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum {
	LONG_WORD = 8,  /* from here on two changes */
	MAX_WORD = 40,  /* longer ones are left alone */
	HEAD = 3,       /* letters that the terms read through share */
	MAX_READ = 20000,
};

#define CONFUSED 0.4

/* What a reader takes for one another, in type and on worn paper. */
static const char *const confusions[][2] = {
	{ "rn", "m" }, { "vi", "w" }, { "vv", "w" }, { "cl", "d" },
	{ "li", "h" }, { "ii", "u" }, { "ri", "n" }, { "ni", "m" },
	{ "in", "m" }, { "nn", "m" }, { "lc", "k" }, { "ti", "h" },
	{ "fi", "h" }, { "o", "0" }, { "l", "1" }, { "i", "1" },
	{ "i", "l" }, { "s", "5" }, { "b", "8" }, { "g", "9" },
	{ "z", "2" }, { "c", "e" }, { "e", "o" }, { "a", "o" },
	{ "c", "o" }, { "h", "b" }, { "n", "u" }, { "n", "h" },
	{ "f", "t" }, { "t", "l" }, { "i", "t" }, { "g", "q" },
	{ "u", "v" }, { "v", "y" }, { "i", "j" }, { "a", "s" },
	{ "e", "s" }, { "r", "n" }, { "l", "b" },
};
enum { N_CONFUSIONS = sizeof confusions / sizeof *confusions };

/* ---- distance ------------------------------------------------------------ */

/* Is there a confusion of something ending in a with something ending in b?
 * Nearly always not; asked for each pair of letters of each two words. */
static int
may_confuse(char a, char b)
{
	static unsigned char known[256][256];
	static int ready;
	size_t k;

	for (k = 0; !ready && k < N_CONFUSIONS; k++) {
		const char *x = confusions[k][0], *y = confusions[k][1];
		unsigned char i = (unsigned char)x[strlen(x) - 1];
		unsigned char j = (unsigned char)y[strlen(y) - 1];

		known[i][j] = known[j][i] = 1;
	}
	ready = 1;
	return known[(unsigned char)a][(unsigned char)b];
}

static int
ends_with(const char *s, size_t len, const char *tail)
{
	size_t n = strlen(tail);

	return len >= n && memcmp(s + len - n, tail, n) == 0;
}

static void
lower_to(double *v, double to)
{
	if (to < *v)
		*v = to;
}

double
forgive_cost(const char *a, const char *b)
{
	double d[MAX_WORD + 3][MAX_WORD + 3];
	size_t n = strlen(a), m = strlen(b), i, j, k, way;

	if (n > MAX_WORD + 2 || m > MAX_WORD + 2)
		return strcmp(a, b) == 0 ? 0 : MAX_WORD;
	for (i = 0; i <= n; i++)
		for (j = 0; j <= m; j++) {
			double *v = &d[i][j];

			*v = i || j ? 1e9 : 0;
			if (i)
				lower_to(v, d[i - 1][j] + 1);
			if (j)
				lower_to(v, d[i][j - 1] + 1);
			if (!i || !j)
				continue;
			lower_to(v, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1]) /* swapped */
				lower_to(v, d[i - 2][j - 2] + 1);
			if (!may_confuse(a[i - 1], b[j - 1]))
				continue;
			for (k = 0; k < 2 * N_CONFUSIONS; k++) {
				const char *x, *y;

				way = k & 1;
				x = confusions[k / 2][way];
				y = confusions[k / 2][!way];
				if (ends_with(a, i, x) && ends_with(b, j, y))
					lower_to(v, d[i - strlen(x)]
					    [j - strlen(y)] + CONFUSED);
			}
		}
	return d[n][m];
}

/* ---- making words -------------------------------------------------------- */

/* Words laid end to end, with a NUL behind each. */
struct made {
	struct buf bytes;
	size_t n;
};

static void
make(struct made *m, const char *prefix, const char *head, size_t head_len,
    const char *middle, const char *tail)
{
	buf_adds(&m->bytes, prefix);
	buf_add(&m->bytes, head, head_len);
	buf_adds(&m->bytes, middle);
	buf_adds(&m->bytes, tail);
	buf_addc(&m->bytes, '\0');
	m->n++;
}

static void
make_confused(struct made *m, const char *prefix, const char *word)
{
	size_t k, len;
	const char *at, *x, *y;

	for (k = 0; k < 2 * N_CONFUSIONS; k++) {
		x = confusions[k / 2][k & 1];
		y = confusions[k / 2][!(k & 1)];
		len = strlen(x);
		for (at = strstr(word, x); at; at = strstr(at + 1, x))
			make(m, prefix, word, (size_t)(at - word), y, at + len);
	}
}

static void
make_changed(struct made *m, const char *prefix, const char *word)
{
	char with[3] = "";
	size_t len = strlen(word), i;
	char c;

	for (i = 0; i <= len; i++) {
		for (c = 'a'; c <= 'z'; c++) {
			with[0] = c;
			make(m, prefix, word, i, with, word + i);
			if (i < len && c != word[i])
				make(m, prefix, word, i, with, word + i + 1);
		}
		if (i < len)
			make(m, prefix, word, i, "", word + i + 1);
		if (i + 1 < len && word[i] != word[i + 1]) {
			with[0] = word[i + 1];
			with[1] = word[i];
			make(m, prefix, word, i, with, word + i + 2);
			with[1] = '\0';
		}
	}
}

/* ---- the best of them ---------------------------------------------------- */

struct best {
	struct forgiven *v;
	size_t n;
	const char *word;
	double limit;
};

static int
worse(const struct forgiven *a, double cost, uint32_t freq, const char *word)
{
	if (a->cost != cost)
		return a->cost > cost;
	if (a->freq != freq)
		return a->freq < freq;
	return strcmp(a->word, word) > 0;
}

static void
offer(struct best *b, const char *word, uint32_t freq)
{
	double cost;
	size_t i;

	if (freq == 0 || strcmp(word, b->word) == 0)
		return;
	for (i = 0; i < b->n; i++)
		if (strcmp(b->v[i].word, word) == 0)
			return;
	cost = forgive_cost(b->word, word);
	if (cost > b->limit)
		return;
	for (i = 0; i < b->n && !worse(&b->v[i], cost, freq, word); i++)
		;
	if (i == FORGIVE_MAX)
		return;
	if (b->n == FORGIVE_MAX)
		free(b->v[--b->n].word);
	memmove(&b->v[i + 1], &b->v[i], (b->n - i) * sizeof *b->v);
	b->v[i].word = xstrdup(word);
	b->v[i].cost = cost;
	b->v[i].freq = freq;
	b->n++;
}

static enum cr_status
offer_made(struct best *b, struct fts *f, const struct made *m,
    size_t prefix_len, struct cr_err *e)
{
	const char **terms = xcalloc(m->n, sizeof *terms);
	uint32_t *freqs = xcalloc(m->n, sizeof *freqs);
	const char *p = m->bytes.data;
	enum cr_status st;
	size_t i;

	for (i = 0; i < m->n; i++) {
		terms[i] = p;
		p += strlen(p) + 1;
	}
	st = fts_freqs(f, terms, m->n, freqs, e);
	for (i = 0; st == CR_OK && i < m->n; i++)
		offer(b, terms[i] + prefix_len, freqs[i]);
	free(terms);
	free(freqs);
	return st;
}

static enum cr_status
offer_read(struct best *b, struct fts *f, const char *prefix, struct cr_err *e)
{
	struct fts_words w = FTS_WORDS_INIT;
	char *head = xasprintf("%s%.*s", prefix, HEAD, b->word);
	size_t skip = strlen(prefix), len = strlen(b->word), i, n;
	enum cr_status st = fts_list(f, head, MAX_READ, &w, e);

	for (i = 0; i < w.n; i++) {
		n = strlen(w.v[i].term + skip);
		if (n + 2 >= len && n <= len + 2)
			offer(b, w.v[i].term + skip, w.v[i].freq);
	}
	fts_words_release(&w);
	free(head);
	return st;
}

double
forgive_limit(const char *word)
{
	return strlen(word) < LONG_WORD ? 1.0 : 2.0;
}

enum cr_status
forgive_word(struct fts *f, const char *prefix, const char *word,
    double limit, struct forgiven out[FORGIVE_MAX], size_t *n,
    struct cr_err *e)
{
	struct made once = { BUF_INIT, 0 }, all = { BUF_INIT, 0 };
	size_t len = strlen(word), i;
	struct best b = { out, 0, word, limit };
	enum cr_status st;
	const char *p;

	*n = 0;
	if (len < FORGIVE_MIN_CHARS || len > MAX_WORD ||
	    word[strcspn(word, "0123456789")])
		return CR_OK;
	make_confused(&once, "", word);
	for (i = 0, p = once.bytes.data; i < once.n; i++) {
		make(&all, prefix, p, strlen(p), "", "");
		make_confused(&all, prefix, p);
		p += strlen(p) + 1;
	}
	make_changed(&all, prefix, word);
	st = offer_made(&b, f, &all, strlen(prefix), e);
	if (st == CR_OK && limit > 1)
		st = offer_read(&b, f, prefix, e);
	buf_release(&once.bytes);
	buf_release(&all.bytes);
	*n = b.n;
	if (st != CR_OK) {
		forgive_release(out, b.n);
		*n = 0;
	}
	return st;
}

void
forgive_release(struct forgiven *v, size_t n)
{
	while (n-- > 0)
		free(v[n].word);
}
