/* catalog/archive.c: the archive as a directory (see archive.h): made once,
 * recognised by its format file, which is written last. */
#include "catalog/archive.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/schema.h"
#include "courtroll.h"

char *
archive_path(const struct archive *a, const char *part, const char *name)
{
	char *p, *q;

	p = path_join(a->root, part);
	if (!name)
		return p;
	q = path_join(p, name);
	free(p);
	return q;
}

static const char *const parts[] = { "incoming", "batches", "quarantine",
	"pages", "index", NULL };

/* Does it hold nothing yet?  A catalogue whose format file was lost must
 * never be taken for the remains of an init. */
static enum cr_status
blank_catalog(const char *path, struct cr_err *e)
{
	struct sql *db = NULL;
	struct stat s;
	int64_t n = 0;
	enum cr_status st;

	if (lstat(path, &s) < 0 || s.st_size == 0)
		return CR_OK;
	st = sql_open(&db, path, SQL_WRITE, e);
	if (st == CR_OK)
		st = sql_int_of(db, &n, e,
		    "SELECT count(*) FROM sqlite_schema", "");
	if (st == CR_OK && n)
		st = sql_int_of(db, &n, e,
		    "SELECT (SELECT count(*) FROM file)+"
		    "(SELECT count(*) FROM batch)+"
		    "(SELECT count(*) FROM reservation)", "");
	sql_close(db);
	if (st != CR_OK || n)
		return err_set(e, CR_FATAL,
		    "'%s' is there without the archive's 'format': if this is "
		    "an archive, restore that file",
		    path);
	return CR_OK;
}

static const char practice_text[] = "This archive was made to practise in "
    "('courtroll practice').\nNothing in it is real.\n";

/* Is it our mark, or what of it was written? Others may call a file so. */
static bool
is_mark(const char *path)
{
	struct buf b = BUF_INIT;
	bool yes = file_read(&b, path, sizeof practice_text, NULL) == CR_OK &&
	    !strncmp(practice_text, b.data, b.len);

	buf_release(&b);
	return yes;
}

/* What a cut-short init may have left. */
static bool
remains(const char *root, const char *name)
{
	struct names in = NAMES_INIT;
	char *path = path_join(root, name);
	bool ours = !strcmp(name, "catalog.db") ||
	    !strcmp(name, "catalog.db-wal") ||
	    !strcmp(name, "catalog.db-shm") ||
	    !strcmp(name, "catalog.db-journal") ||
	    !strcmp(name, "format.part") ||
	    ((!strcmp(name, ARCHIVE_PRACTICE) ||
		 !strcmp(name, ARCHIVE_PRACTICE ".part")) && is_mark(path));
	int i;

	for (i = 0; parts[i] && !ours; i++)
		ours = !strcmp(name, parts[i]) &&
		    dir_list(&in, path, NULL) == CR_OK && !in.n;
	names_release(&in);
	free(path);
	return ours;
}

/* The folder may be there and empty, or hold what a cut-short init left. */
static enum cr_status
room_for_archive(const char *root, struct cr_err *e)
{
	struct names have = NAMES_INIT;
	enum cr_status st;
	size_t i;

	if (!file_exists(root))
		return CR_OK;
	if ((st = dir_list(&have, root, e)) != CR_OK)
		return st;
	for (i = 0; i < have.n && st == CR_OK; i++) {
		if (!strcmp(have.v[i], "format"))
			st = err_set(e, CR_SKIP,
			    "'%s' is an archive already", root);
		else if (!remains(root, have.v[i]))
			st = err_set(e, CR_SKIP,
			    "'%s' is not empty ('%s' is in it): name a new "
			    "folder",
			    root, have.v[i]);
	}
	names_release(&have);
	return st;
}

/* The one random thing: tells two archives with one site code apart. */
static enum cr_status
draw_id(char id[33], struct cr_err *e)
{
	unsigned char raw[16];
	size_t i;

	if (getrandom(raw, sizeof raw, 0) != (ssize_t)sizeof raw)
		return err_sys(e, CR_FATAL, "cannot get random bytes");
	for (i = 0; i < sizeof raw; i++)
		snprintf(id + 2 * i, 3, "%02x", raw[i]);
	return CR_OK;
}

static enum cr_status
fill_catalog(const char *path, const char *site, const char *scheme,
    const char *id, int64_t next, struct cr_err *e)
{
	struct sql *db = NULL;
	enum cr_status st;
	char *text;

	if ((st = sql_open(&db, path, SQL_CREATE, e)) != CR_OK)
		return st;
	if ((st = schema_bring_up(db, path, schema_steps, e)) == CR_OK) {
		text = sqlite3_mprintf("BEGIN IMMEDIATE;"
		    "INSERT INTO meta VALUES ('site', %Q);"
		    "INSERT INTO meta VALUES ('archive', %Q);"
		    "INSERT INTO meta VALUES ('scheme', %Q);"
		    "INSERT INTO meta VALUES ('next_file', '%lld');"
		    "INSERT INTO event(at, what, object, detail) VALUES "
		    "(datetime('now'), 'init', %Q, %Q); COMMIT;",
		    site, id, scheme, (long long)next, site, CR_VERSION);
		st = sql_script(db, text, e);
		sqlite3_free(text);
	}
	sql_close(db);
	return st;
}

/* First of all that is made; one that an init cut short has left goes. */
static enum cr_status
mark_practice(const struct archive *a, bool practice, struct cr_err *e)
{
	char *path = archive_path(a, ARCHIVE_PRACTICE, NULL);
	enum cr_status st = practice
	    ? file_write(path, practice_text, strlen(practice_text), e)
	    : dir_remove(path, e);

	free(path);
	return st;
}

static enum cr_status
init(const char *root, const char *site, const char *scheme, bool practice,
    struct cr_err *e)
{
	struct archive a = { NULL };
	enum cr_status st;
	char *path, format[16], id[33];
	int i;

	if (!fileid_site_valid(site))
		return err_set(e, CR_SKIP,
		    "'%s' is no site code: 2 to 6 capital letters or digits, "
		    "a letter first",
		    site);
	if ((st = room_for_archive(root, e)) != CR_OK ||
	    (st = dir_make(root, e)) != CR_OK)
		return st;
	if (chmod(root, 0700) < 0)
		return err_sys(e, CR_FATAL, "cannot close '%s' to others", root);
	/* SQLite follows no link anywhere in the name */
	if (!(a.root = realpath(root, NULL)))
		return err_sys(e, CR_FATAL, "cannot find '%s'", root);
	path = archive_path(&a, "catalog.db", NULL);
	st = blank_catalog(path, e);
	if (st == CR_OK)
		st = mark_practice(&a, practice, e);
	/* remains of an init that was cut short */
	for (i = 0; i < 4 && st == CR_OK; i++) {
		static const char *const ends[] = { "", "-journal", "-wal",
			"-shm" };
		char *old = xasprintf("%s%s", path, ends[i]);

		st = dir_remove(old, e);
		free(old);
	}
	if (st == CR_OK && (st = draw_id(id, e)) == CR_OK)
		st = fill_catalog(path, site, scheme, id, 1, e);
	free(path);
	for (i = 0; parts[i] && st == CR_OK; i++) {
		path = archive_path(&a, parts[i], NULL);
		st = dir_make(path, e);
		free(path);
	}
	if (st == CR_OK) {
		/* last: without it this is no archive */
		snprintf(format, sizeof format, "%d\n", CR_LAYOUT);
		path = archive_path(&a, "format", NULL);
		st = file_write(path, format, strlen(format), e);
		free(path);
	}
	archive_close(&a);
	return st;
}

enum cr_status
archive_init(const char *root, const char *site, const char *scheme,
    struct cr_err *e)
{
	return init(root, site, scheme, false, e);
}

enum cr_status
archive_init_practice(const char *root, const char *site, const char *scheme,
    struct cr_err *e)
{
	return init(root, site, scheme, true, e);
}

/* ---- the mark of file numbers ------------------------------------------- */

enum { MARK_STEP = 100 };

enum cr_status
archive_mark(const struct archive *a, int64_t *mark, struct cr_err *e)
{
	char *path = archive_path(a, "next", NULL), *end;
	struct buf b = BUF_INIT;
	enum cr_status st = CR_OK;

	*mark = 0;
	if (file_exists(path) && (st = file_read(&b, path, 32, e)) == CR_OK) {
		*mark = strtoll(b.data, &end, 10);
		if (end == b.data || strcmp(end, "\n") || *mark < 1 ||
		    *mark > INT64_MAX / 2)
			st = err_set(e, CR_FATAL,
			    "'%s' does not name a file number: write the "
			    "largest one on your labels into it, or more",
			    path);
	}
	if (st == CR_SKIP)
		st = e ? e->status = CR_FATAL : CR_FATAL;
	buf_release(&b);
	free(path);
	return st;
}

enum cr_status
archive_raise_mark(const struct archive *a, int64_t number, struct cr_err *e)
{
	enum cr_status st;
	char *path, text[32];
	int64_t mark;

	if ((st = archive_mark(a, &mark, e)) != CR_OK || number <= mark)
		return st;
	mark = (number + MARK_STEP - 1) / MARK_STEP * MARK_STEP;
	snprintf(text, sizeof text, "%lld\n", (long long)mark);
	path = archive_path(a, "next", NULL);
	st = file_write(path, text, strlen(text), e);
	free(path);
	return st;
}

/* ---- a lost catalogue ---------------------------------------------------- */

enum cr_status
archive_new_catalog(const struct archive *a, const char *site,
    const char *scheme, const char *archive_id, struct cr_err *e)
{
	char *path = archive_path(a, "catalog.db", NULL);
	enum cr_status st;
	int64_t mark;

	if (file_exists(path))
		st = err_set(e, CR_SKIP, "'%s' is there", path);
	else if (!fileid_site_valid(site))
		st = err_set(e, CR_FATAL, "the bags name no valid site");
	else if ((st = archive_mark(a, &mark, e)) == CR_OK)
		st = fill_catalog(path, site, scheme, archive_id, mark + 1, e);
	free(path);
	return st;
}

/* Asked of SQLite itself, read-only: sql_open would write a header into an
 * empty file. */
enum cr_status
archive_damaged_catalog(const struct archive *a, bool *damaged,
    struct cr_err *e)
{
	char *path = archive_path(a, "catalog.db", NULL);
	sqlite3 *h = NULL;
	sqlite3_stmt *q = NULL;
	struct stat s;
	int rc = SQLITE_OK;

	*damaged = false;
	if (lstat(path, &s) < 0)
		goto out; /* gone is another matter */
	if (!(*damaged = s.st_size == 0)) {
		rc = sqlite3_open_v2(path, &h,
		    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL);
		sqlite3_busy_timeout(h, 5000);
	}
	if (h && rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(h,
		    "SELECT count(*) FROM sqlite_schema WHERE name='meta'", -1,
		    &q, NULL);
	if (q && (rc = sqlite3_step(q)) == SQLITE_ROW) {
		rc = SQLITE_OK;
		*damaged = sqlite3_column_int(q, 0) == 0;
	}
	sqlite3_finalize(q);
	q = NULL;
	if (h && rc == SQLITE_OK && !*damaged)
		rc = sqlite3_prepare_v2(h,
		    "SELECT count(*) FROM meta WHERE name IN "
		    "('site','archive','scheme','next_file')", -1, &q, NULL);
	if (q && (rc = sqlite3_step(q)) == SQLITE_ROW) {
		rc = SQLITE_OK;
		*damaged = sqlite3_column_int(q, 0) < 4;
	}
	sqlite3_finalize(q);
	/* SQLITE_ERROR: a table that is not as ours */
	*damaged |= rc == SQLITE_NOTADB || rc == SQLITE_CORRUPT ||
	    rc == SQLITE_ERROR;
out:
	if (rc != SQLITE_OK && !*damaged)
		err_set(e, CR_FATAL, "cannot look into '%s': %s", path,
		    h ? sqlite3_errmsg(h) : sqlite3_errstr(rc));
	sqlite3_close(h);
	free(path);
	return rc == SQLITE_OK || *damaged ? CR_OK : CR_FATAL;
}

enum cr_status
archive_set_aside_catalog(const struct archive *a, char **to, struct cr_err *e)
{
	/* the catalogue last: cut short, this is done again */
	static const char *const ends[] = { "-journal", "-shm", "-wal", "" };
	char *path = archive_path(a, "catalog.db", NULL);
	enum cr_status st = CR_OK;
	int k = 1, i;

	*to = NULL;
	do {
		free(*to);
		*to = xasprintf("%s.damaged-%d", path, k++);
	} while (file_exists(*to));
	for (i = 0; i < 4 && st == CR_OK; i++) {
		char *from = xasprintf("%s%s", path, ends[i]);
		char *aside = xasprintf("%s%s", *to, ends[i]);

		if (file_exists(from))
			st = file_rename(from, aside, e);
		free(from);
		free(aside);
	}
	free(path);
	if (st != CR_OK) {
		free(*to);
		*to = NULL;
	}
	return st;
}

enum cr_status
archive_open(struct archive *a, const char *root, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st;
	char *path, *end, *real;
	long version;

	a->root = NULL;
	path = path_join(root, "format");
	if (!file_exists(path)) {
		err_set(e, CR_FATAL,
		    "'%s' is not an archive: name yours with -a DIR or "
		    "COURTROLL_ARCHIVE; a new one is made by 'courtroll init "
		    "--site CODE DIR'",
		    root);
		free(path);
		return CR_FATAL;
	}
	st = file_read(&b, path, 64, e);
	free(path);
	if (st != CR_OK) {
		buf_release(&b);
		return e ? e->status = CR_FATAL : CR_FATAL;
	}
	version = strtol(b.data, &end, 10);
	if (end == b.data || (*end && *end != '\n') || version < 1)
		st = err_set(e, CR_FATAL,
		    "'%s/format' does not name a version", root);
	else if (version > CR_LAYOUT)
		st = err_set(e, CR_FATAL,
		    "archive '%s' has layout %ld, this program knows %d: use "
		    "a newer courtroll",
		    root, version, CR_LAYOUT);
	buf_release(&b);
	if (st != CR_OK)
		return st;
	if (!(real = realpath(root, NULL)))
		return err_sys(e, CR_FATAL, "cannot find '%s'", root);
	a->root = real;
	return CR_OK;
}

bool
archive_is_practice(const struct archive *a)
{
	char *path = archive_path(a, ARCHIVE_PRACTICE, NULL);
	bool yes = file_exists(path);

	free(path);
	return yes;
}

void
archive_close(struct archive *a)
{
	free(a->root);
	a->root = NULL;
}

enum cr_status
archive_hold(const struct archive *a, const char *stage, int *lock,
    struct cr_err *e)
{
	char *path = xasprintf("%s/lock.%s", a->root, stage);
	enum cr_status st;

	*lock = -1;
	st = lock_take(lock, path, e);
	free(path);
	if (st == CR_RETRY)
		return err_set(e, CR_FATAL,
		    "another '%s' is at work in this archive (%s)", stage,
		    e ? e->msg : "");
	return st;
}

void
archive_release(int lock)
{
	if (lock >= 0)
		close(lock);
}

enum cr_status
archive_lock(const struct archive *a, const char *stage, struct cr_err *e)
{
	int lock; /* never closed: it lasts as long as the process */

	return archive_hold(a, stage, &lock, e);
}
