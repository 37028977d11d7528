/* registry/status_file.c: where one file is, and what is done of it (see
 * status_file.h). */
#include "registry/status_file.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "catalog/custody.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "catalog/report.h"
#include "catalog/wanted.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "registry/lend.h"
#include "registry/shown.h"

struct state {
	struct record *r;
	struct shown_file shown;
	struct report_file done;
	struct custody box; /* holder NULL: its box is in its place */
	char *missing;      /* pages, since it came back last; or NULL */
	int last;           /* pages counted last (lend_counted) */
	int scanned, read, blank, failed, waiting; /* scanned: slips aside */
};

static void
count_pages(struct state *s)
{
	size_t i;

	for (i = 0; i < s->r->n_pages; i++) {
		const struct rec_page *p = &s->r->pages[i];

		if (!strcmp(p->kind, "cover"))
			continue;
		s->scanned++;
		s->failed += !strcmp(p->status, "failed");
		s->waiting += !strcmp(p->status, "waiting");
		if (!strcmp(p->kind, "blank"))
			s->blank++;
		else
			s->read += !strcmp(p->status, "read");
	}
}

/* As report_differing has it: a blank page may have been counted or not. */
static bool
differs(const struct state *s)
{
	return s->scanned && s->r->counted >= 0 &&
	    (s->r->counted > s->scanned ||
		s->r->counted < s->scanned - s->blank);
}

static enum cr_status
read_missing(struct state *s, struct catalog *c, struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	enum cr_status st = movement_list(c, s->r->number, &m, e);
	size_t i;

	for (i = m.n; i-- > 0 && strcmp(m.v[i].what, "in") != 0;)
		;
	if (i < m.n && m.v[i].missing)
		s->missing = xstrdup(m.v[i].missing);
	movements_release(&m);
	return st;
}

static void
state_release(struct state *s)
{
	shown_release(&s->shown);
	custody_release(&s->box);
	free(s->missing);
	record_free(s->r);
}

static enum cr_status
state_read(struct state *s, struct desk *d, int64_t file, const char *today,
    struct cr_err *e)
{
	enum cr_status st;

	memset(s, 0, sizeof *s);
	if ((st = record_read(d->catalog, file, &s->r, e)) != CR_OK)
		return st;
	shown_read(&s->shown, s->r, today);
	count_pages(s);
	s->last = lend_counted(d, file);
	if (s->r->box)
		st = custody_find(d->catalog, s->r->box, &s->box, e);
	if ((st == CR_OK || st == CR_END) &&
	    (st = report_file(d->catalog, file, &s->done, e)) == CR_OK)
		st = read_missing(s, d->catalog, e);
	return st;
}

/* ---- for people ---------------------------------------------------------- */

static void
say_pages(struct buf *b, const struct state *s)
{
	if (!s->scanned)
		buf_adds(b, "\n    scanned     not yet");
	else
		buf_addf(b, "\n    scanned     %d page%s: %d read, %d blank, "
		    "%d failed, %d waiting", s->scanned,
		    s->scanned == 1 ? "" : "s", s->read, s->blank, s->failed,
		    s->waiting);
	if (differs(s))
		buf_addf(b, "\n    PAGES DIFFER: %d counted, %d scanned",
		    s->r->counted, s->scanned);
	if (s->r->counted >= 0 && s->last != s->r->counted)
		buf_addf(b, "\n    PAGES DIFFER: %d counted first, %d when it "
		    "moved last", s->r->counted, s->last);
	if (s->missing)
		buf_addf(b, "\n    MISSING: pages %s, since it came back",
		    s->missing);
}

/* Pages that want a person, each. */
static void
say_wanted(struct buf *b, const struct state *s)
{
	const struct rec_page *p;
	size_t i;

	for (i = 0; i < s->r->n_pages; i++) {
		p = &s->r->pages[i];
		if (!wanted(p->kind, p->flaws, p->typist != NULL))
			continue;
		buf_addf(b, "\n    page %-6d ", p->n);
		wanted_words(b, p->kind, p->flaws);
		if (wanted(p->kind, "", false) & WANT_TYPING)
			buf_addf(b, " ('courtroll transcribe %s:%d')",
			    s->r->id, p->n);
	}
}

static void
to_text(struct buf *b, struct desk *d, const struct state *s,
    const char *today)
{
	const struct record *r = s->r;

	buf_addf(b, "%s  ", r->id);
	if (r->withdrawn) {
		buf_adds(b, "no file: registered by mistake, and taken back");
		return;
	}
	lend_where(b, d, r->number, today);
	buf_addf(b, "\n    number      %s",
	    s->shown.number ? s->shown.number : "not known");
	buf_addf(b, "\n    class       %s", r->klass);
	if (!strcmp(r->klass, "unclassified"))
		buf_adds(b, ": protected until somebody or a rule decides");
	if (r->registered)
		buf_addf(b, "\n    registered  %s", r->registered);
	else
		buf_adds(b, "\n    registered  by its scans");
	if (r->counted >= 0)
		buf_addf(b, ", %d pages counted", r->counted);
	if (s->done.label[0])
		buf_addf(b, ", label printed %s", s->done.label);
	else
		buf_adds(b, ", no label printed yet");
	say_pages(b, s);
	say_wanted(b, s);
	if (s->done.to_code)
		buf_adds(b, "\n    waits       for 'courtroll code'");
	else if (s->done.to_index)
		buf_adds(b, "\n    waits       for 'courtroll index'");
}

/* ---- for programs -------------------------------------------------------- */

static json_t *
box_json(const struct state *s)
{
	if (!s->box.holder)
		return json_null();
	return json_must(json_pack("{s:s, s:s}", "holder", s->box.holder, "at",
	    s->box.at));
}

static json_t *
pages_json(const struct state *s)
{
	return json_must(json_pack("{s:i, s:i, s:i, s:i, s:i, s:b, s:s?}",
	    "scanned", s->scanned, "read", s->read, "blank", s->blank,
	    "failed", s->failed, "waiting", s->waiting, "differ", differs(s),
	    "missing", s->missing));
}

static json_t *
wanted_json(const struct state *s)
{
	json_t *list = json_must(json_array()), *flaws;
	const struct rec_page *p;
	const char *f;
	size_t i, len;

	for (i = 0; i < s->r->n_pages; i++) {
		p = &s->r->pages[i];
		if (!wanted(p->kind, p->flaws, p->typist != NULL))
			continue;
		flaws = json_must(json_array());
		for (f = p->flaws; (f = flaw_next(f, &len)); f += len)
			json_array_append_new(flaws, json_stringn(f, len));
		json_array_append_new(list, json_must(json_pack(
		    "{s:i, s:s, s:o}", "page", p->n, "kind", p->kind, "flaws",
		    flaws)));
	}
	return list;
}

static json_t *
to_json(const struct state *s)
{
	const struct record *r = s->r;

	return json_must(json_pack("{s:s, s:{s:s?, s:s?, s:s?}, s:s?, s:s?, "
	    "s:s?, s:s?, s:s?, s:o, s:s?, s:s, s:s?, s:o, s:o, s:s?, s:o, "
	    "s:b, s:b, s:b, s:o}", "file", r->id, "location", "room", r->room, "shelf",
	    r->shelf, "box", r->box, "volume", r->volume, "part", r->part,
	    "holder", r->holder, "since", r->since, "due", r->due, "box_out",
	    box_json(s), "number", s->shown.number, "class", r->klass,
	    "registered", r->registered, "counted",
	    r->counted >= 0 ? json_integer(r->counted) : json_null(),
	    "counted_last",
	    s->last >= 0 ? json_integer(s->last) : json_null(),
	    "label_printed", s->done.label[0] ? s->done.label : NULL,
	    "pages", pages_json(s), "to_code", s->done.to_code, "to_index",
	    s->done.to_index, "withdrawn", r->withdrawn, "wanted", wanted_json(s)));
}

/* ---- all ----------------------------------------------------------------- */

static enum cr_status
one(struct desk *d, const char *word, const char *today, json_t *all,
    struct cr_err *e)
{
	struct buf b = BUF_INIT;
	struct state s;
	int64_t file = 0;
	enum cr_status st = desk_file(d, word, &file, e);

	if (st != CR_OK)
		return st;
	st = state_read(&s, d, file, today, e);
	if (st == CR_OK && all) {
		json_array_append_new(all, to_json(&s));
	} else if (st == CR_OK) {
		to_text(&b, d, &s, today);
		st = desk_say(&b, e);
	}
	state_release(&s);
	buf_release(&b);
	return st;
}

int
status_files(struct desk *d, char **words, int n, const char *today,
    bool json)
{
	json_t *all = json ? json_must(json_array()) : NULL, *o;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st = CR_OK;
	int i, rc = CR_EXIT_OK;

	for (i = 0; i < n && rc != CR_EXIT_STOP; i++)
		if ((st = one(d, words[i], today, all, &e)) != CR_OK)
			rc = desk_exit(st, &e);
	if (json) {
		o = json_must(json_pack("{s:i, s:O}", "v", 1, "files", all));
		json_dumpf(o, stdout, JSON_COMPACT);
		puts("");
		json_decref(o);
	}
	json_decref(all);
	return rc;
}
