/* catalog/schema.c: migrations (see schema.h). */
#include "catalog/schema.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

static const char version_1[] =
#include "catalog/schema.inc"
    ;
static const char version_2[] =
#include "catalog/schema_2.inc"
    ;
static const char version_3[] =
#include "catalog/schema_3.inc"
    ;
static const char version_4[] =
#include "catalog/schema_4.inc"
    ;

const char *const schema_steps[] = { version_1, version_2, version_3,
	version_4, NULL };

/* A whole copy first: a step that went wrong half-way on a machine far away
 * must never be the only copy. */
static enum cr_status
keep_copy(struct sql *db, const char *path, int64_t version, struct cr_err *e)
{
	char *copy = xasprintf("%s.v%lld", path, (long long)version);
	char *part = xasprintf("%s.part%ld", copy, (long)getpid());
	char *text = sqlite3_mprintf("VACUUM INTO %Q", part);
	enum cr_status st;
	int64_t now = version;

	st = dir_remove(part, e);
	if (st == CR_OK)
		st = sql_script(db, text, e);
	if (st == CR_OK)
		st = file_sync(part, e);
	if (st == CR_OK)
		st = sql_int_of(db, &now, e, "PRAGMA user_version", "");
	/* another process may have taken the step meanwhile: its copy counts */
	if (st == CR_OK)
		st = now == version ? file_rename(part, copy, e)
				    : dir_remove(part, e);
	sqlite3_free(text);
	free(part);
	free(copy);
	return st;
}

static enum cr_status
one_step(struct sql *db, const char *step, int64_t to, struct cr_err *e)
{
	char pragma[96];
	int64_t now = 0;
	enum cr_status st;

	sqlite3_snprintf(sizeof pragma, pragma,
	    "PRAGMA application_id=%d; PRAGMA user_version=%lld;",
	    CATALOG_APPLICATION_ID, (long long)to);
	if ((st = sql_begin(db, e)) != CR_OK)
		return st;
	/* two processes may have found the old version; one came first */
	st = sql_int_of(db, &now, e, "PRAGMA user_version", "");
	if (st == CR_OK && now < to) {
		st = sql_script(db, step, e);
		if (st == CR_OK)
			st = sql_script(db, pragma, e);
	}
	return sql_end(db, st, e);
}

enum cr_status
schema_bring_up(struct sql *db, const char *path, const char *const *steps,
    struct cr_err *e)
{
	int64_t version = 0, known = 0, app = 0, tables = 0;
	enum cr_status st;

	while (steps[known])
		known++;
	if ((st = sql_int_of(db, &version, e, "PRAGMA user_version", "")) ||
	    (st = sql_int_of(db, &app, e, "PRAGMA application_id", "")) ||
	    (st = sql_int_of(db, &tables, e,
		 "SELECT count(*) FROM sqlite_schema", "")))
		return st;
	if (version < 0 ||
	    ((tables || version) && app != CATALOG_APPLICATION_ID))
		return err_set(e, CR_FATAL, "'%s' is not a catalogue", path);
	if (version > known)
		return err_set(e, CR_FATAL,
		    "'%s' is of version %lld, this program knows %lld: use a "
		    "newer courtroll",
		    path, (long long)version, (long long)known);
	if (version == known)
		return CR_OK;
	if (version > 0 && (st = keep_copy(db, path, version, e)) != CR_OK)
		return st;
	for (; version < known; version++)
		if ((st = one_step(db, steps[version], version + 1, e)) !=
		    CR_OK)
			return st;
	return CR_OK;
}
