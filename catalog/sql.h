/* catalog/sql.h: SQLite, wrapped; private to this folder.
 *
 * Statements are prepared once and kept, keyed by their text's address, so
 * that text must be a string literal.  Arguments are bound by a letter each:
 * i int64_t, s const char * (NULL binds NULL), f double, b const void *, size_t.
 *
 *	sql_run(db, e, "INSERT INTO t VALUES (?,?)", "is", (int64_t)1, "x");
 *	if ((st = sql_query(&q, db, e, "SELECT a FROM t WHERE b=?", "i", b)))
 *		return st;
 *	while ((st = sql_next(q, e)) == CR_OK)
 *		use(sql_text(q, 0));
 *	sql_done(q);
 */
#ifndef CATALOG_SQL_H
#define CATALOG_SQL_H

#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/err.h"

struct sql; /* a connection with its statements */

enum sql_mode { SQL_CREATE, SQL_WRITE, SQL_READ };

/* Open in WAL mode, synchronous=FULL, foreign keys on, five seconds of
 * patience. SQL_READ still opens read-write (WAL needs its -shm) but every
 * statement that writes is refused. */
enum cr_status sql_open(struct sql **db, const char *path, enum sql_mode mode,
    struct cr_err *e);
void sql_close(struct sql *db);
sqlite3 *sql_handle(struct sql *db);

enum cr_status sql_script(struct sql *db, const char *script,
    struct cr_err *e);

/* begin is IMMEDIATE: a read that turns into a write must not fail half-way.
 * Within one that is open already, begin and end only count: the outermost
 * decides, and must itself fail when something inside did.  sql_end commits where st is CR_OK and rolls back otherwise; returns st, or
 * why the commit failed. */
enum cr_status sql_begin(struct sql *db, struct cr_err *e);
enum cr_status sql_end(struct sql *db, enum cr_status st, struct cr_err *e);

enum cr_status sql_run(struct sql *db, struct cr_err *e, const char *text,
    const char *types, ...);
int64_t sql_last_id(struct sql *db);
int64_t sql_changes(struct sql *db);

enum cr_status sql_query(sqlite3_stmt **q, struct sql *db, struct cr_err *e,
    const char *text, const char *types, ...);
enum cr_status sql_next(sqlite3_stmt *q, struct cr_err *e); /* CR_END: done */
void sql_done(sqlite3_stmt *q); /* NULL is fine */

/* One number; CR_END: no row. */
enum cr_status sql_int_of(struct sql *db, int64_t *out, struct cr_err *e,
    const char *text, const char *types, ...);

int64_t sql_int(sqlite3_stmt *q, int col);
double sql_real(sqlite3_stmt *q, int col);
const char *sql_text(sqlite3_stmt *q, int col); /* borrowed; NULL: null */
char *sql_dup(sqlite3_stmt *q, int col);        /* to free(); NULL: null */
void sql_copy(char *out, size_t size, sqlite3_stmt *q, int col);

#endif
