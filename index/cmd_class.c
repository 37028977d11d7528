/* index/cmd_class.c: courtroll class: one access class for files, boxes, whole
 * series. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/progress.h"
#include "catalog/decision.h"
#include "catalog/policy.h"
#include "catalog/record.h"
#include "codes/lookup.h"
#include "courtroll.h"
#include "index/effect.h"
#include "index/say.h"
#include "index/scheme.h"

static struct {
	const char *by, *why, *series, *years, *now;
	const char *batch, *room, *shelf, *box;
	bool in, yes, dry, json, later;
} o;

static const struct opt opts[] = {
	EFFECT_BY(&o.by),
	EFFECT_WHY(&o.why),
	{ "series", 0, OPT_TEXT, &o.series, "SERIES",
	    "the files whose own number is of it: HC/Mukono/CS; '*' is any", 0,
	    0 },
	{ "years", 0, OPT_TEXT, &o.years, "YEARS",
	    "of a series: 1990..2005; one end may be left out", 0, 0 },
	{ "box", 0, OPT_TEXT, &o.box, "TEXT", "the files that lie in it", 0,
	    0 },
	{ "shelf", 0, OPT_TEXT, &o.shelf, "TEXT", "the files that lie on it",
	    0, 0 },
	{ "room", 0, OPT_TEXT, &o.room, "TEXT", "the files that lie in it", 0,
	    0 },
	{ "batch", 'b', OPT_TEXT, &o.batch, "NAME",
	    "the files that came in with it", 0, 0 },
	{ "stdin", 0, OPT_FLAG, &o.in, NULL,
	    "the files named on standard input, one a line", 0, 0 },
	{ "now", 0, OPT_TEXT, &o.now, "CLASS",
	    "of these only those that have that class now", 0, 0 },
	{ "yes", 'y', OPT_FLAG, &o.yes, NULL,
	    "open even what is protected now", 0, 0 },
	{ "dry-run", 'n', OPT_FLAG, &o.dry, NULL,
	    "only say what it would be decided for", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "print JSON", 0, 0 },
	{ "no-index", 0, OPT_FLAG, &o.later, NULL, "code and index later", 0,
	    0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "class", "CLASS [FILE-ID...]",
	"A person decides who may know of files: one class for many at once.",
	"CLASS is open, family, juvenile, victim, sealed or unclassified. What "
	"is chosen in\nseveral ways must agree with all of them. What is "
	"protected by it is hidden at once;\nthen the files are coded and "
	"indexed. 'courtroll status' lists series that wait.",
	opts };

/* ---- which files --------------------------------------------------------- */

struct chosen {
	struct decision_which which;
	char *series;       /* its parts are in here */
	int64_t *files;
	size_t n, cap;
	int unknown;        /* ids that are none */
};

static void
chosen_release(struct chosen *ch)
{
	free(ch->series);
	free(ch->files);
}

static int
compare_files(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static enum cr_status
add_id(struct chosen *ch, struct catalog *c, const char *id, struct cr_err *e)
{
	int64_t file = 0;
	enum cr_status st = record_lookup(c, id, &file, e);

	if (st == CR_OK) {
		ch->files = xgrow(ch->files, ch->n, &ch->cap,
		    sizeof *ch->files);
		ch->files[ch->n++] = file;
		return CR_OK;
	}
	if (st != CR_SKIP && st != CR_END)
		return st;
	if (st == CR_SKIP)
		log_error("%s", e->msg);
	else
		log_error("there is no file '%s'", id);
	ch->unknown++;
	return CR_OK;
}

/* What follows an id on its line is for people. */
static enum cr_status
add_lines(struct chosen *ch, struct catalog *c, struct cr_err *e)
{
	static const char blank[] = " \t\r\n";
	struct buf b = BUF_INIT;
	enum cr_status st;
	char *p, *end;

	st = fd_read_all(&b, STDIN_FILENO, CR_MAX_XML, "standard input", e);
	if (st == CR_OK && memchr(b.data, '\0', b.len))
		st = err_set(e, CR_SKIP, "standard input is no list of file "
					 "ids: a NUL byte");
	for (p = b.data; st == CR_OK && *p; p = end) {
		end = p + strcspn(p, "\n");
		if (*end)
			*end++ = '\0';
		p += strspn(p, blank);
		p[strcspn(p, blank)] = '\0';
		if (*p)
			st = add_id(ch, c, p, e);
	}
	buf_release(&b);
	return st;
}

/* Each once: a file that is named twice is one. */
static void
list_files(struct chosen *ch)
{
	size_t i, n = 0;

	if (ch->n)
		qsort(ch->files, ch->n, sizeof *ch->files, compare_files);
	for (i = 0; i < ch->n; i++)
		if (!n || ch->files[n - 1] != ch->files[i])
			ch->files[n++] = ch->files[i];
	ch->files = xreallocn(ch->files, n + 1, sizeof *ch->files);
	ch->which.files = ch->files;
	ch->which.n_files = ch->n = n;
}

static const char *
series_part(char *part)
{
	return strcmp(part, "*") ? part : NULL;
}

/* Court and type must be the scheme's: a misspelt one would choose nothing,
 * and nobody would know why. */
static enum cr_status
check_series(const struct scheme *s, const struct decision_which *w,
    struct cr_err *e)
{
	struct names courts = { NULL, 0, 0 }, types = { NULL, 0, 0 };
	enum cr_status st = CR_OK;
	size_t i;

	for (i = 0; i < s->n_courts; i++)
		names_add(&courts, s->courts[i].code);
	for (i = 0; i < s->n_types; i++)
		names_add(&types, s->types[i].code);
	if ((w->court && *w->court &&
		!say_choose(&courts, "court", w->court, e)) ||
	    (w->type && *w->type &&
		!say_choose(&types, "type of case", w->type, e)))
		st = CR_SKIP;
	names_release(&courts);
	names_release(&types);
	return st;
}

/* "HC/Mukono/CS", as `status` writes it. */
static void
read_series(struct chosen *ch)
{
	char *station, *type;

	ch->series = xstrdup(o.series);
	station = strchr(ch->series, '/');
	type = station ? strchr(station + 1, '/') : NULL;
	if (!type || strchr(type + 1, '/'))
		opt_usage(&verb,
		    "'%s' is no series, as HC/Mukono/CS is: court, station, "
		    "type", o.series);
	*station++ = *type++ = '\0';
	ch->which.court = series_part(ch->series);
	ch->which.station = series_part(station);
	ch->which.type = series_part(type);
	if (!ch->which.court && !ch->which.station && !ch->which.type)
		opt_usage(&verb, "'%s' is every file with a number: say one "
				 "of court, station, type", o.series);
}

/* "1990..2005", "1990..", "..2005", "1990" */
static void
read_years(struct decision_which *w)
{
	const char *dots = strstr(o.years, "..");
	const char *to = dots ? dots + 2 : o.years;
	char *end;

	if (o.years != dots) {
		w->year_from = (int)strtol(o.years, &end, 10);
		if (end != (dots ? dots : o.years + strlen(o.years)) ||
		    end - o.years != 4)
			w->year_from = -1;
	}
	if (*to) {
		w->year_to = (int)strtol(to, &end, 10);
		if (*end || end - to != 4)
			w->year_to = -1;
	}
	if (w->year_from < 0 || w->year_to < 0 ||
	    (!w->year_from && !w->year_to) ||
	    (w->year_to && w->year_from > w->year_to))
		opt_usage(&verb, "'%s' are no years, as 1990..2005 are",
		    o.years);
}

static void
read_options(struct chosen *ch)
{
	ch->which = (struct decision_which){ .batch = o.batch,
		.room = o.room, .shelf = o.shelf, .box = o.box,
		.now = o.now };
	if (o.series)
		read_series(ch);
	if (o.years && !o.series)
		opt_usage(&verb, "--years are of a --series");
	if (o.years)
		read_years(&ch->which);
}

static enum cr_status
choose(struct chosen *ch, struct catalog *c, int n, char **ids,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct scheme *s = NULL;
	int i;

	if (o.series && (st = index_scheme(&s, c, e)) == CR_OK)
		st = check_series(s, &ch->which, e);
	scheme_free(s);
	for (i = 0; st == CR_OK && i < n; i++)
		st = add_id(ch, c, ids[i], e);
	if (st == CR_OK && o.in)
		st = add_lines(ch, c, e);
	if (n || o.in)
		list_files(ch);
	return st;
}

/* ---- deciding ------------------------------------------------------------ */

static int64_t
sum(const struct class_counts *n)
{
	int64_t all = 0;
	size_t i;

	for (i = 0; i < n->n; i++)
		all += n->v[i].n;
	return all;
}

/* "2 sealed, 1 family" of those that `open` would lay open. */
static void
add_protected(struct buf *b, const struct class_counts *n)
{
	size_t i;

	for (i = 0; i < n->n; i++)
		if (policy_protects(n->v[i].klass))
			buf_addf(b, "%s%lld %s", b->len ? ", " : "",
			    (long long)n->v[i].n, n->v[i].klass);
}

static enum cr_status
may_open(const char *klass, const struct class_counts *now, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st = CR_OK;

	add_protected(&b, now);
	if (b.len && !strcmp(klass, "open") && !o.yes && !o.dry)
		st = err_set(e, CR_SKIP,
		    "that opens protected files (%s): give --yes if it is "
		    "meant, or --now unclassified", b.data);
	buf_release(&b);
	return st;
}

/* Nothing to decide: because nothing is chosen, or because all of it is
 * decided so already?  Then another class would find them. */
static enum cr_status
any_chosen(struct catalog *c, const struct decision_which *w,
    const char *klass, bool *any, struct cr_err *e)
{
	struct class_counts n;
	enum cr_status st;

	st = decision_class_now(c, w,
	    strcmp(klass, "open") ? "open" : "sealed", &n, e);
	*any = sum(&n) > 0;
	return st;
}

/* What is counted is what is decided: one transaction. */
static enum cr_status
decide(struct catalog *c, const struct decision_which *w, const char *klass,
    struct class_counts *now, bool *any, struct cr_err *e)
{
	enum cr_status st;
	int64_t n = 0;

	memset(now, 0, sizeof *now);
	if (!o.dry && (st = catalog_group_begin(c, e)) != CR_OK)
		return st;
	st = decision_class_now(c, w, klass, now, e);
	*any = sum(now) > 0;
	if (st == CR_OK && !*any)
		st = any_chosen(c, w, klass, any, e);
	if (st == CR_OK && (st = may_open(klass, now, e)) == CR_OK)
		st = decision_class(c, w, klass, o.by, o.why, o.dry, &n, e);
	return o.dry ? st : catalog_group_end(c, st, e);
}

static void
tell_json(const char *klass, const struct class_counts *now)
{
	json_t *were = json_object(), *v;
	size_t i;

	for (i = 0; i < now->n; i++)
		json_object_set_new(were, now->v[i].klass,
		    json_integer(now->v[i].n));
	v = json_pack("{s:i, s:s, s:I, s:o, s:b}", "v", 1, "class", klass,
	    "files", (json_int_t)sum(now), "were", were, "dry_run",
	    (int)o.dry);
	if (!v)
		abort();
	json_dumpf(v, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(v);
}

static void
tell(const char *klass, const struct class_counts *now)
{
	size_t i;

	if (o.json) {
		tell_json(klass, now);
		return;
	}
	printf("%s\t%lld file%s%s", klass, (long long)sum(now),
	    plural((uint64_t)sum(now)), o.dry ? " (not decided: --dry-run)"
					      : "");
	for (i = 0; i < now->n; i++)
		printf("%s%lld %s %s", i ? ", " : "\t",
		    (long long)now->v[i].n,
		    now->v[i].n == 1 ? "was" : "were", now->v[i].klass);
	putchar('\n');
}

/* Files of a series that are not coded yet are not known to be of it. */
static void
warn_uncoded(struct catalog *c)
{
	struct catalog_work w;
	struct cr_err e = CR_ERR_INIT;

	if (o.series && catalog_work(c, &w, &e) == CR_OK && w.to_code)
		log_warn("%lld file%s wait%s to be labelled: whether they are "
			 "of the series is not known before 'courtroll code'",
		    (long long)w.to_code, plural((uint64_t)w.to_code),
		    w.to_code == 1 ? "s" : "");
}

/* ---- the program --------------------------------------------------------- */

static const char *
check_usage(int n, char **operands)
{
	const char *klass = n ? operands[0] : NULL;

	if (!klass)
		opt_usage(&verb, "which class?");
	if (!policy_is_class(klass))
		opt_usage(&verb, "'%s' is no access class", klass);
	if (o.now && !policy_is_class(o.now))
		opt_usage(&verb, "'%s' is no access class", o.now);
	if (n < 2 && !o.in && !o.series && !o.batch && !o.room && !o.shelf &&
	    !o.box)
		opt_usage(&verb,
		    "which files? (FILE-ID, --series, --box, --shelf, --room, "
		    "--batch or --stdin)");
	if (o.dry && !o.by)
		o.by = "-";
	if (o.dry && !o.why)
		o.why = "-";
	effect_said(&verb, &o.by, &o.why);
	return klass;
}

static int
finish(const struct archive *a, const char *klass,
    const struct class_counts *now)
{
	if (!sum(now) || o.dry)
		return CR_EXIT_OK;
	if (o.later) {
		log_info("%s once 'courtroll code' and 'courtroll index' have "
			 "run", strcmp(klass, "open")
			? "hidden from now on, and in its own index"
			: "open");
		return CR_EXIT_OK;
	}
	return effect_now(a);
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct chosen ch = { .series = NULL };
	struct class_counts now = { .n = 0 };
	const char *klass;
	bool any = false;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	klass = check_usage(argc - i, argv + i);
	read_options(&ch);
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK &&
	    (st = choose(&ch, c, argc - i - 1, argv + i + 1, &e)) == CR_OK &&
	    (st = decide(c, &ch.which, klass, &now, &any, &e)) == CR_OK) {
		warn_uncoded(c);
		tell(klass, &now);
	}
	rc = st == CR_OK ? (any && !ch.unknown ? CR_EXIT_OK : CR_EXIT_SOME)
	    : st == CR_SKIP ? CR_EXIT_USAGE : CR_EXIT_STOP;
	if (st != CR_OK)
		log_error("%s", e.msg);
	else if (!any)
		log_error("there is no file that was chosen");
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to%s",
		    sum(&now) && !o.dry ? "; it is decided all the same" : "");
		rc = CR_EXIT_STOP;
	}
	catalog_close(c);
	chosen_release(&ch);
	if (st == CR_OK && finish(&a, klass, &now) && rc == CR_EXIT_OK)
		rc = CR_EXIT_SOME;
	archive_close(&a);
	return rc;
}
