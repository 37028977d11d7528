/* catalog/decision.c: what people decided, in an append-only table (see
 * decision.h).
 *
 * Nothing is ever taken back but by a further row: kind undo names the one
 * that no longer counts.  Of those left, a later one replaces an earlier one
 * of the same family (subject and not-subject are one) about the same
 * object. */
#include "catalog/decision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/internal.h"
#include "catalog/label.h"
#include "catalog/policy.h"
#include "catalog/repage.h"

enum { MAX_TEXT = 2000 }; /* bytes of a value, a name, a reason */

/* Which part of the value says what it is about. */
enum object {
	OBJECT_NONE,   /* there is one of them: the class, the judge */
	OBJECT_VALUE,  /* all of it */
	OBJECT_FIRST,  /* before the first bar */
	OBJECT_RANGE,  /* before the second bar */
	OBJECT_REST,   /* after the first bar */
};

static const struct kind {
	const char *name, *family;
	enum object object;
	int least, most; /* bars in the value */
	bool empty;      /* may be */
	bool ordered;    /* may touch others of its family in ways that only a
	                  * scheme could tell: the same again counts again */
} kinds[] = {
	{ "class", "class", OBJECT_NONE, 0, 0, false, true },
	{ "case", "case", OBJECT_NONE, 0, 0, true, true },
	{ "not-case", "case", OBJECT_VALUE, 0, 0, false, true },
	{ "code", "code", OBJECT_FIRST, 2, 2, false, true },
	{ "parent", "parent", OBJECT_REST, 1, 1, false, true },
	{ "not-parent", "parent", OBJECT_VALUE, 0, 0, false, true },
	{ "subject", "subject", OBJECT_VALUE, 0, 0, false, false },
	{ "not-subject", "subject", OBJECT_VALUE, 0, 0, false, false },
	{ "offence", "offence", OBJECT_VALUE, 0, 0, false, false },
	{ "not-offence", "offence", OBJECT_VALUE, 0, 0, false, false },
	{ "document", "document", OBJECT_RANGE, 3, 3, false, true },
	{ "party", "party", OBJECT_REST, 1, 1, false, false },
	{ "not-party", "party", OBJECT_VALUE, 0, 0, false, false },
	{ "judge", "judge", OBJECT_NONE, 0, 0, true, true },
	{ "seen", "seen", OBJECT_VALUE, 1, 100, false, false },
	{ "pages", "pages", OBJECT_VALUE, 4, 4, false, false },
};

static const struct kind *
kind_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kinds[i].name, name))
			return &kinds[i];
	return NULL;
}

void
decisions_release(struct decisions *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		free(d->v[i].at);
		free(d->v[i].kind);
		free(d->v[i].value);
		free(d->v[i].who);
		free(d->v[i].why);
	}
	free(d->v);
	memset(d, 0, sizeof *d);
}

/* ---- what is in force ---------------------------------------------------- */

struct part {
	const char *s;
	size_t len;
};

static struct part
object_of(const struct kind *k, const char *value)
{
	struct part p = { value, strlen(value) };
	const char *bar = strchr(value, '|');

	if (k->object == OBJECT_RANGE && bar)
		bar = strchr(bar + 1, '|');
	if (k->object == OBJECT_NONE)
		p.len = 0;
	else if (k->object == OBJECT_REST && bar)
		p = (struct part){ bar + 1, strlen(bar + 1) };
	else if (bar && (k->object == OBJECT_FIRST ||
			    k->object == OBJECT_RANGE))
		p.len = (size_t)(bar - value);
	return p;
}

static bool
same_family(const struct kind *a, const struct kind *b)
{
	return a && b && !strcmp(a->family, b->family);
}

static bool
replaces(const struct decision *later, const struct decision *earlier)
{
	const struct kind *l = kind_of(later->kind);
	const struct kind *k = kind_of(earlier->kind);
	struct part a, b;

	if (!same_family(l, k))
		return false;
	a = object_of(l, later->value);
	b = object_of(k, earlier->value);
	return a.len == b.len && !memcmp(a.s, b.s, a.len);
}

static void
drop_replaced(struct decisions *d)
{
	struct decisions kept = DECISIONS_INIT, gone = DECISIONS_INIT;
	size_t i, k;

	for (i = 0; i < d->n; i++) {
		struct decisions *to = &kept;

		for (k = i + 1; k < d->n && to == &kept; k++)
			if (replaces(&d->v[k], &d->v[i]))
				to = &gone;
		to->v = xgrow(to->v, to->n, &to->cap, sizeof *to->v);
		to->v[to->n++] = d->v[i];
	}
	free(d->v);
	*d = kept;
	decisions_release(&gone);
}

static enum cr_status
collect(struct decisions *out, sqlite3_stmt *q, enum cr_status st,
    struct cr_err *e)
{
	struct decision *d;

	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		d = &out->v[out->n++];
		d->seq = sql_int(q, 0);
		d->file = sql_int(q, 1);
		d->at = sql_dup(q, 2);
		d->kind = sql_dup(q, 3);
		d->value = sql_dup(q, 4);
		d->who = sql_dup(q, 5);
		d->why = sql_dup(q, 6);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
decision_list(struct catalog *c, int64_t file, struct decisions *out,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	decisions_release(out);
	st = sql_query(&q, c->db, e,
	    "SELECT seq, file, at, kind, value, who, why FROM decision d "
	    "WHERE file=? AND kind<>'undo' AND NOT " DECISION_UNDONE
	    " ORDER BY seq", "i", file);
	st = collect(out, q, st, e);
	drop_replaced(out);
	return st;
}

enum cr_status
decision_history(struct catalog *c, int64_t file, struct decisions *out,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	decisions_release(out);
	st = sql_query(&q, c->db, e,
	    "SELECT seq, file, at, kind, value, who, why FROM decision "
	    "WHERE file=? ORDER BY seq", "i", file);
	return collect(out, q, st, e);
}

/* ---- adding one ---------------------------------------------------------- */

static bool
clean_text(const char *s)
{
	size_t len = strlen(s), i;

	if (len > MAX_TEXT || !utf8_valid(s, len))
		return false;
	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
			return false;
	return true;
}

enum cr_status
decision_check(const char *kind, const char *value, const char *who,
    const char *why, struct cr_err *e)
{
	const struct kind *k = kind_of(kind);
	int bars = 0;
	const char *p;

	if (!k)
		return err_set(e, CR_SKIP, "'%s' is no kind of decision",
		    kind);
	if (!who[strspn(who, " ")])
		return err_set(e, CR_SKIP, "who decides is not said");
	if (!clean_text(value) || !clean_text(who) || !clean_text(why))
		return err_set(e, CR_SKIP,
		    "a decision is of lines of clean text, %d bytes at most",
		    MAX_TEXT);
	for (p = value; (p = strchr(p, '|')); p++)
		bars++;
	if ((!*value && !k->empty) || bars < k->least || bars > k->most)
		return err_set(e, CR_SKIP, "'%s' is no value of '%s'", value,
		    kind);
	if (!strcmp(kind, "class") && !policy_is_class(value))
		return err_set(e, CR_SKIP, "'%s' is no access class", value);
	return CR_OK;
}

/* Is just this in force, and nothing later that may touch it? */
static bool
in_force(const struct decisions *d, const char *kind, const char *value)
{
	const struct kind *k = kind_of(kind);
	bool yes = false;
	size_t i;

	for (i = 0; i < d->n; i++)
		if (!strcmp(d->v[i].kind, kind) &&
		    !strcmp(d->v[i].value, value))
			yes = true;
		else if (k->ordered && same_family(kind_of(d->v[i].kind), k))
			yes = false;
	return yes;
}

static enum cr_status
append(struct catalog *c, int64_t file, const char *kind, const char *value,
    const char *who, const char *why, int64_t *seq, struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e,
	    "INSERT INTO decision(file, at, kind, value, who, why) "
	    "VALUES (?,datetime('now'),?,?,?,?)", "issss", file, kind, value,
	    who, why);
	if (st == CR_OK && seq)
		*seq = sql_last_id(c->db);
	return st == CR_OK ? file_touch(c, file, e) : st;
}

/* Protection does not wait for the next coding. */
static enum cr_status
protect(struct catalog *c, int64_t file, const char *klass, const char *why,
    const char *source, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE file_state SET class=?, class_reason=?, class_source=? "
	    "WHERE file=?", "sssi", klass, why, source, file);
}

static enum cr_status
add_checked(struct catalog *c, int64_t file, const char *kind,
    const char *value, const char *who, const char *why, int64_t *seq,
    struct cr_err *e)
{
	struct decisions now = DECISIONS_INIT;
	enum cr_status st;
	int64_t n = 0;

	st = sql_int_of(c->db, &n, e,
	    "SELECT count(*) FROM file WHERE number=?", "i", file);
	if (st == CR_OK && !n)
		st = err_set(e, CR_SKIP, "there is no file of number %lld",
		    (long long)file);
	if (st == CR_OK)
		st = decision_list(c, file, &now, e);
	if (st == CR_OK && in_force(&now, kind, value))
		st = CR_END;
	decisions_release(&now);
	if (st == CR_OK)
		st = append(c, file, kind, value, who, why, seq, e);
	if (st == CR_OK && !strcmp(kind, "class") && strcmp(value, "open")) {
		n = sql_last_id(c->db);
		st = protect(c, file, value, DECISION_REASON, "person", e);
		if (st == CR_OK)
			st = decision_protect_children(c, value, n - 1, e);
	}
	return st;
}

enum cr_status
decision_add(struct catalog *c, int64_t file, const char *kind,
    const char *value, const char *who, const char *why, int64_t *seq,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = decision_check(kind, value, who, why, e)) != CR_OK)
		return st;
	if (!strcmp(kind, "pages"))
		return err_set(e, CR_SKIP, "pages are moved, not only said "
		    "to be elsewhere");
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = add_checked(c, file, kind, value, who, why, seq, e);
	return sql_end(c->db, st, e);
}

/* ---- taking one back ----------------------------------------------------- */

/* What is left may protect, or say nothing: then nobody knows until the file
 * is coded. */
static enum cr_status
close_again(struct catalog *c, int64_t file, struct cr_err *e)
{
	char klass[16] = "";
	bool decided = false;
	int64_t is_open = 0;
	enum cr_status st;

	st = sql_int_of(c->db, &is_open, e,
	    "SELECT class='open' FROM file_state WHERE file=?", "i", file);
	if (st == CR_OK && is_open)
		st = label_class_said(c, file, klass, sizeof klass, &decided,
		    e);
	if (st != CR_OK || !is_open || (decided && !strcmp(klass, "open")))
		return st;
	if (decided)
		return protect(c, file, klass, DECISION_REASON, "person", e);
	return protect(c, file, "unclassified",
	    "what opened it was taken back: not coded since", "machine", e);
}

static enum cr_status
undo(struct catalog *c, int64_t seq, const char *who, const char *why,
    struct cr_err *e)
{
	enum cr_status st;
	int64_t file = 0, of_class = 0;
	char value[24], *pages = NULL;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT file, kind='class', CASE kind WHEN 'pages' THEN value END "
	    "FROM decision d WHERE seq=? AND "
	    "kind<>'undo' AND NOT " DECISION_UNDONE, "i", seq);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		file = sql_int(q, 0);
		of_class = sql_int(q, 1);
		pages = sql_dup(q, 2);
	}
	sql_done(q);
	if (st != CR_OK)
		return st;
	if (pages)
		st = repage_back(c, file, pages, e);
	free(pages);
	snprintf(value, sizeof value, "%lld", (long long)seq);
	if (st == CR_OK)
		st = append(c, file, "undo", value, who, why, NULL, e);
	return st == CR_OK && of_class ? close_again(c, file, e) : st;
}

enum cr_status
decision_undo(struct catalog *c, int64_t seq, const char *who, const char *why,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = decision_check("judge", "-", who, why, e)) != CR_OK ||
	    (st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = undo(c, seq, who, why, e);
	return sql_end(c->db, st, e);
}

/* ---- what was confirmed -------------------------------------------------- */

static bool
teaches(const struct decisions *d)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (!strcmp(d->v[i].kind, "subject") ||
		    !strcmp(d->v[i].kind, "document"))
			return true;
	return false;
}

enum cr_status
decision_learned(struct catalog *c,
    enum cr_status (*f)(void *ctx, int64_t file, const struct decisions *d,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	struct decisions d = DECISIONS_INIT;
	enum cr_status st;
	int64_t file = 0;

	/* file after file, so that f may ask the catalogue itself */
	do {
		st = sql_int_of(c->db, &file, e,
		    "SELECT min(file) FROM (SELECT min(file) AS file FROM "
		    "decision WHERE kind='subject' AND file>?1 UNION ALL "
		    "SELECT min(file) FROM decision WHERE kind='document' AND "
		    "file>?1) WHERE file NOT NULL HAVING count(*)>0", "i",
		    file);
		if (st == CR_OK)
			st = decision_list(c, file, &d, e);
		if (st == CR_OK && teaches(&d))
			st = f(ctx, file, &d, e);
	} while (st == CR_OK);
	decisions_release(&d);
	return st == CR_END ? CR_OK : st;
}
