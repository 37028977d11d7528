/* catalog/register.h: files from what their jackets say.
 *
 * A file exists as soon as somebody has read its jacket.  What is said later
 * is added; the newest word about a thing counts, and "" says that there is
 * nothing.  An entry that was a mistake is withdrawn: its id is never given
 * again, dump, search and counts pass it over, and saying more about it makes
 * it a file again.
 */
#ifndef CATALOG_REGISTER_H
#define CATALOG_REGISTER_H

#include <stdbool.h>

#include "base/fileid.h"
#include "catalog/catalog.h"

/* NULL: not said.  Strings are valid UTF-8. */
struct jacket {
	const char *written; /* the number as written */
	const char *parties, *type, *volume;
	const char *room, *shelf, *box, *state;
	const char *klass;   /* starting class */
	const char *court;   /* in words or as a code: for numbers without */
	const char *part;    /* original, temporary, duplicate */
	const char *status;  /* pending, disposed, unknown */
	const char *next_date; /* 2026-11-25 */
	const char *outcome;
	const char *pages;   /* counted by hand: 0 to 9999 */
	const char *who;     /* who says so */
};

/* CR_SKIP: a class, part, status, date or count that is none; says which and
 * what may be said.  The register_ calls below ask it. */
enum cr_status register_check(const struct jacket *j, struct cr_err *e);

/* Register a new file.  When a file with exactly this jacket is there
 * already (who says so aside), nothing is added: *known is true and id is
 * that file's (a list that was cut short can simply be given again). */
enum cr_status register_file(struct catalog *c, const struct jacket *j,
    char id[FILE_ID_MAX], bool *known, struct cr_err *e);
/* A new file, though one with the same jacket is there. */
enum cr_status register_new(struct catalog *c, const struct jacket *j,
    char id[FILE_ID_MAX], struct cr_err *e);
/* Under an id that was printed before (issue.h).  CR_SKIP: it was never
 * given, or is a file's already. */
enum cr_status register_issued(struct catalog *c, int64_t number,
    const struct jacket *j, char id[FILE_ID_MAX], struct cr_err *e);

/* The class of a jacket that was known.  NEW: it had not been said of this
 * file, and is now.  OVERRULED: it had been, and another one later; a list
 * that is given again must not undo that, so nothing is changed. */
enum class_said { CLASS_SAME, CLASS_NEW, CLASS_OVERRULED };
enum cr_status register_class(struct catalog *c, const char *id,
    const char *klass, enum class_said *said, struct cr_err *e);

/* Say more about a file that is there (it was scanned first). */
enum cr_status register_more(struct catalog *c, int64_t file,
    const struct jacket *j, struct cr_err *e);

/* The file that this person registered last, and that is one still: where work
 * goes on after a pause or a power cut.  CR_END: none among the last
 * REGISTER_LOOKS_BACK words of all. */
enum { REGISTER_LOOKS_BACK = 20000 };
enum cr_status register_last(struct catalog *c, const char *who,
    int64_t *file, struct cr_err *e);

/* Take an entry back.  CR_SKIP: it has pages, or is lent out: it is a file.
 * CR_END: it is withdrawn already. */
enum cr_status register_withdraw(struct catalog *c, int64_t file,
    const char *who, struct cr_err *e);

#endif
