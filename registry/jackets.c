/* registry/jackets.c: jackets into the catalogue, one by one or from a list
 * (see jackets.h). */
#include "registry/jackets.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/csv.h"
#include "catalog/record.h"
#include "courtroll.h"

/* The columns of a CSV, and the options, by the same names. */
static const struct {
	const char *name;
	size_t at;
} columns[] = {
	{ "number", offsetof(struct jacket, written) },
	{ "parties", offsetof(struct jacket, parties) },
	{ "type", offsetof(struct jacket, type) },
	{ "volume", offsetof(struct jacket, volume) },
	{ "room", offsetof(struct jacket, room) },
	{ "shelf", offsetof(struct jacket, shelf) },
	{ "box", offsetof(struct jacket, box) },
	{ "state", offsetof(struct jacket, state) },
	{ "class", offsetof(struct jacket, klass) },
	{ "court", offsetof(struct jacket, court) },
	{ "part", offsetof(struct jacket, part) },
	{ "status", offsetof(struct jacket, status) },
	{ "next_date", offsetof(struct jacket, next_date) },
	{ "outcome", offsetof(struct jacket, outcome) },
	{ "pages", offsetof(struct jacket, pages) },
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const char **
field(struct jacket *j, size_t column)
{
	return (const char **)(void *)((char *)j + columns[column].at);
}

/* Blanks around it off, broken UTF-8 out; NULL where nothing is left. */
static char *
cleaned(const char *s)
{
	struct buf b = BUF_INIT;
	size_t len;

	s += strspn(s, " \t\r\n");
	len = strlen(s);
	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	if (!len)
		return NULL;
	utf8_add_clean(&b, s, len);
	return buf_detach(&b, NULL);
}

static void
lower(char *s)
{
	for (; s && *s; s++)
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s + ('a' - 'A'));
}

static void
clean_jacket(struct jacket *j, char *owned[N_COLUMNS])
{
	size_t i;

	for (i = 0; i < N_COLUMNS; i++) {
		owned[i] = *field(j, i) ? cleaned(*field(j, i)) : NULL;
		/* class, part and status are words of ours */
		if (field(j, i) == &j->klass || field(j, i) == &j->part ||
		    field(j, i) == &j->status)
			lower(owned[i]);
		*field(j, i) = owned[i];
	}
}

bool
jackets_say_nothing(const struct jacket *j)
{
	return !j->written && !j->parties && !j->type && !j->volume &&
	    !j->room && !j->shelf && !j->box && !j->state && !j->court &&
	    !j->part && !j->status && !j->next_date && !j->outcome &&
	    !j->pages;
}

/* Days as people write them, as they are kept; what is none stays, and is
 * refused. */
static void
in_form(struct jacket *j, char day[DAY_MAX], const char *today)
{
	if (j->next_date && day_typed(day, j->next_date, today))
		j->next_date = day;
}

/* A jacket is one line. */
static void
say(struct jackets *n, const char *id, const struct jacket *j, const char *what)
{
	const char *s;

	buf_addf(&n->said, "%s\t", id);
	for (s = j->written ? j->written : ""; *s; s++)
		buf_addc(&n->said, strchr("\t\r\n", *s) ? ' ' : *s);
	buf_addf(&n->said, "\t%s\n", what);
}

/* The class of a jacket that was known: said now for the first time? */
static enum cr_status
known_class(struct catalog *c, const struct jacket *j, const char *id,
    const char *where, bool *updated, struct cr_err *e)
{
	enum class_said said = CLASS_SAME;
	enum cr_status st = register_class(c, id, j->klass, &said, e);

	*updated = said == CLASS_NEW;
	if (st == CR_OK && said == CLASS_OVERRULED)
		log_warn("%s: %s was '%s' once and is another class by now, "
			 "which stays: 'register --file %s --class %s' changes "
			 "it",
		    where, id, j->klass, id, j->klass);
	return st;
}

static enum cr_status
add(struct catalog *c, const struct jacket *j, int64_t file, int64_t issued,
    char id[FILE_ID_MAX], bool *known, struct cr_err *e)
{
	struct record *r;

	if (issued)
		return register_issued(c, issued, j, id, e);
	if (!file)
		return register_file(c, j, id, known, e);
	if (record_outline(c, file, &r, NULL) == CR_OK) {
		if (r->withdrawn)
			log_warn("'%s' had been taken back: it is a file "
				 "again, with all that was said of it", r->id);
		record_free(r);
	}
	fileid_write(id, catalog_site(c), file);
	return register_more(c, file, j, e);
}

enum cr_status
jackets_one(struct catalog *c, struct jacket *j, int64_t file, int64_t issued,
    const char *where, struct jackets *n, struct cr_err *e)
{
	char *owned[N_COLUMNS], id[FILE_ID_MAX] = "", day[DAY_MAX];
	enum cr_status st = CR_OK;
	struct cr_err bad = CR_ERR_INIT;
	bool known = false, updated = file != 0;
	size_t i;

	clean_jacket(j, owned);
	in_form(j, day, n->today);
	if (jackets_say_nothing(j) && !(file && j->klass)) {
		log_warn("%s: the jacket says nothing", where);
		n->bad++;
	} else if ((st = register_check(j, &bad)) == CR_SKIP) {
		log_warn("%s: %s", where, bad.msg);
		n->bad++;
		st = CR_OK;
	} else {
		st = add(c, j, file, issued, id, &known, e);
		if (st == CR_OK && known && j->klass)
			st = known_class(c, j, id, where, &updated, e);
	}
	if (st == CR_OK && id[0]) {
		*(known && !updated ? &n->known : &n->added) += 1;
		n->unclassed += !known && !file && !j->klass;
		say(n, id, j, updated ? "updated" : known ? "known" : "new");
	}
	for (i = 0; i < N_COLUMNS; i++)
		free(owned[i]);
	return st;
}

/* Which column of the CSV is which of ours; -1: none. */
static enum cr_status
head_row(const struct csv *csv, int *of, const char *name, struct cr_err *e)
{
	bool seen[N_COLUMNS] = { false };
	size_t i, k, found = 0, twice = N_COLUMNS;

	for (k = 0; k < csv->n; k++) {
		char *word = cleaned(csv->fields[k]);

		of[k] = -1;
		for (i = 0; word && i < N_COLUMNS; i++)
			if (!strcasecmp(word, columns[i].name)) {
				of[k] = (int)i;
				found++;
				twice = seen[i] ? i : twice;
				seen[i] = true;
			}
		if (word && of[k] < 0)
			log_warn("'%s': column '%s' is not known and passed "
				 "over",
			    name, word);
		free(word);
	}
	if (twice < N_COLUMNS) /* one of the two would be lost */
		return err_set(e, CR_SKIP, "'%s': the first line names '%s' "
		    "twice", name, columns[twice].name);
	if (!found)
		return err_set(e, CR_SKIP,
		    "'%s': the first line must name columns: number, parties, "
		    "type, volume, room, shelf, box, state, class, court, "
		    "part, status, next_date, outcome, pages",
		    name);
	return CR_OK;
}

/* A row may be several lines, and all of them are not taken. */
static void
bad_row(const struct csv *csv, const char *where)
{
	if (csv->last_line > csv->line)
		log_warn("%s to %d: %s", where, csv->last_line, csv->fault);
	else
		log_warn("%s: %s", where, csv->fault);
}

/* What is wrong with a row is said, and the row not taken: half of a jacket
 * would be a wrong one. */
static bool
row_good(const struct csv *csv, size_t n_of, const char *where,
    struct jackets *n)
{
	size_t k;

	if (csv->windows && !n->windows)
		log_warn("%s: this is no UTF-8; it is taken for Windows-1252, "
			 "here and below: look whether the names are right",
		    where);
	n->windows |= csv->windows;
	for (k = n_of; k < csv->n && !csv->fields[k][0]; k++)
		;
	if (csv->fault)
		bad_row(csv, where);
	else if (k < csv->n) /* a comma in a name shifts what follows it */
		log_warn("%s: %zu cells, but the first line names %zu columns: "
			 "not taken (a name with a comma wants quotes)",
		    where, csv->n, n_of);
	else
		return true;
	n->bad++;
	return false;
}

/* The next rows, in one transaction; their ids are printed once it is on disk.
 * CR_END: there are no more. */
static enum cr_status
some_rows(struct catalog *c, struct csv *csv, const int *of, size_t n_of,
    const struct jacket *all, struct jackets *n, struct cr_err *e)
{
	enum { GROUP = 500 };
	enum cr_status st;
	char where[64];
	size_t k;
	int i;

	if ((st = catalog_group_begin(c, e)) != CR_OK)
		return st;
	for (i = 0; i < GROUP && st == CR_OK; i++) {
		struct jacket j = *all;

		if (!csv_next(csv)) {
			st = CR_END;
			break;
		}
		for (k = 0; k < csv->n && k < n_of; k++)
			if (of[k] >= 0 && csv->fields[k][0])
				*field(&j, (size_t)of[k]) = csv->fields[k];
		snprintf(where, sizeof where, "line %d", csv->line);
		if (row_good(csv, n_of, where, n))
			st = jackets_one(c, &j, 0, 0, where, n, e);
	}
	st = catalog_group_end(c, st, e);
	if (st == CR_OK || st == CR_END)
		fwrite(n->said.data, 1, n->said.len, stdout);
	buf_reset(&n->said);
	return st;
}

enum cr_status
jackets_csv(struct catalog *c, const char *name, const struct jacket *all,
    struct jackets *n, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	struct csv csv;
	enum cr_status st;
	int *of = NULL;
	size_t n_of = 0;

	st = strcmp(name, "-")
	    ? file_read(&b, name, CR_MAX_XML, e)
	    : fd_read_all(&b, STDIN_FILENO, CR_MAX_XML, "standard input", e);
	csv_init(&csv, b.data, b.len);
	if (st == CR_OK && !csv_next(&csv))
		st = err_set(e, CR_SKIP, "'%s' is empty", name);
	if (st == CR_OK && csv.fault)
		st = err_set(e, CR_SKIP, "'%s', line %d: %s", name, csv.line,
		    csv.fault);
	if (st == CR_OK) {
		n_of = csv.n;
		of = xcalloc(n_of + 1, sizeof *of);
		st = head_row(&csv, of, name, e);
	}
	while (st == CR_OK)
		st = some_rows(c, &csv, of, n_of, all, n, e);
	if (st == CR_END && !n->added && !n->known && !n->bad)
		st = err_set(e, CR_SKIP, "'%s' has a first line and no rows "
		    "(are its line ends those of an old Macintosh? save it "
		    "as plain CSV)", name);
	free(of);
	csv_release(&csv);
	buf_release(&b);
	return st == CR_END ? CR_OK : st;
}
