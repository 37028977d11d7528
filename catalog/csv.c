/* catalog/csv.c: reading CSV (see csv.h).  The whole text is in memory; rows
 * are cut from it one at a time. */
#include "catalog/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
csv_init(struct csv *c, const char *text, size_t len)
{
	const char *nl;
	size_t first;

	memset(c, 0, sizeof *c);
	buf_init(&c->text);
	if (len >= 3 && !memcmp(text, "\xef\xbb\xbf", 3)) {
		text += 3;
		len -= 3;
	}
	c->at = text;
	c->end = text + len;
	c->next_line = 1;
	nl = memchr(text, '\n', len);
	first = nl ? (size_t)(nl - text) : len;
	c->sep = memchr(text, ',', first)    ? ','
	    : memchr(text, ';', first)       ? ';'
	    : memchr(text, '\t', first)      ? '\t'
					     : ',';
}

void
csv_release(struct csv *c)
{
	buf_release(&c->text);
	free(c->fields);
	memset(c, 0, sizeof *c);
	buf_init(&c->text);
}

/* One field up to the separator or the end of the row; true: the row goes on. */
static int
field(struct csv *c)
{
	int quoted = 0;

	if (c->at < c->end && *c->at == '"') {
		quoted = 1;
		c->at++;
	}
	for (; c->at < c->end; c->at++) {
		if (*c->at == '\n')
			c->next_line++;
		if (quoted) {
			if (*c->at != '"') {
				buf_addc(&c->text, *c->at);
			} else if (c->at + 1 < c->end && c->at[1] == '"') {
				buf_addc(&c->text, '"');
				c->at++;
			} else {
				quoted = 0;
			}
			continue;
		}
		if (*c->at == c->sep) {
			c->at++;
			buf_addc(&c->text, '\0');
			return 1;
		}
		if (*c->at == '\n') {
			c->at++;
			break;
		}
		if (*c->at != '\r')
			buf_addc(&c->text, *c->at);
	}
	buf_addc(&c->text, '\0');
	return 0;
}

int
csv_next(struct csv *c)
{
	size_t i, n;
	int more;
	char *p;

	while (c->at < c->end && (*c->at == '\n' || *c->at == '\r')) {
		if (*c->at == '\n')
			c->next_line++;
		c->at++;
	}
	if (c->at >= c->end)
		return 0;
	c->line = c->next_line;
	buf_reset(&c->text);
	n = 0;
	do {
		more = field(c);
		n++;
	} while (more);
	/* the text no longer moves: cut it into fields */
	c->n = 0;
	for (p = c->text.data, i = 0; i < n; i++, p += strlen(p) + 1) {
		c->fields = xgrow(c->fields, c->n, &c->cap, sizeof *c->fields);
		c->fields[c->n++] = p;
	}
	return 1;
}
