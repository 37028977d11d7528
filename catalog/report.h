/* catalog/report.h: lists of what needs a person. */
#ifndef CATALOG_REPORT_H
#define CATALOG_REPORT_H

#include "catalog/catalog.h"

enum trouble_kind { TROUBLE_FAILED, TROUBLE_REFUSED };

struct trouble {
	const char *where;  /* file id, or batch and number in quarantine */
	const char *name;   /* source, page */
	const char *detail; /* why */
};

/* Call back for each, in the order of files resp. batches; strings are valid
 * during the call.  What f returns ends the walk unless it is CR_OK. */
enum cr_status report_troubles(struct catalog *c, enum trouble_kind kind,
    enum cr_status (*f)(void *ctx, const struct trouble *t, struct cr_err *e),
    void *ctx, struct cr_err *e);

/* Files whose class nobody and no rule decided, by the series of their own
 * number, the most first: one decision can be for all of a series. */
struct undecided {
	const char *court, *station, *type; /* as in a key; NULL: these files
	                                     * have no number */
	const char *station_name;
	int year_from, year_to;             /* 0: not known */
	int64_t files;
};
enum cr_status report_undecided(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct undecided *u,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

/* What the desk should know of: lent files, boxes, labels.  today: a day,
 * "2026-11-25". */
struct report_desk {
	int64_t out, overdue;      /* files; due before today */
	int64_t boxes_out;
	int64_t blank_ids;         /* printed ahead, no file's yet (issue.h) */
	int64_t label_not_printed; /* files */
	int64_t withdrawn;         /* entries that were taken back */
	int64_t pages_differ;      /* as below */
};
enum cr_status report_desk_count(struct catalog *c, const char *today,
    struct report_desk *d, struct cr_err *e);

/* Files of which other pages were scanned than their jackets' count says, by
 * number.  Slips are no pages; a blank page may have been counted or not. */
struct differing {
	const char *id;
	int64_t counted, scanned, blank; /* blank: of those scanned */
};
enum cr_status report_differing(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct differing *d,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

/* What of one file is done.  CR_END: no such file. */
struct report_file {
	char label[11];         /* day that its label was printed last, or "" */
	bool to_code, to_index; /* the first goes before the second */
};
enum cr_status report_file(struct catalog *c, int64_t file,
    struct report_file *f, struct cr_err *e);

/* Every refused input of a batch, by number, and every master: for
 * verifying. */
struct refusal_row {
	int n;              /* as in quarantine/<batch>/<n>-name */
	const char *source;
	const char *sha256; /* NULL: there are no bytes */
};
enum cr_status report_refusals(struct catalog *c, const char *batch,
    enum cr_status (*f)(void *ctx, const struct refusal_row *r,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

struct master_row {
	const char *batch, *name, *sha256;
	int64_t bytes;
};
enum cr_status report_masters(struct catalog *c, const char *batch,
    enum cr_status (*f)(void *ctx, const struct master_row *m,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
