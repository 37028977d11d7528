/* catalog/movement.c: lending, returning and moving files (see movement.h);
 * place.c answers where one is. */
#include "catalog/movement.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/internal.h"
#include "catalog/register.h"

void
movement_release(struct movement *m)
{
	free(m->at);
	free(m->what);
	free(m->holder);
	free(m->why);
	free(m->due);
	free(m->missing);
	free(m->room);
	free(m->shelf);
	free(m->box);
	free(m->who);
	memset(m, 0, sizeof *m);
}

void
movements_release(struct movements *m)
{
	while (m->n)
		movement_release(&m->v[--m->n]);
	free(m->v);
	memset(m, 0, sizeof *m);
}

#define COLUMNS                                                                \
	"m.seq, m.file, m.at, m.what, m.holder, m.why, m.due, m.pages, "       \
	"m.missing, m.room, m.shelf, m.box, m.who "

static void
read_row(struct movement *m, sqlite3_stmt *q)
{
	m->seq = sql_int(q, 0);
	m->file = sql_int(q, 1);
	m->at = sql_dup(q, 2);
	m->what = sql_dup(q, 3);
	m->holder = sql_dup(q, 4);
	m->why = sql_dup(q, 5);
	m->due = sql_dup(q, 6);
	m->pages = sql_text(q, 7) ? (int)sql_int(q, 7) : -1;
	m->missing = sql_dup(q, 8);
	m->room = sql_dup(q, 9);
	m->shelf = sql_dup(q, 10);
	m->box = sql_dup(q, 11);
	m->who = sql_dup(q, 12);
}

/* ---- writing ------------------------------------------------------------- */

/* CR_END: it is in its place. */
static enum cr_status
read_lent(struct catalog *c, int64_t file, struct movement *m,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(m, 0, sizeof *m);
	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM lent l "
	    "JOIN movement m ON m.seq=l.movement WHERE l.file=?", "i", file);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		read_row(m, q);
	sql_done(q);
	return st;
}

/* No file, or one that was taken back, goes nowhere. */
static enum cr_status
check_file(struct catalog *c, int64_t file, const char *who, struct cr_err *e)
{
	char id[FILE_ID_MAX];
	int64_t gone = 0;
	enum cr_status st;

	if (!who || !*who)
		return err_set(e, CR_SKIP, "who says so? (--by NAME)");
	fileid_write(id, c->site, file);
	st = sql_int_of(c->db, &gone, e,
	    "SELECT withdrawn FROM file WHERE number=?", "i", file);
	if (st == CR_END)
		return err_set(e, CR_SKIP, "there is no file '%s'", id);
	if (st == CR_OK && gone)
		return err_set(e, CR_SKIP, "'%s' was registered by mistake "
		    "and taken back", id);
	return st;
}

static enum cr_status
add(struct catalog *c, const struct movement *m, struct cr_err *e)
{
	if (m->pages < 0) /* NULL where it was not counted */
		return sql_run(c->db, e,
		    "INSERT INTO movement(file, at, what, holder, why, due, "
		    "missing, room, shelf, box, who) VALUES "
		    "(?,datetime('now'),?,?,?,?,?,?,?,?,?)", "isssssssss",
		    m->file, m->what, m->holder, m->why, m->due, m->missing,
		    m->room, m->shelf, m->box, m->who);
	return sql_run(c->db, e,
	    "INSERT INTO movement(file, at, what, holder, why, due, "
	    "missing, room, shelf, box, who, pages) VALUES "
	    "(?,datetime('now'),?,?,?,?,?,?,?,?,?,?)", "isssssssssi",
	    m->file, m->what, m->holder, m->why, m->due, m->missing, m->room,
	    m->shelf, m->box, m->who, (int64_t)m->pages);
}

static enum cr_status
lend(struct catalog *c, const struct movement *m, struct cr_err *e)
{
	struct movement was;
	char id[FILE_ID_MAX];
	enum cr_status st = check_file(c, m->file, m->who, e);

	if (st != CR_OK)
		return st;
	st = read_lent(c, m->file, &was, e);
	if (st == CR_OK) {
		fileid_write(id, c->site, m->file);
		st = err_set(e, CR_SKIP, "'%s' is out already: %s has it "
		    "since %.10s ('courtroll in %s' first)", id, was.holder,
		    was.at, id);
		movement_release(&was);
		return st;
	}
	return st == CR_END ? add(c, m, e) : st;
}

enum cr_status
movement_out(struct catalog *c, int64_t file, const char *holder,
    const char *why, const char *due, int pages, const char *who,
    struct cr_err *e)
{
	char what[] = "out", *words[4];
	struct movement m = { .file = file, .what = what, .pages = pages };
	enum cr_status st;
	size_t i;

	if (!holder || !*holder)
		return err_set(e, CR_SKIP, "who takes it? (--to NAME)");
	if (due && !day_valid(due))
		return err_set(e, CR_SKIP, "'%s' is no day (like 2026-11-25)",
		    due);
	m.holder = words[0] = xstrdup(holder);
	m.why = words[1] = why ? xstrdup(why) : NULL;
	m.due = words[2] = due ? xstrdup(due) : NULL;
	m.who = words[3] = who ? xstrdup(who) : NULL;
	if ((st = sql_begin(c->db, e)) == CR_OK)
		st = sql_end(c->db, lend(c, &m, e), e);
	for (i = 0; i < 4; i++)
		free(words[i]);
	return st;
}

static enum cr_status
take_back(struct catalog *c, const struct movement *m, struct movement *was,
    struct cr_err *e)
{
	char id[FILE_ID_MAX];
	enum cr_status st = check_file(c, m->file, m->who, e);

	if (st != CR_OK)
		return st;
	if ((st = read_lent(c, m->file, was, e)) == CR_OK)
		return add(c, m, e);
	fileid_write(id, c->site, m->file);
	return st == CR_END ? err_set(e, CR_SKIP, "'%s' is not out", id) : st;
}

static enum cr_status
count_late(struct catalog *c, const struct movement *m, struct cr_err *e)
{
	char id[FILE_ID_MAX];
	int64_t back = 0;
	enum cr_status st = check_file(c, m->file, m->who, e);

	if (st != CR_OK)
		return st;
	st = sql_int_of(c->db, &back, e, "SELECT what='in' AND (pages IS NULL "
	    "OR ?2 NOT NULL) FROM movement WHERE file=?1 AND what<>'move' "
	    "ORDER BY seq DESC LIMIT 1", "is", m->file, m->missing);
	if (st == CR_OK && back)
		return add(c, m, e);
	fileid_write(id, c->site, m->file);
	return st == CR_OK || st == CR_END
	    ? err_set(e, CR_SKIP, "'%s' did not come back uncounted", id) : st;
}

/* A row "in", by one of the functions above. */
static enum cr_status
say_in(struct catalog *c, int64_t file, int pages, const char *missing,
    const char *who, struct movement *was, struct cr_err *e)
{
	char what[] = "in", *words[2];
	struct movement m = { .file = file, .what = what, .pages = pages };
	enum cr_status st;

	m.missing = words[0] = missing ? xstrdup(missing) : NULL;
	m.who = words[1] = who ? xstrdup(who) : NULL;
	if ((st = sql_begin(c->db, e)) == CR_OK)
		st = sql_end(c->db, was ? take_back(c, &m, was, e)
				: count_late(c, &m, e), e);
	free(words[0]);
	free(words[1]);
	return st;
}

enum cr_status
movement_in(struct catalog *c, int64_t file, int pages, const char *missing,
    const char *who, struct movement *was, struct cr_err *e)
{
	struct movement before = { 0 };
	enum cr_status st = say_in(c, file, pages, missing, who, &before, e);

	if (st == CR_OK && was)
		*was = before;
	else
		movement_release(&before);
	return st;
}

enum cr_status
movement_counted(struct catalog *c, int64_t file, int pages,
    const char *missing, const char *who, struct cr_err *e)
{
	if (pages < 0 && !missing)
		return err_set(e, CR_SKIP, "how many pages? (--pages N)");
	return say_in(c, file, pages, missing, who, NULL, e);
}

/* A shelf named for one room says nothing in another. */
static enum cr_status
move(struct catalog *c, int64_t file, const struct jacket *j,
    struct cr_err *e)
{
	enum cr_status st = check_file(c, file, j->who, e);

	if (st == CR_OK)
		st = register_more(c, file, j, e);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO movement(file, at, what, room, shelf, box, "
		    "who) VALUES (?,datetime('now'),'move',?,?,?,?)", "issss",
		    file, j->room, j->shelf, j->box, j->who);
	return st;
}

enum cr_status
movement_move(struct catalog *c, int64_t file, const char *room,
    const char *shelf, const char *box, const char *who, struct cr_err *e)
{
	struct jacket j = { .room = room, .shelf = shelf, .box = box,
		.who = who };
	enum cr_status st;

	if (!room && !shelf && !box)
		return err_set(e, CR_SKIP, "where to? (--room, --shelf, "
		    "--box)");
	if (room && !shelf)
		j.shelf = "";
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	return sql_end(c->db, move(c, file, &j, e), e);
}

/* ---- reading ------------------------------------------------------------- */

static enum cr_status
collect(sqlite3_stmt *q, struct movements *out, struct cr_err *e)
{
	enum cr_status st;

	while ((st = sql_next(q, e)) == CR_OK) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		memset(&out->v[out->n], 0, sizeof *out->v);
		read_row(&out->v[out->n++], q);
	}
	return st == CR_END ? CR_OK : st;
}

enum cr_status
movement_list(struct catalog *c, int64_t file, struct movements *out,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM movement m "
	    "WHERE m.file=? ORDER BY m.seq", "i", file);
	if (st == CR_OK)
		st = collect(q, out, e);
	sql_done(q);
	return st;
}

enum cr_status
movement_lent(struct catalog *c, const char *before, struct movements *out,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM lent l "
	    "JOIN movement m ON m.seq=l.movement WHERE ?1 IS NULL OR "
	    "m.due<?1 ORDER BY m.due IS NULL, m.due, m.seq", "s", before);
	if (st == CR_OK)
		st = collect(q, out, e);
	sql_done(q);
	return st;
}

enum cr_status
movement_short(struct catalog *c, const char *since, struct movements *out,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, "SELECT " COLUMNS "FROM movement m "
	    "WHERE m.what='in' AND m.at>=? AND (m.missing IS NOT NULL OR "
	    "m.pages<>(SELECT b.pages FROM movement b WHERE b.file=m.file AND "
	    "b.seq<m.seq AND b.pages IS NOT NULL ORDER BY b.seq DESC LIMIT 1)) "
	    "ORDER BY m.seq", "s", since);
	if (st == CR_OK)
		st = collect(q, out, e);
	sql_done(q);
	return st;
}
