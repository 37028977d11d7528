/* registry/reconcile_series.c: the series of numbers that there are: one for
 * each court, station, type and year, as found in the register's own rows and
 * on the shelf.
 *
 * Which of them the register covers is told by its rows: three, or one for ten
 * files; a single row that was misread into another series must not make all
 * of that series' files unregistered.  A number that leaves court or station
 * open counts to the one series of the register that it may be of. */
#include "registry/reconcile_steps.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ROWS = 3, FILES_A_ROW = 10 };

static int
compare_ids(const void *a, const void *b)
{
	return series_compare(*(const struct case_id *const *)a,
	    *(const struct case_id *const *)b);
}

static int
compare_series(const void *a, const void *b)
{
	const struct recon_series *x = a, *y = b;

	return series_compare(&x->id, &y->id);
}

/* New series for those of v that are in none yet. */
static void
add_series(struct reconcile *r, const struct case_id **v, size_t n)
{
	size_t i, k, old = r->n_series;
	struct recon_series *s;

	if (n)
		qsort(v, n, sizeof *v, compare_ids);
	for (i = k = 0; i < n; i++) {
		if (i && series_compare(v[i - 1], v[i]) == 0)
			continue;
		while (k < old && series_compare(&r->series[k].id, v[i]) < 0)
			k++;
		if (k < old && series_compare(&r->series[k].id, v[i]) == 0)
			continue;
		r->series = xgrow(r->series, r->n_series, &r->cap_series,
		    sizeof *r->series);
		s = &r->series[r->n_series++];
		memset(s, 0, sizeof *s);
		s->id = *v[i];
		s->id.serial = 0;
		s->id.division[0] = '\0';
	}
	if (r->n_series)
		qsort(r->series, r->n_series, sizeof *r->series,
		    compare_series);
}

/* The first series that is not below id. */
static size_t
lower(const struct reconcile *r, const struct case_id *id)
{
	size_t low = 0, high = r->n_series, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (series_compare(&r->series[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static size_t
find(const struct reconcile *r, const struct case_id *id)
{
	size_t i = lower(r, id);

	return i < r->n_series && series_compare(&r->series[i].id, id) == 0
	    ? i : NOTHING;
}

/* The one series of rows that a number may be of where courts are not said. */
static size_t
find_like(const struct reconcile *r, const struct case_id *id)
{
	struct case_id least = *id;
	size_t i, found = NOTHING;

	least.court[0] = least.station[0] = least.station_name[0] = '\0';
	for (i = lower(r, &least); i < r->n_series; i++) {
		const struct recon_series *s = &r->series[i];

		if (strcmp(s->id.type, id->type) != 0 ||
		    s->id.year != id->year)
			break;
		if (!s->rows || !case_match(&s->id, id))
			continue;
		if (found != NOTHING)
			return NOTHING;
		found = i;
	}
	return found;
}

static void
series_of_rows(struct reconcile *r)
{
	const struct case_id **v = xcalloc(r->book.n + 1, sizeof *v);
	size_t i, n = 0;

	for (i = 0; i < r->book.n; i++)
		if (r->rows[i].c.how == CASE_READ && !r->rows[i].left_out)
			v[n++] = &r->rows[i].c.v[0];
	add_series(r, v, n);
	free(v);
	for (i = 0; i < r->book.n; i++) {
		struct recon_row *x = &r->rows[i];

		if (x->c.how != CASE_READ || x->left_out)
			continue;
		x->series = find(r, &x->c.v[0]);
		r->series[x->series].rows++;
		r->n_courtless += !scheme_case_full(r->scheme, &x->c.v[0]);
	}
}

static bool
is_plain(const struct reconcile *r, const struct recon_file *f)
{
	return f->own != NOTHING && !f->withdrawn &&
	    recon_year(r, r->refs[f->own].id.year);
}

static void
series_of_files(struct reconcile *r)
{
	const struct case_id **v = xcalloc(r->n_files + 1, sizeof *v);
	struct case_id *like = xcalloc(r->n_files + 1, sizeof *like);
	size_t i, k, n = 0;

	for (i = 0; i < r->n_files; i++) {
		struct recon_file *f = &r->files[i];

		if (!is_plain(r, f))
			continue;
		like[i] = r->refs[f->own].id;
		if ((k = find(r, &like[i])) == NOTHING &&
		    (k = find_like(r, &like[i])) != NOTHING)
			like[i] = r->series[k].id;
		v[n++] = &like[i];
	}
	add_series(r, v, n);
	/* numbers of series have moved */
	for (i = 0; i < r->n_files; i++)
		if (is_plain(r, &r->files[i])) {
			r->files[i].series = k = find(r, &like[i]);
			r->series[k].files++;
		}
	for (i = 0; i < r->book.n; i++)
		if (r->rows[i].series != NOTHING)
			r->rows[i].series = find(r, &r->rows[i].c.v[0]);
	free(v);
	free(like);
}

struct courts {
	struct case_id *v;
	size_t n, cap;
};

static struct case_id
court_of(const struct recon_series *s)
{
	struct case_id c = s->id;

	c.type[0] = '\0';
	c.year = 0;
	return c;
}

/* Courts with their stations of which files are here, each once. */
static void
courts_here(struct courts *here, const struct reconcile *r)
{
	size_t i, k;

	for (i = 0; i < r->n_series; i++) {
		struct case_id c = court_of(&r->series[i]);

		if (!r->series[i].files)
			continue;
		for (k = 0; k < here->n; k++)
			if (case_same(&here->v[k], &c))
				break;
		if (k < here->n)
			continue;
		here->v = xgrow(here->v, here->n, &here->cap,
		    sizeof *here->v);
		here->v[here->n++] = c;
	}
}

static bool
is_here(const struct courts *here, const struct recon_series *s)
{
	struct case_id c = court_of(s);
	size_t i;

	for (i = 0; i < here->n; i++)
		if (case_match(&here->v[i], &c))
			return true;
	return here->n == 0;
}

void
recon_series(struct reconcile *r)
{
	struct courts here = { NULL, 0, 0 };
	size_t i;

	series_of_rows(r);
	series_of_files(r);
	courts_here(&here, r);
	for (i = 0; i < r->n_series; i++) {
		struct recon_series *s = &r->series[i];

		s->covered = s->rows >= ROWS ||
		    (s->rows && s->rows * FILES_A_ROW >= s->files);
		s->elsewhere = s->rows && !s->files && !is_here(&here, s);
	}
	free(here.v);
}

bool
recon_in_scope(const struct reconcile *r, const struct recon_file *f)
{
	return f->series != NOTHING &&
	    (!r->book.n || r->series[f->series].covered);
}
