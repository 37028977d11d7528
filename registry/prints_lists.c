/* registry/prints_lists.c: lists to walk along shelves with (see prints.h). */
#include "registry/prints.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/movement.h"
#include "print/card.h"
#include "print/table.h"
#include "registry/shown.h"

static const struct table_column list_columns[] = {
	{ .title = "", .share = 0.6, .tick = true },
	{ .title = "file", .share = 2.6, .mono = true },
	{ .title = "number", .share = 4.4 },
	{ .title = "parties", .share = 4.8 },
	{ .title = "volume", .share = 2.1 },
	{ .title = "pages", .share = 1.2, .right = true },
	{ .title = "remarks", .share = 2.8 },
};
enum { LIST_COLUMNS = sizeof list_columns / sizeof *list_columns };

static void
put_row(struct table *t, const struct record *r, const struct shown_file *f)
{
	char pages[32] = "", *remark = NULL, *volume;
	const char *cells[LIST_COLUMNS];

	if (r->counted >= 0)
		snprintf(pages, sizeof pages, "%d", r->counted);
	if (r->holder)
		remark = xasprintf("out to %s since %s", r->holder, r->since);
	volume = xasprintf("%s%s%s", r->volume ? r->volume : "",
	    r->volume && f->part ? ", " : "", f->part ? f->part : "");
	cells[0] = NULL;
	cells[1] = r->id;
	cells[2] = f->number ? f->number : "not known";
	cells[3] = f->parties ? f->parties
	    : r->parties      ? "(names not printed)"
			      : NULL;
	cells[4] = volume;
	cells[5] = pages;
	/* free text may name people */
	cells[6] = remark ? remark
	    : !strcmp(r->klass, "open") ? r->state : NULL;
	table_row(t, cells);
	free(remark);
	free(volume);
}

/* A heading wherever the place changes: the list is in that order. */
static enum cr_status
put_files(struct table *t, const struct prints *k, struct cr_err *e)
{
	char *last = NULL;
	enum cr_status st = CR_OK;
	size_t i;

	for (i = 0; i < k->n && st == CR_OK; i++) {
		struct shown_file f;
		struct record *r;
		const char *place;

		st = record_outline(k->desk->catalog, k->files[i], &r, e);
		if (st != CR_OK)
			break;
		shown_read(&f, r, k->today);
		place = f.place ? f.place : "place not recorded";
		if (!last || strcmp(last, place) != 0) {
			table_section(t, place);
			free(last);
			last = xstrdup(place);
		}
		put_row(t, r, &f);
		shown_release(&f);
		record_free(r);
	}
	free(last);
	return st;
}

static enum cr_status
list(const struct prints *k, const char *title, struct cr_err *e)
{
	char *sub = xasprintf("site %s, %zu file%s", catalog_site(
	    k->desk->catalog), k->n, k->n == 1 ? "" : "s");
	const struct table_spec spec = { .title = title, .subtitle = sub,
		.date = k->today, .columns = list_columns,
		.n_columns = LIST_COLUMNS };
	struct table t;
	enum cr_status st;

	table_begin(&t, k->out, &spec);
	st = put_files(&t, k, e);
	table_end(&t);
	free(sub);
	return st;
}

enum cr_status
prints_list(const struct prints *k, struct cr_err *e)
{
	return list(k, k->title ? k->title : "Files", e);
}

/* ---- a box --------------------------------------------------------------- */

/* "Civil Suit 1 of 1998 ... 2004": which years a box holds. */
static enum cr_status
years(const struct prints *k, int *first, int *last, char **place,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i;

	*first = *last = 0;
	*place = NULL;
	for (i = 0; i < k->n && st == CR_OK; i++) {
		const struct rec_number *own;
		struct buf b = BUF_INIT;
		struct record *r;

		st = record_outline(k->desk->catalog, k->files[i], &r, e);
		if (st != CR_OK)
			break;
		own = record_own(r);
		if (own && own->id.year) {
			if (!*first || own->id.year < *first)
				*first = own->id.year;
			if (own->id.year > *last)
				*last = own->id.year;
		}
		desk_place(&b, r->room, r->shelf, NULL);
		if (!*place && b.len)
			*place = buf_detach(&b, NULL);
		buf_release(&b);
		record_free(r);
	}
	return st;
}

enum cr_status
prints_box(const struct prints *k, const char *box, struct cr_err *e)
{
	char holds[64] = "", count[64], *place = NULL, *title;
	struct box_end b = { .box = box, .holds = holds, .count = count };
	int first, last;
	enum cr_status st = years(k, &first, &last, &place, e);

	if (st == CR_OK) {
		if (first && first != last)
			snprintf(holds, sizeof holds, "years %d to %d", first,
			    last);
		else if (first)
			snprintf(holds, sizeof holds, "year %d", first);
		snprintf(count, sizeof count, "%zu file%s", k->n,
		    k->n == 1 ? "" : "s");
		b.place = place;
		printout_page(k->out);
		card_box(k->out, (struct area){ 45, 20, 120, 115 }, &b);
		title = xasprintf("Box %s", box);
		st = list(k, title, e);
		free(title);
	}
	free(place);
	return st;
}

/* ---- what is out --------------------------------------------------------- */

static void
lent_row(struct table *t, const struct prints *k, const struct movement *m)
{
	struct shown_file f = { NULL };
	struct record *r = NULL;
	const char *cells[7] = { NULL };
	char since[11], *late = NULL;

	snprintf(since, sizeof since, "%.10s", m->at);
	if (record_outline(k->desk->catalog, m->file, &r, NULL) == CR_OK)
		shown_read(&f, r, k->today);
	cells[1] = r ? r->id : "";
	cells[2] = f.number ? f.number : "not known";
	cells[3] = m->holder;
	cells[4] = since;
	cells[5] = !m->due ? "no date"
	    : m->due;
	if (m->due && strcmp(m->due, k->today) < 0)
		late = xasprintf("OVERDUE%s%s", f.place ? "; " : "",
		    f.place ? f.place : "");
	cells[6] = late ? late : f.place;
	table_row(t, cells);
	free(late);
	shown_release(&f);
	record_free(r);
}

enum cr_status
prints_lent(const struct prints *k, struct cr_err *e)
{
	static const struct table_column columns[] = {
		{ .title = "", .share = 0.6, .tick = true },
		{ .title = "file", .share = 2.6, .mono = true },
		{ .title = "number", .share = 4.4 },
		{ .title = "who has it", .share = 3.8 },
		{ .title = "since", .share = 1.9 },
		{ .title = "due", .share = 1.9 },
		{ .title = "remarks", .share = 3 },
	};
	const struct table_spec spec = { .title = "Files that are out",
		.date = k->today, .columns = columns, .n_columns = 7 };
	struct movements m = MOVEMENTS_INIT;
	struct table t;
	enum cr_status st = movement_lent(k->desk->catalog, NULL, &m, e);
	size_t i;

	if (st != CR_OK)
		return st;
	table_begin(&t, k->out, &spec);
	for (i = 0; i < m.n; i++)
		lent_row(&t, k, &m.v[i]);
	if (!m.n)
		table_note(&t, "Nothing is out.");
	table_end(&t);
	movements_release(&m);
	return CR_OK;
}
