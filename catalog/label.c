/* catalog/label.c: what was found out about a file, replaced as a whole (see
 * label.h). */
#include "catalog/label.h"

#include "catalog/internal.h"

static enum cr_status
store_number(struct catalog *c, int64_t file, int64_t seq,
    const struct label_number *n, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "INSERT INTO number(file, seq, page, x, y, w, h, verbatim, role, "
	    "relation, quote, rule, score, settled, person, own, since, "
	    "until, court, station, station_name, division, type, serial, "
	    "year, code) VALUES (?,?,nullif(?,0),?,?,?,?,coalesce(?,''),?,"
	    "nullif(?,''),?,coalesce(?,''),?,?,?,?,nullif(?,''),nullif(?,''),"
	    "?,?,?,?,?,?,?,?)",
	    "iiiiiiisssssfiiisssssssiis", file, seq, n->page,
	    (int64_t)n->box.x, (int64_t)n->box.y, (int64_t)n->box.w,
	    (int64_t)n->box.h, n->verbatim, n->role, n->relation, n->quote,
	    n->rule, n->score, (int64_t)n->settled, (int64_t)n->person,
	    (int64_t)n->own, n->since, n->until, n->id.court, n->id.station,
	    n->id.station_name, n->id.division, n->id.type,
	    (int64_t)n->id.serial, (int64_t)n->id.year, n->code);
}

static enum cr_status
store_evidence(struct catalog *c, int64_t file, int64_t seq,
    const struct label *l, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i;

	for (i = 0; i < l->n_evidence && st == CR_OK; i++) {
		const struct label_evidence *v = &l->evidence[i];

		st = sql_run(c->db, e,
		    "INSERT INTO evidence(file, label, n, page, x, y, w, h, "
		    "quote, rule) VALUES (?,?,?,nullif(?,0),?,?,?,?,?,?)",
		    "iiiiiiiiss", file, seq, (int64_t)i, v->page,
		    (int64_t)v->box.x, (int64_t)v->box.y, (int64_t)v->box.w,
		    (int64_t)v->box.h, v->quote, v->rule);
	}
	return st;
}

static enum cr_status
store_label(struct catalog *c, int64_t file, int64_t seq,
    const struct label *l, struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e,
	    "INSERT INTO label(file, seq, kind, value, role, statute, "
	    "section, edition, date, detail, first, last, number, score, "
	    "second, person) VALUES (?,?,?,coalesce(?,''),?,?,?,?,"
	    "nullif(?,''),?,nullif(?,0),nullif(?,0),nullif(?,-1),?,?,?)",
	    "iiisssssssiiiffi", file, seq, (int64_t)l->kind, l->value,
	    l->role, l->statute, l->section, l->edition, l->date, l->detail,
	    l->first, l->last, (int64_t)l->number, l->score, l->second,
	    (int64_t)l->person);
	return st == CR_OK ? store_evidence(c, file, seq, l, e) : st;
}

static enum cr_status
drop_labels(struct catalog *c, int64_t file, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_run(c->db, e, "DELETE FROM number WHERE file=?", "i",
		 file)) ||
	    (st = sql_run(c->db, e, "DELETE FROM evidence WHERE file=?", "i",
		 file)))
		return st;
	return sql_run(c->db, e, "DELETE FROM label WHERE file=?", "i", file);
}

/* The labels make a revision of their own: an index run that read the file
 * before them must not be able to call them indexed.  Where something was
 * decided or came in since the file was read, its class may not be what was
 * found then; it is coded again, and until then only grows more protected. */
static enum cr_status
mark_coded(struct catalog *c, const struct label_set *l, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE file_state SET rev=rev+1, coded=?1+1, scheme=?5, doubt=?7, "
	    "(class, class_reason, class_source)=(SELECT iif(fits, ?2, "
	    "class), iif(fits, ?3, class_reason), iif(fits, ?4, "
	    "class_source) FROM (SELECT rev=?1 OR (class='open' AND "
	    "?2<>'open') AS fits)) WHERE file=?6",
	    "issssii", l->rev, l->klass, l->klass_reason, l->klass_source,
	    l->scheme, l->file, (int64_t)l->doubt);
}

enum cr_status
label_store(struct catalog *c, const struct label_set *l, struct cr_err *e)
{
	enum cr_status st;
	size_t i;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = drop_labels(c, l->file, e);
	for (i = 0; i < l->n_numbers && st == CR_OK; i++)
		st = store_number(c, l->file, (int64_t)i, &l->numbers[i], e);
	for (i = 0; i < l->n_labels && st == CR_OK; i++)
		st = store_label(c, l->file, (int64_t)i, &l->labels[i], e);
	if (st == CR_OK)
		st = mark_coded(c, l, e);
	return sql_end(c->db, st, e);
}

enum cr_status
label_forget(struct catalog *c, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	if ((st = sql_run(c->db, e, "DELETE FROM number", "")) == CR_OK &&
	    (st = sql_run(c->db, e, "DELETE FROM evidence", "")) == CR_OK &&
	    (st = sql_run(c->db, e, "DELETE FROM label", "")) == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET rev=rev+1, coded=0, doubt=0", "");
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
	    "SELECT value, 1 FROM (SELECT value FROM decision d WHERE "
	    "file=?1 AND kind='class' AND NOT " DECISION_UNDONE
	    " ORDER BY seq DESC LIMIT 1) UNION ALL "
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
