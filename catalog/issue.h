/* catalog/issue.h: file ids that are printed before there is a file.
 *
 * A blank slip carries an id that nobody else will get.  It becomes a file's
 * when it is registered (register_issued) or its slip is scanned with pages
 * behind it (batch_enter).  A slip that is thrown away leaves a gap, no more.
 */
#ifndef CATALOG_ISSUE_H
#define CATALOG_ISSUE_H

#include "base/fileid.h"
#include "catalog/catalog.h"

enum { ISSUE_MOST = 10000 }; /* at once */

/* Numbers *first ... *first + n - 1 are given; on disk when it returns.
 * batch: which printing, for people.  CR_SKIP: n is not 1 to ISSUE_MOST. */
enum cr_status issue_numbers(struct catalog *c, int64_t n, const char *batch,
    int64_t *first, struct cr_err *e);

enum issue_state {
	ISSUE_NONE,      /* never given by this catalogue */
	ISSUE_BLANK,     /* printed, no file yet */
	ISSUE_FILE,
	ISSUE_WITHDRAWN, /* was a file by mistake (register.h) */
};
enum cr_status issue_find(struct catalog *c, int64_t number,
    enum issue_state *state, struct cr_err *e);

/* Those that are no file yet, by number; f's failure ends the walk. */
enum cr_status issue_blank(struct catalog *c,
    enum cr_status (*f)(void *ctx, int64_t number, const char *batch,
	const char *at, struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
