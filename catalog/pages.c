/* catalog/pages.c: the stores of what was read (see pages.h).
 *
 * pages/<batch>.db has one table: image (the catalogue's key is not used: the
 * store must outlive a rebuilt catalogue, so rows are keyed by the master's
 * digest and the page in it) and the ALTO, deflated, with its length. */
#include "catalog/pages.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/alto.h"
#include "catalog/internal.h"
#include "courtroll.h"

struct pages {
	struct catalog *c;
	struct sql *db; /* of batch */
	char *batch;
};

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

static enum cr_status
open_batch(struct pages *p, const char *batch, bool create, struct cr_err *e)
{
	char *name, *path;
	enum cr_status st;

	if (p->batch && !strcmp(p->batch, batch))
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
		st = sql_script(p->db,
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
		    " PRIMARY KEY (sha256, page)) STRICT",
		    e);
	free(path);
	if (st != CR_OK) {
		forget_batch(p);
		return st;
	}
	p->batch = xstrdup(batch);
	return CR_OK;
}

/* How the store knows an image. */
struct image_name {
	char sha256[65];
	int64_t page;
	char *batch;
};

static enum cr_status
name_image(struct pages *p, int64_t image, struct image_name *n,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	n->batch = NULL;
	st = sql_query(&q, p->c->db, e,
	    "SELECT i.sha256, i.page, b.name FROM image i "
	    "JOIN master m ON m.id=i.master JOIN batch b ON b.id=m.batch "
	    "WHERE i.id=?", "i", image);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		sql_copy(n->sha256, sizeof n->sha256, q, 0);
		n->page = sql_int(q, 1);
		n->batch = sql_dup(q, 2);
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

enum cr_status
pages_store(struct pages *p, const char *batch, int64_t image,
    const struct image_result *r, const char *alto, size_t len,
    struct cr_err *e)
{
	struct image_name n;
	uLongf room = compressBound(len);
	enum cr_status st;
	Bytef *z = NULL;

	if (len > CR_MAX_XML)
		return err_set(e, CR_SKIP, "ALTO of %zu bytes is too large",
		    len);
	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st == CR_END ? err_set(e, CR_FATAL, "no such image")
				    : st;
	if ((st = open_batch(p, batch, true, e)) == CR_OK) {
		z = xmalloc(room);
		if (compress2(z, &room, (const Bytef *)alto, len, 6) != Z_OK)
			abort(); /* out of memory */
		st = sql_run(p->db, e,
		    "INSERT OR REPLACE INTO reading VALUES "
		    "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		    "siibsiiiiiiiffiss",
		    n.sha256, n.page, (int64_t)len, (const void *)z,
		    (size_t)room, r->kind, (int64_t)r->width,
		    (int64_t)r->height, (int64_t)r->stored_width,
		    (int64_t)r->stored_height, (int64_t)r->orientation,
		    (int64_t)r->dpi, (int64_t)r->rotation, r->skew,
		    r->confidence, (int64_t)r->words, r->engine,
		    r->reason);
		free(z);
	}
	free(n.batch);
	return st;
}

static enum cr_status
inflate_row(sqlite3_stmt *q, struct buf *alto, const char *batch,
    struct cr_err *e)
{
	int64_t len = sql_int(q, 0);
	uLongf got;

	if (len < 0 || len > CR_MAX_XML)
		return err_set(e, CR_SKIP, "pages/%s.db is damaged", batch);
	buf_reserve(alto, (size_t)len);
	got = (uLongf)len;
	if (uncompress((Bytef *)alto->data + alto->len, &got,
		sqlite3_column_blob(q, 1),
		(uLong)sqlite3_column_bytes(q, 1)) != Z_OK ||
	    got != (uLongf)len)
		return err_set(e, CR_SKIP, "pages/%s.db is damaged", batch);
	alto->len += (size_t)len;
	alto->data[alto->len] = '\0';
	return CR_OK;
}

enum cr_status
pages_alto(struct pages *p, int64_t image, struct buf *alto, struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;
	sqlite3_stmt *q;

	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st;
	if ((st = open_batch(p, n.batch, false, e)) == CR_OK) {
		st = sql_query(&q, p->db, e,
		    "SELECT length, alto FROM reading WHERE sha256=? AND "
		    "page=?", "si", n.sha256, n.page);
		if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
			st = inflate_row(q, alto, n.batch, e);
		sql_done(q);
	}
	free(n.batch);
	return st;
}

static void
read_result(sqlite3_stmt *q, struct image_result *r)
{
	memset(r, 0, sizeof *r);
	r->read = true;
	sql_copy(r->kind, sizeof r->kind, q, 0);
	r->width = (int)sql_int(q, 1);
	r->height = (int)sql_int(q, 2);
	r->stored_width = (int)sql_int(q, 3);
	r->stored_height = (int)sql_int(q, 4);
	r->orientation = (int)sql_int(q, 5);
	r->dpi = (int)sql_int(q, 6);
	r->rotation = (int)sql_int(q, 7);
	r->skew = sql_real(q, 8);
	r->confidence = sql_real(q, 9);
	r->words = (int)sql_int(q, 10);
	sql_copy(r->engine, sizeof r->engine, q, 11);
	sql_copy(r->reason, sizeof r->reason, q, 12);
}

enum cr_status
pages_result(struct pages *p, int64_t image, struct image_result *r,
    struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;
	sqlite3_stmt *q;

	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st;
	if ((st = open_batch(p, n.batch, false, e)) == CR_OK) {
		st = sql_query(&q, p->db, e,
		    "SELECT kind, width, height, stored_width, stored_height, "
		    "orientation, dpi, rotation, skew, confidence, words, "
		    "engine, reason FROM reading WHERE sha256=? AND page=?",
		    "si",
		    n.sha256, n.page);
		if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
			read_result(q, r);
		sql_done(q);
	}
	free(n.batch);
	return st;
}

enum cr_status
pages_text(struct pages *p, int64_t image, struct page_text *t,
    struct cr_err *e)
{
	struct buf alto = BUF_INIT;
	enum cr_status st;

	text_init(t);
	if ((st = pages_alto(p, image, &alto, e)) == CR_OK)
		st = alto_read(t, alto.data, alto.len, "ALTO", e);
	buf_release(&alto);
	return st;
}
