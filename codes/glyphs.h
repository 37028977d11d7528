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
 * c and gap have n + 1 items: c[n] is NUL, gap[n] what follows the last
 * glyph.  Glyph i stands for the bytes off[i] .. off[i] + size[i] of the text,
 * which must outlive the glyphs.
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
	char *c;
	uint16_t *gap;
	uint32_t *off;
	uint8_t *size;
};

/* Text beyond 4 GiB is not looked at. */
void glyphs_init(struct glyphs *g, const char *text, size_t len);
void glyphs_release(struct glyphs *g);

/* Does a word begin at glyph i?  After a gap, where lower case turns into
 * upper, where letters turn into digits or back.  i == n: yes. */
bool glyph_starts(const struct glyphs *g, size_t i);
/* Was it written as a capital letter? */
bool glyph_upper(const struct glyphs *g, size_t i);
bool glyph_digit(const struct glyphs *g, size_t i);
/* Bytes of the text that glyphs [from, to) stand for; from < to. */
size_t glyphs_span(const struct glyphs *g, size_t from, size_t to);
/* All gap bits between glyphs from, from + 1 ... to (before to). */
unsigned glyphs_gaps(const struct glyphs *g, size_t from, size_t to);

/* Letters and digits that OCR takes for each other have one folded form:
 * O 0, I L 1, S 5, B 8. */
char glyph_fold(char c);
/* The digit that a glyph is or looks like, or -1. */
int glyph_value(const struct glyphs *g, size_t i);

#endif
