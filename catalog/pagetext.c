/* catalog/pagetext.c: page text to bytes and back (see pagetext.h).
 *
 * The reader believes nothing: each number is checked against its bound
 * before it is used, the text must be valid UTF-8 and fall into exactly as
 * many words and lines as were promised.  The writer proves by reading that
 * the page comes back. */
#include "catalog/pagetext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "courtroll.h"

enum { VERSION = 1, MAX_PIXEL = 2 * CR_MAX_SIDE, FULL = 10000 };

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
	return true;
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
	    same_box(a->box, b->box) && !(a->conf < b->conf) &&
	    !(b->conf < a->conf);
}

static bool
same(const struct page_text *a, const struct page_text *b)
{
	size_t i;

	if (a->width != b->width || a->height != b->height ||
	    a->n_words != b->n_words || a->n_lines != b->n_lines ||
	    a->text.len != b->text.len ||
	    memcmp(a->text.data, b->text.data, a->text.len) != 0)
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
	size_t before = out->len, i;
	bool well;

	if (!fits(t))
		return false;
	buf_addc(out, VERSION);
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

static bool
get_page(struct page_text *t, struct in *in)
{
	uint32_t len, n_words, n_lines;

	if (in->at == in->end || *in->at++ != VERSION)
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
	return err_set(e, CR_SKIP, "no text of a page in version %d", VERSION);
}
