/* registry/cmd_status.c: courtroll status: what is where, what waits, what
 * needs a person; of one file, in status_file.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "courtroll.h"
#include "registry/status_file.h"
#include "registry/status_json.h"

static void
row(const char *what, int64_t n, const char *note)
{
	printf("%-16s %8lld%s%s\n", what, (long long)n, *note ? "  " : "",
	    note);
}

/* Where the paper is. */
static void
print_desk(const struct report_desk *k)
{
	row("  out", k->out,
	    k->out ? "'courtroll out --list' tells with whom" : "");
	row("    overdue", k->overdue,
	    k->overdue ? "'courtroll out --overdue'" : "");
	row("  no label yet", k->label_not_printed, k->label_not_printed
		? "'courtroll print labels --new'" : "");
	row("  pages differ", k->pages_differ, k->pages_differ
		? "counted by hand, and scanned: see below" : "");
	if (k->withdrawn)
		row("taken back", k->withdrawn, "registered by mistake");
	if (k->blank_ids)
		row("blank slips", k->blank_ids,
		    "ids printed ahead, no file yet");
	if (k->boxes_out)
		row("boxes out", k->boxes_out, "'courtroll box list'");
}

/* Pages that want a person. */
static void
print_wanted(const struct wanted_counts *w)
{
	row("  handwritten", w->handwritten, w->handwritten
		? "to be typed in: 'courtroll transcribe --list'" : "");
	row("  unreadable", w->unreadable, w->unreadable
		? "'courtroll transcribe --list'" : "");
	row("  bad pictures", w->flawed, w->flawed
		? "to be scanned again: 'courtroll transcribe --list'" : "");
}

static void
print_counts(struct catalog *c, const struct catalog_counts *n,
    const struct report_desk *k, const struct wanted_counts *w)
{
	printf("archive %s, site %s, scheme %s\n\n",
	    catalog_archive(c)->root, catalog_site(c), catalog_scheme(c));
	if (archive_is_practice(catalog_archive(c)))
		printf("PRACTICE archive: nothing in it is real\n\n");
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
	print_desk(k);
	row("batches", n->batches, "");
	row("pages", n->pages, "");
	print_wanted(w);
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
	name = status_series(u);
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
print_differing(void *ctx, const struct differing *d, struct cr_err *e)
{
	(void)e;
	if (!line(ctx))
		return CR_OK;
	printf("  %-14s %lld counted, %lld scanned", d->id,
	    (long long)d->counted, (long long)d->scanned);
	if (d->blank)
		printf(", %lld of them blank", (long long)d->blank);
	putchar('\n');
	return CR_OK;
}

static enum cr_status
list_differing(struct catalog *c, long limit, struct cr_err *e)
{
	struct listing l = { "pages counted on the jacket, and pages scanned",
		limit, 0, false };
	enum cr_status st = report_differing(c, print_differing, &l, e);

	if (l.more)
		printf("  ... and %ld more (--limit)\n", l.more);
	return st;
}

static enum cr_status
whole(struct catalog *c, const char *today, bool json, long limit,
    struct cr_err *e)
{
	struct catalog_counts n;
	struct report_desk k;
	struct wanted_counts w;
	enum cr_status st;

	if ((st = catalog_count(c, &n, e)) != CR_OK ||
	    (st = report_desk_count(c, today, &k, e)) != CR_OK ||
	    (st = wanted_count(c, &w, e)) != CR_OK)
		return st;
	if (json)
		return status_json(c, &n, &k, &w, e);
	print_counts(c, &n, &k, &w);
	if ((st = print_speed(c, e)) == CR_OK &&
	    (st = list_undecided(c, limit, e)) == CR_OK &&
	    (st = list_differing(c, limit, e)) == CR_OK &&
	    (st = list(c, TROUBLE_FAILED, "pages that failed", limit, e)) ==
		CR_OK)
		st = list(c, TROUBLE_REFUSED, "inputs refused", limit, e);
	return st;
}

static int
of_files(char **words, int n, const char *today, bool json)
{
	struct cr_err e = CR_ERR_INIT;
	struct desk d;
	enum cr_status st = desk_open(&d, &e);
	int rc = st == CR_OK ? status_files(&d, words, n, today, json)
			     : desk_exit(st, &e);

	desk_close(&d);
	return rc;
}

/* No more is opened than is needed: it must answer where the scheme is
 * broken, too. */
static int
of_all(const char *today, bool json, long limit)
{
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	enum cr_status st;

	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK)
		st = whole(c, today, json, limit, &e);
	if (st != CR_OK)
		log_error("%s", e.msg);
	catalog_close(c);
	archive_close(&a);
	return st == CR_OK ? CR_EXIT_OK : CR_EXIT_STOP;
}

int
main(int argc, char **argv)
{
	bool json = false;
	long limit = 20;
	const struct opt opts[] = {
		{ "json", 0, OPT_FLAG, &json, NULL, "print JSON", 0, 0 },
		{ "limit", 0, OPT_INT, &limit, "N",
		    "longest list of series, files, failed pages and refused "
		    "inputs (default 20)", 0, 1000000 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "status", "[FILE...]",
		"What is where, what waits, what needs a person.",
		"With FILEs, where each is and what is done of it. FILE is as "
		"for 'courtroll out'.", opts };
	char today[DAY_MAX];
	int i = opt_parse(&verb, argc, argv), rc;

	day_today(today);
	rc = i < argc ? of_files(argv + i, argc - i, today, json)
		      : of_all(today, json, limit);
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to");
		rc = CR_EXIT_STOP;
	}
	return rc;
}
