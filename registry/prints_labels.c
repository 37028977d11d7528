/* registry/prints_labels.c: labels and slips (see prints.h): each carries the
 * file's id, the archive's and a check value in its bar code. */
#include "registry/prints.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fileid.h"
#include "base/mem.h"
#include "base/slip.h"
#include "catalog/movement.h"
#include "print/card.h"
#include "print/coverslip.h"
#include "print/jacketlabel.h"
#include "print/table.h"
#include "registry/shown.h"

static void
payload(char out[SLIP_MAX], const struct prints *k, enum slip_kind kind,
    int64_t file, int pages)
{
	struct slip s;

	slip_make(&s, kind, catalog_site(k->desk->catalog), file,
	    catalog_archive_id(k->desk->catalog), pages);
	slip_write(out, &s);
}

/* For each file that is chosen. */
static enum cr_status
each(const struct prints *k,
    enum cr_status (*draw)(const struct prints *k, struct sheet_pen *pen,
	const struct record *r, const struct shown_file *f, struct cr_err *e),
    struct cr_err *e)
{
	struct sheet_pen pen;
	enum cr_status st = CR_OK;
	size_t i;

	if (k->sheet)
		sheet_begin(&pen, k->out, k->sheet, k->start, k->dx, k->dy);
	for (i = 0; i < k->n && st == CR_OK; i++) {
		struct shown_file f;
		struct record *r;

		st = record_outline(k->desk->catalog, k->files[i], &r, e);
		if (st != CR_OK)
			break;
		shown_read(&f, r, k->today);
		st = draw(k, &pen, r, &f, e);
		shown_release(&f);
		record_free(r);
	}
	return st;
}

static enum cr_status
draw_label(const struct prints *k, struct sheet_pen *pen,
    const struct record *r, const struct shown_file *f, struct cr_err *e)
{
	char text[SLIP_MAX];
	const struct jacket_label l = { .id = r->id, .payload = text,
		.code = f->number, .court = f->court, .volume = r->volume,
		.part = f->part, .place = f->place, .parties = f->parties };

	(void)e;
	payload(text, k, SLIP_LABEL, r->number, r->counted);
	jacket_label_draw(k->out, sheet_next(pen), &l);
	return CR_OK;
}

enum cr_status
prints_labels(const struct prints *k, struct cr_err *e)
{
	return each(k, draw_label, e);
}

static void
draw_slip(const struct prints *k, struct sheet_pen *pen,
    const struct record *r, const struct shown_file *f, bool add)
{
	char text[SLIP_MAX];
	const struct coverslip s = { .id = r->id, .payload = text, .add = add,
		.code = f->number, .volume = r->volume, .place = f->place,
		.pages = add ? -1 : r->counted };

	payload(text, k, add ? SLIP_ADD : SLIP_COVER, r->number,
	    add ? 0 : r->counted);
	coverslip_draw(k->out, sheet_next(pen), &s);
}

static enum cr_status
draw_cover(const struct prints *k, struct sheet_pen *pen,
    const struct record *r, const struct shown_file *f, struct cr_err *e)
{
	(void)e;
	draw_slip(k, pen, r, f, false);
	return CR_OK;
}

static enum cr_status
draw_add(const struct prints *k, struct sheet_pen *pen,
    const struct record *r, const struct shown_file *f, struct cr_err *e)
{
	(void)e;
	draw_slip(k, pen, r, f, true);
	return CR_OK;
}

enum cr_status
prints_covers(const struct prints *k, bool add, struct cr_err *e)
{
	return each(k, add ? draw_add : draw_cover, e);
}

/* ---- blank slips --------------------------------------------------------- */

static void
list_blanks(const struct prints *k, int64_t first, int64_t n)
{
	static const struct table_column columns[] = {
		{ .title = "id of the slip", .share = 3, .mono = true },
		{ .title = "used", .share = 1, .tick = true },
		{ .title = "number as written on the jacket", .share = 6 },
		{ .title = "pages", .share = 1.5 },
		{ .title = "scanned", .share = 1.5, .tick = true },
	};
	const struct table_spec spec = { .title = "Slips to tick off",
		.subtitle = "One line for each blank slip. What is left over "
			    "can be used any other day.",
		.date = k->today, .columns = columns, .n_columns = 5,
		.size = 11, .row = 9 };
	struct table t;
	int64_t i;

	table_begin(&t, k->out, &spec);
	for (i = 0; i < n; i++) {
		char id[FILE_ID_MAX];
		const char *cells[5] = { id, NULL, NULL, NULL, NULL };

		fileid_write(id, catalog_site(k->desk->catalog), first + i);
		table_row(&t, cells);
	}
	table_end(&t);
}

enum cr_status
prints_blanks(const struct prints *k, int64_t first, int64_t n,
    struct cr_err *e)
{
	struct sheet_pen pen;
	int64_t i;

	(void)e;
	sheet_begin(&pen, k->out, k->sheet, k->start, k->dx, k->dy);
	for (i = 0; i < n; i++) {
		char text[SLIP_MAX], id[FILE_ID_MAX];
		const struct coverslip s = { .id = id, .payload = text,
			.blank = true, .pages = -1 };

		fileid_write(id, catalog_site(k->desk->catalog), first + i);
		payload(text, k, SLIP_COVER, first + i, 0);
		coverslip_draw(k->out, sheet_next(&pen), &s);
	}
	list_blanks(k, first, n);
	return CR_OK;
}

/* ---- tracers ------------------------------------------------------------- */

/* How it went out, where it is out: NULL where nothing says so. */
static const struct movement *
last_out(const struct movements *m, const struct record *r)
{
	size_t i;

	for (i = m->n; r->holder && i-- > 0;)
		if (!strcmp(m->v[i].what, "out"))
			return &m->v[i];
	return NULL;
}

/* Why it went may name people, in words that a clerk chose: it stands there
 * where their names may. */
static enum cr_status
draw_tracer(const struct prints *k, struct sheet_pen *pen,
    const struct record *r, const struct shown_file *f, struct cr_err *e)
{
	struct movements all = MOVEMENTS_INIT;
	enum cr_status st = movement_list(k->desk->catalog, r->number, &all, e);
	const struct movement *m = last_out(&all, r);
	char text[SLIP_MAX], pages[16] = "";
	const struct tracer t = { .id = r->id, .payload = text,
		.code = f->number, .volume = r->volume, .place = f->place,
		.holder = r->holder, .since = r->since, .due = r->due,
		.why = m && !strcmp(r->klass, "open") ? m->why : NULL,
		.pages = m && m->pages >= 0 ? pages : NULL };

	if (m && m->pages >= 0)
		snprintf(pages, sizeof pages, "%d", m->pages);
	payload(text, k, SLIP_LABEL, r->number, 0);
	if (st == CR_OK)
		card_tracer(k->out, sheet_next(pen), &t);
	movements_release(&all);
	return st;
}

enum cr_status
prints_tracers(const struct prints *k, struct cr_err *e)
{
	return each(k, draw_tracer, e);
}
