/* catalog/lexicon.c: see lexicon.h.  Of a jacket the newest word about each
 * thing counts, of decisions and rows of registers those in force. */
#include "catalog/lexicon.h"

#include "catalog/internal.h"

#define JACKETS(COLUMN)                                                        \
	"SELECT " COLUMN " FROM registration r WHERE " COLUMN " <> '' AND "    \
	"NOT EXISTS (SELECT 1 FROM registration n WHERE n.file=r.file AND "    \
	"n.seq>r.seq AND n." COLUMN " IS NOT NULL)"
#define ROWS(COLUMN)                                                           \
	"SELECT " COLUMN " FROM entry x WHERE " COLUMN " <> '' AND "           \
	"NOT EXISTS (SELECT 1 FROM entry n WHERE n.instead=x.seq)"

/* The value of a party is "<role>|<name>"; the role does no harm. */
static const char all[] =
    JACKETS("parties") " UNION ALL " JACKETS("type") " UNION ALL "
    JACKETS("court") " UNION ALL " JACKETS("outcome") " UNION ALL "
    ROWS("parties") " UNION ALL " ROWS("court") " UNION ALL " ROWS("note")
    " UNION ALL SELECT value FROM decision d WHERE kind IN "
    "('party', 'judge') AND NOT " DECISION_UNDONE
    " UNION ALL SELECT x.text FROM typed t "
    "JOIN transcript x ON x.seq=t.transcript";

enum cr_status
catalog_each_text(struct catalog *c, void (*f)(void *ctx, const char *text),
    void *ctx, struct cr_err *e)
{
	sqlite3_stmt *q = NULL;
	const char *text;
	enum cr_status st = sql_query(&q, c->db, e, all, "");

	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		if ((text = sql_text(q, 0)))
			f(ctx, text);
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}
