/* registry/reconcile_twice.c: numbers that two rows have, or two files that
 * are no volumes, temporary files or duplicates of each other. */
#include "registry/reconcile_steps.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum { DIFFERENT = 64 }; /* rows or files of one number that are compared */

static const char *
why_twice(enum people p)
{
	return p == PEOPLE_SHARED ? "the same parties"
	    : p == PEOPLE_APART   ? "other parties"
				  : "whether of the same parties is not said";
}

/* ---- rows ---------------------------------------------------------------- */

struct sorted {
	const struct case_id *id;
	size_t at;
	bool typed;
};

static int
compare(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int d;

	if (x->typed != y->typed)
		return x->typed - y->typed;
	if ((d = series_compare(x->id, y->id)))
		return d;
	if (x->id->serial != y->id->serial)
		return x->id->serial < y->id->serial ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static bool
one_number(const struct sorted *a, const struct sorted *b)
{
	return a->typed == b->typed && a->id->serial == b->id->serial &&
	    series_compare(a->id, b->id) == 0;
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* The same row, given again? */
static bool
same_row(const struct book_row *a, const struct book_row *b)
{
	return same_text(a->number, b->number) &&
	    same_text(a->parties, b->parties) &&
	    same_text(a->filed, b->filed) && same_text(a->page, b->page) &&
	    same_text(a->book, b->book) && same_text(a->status, b->status);
}

/* Row b beside an earlier one of its number; false: two divisions of a court
 * count apart, and these are two cases. */
static bool
rows_twice(struct reconcile *r, const struct sorted *a, const struct sorted *b)
{
	const struct book_row *x = &r->book.v[a->at], *y = &r->book.v[b->at];
	enum people p = recon_people(r, x->parties, y->parties);
	struct finding *f;

	if (divisions_differ(a->id, b->id) && p != PEOPLE_SHARED)
		return false;
	f = finding_add(r, FOUND_ROW_TWICE, b->at, NOTHING);
	f->other = a->at;
	f->why = same_row(x, y) ? "the same row again" : why_twice(p);
	r->rows[b->at].again = true;
	return true;
}

static void
twice_in_register(struct reconcile *r)
{
	struct sorted *v = xcalloc(r->book.n + 1, sizeof *v);
	size_t i, k, n = 0, first = 0;

	for (i = 0; i < r->book.n; i++)
		if (r->rows[i].c.how == CASE_READ && !r->rows[i].left_out)
			v[n++] = (struct sorted){ &r->rows[i].c.v[0], i,
				r->book.v[i].seq != 0 };
	if (n)
		qsort(v, n, sizeof *v, compare);
	for (i = 0; i < n; i++) {
		if (!one_number(&v[first], &v[i]))
			first = i;
		for (k = first; k < i && k < first + DIFFERENT; k++)
			if (!r->rows[v[k].at].again &&
			    rows_twice(r, &v[k], &v[i]))
				break;
	}
	free(v);
}

/* ---- files --------------------------------------------------------------- */

static bool
is_copy(const struct recon_file *f)
{
	return f->part && *f->part && strcasecmp(f->part, "original") != 0;
}

static bool
same_volume(const struct recon_file *a, const struct recon_file *b)
{
	return (!a->volume && !b->volume) ||
	    (a->volume && b->volume && strcasecmp(a->volume, b->volume) == 0);
}

static bool
files_twice(struct reconcile *r, const struct recon_ref *a,
    const struct recon_ref *b)
{
	const struct recon_file *x = &r->files[a->file];
	const struct recon_file *y = &r->files[b->file];
	enum people p;
	struct finding *f;

	if (a->file == b->file || !same_volume(x, y))
		return false;
	p = recon_people(r, x->parties, y->parties);
	if (divisions_differ(&a->id, &b->id) && p != PEOPLE_SHARED)
		return false;
	f = finding_add(r, FOUND_FILE_TWICE, NOTHING, b->file);
	f->other = a->file;
	f->why = why_twice(p);
	return true;
}

static bool
counts(const struct reconcile *r, const struct recon_ref *x)
{
	const struct recon_file *f = &r->files[x->file];

	return x->own == OWN_CASE && x->sure && !f->withdrawn &&
	    !is_copy(f) && recon_in_scope(r, f);
}

static void
twice_on_shelf(struct reconcile *r)
{
	size_t i, k, first = 0, seen[DIFFERENT], n = 0;

	for (i = 0; i < r->n_refs; i++) {
		const struct recon_ref *x = &r->refs[i], *y = &r->refs[first];

		if (x->id.serial != y->id.serial ||
		    series_compare(&x->id, &y->id) != 0) {
			first = i;
			n = 0;
		}
		if (!counts(r, x))
			continue;
		for (k = 0; k < n; k++)
			if (files_twice(r, &r->refs[seen[k]], x))
				break;
		if (k == n && n < DIFFERENT)
			seen[n++] = i;
	}
}

void
recon_twice(struct reconcile *r)
{
	twice_in_register(r);
	twice_on_shelf(r);
}
