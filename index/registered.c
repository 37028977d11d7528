/* index/registered.c: files that carry a number already (see registered.h).
 *
 * All that have its serial and year are looked at, of any type: of a number
 * that can be read in several ways only these two are kept (finding.c). */
#include "index/registered.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/caseref.h"

struct asked {
	const struct scheme *s;
	const struct case_id *v;
	size_t n;
};

static bool
is_own(const struct caseref *x)
{
	return x->own != OWN_NOT ||
	    (!x->settled && strcmp(x->role, "own") == 0);
}

/* Under any of the names that the case may go by. */
static bool
fits(const struct scheme *s, const struct case_id *asked,
    const struct case_id *there)
{
	struct case_id akin;
	size_t k;

	for (k = 0; scheme_akin(s, asked, k, &akin); k++)
		if (case_match(&akin, there))
			return true;
	return false;
}

static bool
weigh(enum registered_how *how, const struct asked *a,
    const struct caseref *x)
{
	size_t i;
	bool found = false;

	*how = REGISTERED_MAYBE;
	for (i = 0; i < a->n && !found; i++)
		found = x->settled ? fits(a->s, &a->v[i], &x->number)
		    : a->v[i].serial == x->number.serial &&
			a->v[i].year == x->number.year;
	if (!found || a->n > 1 || !x->settled)
		return found;
	*how = scheme_case_full(a->s, &a->v[0]) &&
	    case_same(&a->v[0], &x->number) ? REGISTERED_SAME
					   : REGISTERED_FITS;
	return true;
}

static int
by_surety(const void *a, const void *b)
{
	const struct registered *x = a, *y = b;

	if (x->how != y->how)
		return x->how < y->how ? -1 : 1;
	return x->file < y->file ? -1 : x->file > y->file;
}

/* A file has several numbers: the one that fits best is told. */
static void
add(struct registered *v, size_t *n, const struct caseref *x,
    enum registered_how how)
{
	struct registered *r;
	size_t i;

	for (i = 0; i < *n && v[i].file != x->file; i++)
		;
	if (i == REGISTERED_MOST || (i < *n && v[i].how <= how))
		return;
	r = &v[i];
	*n += i == *n;
	r->file = x->file;
	r->how = how;
	r->own = x->own;
	r->number = x->number;
	(void)snprintf(r->id, sizeof r->id, "%s", x->id);
	(void)snprintf(r->klass, sizeof r->klass, "%s", x->klass);
}

/* Has a reading before i the same serial and year? */
static bool
asked_before(const struct asked *a, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (a->v[k].serial == a->v[i].serial &&
		    a->v[k].year == a->v[i].year)
			return true;
	return false;
}

enum cr_status
registered_find(struct registered v[REGISTERED_MOST], size_t *n,
    struct catalog *c, const struct scheme *s, const struct case_id *readings,
    size_t n_readings, int64_t not, struct cr_err *e)
{
	const struct asked a = { s, readings, n_readings };
	struct caserefs refs = CASEREFS_INIT;
	enum registered_how how;
	enum cr_status st = CR_OK;
	size_t i, k;

	*n = 0;
	for (i = 0; i < n_readings && st == CR_OK; i++) {
		if (readings[i].serial <= 0 || readings[i].year <= 0 ||
		    asked_before(&a, i))
			continue;
		st = caseref_find(c, "", readings[i].serial, readings[i].year,
		    false, &refs, e);
		for (k = 0; k < refs.n; k++)
			if (refs.v[k].file != not && is_own(&refs.v[k]) &&
			    weigh(&how, &a, &refs.v[k]))
				add(v, n, &refs.v[k], how);
	}
	caserefs_release(&refs);
	qsort(v, *n, sizeof *v, by_surety);
	return st;
}
