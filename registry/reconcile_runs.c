/* registry/reconcile_runs.c: gaps in the runs of serial numbers, of the
 * register, of the shelf, and of both together; and for what is missing, the
 * files of the numbers beside it: there it should stand. */
#include "registry/reconcile_steps.h"

#include <stdlib.h>

#include "base/mem.h"

struct slot {
	size_t series;
	long serial;
	size_t file;    /* NOTHING: a row's */
	bool maybe;     /* one of several readings */
};
struct slots {
	struct slot *v;
	size_t n, cap;
};

static void
add_slot(struct slots *s, size_t series, long serial, size_t file, bool maybe)
{
	if (series == NOTHING || serial < 1)
		return;
	s->v = xgrow(s->v, s->n, &s->cap, sizeof *s->v);
	s->v[s->n++] = (struct slot){ series, serial, file, maybe };
}

static int
compare(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;

	if (x->series != y->series)
		return x->series < y->series ? -1 : 1;
	if (x->serial != y->serial)
		return x->serial < y->serial ? -1 : 1;
	return x->file < y->file ? -1 : x->file > y->file;
}

static size_t
series_of(const struct reconcile *r, const struct case_id *id)
{
	size_t low = 0, high = r->n_series, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (series_compare(&r->series[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < r->n_series &&
	    series_compare(&r->series[low].id, id) == 0 ? low : NOTHING;
}

static void
collect(struct slots *s, const struct reconcile *r)
{
	size_t i, k;

	for (i = 0; i < r->book.n; i++) {
		const struct recon_row *x = &r->rows[i];

		if (x->series != NOTHING)
			add_slot(s, x->series, x->c.v[0].serial, NOTHING,
			    false);
		else
			for (k = 0; !x->left_out && k < x->c.n; k++)
				add_slot(s, series_of(r, &x->c.v[k]),
				    x->c.v[k].serial, NOTHING, true);
	}
	for (i = 0; i < r->n_refs; i++) {
		const struct recon_ref *x = &r->refs[i];
		const struct recon_file *f = &r->files[x->file];

		if (f->withdrawn)
			continue;
		if (x->sure && f->own == i)
			add_slot(s, f->series, x->id.serial, x->file, false);
		else
			add_slot(s, series_of(r, &x->id), x->id.serial,
			    x->file, !x->sure);
	}
	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, compare);
}

/* Of slots [from, to) those of rows, of files, of both; a number that is only
 * maybe there fills a gap, and makes no run longer. */
static void
find_run(struct run *run, const struct slots *s, size_t from, size_t to,
    bool rows, bool files)
{
	long *v = xcalloc(to - from + 1, sizeof *v), highest = 0;
	size_t i, n = 0;
	struct run plain;

	for (i = from; i < to; i++)
		if (!s->v[i].maybe &&
		    (s->v[i].file == NOTHING ? rows : files))
			v[n++] = s->v[i].serial;
	run_find(&plain, v, n);
	highest = plain.highest;
	for (i = from, n = 0; i < to; i++)
		if ((s->v[i].file == NOTHING ? rows : files) &&
		    (!s->v[i].maybe || s->v[i].serial < highest))
			v[n++] = s->v[i].serial;
	run_find(run, v, n);
	run_release(&plain);
	free(v);
}

/* The file of the number next to a missing one, in its series. */
static size_t
beside(const struct slots *s, size_t series, long serial)
{
	const struct slot want = { series, serial, 0, false };
	size_t low = 0, high = s->n, mid, up, down;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (compare(&s->v[mid], &want) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (up = low; up < s->n && s->v[up].series == series &&
	     s->v[up].file == NOTHING; up++)
		;
	for (down = low; down > 0 && s->v[down - 1].series == series &&
	     s->v[down - 1].file == NOTHING; down--)
		;
	if (up == s->n || s->v[up].series != series)
		up = NOTHING;
	down = down > 0 && s->v[down - 1].series == series ? down - 1 : NOTHING;
	if (up == NOTHING || down == NOTHING)
		return up != NOTHING ? s->v[up].file
		    : down != NOTHING ? s->v[down].file : NOTHING;
	return s->v[up].serial - serial < serial - s->v[down].serial
	    ? s->v[up].file : s->v[down].file;
}

void
recon_runs(struct reconcile *r)
{
	struct slots s = { NULL, 0, 0 };
	size_t i, to;

	collect(&s, r);
	for (i = 0; i < s.n; i = to) {
		struct recon_series *x = &r->series[s.v[i].series];

		for (to = i; to < s.n && s.v[to].series == s.v[i].series; to++)
			;
		if (r->book.n && (!x->covered || x->elsewhere))
			continue;
		find_run(&x->reg, &s, i, to, true, false);
		find_run(&x->shelf, &s, i, to, false, true);
		find_run(&x->both, &s, i, to, true, true);
		r->n_gaps += x->both.missing;
	}
	for (i = 0; i < r->found[FOUND_MISSING].n; i++) {
		struct finding *f = &r->found[FOUND_MISSING].v[i];
		const struct recon_row *x = &r->rows[f->row];

		if (f->near == NOTHING)
			f->near = beside(&s, x->series, x->c.v[0].serial);
	}
	free(s.v);
}
