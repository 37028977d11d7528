/* search/queries.c: reading a list of queries.  A file is CSV when its first
 * row has a cell `query`; otherwise commas in a line are part of the query. */
#include "search/queries.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "catalog/csv.h"

enum { MAX_FILE = 16 * 1024 * 1024 };

static void
read_lines(struct names *out, char *text)
{
	char *line, *rest;
	size_t len;

	for (line = text; *line; line = rest) {
		len = strcspn(line, "\n");
		rest = line + len + (line[len] == '\n');
		line[len] = '\0';
		if (len && line[len - 1] == '\r')
			line[len - 1] = '\0';
		if (line[strspn(line, " \t")])
			names_add(out, line);
	}
}

/* Rows below a head with the column; 0: there is no such head. */
static int
read_csv(struct names *out, const struct buf *text)
{
	struct csv c;
	size_t column;
	int is_csv = 0;

	csv_init(&c, text->data, text->len);
	if (csv_next(&c)) {
		for (column = 0; column < c.n; column++)
			if (strcasecmp(c.fields[column], "query") == 0)
				break;
		is_csv = column < c.n;
		while (is_csv && csv_next(&c))
			if (column < c.n && *c.fields[column])
				names_add(out, c.fields[column]);
	}
	csv_release(&c);
	return is_csv;
}

enum cr_status
queries_read(struct names *out, const char *path, struct cr_err *e)
{
	struct buf text = BUF_INIT;
	enum cr_status st = file_read(&text, path, MAX_FILE, e);

	if (st == CR_OK && !utf8_valid(text.data, text.len))
		st = err_set(e, CR_SKIP, "'%s' is not UTF-8 text", path);
	if (st == CR_OK && !read_csv(out, &text))
		read_lines(out, text.data);
	buf_release(&text);
	return st;
}
