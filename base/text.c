/* base/text.c: what was read from one page (see text.h for the shape).
 *
 * A line becomes real with its first word.  Until then it waits in the slot
 * behind the last line, lines[n_lines], whose n says whether one waits: 0
 * yes, NO_LINE no.  So a line that stays empty leaves no trace, and a block
 * that begins with an empty line still begins.
 *
 * Whatever comes in, the text stays valid UTF-8 and its only white space is
 * ours: a word with white space inside becomes several with the same box.
 * Beyond CR_MAX_WORDS or CR_MAX_PAGE_TEXT nothing more is added; whoever
 * must not lose words counts before he calls.
 */
#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "courtroll.h"

#define NO_LINE UINT32_MAX

void
text_init(struct page_text *t)
{
	memset(t, 0, sizeof *t);
	buf_init(&t->text);
	buf_init(&t->alt_text);
}

void
text_release(struct page_text *t)
{
	buf_release(&t->text);
	buf_release(&t->alt_text);
	free(t->alts);
	free(t->words);
	free(t->lines);
	text_init(t);
}

static bool
line_waits(const struct page_text *t)
{
	return t->cap_lines > t->n_lines && t->lines[t->n_lines].n == 0;
}

/* Make the slot behind the last line, without a line in it. */
static struct text_line *
line_slot(struct page_text *t)
{
	t->lines = xgrow(t->lines, t->n_lines, &t->cap_lines, sizeof *t->lines);
	t->lines[t->n_lines].n = NO_LINE;
	return &t->lines[t->n_lines];
}

void
text_add_line(struct page_text *t, int new_block, struct box box)
{
	uint32_t block = 0;
	struct text_line *l;

	if (t->n_lines > 0) {
		block = t->lines[t->n_lines - 1].block;
		if (new_block ||
		    (line_waits(t) && t->lines[t->n_lines].block != block))
			block++;
	}
	l = line_slot(t);
	*l = (struct text_line){
	    .first = (uint32_t)t->n_words, .n = 0, .block = block, .box = box};
}

/* The line that the next word belongs to; begins it where it only waited. */
static struct text_line *
line_begin(struct page_text *t)
{
	struct text_line *l;

	if (!line_waits(t)) {
		if (t->n_lines > 0)
			return &t->lines[t->n_lines - 1];
		text_add_line(t, 1, (struct box){0, 0, 0, 0});
	}
	l = &t->lines[t->n_lines];
	if (t->n_lines > 0)
		buf_adds(&t->text, l->block != l[-1].block ? "\n\n" : "\n");
	t->n_lines++;
	line_slot(t);
	return &t->lines[t->n_lines - 1];
}

static float
confidence(float conf)
{
	return conf >= 0 ? (conf <= 100 ? conf : 100) : 0; /* NaN is 0 */
}

/* Add bytes that hold no white space. */
static void
add_part(
    struct page_text *t, const char *s, size_t len, struct box box, float conf)
{
	struct text_line *l;
	struct text_word *w;
	size_t off;

	/* a broken byte becomes three (U+FFFD); two more for separators */
	if (t->n_words >= CR_MAX_WORDS || len >= CR_MAX_PAGE_TEXT / 3 ||
	    t->text.len + 3 * len + 2 > CR_MAX_PAGE_TEXT)
		return;
	l = line_begin(t);
	if (l->n > 0)
		buf_addc(&t->text, ' ');
	off = t->text.len;
	utf8_add_clean(&t->text, s, len);

	t->words = xgrow(t->words, t->n_words, &t->cap_words, sizeof *t->words);
	w = &t->words[t->n_words++];
	memset(w, 0, sizeof *w); /* what lies between its parts too */
	w->off = (uint32_t)off;
	w->len = (uint32_t)(t->text.len - off);
	w->box = box;
	w->conf = confidence(conf);
	l->n++;
	l->box = box_union(l->box, box);
}

static bool
is_space(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7f;
}

void
text_add_word(struct page_text *t, const char *word, size_t len, struct box box,
    float conf)
{
	size_t i = 0, from;

	while (i < len) {
		while (i < len && is_space(word[i]))
			i++;
		from = i;
		while (i < len && !is_space(word[i]))
			i++;
		if (i > from)
			add_part(t, word + from, i - from, box, conf);
	}
}

static bool
has_space(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (is_space(s[i]))
			return true;
	return false;
}

/* Does the word, or another reading of it, say what stands at the end of
 * alt_text from off on?  Or has it as many as it may have? */
static bool
alt_said(const struct page_text *t, size_t word, size_t off)
{
	const struct text_word *w = &t->words[word];
	const char *s = t->alt_text.data + off;
	size_t len = t->alt_text.len - off, i, n = 0;

	if (w->len == len && !memcmp(t->text.data + w->off, s, len))
		return true;
	for (i = t->n_alts; i > 0 && t->alts[i - 1].word == word; i--, n++)
		if (t->alts[i - 1].len == len &&
		    !memcmp(t->alt_text.data + t->alts[i - 1].off, s, len))
			return true;
	return n >= TEXT_MAX_ALTS;
}

void
text_add_alt(
    struct page_text *t, size_t word, const char *s, size_t len, float conf)
{
	struct text_alt *a;
	size_t off = t->alt_text.len;

	if (!len || len > TEXT_MAX_ALT || has_space(s, len) ||
	    word >= t->n_words ||
	    (t->n_alts && t->alts[t->n_alts - 1].word > word) ||
	    t->n_alts >= CR_MAX_WORDS || off + 3 * len > CR_MAX_PAGE_TEXT)
		return;
	utf8_add_clean(&t->alt_text, s, len);
	len = t->alt_text.len - off;
	if (len > TEXT_MAX_ALT || alt_said(t, word, off)) {
		buf_truncate(&t->alt_text, off);
		return;
	}
	t->alts = xgrow(t->alts, t->n_alts, &t->cap_alts, sizeof *t->alts);
	a = &t->alts[t->n_alts++];
	*a = (struct text_alt){.word = (uint32_t)word,
	    .off = (uint32_t)off,
	    .len = (uint32_t)len,
	    .conf = confidence(conf)};
}

size_t
text_broken(const struct page_text *t, size_t i)
{
	const struct text_word *w = t->words + i;
	size_t end, bare;
	uint32_t c;

	if (!w->hyphen || i + 1 >= t->n_words)
		return 0;
	end = (size_t)w->off + w->len;
	if (end >= t->text.len || t->text.data[end] != '\n' || !w->len)
		return 0;
	for (bare = w->len - 1; bare > 0 &&
	    ((unsigned char)t->text.data[w->off + bare] & 0xc0) == 0x80;)
		bare--;
	/* what is marked ends in a hyphen; which one, paper decides */
	if (!utf8_decode(t->text.data + w->off + bare, w->len - bare, &c) ||
	    utf8_is_word(c))
		return 0;
	return bare;
}

size_t
text_alts(const struct page_text *t, size_t i)
{
	size_t lo = 0, hi = t->n_alts, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (t->alts[mid].word < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct box
box_union(struct box a, struct box b)
{
	int32_t right, bottom;

	if (b.w <= 0 || b.h <= 0)
		return a;
	if (a.w <= 0 || a.h <= 0)
		return b;
	right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
	bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
	a.x = a.x < b.x ? a.x : b.x;
	a.y = a.y < b.y ? a.y : b.y;
	a.w = right - a.x;
	a.h = bottom - a.y;
	return a;
}

/* TIFF 6.0, tag 274 names the side of the picture that row 0 and column 0
 * of the stored pixels are: 1 top left, 2 top right, 3 bottom right, 4
 * bottom left, 5 left top, 6 right top, 7 right bottom, 8 left bottom.  So
 * what is seen = rows and columns exchanged (5..8), then left and right
 * exchanged (2, 3, 6, 7), then top and bottom (3, 4, 7, 8).  Any other
 * value is a broken tag and means 1. */
#define SWAPS(o)  ((o) >= 5 && (o) <= 8)
#define FLIP_X(o) ((o) == 2 || (o) == 3 || (o) == 6 || (o) == 7)
#define FLIP_Y(o) ((o) == 3 || (o) == 4 || (o) == 7 || (o) == 8)

static struct box
box_flip(struct box b, int32_t w, int32_t h, int orientation)
{
	if (FLIP_X(orientation))
		b.x = w - b.x - b.w;
	if (FLIP_Y(orientation))
		b.y = h - b.y - b.h;
	return b;
}

static struct box
box_swap(struct box b)
{
	return (struct box){b.y, b.x, b.h, b.w};
}

struct box
box_orient(struct box b, int32_t w, int32_t h, int orientation)
{
	if (SWAPS(orientation))
		return box_flip(box_swap(b), h, w, orientation);
	return box_flip(b, w, h, orientation);
}

struct box
box_unorient(struct box b, int32_t w, int32_t h, int orientation)
{
	if (SWAPS(orientation))
		return box_swap(box_flip(b, h, w, orientation));
	return box_flip(b, w, h, orientation);
}

struct box
box_turn(struct box b, int32_t w, int32_t h, int deg)
{
	static const int by_quarter[4] = {1, 6, 3, 8};

	return box_orient(b, w, h, by_quarter[(unsigned)deg / 90 % 4]);
}
