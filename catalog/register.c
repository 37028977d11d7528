/* catalog/register.c: jackets into the append-only registrations. */
#include "catalog/register.h"

#include <string.h>

#include "catalog/internal.h"

static enum cr_status
add_row(struct catalog *c, int64_t file, const struct jacket *j,
    struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e,
	    "INSERT INTO registration(file, at, written, parties, type, "
	    "volume, room, shelf, box, state, class) "
	    "VALUES (?,datetime('now'),?,?,?,?,?,?,?,?,?)", "isssssssss", file,
	    j->written, j->parties, j->type, j->volume, j->room, j->shelf,
	    j->box, j->state, j->klass);
	if (st == CR_OK)
		st = file_touch(c, file, e);
	return st;
}

/* A file whose first registration says just this. */
static enum cr_status
same_jacket(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT f.id FROM registration r JOIN file f ON f.number=r.file "
	    "WHERE r.written IS ? AND r.parties IS ? AND r.type IS ? AND "
	    "r.volume IS ? AND r.room IS ? AND r.shelf IS ? AND r.box IS ? "
	    "AND r.state IS ? AND r.seq=(SELECT min(seq) FROM registration "
	    "WHERE file=r.file) ORDER BY r.seq LIMIT 1", "ssssssss", j->written,
	    j->parties, j->type, j->volume, j->room, j->shelf, j->box,
	    j->state);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		sql_copy(id, FILE_ID_MAX, q, 0);
	sql_done(q);
	return st;
}

static enum cr_status
new_file(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    struct cr_err *e)
{
	int64_t number = 0;
	enum cr_status st;

	st = sql_int_of(c->db, &number, e,
	    "SELECT CAST(value AS INTEGER) FROM meta WHERE name='next_file'",
	    "");
	if (st == CR_OK)
		st = archive_raise_mark(&c->archive, number, e);
	if (st != CR_OK)
		return st;
	st = sql_int_of(c->db, &number, e,
	    "UPDATE meta SET value=CAST(value AS INTEGER)+1 "
	    "WHERE name='next_file' RETURNING CAST(value AS INTEGER)-1", "");
	fileid_write(id, c->site, number);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO file(number, id) VALUES (?,?)", "is", number,
		    id);
	if (st == CR_OK)
		st = add_row(c, number, j, e);
	return st;
}

enum cr_status
register_file(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    bool *known, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = same_jacket(c, j, id, e);
	*known = st == CR_OK;
	if (st == CR_END)
		st = new_file(c, j, id, e);
	return sql_end(c->db, st, e);
}

enum cr_status
register_more(struct catalog *c, int64_t file, const struct jacket *j,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = add_row(c, file, j, e);
	return sql_end(c->db, st, e);
}

enum cr_status
register_class(struct catalog *c, const char *id, const char *klass,
    enum class_said *said, struct cr_err *e)
{
	const struct jacket j = { .klass = klass };
	int64_t file = 0, now = 0, ever = 0;
	enum cr_status st;

	*said = CLASS_SAME;
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = sql_int_of(c->db, &file, e, "SELECT number FROM file WHERE id=?",
	    "s", id);
	if (st == CR_OK)
		st = sql_int_of(c->db, &now, e,
		    "SELECT coalesce((SELECT class=? FROM registration "
		    "WHERE file=? AND class IS NOT NULL ORDER BY seq DESC "
		    "LIMIT 1), 0)", "si", klass, file);
	if (st == CR_OK)
		st = sql_int_of(c->db, &ever, e,
		    "SELECT count(*) FROM registration WHERE file=? AND "
		    "class=?", "is", file, klass);
	if (st == CR_OK && !now && ever) {
		*said = CLASS_OVERRULED;
	} else if (st == CR_OK && !now) {
		*said = CLASS_NEW;
		st = add_row(c, file, &j, e);
	}
	return sql_end(c->db, st, e);
}
