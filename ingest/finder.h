/* ingest/finder.h: where can QR codes be on a page?
 *
 * Three corners of a QR code (ISO/IEC 18004, 6.3.3) hold a finder pattern:
 * along any line through its middle dark, light, dark, light, dark are as
 * 1 : 1 : 3 : 1 : 1, however it is turned.  Text has few places where that
 * holds along a row and down the column as well, and hardly ever three of
 * them in the corners of a square.
 */
#ifndef INGEST_FINDER_H
#define INGEST_FINDER_H

#include "ingest/grey.h"

enum {
	FINDER_MARKS = 96, /* at most; more on a page are no slips */
	FINDER_CODES = 64,
	FINDER_SIDE_LEAST = 21, /* modules of a code's side: versions 1 to 6 */
	FINDER_SIDE_MOST = 41,
};

/* The middle of a finder pattern, in pixels of the picture. */
struct finder_mark {
	double x, y, module;
	int seen; /* rows that went through it */
};

struct finder_point {
	double x, y;
};

/* Where a code may be: the middles of its finder patterns. */
struct finder_code {
	struct finder_point corner, right, below; /* as the code is read */
	double module;
	double misfit; /* 0: a perfect square */
	bool guessed;  /* one of the three was not seen */
	int mark[3];   /* which they are; -1: not seen */
};

/* Returns how many. */
int finder_marks(struct finder_mark v[FINDER_MARKS], const struct grey *g,
    const struct grey_levels *l);
/* Triples of marks that fit a code, best first. */
int finder_codes(struct finder_code out[FINDER_CODES],
    const struct finder_mark *v, int n);
/* Pairs that fit a code whose third pattern is torn off, folded or stamped
 * over: every place where that can be. */
int finder_halves(struct finder_code out[FINDER_CODES],
    const struct finder_mark *v, int n);

#endif
