/* codes/pair.h: a serial number and its year, the heart of a case number.
 *
 *	95 OF 2015   0017/2016   38-2018   71Of 2005   18 OF2O2I
 *	2013/39 (year first)   09/14 (two digits)   30/200 (cut off)
 */
#ifndef CODES_PAIR_H
#define CODES_PAIR_H

#include "codes/glyphs.h"
#include "codes/scheme_data.h"

enum pair_join {
	JOIN_YEAR,  /* "of" */
	JOIN_NEAR,  /* a letter or two that may have been "of"; never a digit
	             * that others stand against: 150/2012 is not 15 */
	JOIN_SLASH,
	JOIN_DASH,
	JOIN_NONE, /* "95 2015" */
};

struct pair {
	size_t from, to; /* glyphs */
	size_t digits;   /* glyphs of the serial */
	long serial; /* 0: only zeros, perhaps the end of "15 0/2012" */
	int year;    /* 0: cut off */
	enum pair_join join;
	bool year_first;
	bool either;   /* both halves may be the year */
	long other;    /* a second reading of the digits, or 0: "45B of 2012"
	                * may be 45, "120F 2014" may be 12 */
	int other_year;
	bool two_digit;
	bool lettered; /* no true digit in the serial: "OO" */
	bool doubtful; /* letters for digits, a digit too many */
};

/* Where the year begins when glyph i is the first one after a serial, and
 * what joins them. */
bool pair_join(enum pair_join *join, size_t *year, const struct scheme *s,
    const struct glyphs *g, size_t i);

/* Is glyph i the first one after a serial that a year follows? */
bool pair_find(struct pair *p, const struct scheme *s, const struct glyphs *g,
    size_t i);

/* The serial before a join when the last digits may be the "of": "15O 2014",
 * "120F 2014"; else 0. */
struct digits;
long digits_shorter(const struct digits *d, enum pair_join join,
    const struct glyphs *g);

/* Does worn print make one digit of the other? */
bool digits_alike(char a, char b);

/* A run of digits, or letters that look like them, that begins at glyph i
 * (ends before it); false: none, or longer than max glyphs. */
struct digits {
	size_t from, to;
	long value;
	size_t real; /* true digits */
};
bool digits_at(struct digits *d, const struct glyphs *g, size_t i, size_t max);
bool digits_before(struct digits *d, const struct glyphs *g, size_t i,
    size_t max);

/* A year that begins at glyph i. */
struct year {
	size_t to;
	int year; /* 0: cut off */
	size_t real;
	bool two_digit, doubtful;
	int shorter; /* "20 14": were it two digits, 2020; else 0 */
	int likely;  /* "2068" is none, and may be 2008; else 0 */
};
bool year_at(struct year *y, const struct scheme *s, const struct glyphs *g,
    size_t i);

#endif
