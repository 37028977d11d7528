/* catalog/decisionclass.c: one class for whole series and boxes (the second
 * half of decision.h).
 *
 * One statement finds the files, by what is registered last and by the own
 * number; a second one hides what the first has decided.  A list of files is
 * asked file by file, by key. */
#include "catalog/decision.h"

#include <stdio.h>
#include <string.h>

#include "catalog/internal.h"
#include "catalog/policy.h"

/* Of the last registration that says something about it. */
#define JACKET(COLUMN, N)                                                      \
	"(" N " IS NULL OR " N "=(SELECT " COLUMN " FROM registration r "      \
	"WHERE r.file=s.file AND r." COLUMN " NOT NULL "                       \
	"ORDER BY r.seq DESC LIMIT 1) COLLATE NOCASE) AND "
#define SERIES                                                                 \
	"((coalesce(?7, ?8, ?9) IS NULL AND ?10=0 AND ?11=0) OR EXISTS "       \
	"(SELECT 1 FROM number n WHERE n.file=s.file AND n.own=1 AND "         \
	"(?7 IS NULL OR n.court=?7 COLLATE NOCASE) AND "                       \
	"(?8 IS NULL OR n.station=?8 COLLATE NOCASE OR "                       \
	"(?8<>'' AND n.station_name=?8 COLLATE NOCASE)) AND "                  \
	"(?9 IS NULL OR n.type=?9 COLLATE NOCASE) AND "                        \
	"(?10=0 OR n.year>=?10) AND (?11=0 OR n.year<=?11))) AND "
#define CHOSEN                                                                 \
	"FROM file_state s JOIN file f ON f.number=s.file WHERE "              \
	"s.file BETWEEN ?1 AND ?2 AND "                                        \
	"(?3 IS NULL OR f.batch IN (SELECT id FROM batch "                     \
	"WHERE name=?3 COLLATE NOCASE)) AND "                                  \
	JACKET("room", "?4") JACKET("shelf", "?5") JACKET("box", "?6") SERIES  \
	"(?12 IS NULL OR s.class=?12) AND ?13 IS NOT "                         \
	"(SELECT value FROM decision d WHERE d.file=s.file AND "               \
	"d.kind='class' AND NOT " DECISION_UNDONE                              \
	" ORDER BY d.seq DESC LIMIT 1)"

/* What ?1 to ?13 are bound to. */
#define CHOICE_TYPES "iisssssssiiss"
#define CHOICE(W, FIRST, LAST, KLASS)                                          \
	(FIRST), (LAST), (W)->batch, (W)->room, (W)->shelf, (W)->box,          \
	    (W)->court, (W)->station, (W)->type, (int64_t)(W)->year_from,      \
	    (int64_t)(W)->year_to, (W)->now, (KLASS)

static bool
says_nothing(const struct decision_which *w)
{
	return !w->batch && !w->room && !w->shelf && !w->box && !w->court &&
	    !w->station && !w->type && !w->year_from && !w->year_to &&
	    !w->files;
}

static enum cr_status
check(const struct decision_which *w, const char *klass, const char *who,
    const char *why, struct cr_err *e)
{
	if (says_nothing(w))
		return err_set(e, CR_SKIP, "no files are chosen");
	return decision_check("class", klass, who, why, e);
}

/* The i-th stretch of file numbers to look through; false: no more. */
static bool
stretch(const struct decision_which *w, size_t i, int64_t *first,
    int64_t *last)
{
	*first = w->files && i < w->n_files ? w->files[i] : 1;
	*last = w->files ? *first : INT64_MAX;
	return w->files ? i < w->n_files : i == 0;
}

static void
add_count(struct class_counts *out, const char *klass, int64_t n)
{
	const size_t room = sizeof out->v / sizeof *out->v;
	size_t i;

	for (i = 0; i < out->n; i++)
		if (!strcmp(out->v[i].klass, klass))
			break;
	if (i == room)
		return;
	if (i == out->n)
		snprintf(out->v[out->n++].klass, sizeof out->v->klass, "%s",
		    klass);
	out->v[i].n += n;
}

enum cr_status
decision_class_now(struct catalog *c, const struct decision_which *w,
    const char *klass, struct class_counts *out, struct cr_err *e)
{
	enum cr_status st = check(w, klass, "-", "", e);
	int64_t first, last;
	sqlite3_stmt *q;
	size_t i;

	memset(out, 0, sizeof *out);
	for (i = 0; st == CR_OK && stretch(w, i, &first, &last); i++) {
		st = sql_query(&q, c->db, e,
		    "SELECT s.class, count(*) " CHOSEN " GROUP BY s.class "
		    "ORDER BY 2 DESC, 1", CHOICE_TYPES,
		    CHOICE(w, first, last, klass));
		while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
			add_count(out, sql_text(q, 0), sql_int(q, 1));
		sql_done(q);
		st = st == CR_END ? CR_OK : st;
	}
	return st;
}

/* What comes from a case, step by step: by number, as far as both know it.
 * The same index as caseref.c's. */
#define DESCENT                                                                \
	"WITH RECURSIVE hit(file, depth) AS (SELECT file, 0 FROM decision "    \
	"WHERE seq>?2 UNION SELECT p.file, depth+1 FROM hit "                  \
	"JOIN number o ON o.file=hit.file AND o.own>0 "                        \
	"JOIN number p ON p.serial=o.serial AND p.year=o.year AND "            \
	"p.type=o.type AND (p.own>0 OR p.role IN ('own', 'parent')) AND "      \
	"p.role='parent' AND p.settled AND p.file<>o.file AND "                \
	"(p.court=o.court OR p.court='' OR o.court='') AND "                   \
	"(p.station=o.station OR p.station='' OR o.station='') "               \
	"WHERE depth<8) "

enum cr_status
decision_protect_children(struct catalog *c, const char *klass,
    int64_t before, struct cr_err *e)
{
	if (!policy_protects(klass))
		return CR_OK;
	return sql_run(c->db, e,
	    DESCENT "UPDATE file_state SET class=?1, class_reason="
	    "'comes from a protected case: not coded since', "
	    "class_source='machine', rev=rev+1 WHERE file IN "
	    "(SELECT file FROM hit WHERE depth>0) AND class_source<>'person' "
	    "AND (class IN ('open', 'unclassified') OR ?1='sealed')", "si",
	    klass, before);
}

/* Those after `before` are the ones that were just made. */
static enum cr_status
take_effect(struct catalog *c, const char *klass, int64_t before,
    struct cr_err *e)
{
	enum cr_status st;

	st = sql_run(c->db, e,
	    "UPDATE file_state SET rev=rev+1 WHERE file IN "
	    "(SELECT file FROM decision WHERE seq>?)", "i", before);
	if (st == CR_OK && strcmp(klass, "open"))
		st = sql_run(c->db, e,
		    "UPDATE file_state SET class=?, class_reason='"
		    DECISION_REASON "', class_source='person' WHERE file IN "
		    "(SELECT file FROM decision WHERE seq>?)", "si", klass,
		    before);
	if (st == CR_OK)
		st = decision_protect_children(c, klass, before, e);
	return st;
}

static enum cr_status
decide(struct catalog *c, const struct decision_which *w, const char *klass,
    const char *who, const char *why, int64_t *n, struct cr_err *e)
{
	int64_t before = 0, first, last;
	enum cr_status st;
	char detail[200];
	size_t i;

	st = sql_int_of(c->db, &before, e,
	    "SELECT coalesce(max(seq), 0) FROM decision", "");
	for (i = 0; st == CR_OK && stretch(w, i, &first, &last); i++) {
		st = sql_run(c->db, e,
		    "INSERT INTO decision(file, at, kind, value, who, why) "
		    "SELECT s.file, datetime('now'), 'class', ?13, ?14, ?15 "
		    CHOSEN " ORDER BY s.file", CHOICE_TYPES "ss",
		    CHOICE(w, first, last, klass), who, why);
		if (st == CR_OK)
			*n += sql_changes(c->db);
	}
	if (st == CR_OK && *n)
		st = take_effect(c, klass, before, e);
	if (st == CR_OK && *n) {
		snprintf(detail, sizeof detail,
		    "%s for %lld, decisions from %lld, by %.80s", klass,
		    (long long)*n, (long long)before + 1, who);
		st = event_add(c, "class", "", detail, e);
	}
	return st;
}

enum cr_status
decision_class(struct catalog *c, const struct decision_which *w,
    const char *klass, const char *who, const char *why, bool dry, int64_t *n,
    struct cr_err *e)
{
	struct class_counts now;
	enum cr_status st;
	size_t i;

	*n = 0;
	if ((st = check(w, klass, who, why, e)) != CR_OK)
		return st;
	if (dry) {
		st = decision_class_now(c, w, klass, &now, e);
		for (i = 0; i < now.n; i++)
			*n += now.v[i].n;
		return st;
	}
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	st = decide(c, w, klass, who, why, n, e);
	return sql_end(c->db, st, e);
}
