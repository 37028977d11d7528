/* registry/cmd_reconcile.c: courtroll reconcile: the court's own register
 * beside what is on its shelves.  Nothing is written but the papers asked
 * for. */
#include <stdio.h>
#include <string.h>

#include "base/opt.h"
#include "base/progress.h"
#include "courtroll.h"
#include "registry/desk.h"
#include "registry/reconcile.h"
#include "registry/reconcile_show.h"

static const char *typed, *court, *type, *list, *slips;
static long from, to, limit = 20;
static bool json, csv;

static const struct opt options[] = {
	{ "book", 'b', OPT_TEXT, &typed, "NAME",
	    "rows of this register that were typed in", 0, 0 },
	{ "court", 'c', OPT_TEXT, &court, "COURT",
	    "the court of numbers that name none: 'High Court Mukono', "
	    "'HCT-00'", 0, 0 },
	{ "type", 't', OPT_TEXT, &type, "TEXT",
	    "the kind of case of numbers that name none: 'Civil Suit'", 0, 0 },
	{ "from", 0, OPT_INT, &from, "YEAR", "cases from that year on", 1,
	    9999 },
	{ "to", 0, OPT_INT, &to, "YEAR", "... and up to that one", 1, 9999 },
	{ "limit", 'n', OPT_INT, &limit, "N",
	    "lines of each list (20); 0: all", 0, 100000000 },
	{ "json", 0, OPT_FLAG, &json, NULL, "one JSON object, all of it", 0,
	    0 },
	{ "csv", 0, OPT_FLAG, &csv, NULL, "all of it as CSV", 0, 0 },
	{ "pdf", 0, OPT_TEXT, &list, "FILE",
	    "print the list of missing files, by place", 0, 0 },
	{ "slips", 0, OPT_TEXT, &slips, "FILE",
	    "print a search slip for each, to be signed", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "reconcile", "[REGISTER.csv]",
	"Compare the court's own case register with what is on the shelves: "
	"what is missing,\nwhat was never registered, what is there twice, "
	"where the runs of numbers have gaps.",
	"The register is a CSV file ('-': standard input) with a line that "
	"names its columns\n(number, parties, filed, court, status, line, "
	"book; 'Case No.', 'Plaintiff' and the\nlike are well too), or what "
	"was typed in from the book (--book; all that was typed\nin, where "
	"neither is given). Nothing in the archive is changed. Exit status "
	"1: there\nare differences.", options };

/* Notes of how the CSV was read are talk. */
static void
say_notes(const struct book *b)
{
	size_t i;

	for (i = 0; i < b->notes.n; i++)
		log_info("%s", b->notes.v[i]);
}

static enum cr_status
read_register(struct reconcile *r, struct desk *d, const char *path,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t n;

	if (path)
		st = book_read_csv(&r->book, path, e);
	say_notes(&r->book);
	if (path && st == CR_OK && !r->book.n)
		return err_set(e, CR_SKIP, "'%s' has no rows below its head",
		    path);
	n = r->book.n;
	if (st == CR_OK && (typed || !path))
		st = book_read_typed(&r->book, d->catalog, typed, e);
	if (st == CR_OK && typed && r->book.n == n)
		return err_set(e, CR_SKIP, "no row of a register '%s' was "
		    "typed in", typed);
	if (st == CR_OK && !r->book.n)
		log_warn("no register is given, and none was typed in: what "
			 "the shelf alone tells");
	return st;
}

static bool
show(const struct reconcile *r)
{
	struct buf out = BUF_INIT;
	bool well;

	if (json)
		reconcile_json(&out, r);
	else if (csv)
		reconcile_csv(&out, r);
	else
		reconcile_text(&out, r, (size_t)limit);
	fwrite(out.data, 1, out.len, stdout);
	buf_release(&out);
	well = fflush(stdout) != EOF && !ferror(stdout);
	if (!well)
		log_error("standard output cannot be written to");
	return well;
}

static enum cr_status
print(const struct reconcile *r, const char *name, struct cr_err *e)
{
	size_t n = r->found[FOUND_MISSING].n;
	enum cr_status st = CR_OK;

	if (list && (st = reconcile_list(r, name, list, e)) == CR_OK)
		log_info("'%s': %zu missing file%s", list, n, plural(n));
	if (st != CR_OK || !slips)
		return st;
	if (!n) {
		log_info("nothing is missing: no slips are printed");
		return CR_OK;
	}
	if ((st = reconcile_slips(r, name, slips, e)) == CR_OK)
		log_info("'%s': %zu search slip%s", slips, n, plural(n));
	return st;
}

static const char *
register_name(const char *path)
{
	const char *slash;

	if (!path)
		return typed ? typed : "as typed in";
	slash = strrchr(path, '/');
	return strcmp(path, "-") == 0 ? "standard input"
	    : slash                   ? slash + 1
				      : path;
}

static bool
is_output(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct desk d;
	struct reconcile r;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc = CR_EXIT_STOP;
	const char *path = i < argc ? argv[i] : NULL;

	if (i + 1 < argc)
		opt_usage(&verb, "'%s' is one too many", argv[i + 1]);
	if (json && csv)
		opt_usage(&verb, "either --json or --csv");
	if (from && to && from > to)
		opt_usage(&verb, "--from is after --to");
	if (is_output(list) || is_output(slips))
		opt_usage(&verb, "name a file: standard output has the "
				 "answer");
	if ((st = desk_open(&d, &e)) != CR_OK)
		return desk_exit(st, &e);
	reconcile_init(&r, d.catalog, d.scheme, court);
	r.type = type;
	r.from = (int)from;
	r.to = (int)to;
	if (court && !book_court_known(r.usual))
		st = err_set(&e, CR_SKIP, "nothing is known of the court '%s'",
		    court);
	if (st == CR_OK)
		st = read_register(&r, &d, path, &e);
	if (st == CR_OK)
		st = reconcile_run(&r, &e);
	if (st != CR_OK) {
		rc = desk_exit(st, &e);
	} else if (show(&r)) {
		rc = reconcile_tallies(&r) ? CR_EXIT_OK : CR_EXIT_SOME;
		if ((st = print(&r, register_name(path), &e)) != CR_OK)
			rc = desk_exit(st, &e);
	}
	reconcile_release(&r);
	desk_close(&d);
	return rc;
}
