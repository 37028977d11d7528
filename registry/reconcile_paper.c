/* registry/reconcile_paper.c: the list of missing files to walk along the
 * shelves with, and the slips of the search for each.
 *
 * Nobody knows where a missing file is; where it should stand is told by the
 * files of the numbers beside it, and the list is in the order of their
 * places. */
#include "registry/reconcile_show.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "print/card.h"
#include "print/table.h"
#include "registry/reconcile_say.h"

enum { PARTIES = 240 }; /* bytes that are printed of them */

/* ---- their order --------------------------------------------------------- */

struct walk {
	const struct reconcile *r;
	const struct finding *f;
	const struct recon_file *at; /* or NULL */
};

static int
by_text(const char *a, const char *b)
{
	if (!a || !b)
		return (a == NULL) - (b == NULL);
	return name_compare(a, b);
}

static int
by_place(const void *a, const void *b)
{
	const struct walk *x = a, *y = b;
	const struct case_id *m, *n;
	int d;

	if (!x->at != !y->at)
		return !x->at - !y->at;
	if (x->at && ((d = by_text(x->at->room, y->at->room)) ||
		(d = by_text(x->at->shelf, y->at->shelf)) ||
		(d = by_text(x->at->box, y->at->box))))
		return d;
	m = &x->r->rows[x->f->row].c.v[0];
	n = &y->r->rows[y->f->row].c.v[0];
	if (m->year != n->year)
		return m->year < n->year ? -1 : 1;
	if ((d = strcmp(m->type, n->type)))
		return d;
	if (m->serial != n->serial)
		return m->serial < n->serial ? -1 : 1;
	return x->f->row < y->f->row ? -1 : 1;
}

/* To free(). */
static struct walk *
in_order(const struct reconcile *r, size_t *n)
{
	const struct findings *all = &r->found[FOUND_MISSING];
	struct walk *v = xcalloc(all->n + 1, sizeof *v);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct recon_file *at = finding_place(r, &all->v[i]);

		if (at && !at->room && !at->shelf && !at->box)
			at = NULL;
		v[i] = (struct walk){ r, &all->v[i], at };
	}
	*n = all->n;
	if (*n)
		qsort(v, *n, sizeof *v, by_place);
	return v;
}

/* ---- words --------------------------------------------------------------- */

static char *
number_of(const struct walk *w)
{
	struct buf b = BUF_INIT;

	say_row_number(&b, w->r, w->f->row);
	return buf_detach(&b, NULL);
}

/* NULL: none, or not for everybody's eyes. */
static char *
parties_of(const struct walk *w)
{
	const char *shown = shown_row_parties(w->r, w->f->row);
	struct buf b = BUF_INIT;

	if (!shown)
		return NULL;
	say_text(&b, shown, PARTIES);
	return buf_detach(&b, NULL);
}

static char *
line_of(const struct walk *w)
{
	struct buf b = BUF_INIT;

	say_row_at(&b, w->r, w->f->row);
	return buf_detach(&b, NULL);
}

/* Where to look first: "beside MUK-000095-1, CS 94/2015: shelf C4"; of a
 * withdrawn one, where it was. */
static char *
place_of(const struct walk *w)
{
	const struct finding *f = w->f;
	const struct recon_file *x;
	struct buf b = BUF_INIT;

	if (f->near == NOTHING) {
		buf_adds(&b, "not known");
		return buf_detach(&b, NULL);
	}
	x = &w->r->files[f->near];
	if (x->withdrawn)
		buf_addf(&b, "last %s, as ", x->room || x->shelf || x->box
			? "in" : "registered");
	else
		buf_adds(&b, "beside ");
	say_file_number(&b, w->r, f->near);
	buf_addf(&b, " (%s)", x->id);
	if (x->room || x->shelf || x->box)
		buf_adds(&b, ": ");
	say_place(&b, x);
	return buf_detach(&b, NULL);
}

static char *
remark_of(const struct walk *w)
{
	struct buf b = BUF_INIT;

	if (w->f->maybe != NOTHING) {
		const struct recon_file *x = &w->r->files[w->f->maybe];

		buf_addf(&b, "perhaps %s, ", x->id);
		say_file_number(&b, w->r, w->f->maybe);
		buf_addf(&b, ": %s", w->f->whymaybe);
		if (x->room || x->shelf || x->box)
			buf_adds(&b, "; ");
		say_place(&b, x);
	}
	return buf_detach(&b, NULL);
}

/* ---- the list ------------------------------------------------------------ */

static const struct table_column columns[] = {
	{ .title = "", .share = 0.5, .tick = true },
	{ .title = "number", .share = 3.4 },
	{ .title = "parties", .share = 4.4 },
	{ .title = "in the register", .share = 2 },
	{ .title = "where it should stand", .share = 4.2 },
	{ .title = "remarks", .share = 3.6 },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void
list_row(struct table *t, const struct walk *w)
{
	char *number = number_of(w), *line = line_of(w), *place = place_of(w),
	     *remark = remark_of(w), *parties = parties_of(w);
	const char *cells[COLUMNS] = { NULL };

	cells[1] = number;
	cells[2] = parties ? parties
	    : w->r->book.v[w->f->row].parties ? "(names not printed)" : NULL;
	cells[3] = line;
	cells[4] = place;
	cells[5] = remark;
	table_row(t, cells);
	free(number);
	free(line);
	free(place);
	free(remark);
	free(parties);
}

/* A heading wherever the place changes. */
static void
list_rows(struct table *t, const struct walk *v, size_t n)
{
	struct buf place = BUF_INIT;
	char *last = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		buf_reset(&place);
		if (v[i].at)
			say_place(&place, v[i].at);
		else
			buf_adds(&place, "no place is known");
		if (!last || strcmp(last, place.data) != 0) {
			table_section(t, place.data);
			free(last);
			last = xstrdup(place.data);
		}
		list_row(t, &v[i]);
	}
	free(last);
	buf_release(&place);
}

static char *
subtitle_of(const struct reconcile *r, const char *name)
{
	size_t i, n = 0, out = r->found[FOUND_LENT].n;
	struct buf b = BUF_INIT;

	buf_addf(&b, "In the register (%s) and not on the shelf: %zu files.",
	    name, r->found[FOUND_MISSING].n);
	if (out)
		buf_addf(&b, " %zu more %s out on loan, and not on this "
			     "list.", out, out == 1 ? "is" : "are");
	buf_adds(&b, "\n");
	for (i = 0; i < r->n_series && n < 8; i++) {
		if (!r->series[i].rows || r->series[i].elsewhere)
			continue;
		buf_adds(&b, n++ ? "; " : "Series: ");
		say_series(&b, &r->series[i]);
	}
	if (i < r->n_series && n == 8)
		buf_adds(&b, " ...");
	return buf_detach(&b, NULL);
}

enum cr_status
reconcile_list(const struct reconcile *r, const char *register_,
    const char *path, struct cr_err *e)
{
	static const char *const signatures[] = { "Searched by",
		"Registrar" };
	struct printout *p = printout_new("Missing files", 210, 297);
	char today[DAY_MAX], *subtitle = subtitle_of(r, register_);
	const struct table_spec spec = { .title = "Missing files",
		.subtitle = subtitle, .date = today, .columns = columns,
		.n_columns = COLUMNS, .signatures = signatures,
		.n_signatures = 2, .size = 8.5 };
	struct table t;
	struct walk *v;
	enum cr_status st;
	size_t n;

	day_today(today);
	v = in_order(r, &n);
	table_begin(&t, p, &spec);
	if (!n)
		table_note(&t, "Every file of the register is on the shelf.");
	list_rows(&t, v, n);
	table_end(&t);
	st = printout_save(p, path, e);
	printout_free(p);
	free(v);
	free(subtitle);
	return st;
}

/* ---- slips --------------------------------------------------------------- */

enum { ACROSS = 2, DOWN = 2 };

/* In a few words; NULL: nothing is known. */
static char *
look_of(const struct walk *w)
{
	const struct recon_file *x;
	struct buf b = BUF_INIT;

	if (w->f->near == NOTHING)
		return NULL;
	x = &w->r->files[w->f->near];
	buf_adds(&b, "look first: ");
	say_place(&b, x);
	if (x->room || x->shelf || x->box)
		buf_adds(&b, ", ");
	buf_addf(&b, "%s %s", x->withdrawn ? "where it was as" : "beside",
	    x->id);
	return buf_detach(&b, NULL);
}

static void
slip(struct printout *p, const struct walk *w, size_t cell,
    const char *register_)
{
	const double width = 105, height = 148.5;
	const struct area a = { width * (double)(cell % ACROSS),
		height * (double)(cell / ACROSS), width, height };
	char *number = number_of(w), *at = line_of(w), *look = look_of(w);
	char *parties = parties_of(w);
	char *line = xasprintf("in the register: %.60s, %s", register_, at);
	const struct search_slip s = { .number = number, .parties = parties,
		.line = line, .place = look };

	card_search(p, a, &s);
	free(number);
	free(at);
	free(look);
	free(parties);
	free(line);
}

enum cr_status
reconcile_slips(const struct reconcile *r, const char *register_,
    const char *path, struct cr_err *e)
{
	struct printout *p = printout_new("Search slips", 210, 297);
	enum cr_status st;
	struct walk *v;
	size_t i, n;

	v = in_order(r, &n);
	for (i = 0; i < n; i++) {
		if (i % (ACROSS * DOWN) == 0) {
			printout_page(p);
			printout_dashes(p, 105, 5, 105, 292, 0.2);
			printout_dashes(p, 5, 148.5, 205, 148.5, 0.2);
		}
		slip(p, &v[i], i % (ACROSS * DOWN), register_);
	}
	st = printout_save(p, path, e);
	printout_free(p);
	free(v);
	return st;
}
