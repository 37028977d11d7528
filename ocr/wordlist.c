/* ocr/wordlist.c: see wordlist.h.  Texts say the same words over and over, so
 * the list is tidied whenever it has doubled: it never holds much more than
 * there are different words. */
#include "ocr/wordlist.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/fold.h"

#define TIDY_FROM 50000
#define FORM_MAX  200 /* words that one word with brackets may be */

void
wordlist_init(struct wordlist *w)
{
	memset(w, 0, sizeof *w);
	buf_init(&w->text);
}

void
wordlist_release(struct wordlist *w)
{
	buf_release(&w->text);
	free(w->off);
	wordlist_init(w);
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc ||
	    c == '`';
}

/* Bytes of the letter or digit at s, 0 where there is none. */
static size_t
letter_at(const char *s, size_t len, uint32_t *c)
{
	size_t n = utf8_decode(s, len, c);

	return n && utf8_is_word(*c) ? n : 0;
}

size_t
wordlist_take(struct buf *out, const char *s, size_t len)
{
	size_t i = 0, n, before_s = 0;
	bool digit = false;
	char folded[FOLD_MAX];
	uint32_t c;

	buf_reset(out);
	while (i < len) {
		if ((n = letter_at(s + i, len - i, &c))) {
			digit = digit || (c >= '0' && c <= '9');
			buf_add(out, folded, fold_char(folded, c));
		} else if ((n = utf8_decode(s + i, len - i, &c)) && i &&
		    is_apostrophe(c) && letter_at(s + i + n, len - i - n, &c)) {
			before_s = out->len;
		} else {
			break;
		}
		i += n;
	}
	if (before_s && out->len == before_s + 1 && out->data[before_s] == 's')
		buf_truncate(out, before_s);
	if (digit || out->len > WORDLIST_LETTERS)
		buf_reset(out);
	if (i || !len)
		return i;
	return n ? n : 1; /* what is no letter */
}

static int
compare(const void *a, const void *b, void *text)
{
	const uint32_t *x = a, *y = b;

	return strcmp((const char *)text + *x, (const char *)text + *y);
}

static void
tidy(struct wordlist *w)
{
	struct buf text = BUF_INIT;
	const char *word, *last = NULL;
	size_t i, n = 0;

	if (w->n)
		qsort_r(w->off, w->n, sizeof *w->off, compare, w->text.data);
	for (i = 0; i < w->n; i++) {
		word = w->text.data + w->off[i];
		if (last && !strcmp(word, last))
			continue;
		last = word;
		w->off[n++] = (uint32_t)text.len;
		buf_add(&text, word, strlen(word) + 1);
	}
	w->n = w->tidy = n;
	buf_release(&w->text);
	w->text = text;
}

static void
add_folded(struct wordlist *w, const char *word, size_t len)
{
	if (w->n >= TIDY_FROM && w->n >= 2 * w->tidy)
		tidy(w);
	if (len < 2 || w->n >= WORDLIST_MAX)
		return;
	w->off = xgrow(w->off, w->n, &w->cap, sizeof *w->off);
	w->off[w->n++] = (uint32_t)w->text.len;
	buf_add(&w->text, word, len);
	buf_addc(&w->text, '\0');
}

void
wordlist_add(struct wordlist *w, const char *s, size_t len)
{
	struct buf word = BUF_INIT;
	size_t i, n;

	for (i = 0; (n = wordlist_take(&word, s + i, len - i)); i += n)
		add_folded(w, word.data, word.len);
	buf_release(&word);
}

/* The words that one may be, its first brackets opened; what follows them is
 * opened by the next call. */
static void
add_opened(struct wordlist *w, const char *s, int *left)
{
	const char *open = strchr(s, '['), *close = open ? strchr(open, ']')
	    : NULL, *from, *bar;
	struct buf one = BUF_INIT;

	if (!close || --*left <= 0) {
		wordlist_add(w, s, strlen(s));
		return;
	}
	for (from = open + 1; from <= close; from = bar + 1) {
		bar = from + strcspn(from, "|]");
		buf_reset(&one);
		buf_add(&one, s, (size_t)(open - s));
		buf_add(&one, from, (size_t)(bar - from));
		buf_adds(&one, close + 1);
		add_opened(w, one.data, left);
	}
	buf_release(&one);
}

void
wordlist_add_form(struct wordlist *w, const char *form)
{
	const char *end;
	char *word;
	int depth, left;

	for (; *form; form = end) {
		for (depth = 0, end = form; *end; end++) {
			if (depth == 0 && *end == ' ' && end > form)
				break;
			depth += (*end == '[') - (*end == ']' && depth);
		}
		word = xstrndup(form, (size_t)(end - form));
		left = FORM_MAX;
		add_opened(w, word, &left);
		free(word);
	}
}

void
wordlist_join(struct wordlist *w, struct buf *out)
{
	size_t i;

	tidy(w);
	for (i = 0; i < w->n; i++) {
		buf_adds(out, w->text.data + w->off[i]);
		buf_addc(out, '\n');
	}
}
