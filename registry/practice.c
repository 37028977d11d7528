/* registry/practice.c: the files to practise with (see practice.h). */
#include "registry/practice.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/csv.h"
#include "catalog/register.h"
#include "courtroll.h"

static const struct {
	const char *name;
	size_t at;
} columns[] = {
	{ "number", offsetof(struct jacket, written) },
	{ "parties", offsetof(struct jacket, parties) },
	{ "court", offsetof(struct jacket, court) },
	{ "volume", offsetof(struct jacket, volume) },
	{ "part", offsetof(struct jacket, part) },
	{ "room", offsetof(struct jacket, room) },
	{ "shelf", offsetof(struct jacket, shelf) },
	{ "box", offsetof(struct jacket, box) },
	{ "state", offsetof(struct jacket, state) },
	{ "class", offsetof(struct jacket, klass) },
	{ "status", offsetof(struct jacket, status) },
	{ "next_date", offsetof(struct jacket, next_date) },
	{ "outcome", offsetof(struct jacket, outcome) },
	{ "pages", offsetof(struct jacket, pages) },
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

/* The table is ours, so it has just these columns. */
static bool
head_is_right(struct csv *csv)
{
	size_t i;

	if (!csv_next(csv) || csv->fault || csv->n != N_COLUMNS)
		return false;
	for (i = 0; i < N_COLUMNS; i++)
		if (strcmp(csv->fields[i], columns[i].name) != 0)
			return false;
	return true;
}

static enum cr_status
add_row(struct catalog *c, const struct csv *csv, long *n, struct cr_err *e)
{
	struct jacket j = { .who = "courtroll practice" };
	char id[FILE_ID_MAX];
	enum cr_status st;
	bool known = false;
	size_t i;

	for (i = 0; i < N_COLUMNS; i++)
		if (csv->fields[i][0])
			*(const char **)(void *)((char *)&j + columns[i].at) =
			    csv->fields[i];
	st = register_file(c, &j, id, &known, e);
	*n += st == CR_OK && !known;
	return st;
}

enum cr_status
practice_fill(struct catalog *c, const char *table, long *n, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	struct csv csv;
	enum cr_status st;

	*n = 0;
	st = file_read(&b, table, CR_MAX_XML, e);
	csv_init(&csv, b.data, b.len);
	if (st == CR_OK && !head_is_right(&csv))
		st = err_set(e, CR_FATAL, "'%s' has not the columns of a "
		    "table of files to practise with", table);
	if (st == CR_OK)
		st = catalog_group_begin(c, e);
	if (st == CR_OK) {
		while (st == CR_OK && csv_next(&csv))
			st = csv.fault || csv.n != N_COLUMNS
			    ? err_set(e, CR_FATAL, "'%s', line %d: %s", table,
				  csv.line, csv.fault ? csv.fault
						      : "too few or too many "
							"cells")
			    : add_row(c, &csv, n, e);
		st = catalog_group_end(c, st, e);
	}
	csv_release(&csv);
	buf_release(&b);
	return st == CR_SKIP ? (e ? e->status = CR_FATAL : CR_FATAL) : st;
}
