/* registry/reconcile.c: a register beside the shelf (see reconcile.h): what is
 * known of findings, and the steps one after another; each step is a file
 * reconcile_*.c. */
#include "registry/reconcile.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "registry/reconcile_steps.h"

static const struct {
	const char *name, *words;
	bool differs;
} kinds[FOUND_KINDS] = {
	[FOUND_MISSING] = { "missing", "in the register, not on the shelf",
	    true },
	[FOUND_UNREGISTERED] = { "unregistered",
	    "on the shelf, not in the register", true },
	[FOUND_PERHAPS] = { "perhaps",
	    "row and file are perhaps the same case", true },
	[FOUND_CONFLICT] = { "conflict",
	    "one number, other parties in the register than on the jacket",
	    true },
	[FOUND_ROW_TWICE] = { "twice-in-register", "twice in the register",
	    true },
	[FOUND_FILE_TWICE] = { "twice-on-shelf", "twice on the shelf", true },
	[FOUND_NO_ROW] = { "unread", "rows that could not be read", true },
	[FOUND_UNCLEAR] = { "unclear",
	    "numbers without year or kind of case, or of several readings", true },
	[FOUND_LENT] = { "lent", "out on loan, not missing", false },
	[FOUND_UNSCANNED] = { "unscanned", "labelled and not scanned",
	    false },
	[FOUND_UNLABELLED] = { "unlabelled", "neither labelled nor scanned",
	    false },
	[FOUND_ELSEWHERE] = { "elsewhere",
	    "rows of a court of which nothing is here", true },
};

const char *
finding_name(enum finding_kind k)
{
	return kinds[k].name;
}

const char *
finding_words(enum finding_kind k)
{
	return kinds[k].words;
}

bool
finding_differs(enum finding_kind k)
{
	return kinds[k].differs;
}

void
reconcile_init(struct reconcile *r, struct catalog *c, const struct scheme *s,
    const char *court)
{
	memset(r, 0, sizeof *r);
	r->catalog = c;
	r->scheme = s;
	r->usual = book_court_new();
	book_court_read(r->usual, s, court);
}

static void
release_file(struct recon_file *f)
{
	free(f->id);
	free(f->written);
	free(f->parties);
	free(f->volume);
	free(f->part);
	free(f->room);
	free(f->shelf);
	free(f->box);
	free(f->holder);
	free(f->since);
	free(f->due);
	free(f->label);
}

void
reconcile_release(struct reconcile *r)
{
	size_t i;

	book_release(&r->book);
	book_court_free(r->usual);
	free(r->rows);
	for (i = 0; i < r->n_files; i++)
		release_file(&r->files[i]);
	free(r->files);
	free(r->refs);
	for (i = 0; i < r->n_series; i++) {
		run_release(&r->series[i].reg);
		run_release(&r->series[i].shelf);
		run_release(&r->series[i].both);
	}
	free(r->series);
	for (i = 0; i < FOUND_KINDS; i++)
		free(r->found[i].v);
	memset(r, 0, sizeof *r);
}

enum cr_status
reconcile_run(struct reconcile *r, struct cr_err *e)
{
	enum cr_status st = recon_shelf(r, e);

	if (st != CR_OK)
		return st;
	recon_rows(r);
	recon_series(r);
	recon_twice(r);
	recon_match(r);
	recon_unmet(r);
	recon_propose(r);
	recon_runs(r);
	return CR_OK;
}

bool
reconcile_tallies(const struct reconcile *r)
{
	int k;

	for (k = 0; k < FOUND_KINDS; k++)
		if (kinds[k].differs && r->found[k].n)
			return false;
	return !r->n_gaps && r->n_sure;
}

/* ---- what the steps share ------------------------------------------------ */

struct finding *
finding_add(struct reconcile *r, enum finding_kind kind, size_t row,
    size_t file)
{
	struct findings *f = &r->found[kind];

	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	f->v[f->n] = (struct finding){ .kind = kind, .row = row,
		.file = file, .other = NOTHING, .near = NOTHING,
		.maybe = NOTHING };
	return &f->v[f->n++];
}

static const char *
station_of(const struct case_id *c, char code[8])
{
	return case_unknown_code(code, c) ? code : c->station;
}

int
series_compare(const struct case_id *a, const struct case_id *b)
{
	char x[8], y[8];
	int d = strcmp(a->type, b->type);

	if (d || (d = (a->year > b->year) - (a->year < b->year)) ||
	    (d = strcmp(a->court, b->court)))
		return d;
	return strcmp(station_of(a, x), station_of(b, y));
}

bool
recon_year(const struct reconcile *r, int year)
{
	return !year || ((!r->from || year >= r->from) &&
	    (!r->to || year <= r->to));
}

bool
divisions_differ(const struct case_id *a, const struct case_id *b)
{
	return a->division[0] && b->division[0] &&
	    strcmp(a->division, b->division) != 0;
}

enum people
recon_people(const struct reconcile *r, const char *a, const char *b)
{
	if (!a || !b)
		return PEOPLE_UNKNOWN;
	if (strcmp(a, b) == 0)
		return PEOPLE_SHARED;
	return people_compare(r->scheme, &a, 1, &b, 1);
}

void
recon_rows(struct reconcile *r)
{
	struct book_court *court = book_court_new();
	size_t i, k, in;

	r->rows = xcalloc(r->book.n + 1, sizeof *r->rows);
	for (i = 0; i < r->book.n; i++) {
		const struct book_row *b = &r->book.v[i];
		struct recon_row *x = &r->rows[i];
		const struct book_hints hints = { court, r->usual,
			b->type ? b->type : r->type, b->year };

		x->file = x->series = NOTHING;
		if (b->fault)
			continue;
		book_court_read(court, r->scheme, b->court);
		book_case(&x->c, r->scheme, b->number, &hints);
		for (k = in = 0; k < x->c.n; k++)
			in += recon_year(r, x->c.v[k].year);
		x->left_out = x->c.n && !in;
		r->n_left_out += x->left_out;
	}
	book_court_free(court);
}
