/* catalog/report.c: lists of what needs a person (see report.h). */
#include "catalog/report.h"

#include <stdio.h>
#include <string.h>

#include "catalog/internal.h"

static const char failed_sql[] =
    "SELECT f.id, m.source, p.master_page, s.reason, p.n, "
    PROTECTED " FROM image_state s "
    "JOIN page p ON p.image=s.image JOIN file f ON f.number=p.file "
    "JOIN file_state fs ON fs.file=p.file "
    "JOIN master m ON m.id=p.master JOIN batch b ON b.id=m.batch "
    "WHERE s.status='failed' "
    "ORDER BY f.number, p.n";

static const char refused_sql[] =
    "SELECT b.name || '/' || r.n, r.source, 0, r.reason || ': ' || r.detail "
    "FROM refusal r JOIN batch b ON b.id=r.batch ORDER BY b.id, r.n";

enum cr_status
report_troubles(struct catalog *c, enum trouble_kind kind,
    enum cr_status (*f)(void *ctx, const struct trouble *t, struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;
	char name[512];

	st = sql_query(&q, c->db, e,
	    kind == TROUBLE_FAILED ? failed_sql : refused_sql, "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		struct trouble t = { sql_text(q, 0), name,
			sql_text(q, 3) ? sql_text(q, 3) : "" };

		/* how a protected file's scan was named is not told */
		if (kind == TROUBLE_FAILED && sql_int(q, 5))
			snprintf(name, sizeof name, "page %lld",
			    (long long)sql_int(q, 4));
		else if (sql_int(q, 2) > 0)
			snprintf(name, sizeof name, "page %lld ('%s', %lld)",
			    (long long)sql_int(q, 4), sql_text(q, 1),
			    (long long)sql_int(q, 2));
		else
			snprintf(name, sizeof name, "'%s'", sql_text(q, 1));
		st = f(ctx, &t, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

static const char undecided_sql[] =
    "SELECT n.court, n.station, n.type, max(n.station_name), "
    "min(nullif(n.year, 0)), max(n.year), count(*) FROM file_state s "
    "LEFT JOIN number n ON n.file=s.file AND n.own=1 "
    "WHERE s.class='unclassified' AND s.class_source='machine' "
    "AND s.file NOT IN (SELECT number FROM file WHERE withdrawn) "
    "AND s.coded>0 GROUP BY 1, 2, 3 ORDER BY 7 DESC, 1, 2, 3";

enum cr_status
report_undecided(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct undecided *u,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, undecided_sql, "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		const struct undecided u = { sql_text(q, 0), sql_text(q, 1),
			sql_text(q, 2), sql_text(q, 3), (int)sql_int(q, 4),
			(int)sql_int(q, 5), sql_int(q, 6) };

		st = f(ctx, &u, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

/* max() makes the other columns those of its row: the newest count.  '' is
 * that there is none. */
static const char differing_sql[] =
    "SELECT f.id, CAST(r.pages AS INTEGER) AS counted, count(*) AS scanned, "
    "sum(s.kind='blank') AS blank FROM (SELECT file, pages, max(seq) "
    "FROM registration WHERE pages IS NOT NULL GROUP BY file) r "
    "JOIN file f ON f.number=r.file JOIN page p ON p.file=f.number "
    "JOIN image_state s ON s.image=p.image WHERE r.pages<>'' "
    "AND NOT f.withdrawn AND coalesce(s.kind, '')<>'cover' "
    "GROUP BY f.number HAVING counted>scanned OR counted<scanned-blank "
    "ORDER BY f.number";

enum cr_status
report_differing(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct differing *d,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, differing_sql, "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		const struct differing d = { sql_text(q, 0), sql_int(q, 1),
			sql_int(q, 2), sql_int(q, 3) };

		st = f(ctx, &d, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
count_one(void *ctx, const struct differing *d, struct cr_err *e)
{
	(void)d;
	(void)e;
	++*(int64_t *)ctx;
	return CR_OK;
}

enum cr_status
report_desk_count(struct catalog *c, const char *today, struct report_desk *d,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(d, 0, sizeof *d);
	st = sql_query(&q, c->db, e,
	    "SELECT (SELECT count(*) FROM lent), (SELECT count(*) FROM lent l "
	    "JOIN movement m ON m.seq=l.movement WHERE m.due<?1), "
	    "(SELECT count(*) FROM custody WHERE what='out' AND seq IN "
	    "(SELECT max(seq) FROM custody GROUP BY box COLLATE NOCASE)), "
	    "(SELECT count(*) FROM issued WHERE number NOT IN "
	    "(SELECT number FROM file)), (SELECT count(*) FROM file "
	    "WHERE label_printed IS NULL AND NOT withdrawn), "
	    "(SELECT count(*) FROM file WHERE withdrawn)", "s", today);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		d->out = sql_int(q, 0);
		d->overdue = sql_int(q, 1);
		d->boxes_out = sql_int(q, 2);
		d->blank_ids = sql_int(q, 3);
		d->label_not_printed = sql_int(q, 4);
		d->withdrawn = sql_int(q, 5);
	}
	sql_done(q);
	if (st == CR_OK)
		st = report_differing(c, count_one, &d->pages_differ, e);
	return st;
}

enum cr_status
report_file(struct catalog *c, int64_t file, struct report_file *f,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(f, 0, sizeof *f);
	st = sql_query(&q, c->db, e,
	    "SELECT f.label_printed, s.coded<s.rev, s.indexed<s.rev "
	    "FROM file f JOIN file_state s ON s.file=f.number "
	    "WHERE f.number=?", "i", file);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		sql_copy(f->label, sizeof f->label, q, 0);
		f->to_code = sql_int(q, 1) != 0;
		f->to_index = sql_int(q, 2) != 0;
	}
	sql_done(q);
	return st;
}

enum cr_status
report_masters(struct catalog *c, const char *batch,
    enum cr_status (*f)(void *ctx, const struct master_row *m,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT b.name, m.name, m.sha256, m.bytes FROM master m "
	    "JOIN batch b ON b.id=m.batch WHERE b.name=? ORDER BY m.payload",
	    "s", batch);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		const struct master_row m = { sql_text(q, 0), sql_text(q, 1),
			sql_text(q, 2), sql_int(q, 3) };

		st = f(ctx, &m, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
report_refusals(struct catalog *c, const char *batch,
    enum cr_status (*f)(void *ctx, const struct refusal_row *r,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT r.n, r.source, r.sha256 FROM refusal r "
	    "JOIN batch b ON b.id=r.batch WHERE b.name=? ORDER BY r.n", "s",
	    batch);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		const struct refusal_row r = { (int)sql_int(q, 0),
			sql_text(q, 1), sql_text(q, 2) };

		st = f(ctx, &r, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
