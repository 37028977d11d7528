/* registry/cmd_report.c: courtroll report: what the registry's numbers are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/day.h"
#include "courtroll.h"
#include "print/printout.h"
#include "registry/backlog.h"
#include "registry/desk.h"

static struct {
	const char *on, *court, *pdf;
	bool csv, json;
} o;

static const struct opt opts[] = {
	{ "on", 0, OPT_TEXT, &o.on, "DAY",
	    "the day to which ages are counted (default today)", 0, 0 },
	{ "court", 0, OPT_TEXT, &o.court, "PLACE",
	    "only cases of that court or station: HC/Mukono, Mukono, HC", 0,
	    0 },
	{ "csv", 0, OPT_FLAG, &o.csv, NULL, "print CSV, all rows", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "print JSON, all rows", 0, 0 },
	{ "pdf", 0, OPT_TEXT, &o.pdf, "FILE",
	    "write one page of A4 ('-': standard output)", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "report", "backlog",
	"How many cases wait, and how old they are.",
	"Counted by station, type, subject, judge and age. Cases are counted, "
	"not files; what\nis not known is counted as not known. The rows are "
	"for the registrar: a row of one\ncase may tell somebody who knows "
	"the court which case it is.", opts };

enum { TEXT_ROWS = 10 };

static enum cr_status
put(const struct backlog *b, struct cr_err *e)
{
	struct buf out = BUF_INIT;
	json_t *j;

	if (o.csv) {
		backlog_csv(&out, b);
	} else if (o.json) {
		j = backlog_json(b);
		json_dumpf(j, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(j);
	} else if (!o.pdf) {
		backlog_text(&out, b, TEXT_ROWS);
	}
	fwrite(out.data, 1, out.len, stdout);
	buf_release(&out);
	if (fflush(stdout) == EOF || ferror(stdout))
		return err_set(e, CR_FATAL,
		    "standard output cannot be written to");
	return CR_OK;
}

static enum cr_status
put_pdf(const struct backlog *b, const struct desk *d, struct cr_err *e)
{
	struct printout *p = backlog_paper(b, catalog_site(d->catalog));
	enum cr_status st = printout_save(p, o.pdf, e);

	if (st == CR_OK && strcmp(o.pdf, "-") != 0)
		log_info("'%s' is written", o.pdf);
	printout_free(p);
	return st;
}

static enum cr_status
backlog(struct desk *d, const char *on, struct cr_err *e)
{
	static char known[] = "age known";
	static const struct scheme_age one = { known, 0 };
	struct backlog b = { .scheme = d->scheme, .on = on };
	enum cr_status st = CR_OK;

	b.n_bands = scheme_ages(d->scheme, &b.bands);
	if (!b.n_bands) { /* the scheme has none */
		b.bands = &one;
		b.n_bands = 1;
	}
	if (o.court && seat_read(&b.seat, d->scheme, o.court, e) != CR_OK)
		opt_usage(&verb, "%s", e->msg);
	if ((st = tally_each(d->catalog, backlog_add, &b, e)) == CR_OK) {
		backlog_make(&b);
		st = put(&b, e);
	}
	if (st == CR_OK && o.pdf)
		st = put_pdf(&b, d, e);
	backlog_release(&b);
	return st;
}

static void
check_usage(char **words, int n)
{
	if (n != 1 || strcmp(words[0], "backlog") != 0)
		opt_usage(&verb, "which report? 'courtroll report backlog'");
	if (o.on && !day_valid(o.on))
		opt_usage(&verb, "'%s' is no day, as 2026-11-25 is", o.on);
	if (o.csv && o.json)
		opt_usage(&verb, "either CSV or JSON");
	if (o.pdf && !strcmp(o.pdf, "-") && (o.csv || o.json))
		opt_usage(&verb, "standard output takes one of them");
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct desk d;
	char today[DAY_MAX];
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);

	check_usage(argv + i, argc - i);
	day_today(today);
	if ((st = desk_open(&d, &e)) == CR_OK) {
		st = backlog(&d, o.on ? o.on : today, &e);
		desk_close(&d);
	}
	return desk_exit(st, &e);
}
