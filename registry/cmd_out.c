/* registry/cmd_out.c: courtroll out: lend files; what is out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/day.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/movement.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "registry/lend.h"

static struct {
	const char *to, *why, *due, *by, *history;
	long pages;
	bool list, overdue, json;
} o = { .pages = -1 };

static const struct opt opts[] = {
	{ "to", 't', OPT_TEXT, &o.to, "WHO", "who takes it", 0, 0 },
	{ "why", 0, OPT_TEXT, &o.why, "TEXT", "what for", 0, 0 },
	{ "due", 'd', OPT_TEXT, &o.due, "DAY",
	    "when it is to be back: 25/12/2026, or 14d", 0, 0 },
	{ "pages", 0, OPT_INT, &o.pages, "N", "pages, counted", 0, 9999 },
	{ "by", 0, OPT_TEXT, &o.by, "NAME",
	    "who hands it out (else COURTROLL_BY, else the login)", 0, 0 },
	{ "list", 'l', OPT_FLAG, &o.list, NULL,
	    "what is out, the longest due first", 0, 0 },
	{ "overdue", 0, OPT_FLAG, &o.overdue, NULL,
	    "with --list: only what should be back", 0, 0 },
	{ "history", 0, OPT_TEXT, &o.history, "FILE",
	    "where a file has been", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "print JSON", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "out", "[FILE...]",
	"Lend files, and know who has them.",
	"FILE is a file id, what a hand scanner reads off its label, or a case "
	"number that one\nfile alone carries. Without a FILE, or with '-', "
	"they are read from standard input, one\na line: shoot one label after "
	"another. Each is on disk before it is said.", opts };

/* ---- what is out --------------------------------------------------------- */

static void
print_movement(struct desk *d, const struct movement *m, const char *today)
{
	struct buf b = BUF_INIT;
	bool late = m->due && strcmp(m->due, today) < 0;

	lend_name(&b, d, m->file);
	printf("%s\n    %s has it since %.10s", b.data, m->holder, m->at);
	if (m->due)
		printf(", due %s", m->due);
	if (late)
		printf(", %ld days OVERDUE", day_number(today) -
		    day_number(m->due));
	if (m->why)
		printf(" (%s)", m->why);
	putchar('\n');
	buf_release(&b);
}

static json_t *
movement_json(struct desk *d, const struct movement *m, const char *today)
{
	char id[FILE_ID_MAX];

	fileid_write(id, catalog_site(d->catalog), m->file);
	return json_must(json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s?, s:o, "
	    "s:s?, s:s?, s:s?, s:s?, s:s, s:b}", "file", id, "at", m->at,
	    "what", m->what, "holder", m->holder, "why", m->why, "due", m->due,
	    "pages", m->pages >= 0 ? json_integer(m->pages) : json_null(),
	    "missing", m->missing, "room", m->room, "shelf", m->shelf, "box",
	    m->box, "by", m->who, "overdue",
	    m->due && strcmp(m->due, today) < 0));
}

static void
print_past(const struct movement *m)
{
	struct buf b = BUF_INIT;

	if (!strcmp(m->what, "move"))
		desk_place(&b, m->room, m->shelf, m->box);
	printf("%.16s  %s", m->at, m->what);
	if (m->holder)
		printf(" to %s", m->holder);
	if (b.len)
		printf(" to %s", b.data);
	if (m->due)
		printf(", due %s", m->due);
	if (m->pages >= 0)
		printf(", %d pages", m->pages);
	if (m->missing)
		printf(", missing: %s", m->missing);
	if (m->why)
		printf(" (%s)", m->why);
	printf("  by %s\n", m->who);
	buf_release(&b);
}

static enum cr_status
list(struct desk *d, const char *today, struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	json_t *all = json_must(json_array());
	int64_t file = 0;
	enum cr_status st = CR_OK;
	size_t i;

	if (o.history && (st = desk_file(d, o.history, &file, e)) == CR_OK)
		st = movement_list(d->catalog, file, &m, e);
	else if (!o.history)
		st = movement_lent(d->catalog, o.overdue ? today : NULL, &m, e);
	for (i = 0; i < m.n && st == CR_OK; i++)
		if (o.json)
			json_array_append_new(all, movement_json(d, &m.v[i],
			    today));
		else if (o.history)
			print_past(&m.v[i]);
		else
			print_movement(d, &m.v[i], today);
	if (st == CR_OK && o.json) {
		json_t *v = json_must(json_pack("{s:i, s:O}", "v", 1,
		    o.history ? "movements" : "out", all));

		json_dumpf(v, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(v);
	} else if (st == CR_OK && !m.n) {
		log_info(o.history ? "it never went out"
		    : o.overdue	   ? "nothing is overdue"
				   : "nothing is out");
	}
	json_decref(all);
	movements_release(&m);
	return st;
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
	if (asks && (i < argc || o.to))
		opt_usage(&verb, "either a list, or files to lend");
	if (!asks && (!o.to || !*o.to))
		opt_usage(&verb, "who takes it? (--to WHO; --list tells what "
		    "is out)");
	if (o.pages >= 0 && argc - i != 1)
		opt_usage(&verb, "pages are counted of one FILE");
	if (lend_due(due, o.due, today, &e) != CR_OK)
		opt_usage(&verb, "%s", e.msg);
	st = desk_open(&d, &e);
	if (st == CR_OK && asks) {
		rc = desk_exit(list(&d, today, &e), &e);
	} else if (st == CR_OK) {
		const struct lending l = { .desk = &d, .today = today,
			.who = desk_who(&verb, o.by), .to = o.to, .why = o.why,
			.due = *due ? due : NULL, .pages = (int)o.pages };

		rc = lend_all(&l, argv + i, argc - i, lend_out);
	} else {
		rc = desk_exit(st, &e);
	}
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to");
		rc = CR_EXIT_STOP;
	}
	desk_close(&d);
	return rc;
}
