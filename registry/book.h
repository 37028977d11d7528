/* registry/book.h: the rows of a court's own case register, from a CSV file
 * or as they were typed in (catalog/entry.h).
 *
 * Column names are forgiving: "Case No.", "Plaintiff", "Date of filing"; the
 * notes say which were taken for what, and which were passed over.  The head
 * need not be the first line (titles may stand above it), and the separator is
 * the one with which it makes sense: comma, semicolon or tab.  Windows-1252
 * and rows that mean nothing are dealt with as catalog/csv.h does it: a bad
 * row is kept with its line and what is wrong with it, never half of it.
 */
#ifndef REGISTRY_BOOK_H
#define REGISTRY_BOOK_H

#include <stdint.h>

#include "base/file.h"
#include "catalog/catalog.h"

enum {
	BOOK_ROWS_MAX = 500000, /* of all sources together */
	BOOK_PARTIES_MAX = 4096, /* bytes of a row's parties that are kept */
};

enum book_column {
	BOOK_NUMBER, BOOK_PARTIES,
	BOOK_FIRST, BOOK_SECOND, /* "Plaintiff", "Defendant": become parties */
	BOOK_FILED, BOOK_COURT, BOOK_STATUS, BOOK_TYPE, BOOK_YEAR, BOOK_LINE,
	BOOK_BOOK, BOOK_COLUMNS,
};
const char *book_column_name(enum book_column c); /* "number" */

/* Which column of a head is which: of[c] is its index or -1.  Returns how many
 * were found. */
size_t book_head(int of[BOOK_COLUMNS], char *const *heads, size_t n);

/* Valid UTF-8, blanks squeezed; NULL: not said. */
struct book_row {
	int line, last_line;  /* of the CSV; 0: typed in */
	int64_t seq;          /* of a typed row (entry.h), else 0 */
	const char *fault;    /* it means nothing, and why; or NULL */
	char *number, *parties, *filed, *court, *status, *type, *year;
	char *page;           /* page and line, as written in the register */
	char *book;
};
struct book {
	struct book_row *v;
	size_t n, cap;
	size_t n_faulty;
	struct names notes;   /* for people: how it was read */
};
#define BOOK_INIT                                                              \
	{                                                                      \
		NULL, 0, 0, 0, NAMES_INIT                                      \
	}
void book_release(struct book *b);

/* Add the rows of a file; "-": standard input.  CR_SKIP: no column of numbers
 * was found in its first lines, or it is empty; CR_FATAL: more than
 * BOOK_ROWS_MAX rows. */
enum cr_status book_read_csv(struct book *b, const char *path,
    struct cr_err *e);
/* Add those that were typed in, of one book, or of all (NULL). */
enum cr_status book_read_typed(struct book *b, struct catalog *c,
    const char *book, struct cr_err *e);

#endif
