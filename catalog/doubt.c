/* catalog/doubt.c: files that a person should look at (see doubt.h).  The
 * first query walks the partial index file_doubt, the others number_key and
 * number_case; none reads a label. */
#include "catalog/doubt.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/internal.h"
#include "catalog/policy.h"

void
doubt_files_release(struct doubt_files *f)
{
	free(f->v);
	memset(f, 0, sizeof *f);
}

static enum cr_status
collect(struct doubt_files *out, sqlite3_stmt *q, enum cr_status st,
    struct cr_err *e)
{
	int64_t file;
	size_t i;

	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		file = sql_int(q, 0);
		for (i = 0; i < out->n && out->v[i] != file; i++)
			;
		if (i < out->n)
			continue;
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		out->v[out->n++] = file;
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

/* ",open,family,": to look for ",family," in. */
static char *
class_list(unsigned classes)
{
	struct buf b = BUF_INIT;
	size_t i;

	buf_addc(&b, ',');
	for (i = 0; policy_classes[i]; i++)
		if (policy_shows(classes, policy_classes[i]))
			buf_addf(&b, "%s,", policy_classes[i]);
	return buf_detach(&b, NULL);
}

#define DOUBTFUL                                                               \
	"FROM file_state s WHERE doubt>0 AND (doubt & ?1)<>0 AND "             \
	"instr(?2, ','||class||',')>0 AND (?3 IS NULL OR EXISTS (SELECT 1 "    \
	"FROM file f JOIN batch b ON b.id=f.batch WHERE f.number=s.file AND "  \
	"b.name=?3))"

enum cr_status
doubt_files(struct doubt_files *out, struct catalog *c,
    const struct doubt_ask *ask, size_t skip, size_t most, struct cr_err *e)
{
	char *classes = class_list(ask->classes);
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "SELECT s.file " DOUBTFUL
	    " ORDER BY doubt DESC, s.file LIMIT ?4 OFFSET ?5", "issii",
	    (int64_t)ask->kinds, classes, ask->batch, (int64_t)most,
	    (int64_t)skip);
	st = collect(out, q, st, e);
	free(classes);
	return st;
}

enum cr_status
doubt_count(int64_t *n, struct catalog *c, const struct doubt_ask *ask,
    struct cr_err *e)
{
	char *classes = class_list(ask->classes);
	enum cr_status st = sql_int_of(c->db, n, e, "SELECT count(*) "
	    DOUBTFUL, "iss", (int64_t)ask->kinds, classes, ask->batch);

	free(classes);
	return st;
}

/* A key that begins with its bar has no court. */
enum cr_status
doubt_shared(struct doubt_files *out, struct catalog *c, size_t most,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT n.file FROM (SELECT key FROM number WHERE own>0 AND "
	    "key>='0' GROUP BY key HAVING min(file)<>max(file) LIMIT ?1) k "
	    "JOIN number n ON n.key=k.key AND n.own>0 LIMIT ?1", "i",
	    (int64_t)most);
	return collect(out, q, st, e);
}

enum cr_status
doubt_parents(struct doubt_files *out, struct catalog *c, size_t most,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	/* the condition of number_case, word for word, twice */
	st = sql_query(&q, c->db, e,
	    "SELECT DISTINCT p.file FROM number p INDEXED BY number_case "
	    "JOIN number o INDEXED BY number_case ON o.serial=p.serial AND "
	    "o.year=p.year AND o.type=p.type AND "
	    "(o.own > 0 OR o.role IN ('own', 'parent')) WHERE "
	    "(p.own > 0 OR p.role IN ('own', 'parent')) AND "
	    "p.role='parent' AND p.own=0 AND p.settled AND NOT p.person AND "
	    "+p.serial>0 AND +p.year>0 AND +p.type<>'' AND o.own>0 AND "
	    "o.settled AND o.file<>p.file AND (o.key<>p.key OR p.score<0.9) "
	    "LIMIT ?1", "i", (int64_t)most);
	return collect(out, q, st, e);
}
