/* catalog/shelf.c: the walk over all files (see shelf.h): files and what was
 * said about them are two statements, both in the order of the files' numbers,
 * read side by side. */
#include "catalog/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

static const char files_sql[] =
    "SELECT f.number, f.id, f.withdrawn, "
    "EXISTS (SELECT 1 FROM page p WHERE p.file=f.number), "
    "coalesce(s.class, 'unclassified'), date(f.label_printed), "
    "m.holder, date(m.at), m.due FROM file f "
    "LEFT JOIN file_state s ON s.file=f.number "
    "LEFT JOIN lent l ON l.file=f.number "
    "LEFT JOIN movement m ON m.seq=l.movement ORDER BY f.number";
static const char said_sql[] =
    "SELECT file, written, parties, type, volume, part, court, room, shelf, "
    "box FROM registration ORDER BY file, seq";

enum { SAID = 9 };

struct walk {
	sqlite3_stmt *said;
	enum cr_status st;   /* of the row of `said` in hand */
	char *v[SAID];       /* of the file in hand */
};

/* The newest word counts; "": there is nothing. */
static void
take(struct walk *w)
{
	const char *s;
	int i;

	for (i = 0; i < SAID; i++) {
		if (!(s = sql_text(w->said, i + 1)))
			continue;
		free(w->v[i]);
		w->v[i] = *s ? xstrdup(s) : NULL;
	}
}

static enum cr_status
read_said(struct walk *w, int64_t file, struct cr_err *e)
{
	int i;

	for (i = 0; i < SAID; i++) {
		free(w->v[i]);
		w->v[i] = NULL;
	}
	while (w->st == CR_OK && sql_int(w->said, 0) <= file) {
		if (sql_int(w->said, 0) == file)
			take(w);
		w->st = sql_next(w->said, e);
	}
	return w->st == CR_END ? CR_OK : w->st;
}

static void
fill(struct shelf_file *x, sqlite3_stmt *q, char *const *v)
{
	*x = (struct shelf_file){
		.number = sql_int(q, 0), .id = sql_text(q, 1),
		.withdrawn = sql_int(q, 2) != 0,
		.scanned = sql_int(q, 3) != 0, .klass = sql_text(q, 4),
		.label = sql_text(q, 5), .holder = sql_text(q, 6),
		.since = sql_text(q, 7), .due = sql_text(q, 8),
		.written = v[0], .parties = v[1], .type = v[2],
		.volume = v[3], .part = v[4], .court = v[5], .room = v[6],
		.shelf = v[7], .box = v[8],
	};
}

enum cr_status
shelf_each(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct shelf_file *x,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	struct walk w = { .said = NULL };
	sqlite3_stmt *q = NULL;
	struct shelf_file x;
	enum cr_status st;
	int i;

	if ((st = sql_query(&q, c->db, e, files_sql, "")) == CR_OK &&
	    (st = sql_query(&w.said, c->db, e, said_sql, "")) == CR_OK)
		/* both from now on: the first row is read before */
		st = sql_next(q, e);
	if (st == CR_OK)
		w.st = sql_next(w.said, e);
	while (st == CR_OK) {
		if ((st = read_said(&w, sql_int(q, 0), e)) != CR_OK)
			break;
		fill(&x, q, w.v);
		if ((st = f(ctx, &x, e)) == CR_OK)
			st = sql_next(q, e);
	}
	for (i = 0; i < SAID; i++)
		free(w.v[i]);
	sql_done(w.said);
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
