/* catalog/csv.h: reading CSV (RFC 4180): quoted fields, doubled quotes, line
 * ends in quotes, CRLF or LF; a UTF-8 byte order mark is passed over.  The
 * separator is a comma, or a semicolon or tab where the first line has that
 * and no comma (spreadsheets of many countries write those). */
#ifndef CATALOG_CSV_H
#define CATALOG_CSV_H

#include <stddef.h>

#include "base/buf.h"

struct csv {
	const char *at, *end;
	int line;     /* of the row read last, from 1 */
	int next_line;
	char sep;
	struct buf text; /* the fields of the row, one NUL after each */
	char **fields;
	size_t n, cap;
};

void csv_init(struct csv *c, const char *text, size_t len);
void csv_release(struct csv *c);
/* The next row into c->fields[0..n); false: no more.  Empty lines are passed
 * over. */
int csv_next(struct csv *c);

#endif
