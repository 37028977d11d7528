/* catalog/pages.c: the stores of what was read (see pages.h).
 *
 * pages/<batch>.db has a table of readings: image (the catalogue's key is not
 * used: the store must outlive a rebuilt catalogue, so rows are keyed by the
 * master's digest and the page in it) and the ALTO, deflated, with its length.
 * A table page_text is made from that when it is stored, and its row goes
 * when that one goes: triggers see to it, whatever program writes.  Stores
 * made by an older program have no such table; reading does not make it. */
#include "catalog/pages.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/alto.h"
#include "catalog/internal.h"
#include "catalog/pagetext.h"
#include "courtroll.h"

struct pages {
	struct catalog *c;
	struct sql *db; /* of batch */
	char *batch;
	bool has_text; /* db has the table page_text */
};

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
	int64_t n = 0;

	/* one that was opened for reading may lack the newer table */
	if (p->batch && !strcmp(p->batch, batch) && (!create || p->has_text))
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
		st = sql_script(p->db, tables, e);
	if (st == CR_OK)
		st = sql_int_of(p->db, &n, e, "SELECT count(*) FROM "
		    "sqlite_schema WHERE type='table' AND name='page_text'",
		    "");
	p->has_text = n > 0;
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

/* Deflated bytes, to free(). */
static Bytef *
deflate_new(const char *data, size_t len, size_t *out_len)
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
	Bytef *z;

	if (alto_read(&t, alto, len, "ALTO", NULL) == CR_OK &&
	    pagetext_write(&b, &t)) {
		z = deflate_new(b.data, b.len, &z_len);
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
	Bytef *z = deflate_new(alto, len, &z_len);
	enum cr_status st = sql_run(p->db, e,
	    "INSERT OR REPLACE INTO reading VALUES "
	    "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	    "siibsiiiiiiiffiss", n->sha256, n->page, (int64_t)len,
	    (const void *)z, z_len, r->kind, (int64_t)r->width,
	    (int64_t)r->height, (int64_t)r->stored_width,
	    (int64_t)r->stored_height, (int64_t)r->orientation,
	    (int64_t)r->dpi, (int64_t)r->rotation, r->skew, r->confidence,
	    (int64_t)r->words, r->engine, r->reason);

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
	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st == CR_END ? err_set(e, CR_FATAL, "no such image")
				    : st;
	if ((st = open_batch(p, batch, true, e)) == CR_OK &&
	    (st = sql_begin(p->db, e)) == CR_OK) {
		if ((st = store_row(p, &n, r, alto, len, e)) == CR_OK)
			st = store_text(p, &n, alto, len, e);
		st = sql_end(p->db, st, e);
	}
	free(n.batch);
	return st;
}

static enum cr_status
inflate_add(struct buf *out, const void *z, size_t z_len, int64_t len,
    int64_t max, struct cr_err *e)
{
	uLongf got;

	if (len < 0 || len > max)
		return err_set(e, CR_SKIP, "its stored text is damaged");
	buf_reserve(out, (size_t)len);
	got = (uLongf)len;
	if (uncompress((Bytef *)out->data + out->len, &got, z,
		(uLong)z_len) != Z_OK || got != (uLongf)len)
		return err_set(e, CR_SKIP, "its stored text is damaged");
	out->len += (size_t)len;
	out->data[out->len] = '\0';
	return CR_OK;
}

static enum cr_status
inflate_row(sqlite3_stmt *q, struct buf *out, int64_t max, const char *batch,
    struct cr_err *e)
{
	if (inflate_add(out, sqlite3_column_blob(q, 1),
		(size_t)sqlite3_column_bytes(q, 1), sql_int(q, 0), max, NULL))
		return err_set(e, CR_SKIP, "pages/%s.db is damaged", batch);
	return CR_OK;
}

static enum cr_status
read_alto(struct pages *p, const struct image_name *n, struct buf *alto,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, p->db, e,
	    "SELECT length, alto FROM reading WHERE sha256=? AND page=?", "si",
	    n->sha256, n->page);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		st = inflate_row(q, alto, CR_MAX_XML, n->batch, e);
	sql_done(q);
	return st;
}

enum cr_status
pages_alto(struct pages *p, int64_t image, struct buf *alto, struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;

	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st;
	if ((st = open_batch(p, n.batch, false, e)) == CR_OK)
		st = read_alto(p, &n, alto, e);
	free(n.batch);
	return st;
}

/* The fast way; anything but CR_OK: read the ALTO. */
static enum cr_status
read_text(struct pages *p, const struct image_name *n, struct page_text *t)
{
	struct buf b = BUF_INIT;
	enum cr_status st;
	sqlite3_stmt *q;

	if (!p->has_text)
		return CR_END;
	st = sql_query(&q, p->db, NULL,
	    "SELECT length, text FROM page_text WHERE sha256=? AND page=?",
	    "si", n->sha256, n->page);
	if (st == CR_OK && (st = sql_next(q, NULL)) == CR_OK &&
	    (st = inflate_row(q, &b, PAGETEXT_MAX, n->batch, NULL)) == CR_OK)
		st = pagetext_read(t, b.data, b.len, NULL);
	sql_done(q);
	buf_release(&b);
	return st;
}

enum cr_status
pages_text(struct pages *p, int64_t image, struct page_text *t,
    struct cr_err *e)
{
	struct buf alto = BUF_INIT;
	struct image_name n;
	enum cr_status st;

	text_init(t);
	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st;
	if ((st = open_batch(p, n.batch, false, e)) == CR_OK &&
	    read_text(p, &n, t) != CR_OK &&
	    (st = read_alto(p, &n, &alto, e)) == CR_OK)
		st = alto_read(t, alto.data, alto.len, "ALTO", e);
	free(n.batch);
	buf_release(&alto);
	return st;
}

enum cr_status
pages_sound(struct pages *p, int64_t image, struct cr_err *e)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	enum cr_status st = pages_alto(p, image, &alto, e);

	text_init(&t);
	if (st == CR_OK)
		st = alto_read(&t, alto.data, alto.len, "ALTO", e);
	text_release(&t);
	buf_release(&alto);
	return st;
}

static enum cr_status
pack_row(struct pages *p, const char *text, const struct image_name *n,
    struct buf *z, int64_t *len, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, p->db, e, text, "si", n->sha256, n->page);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		*len = sql_int(q, 0);
		buf_add(z, sqlite3_column_blob(q, 1),
		    (size_t)sqlite3_column_bytes(q, 1));
	}
	sql_done(q);
	return st;
}

enum cr_status
pages_packed(struct pages *p, int64_t image, struct packed_page *k,
    struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;

	memset(k, 0, sizeof *k);
	buf_init(&k->text);
	buf_init(&k->alto);
	if ((st = name_image(p, image, &n, e)) != CR_OK)
		return st;
	st = open_batch(p, n.batch, false, e);
	if (st == CR_OK && p->has_text &&
	    pack_row(p, "SELECT length, text FROM page_text WHERE sha256=? "
			"AND page=?", &n, &k->text, &k->text_len, NULL) !=
		CR_OK)
		buf_reset(&k->text);
	/* always, too: the text may turn out to be damaged */
	if (st == CR_OK)
		st = pack_row(p, "SELECT length, alto FROM reading WHERE "
				 "sha256=? AND page=?", &n, &k->alto,
		    &k->alto_len, e);
	free(n.batch);
	return st;
}

enum cr_status
packed_read(struct page_text *t, const struct packed_page *k,
    struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st = CR_END;

	text_init(t);
	if (k->text.len &&
	    (st = inflate_add(&b, k->text.data, k->text.len, k->text_len,
		 PAGETEXT_MAX, NULL)) == CR_OK)
		st = pagetext_read(t, b.data, b.len, NULL);
	if (st != CR_OK) {
		buf_reset(&b);
		st = inflate_add(&b, k->alto.data, k->alto.len, k->alto_len,
		    CR_MAX_XML, e);
		if (st == CR_OK)
			st = alto_read(t, b.data, b.len, "ALTO", e);
	}
	buf_release(&b);
	return st;
}

void
packed_release(struct packed_page *k)
{
	buf_release(&k->text);
	buf_release(&k->alto);
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
