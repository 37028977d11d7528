/* registry/gaps.h: what lacks in a run of serial numbers: pure, numbers in,
 * ranges out.
 *
 *	1-16 18-39 53-300   ->   17, 40-52 missing; 286 of 300
 *
 * A run begins at 1 and ends at the highest number seen: nothing is missing
 * beyond it.  A number or two far above all others is likelier misread than
 * the end of the run: it is told as an outlier, and gaps end below it.  Where
 * too few are seen to make a run, there are no gaps.
 */
#ifndef REGISTRY_GAPS_H
#define REGISTRY_GAPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct run_gap {
	long first, last; /* both missing; first <= last */
};

struct run {
	size_t seen;     /* different numbers, outliers aside */
	long lowest, highest; /* of those; 0: none */
	long begins;     /* above 1: what is below is likelier of another book
	                  * than missing, and no gap; else 1 */
	bool sparse;     /* fewer than 3, or than one in twenty (of less than
	                  * 10: than half): no gaps */
	struct run_gap *gaps;
	size_t n_gaps, cap_gaps;
	long missing;    /* in all gaps together */
	long *outliers;  /* ascending */
	size_t n_outliers;
};

/* Ascending, positive; the same number may come again. */
void run_find(struct run *r, const long *serials, size_t n);
void run_release(struct run *r);

/* Append "17, 40-52" and, after `most` ranges, "and 3 more"; 0: all. */
void run_ranges(struct buf *out, const struct run_gap *gaps, size_t n,
    size_t most);

#endif
