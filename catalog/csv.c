/* catalog/csv.c: reading CSV (see csv.h).  The whole text is in memory; rows
 * are cut from it one at a time. */
#include "catalog/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

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

/* Windows-1252, 0x80 to 0x9f; 0: not defined. */
static const uint16_t windows_80[32] = { 0x20ac, 0, 0x201a, 0x0192, 0x201e,
	0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
	0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178 };

static void
from_windows(struct buf *text)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < text->len; i++) {
		unsigned char c = (unsigned char)text->data[i];

		if (c < 0x80 || c > 0x9f)
			utf8_add(&b, c);
		else
			utf8_add(&b,
			    windows_80[c - 0x80] ? windows_80[c - 0x80]
						 : 0xfffd);
	}
	buf_release(text);
	*text = b;
}

/* A quoted field, behind its first quote; c->at is then behind its last. */
static void
quoted(struct csv *c)
{
	for (; c->at < c->end; c->at++) {
		if (*c->at == '\n')
			c->next_line++;
		if (*c->at != '"') {
			buf_addc(&c->text, *c->at);
		} else if (c->at + 1 < c->end && c->at[1] == '"') {
			buf_addc(&c->text, '"');
			c->at++;
		} else {
			c->at++;
			return;
		}
	}
	c->fault = "a quote is not closed: nothing from here to the end is "
		   "taken";
}

/* One field up to the separator or the end of the row; true: the row goes on. */
static int
field(struct csv *c)
{
	int was_quoted = 0;

	if (c->at < c->end && *c->at == '"') {
		was_quoted = 1;
		c->at++;
		quoted(c);
	}
	for (; c->at < c->end; c->at++) {
		if (*c->at == c->sep) {
			c->at++;
			buf_addc(&c->text, '\0');
			return 1;
		}
		if (*c->at == '\n') {
			c->last_line = c->next_line++;
			c->at++;
			break;
		}
		/* a stray quote pairs with one of a later line: what is
		 * between would be one field */
		if (was_quoted && !strchr(" \t\r", *c->at) && !c->fault)
			c->fault = "text behind a closing quote";
		if (*c->at != '\r')
			buf_addc(&c->text, *c->at);
	}
	buf_addc(&c->text, '\0');
	return 0;
}

int
csv_next(struct csv *c)
{
	size_t i, n, k;
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
	c->last_line = 0; /* the text ends before the line does */
	c->fault = NULL;
	buf_reset(&c->text);
	n = 0;
	do {
		more = field(c);
		n++;
	} while (more);
	if (!c->last_line)
		c->last_line = c->next_line - (c->end[-1] == '\n');
	for (i = k = 0; i < c->text.len; i++)
		k += c->text.data[i] == '\0';
	if (k != n && !c->fault)
		c->fault = "a NUL byte (is the list UTF-16? save it as UTF-8)";
	c->windows = !utf8_valid(c->text.data, c->text.len);
	if (c->windows)
		from_windows(&c->text);
	/* the text no longer moves: cut it into fields */
	c->n = 0;
	for (p = c->text.data, i = 0; i < n; i++, p += strlen(p) + 1) {
		c->fields = xgrow(c->fields, c->n, &c->cap, sizeof *c->fields);
		c->fields[c->n++] = p;
	}
	return 1;
}
