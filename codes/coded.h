/* codes/coded.h: case numbers written as a court's own code.
 *
 *	PREFIX-<station>-<division>-<type>-<serial>-<year>
 *
 * The slots are told apart by place first and by their letters second: one
 * pair of letters may be a division in one slot and a type in the next.
 * Taken in any of the forms met with: separators of every kind, spaces round
 * them, an inserted "No.", "of" or a slash before the year, the year first,
 * an extra slot, a slot left out, a type in the division's place, a year left
 * out.
 */
#ifndef CODES_CODED_H
#define CODES_CODED_H

#include "base/caseid.h"
#include "codes/glyphs.h"
#include "codes/lookup.h"

#define CODED_READINGS 2

struct coded {
	size_t from, to; /* glyphs */
	struct case_id readings[CODED_READINGS];
	size_t n_readings; /* more than one: ambiguous */
	long other;    /* a second reading of the serial, or 0 */
	int other_year; /* and of the year; 0: the same */
	bool short_year; /* of two digits */
	bool repaired; /* letters were taken for digits, or a space for none */
	double score;
	const char *rule;
};

/* Does a code begin at glyph i? */
bool coded_find(struct coded *c, const struct scheme *s,
    const struct glyphs *g, size_t i);

#endif
