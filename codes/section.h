/* codes/section.h: sections of a law as charges cite them:
 *
 *	188 and 189   285 & 286(2)   129 (3) and (4) (a)   3(1)(a), 4(a)
 *
 * are read as "188" "189", "285" "286(2)", "129(3)" "129(4)(a)", ...
 */
#ifndef CODES_SECTION_H
#define CODES_SECTION_H

#include "codes/paper.h"

enum { SECTIONS_MAX = 8, SECTION_LEN = 24 };

struct cited {
	char v[SECTIONS_MAX][SECTION_LEN];
	size_t n;
	size_t to; /* glyph of the page where the last of them ends */
};

/* The sections whose first digit is at glyph i; n is 0 where none is. */
void sections_read(struct cited *c, const struct paper *x, size_t i);
/* As charged: "285, 286(2)"; cut to whole sections where it is too long. */
void sections_write(char *out, size_t size, const struct cited *c);
/* How well what was cited agrees with a section of a scheme: 0 not, 1 one is
 * a part of the other ("129(3)" and "129(3)(a)"), 2 the same. */
int section_match(const char *cited, const char *listed);

#endif
