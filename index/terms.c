/* index/terms.c: the terms of terms.h, made from text, values and cases. */
#include "index/terms.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "index/fts.h"
#include "index/pagewords.h"
#include "index/words.h"

const struct term_field term_fields[] = {
	{ "code", TERM_CODE, FIELD_CODE, 0 },
	{ "case", TERM_OWN, FIELD_CASE, 0 },
	{ "party", "XP", FIELD_WORDS, 0 },
	{ "judge", "XG", FIELD_WORDS, 0 },
	{ "court", "XT", FIELD_EXACT, 0 },
	{ "station", "XS", FIELD_WORDS, 0 },
	{ "type", "XY", FIELD_WORDS, 0 },
	{ "subject", "XU", FIELD_LEVELS, 0 },
	{ "offence", "XO", FIELD_WORDS, 0 },
	{ "doc", "XD", FIELD_EXACT, 0 },
	{ "year", "XR", FIELD_YEAR, SLOT_YEAR },
	{ "filed", "XR", FIELD_DATE, SLOT_FILED },
	{ "batch", "XB", FIELD_EXACT, 0 },
	{ "room", "XM", FIELD_EXACT, 0 },
	{ "shelf", "XL", FIELD_EXACT, 0 },
	{ "box", "XX", FIELD_EXACT, 0 },
	{ "file", "XI", FIELD_FILE, 0 },
	{ "status", "XE", FIELD_EXACT, 0 },
	{ NULL, NULL, FIELD_EXACT, 0 },
};

const struct term_field *
term_field_lookup(const char *name, size_t len)
{
	const struct term_field *f;

	for (f = term_fields; f->name; f++)
		if (strlen(f->name) == len &&
		    strncasecmp(f->name, name, len) == 0)
			return f;
	return NULL;
}

const char *
term_prefix(const char *field)
{
	const struct term_field *f = term_field_lookup(field, strlen(field));

	assert(f);
	return f->prefix;
}

void
term_make(struct buf *out, const char *prefix, const char *text, size_t len)
{
	enum { KEEP = 180, HASH = 32 };
	char hex[DIGEST_HEX];
	size_t keep = KEEP;

	buf_adds(out, prefix);
	if (strlen(prefix) + len <= FTS_MAX_TERM) {
		buf_add(out, text, len);
		return;
	}
	digest_mem(hex, text, len);
	while (keep > 0 && ((unsigned char)text[keep] & 0xc0) == 0x80)
		keep--; /* not within a character */
	buf_add(out, text, keep);
	buf_addc(out, '#');
	buf_add(out, hex, HASH);
}

void
term_value(struct buf *out, const char *text, size_t len)
{
	size_t i, n, begin = out->len;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(text + i, len - i, &c);
		if (!n) {
			n = 1;
			c = ' ';
		}
		if (c > ' ')
			utf8_add(out, utf8_lower(c));
		else if (out->len > begin && out->data[out->len - 1] != ' ')
			buf_addc(out, ' ');
	}
	if (out->len > begin && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

static void
add(struct fts_doc *d, const char *prefix, const char *text, size_t len,
    uint32_t wdf, uint32_t pos)
{
	struct buf term = BUF_INIT;

	if (len == 0)
		return;
	term_make(&term, prefix, text, len);
	fts_doc_term(d, term.data, term.len, wdf, pos);
	buf_release(&term);
}

/* A stem tells nothing of 0260 or 2nd. */
static void
add_stem(struct fts_doc *d, const char *word, size_t len, struct buf *stem)
{
	if (!len || word[strcspn(word, "0123456789")] ||
	    len > FTS_MAX_TERM / 2)
		return;
	buf_reset(stem);
	buf_addc(stem, TERM_STEM[0]);
	fts_stem(stem, word, len);
	fts_doc_term(d, stem->data, stem->len, 1, 0);
}

bool
terms_stemmed(const struct page_text *t)
{
	return !*t->lang || strcmp(t->lang, "eng") == 0;
}

void
terms_page(struct fts_doc *d, const struct page_text *t)
{
	struct pagewords p = PAGEWORDS_INIT;
	struct buf stem = BUF_INIT;
	bool stems = terms_stemmed(t);
	size_t i, k;

	pagewords_cut(&p, t);
	for (i = 0; i < p.n; i++) {
		const char *s[] = { pageword_text(&p, p.v[i].word),
			pageword_text(&p, p.v[i].joined) };

		for (k = 0; k < 2; k++) {
			add(d, "", s[k], strlen(s[k]), 1, p.v[i].pos);
			if (stems)
				add_stem(d, s[k], strlen(s[k]), &stem);
		}
	}
	pagewords_release(&p);
	buf_release(&stem);
}

/* Where the positions of a prefix end in a document, so that two values (two
 * parties) are far apart for phrases and NEAR. */
static uint32_t
positions_end(const struct fts_doc *d, const char *prefix)
{
	size_t len = strlen(prefix), i;
	uint32_t end = 0;

	for (i = 0; i < d->n_terms; i++)
		if (d->terms[i].pos > end && d->terms[i].len > len &&
		    memcmp(d->bytes.data + d->terms[i].off, prefix, len) == 0)
			end = d->terms[i].pos;
	return end;
}

void
terms_words(struct fts_doc *d, const char *prefix, const char *text)
{
	enum { GAP = 100 };
	uint32_t base;
	struct words w;

	if (!text)
		return;
	base = positions_end(d, prefix);
	if (base)
		base += GAP;
	words_begin(&w, text, strlen(text));
	while (words_next(&w)) {
		add(d, prefix, w.word.data, w.word.len, 1, base + w.pos);
		add(d, prefix, w.joined.data, w.joined.len, 1, base + w.pos);
	}
	words_done(&w);
}

void
terms_exact(struct fts_doc *d, const char *prefix, const char *text)
{
	struct buf value = BUF_INIT;

	if (!text)
		return;
	term_value(&value, text, strlen(text));
	add(d, prefix, value.data, value.len, 0, 0);
	buf_release(&value);
}

void
terms_levels(struct fts_doc *d, const char *prefix, const char *code)
{
	struct buf value = BUF_INIT;

	if (!code)
		return;
	term_value(&value, code, strlen(code));
	while (value.len) {
		add(d, prefix, value.data, value.len, 0, 0);
		while (value.len && !strchr("-/", value.data[value.len - 1]))
			buf_truncate(&value, value.len - 1);
		if (value.len)
			buf_truncate(&value, value.len - 1);
	}
	buf_release(&value);
}

static void
big_endian(struct buf *b, uint64_t v, int bytes)
{
	while (bytes-- > 0)
		buf_addc(b, (char)(v >> 8 * bytes & 0xff));
}

void
terms_file(struct fts_doc *d, int64_t number, int page)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, TERM_FILE "%lld", (long long)number);
	fts_doc_term(d, b.data, b.len, 0, 0);
	buf_reset(&b);
	big_endian(&b, (uint64_t)number, 8);
	fts_doc_value(d, SLOT_FILE, b.data, b.len);
	big_endian(&b, (uint64_t)page, 4);
	fts_doc_value(d, SLOT_ORDER, b.data, b.len);
	buf_release(&b);
}
