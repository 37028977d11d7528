/* catalog/register.c: jackets into the append-only registrations. */
#include "catalog/register.h"

#include <ctype.h>
#include <string.h>

#include "base/day.h"
#include "catalog/internal.h"
#include "catalog/issue.h"
#include "catalog/policy.h"

/* ---- what may be said ---------------------------------------------------- */

static bool
one_of(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(s, *words))
			return true;
	return false;
}

static bool
is_count(const char *s)
{
	size_t n = strlen(s), i;

	for (i = 0; i < n; i++)
		if (!isdigit((unsigned char)s[i]))
			return false;
	return n <= 4;
}

enum cr_status
register_check(const struct jacket *j, struct cr_err *e)
{
	static const char *const parts[] = { "", "original", "temporary",
		"duplicate", NULL };
	static const char *const states[] = { "", "pending", "disposed",
		"unknown", NULL };

	if (j->klass && !policy_is_class(j->klass))
		return err_set(e, CR_SKIP, "'%s' is no access class: open, "
		    "family, juvenile, victim or sealed", j->klass);
	if (j->part && !one_of(j->part, parts))
		return err_set(e, CR_SKIP, "'%s' is no part: original, "
		    "temporary or duplicate", j->part);
	if (j->status && !one_of(j->status, states))
		return err_set(e, CR_SKIP, "'%s' is no case status: pending, "
		    "disposed or unknown", j->status);
	if (j->next_date && *j->next_date && !day_valid(j->next_date))
		return err_set(e, CR_SKIP, "'%s' is no day (like 2026-11-25)",
		    j->next_date);
	if (j->pages && !is_count(j->pages))
		return err_set(e, CR_SKIP, "'%s' is no count of pages (0 to "
		    "9999)", j->pages);
	return CR_OK;
}

/* ---- rows ---------------------------------------------------------------- */

static enum cr_status
add_row(struct catalog *c, int64_t file, const struct jacket *j,
    struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e,
	    "INSERT INTO registration(file, at, written, parties, type, "
	    "volume, room, shelf, box, state, class, court, part, status, "
	    "next_date, outcome, pages, who) "
	    "VALUES (?,datetime('now'),?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	    "issssssssssssssss", file, j->written, j->parties, j->type,
	    j->volume, j->room, j->shelf, j->box, j->state, j->klass, j->court,
	    j->part, j->status, j->next_date, j->outcome, j->pages, j->who);
	if (st == CR_OK)
		st = file_touch(c, file, e);
	return st;
}

/* A file whose first registration says just this.  The index begins with the
 * number, parties, type and box; where a jacket says none of them, all such
 * would have to be looked at, and the shelf is the way in.  (+: no index.) */
#define JUST_THIS(AND)                                                         \
	"SELECT f.id FROM registration r JOIN file f ON f.number=r.file "      \
	"WHERE " AND "r.volume IS ?4 AND r.room IS ?5 AND r.shelf IS ?6 "      \
	"AND r.state IS ?8 AND r.court IS ?9 AND r.part IS ?10 AND "           \
	"r.status IS ?11 AND r.next_date IS ?12 AND r.outcome IS ?13 AND "     \
	"r.pages IS ?14 AND NOT f.withdrawn AND r.seq=(SELECT min(seq) "       \
	"FROM registration WHERE file=r.file) ORDER BY r.seq LIMIT 1"
static const char same_words[] = JUST_THIS("r.written IS ?1 AND r.parties "
    "IS ?2 AND r.type IS ?3 AND r.box IS ?7 AND ");
static const char same_shelf[] = JUST_THIS("r.shelf=?6 COLLATE NOCASE AND "
    "+r.written IS ?1 AND +r.parties IS ?2 AND +r.type IS ?3 AND "
    "+r.box IS ?7 AND ");

static enum cr_status
same_jacket(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    struct cr_err *e)
{
	bool by_shelf = j->shelf && !j->written && !j->parties && !j->type &&
	    !j->box;
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e, by_shelf ? same_shelf : same_words,
	    "ssssssssssssss", j->written, j->parties, j->type, j->volume,
	    j->room, j->shelf, j->box, j->state, j->court, j->part, j->status,
	    j->next_date, j->outcome, j->pages);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		sql_copy(id, FILE_ID_MAX, q, 0);
	sql_done(q);
	return st;
}

static enum cr_status
add_file(struct catalog *c, int64_t number, const struct jacket *j,
    char id[FILE_ID_MAX], struct cr_err *e)
{
	enum cr_status st;

	fileid_write(id, c->site, number);
	st = sql_run(c->db, e, "INSERT INTO file(number, id) VALUES (?,?)",
	    "is", number, id);
	return st == CR_OK ? add_row(c, number, j, e) : st;
}

static enum cr_status
new_file(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    struct cr_err *e)
{
	int64_t number = 0;
	enum cr_status st = catalog_give_numbers(c, 1, &number, e);

	return st == CR_OK ? add_file(c, number, j, id, e) : st;
}

/* ---- what is told -------------------------------------------------------- */

enum cr_status
register_file(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    bool *known, struct cr_err *e)
{
	enum cr_status st;

	*known = false;
	if ((st = register_check(j, e)) != CR_OK ||
	    (st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = same_jacket(c, j, id, e);
	*known = st == CR_OK;
	if (st == CR_END)
		st = new_file(c, j, id, e);
	return sql_end(c->db, st, e);
}

enum cr_status
register_new(struct catalog *c, const struct jacket *j, char id[FILE_ID_MAX],
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = register_check(j, e)) != CR_OK ||
	    (st = sql_begin(c->db, e)) != CR_OK)
		return st;
	return sql_end(c->db, new_file(c, j, id, e), e);
}

/* Withdrawn ones, too: their slip may come to light with a jacket. */
static enum cr_status
take_issued(struct catalog *c, int64_t number, const struct jacket *j,
    char id[FILE_ID_MAX], struct cr_err *e)
{
	enum issue_state state;
	enum cr_status st = issue_find(c, number, &state, e);

	if (st != CR_OK)
		return st;
	fileid_write(id, c->site, number);
	if (state == ISSUE_BLANK)
		return add_file(c, number, j, id, e);
	return err_set(e, CR_SKIP, state == ISSUE_NONE
		? "'%s' was never printed on a blank slip here"
		: "'%s' is a file already", id);
}

enum cr_status
register_issued(struct catalog *c, int64_t number, const struct jacket *j,
    char id[FILE_ID_MAX], struct cr_err *e)
{
	enum cr_status st;

	if ((st = register_check(j, e)) != CR_OK ||
	    (st = sql_begin(c->db, e)) != CR_OK)
		return st;
	return sql_end(c->db, take_issued(c, number, j, id, e), e);
}

enum cr_status
register_more(struct catalog *c, int64_t file, const struct jacket *j,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = register_check(j, e)) != CR_OK ||
	    (st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = add_row(c, file, j, e);
	if (st == CR_OK)
		st = sql_run(c->db, e, "UPDATE file SET withdrawn=0 "
		    "WHERE number=? AND withdrawn", "i", file);
	return sql_end(c->db, st, e);
}

static enum cr_status
withdraw(struct catalog *c, int64_t file, const char *who, struct cr_err *e)
{
	int64_t pages = 0, lent = 0, gone = 0;
	char id[FILE_ID_MAX];
	enum cr_status st;

	fileid_write(id, c->site, file);
	st = sql_int_of(c->db, &gone, e,
	    "SELECT withdrawn FROM file WHERE number=?", "i", file);
	if (st == CR_END)
		return err_set(e, CR_SKIP, "there is no file '%s'", id);
	if (st == CR_OK)
		st = sql_int_of(c->db, &pages, e,
		    "SELECT count(*) FROM page WHERE file=?", "i", file);
	if (st == CR_OK)
		st = sql_int_of(c->db, &lent, e,
		    "SELECT count(*) FROM lent WHERE file=?", "i", file);
	if (st != CR_OK)
		return st;
	if (gone)
		return CR_END;
	if (pages || lent)
		return err_set(e, CR_SKIP, "'%s' %s: it stays a file", id,
		    pages ? "has pages" : "is lent out");
	st = sql_run(c->db, e, "UPDATE file SET withdrawn=1 WHERE number=?",
	    "i", file);
	if (st == CR_OK)
		st = event_add(c, "withdraw", id, who ? who : "", e);
	return st == CR_OK ? file_touch(c, file, e) : st;
}

enum cr_status
register_withdraw(struct catalog *c, int64_t file, const char *who,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	return sql_end(c->db, withdraw(c, file, who, e), e);
}

enum cr_status
register_last(struct catalog *c, const char *who, int64_t *file,
    struct cr_err *e)
{
	return sql_int_of(c->db, file, e,
	    "SELECT r.file FROM registration r JOIN file f ON "
	    "f.number=r.file WHERE r.who=? AND NOT f.withdrawn AND r.seq > "
	    "(SELECT max(seq) FROM registration) - ? AND r.seq=(SELECT "
	    "min(seq) FROM registration WHERE file=r.file) "
	    "ORDER BY r.seq DESC LIMIT 1", "si", who,
	    (int64_t)REGISTER_LOOKS_BACK);
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
