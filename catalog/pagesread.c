/* catalog/pagesread.c: what was read, read back (see pages.h).
 *
 * Here it is decided what the text of a page is that counts: what a person
 * typed in, else what was read; of handwriting, what was "read" is no text. */
#include "catalog/pages.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "catalog/alto.h"
#include "catalog/pagestore.h"
#include "catalog/pagetext.h"
#include "catalog/transcript.h"
#include "courtroll.h"

/* ---- what is stored ------------------------------------------------------ */

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

	if ((st = image_name_read(p, image, &n, e)) != CR_OK)
		return st;
	if ((st = pages_open_batch(p, n.batch, false, e)) == CR_OK)
		st = read_alto(p, &n, alto, e);
	image_name_release(&n);
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

/* What was read. */
static enum cr_status
read_reading(struct pages *p, const struct image_name *n,
    struct page_text *t, struct cr_err *e)
{
	struct buf alto = BUF_INIT;
	enum cr_status st;

	text_init(t);
	if ((st = pages_open_batch(p, n->batch, false, e)) == CR_OK &&
	    read_text(p, n, t) != CR_OK &&
	    (st = read_alto(p, n, &alto, e)) == CR_OK)
		st = alto_read(t, alto.data, alto.len, "ALTO", e);
	buf_release(&alto);
	return st;
}

/* ---- what counts --------------------------------------------------------- */

/* Does what was read count as it is? */
static bool
reading_counts(const struct image_name *n)
{
	return !n->typed && strcmp(n->kind, "handwritten") != 0;
}

/* The text of a page whose reading does not count as it is.  A transcript
 * stands though the reading is lost, or damaged. */
static enum cr_status
read_other(struct pages *p, const struct image_name *n, struct page_text *t,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;

	text_init(t);
	if (n->typed)
		st = read_reading(p, n, t, e);
	if (st == CR_END || st == CR_SKIP) {
		text_release(t);
		st = CR_OK;
	}
	if (!t->width || !t->height) {
		t->width = n->width;
		t->height = n->height;
	}
	if (st == CR_OK && n->typed)
		transcript_lay(t, n->typed);
	return st;
}

enum cr_status
pages_text(struct pages *p, int64_t image, struct page_text *t,
    struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;

	text_init(t);
	if ((st = image_name_read(p, image, &n, e)) == CR_OK)
		st = reading_counts(&n) ? read_reading(p, &n, t, e)
					: read_other(p, &n, t, e);
	image_name_release(&n);
	return st;
}

enum cr_status
pages_reading(struct pages *p, int64_t image, struct page_text *t,
    struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;

	text_init(t);
	if ((st = image_name_read(p, image, &n, e)) == CR_OK)
		st = read_reading(p, &n, t, e);
	image_name_release(&n);
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

/* As if that had been read. */
static enum cr_status
pack_other(struct pages *p, const struct image_name *n,
    struct packed_page *k, struct cr_err *e)
{
	const struct alto_head head = { .engine = "person" };
	struct buf xml = BUF_INIT;
	struct page_text t;
	enum cr_status st = read_other(p, n, &t, e);
	size_t z_len;
	void *z;

	if (st == CR_OK) {
		alto_write(&xml, &t, &head);
		z = pages_deflate(xml.data, xml.len, &z_len);
		buf_add(&k->alto, z, z_len);
		k->alto_len = (int64_t)xml.len;
		free(z);
	}
	text_release(&t);
	buf_release(&xml);
	return st;
}

static enum cr_status
pack_reading(struct pages *p, const struct image_name *n,
    struct packed_page *k, struct cr_err *e)
{
	enum cr_status st = pages_open_batch(p, n->batch, false, e);

	if (st == CR_OK && p->has_text &&
	    pack_row(p, "SELECT length, text FROM page_text WHERE sha256=? "
			"AND page=?", n, &k->text, &k->text_len, NULL) !=
		CR_OK)
		buf_reset(&k->text);
	/* always, too: the text may turn out to be damaged */
	if (st == CR_OK)
		st = pack_row(p, "SELECT length, alto FROM reading WHERE "
				 "sha256=? AND page=?", n, &k->alto,
		    &k->alto_len, e);
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
	if ((st = image_name_read(p, image, &n, e)) == CR_OK)
		st = reading_counts(&n) ? pack_reading(p, &n, k, e)
					: pack_other(p, &n, k, e);
	image_name_release(&n);
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

/* An older store does not have all of it. */
#define RESULT(MORE)                                                           \
	"SELECT kind, width, height, stored_width, stored_height, "            \
	"orientation, dpi, rotation, skew, confidence, words, engine, "        \
	"reason, " MORE " FROM reading WHERE sha256=? AND page=?"

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
	sql_copy(r->lang, sizeof r->lang, q, 13);
	sql_copy(r->flaws, sizeof r->flaws, q, 14);
	sql_copy(r->prep, sizeof r->prep, q, 15);
}

enum cr_status
pages_result(struct pages *p, int64_t image, struct image_result *r,
    struct cr_err *e)
{
	struct image_name n;
	enum cr_status st;
	sqlite3_stmt *q;

	if ((st = image_name_read(p, image, &n, e)) == CR_OK &&
	    (st = pages_open_batch(p, n.batch, false, e)) == CR_OK) {
		st = p->has_more
		    ? sql_query(&q, p->db, e, RESULT("lang, flaws, prep"),
			  "si", n.sha256, n.page)
		    : sql_query(&q, p->db, e, RESULT("'', '', ''"), "si",
			  n.sha256, n.page);
		if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
			read_result(q, r);
		sql_done(q);
	}
	image_name_release(&n);
	return st;
}
