/* catalog/altoword.c: a String of ALTO becomes a word (see altoword.h).
 *
 * A String may hold white space and become several words; its alternatives
 * and its hyphen then belong to none of them for sure, and are dropped. */
#include "catalog/altoword.h"

#include <string.h>

#include "base/utf8.h"

void
alto_word_reset(struct alto_word *w)
{
	buf_reset(&w->s);
	buf_reset(&w->alt);
	w->box = (struct box){0, 0, 0, 0};
	w->conf = 0;
	w->first = false;
	w->hyphen = 0;
	w->n_alts = 0;
}

void
alto_word_release(struct alto_word *w)
{
	buf_release(&w->s);
	buf_release(&w->alt);
}

void
alto_word_alt(struct alto_word *w, const char *s, size_t len, float conf)
{
	if (!len || len > TEXT_MAX_ALT || w->n_alts == TEXT_MAX_ALTS)
		return;
	buf_add(&w->alt, s, len);
	w->alts[w->n_alts].len = len;
	w->alts[w->n_alts++].conf = conf;
}

void
alto_word_hyphen(struct alto_word *w, const char *s, struct box box)
{
	buf_adds(&w->s, s);
	w->hyphen = strlen(s);
	w->box = box_union(w->box, box);
}

/* Where HYP is missing, the half itself may end in one of these. */
static bool
ends_in_hyphen(const struct buf *s)
{
	static const char *const hyphens[] = {"-", "=", "\xc2\xac",
	    "\xc2\xad", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\xb8\x97"};
	size_t i, n;

	for (i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
		n = strlen(hyphens[i]);
		if (s->len > n && !memcmp(s->data + s->len - n, hyphens[i], n))
			return true;
	}
	return false;
}

/* One character, after something. */
static bool
is_one(const struct buf *s, size_t hyphen)
{
	uint32_t c;

	return s->len > hyphen &&
	    utf8_decode(s->data + s->len - hyphen, hyphen, &c) == hyphen &&
	    !utf8_is_word(c);
}

void
alto_word_put(struct alto_word *w, struct page_text *t)
{
	size_t before = t->n_words, at, i;

	text_add_word(t, w->s.data, w->s.len, w->box, w->conf);
	if (t->n_words == before + 1) {
		t->words[before].hyphen = w->hyphen
		    ? is_one(&w->s, w->hyphen)
		    : w->first && ends_in_hyphen(&w->s);
		for (i = at = 0; i < w->n_alts; at += w->alts[i++].len)
			text_add_alt(t, before, w->alt.data + at,
			    w->alts[i].len, w->alts[i].conf);
	}
	alto_word_reset(w);
}

void
alto_words_end(struct page_text *t)
{
	size_t i;

	for (i = 0; i < t->n_words; i++)
		if (t->words[i].hyphen && !text_broken(t, i))
			t->words[i].hyphen = false;
}

bool
alto_language(char lang[8], const char *tag)
{
	size_t n;

	for (n = 0; tag && n < 8; n++) {
		lang[n] = tag[n];
		if (lang[n] >= 'A' && lang[n] <= 'Z')
			lang[n] = (char)(lang[n] + 32);
		if (lang[n] < 'a' || lang[n] > 'z')
			break;
	}
	if (n < 2 || n == 8 || (tag[n] && tag[n] != '-')) {
		*lang = '\0';
		return false;
	}
	lang[n] = '\0';
	if (!strcmp(lang, "en"))
		memcpy(lang, "eng", sizeof "eng");
	return true;
}

void
alto_block_language(struct page_text *t, bool *told, const char *tag)
{
	char lang[sizeof t->lang];

	if (!alto_language(lang, tag))
		return;
	if (!*told)
		memcpy(t->lang, lang, strlen(lang) + 1);
	else if (strcmp(lang, t->lang) != 0)
		*t->lang = '\0';
	*told = true;
}
