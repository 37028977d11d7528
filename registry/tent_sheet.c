/* registry/tent_sheet.c: the evening's sheet (see tent.h): what is not back in
 * the store, and what did not tally today, for two people to sign. */
#include "registry/tent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "catalog/movement.h"
#include "print/table.h"
#include "registry/lend.h"

enum { COLUMNS = 6 };

static void
number(char out[24], int64_t n)
{
	if (n < 0)
		out[0] = '\0';
	else
		(void)snprintf(out, 24, "%lld", (long long)n);
}

/* Of what was today, the hour. */
static const char *
when(char at[DESK_TIME_MAX], const char *utc, const struct table *t)
{
	desk_time(at, utc);
	return strncmp(at, t->spec->date, 10) ? at : at + strlen("2026-11-25 ");
}

static void
box_row(struct table *t, const struct custody *x, const char *holder,
    const char *remark)
{
	char files[24], pages[24], at[DESK_TIME_MAX];
	const char *cells[COLUMNS] = { x->box, holder, when(at, x->at, t),
		files, pages, remark };

	number(files, x->files);
	number(pages, x->pages);
	table_row(t, cells);
}

static enum cr_status
boxes_away(struct table *t, struct desk *d, struct cr_err *e)
{
	struct custodies v = { NULL, 0, 0 };
	enum cr_status st = custody_away(d->catalog, &v, e);
	size_t i;

	table_section(t, "Boxes that are not back");
	for (i = 0; i < v.n; i++)
		box_row(t, &v.v[i], v.v[i].holder, v.v[i].note);
	if (st == CR_OK && !v.n)
		table_note(t, "none");
	custodies_release(&v);
	return st;
}

/* The row before it of the same box, which took it out. */
static const struct custody *
went_out(const struct custodies *v, size_t i)
{
	size_t k = i;

	while (k-- > 0)
		if (!strcasecmp(v->v[k].box, v->v[i].box))
			return strcmp(v->v[k].what, "out") ? NULL : &v->v[k];
	return NULL;
}

/* What did not tally with what went out; with the register, where nothing
 * happened to the box since. */
static enum cr_status
box_back(struct table *t, struct desk *d, const struct custodies *v, size_t i,
    struct cr_err *e)
{
	const struct custody *x = &v->v[i], *out = went_out(v, i);
	struct tent_box now = { 0 };
	struct buf b = BUF_INIT;
	enum cr_status st = CR_OK;
	size_t k = i + 1;

	while (k < v->n && strcasecmp(v->v[k].box, x->box) != 0)
		k++;
	if (k == v->n)
		st = tent_box(d, x->box, &now, e);
	if (st == CR_OK) {
		tent_differs(&b, x, out, &now);
		if (x->note)
			buf_addf(&b, "%s%s", b.len ? "\n" : "", x->note);
		box_row(t, x, x->holder ? x->holder
		    : out		? out->holder
					: NULL, b.data);
		free(now.lent);
	}
	buf_release(&b);
	return st;
}

static enum cr_status
boxes_today(struct table *t, struct desk *d, const char *today,
    struct cr_err *e)
{
	struct custodies v = { NULL, 0, 0 };
	enum cr_status st = custody_list(d->catalog, NULL, NULL, &v, e);
	char at[DESK_TIME_MAX];
	bool any = false;
	size_t i;

	table_section(t, "Boxes that came back today");
	for (i = 0; i < v.n && st == CR_OK; i++) {
		desk_time(at, v.v[i].at);
		if (strcmp(v.v[i].what, "in") != 0 || strncmp(at, today, 10))
			continue;
		any = true;
		st = box_back(t, d, &v, i, e);
	}
	if (st == CR_OK && !any)
		table_note(t, "none");
	custodies_release(&v);
	return st;
}

/* ---- files --------------------------------------------------------------- */

static void
file_row(struct table *t, struct desk *d, const struct movement *x,
    const char *holder, const char *remark)
{
	char at[DESK_TIME_MAX], pages[24];
	struct buf name = BUF_INIT;
	const char *cells[COLUMNS] = { NULL, holder, when(at, x->at, t), NULL,
		pages, remark };

	lend_name(&name, d, x->file);
	cells[0] = name.data;
	number(pages, x->pages);
	table_row(t, cells);
	buf_release(&name);
}

static enum cr_status
files_out(struct table *t, struct desk *d, const char *today,
    struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	enum cr_status st = movement_lent(d->catalog, NULL, &m, e);
	size_t i, listed = 0, later = 0;

	table_section(t, "Files that are not back");
	for (i = 0; i < m.n; i++) {
		const struct movement *x = &m.v[i];
		char at[DESK_TIME_MAX], *due;

		desk_time(at, x->at);
		if (x->due && strcmp(x->due, today) > 0 &&
		    strncmp(at, today, 10) < 0) {
			later++;
			continue;
		}
		listed++;
		due = x->due ? xasprintf("due %s%s", x->due,
		    strcmp(x->due, today) < 0 ? ": OVERDUE" : "") : NULL;
		file_row(t, d, x, x->holder, due);
		free(due);
	}
	if (st == CR_OK && later) {
		char *more = xasprintf("%zu more went out before today and "
		    "are not due yet: 'courtroll print out' lists them",
		    later);

		table_note(t, more);
		free(more);
	} else if (st == CR_OK && !listed) {
		table_note(t, "none");
	}
	movements_release(&m);
	return st;
}

/* How many pages there were before that row, and who had it; to free(). */
static int
before(struct desk *d, const struct movement *x, char **holder)
{
	struct movements m = MOVEMENTS_INIT;
	int n = -1;
	size_t i;

	*holder = NULL;
	if (movement_list(d->catalog, x->file, &m, NULL) != CR_OK)
		return n;
	for (i = m.n; i-- > 0;) {
		if (m.v[i].seq >= x->seq)
			continue;
		if (n < 0)
			n = m.v[i].pages;
		if (!*holder && m.v[i].holder)
			*holder = xstrdup(m.v[i].holder);
	}
	movements_release(&m);
	return n;
}

static enum cr_status
files_short(struct table *t, struct desk *d, const char *today,
    struct cr_err *e)
{
	char since[DESK_TIME_MAX];
	struct movements m = MOVEMENTS_INIT;
	enum cr_status st;
	size_t i;

	desk_day_began(since, today);
	st = movement_short(d->catalog, since, &m, e);
	table_section(t, "Files that came back today with other pages");
	for (i = 0; i < m.n; i++) {
		struct buf b = BUF_INIT;
		char *holder;
		int n = before(d, &m.v[i], &holder);

		if (n >= 0 && m.v[i].pages >= 0 && n != m.v[i].pages)
			buf_addf(&b, "PAGES DIFFER: %d before. ", n);
		if (m.v[i].missing)
			buf_addf(&b, "MISSING: %s", m.v[i].missing);
		file_row(t, d, &m.v[i], holder, b.data);
		buf_release(&b);
		free(holder);
	}
	if (st == CR_OK && !m.n)
		table_note(t, "none");
	movements_release(&m);
	return st;
}

enum cr_status
tent_sheet(struct desk *d, struct printout *p, const char *today,
    struct cr_err *e)
{
	static const struct table_column columns[COLUMNS] = {
		{ .title = "box or file", .share = 4.4 },
		{ .title = "who has it, who brought it", .share = 4 },
		{ .title = "when", .share = 2.2 },
		{ .title = "files", .share = 1.2, .right = true },
		{ .title = "pages", .share = 1.3, .right = true },
		{ .title = "remarks", .share = 4 },
	};
	static const char *const signatures[] = { "For the tent",
		"For the registry" };
	char *sub = xasprintf("site %s, %s", catalog_site(d->catalog), today);
	const struct table_spec spec = { .title = "The evening's sheet",
		.subtitle = sub, .date = today, .columns = columns,
		.n_columns = COLUMNS, .signatures = signatures,
		.n_signatures = 2 };
	struct table t;
	enum cr_status st;

	table_begin(&t, p, &spec);
	if ((st = boxes_away(&t, d, e)) == CR_OK &&
	    (st = boxes_today(&t, d, today, e)) == CR_OK &&
	    (st = files_out(&t, d, today, e)) == CR_OK)
		st = files_short(&t, d, today, e);
	table_end(&t);
	free(sub);
	return st;
}
