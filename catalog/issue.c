/* catalog/issue.c: numbers of files, given once (see issue.h). */
#include "catalog/issue.h"

#include "catalog/internal.h"

/* The mark of the archive first: should all else be lost, no number above it
 * was ever given. */
enum cr_status
catalog_give_numbers(struct catalog *c, int64_t n, int64_t *first,
    struct cr_err *e)
{
	enum cr_status st;

	st = sql_int_of(c->db, first, e,
	    "SELECT CAST(value AS INTEGER) FROM meta WHERE name='next_file'",
	    "");
	if (st == CR_OK)
		st = archive_raise_mark(&c->archive, *first + n - 1, e);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE meta SET value=CAST(value AS INTEGER)+? "
		    "WHERE name='next_file'", "i", n);
	return st;
}

enum cr_status
issue_numbers(struct catalog *c, int64_t n, const char *batch, int64_t *first,
    struct cr_err *e)
{
	enum cr_status st;
	int64_t i;

	if (n < 1 || n > ISSUE_MOST)
		return err_set(e, CR_SKIP, "1 to %d blank slips at once, not "
		    "%lld", ISSUE_MOST, (long long)n);
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = catalog_give_numbers(c, n, first, e);
	for (i = 0; i < n && st == CR_OK; i++)
		st = sql_run(c->db, e, "INSERT INTO issued(number, at, batch) "
		    "VALUES (?,datetime('now'),?)", "is", *first + i, batch);
	return sql_end(c->db, st, e);
}

enum cr_status
issue_find(struct catalog *c, int64_t number, enum issue_state *state,
    struct cr_err *e)
{
	int64_t n = 0;
	enum cr_status st;

	*state = ISSUE_NONE;
	st = sql_int_of(c->db, &n, e, "SELECT withdrawn FROM file "
	    "WHERE number=?", "i", number);
	if (st == CR_OK)
		*state = n ? ISSUE_WITHDRAWN : ISSUE_FILE;
	if (st != CR_END)
		return st;
	st = sql_int_of(c->db, &n, e, "SELECT count(*) FROM issued "
	    "WHERE number=?", "i", number);
	if (st == CR_OK && n)
		*state = ISSUE_BLANK;
	return st;
}

enum cr_status
issue_blank(struct catalog *c,
    enum cr_status (*f)(void *ctx, int64_t number, const char *batch,
	const char *at, struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT number, batch, at FROM issued WHERE number NOT IN "
	    "(SELECT number FROM file) ORDER BY number", "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		st = f(ctx, sql_int(q, 0), sql_text(q, 1), sql_text(q, 2), e);
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
