/* print/table.h: a list on paper: a title, columns, as many pages as it takes.
 *
 *	table_begin(&t, p, &spec);
 *	table_section(&t, "Shelf F2");
 *	table_row(&t, cells);          as many as there are columns
 *	table_end(&t);                 signatures, page n of m
 *
 * A row is as high as its fullest cell, and never parted between pages; the
 * head stands on each page.  Nothing is cut off: what is too long for a cell
 * is broken into lines, and set smaller where a word would be broken.
 *
 * Nothing is drawn before table_end, when it is known how many pages there
 * are; cells are copied until then.
 */
#ifndef PRINT_TABLE_H
#define PRINT_TABLE_H

#include "base/buf.h"
#include "print/printout.h"

enum { TABLE_COLUMNS_MAX = 12 };

struct table_column {
	const char *title;
	double share;     /* of the width, beside the other columns' */
	bool right;       /* numbers */
	bool tick;        /* an empty box to tick, whatever the cell says */
	bool mono;        /* ids */
};

struct table_spec {
	const char *title;
	const char *subtitle;         /* or NULL; several lines are fine */
	const char *date;             /* printed on each page, or NULL */
	const struct table_column *columns;
	size_t n_columns;
	const char *const *signatures; /* "Handed over by" ... or NULL */
	size_t n_signatures;
	double size;                   /* points; 0: 9 */
	double row;                    /* mm, the least height of a row: 8 to
	                                * write on; 0: 5 */
};

struct table_item; /* a row, a heading, a note: see table.c */

struct table {
	struct printout *p;
	const struct table_spec *spec; /* the caller's, until table_end */
	double x[TABLE_COLUMNS_MAX + 1];
	struct table_item *items;
	size_t n, cap;
	struct buf text;               /* theirs, each with its end */
	/* where it is at, while it measures and again while it draws */
	double y;                      /* where the next row begins, mm */
	size_t section;                /* item + 1 that is repeated on the next
	                                * page; 0: none */
	int page, pages;               /* of this table; pages: 0 until known */
};

void table_begin(struct table *t, struct printout *p,
    const struct table_spec *spec);
/* A heading between rows; it stays with the row below it. */
void table_section(struct table *t, const char *text);
/* NULL is an empty cell. */
void table_row(struct table *t, const char *const *cells);
/* A line of plain text across. */
void table_note(struct table *t, const char *text);
void table_end(struct table *t);

#endif
