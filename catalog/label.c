/* catalog/label.c: machine labels, replaced as a whole (see label.h). */
#include "catalog/label.h"

#include "catalog/internal.h"

static enum cr_status
store_number(struct catalog *c, int64_t file, int64_t seq,
    const struct label_number *n, struct cr_err *e)
{
	char key[CASE_KEY_MAX];

	case_key(key, sizeof key, &n->id);
	return sql_run(c->db, e,
	    "INSERT INTO number VALUES (?,?,nullif(?,0),?,?,?,?,?,?,?,?,?,?,?,"
	    "?,?,?,?,?,?,?,?,?)",
	    "iiiiiiissssfiisssssiiss", file, seq, n->page, (int64_t)n->box.x,
	    (int64_t)n->box.y, (int64_t)n->box.w, (int64_t)n->box.h,
	    n->verbatim, n->role, n->quote, n->rule, n->score,
	    (int64_t)n->settled, (int64_t)n->own, n->id.court, n->id.station,
	    n->id.station_name, n->id.division, n->id.type,
	    (int64_t)n->id.serial, (int64_t)n->id.year, key, n->code);
}

enum cr_status
label_store(struct catalog *c, const struct label_set *l, struct cr_err *e)
{
	enum cr_status st;
	size_t i;

	/* The labels make a revision of their own: an index run that read the
	 * file before them must not be able to call them indexed. */
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = sql_run(c->db, e, "DELETE FROM number WHERE file=?", "i",
	    l->file);
	for (i = 0; i < l->n_numbers && st == CR_OK; i++)
		st = store_number(c, l->file, (int64_t)i, &l->numbers[i], e);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET rev=rev+1, coded=?1+1, class=?2, "
		    "class_reason=?3, class_source=?4 WHERE file=?5",
		    "isssi", l->rev, l->klass, l->klass_reason,
		    l->klass_source, l->file);
	return sql_end(c->db, st, e);
}

enum cr_status
label_forget(struct catalog *c, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = sql_run(c->db, e, "DELETE FROM number", "");
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET rev=rev+1, coded=0", "");
	return sql_end(c->db, st, e);
}

enum cr_status
label_class_said(struct catalog *c, int64_t file, char *klass, size_t size,
    bool *decided, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	klass[0] = '\0';
	*decided = false;
	st = sql_query(&q, c->db, e,
	    "SELECT value, 1 FROM (SELECT value FROM decision WHERE file=?1 "
	    "AND kind='class' ORDER BY seq DESC LIMIT 1) UNION ALL "
	    "SELECT class, 0 FROM (SELECT class FROM registration WHERE "
	    "file=?1 AND class IS NOT NULL ORDER BY seq DESC LIMIT 1) UNION ALL "
	    "SELECT b.class, 0 FROM file f JOIN batch b ON b.id=f.batch "
	    "WHERE f.number=?1 AND b.class IS NOT NULL", "i", file);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		sql_copy(klass, size, q, 0);
		*decided = sql_int(q, 1) != 0;
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
