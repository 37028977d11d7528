/* catalog/custody.c: boxes out of the store and back (see custody.h).  Which
 * are out is what their newest row says: boxes are hundreds, not thousands. */
#include "catalog/custody.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

void
custody_release(struct custody *x)
{
	free(x->at);
	free(x->box);
	free(x->what);
	free(x->holder);
	free(x->note);
	free(x->who);
	memset(x, 0, sizeof *x);
}

void
custodies_release(struct custodies *x)
{
	while (x->n)
		custody_release(&x->v[--x->n]);
	free(x->v);
	memset(x, 0, sizeof *x);
}

#define COLUMNS "x.seq, x.at, x.box, x.what, x.holder, x.files, x.pages, "     \
		"x.note, x.who "

static void
read_row(struct custody *x, sqlite3_stmt *q)
{
	x->seq = sql_int(q, 0);
	x->at = sql_dup(q, 1);
	x->box = sql_dup(q, 2);
	x->what = sql_dup(q, 3);
	x->holder = sql_dup(q, 4);
	x->files = sql_text(q, 5) ? sql_int(q, 5) : -1;
	x->pages = sql_text(q, 6) ? sql_int(q, 6) : -1;
	x->note = sql_dup(q, 7);
	x->who = sql_dup(q, 8);
}

static enum cr_status
check(const struct custody *x, struct cr_err *e)
{
	if (!x->box || !*x->box)
		return err_set(e, CR_SKIP, "which box?");
	if (!x->who || !*x->who)
		return err_set(e, CR_SKIP, "who says so? (--by NAME)");
	if (x->files < -1 || x->pages < -1)
		return err_set(e, CR_SKIP, "a count is 0 or more");
	return CR_OK;
}

enum cr_status
custody_find(struct catalog *c, const char *box, struct custody *x,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(x, 0, sizeof *x);
	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM custody x "
	    "WHERE x.box=? COLLATE NOCASE ORDER BY x.seq DESC LIMIT 1", "s",
	    box);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		if (strcmp(sql_text(q, 3), "out") != 0)
			st = CR_END;
		else
			read_row(x, q);
	}
	sql_done(q);
	return st;
}

static enum cr_status
add(struct catalog *c, const struct custody *x, const char *what,
    struct cr_err *e)
{
	return sql_run(c->db, e,
	    "INSERT INTO custody(at, box, what, holder, files, pages, note, "
	    "who) VALUES (datetime('now'),?,?,?,nullif(?,-1),nullif(?,-1),?,"
	    "?)", "sssiiss", x->box, what, x->holder, x->files, x->pages,
	    x->note, x->who);
}

static enum cr_status
take_out(struct catalog *c, const struct custody *x, struct cr_err *e)
{
	struct custody was;
	enum cr_status st = custody_find(c, x->box, &was, e);

	if (st == CR_END)
		return add(c, x, "out", e);
	if (st == CR_OK)
		st = err_set(e, CR_SKIP, "box '%s' is out already: %s has it "
		    "since %.16s", x->box, was.holder, was.at);
	custody_release(&was);
	return st;
}

enum cr_status
custody_out(struct catalog *c, const struct custody *x, struct cr_err *e)
{
	enum cr_status st = check(x, e);

	if (st == CR_OK && (!x->holder || !*x->holder))
		st = err_set(e, CR_SKIP, "who takes it? (--to NAME)");
	if (st == CR_OK && (st = sql_begin(c->db, e)) == CR_OK)
		st = sql_end(c->db, take_out(c, x, e), e);
	return st;
}

static enum cr_status
take_in(struct catalog *c, const struct custody *x, struct custody *was,
    struct cr_err *e)
{
	enum cr_status st = custody_find(c, x->box, was, e);

	if (st == CR_OK)
		return add(c, x, "in", e);
	return st == CR_END ? err_set(e, CR_SKIP, "box '%s' is not out",
				  x->box)
			    : st;
}

enum cr_status
custody_in(struct catalog *c, const struct custody *x, struct custody *was,
    struct cr_err *e)
{
	struct custody before = { 0 };
	enum cr_status st = check(x, e);

	if (st == CR_OK && (st = sql_begin(c->db, e)) == CR_OK)
		st = sql_end(c->db, take_in(c, x, &before, e), e);
	if (st == CR_OK && was)
		*was = before;
	else
		custody_release(&before);
	return st;
}

static enum cr_status
collect(sqlite3_stmt *q, struct custodies *out, struct cr_err *e)
{
	enum cr_status st;

	while ((st = sql_next(q, e)) == CR_OK) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		memset(&out->v[out->n], 0, sizeof *out->v);
		read_row(&out->v[out->n++], q);
	}
	return st == CR_END ? CR_OK : st;
}

enum cr_status
custody_away(struct catalog *c, struct custodies *out, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM custody x "
	    "WHERE x.what='out' AND x.seq IN (SELECT max(seq) FROM custody "
	    "GROUP BY box COLLATE NOCASE) ORDER BY x.seq", "");
	if (st == CR_OK)
		st = collect(q, out, e);
	sql_done(q);
	return st;
}

enum cr_status
custody_list(struct catalog *c, const char *box, const char *since,
    struct custodies *out, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM custody x "
	    "WHERE (?1 IS NULL OR x.box=?1 COLLATE NOCASE) AND x.at>=?2 "
	    "ORDER BY x.seq", "ss", box, since ? since : "");
	if (st == CR_OK)
		st = collect(q, out, e);
	sql_done(q);
	return st;
}
