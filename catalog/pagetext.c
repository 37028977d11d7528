/* catalog/pagetext.c: page text to bytes and back (see pagetext.h).
 *
 * The reader believes nothing: each number is checked against its bound
 * before it is used, the text must be valid UTF-8 and fall into exactly as
 * many words and lines as were promised, what is marked as broken must have
 * another half, and other readings be such as base/text.c takes.  The writer
 * proves by reading that the page comes back. */
#include "catalog/pagetext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "courtroll.h"

enum { PLAIN = 1, VERSION = 2, MAX_PIXEL = 2 * CR_MAX_SIDE, FULL = 10000 };

/* ---- writing ---- */

static void
put(struct buf *out, uint32_t n)
{
	for (; n > 127; n >>= 7)
		buf_addc(out, (char)(n | 128));
	buf_addc(out, (char)n);
}

static void
put_signed(struct buf *out, int32_t n)
{
	put(out, n < 0 ? ((uint32_t) - (n + 1) << 1) | 1 : (uint32_t)n << 1);
}

static void
put_line(struct buf *out, struct box b, struct box before)
{
	put_signed(out, b.x - before.x);
	put_signed(out, b.y - before.y);
	put(out, (uint32_t)b.w);
	put(out, (uint32_t)b.h);
}

static void
put_words(struct buf *out, const struct page_text *t,
    const struct text_line *l)
{
	const struct text_word *w = t->words + l->first, *end = w + l->n;
	int32_t right = l->box.x;

	for (; w < end; w++) {
		put_signed(out, w->box.x - right);
		put_signed(out, w->box.y - l->box.y);
		put(out, (uint32_t)w->box.w);
		put_signed(out, w->box.h - l->box.h);
		put(out, (uint32_t)lroundf(w->conf * 100));
		right = w->box.x + w->box.w;
	}
}

static size_t
count_broken(const struct page_text *t)
{
	size_t i, n = 0;

	for (i = 0; i < t->n_words; i++)
		n += t->words[i].hyphen;
	return n;
}

/* What version 2 has more. */
static void
put_more(struct buf *out, const struct page_text *t, size_t broken)
{
	size_t i, last = 0;

	put(out, (uint32_t)strlen(t->lang));
	buf_adds(out, t->lang);
	put(out, (uint32_t)broken);
	for (i = 0; i < t->n_words; i++)
		if (t->words[i].hyphen) {
			put(out, (uint32_t)(i - last));
			last = i;
		}
	put(out, (uint32_t)t->n_alts);
	for (i = last = 0; i < t->n_alts; i++) {
		const struct text_alt *a = &t->alts[i];

		put(out, a->word - (uint32_t)last);
		put(out, a->len);
		put(out, (uint32_t)lroundf(a->conf * 100));
		last = a->word;
	}
	buf_add(out, t->alt_text.data, t->alt_text.len);
}

static bool
box_fits(struct box b)
{
	return b.x >= 0 && b.y >= 0 && b.w >= 0 && b.h >= 0 &&
	    b.x <= MAX_PIXEL && b.y <= MAX_PIXEL && b.w <= MAX_PIXEL &&
	    b.h <= MAX_PIXEL;
}

static bool
fits(const struct page_text *t)
{
	size_t i;

	if (t->width < 0 || t->height < 0 || t->width > MAX_PIXEL ||
	    t->height > MAX_PIXEL || t->text.len > CR_MAX_PAGE_TEXT ||
	    t->n_words > CR_MAX_WORDS)
		return false;
	for (i = 0; i < t->n_lines; i++)
		if (!box_fits(t->lines[i].box))
			return false;
	for (i = 0; i < t->n_words; i++)
		if (!box_fits(t->words[i].box) ||
		    !(t->words[i].conf >= 0 && t->words[i].conf <= 100))
			return false;
	for (i = 0; i < t->n_alts; i++)
		if (t->alts[i].word >= t->n_words ||
		    !(t->alts[i].conf >= 0 && t->alts[i].conf <= 100))
			return false;
	return memchr(t->lang, '\0', sizeof t->lang) != NULL;
}

static bool
same_box(struct box a, struct box b)
{
	return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool
same_word(const struct text_word *a, const struct text_word *b)
{
	return a->off == b->off && a->len == b->len &&
	    same_box(a->box, b->box) && a->hyphen == b->hyphen &&
	    !(a->conf < b->conf) && !(b->conf < a->conf);
}

static bool
same_alt(const struct text_alt *a, const struct text_alt *b)
{
	return a->word == b->word && a->off == b->off && a->len == b->len &&
	    !(a->conf < b->conf) && !(b->conf < a->conf);
}

static bool
same(const struct page_text *a, const struct page_text *b)
{
	size_t i;

	if (a->width != b->width || a->height != b->height ||
	    a->n_words != b->n_words || a->n_lines != b->n_lines ||
	    a->text.len != b->text.len ||
	    memcmp(a->text.data, b->text.data, a->text.len) != 0 ||
	    strcmp(a->lang, b->lang) != 0 || a->n_alts != b->n_alts ||
	    a->alt_text.len != b->alt_text.len ||
	    memcmp(a->alt_text.data, b->alt_text.data, a->alt_text.len) != 0)
		return false;
	for (i = 0; i < a->n_alts; i++)
		if (!same_alt(&a->alts[i], &b->alts[i]))
			return false;
	for (i = 0; i < a->n_words; i++)
		if (!same_word(&a->words[i], &b->words[i]))
			return false;
	for (i = 0; i < a->n_lines; i++)
		if (a->lines[i].first != b->lines[i].first ||
		    a->lines[i].n != b->lines[i].n ||
		    a->lines[i].block != b->lines[i].block ||
		    !same_box(a->lines[i].box, b->lines[i].box))
			return false;
	return true;
}

bool
pagetext_write(struct buf *out, const struct page_text *t)
{
	static const struct text_line none;
	const struct text_line *l = &none;
	struct page_text back;
	size_t before = out->len, broken = count_broken(t), i;
	bool more = broken || t->n_alts || *t->lang, well;

	if (!fits(t))
		return false;
	buf_addc(out, more ? VERSION : PLAIN);
	put(out, (uint32_t)t->width);
	put(out, (uint32_t)t->height);
	put(out, (uint32_t)t->text.len);
	put(out, (uint32_t)t->n_words);
	put(out, (uint32_t)t->n_lines);
	buf_add(out, t->text.data, t->text.len);
	for (i = 0; i < t->n_lines; l = &t->lines[i++])
		put_line(out, t->lines[i].box, l->box);
	for (i = 0; i < t->n_lines; i++)
		put_words(out, t, &t->lines[i]);
	if (more)
		put_more(out, t, broken);
	well = pagetext_read(&back, out->data + before, out->len - before,
		   NULL) == CR_OK && same(t, &back);
	text_release(&back);
	if (!well)
		buf_truncate(out, before);
	return well;
}

/* ---- reading ---- */

struct in {
	const unsigned char *at, *end;
	bool bad;
};

/* A number up to max; 0 and in->bad where there is none. */
static uint32_t
get(struct in *in, uint32_t max)
{
	uint64_t n = 0;
	unsigned shift;

	for (shift = 0; shift < 35 && in->at < in->end; shift += 7) {
		n |= (uint64_t)(*in->at & 127) << shift;
		if (*in->at++ < 128) {
			if (n > max)
				break;
			return (uint32_t)n;
		}
	}
	in->bad = true;
	return 0;
}

/* `from` and a number that may be below zero; the sum may not. */
static int32_t
get_from(struct in *in, int32_t from)
{
	uint32_t n = get(in, 4 * MAX_PIXEL);
	int32_t sum = from + (n & 1 ? -(int32_t)(n >> 1) - 1
				    : (int32_t)(n >> 1));

	if (sum < 0 || sum > MAX_PIXEL) {
		in->bad = true;
		return 0;
	}
	return sum;
}

static bool
is_space(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7f;
}

/* Cut the text into words, lines and blocks; false: it is not made like
 * that, or not of so many. */
static bool
cut(struct page_text *t, size_t n_words, size_t n_lines)
{
	const char *s = t->text.data, *end = s + t->text.len, *from = s;
	struct text_line *l = t->lines;
	uint32_t block = 0;

	if (!n_words)
		return s == end && !n_lines;
	for (;;) {
		while (s < end && !is_space(*s))
			s++;
		if (s == from || t->n_words == n_words ||
		    t->n_lines == n_lines)
			return false;
		t->words[t->n_words++] = (struct text_word){
			.off = (uint32_t)(from - t->text.data),
			.len = (uint32_t)(s - from) };
		l->n++;
		if (s < end && *s == ' ') {
			from = ++s;
			continue;
		}
		l->first = (uint32_t)t->n_words - l->n;
		l->block = block;
		l++;
		t->n_lines++;
		if (s == end)
			return t->n_words == n_words && t->n_lines == n_lines;
		if (*s++ != '\n')
			return false;
		if (s < end && *s == '\n') {
			block++;
			s++;
		}
		from = s;
	}
}

static void
get_boxes(struct page_text *t, struct in *in)
{
	struct box at = { 0, 0, 0, 0 };
	struct text_word *w = t->words;
	uint32_t k;
	size_t i;

	for (i = 0; i < t->n_lines && !in->bad; i++) {
		at.x = get_from(in, at.x);
		at.y = get_from(in, at.y);
		at.w = (int32_t)get(in, MAX_PIXEL);
		at.h = (int32_t)get(in, MAX_PIXEL);
		t->lines[i].box = at;
	}
	for (i = 0; i < t->n_lines && !in->bad; i++) {
		int32_t right = t->lines[i].box.x;

		at = t->lines[i].box;
		for (k = 0; k < t->lines[i].n; k++, w++) {
			w->box.x = get_from(in, right);
			w->box.y = get_from(in, at.y);
			w->box.w = (int32_t)get(in, MAX_PIXEL);
			w->box.h = get_from(in, at.h);
			w->conf = (float)((double)get(in, FULL) / FULL * 100);
			right = w->box.x + w->box.w;
		}
	}
}

/* Room for all of it; one line more, as base/text.c keeps it. */
static void
make_room(struct page_text *t, size_t n_words, size_t n_lines)
{
	t->cap_words = n_words ? n_words : 1;
	t->words = xcalloc(t->cap_words, sizeof *t->words);
	t->cap_lines = n_lines + 1;
	t->lines = xcalloc(t->cap_lines, sizeof *t->lines);
}

static void
get_language(struct page_text *t, struct in *in)
{
	uint32_t len = get(in, sizeof t->lang - 1), i;

	if (in->bad || len > (size_t)(in->end - in->at)) {
		in->bad = true;
		return;
	}
	memcpy(t->lang, in->at, len);
	in->at += len;
	for (i = 0; i < len; i++)
		if (t->lang[i] < 'a' || t->lang[i] > 'z')
			in->bad = true;
}

static void
get_broken(struct page_text *t, struct in *in)
{
	uint32_t n = get(in, (uint32_t)t->n_words), i, gap;
	size_t at = 0;

	for (i = 0; i < n && !in->bad; i++) {
		gap = get(in, (uint32_t)t->n_words);
		at += gap;
		if (in->bad || at >= t->n_words || (i && !gap)) {
			in->bad = true;
			return;
		}
		t->words[at].hyphen = true;
		in->bad = !text_broken(t, at);
	}
}

/* Each of them is three numbers, then come their bytes: two cursors. */
static void
get_alts(struct page_text *t, struct in *in)
{
	uint32_t n = get(in, CR_MAX_WORDS), i, len;
	struct in texts = *in;
	size_t word = 0;
	float conf;

	for (i = 0; i < n && !texts.bad; i++) {
		(void)get(&texts, CR_MAX_WORDS);
		(void)get(&texts, TEXT_MAX_ALT);
		(void)get(&texts, FULL);
	}
	in->bad = in->bad || texts.bad;
	for (i = 0; i < n && !in->bad; i++) {
		word += get(in, CR_MAX_WORDS);
		len = get(in, TEXT_MAX_ALT);
		conf = (float)((double)get(in, FULL) / FULL * 100);
		if (len > (size_t)(texts.end - texts.at)) {
			in->bad = true;
			return;
		}
		text_add_alt(t, word, (const char *)texts.at, len, conf);
		texts.at += len;
		/* taken, and as it is? */
		in->bad = t->n_alts != i + 1u || t->alts[i].len != len;
	}
	in->at = texts.at;
}

static bool
get_page(struct page_text *t, struct in *in)
{
	uint32_t len, n_words, n_lines;
	int version;

	if (in->at == in->end)
		return false;
	version = *in->at++;
	if (version != PLAIN && version != VERSION)
		return false;
	t->width = (int32_t)get(in, MAX_PIXEL);
	t->height = (int32_t)get(in, MAX_PIXEL);
	len = get(in, CR_MAX_PAGE_TEXT);
	n_words = get(in, CR_MAX_WORDS);
	n_lines = get(in, n_words);
	if (in->bad || len > (size_t)(in->end - in->at) || n_words > len ||
	    !utf8_valid((const char *)in->at, len))
		return false;
	buf_add(&t->text, in->at, len);
	in->at += len;
	make_room(t, n_words, n_lines);
	if (!cut(t, n_words, n_lines))
		return false;
	t->lines[n_lines].n = UINT32_MAX; /* no line waits there */
	get_boxes(t, in);
	if (version == VERSION) {
		get_language(t, in);
		get_broken(t, in);
		get_alts(t, in);
	}
	return !in->bad && in->at == in->end;
}

enum cr_status
pagetext_read(struct page_text *t, const void *data, size_t len,
    struct cr_err *e)
{
	struct in in = { data, (const unsigned char *)data + len, false };

	text_init(t);
	if (get_page(t, &in))
		return CR_OK;
	text_release(t);
	return err_set(e, CR_SKIP, "no text of a page in version %d or %d",
	    PLAIN, VERSION);
}
