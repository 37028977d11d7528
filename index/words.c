/* index/words.c: the tokeniser (see words.h for what a word is). */
#include "index/words.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"

static void
add_folded(struct buf *out, uint32_t c)
{
	char folded[FOLD_MAX];

	buf_add(out, folded, fold_char(folded, c));
}

/* The character at i; its length, 0 at the end.  A broken byte (which clean
 * text does not have) reads as a space. */
static size_t
char_at(const struct words *w, size_t i, uint32_t *c)
{
	size_t n;

	*c = ' ';
	if (i >= w->size)
		return 0;
	n = utf8_decode(w->text + i, w->size - i, c);
	return n ? n : 1;
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc ||
	    c == '`';
}

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0xad || c == 0x2010 || c == 0xac;
}

static bool
word_at(const struct words *w, size_t i)
{
	uint32_t c;

	return char_at(w, i, &c) > 0 && utf8_is_word(c);
}

/* Take the word that begins at w->at. */
static void
take(struct words *w)
{
	size_t n, i = w->at, before_s = 0;
	uint32_t c;

	w->off = i;
	buf_reset(&w->word);
	for (;;) {
		n = char_at(w, i, &c);
		if (n && utf8_is_word(c)) {
			add_folded(&w->word, c);
			i += n;
		} else if (n && is_apostrophe(c) && word_at(w, i + n)) {
			before_s = w->word.len;
			i += n;
		} else {
			break;
		}
	}
	if (before_s && w->word.len == before_s + 1 &&
	    w->word.data[before_s] == 's')
		buf_truncate(&w->word, before_s);
	w->at = i;
	w->len = i - w->off;
}

/* Is a lone letter at i, with no letter behind it? Gives its end. */
static bool
lone_letter(const struct words *w, size_t i, size_t *end)
{
	uint32_t c;
	size_t n = char_at(w, i, &c);

	if (!n || !utf8_is_word(c) || (c >= '0' && c <= '9') ||
	    word_at(w, i + n))
		return false;
	*end = i + n;
	return true;
}

/* H.C.C.S: gather the letters that follow by single dots. */
static void
join_dots(struct words *w)
{
	size_t i = w->off, end = i, n = 0;

	if (w->off < w->dots_end)
		return; /* a later letter of the run */
	while (lone_letter(w, i, &end)) {
		words_fold(&w->joined, w->text + i, end - i);
		n++;
		if (end >= w->size || w->text[end] != '.')
			break;
		i = end + 1;
	}
	if (n < 2)
		buf_reset(&w->joined);
	else
		w->dots_end = w->joined_end = end;
}

/* "plain-\ntiff": where the rest of the word stands, at the start of the next
 * line of the same block, in small letters; 0: it is whole. */
static size_t
rest_by_text(const struct words *w)
{
	uint32_t c;
	size_t n = char_at(w, w->at, &c), i = w->at + n;

	if (!n || !is_hyphen(c))
		return 0;
	while (i < w->size && w->text[i] == ' ')
		i++;
	if (i >= w->size || w->text[i] != '\n')
		return 0;
	n = char_at(w, ++i, &c);
	if (!n || !utf8_is_word(c) || utf8_lower(c) != c ||
	    (c >= '0' && c <= '9'))
		return 0;
	return i;
}

/* The same, where the page says it. */
static size_t
rest_by_mark(struct words *w)
{
	const struct page_text *t = w->page;
	uint32_t c;
	size_t i, end;

	while (w->on_page < t->n_words &&
	    t->words[w->on_page].off + t->words[w->on_page].len <= w->off)
		w->on_page++;
	if (w->on_page >= t->n_words || !text_broken(t, w->on_page))
		return 0;
	end = t->words[w->on_page].off + t->words[w->on_page].len;
	for (i = w->at; i < end; i += char_at(w, i, &c))
		if (word_at(w, i))
			return 0; /* H of "H.C-" */
	i = t->words[w->on_page + 1].off;
	return i >= end && word_at(w, i) ? i : 0;
}

static size_t
rest_at(struct words *w)
{
	size_t i = w->page ? rest_by_mark(w) : 0;

	return i ? i : rest_by_text(w);
}

static void
join_lines(struct words *w)
{
	enum { MAX_PARTS = 4 };
	struct words rest;
	size_t i = rest_at(w), n;

	if (!i)
		return;
	words_begin(&rest, w->text, w->size);
	rest.page = w->page;
	rest.on_page = w->on_page;
	buf_add(&w->joined, w->word.data, w->word.len);
	for (n = 1; i && n < MAX_PARTS; n++) {
		rest.at = i;
		take(&rest);
		buf_add(&w->joined, rest.word.data, rest.word.len);
		w->joined_end = rest.at;
		i = rest_at(&rest);
	}
	words_done(&rest);
	w->continues = true;
}

void
words_begin(struct words *w, const char *text, size_t len)
{
	memset(w, 0, sizeof *w);
	buf_init(&w->word);
	buf_init(&w->joined);
	w->text = text;
	w->size = len;
}

void
words_begin_page(struct words *w, const struct page_text *t)
{
	size_t i = 0;

	words_begin(w, t->text.data, t->text.len);
	while (i < t->n_words && !t->words[i].hyphen)
		i++;
	if (i < t->n_words)
		w->page = t;
}

bool
words_next(struct words *w)
{
	uint32_t c;
	size_t n;

	buf_reset(&w->joined);
	do {
		while ((n = char_at(w, w->at, &c)) && !utf8_is_word(c))
			w->at += n;
		if (!n)
			return false;
		take(w);
	} while (w->word.len == 0); /* nothing but combining marks */
	if (w->continues)
		w->continues = false; /* shares its first part's position */
	else
		w->pos++;
	join_dots(w);
	if (w->joined.len == 0)
		join_lines(w);
	return true;
}

void
words_done(struct words *w)
{
	buf_release(&w->word);
	buf_release(&w->joined);
}

void
words_fold(struct buf *out, const char *s, size_t len)
{
	fold_add(out, s, len);
}
