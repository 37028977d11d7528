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
