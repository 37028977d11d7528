/* mksamples/casefile.h: one sample file, from plan to scans and truth. */
#ifndef MKSAMPLES_CASEFILE_H
#define MKSAMPLES_CASEFILE_H

#include <stdbool.h>
#include <stdint.h>

struct press;

struct job {
	const char *scans; /* OUTDIR/scans */
	const char *truth; /* OUTDIR/truth */
	uint64_t seed;
	unsigned files;
	int pages_max;
	int dpi;
	bool clean;
	int degree; /* of damage, 0..3; -1: as it comes */
	bool one_folder;
	bool singles; /* every page a file: no TIFF or PDF of many */
};

/* Pages in a folder that two files share are numbered from 1 and from this,
 * which the separator sheet just before has itself. */
#define STACK_SECOND 100

/* "file-00001" */
void casefile_name(unsigned index, char *out, unsigned size);
/* index counts from 1. */
void casefile_make(const struct job *j, unsigned index, struct press *p);

/* jacket.c: OUTDIR/truth/jackets.csv, one row a file and a few more. */
void jackets_write(const struct job *j);

#endif
