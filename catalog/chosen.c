/* catalog/chosen.c: which files a list is for (see chosen.h): the narrowest
 * index first, then what the newest words say. */
#include "catalog/chosen.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/internal.h"
#include "catalog/movement.h"

bool
choice_says_nothing(const struct choice *k)
{
	return !k->room && !k->shelf && !k->box && !k->batch && !k->from &&
	    !k->to && !k->unlabelled && !k->unscanned && !k->unnumbered;
}

struct row {
	int64_t file;
	struct file_place at;
};
struct rows {
	struct row *v;
	size_t n, cap;
};

static int
names(const char *a, const char *b)
{
	if (!a || !b)
		return (a == NULL) - (b == NULL); /* no place: last */
	return name_compare(a, b);
}

static int
by_place(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int d;

	if ((d = names(a->at.room, b->at.room)) ||
	    (d = names(a->at.shelf, b->at.shelf)) ||
	    (d = names(a->at.box, b->at.box)))
		return d;
	return a->file < b->file ? -1 : a->file > b->file;
}

static bool
same(const char *want, const char *is)
{
	return !want || (is && !strcasecmp(want, is));
}

static enum cr_status
take(struct rows *out, struct catalog *c, const struct choice *k, int64_t file,
    struct cr_err *e)
{
	struct file_place p;
	enum cr_status st = place_read(c, file, &p, e);

	if (st != CR_OK) /* END: withdrawn */
		return st == CR_END ? CR_OK : st;
	if (!same(k->room, p.room) || !same(k->shelf, p.shelf) ||
	    !same(k->box, p.box)) {
		place_release(&p);
		return CR_OK;
	}
	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	out->v[out->n++] = (struct row){ file, p };
	return CR_OK;
}

#define WHERE                                                                  \
	"NOT f.withdrawn AND (?1=0 OR f.number>=?1) AND "                      \
	"(?2=0 OR f.number<=?2) AND "                                          \
	"(NOT ?3 OR f.label_printed IS NULL) AND "                             \
	"(NOT ?4 OR NOT EXISTS (SELECT 1 FROM page WHERE file=f.number)) AND " \
	"(?5 IS NULL OR f.batch=(SELECT id FROM batch WHERE name=?5)) AND "    \
	"(NOT ?6 OR ((SELECT coded FROM file_state s WHERE s.file=f.number)"   \
	">0 AND NOT EXISTS (SELECT 1 FROM number n WHERE n.file=f.number "     \
	"AND n.own>0))) "
#define BY_PLACE(COLUMN, N)                                                    \
	"SELECT DISTINCT f.number FROM registration r JOIN file f ON "         \
	"f.number=r.file WHERE r." COLUMN "=" N " COLLATE NOCASE AND " WHERE

static enum cr_status
ask(sqlite3_stmt **q, struct catalog *c, const struct choice *k,
    struct cr_err *e)
{
#define ARGS                                                                   \
	k->from, k->to, (int64_t)k->unlabelled, (int64_t)k->unscanned,         \
	    k->batch, (int64_t)k->unnumbered
	if (k->box)
		return sql_query(q, c->db, e, BY_PLACE("box", "?7"), "iiiisis",
		    ARGS, k->box);
	if (k->shelf)
		return sql_query(q, c->db, e, BY_PLACE("shelf", "?7"),
		    "iiiisis", ARGS, k->shelf);
	return sql_query(q, c->db, e, "SELECT f.number FROM file f WHERE "
	    WHERE, "iiiisi", ARGS);
#undef ARGS
}

static void
release(struct rows *r)
{
	while (r->n)
		place_release(&r->v[--r->n].at);
	free(r->v);
}

enum cr_status
chosen_files(struct catalog *c, const struct choice *k, int64_t **files,
    size_t *n, struct cr_err *e)
{
	struct rows rows = { NULL, 0, 0 };
	int64_t *v = NULL;
	enum cr_status st;
	sqlite3_stmt *q;
	size_t i;

	*files = NULL;
	*n = 0;
	st = ask(&q, c, k, e);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		st = take(&rows, c, k, sql_int(q, 0), e);
	sql_done(q);
	if (st == CR_END) {
		st = CR_OK;
		if (rows.n)
			qsort(rows.v, rows.n, sizeof *rows.v, by_place);
		v = xreallocn(NULL, rows.n + 1, sizeof *v);
		for (i = 0; i < rows.n; i++)
			v[i] = rows.v[i].file;
		*files = v;
		*n = rows.n;
	}
	release(&rows);
	return st;
}

enum cr_status
chosen_labelled(struct catalog *c, const int64_t *files, size_t n,
    const char *day, struct cr_err *e)
{
	enum cr_status st;
	size_t i;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	for (i = 0; i < n && st == CR_OK; i++)
		st = sql_run(c->db, e, "UPDATE file SET label_printed=? "
		    "WHERE number=?", "si", day, files[i]);
	return sql_end(c->db, st, e);
}
