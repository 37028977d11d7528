/* catalog/wanted.c: pages that want a person (see wanted.h). */
#include "catalog/wanted.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/internal.h"

unsigned
wanted(const char *kind, const char *flaws, bool typed)
{
	bool none = !strcmp(kind, "unreadable");
	unsigned w = 0;

	if (typed)
		return 0;
	if (none || !strcmp(kind, "handwritten"))
		w |= WANT_TYPING;
	if (none || *flaws)
		w |= WANT_SCAN;
	return w;
}

/* ---- words --------------------------------------------------------------- */

const char *
flaw_next(const char *s, size_t *len)
{
	s += strspn(s, ",");
	*len = strcspn(s, ",");
	return *len ? s : NULL;
}

const char *
flaw_words(const char *name)
{
	static const char *const words[][2] = {
		{ "blurred", "the picture is blurred" },
		{ "too-dark", "the picture is too dark" },
		{ "too-light", "the picture is too light" },
		{ "cut-off", "the text runs over the edge of the picture" },
		{ "low-resolution", "the picture has too few pixels" },
		{ "unreadable", "there is writing that could not be read" },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i][0], name))
			return words[i][1];
	return name;
}

void
wanted_words(struct buf *out, const char *kind, const char *flaws)
{
	unsigned w = wanted(kind, flaws, false);
	size_t from = out->len, len;
	const char *s;

	if (w & WANT_TYPING)
		buf_adds(out, kind);
	for (s = flaws; (s = flaw_next(s, &len)); s += len) {
		if (out->len > from)
			buf_adds(out, ", ");
		buf_add(out, s, len);
	}
	buf_adds(out, w == WANT_TYPING ? ": type it in"
	    : w == WANT_SCAN ? ": scan it again"
	    : ": scan it again, or type it in");
}

/* ---- which they are ------------------------------------------------------ */

/* In the words of the index image_wanted, which must be used: they are few,
 * and a walk through all pages would cost too much. */
#define WANTED                                                                 \
	"FROM image_state s INDEXED BY image_wanted "                          \
	"CROSS JOIN page p ON p.image=s.image "                                \
	"JOIN file f ON f.number=p.file "                                      \
	"JOIN file_state fs ON fs.file=p.file "                                \
	"WHERE (s.kind IN ('handwritten', 'unreadable') OR s.flaws<>'') "      \
	"AND s.image NOT IN (SELECT image FROM typed) AND NOT f.withdrawn "

enum cr_status
wanted_each(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct wanted_page *p,
	struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT f.number, f.id, fs.class, p.n, s.kind, s.flaws " WANTED
	    "ORDER BY f.number, p.n", "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		const struct wanted_page p = { sql_int(q, 0), sql_text(q, 1),
			sql_text(q, 2), (int)sql_int(q, 3), sql_text(q, 4),
			sql_text(q, 5) };

		st = f(ctx, &p, e);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
wanted_count(struct catalog *c, struct wanted_counts *n, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(n, 0, sizeof *n);
	st = sql_query(&q, c->db, e,
	    "SELECT coalesce(sum(s.kind='handwritten'), 0), "
	    "coalesce(sum(s.kind='unreadable'), 0), "
	    "coalesce(sum(s.flaws<>''), 0) " WANTED, "");
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		n->handwritten = sql_int(q, 0);
		n->unreadable = sql_int(q, 1);
		n->flawed = sql_int(q, 2);
	}
	sql_done(q);
	return st;
}
