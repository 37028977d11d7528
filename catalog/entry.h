/* catalog/entry.h: rows of the court's own case registers, as they were typed
 * in beside the book or its photograph.  Truth: append-only; a row may
 * replace an earlier one.
 */
#ifndef CATALOG_ENTRY_H
#define CATALOG_ENTRY_H

#include "catalog/catalog.h"

/* NULL: not said.  Valid UTF-8. */
struct entry {
	int64_t seq;          /* set when it is added */
	int64_t instead;      /* of the row that this one replaces, 0: none */
	const char *at;       /* set when it is read */
	const char *book;     /* which register: "Civil register 2015" */
	const char *line;     /* page and line, as written there */
	const char *court, *written, *parties;
	const char *filed;    /* 2026-11-25 */
	const char *status;   /* pending, disposed, unknown */
	const char *note, *photo, *who;
};

/* CR_SKIP: no book; neither number nor parties; filed is no day; instead is
 * no row of this book, or replaced already. */
enum cr_status entry_add(struct catalog *c, struct entry *x, struct cr_err *e);
/* Take a row back: one without words replaces it, which no walk tells of.
 * CR_SKIP: as above. */
enum cr_status entry_strike(struct catalog *c, int64_t seq, const char *book,
    const char *who, struct cr_err *e);

/* Is it there in just these words (who typed it and the photo aside), in force:
 * at the same line of the book, or, where no line is said, as the row that was
 * typed last in this book?  Then it was typed before a power cut.  *seq: which
 * row.  CR_END: it is not. */
enum cr_status entry_again(struct catalog *c, const struct entry *x,
    int64_t *seq, struct cr_err *e);

/* Those in force of one book (NULL: of all, book by book), in the order of
 * typing; a replacement stands where the replaced one stood.  Strings are valid
 * during the call; f's failure ends the walk. */
enum cr_status entry_each(struct catalog *c, const char *book,
    enum cr_status (*f)(void *ctx, const struct entry *x, struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
