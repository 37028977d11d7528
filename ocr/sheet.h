/* ocr/sheet.h: a page's words while their order is made; what the steps of
 * ocr/layout.h hand to each other.
 *
 *	sheet_fill      one piece per line of the engine, dirt left out
 *	leaders_put     (leaderput.c)    rows of signs between their words
 *	leaders_name    (leaderwords.c)  what was read out of dots is dots
 *	margin_part     (margin.c)       line numbers become pieces of their own
 *	columns_order   (columns.c)      pieces in reading order, with regions
 *	rows_join       (rows.c)         pieces of one line beside each other
 *	paragraphs_part (paragraphs.c)   where a block begins
 *	hyphens_mark    (hyphens.c)      words that go on in the next line
 *	sheet_text      back into a page_text
 *
 * Items (words) lie in one array; a piece is a run of it, from left to right.
 * Heights and gaps are told in `h`, the usual height of a word, so that the
 * page's resolution does not matter.
 */
#ifndef OCR_SHEET_H
#define OCR_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct layout_words;

struct item {
	const char *s; /* the page_text's, or a constant */
	uint32_t len;
	uint32_t word;   /* of the page_text */
	struct box box;  /* as it came */
	struct box at;   /* level: what is left of the skew taken out */
	float conf;
	bool leader;     /* dots, a rule */
	bool part;       /* split off a word that had leaders in it */
	bool hyphen;
};

struct piece {
	size_t first, n; /* items */
	struct box at;
	uint32_t line;   /* the engine's, counted from 0 */
	uint32_t block;  /* the engine's */
	uint32_t region; /* counted from 0 in reading order (columns_order) */
	bool margin;     /* line numbers, side notes */
	bool weak;       /* a few letters, badly read: perhaps dirt */
	bool joins;      /* on the line of the piece before it */
	bool begins;     /* a block */
};

struct sheet {
	const struct page_text *t;
	struct item *v;
	size_t n, cap_v;
	struct piece *p;
	size_t n_p, cap_p;
	int32_t h;     /* usual height of a word, pixels; at least 4 */
	int32_t pitch; /* usual distance of two lines, at least h */
};

void sheet_fill(struct sheet *s, const struct page_text *t);
void sheet_release(struct sheet *s);
void sheet_text(struct page_text *out, const struct sheet *s);

/* Part piece k before its item `at` (0 < at < n); the rest is piece k + 1. */
void sheet_split(struct sheet *s, size_t k, size_t at);

/* The box of items [first, first + n), level. */
struct box sheet_box(const struct sheet *s, size_t first, size_t n);

/* Letters and digits of an item, of a piece; letters alone. */
size_t item_letters(const struct item *x);
size_t item_alphas(const struct item *x);
size_t piece_letters(const struct sheet *s, const struct piece *p);

/* An item's first letter or digit is a small letter. */
bool item_small(const struct item *x);

/* Is it a sign that leaders are made of?  Is it nothing but signs, and enough
 * of them to be a row? */
bool leader_sign(char c);
bool item_signs(const struct item *x);

static inline int32_t
box_right(struct box b)
{
	return b.x + b.w;
}

static inline int32_t
box_middle(struct box b) /* of its height */
{
	return b.y + b.h / 2;
}

void specks_drop(struct sheet *s); /* before pieces have boxes */
void leaders_put(struct sheet *s);
void leaders_name(struct sheet *s, const struct layout_words *words);
void margin_part(struct sheet *s);
void columns_order(struct sheet *s);
void rows_join(struct sheet *s);
void paragraphs_part(struct sheet *s);
void hyphens_mark(struct sheet *s, const struct layout_words *words);

#endif
