/* mksamples/plan.h: which documents lie in a file, in what order, how long. */
#ifndef MKSAMPLES_PLAN_H
#define MKSAMPLES_PLAN_H

#include "scripts/mksamples/pen.h"

#define PLAN_MAX 8

struct planned {
	const char *type;
	writer_fn *write;
	int days; /* after filing */
	int pages;
	int weight; /* share of the pages beyond the first */
	int rank;   /* which are left out first: the highest */
};

/* Fills plan[] for that many pages in all; returns how many documents. */
int plan_make(
    const struct matter *m, struct rng *r, int pages, struct planned *plan);

#endif
