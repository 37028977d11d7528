/* catalog/csv.h: reading CSV (RFC 4180): quoted fields, doubled quotes, line
 * ends in quotes, CRLF or LF; a UTF-8 byte order mark is passed over.  The
 * separator is a comma, or a semicolon or tab where the first line has that
 * and no comma (spreadsheets of many countries write those).
 *
 * A row that is no valid UTF-8 is taken for Windows-1252, which is what
 * spreadsheets write where they write no UTF-8. */
#ifndef CATALOG_CSV_H
#define CATALOG_CSV_H

#include <stddef.h>

#include "base/buf.h"

struct csv {
	const char *at, *end;
	int line;      /* of the row read last, from 1 */
	int last_line; /* where it ends */
	int next_line;
	char sep;
	struct buf text; /* the fields of the row, one NUL after each */
	char **fields;
	size_t n, cap;
	/* What is wrong with the row, or NULL; its fields then mean nothing.
	 * A quote that is not closed takes the rest of the text with it. */
	const char *fault;
	int windows; /* the row was Windows-1252; its fields are UTF-8 */
};

void csv_init(struct csv *c, const char *text, size_t len);
void csv_release(struct csv *c);
/* The next row into c->fields[0..n); false: no more.  Empty lines are passed
 * over. */
int csv_next(struct csv *c);

#endif
