/* registry/transfer_list.c: the rows of a list of transfers (see transfer.h).
 * Heads of columns are forgiving: people make these lists in spreadsheets. */
#include "registry/transfer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "courtroll.h"

enum { FILE_, NEW_, TO, DAY, COLUMNS };

static const char *const heads[COLUMNS][6] = {
	{ "file", "id", "file id", "number", "old number", "old" },
	{ "new", "new number", "new code", "new case number" },
	{ "to", "station", "new station", "to station", "court" },
	{ "date", "day", "from", "transfer date", "date of transfer" },
};

static void
trim(char *s)
{
	size_t lead = strspn(s, " \t\r\n"), len = strlen(s);

	while (len > lead && strchr(" \t\r\n", s[len - 1]))
		len--;
	memmove(s, s + lead, len - lead);
	s[len - lead] = '\0';
}

static int
column_of(char *head)
{
	size_t i, k;

	trim(head);
	for (i = 0; i < COLUMNS; i++)
		for (k = 0; k < 6 && heads[i][k]; k++)
			if (!strcasecmp(head, heads[i][k]))
				return (int)i;
	return -1;
}

static enum cr_status
read_head(struct csv *csv, int of[COLUMNS], const char *path,
    struct cr_err *e)
{
	size_t i;
	int c;

	for (i = 0; i < COLUMNS; i++)
		of[i] = -1;
	if (!csv_next(csv))
		return err_set(e, CR_SKIP, "'%s' is empty", path);
	if (csv->fault)
		return err_set(e, CR_SKIP, "'%s', line %d: %s", path,
		    csv->line, csv->fault);
	for (i = 0; i < csv->n; i++) {
		c = column_of(csv->fields[i]);
		if (c < 0 && csv->fields[i][0])
			log_warn("'%s': column '%.80s' is not known and "
				 "passed over", path, csv->fields[i]);
		else if (c >= 0 && of[c] < 0)
			of[c] = (int)i;
	}
	if (of[FILE_] < 0)
		return err_set(e, CR_SKIP, "'%s': the first line must name "
		    "columns: file, and new or to, and date", path);
	return CR_OK;
}

static const char *
field(struct csv *csv, int column)
{
	if (column < 0 || (size_t)column >= csv->n)
		return "";
	trim(csv->fields[column]);
	return csv->fields[column];
}

static bool
is_empty(const struct transfer_row *r)
{
	return !*r->file && !*r->new && !*r->to && !*r->day;
}

enum cr_status
transfer_list(const char *path,
    enum cr_status (*f)(void *ctx, const struct transfer_row *r,
	struct cr_err *e),
    void (*bad)(void *ctx, int line, const char *why), void *ctx,
    struct cr_err *e)
{
	struct buf b = BUF_INIT;
	struct csv csv;
	enum cr_status st;
	int of[COLUMNS];
	size_t n = 0;

	st = strcmp(path, "-")
	    ? file_read(&b, path, CR_MAX_XML, e)
	    : fd_read_all(&b, STDIN_FILENO, CR_MAX_XML, "standard input", e);
	csv_init(&csv, b.data, b.len);
	if (st == CR_OK)
		st = read_head(&csv, of, path, e);
	while (st == CR_OK && csv_next(&csv)) {
		struct transfer_row r = { .line = csv.line };

		if (csv.fault) {
			bad(ctx, csv.line, csv.fault);
			continue;
		}
		r.file = field(&csv, of[FILE_]);
		r.new = field(&csv, of[NEW_]);
		r.to = field(&csv, of[TO]);
		r.day = field(&csv, of[DAY]);
		if (is_empty(&r))
			continue;
		st = ++n > TRANSFER_ROWS_MOST
		    ? err_set(e, CR_SKIP, "'%s' has more than %d rows: part "
			  "it", path, TRANSFER_ROWS_MOST)
		    : f(ctx, &r, e);
	}
	csv_release(&csv);
	buf_release(&b);
	return st;
}
