/* catalog/batch.c: entering deliveries (see batch.h).  Everything about one
 * batch happens in one transaction, so that a batch is in the catalogue
 * whole or not at all. */
#include "catalog/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

enum cr_status
batch_known(struct catalog *c, const char *origin, const char *sha256,
    enum batch_known *known, struct cr_err *e)
{
	enum cr_status st;
	int64_t one;

	*known = BATCH_NEW;
	st = sql_int_of(c->db, &one, e,
	    "SELECT 1 FROM master WHERE origin=? AND sha256=?", "ss", origin,
	    sha256);
	if (st == CR_OK)
		*known = BATCH_TAKEN;
	if (st != CR_END)
		return st;
	st = sql_int_of(c->db, &one, e,
	    "SELECT 1 FROM refusal WHERE origin=? AND coalesce(sha256,'')=? "
	    "AND reason NOT IN ('timeout','crashed','unreadable')", "ss",
	    origin, sha256);
	if (st == CR_OK)
		*known = BATCH_REFUSED;
	return st == CR_END ? CR_OK : st;
}

enum cr_status
batch_origin_known(struct catalog *c, const char *origin, bool *known,
    struct cr_err *e)
{
	int64_t one;
	enum cr_status st = sql_int_of(c->db, &one, e,
	    "SELECT 1 FROM master WHERE origin=?1 UNION ALL "
	    "SELECT 1 FROM refusal WHERE origin=?1 LIMIT 1", "s", origin);

	*known = st == CR_OK;
	return st == CR_END ? CR_OK : st;
}

enum cr_status
batch_folder(struct catalog *c, const char *folder, struct batch_seen **seen,
    size_t *n_seen, struct cr_err *e)
{
	struct batch_seen *v = NULL;
	size_t n = 0, cap = 0;
	enum cr_status st;
	sqlite3_stmt *q;

	*seen = NULL;
	*n_seen = 0;
	st = sql_query(&q, c->db, e,
	    "WITH here(page, single) AS (SELECT p.id, m.pages=1 AND "
	    "m.kind<>'pdf' FROM master m JOIN page p ON p.master=m.id "
	    "WHERE m.origin>?1||'/' AND m.origin<?1||'0' AND "
	    "instr(substr(m.origin,length(?1)+2),'/')=0), "
	    "brought(file) AS (SELECT p.file FROM here "
	    "JOIN page p ON p.id=here.page JOIN image_state s "
	    "ON s.image=p.image WHERE s.kind='cover' AND s.engine>'') "
	    "SELECT m.origin, m.sha256, p.master_page, f.number, f.id, p.n, "
	    "s.kind='cover', s.kind='cover' AND s.engine>'' FROM here "
	    "JOIN page p ON p.id=here.page JOIN file f ON f.number=p.file "
	    "JOIN master m ON m.id=p.master "
	    "JOIN image_state s ON s.image=p.image "
	    "WHERE f.folder=?1 OR here.single AND f.number IN brought "
	    "ORDER BY f.number, p.n", "s", folder);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		v = xgrow(v, n, &cap, sizeof *v);
		v[n].origin = sql_dup(q, 0);
		sql_copy(v[n].sha256, sizeof v[n].sha256, q, 1);
		v[n].master_page = (int)sql_int(q, 2);
		v[n].file = sql_int(q, 3);
		sql_copy(v[n].id, sizeof v[n].id, q, 4);
		v[n].n = (int)sql_int(q, 5);
		v[n].cover = sql_int(q, 6) != 0;
		v[n].slip = sql_int(q, 7) != 0;
		n++;
	}
	sql_done(q);
	if (st != CR_END) {
		batch_seen_free(v, n);
		return st;
	}
	*seen = v;
	*n_seen = n;
	return CR_OK;
}

void
batch_seen_free(struct batch_seen *seen, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(seen[i].origin);
	free(seen);
}

enum cr_status
batch_file_pages(struct catalog *c, int64_t file, int *n, int *covers,
    struct cr_err *e)
{
	int64_t count = 0, aside = 0;
	enum cr_status st = sql_int_of(c->db, &count, e,
	    "SELECT count(*) FROM page WHERE file=?", "i", file);

	if (st == CR_OK && covers)
		st = sql_int_of(c->db, &aside, e,
		    "SELECT count(*) FROM page p JOIN image_state s "
		    "ON s.image=p.image WHERE p.file=? AND s.kind='cover'",
		    "i", file);
	*n = (int)count;
	if (covers)
		*covers = (int)aside;
	return st;
}

enum cr_status
batch_exists(struct catalog *c, const char *name, bool *exists,
    struct cr_err *e)
{
	int64_t one;
	enum cr_status st = sql_int_of(c->db, &one, e,
	    "SELECT 1 FROM batch WHERE name=?", "s", name);

	*exists = st == CR_OK;
	return st == CR_END ? CR_OK : st;
}

enum cr_status
batch_list(struct catalog *c, struct names *out, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT name FROM batch WHERE bag=1 ORDER BY id", "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		names_add(out, sql_text(q, 0));
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
batch_list_refusing(struct catalog *c, struct names *out, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT name FROM batch b WHERE EXISTS (SELECT 1 FROM refusal r "
	    "WHERE r.batch=b.id) ORDER BY id", "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		names_add(out, sql_text(q, 0));
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
batch_next_sequence(struct catalog *c, int *sequence, struct cr_err *e)
{
	int64_t n = 0;
	enum cr_status st = sql_int_of(c->db, &n, e,
	    "SELECT coalesce(max(sequence),0)+1 FROM batch", "");

	*sequence = (int)n;
	return st;
}

enum cr_status
batch_reserve(struct catalog *c, const char *name, int64_t n, int64_t *first,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = sql_int_of(c->db, first, e,
	    "SELECT first FROM reservation WHERE batch=? AND n=?", "si", name,
	    n);
	if (st == CR_END) {
		st = sql_int_of(c->db, first, e,
		    "SELECT CAST(value AS INTEGER) FROM meta "
		    "WHERE name='next_file'", "");
		if (st == CR_OK)
			st = archive_raise_mark(&c->archive, *first + n - 1, e);
		if (st == CR_OK)
			st = sql_run(c->db, e,
			    "UPDATE meta SET value=CAST(value AS INTEGER)+? "
			    "WHERE name='next_file'", "i", n);
		if (st == CR_OK)
			st = sql_run(c->db, e,
			    "INSERT OR REPLACE INTO reservation VALUES "
			    "(?,?,?)", "sii", name, *first, n);
	}
	return sql_end(c->db, st, e);
}

/* ---- entering ----------------------------------------------------------- */

static enum cr_status
enter_master(struct catalog *c, int64_t batch, const struct delivery_master *m,
    int64_t *id, struct cr_err *e)
{
	enum cr_status st = sql_run(c->db, e,
	    "INSERT INTO master(batch, payload, name, sha256, bytes, kind, "
	    "pages, source, origin) VALUES (?,?,?,?,?,?,?,?,?)",
	    "iissisiss", batch, (int64_t)m->payload, m->name, m->sha256,
	    m->bytes, m->kind, (int64_t)m->pages, m->source, m->origin);

	*id = sql_last_id(c->db);
	return st;
}

/* The image of a page: a new one waits to be read, unless ingest settled it. */
static enum cr_status
enter_image(struct catalog *c, const struct delivery_master *m, int64_t master,
    const struct delivery_page *p, int64_t *image, bool *waiting,
    struct cr_err *e)
{
	enum cr_status st;
	int64_t w;

	st = sql_int_of(c->db, image, e,
	    "SELECT id FROM image WHERE sha256=? AND page=?", "si", m->sha256,
	    (int64_t)p->page);
	if (st == CR_OK) {
		st = sql_int_of(c->db, &w, e,
		    "SELECT status='waiting' FROM image_state WHERE image=?",
		    "i", *image);
		*waiting = st == CR_OK && w;
		return st == CR_END ? err_set(e, CR_FATAL,
					  "image %lld has no state: run "
					  "'courtroll rebuild'",
					  (long long)*image)
				    : st;
	}
	if (st != CR_END)
		return st;
	st = sql_run(c->db, e,
	    "INSERT INTO image(sha256, page, master) VALUES (?,?,?)", "sii",
	    m->sha256, (int64_t)p->page, master);
	if (st != CR_OK)
		return st;
	*image = sql_last_id(c->db);
	*waiting = !p->failed && !p->cover;
	return sql_run(c->db, e,
	    "INSERT INTO image_state(image, status, at_ingest, reason, kind, "
	    "engine) VALUES (?,?,?,?,?,?)", "isisss", *image,
	    *waiting ? "waiting" : p->failed ? "failed" : "read",
	    (int64_t)!*waiting, p->failed, p->cover ? "cover" : "",
	    p->cover ? p->slip : NULL);
}

static enum cr_status
enter_page(struct catalog *c, const struct delivery *d, const int64_t *masters,
    int64_t file, const struct delivery_page *p, struct cr_err *e)
{
	int64_t master = masters[p->master], image = 0;
	bool waiting = false;
	enum cr_status st;

	st = enter_image(c, &d->masters[p->master], master, p, &image,
	    &waiting, e);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE page SET n=n+1 WHERE file=? AND n>=?", "ii", file,
		    (int64_t)p->n);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO page(file, n, master, master_page, image) "
		    "VALUES (?,?,?,?,?)", "iiiii", file, (int64_t)p->n, master,
		    (int64_t)p->page, image);
	if (st == CR_OK && waiting)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET unread=unread+1 WHERE file=?", "i",
		    file);
	return st;
}

static enum cr_status
enter_file(struct catalog *c, const struct delivery *d, const int64_t *masters,
    int64_t batch, const struct delivery_file *f, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i;

	if (f->is_new && !f->given)
		st = sql_run(c->db, e,
		    "INSERT INTO file(number, id, batch, folder) "
		    "VALUES (?,?,?,?)", "isis", f->number, f->id, batch,
		    f->folder);
	else /* where the catalogue was lost, a registered file is known from
	      * its bags alone, and its label stays valid; a number that was
	      * printed ahead may be registered by now */
		st = sql_run(c->db, e,
		    "INSERT INTO file(number, id, batch, folder) "
		    "VALUES (?,?,?,?) ON CONFLICT(number) DO UPDATE SET "
		    "batch=coalesce(batch,excluded.batch), "
		    "folder=coalesce(folder,excluded.folder), withdrawn=0",
		    "isis", f->number, f->id, batch, f->folder);
	if (st == CR_OK)
		st = file_touch(c, f->number, e);
	for (i = 0; i < f->n_pages && st == CR_OK; i++)
		st = enter_page(c, d, masters, f->number, &f->pages[i], e);
	return st;
}

/* Numbers in printed labels stay taken, also where the catalogue was lost
 * and is made again from the bags. */
static enum cr_status
number_taken(struct catalog *c, int64_t number, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE meta SET value=max(CAST(value AS INTEGER), ?) "
	    "WHERE name='next_file'", "i", number + 1);
}

static enum cr_status
enter_all(struct catalog *c, const struct delivery *d, struct cr_err *e)
{
	int64_t *masters = xcalloc(d->n_masters + 1, sizeof *masters), batch;
	char detail[96];
	enum cr_status st;
	size_t i;

	st = sql_run(c->db, e,
	    "INSERT INTO batch(name, sequence, bag, class, entered) "
	    "VALUES (?,nullif(?,0),?,?,datetime('now'))", "siis", d->batch,
	    (int64_t)d->sequence, (int64_t)d->bag, d->klass);
	batch = sql_last_id(c->db);
	for (i = 0; i < d->n_masters && st == CR_OK; i++)
		st = enter_master(c, batch, &d->masters[i], &masters[i], e);
	for (i = 0; i < d->n_refusals && st == CR_OK; i++) {
		const struct delivery_refusal *r = &d->refusals[i];

		st = sql_run(c->db, e,
		    "INSERT INTO refusal VALUES (?,?,?,?,?,?,?)", "iisssss",
		    batch, (int64_t)r->n, r->source, r->origin,
		    r->sha256[0] ? r->sha256 : NULL, r->reason, r->detail);
	}
	for (i = 0; i < d->n_files && st == CR_OK; i++) {
		st = enter_file(c, d, masters, batch, &d->files[i], e);
		if (st == CR_OK)
			st = number_taken(c, d->files[i].number, e);
	}
	if (st == CR_OK)
		st = sql_run(c->db, e, "DELETE FROM reservation WHERE batch=?",
		    "s", d->batch);
	snprintf(detail, sizeof detail, "%zu masters, %zu files, %zu refused",
	    d->n_masters, d->n_files, d->n_refusals);
	if (st == CR_OK)
		st = event_add(c, "ingest", d->batch, detail, e);
	free(masters);
	return st;
}

enum cr_status
batch_enter(struct catalog *c, const struct delivery *d, struct cr_err *e)
{
	enum cr_status st;
	bool there;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = batch_exists(c, d->batch, &there, e);
	if (st == CR_OK)
		st = there ? CR_END : enter_all(c, d, e);
	return sql_end(c->db, st, e);
}
