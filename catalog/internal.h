/* catalog/internal.h: what the files of this folder share. */
#ifndef CATALOG_INTERNAL_H
#define CATALOG_INTERNAL_H

#include "catalog/catalog.h"
#include "catalog/sql.h"

struct catalog {
	struct sql *db;
	struct archive archive; /* own copy */
	char *site, *scheme, *id;
};

/* Something about a file changed: later stages have work. In a transaction. */
enum cr_status file_touch(struct catalog *c, int64_t file, struct cr_err *e);

/* The next n file numbers, *first on: nobody gets them again.  In a
 * transaction. */
enum cr_status catalog_give_numbers(struct catalog *c, int64_t n,
    int64_t *first, struct cr_err *e);

/* A new row in the append-only event table. In a transaction. */
enum cr_status event_add(struct catalog *c, const char *what,
    const char *object, const char *detail, struct cr_err *e);

/* Of file_state fs and batch b: protected as far as is known before the file
 * is coded.  How such a file's scans were named may say whom it is about. */
#define PROTECTED                                                              \
	"(fs.class NOT IN ('open', 'unclassified') OR "                        \
	"coalesce(b.class, 'open') NOT IN ('open', 'unclassified'))"

/* Is the decision of the row d taken back? */
#define DECISION_UNDONE                                                        \
	"EXISTS (SELECT 1 FROM decision u WHERE u.file=d.file AND "            \
	"u.kind='undo' AND u.value=CAST(d.seq AS TEXT))"
#define DECISION_REASON "a person decided" /* shown beside the class */

/* What comes from the cases of the files of the decisions after `before` is
 * protected as they are, until it is coded; within their transaction. */
enum cr_status decision_protect_children(struct catalog *c, const char *klass,
    int64_t before, struct cr_err *e);

/* What decision_add refuses: CR_SKIP. */
enum cr_status decision_check(const char *kind, const char *value,
    const char *who, const char *why, struct cr_err *e);

/* The labels of a record (recordlabel.c); its pages are there already. */
struct record;
enum cr_status record_read_labels(struct catalog *c, struct record *r,
    bool evidence, struct cr_err *e);
void record_free_labels(struct record *r);

#endif
