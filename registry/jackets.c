/* catalog/cmd_register.c: courtroll register: files from their jackets. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/proc.h"
#include "base/progress.h"
#include "base/utf8.h"
#include "catalog/csv.h"
#include "catalog/policy.h"
#include "catalog/record.h"
#include "catalog/register.h"
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
clean_jacket(struct jacket *j, char *owned[N_COLUMNS])
{
	size_t i;

	for (i = 0; i < N_COLUMNS; i++) {
		owned[i] = *field(j, i) ? cleaned(*field(j, i)) : NULL;
		*field(j, i) = owned[i];
	}
}

static bool
says_nothing(const struct jacket *j)
{
	return !j->written && !j->parties && !j->type && !j->volume &&
	    !j->room && !j->shelf && !j->box && !j->state;
}

struct counts {
	int added, known, bad;
	int unclassed;   /* new ones without a class */
	bool windows;    /* it was said that the list is no UTF-8 */
	struct buf said; /* printed once it is on disk */
};

/* A jacket is one line. */
static void
say(struct counts *n, const char *id, const struct jacket *j, const char *what)
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

/* One jacket; prints the file's id, the number and what became of it. */
static enum cr_status
one(struct catalog *c, struct jacket *j, int64_t file, const char *where,
    struct counts *n, struct cr_err *e)
{
	char *owned[N_COLUMNS], id[FILE_ID_MAX] = "";
	enum cr_status st = CR_OK;
	bool known = false, updated = file != 0;
	size_t i;

	clean_jacket(j, owned);
	if (says_nothing(j) && !(file && j->klass)) {
		log_warn("%s: the jacket says nothing", where);
		n->bad++;
	} else if (j->klass && !policy_is_class(j->klass)) {
		log_warn("%s: '%s' is no access class", where, j->klass);
		n->bad++;
	} else if (file) {
		fileid_write(id, catalog_site(c), file);
		st = register_more(c, file, j, e);
	} else {
		st = register_file(c, j, id, &known, e);
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
	size_t i, k, found = 0;

	for (k = 0; k < csv->n; k++) {
		char *word = cleaned(csv->fields[k]);

		of[k] = -1;
		for (i = 0; word && i < N_COLUMNS; i++)
			if (!strcasecmp(word, columns[i].name)) {
				of[k] = (int)i;
				found++;
			}
		if (word && of[k] < 0)
			log_warn("'%s': column '%s' is not known and passed "
				 "over",
			    name, word);
		free(word);
	}
	if (!found)
		return err_set(e, CR_SKIP,
		    "'%s': the first line must name columns: number, parties, "
		    "type, volume, room, shelf, box, state, class",
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
    struct counts *n)
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
    const struct jacket *all, struct counts *n, struct cr_err *e)
{
	enum { GROUP = 100 };
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
			st = one(c, &j, 0, where, n, e);
	}
	st = catalog_group_end(c, st, e);
	if (st == CR_OK || st == CR_END)
		fwrite(n->said.data, 1, n->said.len, stdout);
	buf_reset(&n->said);
	return st;
}

static enum cr_status
from_csv(struct catalog *c, const char *name, const struct jacket *all,
    struct counts *n, struct cr_err *e)
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
	free(of);
	csv_release(&csv);
	buf_release(&b);
	return st == CR_END ? CR_OK : st;
}

/* Found at once: the stages that a file without pages goes through. */
static int
bring_up_to_date(void)
{
	static const char *const code[] = { "code", "--quiet", NULL };
	static const char *const index[] = { "index", "--quiet", NULL };
	struct cr_err e = CR_ERR_INIT;
	int status = 0;

	if (proc_verb(&status, code, NULL, &e) != CR_OK ||
	    (status == 0 && proc_verb(&status, index, NULL, &e) != CR_OK))
		log_error("%s", e.msg);
	if (status || e.status != CR_OK)
		log_warn("registered, but not indexed yet: run 'courtroll "
			 "code' and 'courtroll index'");
	return status ? CR_EXIT_SOME : CR_EXIT_OK;
}

int
main(int argc, char **argv)
{
	struct jacket j = { NULL };
	const char *csv = NULL, *id = NULL;
	bool later = false, written;
	const struct opt opts[] = {
		{ "number", 'n', OPT_TEXT, &j.written, "TEXT",
		    "the number as it is written on the jacket", 0, 0 },
		{ "parties", 'p', OPT_TEXT, &j.parties, "TEXT",
		    "\"A v B\"", 0, 0 },
		{ "type", 't', OPT_TEXT, &j.type, "TEXT",
		    "kind of case, in words", 0, 0 },
		{ "volume", 0, OPT_TEXT, &j.volume, "TEXT", "\"2 of 3\"", 0,
		    0 },
		{ "room", 0, OPT_TEXT, &j.room, "TEXT", "where it lies", 0,
		    0 },
		{ "shelf", 0, OPT_TEXT, &j.shelf, "TEXT", "", 0, 0 },
		{ "box", 0, OPT_TEXT, &j.box, "TEXT", "", 0, 0 },
		{ "state", 0, OPT_TEXT, &j.state, "TEXT",
		    "state of the paper", 0, 0 },
		{ "class", 'c', OPT_TEXT, &j.klass, "CLASS",
		    "access class of what no rule decides: open, family, "
		    "juvenile, victim, sealed", 0, 0 },
		{ "file", 'f', OPT_TEXT, &id, "FILE-ID",
		    "say more about a file that is there", 0, 0 },
		{ "csv", 0, OPT_TEXT, &csv, "FILE",
		    "many files; '-' is standard input", 0, 0 },
		{ "no-index", 0, OPT_FLAG, &later, NULL,
		    "index later ('courtroll code', 'courtroll index')", 0,
		    0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "register", "",
		"Make a file from what its jacket says; it can be found at "
		"once, long before it is\nscanned.",
		"Prints a line a file: its id, the number, and new, known or "
		"updated. A jacket that\nis registered already in just these "
		"words is known: nothing is added. The CSV has a\nfirst line "
		"of column names: number, parties, type, volume, room, shelf, "
		"box, state,\nclass; an option holds for every row that "
		"leaves its column empty. Scans join with\n'courtroll ingest "
		"--file FILE-ID PATH'.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct counts n = { .said = BUF_INIT };
	int64_t file = 0;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	if (!csv && says_nothing(&j) && !j.klass)
		opt_usage(&verb, "what does the jacket say? (--number, "
				 "--parties ... or --csv FILE)");
	if (csv && (id || j.written))
		opt_usage(&verb, "either --csv, or --number or --file");
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK && id) {
		st = record_lookup(c, id, &file, &e);
		if (st == CR_END)
			st = err_set(&e, CR_SKIP, "there is no file '%s'", id);
	}
	if (st == CR_OK)
		st = csv ? from_csv(c, csv, &j, &n, &e)
			 : one(c, &j, file, "the options", &n, &e);
	fwrite(n.said.data, 1, n.said.len, stdout);
	written = fflush(stdout) != EOF && !ferror(stdout);
	buf_release(&n.said);
	rc = st == CR_OK ? (n.bad ? CR_EXIT_SOME : CR_EXIT_OK)
	    : st == CR_SKIP ? CR_EXIT_USAGE
			    : CR_EXIT_STOP;
	if (st != CR_OK)
		log_error("%s", e.msg);
	if (!written) {
		log_error("registered, but standard output cannot be written "
			  "to: give the same again to be told the file ids");
		rc = CR_EXIT_STOP;
	}
	catalog_close(c);
	if (n.unclassed && rc != CR_EXIT_STOP)
		log_info("%d file%s without a class of %s own: where no rule "
			 "of the scheme decides, search shows such with "
			 "'--classes all' only ('courtroll status' counts "
			 "them)",
		    n.unclassed, plural((uint64_t)n.unclassed),
		    n.unclassed == 1 ? "its" : "their");
	if (a.root)
		setenv("COURTROLL_ARCHIVE", a.root, 1);
	archive_close(&a);
	if (n.added && !later && bring_up_to_date() != CR_EXIT_OK &&
	    rc == CR_EXIT_OK)
		rc = CR_EXIT_SOME;
	return rc;
}
