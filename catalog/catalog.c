/* catalog/catalog.c: opening the catalogue, groups of steps, the log of events. */
#include "catalog/catalog.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"
#include "catalog/schema.h"

static enum cr_status
read_meta(struct catalog *c, const char *name, char **value, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	if ((st = sql_query(&q, c->db, e,
		 "SELECT value FROM meta WHERE name=?", "s", name)) != CR_OK)
		return st;
	if ((st = sql_next(q, e)) == CR_OK)
		*value = sql_dup(q, 0);
	sql_done(q);
	if (st == CR_END)
		return err_set(e, CR_FATAL, "the catalogue has no '%s'", name);
	return st;
}

/* A catalogue that is gone, empty or no database is never filled here: an
 * empty archive would look like a sound one. */
static enum cr_status
open_whole(struct sql **db, const char *path, struct cr_err *e)
{
	int64_t version = 0;
	enum cr_status st;

	if ((st = sql_open(db, path, SQL_WRITE, e)) == CR_OK)
		st = sql_int_of(*db, &version, e, "PRAGMA user_version", "");
	if (st == CR_OK && !version) {
		errno = 0;
		st = err_set(e, CR_FATAL, "'%s' is empty", path);
	}
	/* of a full disk or one that fails, a backup is no cure */
	if (st == CR_FATAL && e && (!e->sys || e->sys == ENOENT))
		err_prefix(e, "the catalogue is lost or damaged (restore it "
			      "from a backup; without one 'courtroll rebuild' "
			      "makes it again from the bags)");
	return st;
}

enum cr_status
catalog_open(struct catalog **out, const struct archive *a, struct cr_err *e)
{
	struct catalog *c = xcalloc(1, sizeof *c);
	char *path = archive_path(a, "catalog.db", NULL);
	enum cr_status st;

	*out = NULL;
	c->archive.root = xstrdup(a->root);
	if ((st = open_whole(&c->db, path, e)) == CR_OK &&
	    (st = schema_bring_up(c->db, path, schema_steps, e)) == CR_OK &&
	    (st = read_meta(c, "site", &c->site, e)) == CR_OK &&
	    (st = read_meta(c, "archive", &c->id, e)) == CR_OK)
		st = read_meta(c, "scheme", &c->scheme, e);
	free(path);
	if (st != CR_OK) {
		catalog_close(c);
		return st;
	}
	*out = c;
	return CR_OK;
}

void
catalog_close(struct catalog *c)
{
	if (!c)
		return;
	sql_close(c->db);
	archive_close(&c->archive);
	free(c->site);
	free(c->scheme);
	free(c->id);
	free(c);
}

const struct archive *
catalog_archive(const struct catalog *c)
{
	return &c->archive;
}

const char *
catalog_site(const struct catalog *c)
{
	return c->site;
}

const char *
catalog_scheme(const struct catalog *c)
{
	return c->scheme;
}

const char *
catalog_archive_id(const struct catalog *c)
{
	return c->id;
}

enum cr_status
file_touch(struct catalog *c, int64_t file, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "INSERT INTO file_state(file) VALUES (?) "
	    "ON CONFLICT(file) DO UPDATE SET rev = rev + 1",
	    "i", file);
}

enum cr_status
event_add(struct catalog *c, const char *what, const char *object,
    const char *detail, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "INSERT INTO event(at, what, object, detail) "
	    "VALUES (datetime('now'), ?, ?, ?)",
	    "sss", what, object, detail);
}

enum cr_status
catalog_group_begin(struct catalog *c, struct cr_err *e)
{
	return sql_begin(c->db, e);
}

enum cr_status
catalog_group_end(struct catalog *c, enum cr_status st, struct cr_err *e)
{
	return sql_end(c->db, st, e);
}

enum cr_status
catalog_event(struct catalog *c, const char *what, const char *object,
    const char *detail, struct cr_err *e)
{
	return event_add(c, what, object, detail, e);
}

enum cr_status
catalog_last_event(struct catalog *c, const char *what, char **at,
    char **detail, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	*at = *detail = NULL;
	st = sql_query(&q, c->db, e,
	    "SELECT at, detail FROM event WHERE what=? ORDER BY seq DESC "
	    "LIMIT 1", "s", what);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		*at = sql_dup(q, 0);
		*detail = sql_dup(q, 1);
	}
	sql_done(q);
	return st;
}

enum cr_status
catalog_check(struct catalog *c, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "PRAGMA integrity_check(1)", "");
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK &&
	    strcmp(sql_text(q, 0), "ok"))
		st = err_set(e, CR_FATAL, "catalog.db is damaged: %s",
		    sql_text(q, 0));
	sql_done(q);
	return st;
}
