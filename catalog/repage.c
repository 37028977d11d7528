/* catalog/repage.c: moving pages from file to file (see repage.h). */
#include "catalog/repage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/decision.h"
#include "catalog/internal.h"
#include "catalog/label.h"

/* Page ids as they are printed: batch, payload, page of it. */
#define PAGE_ID "b.name||'/'||printf('%06d',m.payload)||'/'||p.master_page"
#define PAGES                                                                  \
	"FROM page p JOIN master m ON m.id=p.master "                          \
	"JOIN batch b ON b.id=m.batch WHERE p.file=?"

/* `n` pages of `from`, beginning at place `at`, become pages of `to`, from
 * place `place` on. */
static enum cr_status
carry(struct catalog *c, int64_t from, int64_t at, int64_t n, int64_t to,
    int64_t place, struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e, "UPDATE page SET n=n+? WHERE file=? AND n>=?",
	    "iii", n, to, place);
	if (st == CR_OK)
		st = sql_run(c->db, e, "UPDATE page SET file=?, n=n-?+? "
		    "WHERE file=? AND n>=? AND n<?", "iiiiii", to, at, place,
		    from, at, at + n);
	if (st == CR_OK)
		st = sql_run(c->db, e, "UPDATE page SET n=n-? WHERE file=? "
		    "AND n>=?", "iii", n, from, at + n);
	return st;
}

/* What depends on which pages a file has. */
static enum cr_status
settle(struct catalog *c, int64_t file, struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e,
	    "UPDATE file SET batch=coalesce(batch, (SELECT min(m.batch) FROM "
	    "page p JOIN master m ON m.id=p.master WHERE p.file=file.number)), "
	    "withdrawn=NOT EXISTS (SELECT 1 FROM page WHERE file=number) AND "
	    "NOT EXISTS (SELECT 1 FROM registration WHERE file=number) "
	    "WHERE number=?", "i", file);
	if (st == CR_OK)
		st = file_touch(c, file, e);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "UPDATE file_state SET unread=(SELECT count(*) FROM page p "
		    "JOIN image_state s ON s.image=p.image WHERE "
		    "p.file=file_state.file AND s.status='waiting') "
		    "WHERE file=?", "i", file);
	return st;
}

/* What one may not know of `from` must not show in `to`, meanwhile. */
static enum cr_status
protect(struct catalog *c, int64_t from, int64_t to, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE file_state SET class=(SELECT class FROM file_state WHERE "
	    "file=?1), class_reason='pages came from a protected file: not "
	    "coded since', class_source='machine' WHERE file=?2 AND "
	    "class='open' AND (SELECT class FROM file_state WHERE file=?1)"
	    "<>'open'", "ii", from, to);
}

/* What a person opened stays open: pages of a protected file must not become
 * readable by that. */
static enum cr_status
check_open(struct catalog *c, int64_t from, int64_t to, struct cr_err *e)
{
	char said[16] = "";
	bool decided = false;
	int64_t hidden = 0;
	enum cr_status st;

	st = sql_int_of(c->db, &hidden, e,
	    "SELECT class<>'open' FROM file_state WHERE file=?", "i", from);
	if (st == CR_OK && hidden)
		st = label_class_said(c, to, said, sizeof said, &decided, e);
	if (st == CR_OK && hidden && decided && !strcmp(said, "open"))
		return err_set(e, CR_SKIP, "these pages are of a file that is "
		    "not open, and a person opened the other: decide the "
		    "class of one of them first ('courtroll class')");
	return st;
}

static enum cr_status
new_file(struct catalog *c, int64_t *number, struct cr_err *e)
{
	char id[FILE_ID_MAX];
	enum cr_status st = catalog_give_numbers(c, 1, number, e);

	fileid_write(id, c->site, *number);
	if (st == CR_OK)
		st = sql_run(c->db, e, "INSERT INTO file(number, id) "
		    "VALUES (?,?)", "is", *number, id);
	return st == CR_OK ? file_touch(c, *number, e) : st;
}

/* The id of the page at a place; to free(). */
static enum cr_status
page_id(struct catalog *c, int64_t file, int64_t place, char **id,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	*id = NULL;
	st = sql_query(&q, c->db, e, "SELECT " PAGE_ID " " PAGES " AND p.n=?",
	    "ii", file, place);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		*id = sql_dup(q, 0);
	sql_done(q);
	return st;
}

static enum cr_status
decide(struct catalog *c, int64_t from, int first, int last, int64_t to,
    const char *who, const char *why, int64_t *seq, struct cr_err *e)
{
	char *a = NULL, *z = NULL, *value = NULL, id[FILE_ID_MAX];
	enum cr_status st;

	if ((st = page_id(c, from, first, &a, e)) == CR_OK &&
	    (st = page_id(c, from, last, &z, e)) == CR_OK) {
		fileid_write(id, c->site, to);
		value = xasprintf("%s|%s|%s|%d|%d", a, z, id, first,
		    last - first + 1);
		st = decision_check("pages", value, who, why, e);
	} else if (st == CR_END) {
		st = err_set(e, CR_SKIP, "it has no pages %d to %d", first,
		    last);
	}
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO decision(file, at, kind, value, who, why) "
		    "VALUES (?,datetime('now'),'pages',?,?,?)", "isss", from,
		    value, who, why);
	if (st == CR_OK && seq)
		*seq = sql_last_id(c->db);
	free(a);
	free(z);
	free(value);
	return st;
}

static enum cr_status
move(struct catalog *c, int64_t from, int first, int last, int64_t *to,
    const char *who, const char *why, int64_t *seq, struct cr_err *e)
{
	int64_t there = 0, end = 0;
	enum cr_status st = CR_OK;

	if (first < 1 || last < first)
		return err_set(e, CR_SKIP, "pages %d to %d are none", first,
		    last);
	if (*to) {
		st = sql_int_of(c->db, &there, e, "SELECT count(*) FROM file "
		    "WHERE number=?", "i", *to);
		if (st == CR_OK && (!there || *to == from))
			return err_set(e, CR_SKIP, there
				? "they lie in that file already"
				: "there is no such file to put them into");
		if (st == CR_OK)
			st = check_open(c, from, *to, e);
	} else {
		st = new_file(c, to, e);
	}
	if (st == CR_OK)
		st = decide(c, from, first, last, *to, who, why, seq, e);
	if (st == CR_OK)
		st = sql_int_of(c->db, &end, e, "SELECT coalesce(max(n),0)+1 "
		    "FROM page WHERE file=?", "i", *to);
	if (st == CR_OK)
		st = carry(c, from, first, last - first + 1, *to, end, e);
	if (st == CR_OK)
		st = protect(c, from, *to, e);
	if (st == CR_OK && (st = settle(c, from, e)) == CR_OK)
		st = settle(c, *to, e);
	return st;
}

enum cr_status
repage(struct catalog *c, int64_t from, int first, int last, int64_t *to,
    const char *who, const char *why, int64_t *seq, struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	return sql_end(c->db, move(c, from, first, last, to, who, why, seq, e),
	    e);
}

/* ---- taking it back ------------------------------------------------------ */

struct moved {
	char first[96], last[96], id[FILE_ID_MAX];
	int64_t place, n;
};

static bool
read_value(struct moved *m, const char *value)
{
	long long place, n;

	if (sscanf(value, "%95[^|]|%95[^|]|%39[^|]|%lld|%lld", m->first,
		m->last, m->id, &place, &n) != 5 || place < 1 || n < 1)
		return false;
	m->place = place;
	m->n = n;
	return true;
}

enum cr_status
repage_back(struct catalog *c, int64_t file, const char *value,
    struct cr_err *e)
{
	int64_t to = 0, at = 0, end = 0;
	struct moved m;
	char site[8];
	enum cr_status st;

	if (!read_value(&m, value) ||
	    fileid_read(m.id, site, &to, e) != CR_OK)
		return err_set(e, CR_SKIP, "'%s' says no pages", value);
	st = sql_int_of(c->db, &at, e, "SELECT p.n " PAGES " AND "
	    PAGE_ID "=?", "is", to, m.first);
	if (st == CR_OK)
		st = sql_int_of(c->db, &end, e, "SELECT p.n " PAGES " AND "
		    PAGE_ID "=?", "is", to, m.last);
	if (st == CR_END || (st == CR_OK && end - at + 1 != m.n))
		return err_set(e, CR_SKIP, "the pages do not lie together in "
		    "%s any more: move them by hand", m.id);
	if (st == CR_OK)
		st = sql_int_of(c->db, &end, e, "SELECT coalesce(max(n),0)+1 "
		    "FROM page WHERE file=?", "i", file);
	if (st == CR_OK)
		st = carry(c, to, at, m.n, file,
		    m.place < end ? m.place : end, e);
	if (st == CR_OK)
		st = protect(c, to, file, e);
	if (st == CR_OK && (st = settle(c, to, e)) == CR_OK)
		st = settle(c, file, e);
	return st;
}
