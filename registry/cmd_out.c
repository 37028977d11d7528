/* registry/cmd_out.c: courtroll out: lend files; what is out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "courtroll.h"
#include "registry/lend.h"
#include "registry/lent.h"
#include "registry/prints.h"

static struct {
	const char *to, *why, *due, *by, *history, *tracer;
	long pages;
	bool list, overdue, json, csv;
} o = { .pages = -1 };

static const struct opt opts[] = {
	{ "to", 't', OPT_TEXT, &o.to, "WHO", "who takes it", 0, 0 },
	{ "why", 0, OPT_TEXT, &o.why, "TEXT", "what for", 0, 0 },
	{ "due", 'd', OPT_TEXT, &o.due, "DAY",
	    "when it is to be back: 25/12/2026, or 14d", 0, 0 },
	{ "pages", 0, OPT_INT, &o.pages, "N", "pages, counted", 0, 9999 },
	{ "by", 0, OPT_TEXT, &o.by, "NAME",
	    "who hands it out (else COURTROLL_BY, else the login)", 0, 0 },
	{ "tracer", 0, OPT_TEXT, &o.tracer, "FILE",
	    "cards for the empty places, as PDF", 0, 0 },
	{ "list", 'l', OPT_FLAG, &o.list, NULL,
	    "what is out, the longest due first", 0, 0 },
	{ "overdue", 0, OPT_FLAG, &o.overdue, NULL,
	    "of that, what should be back", 0, 0 },
	{ "history", 0, OPT_TEXT, &o.history, "FILE",
	    "where a file has been", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "lists: print JSON", 0, 0 },
	{ "csv", 0, OPT_FLAG, &o.csv, NULL, "lists: print CSV", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "out", "[FILE...]",
	"Lend files, and know who has them.",
	"FILE is a file id, what a hand scanner reads off its label, or a case "
	"number that one\nfile alone carries. Without a FILE, or with '-', "
	"they are read from standard input, one\na line: shoot one label after "
	"another. Each is on disk before it is said.", opts };

static enum cr_status
list(struct desk *d, const char *today, struct cr_err *e)
{
	enum lent_form form = o.json ? LENT_JSON : o.csv ? LENT_CSV
							  : LENT_TEXT;
	int64_t file = 0;
	enum cr_status st;

	if (!o.history)
		return lent_list(d, o.overdue, today, form, e);
	st = desk_file(d, o.history, &file, e);
	return st == CR_OK ? lent_history(d, file, today, form, e) : st;
}

/* The files are lent, whatever becomes of the cards. */
static enum cr_status
tracers(struct desk *d, const struct lent_files *f, const char *today,
    struct cr_err *e)
{
	struct printout *p = printout_new("Tracer cards", 210, 297);
	const struct prints k = { .desk = d, .out = p, .files = f->v,
		.n = f->n, .sheet = sheet_find("2"), .start = 1,
		.today = today };
	enum cr_status st = prints_tracers(&k, e);

	if (st == CR_OK)
		st = desk_save(p, o.tracer, e);
	if (st != CR_OK)
		err_prefix(e, "lent, but no tracer cards ('courtroll print "
		    "tracer' makes them)");
	printout_free(p);
	return st;
}

static int
lend(struct desk *d, const char *due, const char *today, char **words, int n)
{
	const struct lending l = { .desk = d, .today = today,
		.who = desk_who(&verb, o.by), .to = o.to, .why = o.why,
		.due = *due ? due : NULL, .pages = (int)o.pages };
	struct lent_files done = { NULL, 0, 0 };
	struct cr_err e = CR_ERR_INIT;
	int rc = lend_all(&l, words, n, lend_out, &done);

	if (o.tracer && done.n && tracers(d, &done, today, &e) != CR_OK)
		rc = desk_exit(e.status, &e);
	free(done.v);
	return rc;
}

static void
check_usage(bool asks, char **words, int n)
{
	if (asks && (n || o.to))
		opt_usage(&verb, "either a list, or files to lend");
	if (!asks && !o.to)
		opt_usage(&verb, "who takes it? (--to WHO; --list tells what "
		    "is out)");
	if (!asks && (o.json || o.csv))
		opt_usage(&verb, "--json and --csv are for lists");
	if (o.json && o.csv)
		opt_usage(&verb, "either --json or --csv");
	if (o.pages >= 0 && (n != 1 || !strcmp(words[0], "-")))
		opt_usage(&verb, "pages are counted of one FILE");
	if (o.tracer && (asks || !strcmp(o.tracer, "-")))
		opt_usage(&verb, "--tracer names the PDF of what is lent");
	desk_text(&verb, "to", o.to);
	desk_text(&verb, "why", o.why);
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX], due[DAY_MAX];
	struct desk d;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;
	bool asks = o.list || o.overdue || o.history;

	day_today(today);
	check_usage(asks, argv + i, argc - i);
	if (lend_due(due, o.due, today, &e) != CR_OK)
		opt_usage(&verb, "%s", e.msg);
	if ((st = desk_open(&d, &e)) == CR_OK && !asks)
		rc = lend(&d, due, today, argv + i, argc - i);
	else
		rc = desk_exit(st == CR_OK ? list(&d, today, &e) : st, &e);
	desk_close(&d);
	return rc;
}
