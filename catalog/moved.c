/* catalog/moved.c: files in the wrong class of the index (see moved.h).  Only
 * files that wait to be indexed can be there. */
#include "catalog/moved.h"

#include <stdlib.h>

#include "base/mem.h"
#include "catalog/internal.h"
#include "catalog/policy.h"

enum cr_status
moved_files(struct catalog *c, unsigned classes, int64_t **files, size_t *n,
    struct cr_err *e)
{
	int64_t *v = NULL;
	enum cr_status st;
	sqlite3_stmt *q;
	size_t cap = 0;

	*files = NULL;
	*n = 0;
	st = sql_query(&q, c->db, e,
	    "SELECT file, class, w.number NOT NULL FROM file_state LEFT JOIN "
	    "(SELECT number FROM file WHERE withdrawn) w ON w.number=file "
	    "WHERE indexed<rev AND (class<>indexed_class OR w.number NOT NULL) "
	    "ORDER BY file", "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		if (!sql_int(q, 2) && policy_shows(classes, sql_text(q, 1)))
			continue;
		v = xgrow(v, *n, &cap, sizeof *v);
		v[(*n)++] = sql_int(q, 0);
	}
	sql_done(q);
	if (st != CR_END) {
		free(v);
		*n = 0;
		return st;
	}
	*files = v;
	return CR_OK;
}
