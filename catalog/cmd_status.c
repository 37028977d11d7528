/* catalog/cmd_status.c: courtroll status: what is where, what waits, what
 * needs a person. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/opt.h"
#include "catalog/report.h"
#include "courtroll.h"

static void
row(const char *what, int64_t n, const char *note)
{
	printf("%-16s %8lld%s%s\n", what, (long long)n, *note ? "  " : "",
	    note);
}

static void
print_counts(struct catalog *c, const struct catalog_counts *n)
{
	printf("archive %s, site %s, scheme %s\n\n",
	    catalog_archive(c)->root, catalog_site(c), catalog_scheme(c));
	row("files", n->files, "");
	row("  without pages", n->files_without_pages,
	    n->files_without_pages ? "registered, not scanned yet" : "");
	row("  unclassified", n->unclassified,
	    n->unclassified ? "protected until somebody or a rule decides"
			    : "");
	row("  without number", n->without_number, n->without_number
		? "'courtroll label FILE-ID case NUMBER' gives one"
		: "");
	row("  in conflict", n->number_conflicts,
	    n->number_conflicts ? "jacket, heading and body disagree" : "");
	row("batches", n->batches, "");
	row("pages", n->pages, "");
	row("images", n->images, "");
	row("  read", n->read, "");
	row("    blank", n->blank, "");
	row("  failed", n->failed, "");
	row("  waiting", n->waiting,
	    n->waiting ? "run 'courtroll ocr'" : "");
	row("files to label", n->to_code,
	    n->to_code && !n->waiting ? "run 'courtroll code'" : "");
	row("files to index", n->to_index,
	    n->to_index && !n->to_code ? "run 'courtroll index'" : "");
	row("inputs refused", n->refused,
	    n->refused ? "see below and quarantine/" : "");
}

static enum cr_status
print_speed(struct catalog *c, struct cr_err *e)
{
	char *at, *detail;
	enum cr_status st = catalog_last_event(c, "ocr", &at, &detail, e);

	if (st == CR_OK)
		printf("\nlast reading: %s UTC: %s\n", at, detail);
	free(at);
	free(detail);
	return st == CR_END ? CR_OK : st;
}

struct listing {
	const char *title;
	long left, more;
	bool any;
};

/* A line of a list: is there room for it?  The first has the title above. */
static bool
line(struct listing *l)
{
	if (!l->any)
		printf("\n%s:\n", l->title);
	l->any = true;
	if (l->left-- > 0)
		return true;
	l->more++;
	return false;
}

static enum cr_status
print_trouble(void *ctx, const struct trouble *t, struct cr_err *e)
{
	struct listing *l = ctx;

	(void)e;
	if (line(l))
		printf("  %-14s %s: %s\n", t->where, t->name, t->detail);
	return CR_OK;
}

/* As 'class --series' takes it; to free(). */
static char *
series_name(const struct undecided *u)
{
	return xasprintf("%s/%s/%s", u->court, u->station, u->type);
}

static enum cr_status
print_series(void *ctx, const struct undecided *u, struct cr_err *e)
{
	char *name;

	(void)e;
	if (!line(ctx))
		return CR_OK;
	if (!u->court) {
		printf("  %-16s %8lld\n", "without a number",
		    (long long)u->files);
		return CR_OK;
	}
	name = series_name(u);
	printf("  %-16s %8lld", name, (long long)u->files);
	if (u->year_from && u->year_from != u->year_to)
		printf("  %d to %d", u->year_from, u->year_to);
	else if (u->year_from)
		printf("  %d", u->year_from);
	if (strcmp(u->station, u->station_name))
		printf("%s %s", u->year_from ? "," : " ", u->station_name);
	putchar('\n');
	free(name);
	return CR_OK;
}

static enum cr_status
list_undecided(struct catalog *c, long limit, struct cr_err *e)
{
	struct listing l = { "not classified ('courtroll class CLASS --series "
			     "SERIES' decides for a whole series)",
		limit, 0, false };
	enum cr_status st = report_undecided(c, print_series, &l, e);

	if (l.more)
		printf("  ... and %ld more series (--limit)\n", l.more);
	return st;
}

static enum cr_status
list(struct catalog *c, enum trouble_kind kind, const char *title, long limit,
    struct cr_err *e)
{
	struct listing l = { title, limit, 0, false };
	enum cr_status st = report_troubles(c, kind, print_trouble, &l, e);

	if (l.more)
		printf("  ... and %ld more (--limit)\n", l.more);
	return st;
}

static enum cr_status
as_json(void *ctx, const struct trouble *t, struct cr_err *e)
{
	(void)e;
	json_array_append_new(ctx,
	    json_pack("{s:s, s:s, s:s}", "where", t->where, "name", t->name,
		"detail", t->detail));
	return CR_OK;
}

static json_t *
year_json(int year)
{
	return year ? json_integer(year) : json_null();
}

static enum cr_status
series_json(void *ctx, const struct undecided *u, struct cr_err *e)
{
	char *name = u->court ? series_name(u) : NULL;

	(void)e;
	json_array_append_new(ctx,
	    json_pack("{s:s?, s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:I}",
		"series", name, "court", u->court, "station", u->station,
		"station_name", u->station_name, "type", u->type,
		"year_from", year_json(u->year_from), "year_to",
		year_json(u->year_to), "files", (json_int_t)u->files));
	free(name);
	return CR_OK;
}

static enum cr_status
print_json(struct catalog *c, const struct catalog_counts *n, struct cr_err *e)
{
	json_t *failed = json_array(), *refused = json_array();
	json_t *series = json_array(), *o;
	enum cr_status st;

	st = report_troubles(c, TROUBLE_FAILED, as_json, failed, e);
	if (st == CR_OK)
		st = report_troubles(c, TROUBLE_REFUSED, as_json, refused, e);
	if (st == CR_OK)
		st = report_undecided(c, series_json, series, e);
	o = json_pack("{s:i, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, "
		      "s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o}",
	    "v", 1, "site", catalog_site(c), "scheme", catalog_scheme(c),
	    "files", (json_int_t)n->files, "files_without_pages",
	    (json_int_t)n->files_without_pages, "unclassified",
	    (json_int_t)n->unclassified, "without_number",
	    (json_int_t)n->without_number, "number_conflicts",
	    (json_int_t)n->number_conflicts, "batches",
	    (json_int_t)n->batches,
	    "pages", (json_int_t)n->pages, "images", (json_int_t)n->images,
	    "read", (json_int_t)n->read, "blank", (json_int_t)n->blank,
	    "failed", (json_int_t)n->failed, "waiting",
	    (json_int_t)n->waiting, "to_code", (json_int_t)n->to_code,
	    "to_index", (json_int_t)n->to_index, "refused",
	    (json_int_t)n->refused, "failed_pages", failed, "refused_inputs",
	    refused, "undecided", series);
	if (!o)
		abort();
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
	return st;
}

int
main(int argc, char **argv)
{
	bool json = false;
	long limit = 20;
	const struct opt opts[] = {
		{ "json", 0, OPT_FLAG, &json, NULL, "print JSON", 0, 0 },
		{ "limit", 0, OPT_INT, &limit, "N",
		    "longest list of series, failed pages and refused "
		    "inputs (default 20)", 0, 1000000 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "status", "",
		"What is where, what waits, what needs a person.", NULL,
		opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct catalog_counts n;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK)
		st = catalog_count(c, &n, &e);
	if (st == CR_OK && json) {
		st = print_json(c, &n, &e);
	} else if (st == CR_OK) {
		print_counts(c, &n);
		if ((st = print_speed(c, &e)) == CR_OK &&
		    (st = list_undecided(c, limit, &e)) == CR_OK &&
		    (st = list(c, TROUBLE_FAILED, "pages that failed", limit,
			 &e)) == CR_OK)
			st = list(c, TROUBLE_REFUSED, "inputs refused", limit,
			    &e);
	}
	if ((fflush(stdout) == EOF || ferror(stdout)) && st == CR_OK)
		st = err_set(&e, CR_FATAL, "standard output cannot be written "
					   "to");
	if (st != CR_OK)
		log_error("%s", e.msg);
	catalog_close(c);
	archive_close(&a);
	return st == CR_OK ? CR_EXIT_OK : CR_EXIT_STOP;
}
