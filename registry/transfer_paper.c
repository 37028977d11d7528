/* registry/transfer_paper.c: the list that goes with the files, signed by who
 * gives and who takes (see transfer.h).  Numbers and places only: no names of
 * people, whatever the class. */
#include "registry/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/record.h"
#include "codes/lookup.h"
#include "print/table.h"
#include "registry/shown.h"

static const struct table_column columns[] = {
	{ .title = "", .share = 0.5, .tick = true },
	{ .title = "file", .share = 2.9, .mono = true },
	{ .title = "number until now", .share = 4 },
	{ .title = "number from now on", .share = 4 },
	{ .title = "since", .share = 1.9 },
	{ .title = "volume", .share = 1.3 },
	{ .title = "pages", .share = 1, .right = true },
	{ .title = "place until now", .share = 2.5 },
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

static bool
is_listed(const struct transfer_file *x)
{
	return x->state != TRANSFER_BAD && !x->again;
}

static bool
same_place(const struct transfer_file *a, const struct transfer_file *b)
{
	return !strcmp(a->is.court, b->is.court) &&
	    !strcmp(a->is.station, b->is.station);
}

/* "High Court, Lugazi" */
static char *
place_name(const struct transfer *t, const struct case_id *id)
{
	const struct court *c = scheme_court(t->desk->scheme, id->court);
	const char *station = id->station_name[0] ? id->station_name
						  : id->station;

	return xasprintf("%s%s%s", c ? c->title : id->court,
	    *station ? ", " : "", station);
}

static enum cr_status
put_row(struct table *t, const struct transfer *list,
    const struct transfer_file *x, struct cr_err *e)
{
	struct shown_file f;
	struct record *r = NULL;
	char pages[16] = "", *volume;
	enum cr_status st;

	st = record_outline(list->desk->catalog, x->file, &r, e);
	if (st != CR_OK)
		return st;
	shown_read(&f, r, list->today);
	if (r->counted >= 0)
		(void)snprintf(pages, sizeof pages, "%d", r->counted);
	volume = xasprintf("%s%s%s", r->volume ? r->volume : "",
	    r->volume && f.part ? ", " : "", f.part ? f.part : "");
	table_row(t, (const char *[N_COLUMNS]){ NULL, x->id,
	    x->old, x->new, x->day, volume, pages,
	    r->holder ? f.where : f.place });
	free(volume);
	shown_release(&f);
	record_free(r);
	return CR_OK;
}

/* All that go where the first goes. */
static enum cr_status
one_place(const struct transfer *t, size_t first, struct printout *p,
    struct cr_err *e)
{
	static const char *const signatures[] = { "Handed over by",
		"Received by" };
	char *to = place_name(t, &t->v[first].is), *title, *sub;
	struct table_spec spec = { .date = t->today, .columns = columns,
		.n_columns = N_COLUMNS, .signatures = signatures,
		.n_signatures = 2, .size = 8 };
	struct table table;
	enum cr_status st = CR_OK;
	size_t i, n = 0;

	for (i = first; i < t->n; i++)
		n += is_listed(&t->v[i]) && same_place(&t->v[i], &t->v[first]);
	title = xasprintf("Handover list: %s", to);
	sub = xasprintf("%zu file%s of archive %s. Tick each file when it is "
	    "handed over. Stick its new label over the old one: the file id "
	    "stays the same.", n, n == 1 ? "" : "s",
	    catalog_site(t->desk->catalog));
	spec.title = title;
	spec.subtitle = sub;
	table_begin(&table, p, &spec);
	for (i = first; i < t->n && st == CR_OK; i++)
		if (is_listed(&t->v[i]) && same_place(&t->v[i], &t->v[first]))
			st = put_row(&table, t, &t->v[i], e);
	table_end(&table);
	free(title);
	free(sub);
	free(to);
	return st;
}

enum cr_status
transfer_handover(const struct transfer *t, struct printout *p,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i, k;

	for (i = 0; i < t->n && st == CR_OK; i++) {
		if (!is_listed(&t->v[i]))
			continue;
		for (k = 0; k < i; k++)
			if (is_listed(&t->v[k]) &&
			    same_place(&t->v[k], &t->v[i]))
				break;
		if (k == i)
			st = one_place(t, i, p, e);
	}
	return st;
}
