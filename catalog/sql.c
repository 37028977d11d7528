/* catalog/sql.c: SQLite, wrapped (see sql.h): how errors map to statuses,
 * the pragmas that durability rests on, and a store of prepared statements. */
#include "catalog/sql.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

struct kept {
	const char *text;
	sqlite3_stmt *q;
};

struct sql {
	sqlite3 *h;
	struct kept *kept;
	size_t n, cap;
	int depth; /* transactions begun */
};

/* What the system has against a failure: the errno, or 0 where it is not the
 * medium that failed but what is written on it. */
static int
system_error(sqlite3 *h)
{
	int sys = sqlite3_system_errno(h);

	switch (sqlite3_errcode(h)) {
	case SQLITE_FULL:
		return ENOSPC;
	case SQLITE_IOERR:
		if (sqlite3_extended_errcode(h) == SQLITE_IOERR_SHORT_READ)
			return 0; /* it ends too early */
		return sys ? sys : EIO;
	case SQLITE_CANTOPEN:
		return sys ? sys : EACCES;
	default:
		return 0;
	}
}

static enum cr_status
fail(sqlite3 *h, const char *what, struct cr_err *e)
{
	const char *path = sqlite3_db_filename(h, "main");

	errno = system_error(h); /* kept in e->sys */
	switch (sqlite3_errcode(h)) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, CR_RETRY, "'%s' is busy (%.80s): try again",
		    path, what);
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		/* the system knows better what is wrong (not always where a
		 * file cannot be opened: SQLite has tried other ways since) */
		if (errno && (errno == ENOSPC ||
		    sqlite3_errcode(h) == SQLITE_IOERR))
			return err_sys(e, CR_FATAL, "'%s': %s (%.80s)", path,
			    sqlite3_errmsg(h), what);
		/* fall through */
	default:
		return err_set(e, CR_FATAL, "'%s': %s (%.80s)", path,
		    sqlite3_errmsg(h), what);
	}
}

sqlite3 *
sql_handle(struct sql *db)
{
	return db->h;
}

enum cr_status
sql_script(struct sql *db, const char *script, struct cr_err *e)
{
	if (sqlite3_exec(db->h, script, NULL, NULL, NULL) != SQLITE_OK)
		return fail(db->h, "script", e);
	return CR_OK;
}

/* On a medium or in a folder where nothing may be written, WAL has no place
 * for its shared memory. Where no journal waits to be taken in, the file is
 * whole and cannot change under us: it may be read as it is. */
static bool
untouchable(const char *path)
{
	char *wal = xasprintf("%s-wal", path), *dir = xstrdup(path), *slash;
	bool yes;

	if ((slash = strrchr(dir, '/')))
		slash[slash == dir] = '\0';
	yes = access(path, R_OK) == 0 &&
	    access(slash ? dir : ".", W_OK) < 0 && access(wal, F_OK) < 0;
	free(wal);
	free(dir);
	return yes;
}

static int
open_file(sqlite3 **h, const char *path, enum sql_mode mode)
{
	struct buf uri = BUF_INIT;
	int rc;

	if (mode == SQL_CREATE || !untouchable(path))
		return sqlite3_open_v2(path, h,
		    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
			(mode == SQL_CREATE ? SQLITE_OPEN_CREATE : 0),
		    NULL);
	buf_adds(&uri, "file:");
	for (; *path; path++)
		if (strchr("?#%", *path))
			buf_addf(&uri, "%%%02X", (unsigned char)*path);
		else
			buf_addc(&uri, *path);
	buf_adds(&uri, "?immutable=1");
	rc = sqlite3_open_v2(uri.data, h,
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW,
	    NULL);
	buf_release(&uri);
	return rc;
}

enum cr_status
sql_open(struct sql **out, const char *path, enum sql_mode mode,
    struct cr_err *e)
{
	struct sql *db = xcalloc(1, sizeof *db);
	enum cr_status st;

	*out = NULL;
	if (open_file(&db->h, path, mode) != SQLITE_OK) {
		if (access(path, F_OK) == 0) /* else errno says why */
			errno = db->h ? system_error(db->h) : ENOMEM;
		st = err_set(e, CR_FATAL, "cannot open '%s': %s", path,
		    db->h ? sqlite3_errmsg(db->h) : "out of memory");
		sql_close(db);
		return st;
	}
	sqlite3_busy_timeout(db->h, 5000);
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	/* recursive_triggers: else INSERT OR REPLACE deletes a row without
	 * asking the triggers that keep the append-only tables */
	st = sql_script(db,
	    "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
	    "PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF;"
	    "PRAGMA temp_store=MEMORY;",
	    e);
	if (st == CR_OK && !sqlite3_db_readonly(db->h, "main"))
		st = sql_script(db, "PRAGMA journal_mode=WAL;", e);
	if (st == CR_OK && mode == SQL_READ)
		st = sql_script(db, "PRAGMA query_only=ON;", e);
	if (st != CR_OK) {
		err_prefix(e, "cannot open '%s'", path);
		sql_close(db);
		return st;
	}
	*out = db;
	return CR_OK;
}

void
sql_close(struct sql *db)
{
	size_t i;

	if (!db)
		return;
	for (i = 0; i < db->n; i++)
		sqlite3_finalize(db->kept[i].q);
	free(db->kept);
	sqlite3_close(db->h);
	free(db);
}

enum cr_status
sql_begin(struct sql *db, struct cr_err *e)
{
	enum cr_status st = CR_OK;

	if (!db->depth)
		st = sql_script(db, "BEGIN IMMEDIATE", e);
	db->depth += st == CR_OK;
	return st;
}

enum cr_status
sql_end(struct sql *db, enum cr_status st, struct cr_err *e)
{
	if (--db->depth > 0)
		return st;
	if (st == CR_OK || st == CR_END) {
		if (sql_script(db, "COMMIT", e) == CR_OK)
			return st;
		st = e ? e->status : CR_FATAL;
	}
	/* some errors have rolled back by themselves */
	if (!sqlite3_get_autocommit(db->h))
		sql_script(db, "ROLLBACK", NULL);
	return st;
}

static enum cr_status
prepare(sqlite3_stmt **q, struct sql *db, const char *text, struct cr_err *e)
{
	size_t i;

	for (i = 0; i < db->n; i++)
		if (db->kept[i].text == text && !sqlite3_stmt_busy(db->kept[i].q)) {
			*q = db->kept[i].q;
			return CR_OK;
		}
	if (sqlite3_prepare_v3(db->h, text, -1, SQLITE_PREPARE_PERSISTENT, q,
		NULL) != SQLITE_OK)
		return fail(db->h, text, e);
	db->kept = xgrow(db->kept, db->n, &db->cap, sizeof *db->kept);
	db->kept[db->n++] = (struct kept){ text, *q };
	return CR_OK;
}

static void
bind(sqlite3_stmt *q, const char *types, va_list ap)
{
	const char *s;
	size_t len;
	int i;

	for (i = 1; types && *types; types++, i++)
		switch (*types) {
		case 'i':
			sqlite3_bind_int64(q, i, va_arg(ap, int64_t));
			break;
		case 'f':
			sqlite3_bind_double(q, i, va_arg(ap, double));
			break;
		case 's':
			s = va_arg(ap, const char *);
			sqlite3_bind_text(q, i, s, -1, SQLITE_TRANSIENT);
			break;
		case 'b':
			s = va_arg(ap, const void *);
			len = va_arg(ap, size_t);
			sqlite3_bind_blob64(q, i, s, len, SQLITE_TRANSIENT);
			break;
		default:
			assert(!"a type that is none of i f s b");
		}
}

enum cr_status
sql_next(sqlite3_stmt *q, struct cr_err *e)
{
	switch (sqlite3_step(q)) {
	case SQLITE_ROW:
		return CR_OK;
	case SQLITE_DONE:
		sqlite3_reset(q);
		return CR_END;
	default: {
		enum cr_status st =
		    fail(sqlite3_db_handle(q), sqlite3_sql(q), e);
		sqlite3_reset(q);
		return st;
	}
	}
}

void
sql_done(sqlite3_stmt *q)
{
	if (!q)
		return;
	sqlite3_reset(q);
	sqlite3_clear_bindings(q);
}

enum cr_status
sql_run(struct sql *db, struct cr_err *e, const char *text, const char *types,
    ...)
{
	enum cr_status st;
	sqlite3_stmt *q;
	va_list ap;

	if ((st = prepare(&q, db, text, e)) != CR_OK)
		return st;
	va_start(ap, types);
	bind(q, types, ap);
	va_end(ap);
	while ((st = sql_next(q, e)) == CR_OK)
		;
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
sql_query(sqlite3_stmt **q, struct sql *db, struct cr_err *e, const char *text,
    const char *types, ...)
{
	enum cr_status st;
	va_list ap;

	*q = NULL;
	if ((st = prepare(q, db, text, e)) != CR_OK)
		return st;
	va_start(ap, types);
	bind(*q, types, ap);
	va_end(ap);
	return CR_OK;
}

enum cr_status
sql_int_of(struct sql *db, int64_t *out, struct cr_err *e, const char *text,
    const char *types, ...)
{
	enum cr_status st;
	sqlite3_stmt *q;
	va_list ap;

	if ((st = prepare(&q, db, text, e)) != CR_OK)
		return st;
	va_start(ap, types);
	bind(q, types, ap);
	va_end(ap);
	if ((st = sql_next(q, e)) == CR_OK)
		*out = sql_int(q, 0);
	sql_done(q);
	return st;
}

int64_t
sql_last_id(struct sql *db)
{
	return sqlite3_last_insert_rowid(db->h);
}

int64_t
sql_changes(struct sql *db)
{
	return sqlite3_changes64(db->h);
}

int64_t
sql_int(sqlite3_stmt *q, int col)
{
	return sqlite3_column_int64(q, col);
}

double
sql_real(sqlite3_stmt *q, int col)
{
	return sqlite3_column_double(q, col);
}

const char *
sql_text(sqlite3_stmt *q, int col)
{
	return (const char *)sqlite3_column_text(q, col);
}

char *
sql_dup(sqlite3_stmt *q, int col)
{
	const char *s = sql_text(q, col);

	return s ? xstrdup(s) : NULL;
}

void
sql_copy(char *out, size_t size, sqlite3_stmt *q, int col)
{
	const char *s = sql_text(q, col);

	snprintf(out, size, "%s", s ? s : "");
}
