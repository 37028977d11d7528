/* catalog/place.c: where the paper of a file is now (the last part of
 * movement.h). */
#include "catalog/movement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

void
place_release(struct file_place *p)
{
	free(p->room);
	free(p->shelf);
	free(p->box);
	free(p->volume);
	free(p->part);
	free(p->holder);
	free(p->since);
	free(p->due);
	memset(p, 0, sizeof *p);
}

static void
take(char **to, sqlite3_stmt *q, int col)
{
	const char *s = sql_text(q, col);

	if (!s)
		return;
	free(*to);
	*to = *s ? xstrdup(s) : NULL; /* "": there is none */
}

static enum cr_status
read_jacket(struct catalog *c, int64_t file, struct file_place *p,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT room, shelf, box, volume, part FROM registration "
	    "WHERE file=? ORDER BY seq", "i", file);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		take(&p->room, q, 0);
		take(&p->shelf, q, 1);
		take(&p->box, q, 2);
		take(&p->volume, q, 3);
		take(&p->part, q, 4);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
place_read(struct catalog *c, int64_t file, struct file_place *p,
    struct cr_err *e)
{
	int64_t gone = 0;
	enum cr_status st;
	sqlite3_stmt *q;

	memset(p, 0, sizeof *p);
	st = sql_int_of(c->db, &gone, e,
	    "SELECT withdrawn FROM file WHERE number=?", "i", file);
	if (st != CR_OK || gone)
		return st == CR_OK ? CR_END : st;
	if ((st = read_jacket(c, file, p, e)) != CR_OK)
		return st;
	st = sql_query(&q, c->db, e,
	    "SELECT m.holder, date(m.at), m.due FROM lent l "
	    "JOIN movement m ON m.seq=l.movement WHERE l.file=?", "i", file);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		take(&p->holder, q, 0);
		take(&p->since, q, 1);
		take(&p->due, q, 2);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

/* The newest word of a file about a column. */
#define NOW(COLUMN)                                                            \
	"(SELECT " COLUMN " FROM registration n WHERE n.file=r.file AND "      \
	"n." COLUMN " NOT NULL ORDER BY n.seq DESC LIMIT 1)"

/* Three ways in, by what is known: each by its own index. */
#define FILES(SOME)                                                            \
	"SELECT DISTINCT r.file FROM registration r JOIN file f "              \
	"ON f.number=r.file WHERE " SOME " AND NOT f.withdrawn AND "           \
	"(?1 IS NULL OR ?1=" NOW("room") " COLLATE NOCASE) AND "               \
	"(?2 IS NULL OR ?2=" NOW("shelf") " COLLATE NOCASE) AND "              \
	"(?3 IS NULL OR ?3=" NOW("box") " COLLATE NOCASE) ORDER BY r.file"

enum cr_status
place_files(struct catalog *c, const char *room, const char *shelf,
    const char *box, int64_t **files, size_t *n, struct cr_err *e)
{
	int64_t *v = NULL;
	enum cr_status st;
	sqlite3_stmt *q;
	size_t cap = 0;

	*files = NULL;
	*n = 0;
	if (box)
		st = sql_query(&q, c->db, e,
		    FILES("r.box=?3 COLLATE NOCASE"), "sss", room, shelf, box);
	else if (shelf)
		st = sql_query(&q, c->db, e,
		    FILES("r.shelf=?2 COLLATE NOCASE"), "sss", room, shelf,
		    box);
	else
		st = sql_query(&q, c->db, e, FILES("?1 NOT NULL"), "sss",
		    room, shelf, box);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		v = xgrow(v, *n, &cap, sizeof *v);
		v[(*n)++] = sql_int(q, 0);
	}
	sql_done(q);
	if (st != CR_END) {
		free(v);
		*n = 0;
		return st;
	}
	*files = v;
	return CR_OK;
}
