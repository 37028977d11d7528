/* registry/cmd_box.c: courtroll box: boxes out of the store and back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/progress.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "registry/tent.h"

static struct {
	const char *to, *note, *by, *since, *out;
	long files, pages;
	bool json;
} o = { .files = -1, .pages = -1 };

static const struct opt opts[] = {
	{ "to", 't', OPT_TEXT, &o.to, "WHO",
	    "out: who takes it; in: who brings it", 0, 0 },
	{ "files", 0, OPT_INT, &o.files, "N", "files in it, counted", 0,
	    1000000 },
	{ "pages", 0, OPT_INT, &o.pages, "N", "pages in it, counted", 0,
	    100000000 },
	{ "note", 0, OPT_TEXT, &o.note, "TEXT", "what else is to be said", 0,
	    0 },
	{ "by", 0, OPT_TEXT, &o.by, "NAME",
	    "who hands it over (else COURTROLL_BY, else the login)", 0, 0 },
	{ "since", 0, OPT_TEXT, &o.since, "DAY", "log: from that day on", 0,
	    0 },
	{ "output", 'o', OPT_TEXT, &o.out, "FILE",
	    "sheet: the PDF (default: sheet.pdf)", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "list, log: print JSON", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "box", "out|in|list|log|sheet [BOX]",
	"Boxes out of the store and back: who, when, how many files and "
	"pages.",
	"'out BOX --to WHO' and 'in BOX' compare what is counted with what went "
	"out and with\nwhat is registered as lying in the box. 'list' tells "
	"which are out, 'log' all that\nhappened, 'sheet' prints the evening's "
	"sheet, for two to sign.", opts };

static enum cr_status
print_row(const struct custody *x, struct cr_err *e)
{
	char at[DESK_TIME_MAX];
	struct buf b = BUF_INIT;
	enum cr_status st;

	desk_time(at, x->at);
	buf_addf(&b, "%s  box %s  %s", at, x->box, x->what);
	if (x->holder)
		buf_addf(&b, " %s %s", strcmp(x->what, "out") ? "from" : "to",
		    x->holder);
	if (x->files >= 0)
		buf_addf(&b, ", %lld file%s", (long long)x->files,
		    plural((uint64_t)x->files));
	if (x->pages >= 0)
		buf_addf(&b, ", %lld page%s", (long long)x->pages,
		    plural((uint64_t)x->pages));
	if (x->note)
		buf_addf(&b, " (%s)", x->note);
	buf_addf(&b, "  by %s", x->who);
	st = desk_say(&b, e);
	buf_release(&b);
	return st;
}

static json_t *
count(int64_t n)
{
	return n >= 0 ? json_integer(n) : json_null();
}

static json_t *
row_json(const struct custody *x)
{
	return json_must(json_pack("{s:s, s:s, s:s, s:s?, s:o, s:o, s:s?, "
	    "s:s}", "at", x->at, "box", x->box, "what", x->what, "holder",
	    x->holder, "files", count(x->files), "pages", count(x->pages),
	    "note", x->note, "by", x->who));
}

static enum cr_status
list(struct desk *d, bool log, const char *box, const char *since,
    struct cr_err *e)
{
	struct custodies v = { NULL, 0, 0 };
	json_t *all = json_must(json_array()), *whole;
	enum cr_status st = log
	    ? custody_list(d->catalog, box, since, &v, e)
	    : custody_away(d->catalog, &v, e);
	size_t i;

	for (i = 0; i < v.n && st == CR_OK; i++)
		if (o.json)
			json_array_append_new(all, row_json(&v.v[i]));
		else
			st = print_row(&v.v[i], e);
	if (st == CR_OK && o.json) {
		whole = json_must(json_pack("{s:i, s:O}", "v", 1, "boxes",
		    all));
		json_dumpf(whole, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(whole);
	} else if (st == CR_OK && !v.n) {
		log_info(log ? "nothing is written down" : "no box is out");
	}
	json_decref(all);
	custodies_release(&v);
	return st;
}

static enum cr_status
sheet(struct desk *d, const char *today, struct cr_err *e)
{
	struct printout *p = printout_new("The evening's sheet", 210, 297);
	const char *path = o.out ? o.out : "sheet.pdf";
	enum cr_status st = tent_sheet(d, p, today, e);

	if (st == CR_OK)
		st = desk_save(p, path, e);
	if (st == CR_OK && strcmp(path, "-") != 0)
		printf("%s\n", path);
	printout_free(p);
	return st;
}

static enum cr_status
hand(struct desk *d, bool out, char *box, bool *odd, struct cr_err *e)
{
	char *to = o.to ? xstrdup(o.to) : NULL;
	char *note = o.note ? xstrdup(o.note) : NULL;
	char *who = xstrdup(desk_who(&verb, o.by));
	const struct custody x = { .box = box, .holder = to, .files = o.files,
		.pages = o.pages, .note = note, .who = who };
	struct buf said = BUF_INIT;
	enum cr_status st = out ? tent_out(d, &x, &said, odd, e)
				: tent_in(d, &x, &said, odd, e);

	if (st == CR_OK)
		st = desk_say(&said, e);
	buf_release(&said);
	free(to);
	free(note);
	free(who);
	return st;
}

static void
check_usage(const char *what, int n, const char *today)
{
	bool out = !strcmp(what, "out"), in = !strcmp(what, "in");
	bool log = !strcmp(what, "log"), sheet_is = !strcmp(what, "sheet");
	char day[DAY_MAX];

	if (!out && !in && !log && !sheet_is && strcmp(what, "list") != 0)
		opt_usage(&verb, "out, in, list, log or sheet?");
	if ((out || in) && n != 1)
		opt_usage(&verb, "which box?");
	if (!out && !in && n > log)
		opt_usage(&verb, "no box is wanted here");
	if (out && !o.to)
		opt_usage(&verb, "who takes it? (--to WHO)");
	if (!out && !in && (o.to || o.note || o.files >= 0 || o.pages >= 0))
		opt_usage(&verb, "counts and names are for out and in");
	if (o.since && (!log || !day_typed(day, o.since, today)))
		opt_usage(&verb, "--since is for log, and takes a day "
		    "(25/12/2026)");
	if (o.out && !sheet_is)
		opt_usage(&verb, "--output is for the sheet");
	desk_text(&verb, "to", o.to);
	desk_text(&verb, "note", o.note);
}

int
main(int argc, char **argv)
{
	char today[DAY_MAX], day[DAY_MAX], since[DESK_TIME_MAX] = "";
	struct cr_err e = CR_ERR_INIT;
	struct desk d;
	bool odd = false;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;
	const char *what = i < argc ? argv[i++] : "";

	day_today(today);
	check_usage(what, argc - i, today);
	desk_text(&verb, "box", i < argc ? argv[i] : NULL);
	if (o.since && day_typed(day, o.since, today))
		desk_day_began(since, day);
	if ((st = desk_open(&d, &e)) == CR_OK) {
		if (!strcmp(what, "out") || !strcmp(what, "in"))
			st = hand(&d, *what == 'o', argv[i], &odd, &e);
		else if (!strcmp(what, "sheet"))
			st = sheet(&d, today, &e);
		else
			st = list(&d, !strcmp(what, "log"),
			    i < argc ? argv[i] : NULL, since, &e);
	}
	rc = desk_exit(st, &e);
	if (rc == CR_EXIT_OK && odd)
		rc = CR_EXIT_SOME;
	if (fflush(stdout) == EOF || ferror(stdout))
		rc = CR_EXIT_STOP;
	desk_close(&d);
	return rc;
}
