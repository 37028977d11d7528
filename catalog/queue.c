/* catalog/queue.c: what waits for each stage, and what is told when a step is
 * done (the second half of catalog.h). */
#include "catalog/catalog.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

/* ---- what waits --------------------------------------------------------- */

void
image_job_release(struct image_job *job)
{
	free(job->master);
	free(job->batch);
	free(job->name);
	free(job->source);
	memset(job, 0, sizeof *job);
}

enum cr_status
catalog_next_waiting(struct catalog *c, int64_t after, struct image_job *job,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;
	const char *batch;

	memset(job, 0, sizeof *job);
	st = sql_query(&q, c->db, e,
	    "SELECT s.image, b.name, m.name, m.kind, i.page, m.source, "
	    "s.strikes, m.pages, "
	    "(SELECT f.id || ', page ' || p.n FROM page p "
	    "JOIN file f ON f.number=p.file JOIN file_state fs ON "
	    "fs.file=p.file WHERE p.image=s.image AND " PROTECTED " LIMIT 1) "
	    "FROM image_state s JOIN image i ON i.id=s.image "
	    "JOIN master m ON m.id=i.master JOIN batch b ON b.id=m.batch "
	    "WHERE s.status='waiting' AND s.image>? ORDER BY s.image LIMIT 1",
	    "i", after);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		batch = sql_text(q, 1);
		job->image = sql_int(q, 0);
		job->batch = xstrdup(batch);
		job->master = xasprintf("%s/batches/%s/%s", c->archive.root,
		    batch, sql_text(q, 2));
		sql_copy(job->kind, sizeof job->kind, q, 3);
		job->page = (int)sql_int(q, 4);
		job->strikes = (int)sql_int(q, 6);
		job->source = sql_dup(q, 5);
		job->name = sql_text(q, 8) ? sql_dup(q, 8)
		    : sql_int(q, 7) > 1
		    ? xasprintf("%s, page %d", sql_text(q, 5), job->page)
		    : sql_dup(q, 5);
	}
	sql_done(q);
	return st;
}

/* Of file_state: no entry that was taken back. */
#define IS_FILE                                                                \
	"file NOT IN (SELECT number FROM file WHERE withdrawn)"

static enum cr_status
count(struct catalog *c, int64_t *n, const char *text, struct cr_err *e)
{
	return sql_int_of(c->db, n, e, text, "");
}

enum cr_status
catalog_work(struct catalog *c, struct catalog_work *w, struct cr_err *e)
{
	enum cr_status st;

	memset(w, 0, sizeof *w);
	if ((st = count(c, &w->files, "SELECT (SELECT count(*) FROM file) - (SELECT count(*) "
		 "FROM file WHERE withdrawn)", e)) ||
	    (st = count(c, &w->waiting, "SELECT count(*) FROM image_state "
		 "WHERE status='waiting'", e)) ||
	    (st = count(c, &w->failed_reading, "SELECT count(*) FROM "
		 "image_state WHERE status='failed' AND at_ingest=0", e)) ||
	    (st = count(c, &w->to_code, "SELECT count(*) FROM file_state "
		 "WHERE coded<rev", e)) ||
	    (st = count(c, &w->to_index, "SELECT count(*) FROM file_state "
		 "WHERE indexed<rev", e)))
		return st;
	return CR_OK;
}

enum cr_status
catalog_count(struct catalog *c, struct catalog_counts *n, struct cr_err *e)
{
	struct catalog_work w;
	enum cr_status st;

	memset(n, 0, sizeof *n);
	if ((st = catalog_work(c, &w, e)) ||
	    (st = count(c, &n->files_without_pages,
		 "SELECT count(*) FROM file f WHERE NOT f.withdrawn AND NOT EXISTS "
		 "(SELECT 1 FROM page p JOIN image_state s ON s.image=p.image "
		 "WHERE p.file=f.number AND s.kind<>'cover')", e)) ||
	    (st = count(c, &n->pages, "SELECT count(*) FROM page", e)) ||
	    (st = count(c, &n->images, "SELECT count(*) FROM image", e)) ||
	    (st = count(c, &n->read, "SELECT count(*) FROM image_state "
		 "WHERE status='read'", e)) ||
	    (st = count(c, &n->failed, "SELECT count(*) FROM image_state "
		 "WHERE status='failed'", e)) ||
	    (st = count(c, &n->blank, "SELECT count(*) FROM image_state "
		 "WHERE status='read' AND kind='blank'", e)) ||
	    (st = count(c, &n->refused, "SELECT count(*) FROM refusal", e)) ||
	    (st = count(c, &n->batches, "SELECT count(*) FROM batch", e)) ||
	    (st = count(c, &n->unclassified, "SELECT count(*) FROM file_state "
		 "WHERE class='unclassified' AND " IS_FILE, e)) ||
	    /* people's word is in these already: see label_anomaly */
	    (st = count(c, &n->without_number, "SELECT count(DISTINCT file) "
		 "FROM label WHERE kind=8 AND value='no-number'", e)) ||
	    (st = count(c, &n->number_conflicts, "SELECT count(DISTINCT file) "
		 "FROM label WHERE kind=8 AND value='number-conflict'", e)))
		return st;
	n->files = w.files;
	n->waiting = w.waiting;
	n->to_code = w.to_code;
	n->to_index = w.to_index;
	return CR_OK;
}

enum cr_status
catalog_next_uncoded(struct catalog *c, int64_t after, bool all, int64_t *file,
    struct cr_err *e)
{
	if (all)
		return sql_int_of(c->db, file, e,
		    "SELECT file FROM file_state WHERE file>? "
		    "ORDER BY file LIMIT 1", "i", after);
	return sql_int_of(c->db, file, e,
	    "SELECT file FROM file_state WHERE coded<rev "
	    "AND file>? ORDER BY file LIMIT 1", "i", after);
}

enum cr_status
catalog_next_unindexed(struct catalog *c, int64_t after, bool all,
    int64_t *file, struct cr_err *e)
{
	if (all)
		return sql_int_of(c->db, file, e,
		    "SELECT file FROM file_state WHERE file>? AND coded=rev "
		    "ORDER BY file LIMIT 1", "i", after);
	return sql_int_of(c->db, file, e,
	    "SELECT file FROM file_state WHERE indexed<rev AND coded=rev "
	    "AND file>? ORDER BY file LIMIT 1", "i", after);
}

/* ---- steps done --------------------------------------------------------- */

enum cr_status
catalog_strike(struct catalog *c, int64_t image, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE image_state SET strikes=strikes+1 WHERE image=?", "i",
	    image);
}

static enum cr_status
write_result(struct catalog *c, int64_t image, const struct image_result *r,
    struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE image_state SET status=?, reason=?, kind=?, width=?, "
	    "height=?, stored_width=?, stored_height=?, orientation=?, dpi=?, "
	    "rotation=?, skew=?, confidence=?, words=?, engine=?, "
	    "lang=?, flaws=?, prep=? WHERE image=? AND status='waiting'",
	    "sssiiiiiiiffissssi", r->read ? "read" : "failed",
	    r->reason[0] ? r->reason : NULL, r->kind, (int64_t)r->width,
	    (int64_t)r->height, (int64_t)r->stored_width,
	    (int64_t)r->stored_height, (int64_t)r->orientation,
	    (int64_t)r->dpi, (int64_t)r->rotation, r->skew, r->confidence,
	    (int64_t)r->words, r->engine, r->lang, r->flaws, r->prep,
	    image);
}

enum cr_status
catalog_image_done(struct catalog *c, int64_t image,
    const struct image_result *r, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = write_result(c, image, r, e);
	if (st == CR_OK && sql_changes(c->db) == 1)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET rev=rev+(unread=k.n), "
		    "unread=unread-k.n FROM (SELECT file AS f, count(*) AS n "
		    "FROM page WHERE image=? GROUP BY file) AS k "
		    "WHERE file=k.f",
		    "i", image);
	return sql_end(c->db, st, e);
}

enum cr_status
catalog_indexed(struct catalog *c, const struct indexed_file *f, size_t n,
    struct cr_err *e)
{
	enum cr_status st;
	size_t i;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	for (i = 0; i < n && st == CR_OK; i++)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET indexed=?, indexed_class=? "
		    "WHERE file=?",
		    "isi", f[i].rev, f[i].klass, f[i].file);
	return sql_end(c->db, st, e);
}

enum cr_status
catalog_count_documents(struct catalog *c, int64_t *n, struct cr_err *e)
{
	return sql_int_of(c->db, n, e,
	    "SELECT coalesce(sum(max(1, (SELECT count(*) FROM page "
	    "WHERE page.file=s.file))), 0) FROM file_state s WHERE indexed>0",
	    "");
}

enum cr_status
catalog_indexed_class(struct catalog *c, int64_t file, char *klass,
    size_t size, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	klass[0] = '\0';
	if ((st = sql_query(&q, c->db, e,
		 "SELECT indexed_class FROM file_state WHERE file=?", "i",
		 file)) != CR_OK)
		return st;
	if ((st = sql_next(q, e)) == CR_OK)
		sql_copy(klass, size, q, 0);
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
catalog_forget_index(struct catalog *c, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE file_state SET indexed=0, indexed_class=''", "");
}

/* Of image_state: not read to its end. */
#define CUT "(status='read' AND reason IS NOT NULL)"

enum cr_status
catalog_forget_readings(struct catalog *c, bool failed_only, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	/* the files that it concerns, and no others, have work again */
	st = sql_run(c->db, e,
	    "UPDATE file_state SET rev=rev+1 WHERE file IN "
	    "(SELECT p.file FROM page p JOIN image_state s ON s.image=p.image "
	    "WHERE s.at_ingest=0 AND (s.status='failed' OR " CUT " OR "
	    "(s.status='read' AND NOT ?)))", "i", (int64_t)failed_only);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE image_state SET status='waiting', strikes=0, "
		    "reason=NULL, kind='', width=0, height=0, rotation=0, "
		    "skew=0, confidence=0, words=0, engine=NULL, lang='', "
		    "flaws='', prep='' WHERE at_ingest=0 AND (status='failed' OR "
		    CUT " OR NOT ?)", "i",
		    (int64_t)failed_only);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET unread=(SELECT count(*) "
		    "FROM page p JOIN image_state s ON s.image=p.image WHERE "
		    "p.file=file_state.file AND s.status='waiting')", "");
	return sql_end(c->db, st, e);
}

enum cr_status
catalog_next_read(struct catalog *c, int64_t after, int64_t *image,
    struct cr_err *e)
{
	return sql_int_of(c->db, image, e,
	    "SELECT image FROM image_state WHERE status='read' AND "
	    "at_ingest=0 AND image>? ORDER BY image LIMIT 1", "i", after);
}

enum cr_status
catalog_unread(struct catalog *c, int64_t image, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = sql_run(c->db, e,
	    "UPDATE image_state SET status='waiting', strikes=0, "
	    "reason=NULL, kind='', width=0, height=0, rotation=0, skew=0, "
	    "confidence=0, words=0, engine=NULL, lang='', flaws='', "
	    "prep='' WHERE image=? AND at_ingest=0 AND status<>'waiting'", "i",
	    image);
	if (st == CR_OK && sql_changes(c->db) == 1)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET rev=rev+1, unread=unread+("
		    "SELECT count(*) FROM page WHERE image=?1 AND "
		    "page.file=file_state.file) WHERE file IN "
		    "(SELECT file FROM page WHERE image=?1)", "i", image);
	return sql_end(c->db, st, e);
}


enum cr_status
catalog_recode(struct catalog *c, int64_t file, struct cr_err *e)
{
	/* one that waits already waits with what is new */
	return sql_run(c->db, e,
	    "UPDATE file_state SET rev=rev+1 WHERE file=? AND coded>=rev", "i",
	    file);
}
