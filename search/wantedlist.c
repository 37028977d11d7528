/* search/wantedlist.c: what is to be typed in and scanned again (see
 * wantedlist.h). */
#include "search/wantedlist.h"

#include <stdio.h>

#include <jansson.h>

#include "base/buf.h"
#include "catalog/movement.h"
#include "catalog/policy.h"
#include "catalog/wanted.h"
#include "codes/casejson.h"
#include "search/format.h"

struct lister {
	struct catalog *catalog;
	int64_t only; /* 0: every file */
	unsigned classes;
	json_t *pages; /* NULL: for people */
	int64_t file;  /* that the last page was of */
	long typing, scan;
};

static enum cr_status
one_json(struct lister *l, const struct wanted_page *p, unsigned w,
    const struct file_place *at)
{
	json_t *flaws = json_must(json_array()), *wants = json_must(json_array());
	const char *s;
	size_t len;

	for (s = p->flaws; (s = flaw_next(s, &len)); s += len)
		json_array_append_new(flaws, json_stringn(s, len));
	if (w & WANT_TYPING)
		json_array_append_new(wants, json_string("typing"));
	if (w & WANT_SCAN)
		json_array_append_new(wants, json_string("scan"));
	json_array_append_new(l->pages, json_must(json_pack(
	    "{s:s, s:s, s:{s:s?, s:s?, s:s?}, s:s?, s:i, s:s, s:o, s:o}",
	    "file", p->id, "class", p->klass, "location", "room", at->room,
	    "shelf", at->shelf, "box", at->box, "holder", at->holder, "page",
	    p->n, "kind", p->kind, "flaws", flaws, "wants", wants)));
	return CR_OK;
}

static enum cr_status
one_text(struct lister *l, const struct wanted_page *p,
    const struct file_place *at, struct cr_err *e)
{
	struct buf b = BUF_INIT, clean = BUF_INIT;
	enum cr_status st = CR_OK;

	if (p->file != l->file) {
		buf_addf(&b, "%s  ", p->id);
		format_where(&b, at);
		format_clean(&clean, b.data);
		buf_addc(&clean, '\n');
		buf_reset(&b);
	}
	buf_addf(&b, "    page %-5d", p->n);
	wanted_words(&b, p->kind, p->flaws);
	format_clean(&clean, b.data);
	if (puts(clean.data) == EOF)
		st = err_sys(e, CR_FATAL, "cannot write");
	buf_release(&b);
	buf_release(&clean);
	return st;
}

static enum cr_status
one(void *ctx, const struct wanted_page *p, struct cr_err *e)
{
	unsigned w = wanted(p->kind, p->flaws, false);
	struct lister *l = ctx;
	struct file_place at;
	enum cr_status st;

	if ((l->only && p->file != l->only) ||
	    !policy_shows(l->classes, p->klass))
		return CR_OK;
	if ((st = place_read(l->catalog, p->file, &at, e)) != CR_OK)
		return st == CR_END ? CR_OK : st;
	st = l->pages ? one_json(l, p, w, &at) : one_text(l, p, &at, e);
	place_release(&at);
	l->file = p->file;
	l->typing += (w & WANT_TYPING) != 0;
	l->scan += (w & WANT_SCAN) != 0;
	return st;
}

enum cr_status
wanted_list(struct catalog *c, int64_t file, unsigned classes, bool json,
    struct cr_err *e)
{
	struct lister l = { .catalog = c, .only = file, .classes = classes,
		.pages = json ? json_must(json_array()) : NULL };
	enum cr_status st = wanted_each(c, one, &l, e);
	json_t *all;

	if (json) {
		all = json_must(json_pack("{s:i, s:o}", "v", 1, "pages",
		    l.pages));
		if (st == CR_OK && (json_dumpf(all, stdout, JSON_COMPACT) < 0 ||
		    putchar('\n') == EOF))
			st = err_sys(e, CR_FATAL, "cannot write");
		json_decref(all);
	}
	if (st == CR_OK && !l.typing && !l.scan)
		log_info("no page waits to be typed in or scanned again");
	else if (st == CR_OK)
		log_info("to type in: %ld ('courtroll transcribe FILE:PAGE'); "
			 "to scan again: %ld", l.typing, l.scan);
	return st;
}
