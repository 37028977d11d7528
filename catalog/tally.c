/* catalog/tally.c: the walk over all files with their cases (see tally.h):
 * files, what was said of them, their numbers and their labels are four
 * statements, all in the order of the files' numbers, read side by side. */
#include "catalog/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"

static const char files_sql[] =
    "SELECT f.number, coalesce(s.class, 'unclassified'), "
    "EXISTS (SELECT 1 FROM page p WHERE p.file=f.number) FROM file f "
    "LEFT JOIN file_state s ON s.file=f.number WHERE NOT f.withdrawn "
    "ORDER BY f.number";
static const char said_sql[] =
    "SELECT file, status, seq FROM registration WHERE status IS NOT NULL "
    "ORDER BY file, seq";
static const char numbers_sql[] =
    "SELECT file, own, court, station, station_name, division, type, serial, "
    "year FROM number WHERE own>0 AND settled ORDER BY file, seq";
/* as enum label_kind has them */
static const char labels_sql[] =
    "SELECT file, kind, value, detail, date FROM label WHERE kind IN "
    "(2, 3, 5, 6) ORDER BY file, seq";
_Static_assert(LABEL_JUDGE == 2 && LABEL_SUBJECT == 3 && LABEL_DATE == 5 &&
    LABEL_STATUS == 6, "labels_sql has them so");

/* A statement with its row in hand. */
struct side {
	sqlite3_stmt *q;
	enum cr_status st;
};

enum text { STATUS, FOUND, FILED, SUBJECT, SUBJECT_TITLE, JUDGE, TEXTS };

struct walk {
	struct side said, numbers, labels;
	char *text[TEXTS]; /* of the file in hand, as all below */
	int64_t status_seq;
	struct tally_number *v;
	size_t n, cap;
};

static void
keep(struct walk *w, enum text what, sqlite3_stmt *q, int col)
{
	if (!w->text[what])
		w->text[what] = sql_dup(q, col);
}

static void
take_said(struct walk *w, sqlite3_stmt *q)
{
	free(w->text[STATUS]);
	w->text[STATUS] = sql_dup(q, 1);
	w->status_seq = sql_int(q, 2);
}

static void
take_number(struct walk *w, sqlite3_stmt *q)
{
	struct tally_number *n;

	w->v = xgrow(w->v, w->n, &w->cap, sizeof *w->v);
	n = &w->v[w->n++];
	memset(n, 0, sizeof *n);
	n->own = (enum label_own)sql_int(q, 1);
	sql_copy(n->id.court, sizeof n->id.court, q, 2);
	sql_copy(n->id.station, sizeof n->id.station, q, 3);
	sql_copy(n->id.station_name, sizeof n->id.station_name, q, 4);
	sql_copy(n->id.division, sizeof n->id.division, q, 5);
	sql_copy(n->id.type, sizeof n->id.type, q, 6);
	n->id.serial = (long)sql_int(q, 7);
	n->id.year = (int)sql_int(q, 8);
}

static void
take_label(struct walk *w, sqlite3_stmt *q)
{
	switch (sql_int(q, 1)) {
	case LABEL_JUDGE:
		keep(w, JUDGE, q, 2);
		break;
	case LABEL_SUBJECT:
		if (!w->text[SUBJECT])
			keep(w, SUBJECT_TITLE, q, 3);
		keep(w, SUBJECT, q, 2);
		break;
	case LABEL_STATUS:
		keep(w, FOUND, q, 2);
		break;
	default:
		if (sql_text(q, 2) && !strcmp(sql_text(q, 2), "filed"))
			keep(w, FILED, q, 4);
	}
}

/* Rows of the file; those of files before it (withdrawn) are passed over. */
static enum cr_status
take(struct walk *w, struct side *s, int64_t file,
    void (*one)(struct walk *w, sqlite3_stmt *q), struct cr_err *e)
{
	while (s->st == CR_OK && sql_int(s->q, 0) <= file) {
		if (sql_int(s->q, 0) == file)
			one(w, s->q);
		s->st = sql_next(s->q, e);
	}
	return s->st == CR_END ? CR_OK : s->st;
}

static void
forget(struct walk *w)
{
	int i;

	for (i = 0; i < TEXTS; i++) {
		free(w->text[i]);
		w->text[i] = NULL;
	}
	w->status_seq = 0;
	w->n = 0;
}

static enum cr_status
read_sides(struct walk *w, int64_t file, struct cr_err *e)
{
	enum cr_status st;

	forget(w);
	if ((st = take(w, &w->said, file, take_said, e)) == CR_OK &&
	    (st = take(w, &w->numbers, file, take_number, e)) == CR_OK)
		st = take(w, &w->labels, file, take_label, e);
	return st;
}

static enum cr_status
open_side(struct side *s, struct catalog *c, const char *sql,
    struct cr_err *e)
{
	enum cr_status st = sql_query(&s->q, c->db, e, sql, "");

	if (st == CR_OK)
		st = s->st = sql_next(s->q, e);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
tally_each(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct tally_file *x,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	struct walk w = { .n = 0 };
	sqlite3_stmt *q = NULL;
	enum cr_status st;

	/* the first row holds the moment for all of them */
	if ((st = sql_query(&q, c->db, e, files_sql, "")) == CR_OK &&
	    (st = sql_next(q, e)) == CR_OK &&
	    (st = open_side(&w.said, c, said_sql, e)) == CR_OK &&
	    (st = open_side(&w.numbers, c, numbers_sql, e)) == CR_OK)
		st = open_side(&w.labels, c, labels_sql, e);
	while (st == CR_OK &&
	    (st = read_sides(&w, sql_int(q, 0), e)) == CR_OK) {
		const struct tally_file x = { .number = sql_int(q, 0),
			.klass = sql_text(q, 1), .scanned = sql_int(q, 2) != 0,
			.numbers = w.v, .n_numbers = w.n,
			.status = w.text[STATUS], .status_seq = w.status_seq,
			.found = w.text[FOUND], .filed = w.text[FILED],
			.subject = w.text[SUBJECT],
			.subject_title = w.text[SUBJECT_TITLE],
			.judge = w.text[JUDGE] };

		if ((st = f(ctx, &x, e)) == CR_OK)
			st = sql_next(q, e);
	}
	forget(&w);
	free(w.v);
	sql_done(w.said.q);
	sql_done(w.numbers.q);
	sql_done(w.labels.q);
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
