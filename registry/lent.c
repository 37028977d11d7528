/* registry/lent.c: what is out, and where a file has been (see lent.h). */
#include "registry/lent.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/fileid.h"
#include "catalog/movement.h"
#include "codes/casejson.h"
#include "registry/lend.h"
#include "registry/reconcile_say.h"
#include "registry/shown.h"

/* A movement with the number of its file. */
struct line {
	const struct movement *m;
	char id[FILE_ID_MAX];
	struct shown_file f;
	struct record *r;
	long late; /* days; 0: not */
};

static void
line_release(struct line *x)
{
	shown_release(&x->f);
	record_free(x->r);
}

static enum cr_status
line_read(struct line *x, struct desk *d, const struct movement *m,
    const char *today, struct cr_err *e)
{
	enum cr_status st;

	memset(x, 0, sizeof *x);
	x->m = m;
	fileid_write(x->id, catalog_site(d->catalog), m->file);
	st = record_outline(d->catalog, m->file, &x->r, e);
	if (st != CR_OK)
		return st;
	shown_read(&x->f, x->r, today);
	if (m->due && day_valid(m->due) && strcmp(m->due, today) < 0)
		x->late = day_number(today) - day_number(m->due);
	return CR_OK;
}

/* ---- for people ---------------------------------------------------------- */

static void
text_out(struct buf *b, const struct line *x)
{
	const struct movement *m = x->m;

	buf_adds(b, x->id);
	if (x->f.number)
		buf_addf(b, "  %s", x->f.number);
	if (x->r->volume)
		buf_addf(b, "  volume %s", x->r->volume);
	buf_addf(b, "\n    %s has it since %.10s", m->holder, m->at);
	if (m->due)
		buf_addf(b, ", due %s", m->due);
	if (x->late)
		buf_addf(b, ", %ld day%s OVERDUE", x->late,
		    x->late == 1 ? "" : "s");
	if (m->why)
		buf_addf(b, " (%s)", m->why);
}

static void
text_past(struct buf *b, const struct movement *m)
{
	char at[DESK_TIME_MAX];
	size_t from;

	desk_time(at, m->at);
	buf_addf(b, "%s  %s", at, m->what);
	if (m->holder)
		buf_addf(b, " to %s", m->holder);
	if (!strcmp(m->what, "move")) {
		buf_adds(b, " to ");
		from = b->len;
		desk_place(b, m->room, m->shelf, m->box);
		if (b->len == from)
			buf_adds(b, "no place");
	}
	if (m->due)
		buf_addf(b, ", due %s", m->due);
	if (m->pages >= 0)
		buf_addf(b, ", %d pages", m->pages);
	if (m->missing)
		buf_addf(b, ", missing: %s", m->missing);
	if (m->why)
		buf_addf(b, " (%s)", m->why);
	buf_addf(b, "  by %s", m->who);
}

/* ---- for programs -------------------------------------------------------- */

static json_t *
to_json(const struct line *x)
{
	const struct movement *m = x->m;

	return json_must(json_pack("{s:s, s:s?, s:s?, s:s, s:s, s:s, s:s?, "
	    "s:s?, s:s?, s:o, s:s?, s:s?, s:s?, s:s?, s:s, s:b, s:i}", "file",
	    x->id, "number", x->f.number, "volume", x->r->volume, "class",
	    x->r->klass, "at", m->at, "what", m->what, "holder", m->holder,
	    "why", m->why, "due", m->due, "pages",
	    m->pages >= 0 ? json_integer(m->pages) : json_null(), "missing",
	    m->missing, "room", m->room, "shelf", m->shelf, "box", m->box,
	    "by", m->who, "overdue", x->late > 0, "days_overdue",
	    (int)x->late));
}

static void
to_csv(struct buf *b, const struct line *x)
{
	const struct movement *m = x->m;
	const char *const cells[] = { x->id, x->f.number, x->r->volume,
		m->what, m->holder, m->at, m->due, m->why, m->missing, m->room,
		m->shelf, m->box, m->who };
	size_t i;

	for (i = 0; i < sizeof cells / sizeof *cells; i++) {
		say_cell(b, cells[i]);
		buf_addc(b, ',');
	}
	if (m->pages >= 0)
		buf_addf(b, "%d", m->pages);
	buf_addf(b, ",%ld\r", x->late);
}

/* ---- both lists ---------------------------------------------------------- */

static enum cr_status
put(struct desk *d, const struct movements *m, bool past, const char *today,
    enum lent_form form, json_t *all, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct buf b = BUF_INIT;
	struct line x;
	size_t i;

	for (i = 0; i < m->n && st == CR_OK; i++) {
		st = line_read(&x, d, &m->v[i], today, e);
		if (past)
			x.late = 0; /* it was so then, or is not */
		if (st == CR_OK && form == LENT_JSON)
			json_array_append_new(all, to_json(&x));
		else if (st == CR_OK && form == LENT_CSV)
			to_csv(&b, &x);
		else if (st == CR_OK && past)
			text_past(&b, &m->v[i]);
		else if (st == CR_OK)
			text_out(&b, &x);
		line_release(&x);
		if (st == CR_OK && form == LENT_CSV)
			st = desk_write(&b, e);
		else if (st == CR_OK && form == LENT_TEXT)
			st = desk_say(&b, e);
		buf_truncate(&b, 0);
	}
	buf_release(&b);
	return st;
}

static enum cr_status
say(struct desk *d, const struct movements *m, const char *file,
    const char *today, enum lent_form form, const char *none,
    struct cr_err *e)
{
	static const char head[] = "file,number,volume,what,holder,at,due,why,"
	    "missing,room,shelf,box,by,pages,days_overdue\r";
	json_t *all = json_must(json_array()), *o = NULL;
	struct buf b = BUF_INIT;
	enum cr_status st = CR_OK;
	char *text;

	if (form == LENT_CSV) {
		buf_adds(&b, head);
		st = desk_write(&b, e);
	}
	if (st == CR_OK)
		st = put(d, m, file != NULL, today, form, all, e);
	if (st == CR_OK && form == LENT_JSON) {
		o = file ? json_pack("{s:i, s:s, s:O}", "v", 1, "file", file,
			       "movements", all)
			 : json_pack("{s:i, s:O}", "v", 1, "out", all);
		text = json_dumps(json_must(o), JSON_COMPACT);
		buf_truncate(&b, 0);
		buf_adds(&b, text ? text : "");
		st = desk_write(&b, e);
		free(text);
		json_decref(o);
	} else if (st == CR_OK && form == LENT_TEXT && !m->n) {
		log_info("%s", none);
	}
	json_decref(all);
	buf_release(&b);
	return st;
}

enum cr_status
lent_list(struct desk *d, bool late, const char *today, enum lent_form form,
    struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	enum cr_status st = movement_lent(d->catalog, late ? today : NULL, &m,
	    e);

	if (st == CR_OK)
		st = say(d, &m, NULL, today, form, late ? "nothing is overdue"
		    : "nothing is out", e);
	movements_release(&m);
	return st;
}

enum cr_status
lent_history(struct desk *d, int64_t file, const char *today,
    enum lent_form form, struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	char id[FILE_ID_MAX];
	enum cr_status st = movement_list(d->catalog, file, &m, e);

	fileid_write(id, catalog_site(d->catalog), file);
	if (st == CR_OK)
		st = say(d, &m, id, today, form, "it never went out, and was "
		    "not moved", e);
	movements_release(&m);
	return st;
}
