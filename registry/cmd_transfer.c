/* registry/cmd_transfer.c: courtroll transfer: new codes for files that another
 * station takes over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "catalog/chosen.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "index/effect.h"
#include "registry/prints.h"
#include "registry/transfer.h"

static struct {
	const char *list, *on, *to, *from, *by, *why, *labels, *handover;
	const char *sheet;
	long start;
	bool dry, json;
} o = { .sheet = "a4", .start = 1 };

static const struct opt opts[] = {
	{ "list", 0, OPT_TEXT, &o.list, "FILE",
	    "the files: columns file, new, to, date ('-': standard input)", 0,
	    0 },
	{ "to", 0, OPT_TEXT, &o.to, "PLACE",
	    "where files go of which the list does not say it: HC/Lugazi", 0,
	    0 },
	{ "from", 0, OPT_TEXT, &o.from, "PLACE",
	    "where files come from whose number does not say it", 0, 0 },
	{ "on", 0, OPT_TEXT, &o.on, "DAY",
	    "first day of the new numbers (default today)", 0, 0 },
	EFFECT_BY(&o.by),
	EFFECT_WHY(&o.why),
	{ "dry-run", 'n', OPT_FLAG, &o.dry, NULL,
	    "say what would be done, and do nothing", 0, 0 },
	{ "labels", 0, OPT_TEXT, &o.labels, "FILE",
	    "print the new labels", 0, 0 },
	{ "sheet", 0, OPT_TEXT, &o.sheet, "KIND",
	    "labels a sheet: a4 (cut by hand), 21, 24 or 24x70", 0, 0 },
	{ "start-at", 0, OPT_INT, &o.start, "N",
	    "first label of a sheet that is begun (from 1)", 1, 100 },
	{ "handover", 0, OPT_TEXT, &o.handover, "FILE",
	    "print the list to be signed by who gives and who takes", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "print JSON", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "transfer", "",
	"Give new numbers to files that another station takes over.",
	"The list has a row for each file: its id or its number; the new "
	"number, or the new\nstation where type, serial and year stay; the "
	"day. The old number is kept, with its\nlast day, and is still found. "
	"The list may be given again: nothing is done twice.", opts };

/* ---- what was done ------------------------------------------------------- */

static json_t *
file_json(const struct transfer_file *x)
{
	return json_must(json_pack(
	    "{s:i, s:s, s:s?, s:s?, s:s?, s:s?, s:s, s:s?}", "line", x->line,
	    "words", x->words, "file", x->id, "old", x->old, "new", x->new,
	    "day", x->day[0] ? x->day : NULL, "state",
	    transfer_states[x->state], "why", x->why));
}

static void
print_json(const struct transfer *t)
{
	json_t *rows = json_must(json_array()), *all;
	size_t i;

	for (i = 0; i < t->n; i++)
		json_array_append_new(rows, file_json(&t->v[i]));
	all = json_must(json_pack("{s:i, s:b, s:I, s:I, s:I, s:o}", "v", 1,
	    "dry_run", (int)o.dry, "new", (json_int_t)t->count[TRANSFER_NEW],
	    "known", (json_int_t)t->count[TRANSFER_KNOWN], "refused",
	    (json_int_t)t->count[TRANSFER_BAD], "rows", rows));
	json_dumpf(all, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(all);
}

static void
print_rows(const struct transfer *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		const struct transfer_file *x = &t->v[i];

		if (x->state == TRANSFER_BAD)
			log_warn("line %d: %s%s%s", x->line,
			    x->id ? x->id : "", x->id ? ": " : "", x->why);
		else
			printf("%s\t%s\t%s\t%s\t%s\n", x->id,
			    x->old ? x->old : "", x->new, x->day,
			    transfer_states[x->state]);
	}
}

static void
tell_left(const struct names *left)
{
	size_t i;

	for (i = 0; i < left->n && i < 20; i++)
		log_warn("%s is a file of a case in the list, but is not in "
			 "it: it keeps the old number", left->v[i]);
	if (left->n > 20)
		log_warn("... and %zu more", left->n - 20);
}

/* ---- on paper ------------------------------------------------------------ */

static enum cr_status
save(struct printout *p, const char *path, struct cr_err *e)
{
	enum cr_status st = printout_save(p, path, e);

	if (st == CR_OK && strcmp(path, "-") != 0)
		log_info("'%s': %d page%s", path, printout_pages(p),
		    printout_pages(p) == 1 ? "" : "s");
	return st;
}

static enum cr_status
labels(const struct transfer *t, struct cr_err *e)
{
	int64_t *files = xcalloc(t->n + 1, sizeof *files);
	struct prints k = { .desk = t->desk, .files = files,
		.sheet = sheet_find(o.sheet), .start = (int)o.start,
		.today = t->today };
	enum cr_status st;
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->v[i].state != TRANSFER_BAD && !t->v[i].again)
			files[k.n++] = t->v[i].file;
	k.out = printout_new("labels", 210, 297);
	if ((st = prints_labels(&k, e)) == CR_OK &&
	    (st = save(k.out, o.labels, e)) == CR_OK)
		st = chosen_labelled(t->desk->catalog, files, k.n, t->today,
		    e);
	printout_free(k.out);
	free(files);
	return st;
}

static enum cr_status
handover(const struct transfer *t, struct cr_err *e)
{
	struct printout *p = printout_new("handover list", 210, 297);
	enum cr_status st = transfer_handover(t, p, e);

	if (st == CR_OK)
		st = save(p, o.handover, e);
	printout_free(p);
	return st;
}

static enum cr_status
papers(const struct transfer *t, struct cr_err *e)
{
	enum cr_status st = CR_OK;

	if (!t->count[TRANSFER_NEW] && !t->count[TRANSFER_KNOWN])
		return CR_OK; /* nothing to print */
	if (o.labels)
		st = labels(t, e);
	if (st == CR_OK && o.handover)
		st = handover(t, e);
	return st;
}

/* ---- all of it ----------------------------------------------------------- */

static void
check_usage(int n, const char *today)
{
	if (n)
		opt_usage(&verb, "the files are in the list (--list)");
	if (!o.list)
		opt_usage(&verb, "which files? (--list FILE.csv)");
	if (!o.dry)
		effect_said(&verb, &o.by, &o.why);
	if (o.dry && (o.labels || o.handover))
		opt_usage(&verb, "nothing is printed before it is done");
	if (o.on && !day_valid(o.on))
		opt_usage(&verb, "'%s' is no day, as 2026-11-25 is", o.on);
	if (o.on && strcmp(o.on, today) > 0)
		opt_usage(&verb, "%s is still to come: transfer the files on "
		    "that day", o.on);
	if (!sheet_find(o.sheet) || !strstr("a4 21 24 24x70", o.sheet))
		opt_usage(&verb, "'%s' is no sheet of labels: a4, 21, 24, "
		    "24x70", o.sheet);
	if (o.start > sheet_cells(sheet_find(o.sheet)))
		opt_usage(&verb, "a sheet '%s' has %d places", o.sheet,
		    sheet_cells(sheet_find(o.sheet)));
}

static enum cr_status
plan(struct transfer *t, struct names *left, struct cr_err *e)
{
	enum cr_status st;

	if ((o.to && seat_read(&t->to, t->desk->scheme, o.to, e) != CR_OK) ||
	    (o.from && seat_read(&t->from, t->desk->scheme, o.from, e) !=
		CR_OK))
		opt_usage(&verb, "%s", e->msg);
	st = transfer_list(o.list, transfer_plan, transfer_bad, t, e);
	return st == CR_OK ? transfer_check(t, left, e) : st;
}

static void
summary(const struct transfer *t)
{
	log_info("%zu %s, %zu known, %zu refused", t->count[TRANSFER_NEW],
	    o.dry ? "to transfer" : "transferred", t->count[TRANSFER_KNOWN],
	    t->count[TRANSFER_BAD]);
}

static enum cr_status
transfer(struct transfer *t, int *rc, struct cr_err *e)
{
	struct names left = NAMES_INIT;
	enum cr_status st = plan(t, &left, e);

	if (st == CR_OK && !o.dry)
		st = transfer_do(t, o.by, o.why, e);
	if (st == CR_OK) {
		if (o.json)
			print_json(t);
		else
			print_rows(t);
		tell_left(&left);
		summary(t);
	}
	names_release(&left);
	if (t->count[TRANSFER_BAD])
		*rc = CR_EXIT_SOME;
	return st;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX];
	struct desk d;
	struct transfer t = { .desk = &d, .today = today };
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc = CR_EXIT_OK, said;

	day_today(today);
	check_usage(argc - i, today);
	t.on = o.on ? o.on : today;
	if ((st = desk_open(&d, &e)) != CR_OK)
		return desk_exit(st, &e);
	st = transfer(&t, &rc, &e);
	/* also where it was cut short before: labels must show the new ones */
	if (st == CR_OK && !o.dry &&
	    t.count[TRANSFER_NEW] + t.count[TRANSFER_KNOWN] &&
	    effect_now(&d.archive) != CR_EXIT_OK)
		st = err_set(&e, CR_SKIP, "the new numbers count once "
		    "'courtroll code' and 'courtroll index' have run; give "
		    "the list again to print");
	if (st == CR_OK)
		st = papers(&t, &e);
	transfer_release(&t);
	desk_close(&d);
	said = desk_exit(st, &e);
	return said != CR_EXIT_OK ? said : rc;
}
