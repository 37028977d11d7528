/* registry/gaps.c: runs of serial numbers and what lacks in them (see
 * gaps.h).  What is too far above the rest is judged by the gap below it: wider
 * than the whole run, or far wider than any other gap, with next to nothing
 * above. */
#include "registry/gaps.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	FEW = 3,         /* numbers that make no run */
	THIN = 20,       /* one in so many is seen: no run either ... */
	SHORT = 10,      /* ... or of less than these, not half */
	HALF = 2,
	OUTLIERS = 3,    /* above a gap, or one in ... of the run */
	OUTLIERS_IN = 50,
	BELOW = 5,       /* as many below as above, so many times */
	WIDE = 100,      /* gap that may part an outlier, in any run */
	WIDER = 50,      /* ... where it is ten times any other gap */
	TIMES = 10,
	LEAD = 20,       /* numbers that may lack before the first, or as many
	                  * as are seen */
};

static long
wider(long a, long b)
{
	return a > b ? a : b;
}

/* How many of the ascending, different numbers belong to the run. */
static size_t
credible(const long *v, size_t n)
{
	size_t i, above, most = n / OUTLIERS_IN;
	long gap, widest = 0;

	if (most < OUTLIERS)
		most = OUTLIERS;
	for (i = 0; i + 1 < n; i++) {
		gap = v[i + 1] - v[i] - 1;
		above = n - 1 - i;
		if (above <= most && i + 1 >= BELOW * above &&
		    (gap > wider(WIDE, v[i]) ||
			gap > wider(WIDER, TIMES * widest)))
			return i + 1;
		widest = wider(widest, gap);
	}
	return n;
}

static void
add_gap(struct run *r, long first, long last)
{
	if (first > last)
		return;
	r->gaps = xgrow(r->gaps, r->n_gaps, &r->cap_gaps, sizeof *r->gaps);
	r->gaps[r->n_gaps++] = (struct run_gap){ first, last };
	r->missing += last - first + 1;
}

static void
find_gaps(struct run *r, const long *v, size_t n)
{
	long widest = 0;
	size_t i;

	for (i = 1; i < n; i++)
		widest = wider(widest, v[i] - v[i - 1] - 1);
	if (v[0] - 1 > wider((long)n < LEAD ? (long)n : LEAD, TIMES * widest))
		r->begins = v[0];
	else
		add_gap(r, 1, v[0] - 1);
	for (i = 1; i < n; i++)
		add_gap(r, v[i - 1] + 1, v[i] - 1);
}

void
run_find(struct run *r, const long *serials, size_t n)
{
	long *v = xcalloc(n + 1, sizeof *v);
	size_t i, k = 0;

	memset(r, 0, sizeof *r);
	r->begins = 1;
	for (i = 0; i < n; i++)
		if (serials[i] > 0 && (k == 0 || serials[i] > v[k - 1]))
			v[k++] = serials[i];
	n = credible(v, k);
	r->seen = n;
	r->n_outliers = k - n;
	r->outliers = xcalloc(k - n + 1, sizeof *r->outliers);
	memcpy(r->outliers, v + n, (k - n) * sizeof *v);
	if (n) {
		r->lowest = v[0];
		r->highest = v[n - 1];
	}
	r->sparse = n < FEW || (long)n < r->highest / (n < SHORT ? HALF : THIN);
	if (!r->sparse)
		find_gaps(r, v, n);
	free(v);
}

void
run_release(struct run *r)
{
	free(r->gaps);
	free(r->outliers);
	memset(r, 0, sizeof *r);
}

void
run_ranges(struct buf *out, const struct run_gap *gaps, size_t n, size_t most)
{
	size_t i;

	for (i = 0; i < n && (!most || i < most); i++) {
		buf_addf(out, "%s%ld", i ? ", " : "", gaps[i].first);
		if (gaps[i].last > gaps[i].first)
			buf_addf(out, "-%ld", gaps[i].last);
	}
	if (i < n)
		buf_addf(out, " and %zu more", n - i);
}
