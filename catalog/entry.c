/* catalog/entry.c: rows of the court's own registers (see entry.h). */
#include "catalog/entry.h"

#include <string.h>

#include "base/day.h"
#include "catalog/internal.h"

static bool
empty(const char *s)
{
	return !s || !*s;
}

static enum cr_status
check(const struct entry *x, struct cr_err *e)
{
	static const char *const states[] = { "pending", "disposed",
		"unknown" };
	size_t i;

	if (empty(x->book))
		return err_set(e, CR_SKIP, "which register? give the book a "
		    "name, like 'Civil 2015'");
	if (empty(x->written) && empty(x->parties))
		return err_set(e, CR_SKIP, "a row needs a number or parties");
	if (!empty(x->filed) && !day_valid(x->filed))
		return err_set(e, CR_SKIP, "'%s' is no day (like 2026-11-25)",
		    x->filed);
	for (i = 0; !empty(x->status) && i < 3; i++)
		if (!strcmp(x->status, states[i]))
			return CR_OK;
	return empty(x->status) ? CR_OK
	    : err_set(e, CR_SKIP, "'%s' is no case status: pending, disposed "
		  "or unknown", x->status);
}

static enum cr_status
check_instead(struct catalog *c, const struct entry *x, struct cr_err *e)
{
	int64_t n = 0;
	enum cr_status st;

	if (!x->instead)
		return CR_OK;
	st = sql_int_of(c->db, &n, e,
	    "SELECT count(*) FROM entry o WHERE o.seq=? AND o.register=? AND "
	    "NOT EXISTS (SELECT 1 FROM entry n WHERE n.instead=o.seq)", "is",
	    x->instead, x->book);
	if (st == CR_OK && !n)
		return err_set(e, CR_SKIP, "row %lld is none of this register "
		    "that is still in force", (long long)x->instead);
	return st;
}

static enum cr_status
add(struct catalog *c, struct entry *x, struct cr_err *e)
{
	enum cr_status st = check_instead(c, x, e);

	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO entry(at, instead, register, line, court, "
		    "written, parties, filed, status, note, photo, who) VALUES "
		    "(datetime('now'),nullif(?,0),?,?,?,?,?,?,?,?,?,?)",
		    "issssssssss", x->instead, x->book, x->line, x->court,
		    x->written, x->parties, x->filed, x->status, x->note,
		    x->photo, x->who);
	if (st == CR_OK)
		x->seq = sql_last_id(c->db);
	return st;
}

enum cr_status
entry_add(struct catalog *c, struct entry *x, struct cr_err *e)
{
	enum cr_status st = check(x, e);

	if (st == CR_OK && (st = sql_begin(c->db, e)) == CR_OK)
		st = sql_end(c->db, add(c, x, e), e);
	return st;
}

enum cr_status
entry_strike(struct catalog *c, int64_t seq, const char *book, const char *who,
    struct cr_err *e)
{
	struct entry x = { .instead = seq, .book = book, .who = who };
	enum cr_status st = sql_begin(c->db, e);

	return st == CR_OK ? sql_end(c->db, add(c, &x, e), e) : st;
}

enum cr_status
entry_again(struct catalog *c, const struct entry *x, int64_t *seq,
    struct cr_err *e)
{
	return sql_int_of(c->db, seq, e,
	    "SELECT e.seq FROM entry e WHERE e.register=?1 AND e.line IS ?2 "
	    "AND e.court IS ?3 AND e.written IS ?4 AND e.parties IS ?5 AND "
	    "e.filed IS ?6 AND e.status IS ?7 AND e.note IS ?8 AND NOT EXISTS "
	    "(SELECT 1 FROM entry n WHERE n.instead=e.seq) AND (?2 IS NOT "
	    "NULL OR e.seq=(SELECT max(seq) FROM entry WHERE register=?1)) "
	    "LIMIT 1", "ssssssss", x->book, x->line, x->court, x->written,
	    x->parties, x->filed, x->status, x->note);
}

/* Where a chain of replacements began, so that its last row stands there. */
static const char rows[] =
    "WITH RECURSIVE chain(first, seq) AS ("
    "SELECT seq, seq FROM entry WHERE instead IS NULL UNION ALL "
    "SELECT c.first, e.seq FROM chain c JOIN entry e ON e.instead=c.seq) "
    "SELECT e.seq, e.instead, e.at, e.register, e.line, e.court, e.written, "
    "e.parties, e.filed, e.status, e.note, e.photo, e.who "
    "FROM chain c JOIN entry e ON e.seq=c.seq WHERE "
    "(?1 IS NULL OR e.register=?1) AND NOT EXISTS "
    "(SELECT 1 FROM entry n WHERE n.instead=e.seq) "
    "AND (e.written IS NOT NULL OR e.parties IS NOT NULL) "
    "ORDER BY e.register, c.first";

enum cr_status
entry_each(struct catalog *c, const char *book,
    enum cr_status (*f)(void *ctx, const struct entry *x, struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, rows, "s", book);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		const struct entry x = { .seq = sql_int(q, 0),
			.instead = sql_int(q, 1), .at = sql_text(q, 2),
			.book = sql_text(q, 3), .line = sql_text(q, 4),
			.court = sql_text(q, 5), .written = sql_text(q, 6),
			.parties = sql_text(q, 7), .filed = sql_text(q, 8),
			.status = sql_text(q, 9), .note = sql_text(q, 10),
			.photo = sql_text(q, 11), .who = sql_text(q, 12) };

		st = f(ctx, &x, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
