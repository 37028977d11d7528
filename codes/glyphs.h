/* codes/glyphs.h: text as the number reader sees it.
 *
 * OCR loses, adds and moves spaces and points; letters and digits it mostly
 * keeps.  So the text is squashed to its letters and digits, one glyph each;
 * what stood between two glyphs is only remembered as a set of bits:
 *
 *	text   H . C . C . S   N o .   1 2 4   o f 2 0 0 5
 *	glyph  H   C   C   S   N O     1 2 4   O F 2 0 0 5
 *	gap    .   .   .   . _         ._      _
 *
 * Glyphs are upper case ASCII letters and digits; any other letter is '?'.
 * c, fold and gap have n + 1 items: c[n] is NUL, gap[n] what follows the last
 * glyph.  fold is c by glyph_fold; like and pair are what OCR may have made
 * of these letters, see glyph_looks.  Glyph i stands for the bytes off[i] ..
 * off[i] + size[i] of the text, which must outlive the glyphs.
 */
#ifndef CODES_GLYPHS_H
#define CODES_GLYPHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum gap {
	GAP_SPACE = 1,
	GAP_DASH = 2, /* every kind of dash, and the underscore */
	GAP_SLASH = 4,
	GAP_DOT = 8,
	GAP_COMMA = 16, /* and the semicolon */
	GAP_LINE = 32,  /* a line ends here */
	GAP_BLOCK = 64, /* an empty line */
	GAP_OPEN = 128, /* bracket */
	GAP_CLOSE = 256,
	GAP_AMP = 512, /* & + */
	GAP_OTHER = 1024,
};

struct glyphs {
	const char *text;
	size_t n;
	char *c, *fold;
	uint8_t *like; /* pairs that glyph i looks like */
	uint8_t *pair; /* the pair of glyphs i and i + 1, or 0 */
	uint16_t *gap;
	uint32_t *off;
	uint8_t *size;
	bool *begins;  /* see glyph_starts */
};

/* Text beyond 4 GiB is not looked at. */
void glyphs_init(struct glyphs *g, const char *text, size_t len);
void glyphs_release(struct glyphs *g);

/* Does a word begin at glyph i?  After a gap, where lower case turns into
 * upper, where letters turn into digits or back.  i == n: yes. */
static inline bool
glyph_starts(const struct glyphs *g, size_t i)
{
	return i >= g->n || g->begins[i];
}

/* Was it written as a capital letter? */
static inline bool
glyph_upper(const struct glyphs *g, size_t i)
{
	return i < g->n && g->text[g->off[i]] >= 'A' &&
	    g->text[g->off[i]] <= 'Z';
}

static inline bool
glyph_digit(const struct glyphs *g, size_t i)
{
	return i < g->n && g->c[i] >= '0' && g->c[i] <= '9';
}

/* The first glyph at or after byte `off` of the text; n: none. */
size_t glyphs_from(const struct glyphs *g, size_t off);
/* Bytes of the text that glyphs [from, to) stand for; from < to. */
size_t glyphs_span(const struct glyphs *g, size_t from, size_t to);
/* All gap bits between glyphs from, from + 1 ... to (before to). */
unsigned glyphs_gaps(const struct glyphs *g, size_t from, size_t to);

/* Letters and digits that OCR takes for each other have one folded form:
 * O 0, I L 1, S 5, B 8. */
char glyph_fold(char c);
/* A folded glyph as a number below 64, never 0. */
static inline unsigned
glyph_code(char c)
{
	return ((unsigned)c - '0') & 63;
}

/* Pairs of letters that OCR runs into one, or makes of one: VI and W.  Each
 * pair has a bit; by glyph_code of a folded letter: the pairs that it looks
 * like, those that it begins, those that it ends. */
enum { GLYPH_PAIRS = 6 };
extern const char glyph_pairs[GLYPH_PAIRS][3];
struct glyph_look {
	uint8_t like, first, second;
};
extern const struct glyph_look glyph_looks[64];

static inline uint8_t
glyph_like(char c)
{
	return glyph_looks[glyph_code(c)].like;
}

static inline uint8_t
glyph_pair(char a, char b)
{
	return glyph_looks[glyph_code(a)].first &
	    glyph_looks[glyph_code(b)].second;
}

/* The digit that a glyph is or looks like, or -1. */
int glyph_value(const struct glyphs *g, size_t i);

#endif
