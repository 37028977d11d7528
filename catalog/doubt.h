/* catalog/doubt.h: which files a person should look at, the worst first.
 *
 * What is doubtful about one file alone is weighed when it is coded, and kept
 * as one number with it (label_set.doubt): asking for the worst of 100,000
 * files reads an index, not the files.  What only other files make doubtful
 * changes with every batch, so it is not stored but looked up: files that may
 * be concerned are told, and who asks looks closer.
 */
#ifndef CATALOG_DOUBT_H
#define CATALOG_DOUBT_H

#include "catalog/catalog.h"

/* Kinds, as bits. */
enum doubt_kind {
	DOUBT_CLASS = 1,     /* who may know of it */
	DOUBT_NUMBER = 2,    /* which case it is */
	DOUBT_ANOMALY = 4,   /* pages or parents that cannot be */
	DOUBT_PARENT = 8,    /* what it comes from */
	DOUBT_SUBJECT = 16,
	DOUBT_DOCUMENT = 32,
};
#define DOUBT_KINDS 63

/* The stored number: the worst first, then what kinds there are. severity is
 * 1..100; 0 where kinds is 0. */
#define DOUBT_VALUE(severity, kinds) ((kinds) ? (severity) * 64 + (kinds) : 0)

struct doubt_ask {
	unsigned kinds;     /* of these kinds */
	unsigned classes;   /* files of these (policy.h) */
	const char *batch;  /* that came with it, or NULL */
};
struct doubt_files {
	int64_t *v;
	size_t n, cap;
};
#define DOUBT_FILES_INIT                                                       \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void doubt_files_release(struct doubt_files *f);

/* Append files whose labels are doubtful, worst first, from the skip-th on,
 * at most `most`. */
enum cr_status doubt_files(struct doubt_files *out, struct catalog *c,
    const struct doubt_ask *ask, size_t skip, size_t most, struct cr_err *e);
/* How many there are in all. */
enum cr_status doubt_count(int64_t *n, struct catalog *c,
    const struct doubt_ask *ask, struct cr_err *e);

/* Append files that carry a number in full that another carries too: volumes
 * of one case, or two cases. */
enum cr_status doubt_shared(struct doubt_files *out, struct catalog *c,
    size_t most, struct cr_err *e);
/* Append files that come from a case which a file here may be: type, serial
 * and year agree, but the rest does not, or it was read badly. */
enum cr_status doubt_parents(struct doubt_files *out, struct catalog *c,
    size_t most, struct cr_err *e);

#endif
