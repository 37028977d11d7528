/* catalog/caseref.c: where in the archive a case number is used (see
 * caseref.h).  The conditions are those of the two indexes number_case and
 * number_cited, word for word: else they would not be used. */
#include "catalog/caseref.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

#define LINKS "(own > 0 OR role IN ('own', 'parent'))"
#define COLUMNS                                                                \
	"n.file, n.seq, f.id, s.class, n.court, n.station, n.station_name, "   \
	"n.division, n.type, n.serial, n.year, n.role, n.relation, n.own, "    \
	"n.settled, n.person, n.since, n.until, n.score FROM number n "        \
	"JOIN file f ON f.number=n.file JOIN file_state s ON s.file=n.file "

static const char links_sql[] = "SELECT " COLUMNS "WHERE n.serial=?1 AND "
    "n.year=?2 AND (?3='' OR n.type=?3) AND " LINKS " ORDER BY 1, 2";
static const char all_sql[] = "SELECT " COLUMNS "WHERE n.serial=?1 AND "
    "n.year=?2 AND (?3='' OR n.type=?3) AND " LINKS " UNION ALL "
    "SELECT " COLUMNS "WHERE n.serial=?1 AND "
    "n.year=?2 AND (?3='' OR n.type=?3) AND NOT " LINKS " ORDER BY 1, 2";
static const char file_sql[] = "SELECT " COLUMNS "WHERE n.file=?1 AND "
    LINKS " ORDER BY n.seq";
static const char own_sql[] = "SELECT " COLUMNS "WHERE n.own > 0 AND "
    "NOT f.withdrawn";

void
caserefs_release(struct caserefs *r)
{
	free(r->v);
	memset(r, 0, sizeof *r);
}

static void
fill(struct caseref *x, sqlite3_stmt *q)
{
	memset(x, 0, sizeof *x);
	x->file = sql_int(q, 0);
	sql_copy(x->id, sizeof x->id, q, 2);
	sql_copy(x->klass, sizeof x->klass, q, 3);
	sql_copy(x->number.court, sizeof x->number.court, q, 4);
	sql_copy(x->number.station, sizeof x->number.station, q, 5);
	sql_copy(x->number.station_name, sizeof x->number.station_name, q, 6);
	sql_copy(x->number.division, sizeof x->number.division, q, 7);
	sql_copy(x->number.type, sizeof x->number.type, q, 8);
	x->number.serial = (long)sql_int(q, 9);
	x->number.year = (int)sql_int(q, 10);
	sql_copy(x->role, sizeof x->role, q, 11);
	sql_copy(x->relation, sizeof x->relation, q, 12);
	x->own = (enum label_own)sql_int(q, 13);
	x->settled = sql_int(q, 14) != 0;
	x->person = sql_int(q, 15) != 0;
	sql_copy(x->since, sizeof x->since, q, 16);
	sql_copy(x->until, sizeof x->until, q, 17);
	x->score = sql_real(q, 18);
}

static enum cr_status
collect(struct caserefs *out, sqlite3_stmt *q, enum cr_status st,
    struct cr_err *e)
{
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		fill(&out->v[out->n++], q);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
caseref_find(struct catalog *c, const char *type, long serial, int year,
    bool cited, struct caserefs *out, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	out->n = 0;
	st = sql_query(&q, c->db, e, cited ? all_sql : links_sql, "iis",
	    (int64_t)serial, (int64_t)year, type);
	return collect(out, q, st, e);
}

enum cr_status
caseref_of_file(struct catalog *c, int64_t file, struct caserefs *out,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	out->n = 0;
	st = sql_query(&q, c->db, e, file_sql, "i", file);
	return collect(out, q, st, e);
}

enum cr_status
caseref_each_own(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct caseref *x, struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	struct caseref x;
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, own_sql, "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		fill(&x, q);
		st = f(ctx, &x, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
