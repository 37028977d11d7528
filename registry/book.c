/* registry/book.c: rows of a register from CSV and from the catalogue (see
 * book.h).  The head is looked for with each separator in the first lines; the
 * separator with which most columns are known is taken. */
#include "registry/book.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/csv.h"
#include "catalog/entry.h"
#include "courtroll.h"

enum { HEAD_LINES = 12 }; /* in which the head is looked for */

void
book_release(struct book *b)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		struct book_row *r = &b->v[i];

		free(r->number);
		free(r->parties);
		free(r->filed);
		free(r->court);
		free(r->status);
		free(r->type);
		free(r->year);
		free(r->page);
		free(r->book);
	}
	free(b->v);
	names_release(&b->notes);
	memset(b, 0, sizeof *b);
}

static void note(struct book *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
note(struct book *b, const char *fmt, ...)
{
	va_list ap;
	char *s = NULL;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		abort();
	va_end(ap);
	names_add(&b->notes, s);
	free(s);
}

/* Append, blanks and line ends of any number as one space. */
static void
add_squeezed(struct buf *out, const char *s)
{
	struct buf clean = BUF_INIT;
	size_t i, len, from = out->len;

	for (; *s; s += len + (s[len] != '\0')) { /* in quotes there are CRs */
		len = strcspn(s, "\r");
		utf8_add_clean(&clean, s, len);
	}
	for (i = 0; i < clean.len; i++) {
		if (!strchr(" \t\n", clean.data[i]))
			buf_addc(out, clean.data[i]);
		else if (out->len > from && out->data[out->len - 1] != ' ')
			buf_addc(out, ' ');
	}
	while (out->len > from && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_release(&clean);
}

/* To free(); NULL: there is nothing in it. */
static char *
squeezed(const char *s, size_t most)
{
	struct buf b = BUF_INIT;

	if (!s)
		return NULL;
	add_squeezed(&b, s);
	if (b.len > most) {
		while (most && ((unsigned char)b.data[most] & 0xc0) == 0x80)
			most--;
		buf_truncate(&b, most);
	}
	if (!b.len) {
		buf_release(&b);
		return NULL;
	}
	return buf_detach(&b, NULL);
}

static enum cr_status
new_row(struct book_row **r, struct book *b, struct cr_err *e)
{
	if (b->n == BOOK_ROWS_MAX)
		return err_set(e, CR_FATAL,
		    "a register of more than %d rows: give it in parts",
		    BOOK_ROWS_MAX);
	b->v = xgrow(b->v, b->n, &b->cap, sizeof *b->v);
	*r = &b->v[b->n++];
	memset(*r, 0, sizeof **r);
	return CR_OK;
}

/* ---- the head ------------------------------------------------------------ */

struct head {
	int of[BOOK_COLUMNS];
	size_t n;       /* cells of the head */
	size_t found;
	int line;
	char sep;
};

static bool
any_of(const struct csv *c, const struct head *h)
{
	return !c->fault && h->found &&
	    (h->of[BOOK_NUMBER] >= 0 || h->of[BOOK_PARTIES] >= 0);
}

/* The best head among the first lines, with this separator. */
static void
try_head(struct head *best, const char *text, size_t len, char sep)
{
	struct head h = { .sep = sep };
	struct csv c;
	int i;

	csv_init(&c, text, len);
	c.sep = sep;
	for (i = 0; i < HEAD_LINES && csv_next(&c); i++) {
		if (c.n > 256)
			continue;
		h.found = book_head(h.of, c.fields, c.n);
		h.n = c.n;
		h.line = c.line;
		/* "Number, parties" in a title is no head of its own */
		if (any_of(&c, &h) && h.found > best->found)
			*best = h;
	}
	csv_release(&c);
}

static void
say_columns(struct book *b, const struct csv *c, const struct head *h)
{
	struct buf taken = BUF_INIT, passed = BUF_INIT;
	size_t k;
	int i;

	for (k = 0; k < c->n; k++) {
		for (i = 0; i < BOOK_COLUMNS && h->of[i] != (int)k; i++)
			;
		if (i < BOOK_COLUMNS) {
			buf_addf(&taken, "%s%s from '",
			    taken.len ? ", " : "",
			    book_column_name((enum book_column)i));
			add_squeezed(&taken, c->fields[k]);
			buf_addc(&taken, '\'');
		} else if (c->fields[k][0]) {
			buf_adds(&passed, passed.len ? ", '" : "'");
			add_squeezed(&passed, c->fields[k]);
			buf_addc(&passed, '\'');
		}
	}
	note(b, "columns: %s", taken.data);
	if (passed.len)
		note(b, "columns passed over: %s", passed.data);
	if (h->sep != ',')
		note(b, "cells are parted by %s",
		    h->sep == ';' ? "semicolons" : "tabs");
	if (h->line > 1)
		note(b, "line %d is taken for the head", h->line);
	buf_release(&taken);
	buf_release(&passed);
}

/* Leaves the head as the row in hand. */
static enum cr_status
find_head(struct head *h, struct csv *c, const char *text, size_t len,
    const char *name, struct cr_err *e)
{
	static const char seps[] = ",;\t";
	char usual;
	size_t i;

	csv_init(c, text, len);
	usual = c->sep;
	if (!csv_next(c))
		return err_set(e, CR_SKIP, "'%s' is empty", name);
	if (c->fault && strstr(c->fault, "NUL"))
		return err_set(e, CR_SKIP, "'%s', line %d: %s", name, c->line,
		    c->fault);
	try_head(h, text, len, usual);
	for (i = 0; seps[i]; i++)
		try_head(h, text, len, seps[i]);
	if (!h->found)
		return err_set(e, CR_SKIP,
		    "'%s': no line names the columns: number, parties, filed, "
		    "court, status, line, book ('Case No.', 'Plaintiff' and "
		    "the like are well too)", name);
	csv_release(c);
	csv_init(c, text, len);
	c->sep = h->sep;
	while (csv_next(c) && c->line < h->line)
		;
	return CR_OK;
}

/* ---- rows of a file ------------------------------------------------------ */

static const char *
cell(const struct csv *c, const struct head *h, enum book_column k)
{
	return h->of[k] >= 0 && (size_t)h->of[k] < c->n ? c->fields[h->of[k]]
							: NULL;
}

static bool
is_empty(const struct csv *c)
{
	size_t k;

	for (k = 0; k < c->n; k++)
		if (c->fields[k][strspn(c->fields[k], " \t\r\n")])
			return false;
	return true;
}

/* What is wrong with the row in hand; NULL: nothing. */
static const char *
row_fault(const struct csv *c, const struct head *h)
{
	const char *number;
	size_t k;

	if (c->fault)
		return c->fault;
	if (c->text.len > CR_MAX_LINE)
		return "longer than a row can be (is a quote not closed?)";
	for (k = h->n; k < c->n && !c->fields[k][0]; k++)
		;
	if (k < c->n) /* a comma in a name shifts what follows it */
		return "more cells than the head has columns (a name with a "
		       "comma wants quotes)";
	number = cell(c, h, BOOK_NUMBER);
	if (number && strlen(number) > CR_MAX_NUMBER)
		return "a number too long to be one";
	return NULL;
}

/* "A", "B": "A v B". */
static char *
joined(const char *first, const char *second)
{
	char *a = squeezed(first, BOOK_PARTIES_MAX / 2);
	char *b = squeezed(second, BOOK_PARTIES_MAX / 2), *both;

	if (!a || !b)
		return a ? a : b;
	both = xasprintf("%s v %s", a, b);
	free(a);
	free(b);
	return both;
}

static void
fill_row(struct book_row *r, const struct csv *c, const struct head *h)
{
	r->number = squeezed(cell(c, h, BOOK_NUMBER), CR_MAX_NUMBER);
	r->parties = squeezed(cell(c, h, BOOK_PARTIES), BOOK_PARTIES_MAX);
	if (!r->parties)
		r->parties = joined(cell(c, h, BOOK_FIRST),
		    cell(c, h, BOOK_SECOND));
	r->filed = squeezed(cell(c, h, BOOK_FILED), 40);
	r->court = squeezed(cell(c, h, BOOK_COURT), 200);
	r->status = squeezed(cell(c, h, BOOK_STATUS), 80);
	r->type = squeezed(cell(c, h, BOOK_TYPE), 80);
	r->year = squeezed(cell(c, h, BOOK_YEAR), 20);
	r->page = squeezed(cell(c, h, BOOK_LINE), 40);
	r->book = squeezed(cell(c, h, BOOK_BOOK), 80);
}

/* The head again, at the top of the register's next page? */
static bool
is_head(const struct csv *c, const struct head *h)
{
	int of[BOOK_COLUMNS], i;

	if (c->fault || c->n != h->n || book_head(of, c->fields, c->n) < 2)
		return false;
	for (i = 0; i < BOOK_COLUMNS; i++)
		if (of[i] != h->of[i])
			return false;
	return true;
}

static enum cr_status
read_rows(struct book *b, struct csv *c, const struct head *h,
    struct cr_err *e)
{
	bool windows = false;
	struct book_row *r;
	enum cr_status st;

	while (csv_next(c)) {
		if (!c->fault && (is_empty(c) || is_head(c, h)))
			continue;
		if ((st = new_row(&r, b, e)) != CR_OK)
			return st;
		r->line = c->line;
		r->last_line = c->last_line;
		if ((r->fault = row_fault(c, h)))
			b->n_faulty++;
		else
			fill_row(r, c, h);
		if (c->windows && !windows)
			note(b, "line %d: this is no UTF-8; it is taken for "
				"Windows-1252, here and below: look whether "
				"the names are right", c->line);
		windows |= c->windows != 0;
	}
	return CR_OK;
}

enum cr_status
book_read_csv(struct book *b, const char *path, struct cr_err *e)
{
	struct head h = { .n = 0 };
	struct buf text = BUF_INIT;
	enum cr_status st;
	struct csv c;

	memset(&c, 0, sizeof c);
	buf_init(&c.text);
	st = strcmp(path, "-")
	    ? file_read(&text, path, CR_MAX_XML, e)
	    : fd_read_all(&text, STDIN_FILENO, CR_MAX_XML, "standard input",
		  e);
	if (st == CR_OK)
		st = find_head(&h, &c, text.data, text.len, path, e);
	if (st == CR_OK) {
		say_columns(b, &c, &h);
		st = read_rows(b, &c, &h, e);
	}
	csv_release(&c);
	buf_release(&text);
	return st;
}

/* ---- rows that were typed in --------------------------------------------- */

static enum cr_status
take_entry(void *ctx, const struct entry *x, struct cr_err *e)
{
	struct book_row *r;
	enum cr_status st = new_row(&r, ctx, e);

	if (st != CR_OK)
		return st;
	r->seq = x->seq;
	r->number = squeezed(x->written, CR_MAX_NUMBER);
	r->parties = squeezed(x->parties, BOOK_PARTIES_MAX);
	r->filed = squeezed(x->filed, 40);
	r->court = squeezed(x->court, 200);
	r->status = squeezed(x->status, 80);
	r->page = squeezed(x->line, 40);
	r->book = squeezed(x->book, 80);
	return CR_OK;
}

enum cr_status
book_read_typed(struct book *b, struct catalog *c, const char *book,
    struct cr_err *e)
{
	return entry_each(c, book, take_entry, b, e);
}
