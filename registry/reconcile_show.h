/* registry/reconcile_show.h: what was found, for people, programs,
 * spreadsheets and on paper. */
#ifndef REGISTRY_RECONCILE_SHOW_H
#define REGISTRY_RECONCILE_SHOW_H

#include "base/buf.h"
#include "registry/reconcile.h"

/* Summary first, then the lists, each `limit` lines at most (0: all). */
void reconcile_text(struct buf *out, const struct reconcile *r, size_t limit);

/* One object, with its end: everything, whole.
 *
 *	{"v":1,
 *	 "register":{"rows":n,"unread":n,"left_out":n},
 *	 "shelf":{"files":n,"withdrawn":n,"in_scope":n,"court_said":n},
 *	 "tally":n, "tallies":bool,
 *	 "counts":{"missing":n, ..., "gaps":n},
 *	 "series":[{"court","station","type","year","rows","files","covered",
 *	    "elsewhere", "register":RUN,"shelf":RUN,"either":RUN}],
 *	 "missing":[FINDING], ... a list for each kind of finding}
 *
 *	RUN      {"seen","lowest","highest","begins","sparse","missing":n,
 *	          "gaps":[[first,last]],"outliers":[n]}
 *	FINDING  {"row":ROW,"file":FILE,"other_row":ROW,"other_file":FILE,
 *	          "beside":FILE,"perhaps":FILE,"why","perhaps_why"}
 *	ROW      {"line","typed","page","book","written","case","parties",
 *	          "filed","status"}
 *	FILE     {"file","location":{"room","shelf","box"},"volume","part",
 *	          "holder","since","due","written","case","parties","class"}
 *	         (written and parties: of open files)
 *
 * What is not known, or may not be shown, is null or not there. */
void reconcile_json(struct buf *out, const struct reconcile *r);

/* A line of names, then a line for each finding of any kind, and for each gap
 * and outlier. */
void reconcile_csv(struct buf *out, const struct reconcile *r);

/* The list of missing files, in the order of shelves, to walk along with; and
 * the search slips that officers sign, four to a page. "-" is standard
 * output. */
enum cr_status reconcile_list(const struct reconcile *r, const char *register_,
    const char *path, struct cr_err *e);
enum cr_status reconcile_slips(const struct reconcile *r,
    const char *register_, const char *path, struct cr_err *e);

#endif
