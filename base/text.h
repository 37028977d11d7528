/* base/text.h: what was read from one page.
 *
 * The text is one UTF-8 string in reading order; words point into it:
 *
 *	text   "CIVIL SUIT NO. 95 OF 2015\nBETWEEN\n\nThe plaintiff ..."
 *	        ^word 0         ^word 3    ^line 1   ^block 1, line 2, word 7
 *
 * Words of a line are separated by one space, lines by '\n', blocks
 * (paragraphs) by "\n\n".  Boxes are pixels of the page image as a person
 * looks at it: after the TIFF or EXIF orientation and after `rotation`.
 *
 * What another reading made of a word stands beside it, not in the text:
 *
 *	alts   word 9  "lodge", word 9 "1odged", word 14 "Nakato"
 *
 * A word that is broken at its line's end keeps its hyphen in the text and
 * has hyphen set; the rest of it is the next word (each half has its box).
 * A hyphen that belongs to what is written (HCT-00-) is never so marked.
 *
 * It is data: fields are read directly; text_add_* keep it consistent.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct box {
	int32_t x, y, w, h; /* left, top, width, height; w, h >= 0 */
};

struct text_word {
	uint32_t off, len; /* bytes of text->text */
	struct box box;
	float conf; /* engine's confidence, 0..100 */
	bool hyphen; /* the first half: ends in a hyphen, goes on in the next */
};

/* The other reading of a word; several of one word follow each other. */
struct text_alt {
	uint32_t word;     /* index of the word; not decreasing */
	uint32_t off, len; /* bytes of alt_text; no white space */
	float conf;        /* 0..100 */
};

#define TEXT_MAX_ALTS 8u    /* other readings of one word */
#define TEXT_MAX_ALT  1024u /* bytes of one */

struct text_line {
	uint32_t first, n; /* words */
	uint32_t block;    /* from 0, not decreasing */
	struct box box;
};

struct page_text {
	struct buf text;
	struct text_word *words;
	size_t n_words, cap_words;
	struct text_line *lines;
	size_t n_lines, cap_lines;
	struct buf alt_text;
	struct text_alt *alts;
	size_t n_alts, cap_alts;
	/* ISO 639-3 ("eng", "lug", "swa", "ach"); "": not told */
	char lang[8];
	int32_t width, height; /* of the page image, pixels */
};

void text_init(struct page_text *t);
void text_release(struct page_text *t);

/* Begin a line (of a new block where new_block), then add its words.  An
 * empty word is ignored; a line without words leaves no trace. */
void text_add_line(struct page_text *t, int new_block, struct box box);
void text_add_word(struct page_text *t, const char *word, size_t len,
    struct box box, float conf);

/* Another reading of a word that is there (and of none before the last that
 * has one).  What is empty, has white space in it, is beyond the bounds above
 * or is what the word or another reading says already is ignored. */
void text_add_alt(struct page_text *t, size_t word, const char *s, size_t len,
    float conf);

/* Is word i the first half of a broken word?  It is marked so, its line ends
 * with it, and the rest of it is there: word i + 1.  Bytes of it without its
 * hyphen; 0: it is not broken. */
size_t text_broken(const struct page_text *t, size_t i);

/* Where the readings of word i begin in alts; n_alts or those of a later word
 * where it has none. */
size_t text_alts(const struct page_text *t, size_t i);

struct box box_union(struct box a, struct box b); /* an empty one is ignored */

/* A box on a page of w x h pixels, after the page was turned clockwise by
 * deg (0, 90, 180, 270).  w, h: size BEFORE the turn. */
struct box box_turn(struct box b, int32_t w, int32_t h, int deg);

/* The box in a picture of w x h pixels that is shown under a TIFF/EXIF
 * orientation tag (1..8; TIFF 6.0, tag 274): from stored pixels to what is
 * seen, and back.  w, h: size of the STORED picture in both. */
struct box box_orient(struct box b, int32_t w, int32_t h, int orientation);
struct box box_unorient(struct box b, int32_t w, int32_t h, int orientation);

#endif
