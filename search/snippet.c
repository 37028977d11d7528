/* search/snippet.c: choosing and writing the window of snippet.h. */
#include "search/snippet.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "search/html.h"

enum {
	BEFORE = 60,      /* bytes of context before the first mark */
	CLUSTER = 150,    /* bytes that the marks of a cluster may span */
	MAX_MARKS = 1000, /* looked at */
};

static bool
same_word(const char *text, struct span a, struct span b)
{
	return a.len == b.len &&
	    strncasecmp(text + a.off, text + b.off, a.len) == 0;
}

/* How many different words are marked from mark i on, within a cluster. */
static size_t
cluster_at(const char *text, const struct spans *m, size_t i, size_t *all)
{
	size_t k, j, n = 0;

	for (k = i; k < m->n && m->v[k].off < m->v[i].off + CLUSTER; k++) {
		for (j = i; j < k && !same_word(text, m->v[j], m->v[k]); j++)
			;
		n += j == k;
	}
	*all = k - i;
	return n;
}

static size_t
best_start(const struct page_text *page, const struct spans *m)
{
	size_t i, n, all, best = 0, best_n = 0, best_all = 0;

	if (m->n == 0)
		return 0;
	for (i = 0; i < m->n && i < MAX_MARKS; i++) {
		n = cluster_at(page->text.data, m, i, &all);
		if (n > best_n || (n == best_n && all > best_all)) {
			best = i;
			best_n = n;
			best_all = all;
		}
	}
	return m->v[best].off;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The beginning of the word (or, in a very long one, character) at or after
 * i. */
static size_t
border(const struct buf *t, size_t i, size_t limit)
{
	size_t k = i;

	if (i == 0 || i >= t->len)
		return i > t->len ? t->len : i;
	while (k < limit && !is_space(t->data[k - 1]))
		k++;
	if (k >= limit)
		for (k = i; k < t->len && ((unsigned char)t->data[k] & 0xc0) ==
		    0x80; k++)
			;
	return k;
}

/* Where the window ends: before a word that would not fit. */
static size_t
window_end(const struct buf *t, size_t from)
{
	size_t end = from + SNIPPET_BYTES, k;

	if (end >= t->len)
		return t->len;
	for (k = end; k > from + SNIPPET_BYTES / 2; k--)
		if (is_space(t->data[k]))
			return k;
	while (end > from && ((unsigned char)t->data[end] & 0xc0) == 0x80)
		end--;
	return end;
}

/* Controls, and marks that turn the direction of text: on a terminal both can
 * make what follows look like something else. */
static bool
is_hidden(uint32_t c)
{
	return c < 32 || (c >= 127 && c < 160) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Copy a part of the page, one space for each run of white space. */
static void
copy(struct buf *out, const char *s, size_t len)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if (n == 0) { /* a damaged index */
			n = 1;
			c = 0xfffd;
		}
		if (c != ' ' && !is_hidden(c))
			utf8_add(out, c);
		else if (out->len && out->data[out->len - 1] != ' ')
			buf_addc(out, ' ');
	}
}

void
snippet_make(struct snippet *s, const struct page_text *page,
    const struct spans *marks)
{
	const struct buf *t = &page->text;
	size_t first = best_start(page, marks), from, end, at, i;

	buf_reset(&s->text);
	s->marks.n = 0;
	from = first > BEFORE ? border(t, first - BEFORE, first) : 0;
	end = window_end(t, from);
	for (at = from, i = 0; i < marks->n; i++) {
		struct span m = marks->v[i];

		if (m.off < at || m.off + m.len > end)
			continue;
		copy(&s->text, t->data + at, m.off - at);
		s->marks.v = xgrow(s->marks.v, s->marks.n, &s->marks.cap,
		    sizeof *s->marks.v);
		s->marks.v[s->marks.n].off = (uint32_t)s->text.len;
		copy(&s->text, t->data + m.off, m.len);
		s->marks.v[s->marks.n].len = (uint32_t)s->text.len -
		    s->marks.v[s->marks.n].off;
		s->marks.n++;
		at = m.off + m.len;
	}
	copy(&s->text, t->data + at, end - at);
	while (s->text.len && s->text.data[s->text.len - 1] == ' ')
		buf_truncate(&s->text, s->text.len - 1);
	s->cut_before = from > 0;
	s->cut_after = end < t->len;
}

void
snippet_release(struct snippet *s)
{
	buf_release(&s->text);
	spans_release(&s->marks);
}

static void
write_part(struct buf *out, const char *s, size_t len, bool html)
{
	if (html)
		html_add(out, s, len);
	else
		buf_add(out, s, len);
}

void
snippet_write(const struct snippet *s, struct buf *out, const char *on,
    const char *off, bool html)
{
	size_t i, at = 0;

	if (s->cut_before)
		buf_adds(out, "... ");
	for (i = 0; i < s->marks.n; i++) {
		struct span m = s->marks.v[i];

		write_part(out, s->text.data + at, m.off - at, html);
		buf_adds(out, on);
		write_part(out, s->text.data + m.off, m.len, html);
		buf_adds(out, off);
		at = m.off + m.len;
	}
	write_part(out, s->text.data + at, s->text.len - at, html);
	if (s->cut_after)
		buf_adds(out, " ...");
}
