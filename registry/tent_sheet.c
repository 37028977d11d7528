/* registry/tent_sheet.c: the evening's sheet (see tent.h): what is not back in
 * the store, and what did not tally today, for two people to sign. */
#include "registry/tent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void
box_row(struct table *t, const struct custody *x, const char *remark)
{
	char files[24], pages[24], at[17];
	const char *cells[COLUMNS] = { x->box, x->holder, at, files, pages,
		remark };

	number(files, x->files);
	number(pages, x->pages);
	(void)snprintf(at, sizeof at, "%.16s", x->at);
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
		box_row(t, &v.v[i], v.v[i].note);
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
		if (!strcmp(v->v[k].box, v->v[i].box))
			return strcmp(v->v[k].what, "out") ? NULL : &v->v[k];
	return NULL;
}

static enum cr_status
boxes_today(struct table *t, struct desk *d, const char *today,
    struct cr_err *e)
{
	struct custodies v = { NULL, 0, 0 };
	enum cr_status st = custody_list(d->catalog, NULL, NULL, &v, e);
	bool any = false;
	size_t i;

	table_section(t, "Boxes that came back today");
	for (i = 0; i < v.n; i++) {
		const struct custody *x = &v.v[i], *out = went_out(&v, i);
		bool odd = out && ((out->files >= 0 && x->files >= 0 &&
		    out->files != x->files) || (out->pages >= 0 &&
		    x->pages >= 0 && out->pages != x->pages));
		struct buf b = BUF_INIT;

		if (strcmp(x->what, "in") != 0 || strncmp(x->at, today, 10))
			continue;
		any = true;
		if (odd && out->files >= 0)
			buf_addf(&b, "DIFFERS: %lld files went out. ",
			    (long long)out->files);
		if (odd && out->pages >= 0)
			buf_addf(&b, "DIFFERS: %lld pages went out. ",
			    (long long)out->pages);
		buf_adds(&b, x->note ? x->note : "");
		box_row(t, x, b.data);
		buf_release(&b);
	}
	if (st == CR_OK && !any)
		table_note(t, "none");
	custodies_release(&v);
	return st;
}

static enum cr_status
files_out(struct table *t, struct desk *d, const char *today,
    struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	enum cr_status st = movement_lent(d->catalog, NULL, &m, e);
	size_t i;

	table_section(t, "Files that are out");
	for (i = 0; i < m.n; i++) {
		const struct movement *x = &m.v[i];
		struct buf name = BUF_INIT;
		char at[17], pages[24];
		char *due = x->due ? xasprintf("due %s%s", x->due,
		    strcmp(x->due, today) < 0 ? ": OVERDUE" : "") : NULL;
		const char *cells[COLUMNS] = { NULL, x->holder, at, NULL, pages,
			due };

		lend_name(&name, d, x->file);
		cells[0] = name.data;
		(void)snprintf(at, sizeof at, "%.16s", x->at);
		number(pages, x->pages);
		table_row(t, cells);
		buf_release(&name);
		free(due);
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
		{ .title = "box or file", .share = 4 },
		{ .title = "who has it, who brought it", .share = 4 },
		{ .title = "when (UTC)", .share = 2.6 },
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
	    (st = boxes_today(&t, d, today, e)) == CR_OK)
		st = files_out(&t, d, today, e);
	table_end(&t);
	free(sub);
	return st;
}
