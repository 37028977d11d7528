/* catalog/pages.c: the stores of what was read (see pages.h): opening,
 * checking, storing; they are read back in pagesread.c.
 *
 * pages/<batch>.db has a table of readings: image (the catalogue's key is not
 * used: the store must outlive a rebuilt catalogue, so rows are keyed by the
 * master's digest and the page in it) and the ALTO, deflated, with its length.
 * A table page_text is made from that when it is stored, and its row goes
 * when that one goes: triggers see to it, whatever program writes.  Stores
 * made by an older program have no such table, and a reading without the last
 * columns; reading does not make them. */
#include "catalog/pages.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/alto.h"
#include "catalog/pagestore.h"
#include "catalog/pagetext.h"
#include "courtroll.h"

static const char tables[] =
    "CREATE TABLE IF NOT EXISTS reading (sha256 TEXT NOT NULL,"
    " page INTEGER NOT NULL, length INTEGER NOT NULL,"
    " alto BLOB NOT NULL, kind TEXT NOT NULL,"
    " width INTEGER NOT NULL, height INTEGER NOT NULL,"
    " stored_width INTEGER NOT NULL,"
    " stored_height INTEGER NOT NULL,"
    " orientation INTEGER NOT NULL, dpi INTEGER NOT NULL,"
    " rotation INTEGER NOT NULL, skew REAL NOT NULL,"
    " confidence REAL NOT NULL, words INTEGER NOT NULL,"
    " engine TEXT NOT NULL, reason TEXT NOT NULL,"
    " lang TEXT NOT NULL DEFAULT '',"
    " flaws TEXT NOT NULL DEFAULT '', prep TEXT NOT NULL DEFAULT '',"
    " PRIMARY KEY (sha256, page)) STRICT;"
    "CREATE TABLE IF NOT EXISTS page_text (sha256 TEXT NOT NULL,"
    " page INTEGER NOT NULL, length INTEGER NOT NULL,"
    " text BLOB NOT NULL, PRIMARY KEY (sha256, page)) STRICT;"
    "CREATE TRIGGER IF NOT EXISTS page_text_gone AFTER DELETE ON reading "
    "BEGIN DELETE FROM page_text WHERE sha256=old.sha256 AND page=old.page;"
    "END;"
    "CREATE TRIGGER IF NOT EXISTS page_text_old AFTER UPDATE ON reading "
    "BEGIN DELETE FROM page_text WHERE sha256=old.sha256 AND page=old.page;"
    "END;";

static const char more_columns[] =
    "ALTER TABLE reading ADD COLUMN lang TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE reading ADD COLUMN flaws TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE reading ADD COLUMN prep TEXT NOT NULL DEFAULT '';";

enum cr_status
pages_open(struct pages **out, struct catalog *c, struct cr_err *e)
{
	(void)e;
	*out = xcalloc(1, sizeof **out);
	(*out)->c = c;
	return CR_OK;
}

static void
forget_batch(struct pages *p)
{
	sql_close(p->db);
	free(p->batch);
	p->db = NULL;
	p->batch = NULL;
}

void
pages_close(struct pages *p)
{
	if (!p)
		return;
	forget_batch(p);
	free(p);
}

/* What of it is there? */
static enum cr_status
look(struct pages *p, struct cr_err *e)
{
	int64_t text = 0, more = 0;
	enum cr_status st;

	st = sql_int_of(p->db, &text, e, "SELECT count(*) FROM sqlite_schema "
	    "WHERE type='table' AND name='page_text'", "");
	if (st == CR_OK)
		st = sql_int_of(p->db, &more, e, "SELECT count(*) FROM "
		    "pragma_table_info('reading') WHERE name='prep'", "");
	p->has_text = text > 0;
	p->has_more = more > 0;
	return st;
}

/* All that a store is to have. */
static enum cr_status
bring_up(struct pages *p, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(p->db, e)) != CR_OK)
		return st;
	st = sql_script(p->db, tables, e);
	if (st == CR_OK)
		st = look(p, e);
	if (st == CR_OK && !p->has_more)
		st = sql_script(p->db, more_columns, e);
	return sql_end(p->db, st, e);
}

enum cr_status
pages_open_batch(struct pages *p, const char *batch, bool create,
    struct cr_err *e)
{
	char *name, *path;
	enum cr_status st;

	/* one that was opened for reading may lack what is newer */
	if (p->batch && !strcmp(p->batch, batch) &&
	    (!create || (p->has_text && p->has_more)))
		return CR_OK;
	forget_batch(p);
	name = xasprintf("%s.db", batch);
	path = archive_path(&p->c->archive, "pages", name);
	free(name);
	if (!create && !file_exists(path)) {
		free(path);
		return CR_END;
	}
	if (create) {
		char *dir = archive_path(&p->c->archive, "pages", NULL);

		st = dir_make(dir, e);
		free(dir);
		if (st != CR_OK) {
			free(path);
			return st;
		}
	}
	st = sql_open(&p->db, path, create ? SQL_CREATE : SQL_WRITE, e);
	if (st == CR_OK && create)
		st = bring_up(p, e);
	if (st == CR_OK)
		st = look(p, e);
	free(path);
	if (st != CR_OK) {
		forget_batch(p);
		return st;
	}
	p->batch = xstrdup(batch);
	return CR_OK;
}

void
image_name_release(struct image_name *n)
{
	free(n->batch);
	free(n->typed);
}

enum cr_status
image_name_read(struct pages *p, int64_t image, struct image_name *n,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(n, 0, sizeof *n);
	st = sql_query(&q, p->c->db, e,
	    "SELECT i.sha256, i.page, b.name, s.kind, s.width, s.height, "
	    "x.text FROM image i "
	    "JOIN master m ON m.id=i.master JOIN batch b ON b.id=m.batch "
	    "LEFT JOIN image_state s ON s.image=i.id "
	    "LEFT JOIN typed t ON t.image=i.id "
	    "LEFT JOIN transcript x ON x.seq=t.transcript "
	    "WHERE i.id=?", "i", image);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		sql_copy(n->sha256, sizeof n->sha256, q, 0);
		n->page = sql_int(q, 1);
		n->batch = sql_dup(q, 2);
		sql_copy(n->kind, sizeof n->kind, q, 3);
		n->width = (int32_t)sql_int(q, 4);
		n->height = (int32_t)sql_int(q, 5);
		n->typed = sql_dup(q, 6);
	}
	sql_done(q);
	return st;
}

enum cr_status
pages_check(const struct archive *a, const char *name, struct cr_err *e)
{
	char *path = archive_path(a, "pages", name);
	struct sql *db = NULL;
	sqlite3_stmt *q = NULL;
	enum cr_status st;
	int64_t n;

	st = sql_open(&db, path, SQL_WRITE, e);
	if (st == CR_OK)
		st = sql_query(&q, db, e, "PRAGMA integrity_check(1)", "");
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK &&
	    strcmp(sql_text(q, 0), "ok"))
		st = err_set(e, CR_FATAL, "%s", sql_text(q, 0));
	sql_done(q);
	if (st == CR_OK) /* sound, but is it one of ours? */
		st = sql_int_of(db, &n, e,
		    "SELECT count(*) FROM (SELECT alto, engine FROM reading "
		    "LIMIT 1)", "");
	sql_close(db);
	free(path);
	/* whatever is wrong with it, it can be made again */
	if (st == CR_FATAL || st == CR_END)
		st = e ? e->status = CR_SKIP : CR_SKIP;
	return st;
}

enum cr_status
pages_set_aside(const struct archive *a, const char *name, struct cr_err *e)
{
	static const char *const ends[] = { "-journal", "-shm", "-wal", "" };
	char *path = archive_path(a, "pages", name), *to = NULL;
	enum cr_status st = CR_OK;
	int k = 1, i;

	do {
		free(to);
		to = xasprintf("%s.damaged-%d", path, k++);
	} while (file_exists(to));
	for (i = 0; i < 4 && st == CR_OK; i++) {
		char *from = xasprintf("%s%s", path, ends[i]);
		char *aside = xasprintf("%s%s", to, ends[i]);

		if (file_exists(from))
			st = file_rename(from, aside, e);
		free(from);
		free(aside);
	}
	free(path);
	free(to);
	return st;
}

void *
pages_deflate(const char *data, size_t len, size_t *out_len)
{
	uLongf room = compressBound(len);
	Bytef *z = xmalloc(room);

	if (compress2(z, &room, (const Bytef *)data, len, 6) != Z_OK)
		abort(); /* out of memory */
	*out_len = room;
	return z;
}

/* Strangers' ALTO, or one that cannot be read, has none. */
static enum cr_status
store_text(struct pages *p, const struct image_name *n, const char *alto,
    size_t len, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct buf b = BUF_INIT;
	struct page_text t;
	size_t z_len;
	void *z;

	if (alto_read(&t, alto, len, "ALTO", NULL) == CR_OK &&
	    pagetext_write(&b, &t)) {
		z = pages_deflate(b.data, b.len, &z_len);
		st = sql_run(p->db, e,
		    "INSERT OR REPLACE INTO page_text VALUES (?,?,?,?)",
		    "siib", n->sha256, n->page, (int64_t)b.len,
		    (const void *)z, z_len);
		free(z);
	}
	text_release(&t);
	buf_release(&b);
	return st;
}

static enum cr_status
store_row(struct pages *p, const struct image_name *n,
    const struct image_result *r, const char *alto, size_t len,
    struct cr_err *e)
{
	size_t z_len;
	void *z = pages_deflate(alto, len, &z_len);
	enum cr_status st = sql_run(p->db, e,
	    "INSERT OR REPLACE INTO reading(sha256, page, length, alto, kind, "
	    "width, height, stored_width, stored_height, orientation, dpi, "
	    "rotation, skew, confidence, words, engine, reason, lang, flaws, "
	    "prep) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	    "siibsiiiiiiiffisssss", n->sha256, n->page, (int64_t)len,
	    (const void *)z, z_len, r->kind, (int64_t)r->width,
	    (int64_t)r->height, (int64_t)r->stored_width,
	    (int64_t)r->stored_height, (int64_t)r->orientation,
	    (int64_t)r->dpi, (int64_t)r->rotation, r->skew, r->confidence,
	    (int64_t)r->words, r->engine, r->reason, r->lang, r->flaws, r->prep);

	free(z);
	return st;
}

enum cr_status
pages_store(struct pages *p, const char *batch, int64_t image,
    const struct image_result *r, const char *alto, size_t len,
    struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;

	if (len > CR_MAX_XML)
		return err_set(e, CR_SKIP, "ALTO of %zu bytes is too large",
		    len);
	if ((st = image_name_read(p, image, &n, e)) != CR_OK)
		return st == CR_END ? err_set(e, CR_FATAL, "no such image")
				    : st;
	if ((st = pages_open_batch(p, batch, true, e)) == CR_OK &&
	    (st = sql_begin(p->db, e)) == CR_OK) {
		if ((st = store_row(p, &n, r, alto, len, e)) == CR_OK)
			st = store_text(p, &n, alto, len, e);
		st = sql_end(p->db, st, e);
	}
	image_name_release(&n);
	return st;
}

