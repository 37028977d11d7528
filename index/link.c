/* index/link.c: from a number to the case it means (see link.h). */
#include "index/link.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "catalog/policy.h"
#include "codes/people.h"

enum { LINK_NAMES = 64 };

/* ---- records --------------------------------------------------------------- */

void
linker_forget(struct linker *l)
{
	while (l->n)
		record_free(l->v[--l->n]);
	free(l->v);
	l->v = NULL;
	l->cap = 0;
}

enum cr_status
linker_record(struct linker *l, int64_t file, const struct record **r,
    struct cr_err *e)
{
	struct record *new;
	enum cr_status st;
	size_t i;

	for (i = l->n; i-- > 0;)
		if (l->v[i]->number == file) {
			*r = l->v[i];
			return CR_OK;
		}
	st = l->outlines ? record_outline(l->catalog, file, &new, e)
			 : record_read(l->catalog, file, &new, e);
	if (st != CR_OK)
		return st;
	if (!policy_shows(l->classes, new->klass)) {
		record_free(new);
		return CR_END;
	}
	l->v = xgrow(l->v, l->n, &l->cap, sizeof *l->v);
	*r = l->v[l->n++] = new;
	return CR_OK;
}

/* ---- people ---------------------------------------------------------------- */

static size_t
names_of(const struct record *r, const char **v)
{
	size_t n = 0, i;

	if (r->parties)
		v[n++] = r->parties;
	for (i = 0; i < r->n_labels && n < LINK_NAMES; i++)
		if (r->labels[i].kind == LABEL_PARTY)
			v[n++] = r->labels[i].value;
	return n;
}

enum people
link_people(const struct scheme *s, const struct record *a,
    const struct record *b)
{
	const char *x[LINK_NAMES], *y[LINK_NAMES];
	size_t n = names_of(a, x), m = names_of(b, y);

	return people_compare(s, x, n, y, m);
}

static enum cr_status
people_of(enum people *out, struct linker *l, const struct record *r,
    const struct held_case *c, struct cr_err *e)
{
	const struct record *other;
	enum cr_status st;
	enum people p;
	size_t i;

	*out = PEOPLE_UNKNOWN;
	for (i = 0; i < c->n && *out != PEOPLE_SHARED; i++) {
		if ((st = linker_record(l, c->files[i], &other, e)) == CR_END)
			continue;
		if (st != CR_OK)
			return st;
		p = link_people(l->scheme, r, other);
		if (p != PEOPLE_UNKNOWN)
			*out = p;
	}
	return CR_OK;
}

/* ---- clusters -------------------------------------------------------------- */

static void
held_case_release(struct held_case *c)
{
	free(c->files);
	memset(c, 0, sizeof *c);
}

void
held_cases_release(struct held_cases *c)
{
	while (c->n)
		held_case_release(&c->v[--c->n]);
	free(c->v);
	memset(c, 0, sizeof *c);
}

bool
held_case_has(const struct held_case *c, int64_t file)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->files[i] == file)
			return true;
	return false;
}

static void
held_case_add(struct held_case *c, int64_t file)
{
	if (held_case_has(c, file))
		return;
	c->files = xgrow(c->files, c->n, &c->cap, sizeof *c->files);
	c->files[c->n++] = file;
}

/* "2 of 3", "Vol. 2": the first number in it; 0: none. */
static long
volume_number(const char *s)
{
	s += strcspn(s, "0123456789");
	return strtol(s, NULL, 10);
}

/* A file of which nobody has said a volume may be any. */
static bool
same_volume(const char *a, const char *b)
{
	long n, m;

	if (!a || !b)
		return true;
	n = volume_number(a);
	m = volume_number(b);
	return n || m ? n == m : strcasecmp(a, b) == 0;
}

static const char *
part_of(const struct record *r)
{
	return r->part ? r->part : "original";
}

bool
link_parts(const struct record *a, const struct record *b)
{
	return !same_volume(a->volume, b->volume) ||
	    strcmp(part_of(a), part_of(b)) != 0;
}

/* Was it said to be a further volume of each file there, a temporary or a
 * duplicate one? */
static enum cr_status
is_part(bool *is, struct linker *l, const struct record *r,
    const struct held_case *c, struct cr_err *e)
{
	const struct record *other;
	enum cr_status st;
	size_t i;

	*is = c->n > 0;
	for (i = 0; i < c->n && *is; i++) {
		if ((st = linker_record(l, c->files[i], &other, e)) == CR_OK)
			*is = link_parts(r, other);
		else if (st != CR_END)
			return st;
	}
	return CR_OK;
}

/* Put a file with the others of its case.  A full number joins them unless
 * the people differ, and then too where they are volumes; one with gaps only
 * where the people are the same. */
static enum cr_status
sort_file(struct held_cases *out, struct linker *l, const struct record *r,
    struct cr_err *e)
{
	const struct case_id *id = &r->numbers[r->own].id;
	bool full = scheme_case_full(l->scheme, id);
	enum people p;
	struct held_case *c;
	enum cr_status st;
	bool part;
	size_t i;

	for (i = 0; i < out->n; i++) {
		c = &out->v[i];
		if (held_case_has(c, r->number))
			return CR_OK;
		if (!case_same(&c->id, id))
			continue;
		if ((st = people_of(&p, l, r, c, e)) != CR_OK)
			return st;
		part = false;
		if (full && p == PEOPLE_APART &&
		    (st = is_part(&part, l, r, c, e)) != CR_OK)
			return st;
		if (p == PEOPLE_SHARED || part ||
		    (full && p == PEOPLE_UNKNOWN)) {
			held_case_add(c, r->number);
			return CR_OK;
		}
	}
	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	c = &out->v[out->n++];
	memset(c, 0, sizeof *c);
	c->id = *id;
	c->full = full;
	held_case_add(c, r->number);
	return CR_OK;
}

static enum cr_status
add_cases(struct held_cases *out, struct linker *l, const struct case_id *id,
    struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	const struct record *r;
	enum cr_status st;
	size_t i, n = 0;

	st = caseref_find(l->catalog, id->type, id->serial, id->year, false,
	    &refs, e);
	for (i = 0; st == CR_OK && i < refs.n; i++) {
		const struct caseref *x = &refs.v[i];

		if (l->most && n >= l->most)
			break;
		if (x->own == OWN_NOT || !x->settled ||
		    !case_match(&x->number, id) ||
		    !policy_shows(l->classes, x->klass))
			continue;
		st = linker_record(l, x->file, &r, e);
		if (st == CR_OK && r->own >= 0) {
			st = sort_file(out, l, r, e);
			n++;
		}
		if (st == CR_END)
			st = CR_OK;
	}
	caserefs_release(&refs);
	return st;
}

enum cr_status
link_cases(struct held_cases *out, struct linker *l, const struct case_id *id,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct case_id akin;
	size_t k, i;

	memset(out, 0, sizeof *out);
	for (k = 0; st == CR_OK && scheme_akin(l->scheme, id, k, &akin); k++) {
		i = out->n;
		st = add_cases(out, l, &akin, e);
		for (; i < out->n; i++)
			out->v[i].akin = k > 0;
	}
	if (st != CR_OK)
		held_cases_release(out);
	return st;
}

/* ---- parents --------------------------------------------------------------- */

void
link_release(struct link *k)
{
	held_case_release(&k->to);
}

/* The one to which everything points, or none: an exact one before those
 * that only fit.  *exact: all parts of the number agree. */
static struct held_case *
choose(struct held_cases *c, const struct linker *l, const struct case_id *id,
    bool *exact)
{
	struct held_case *best = NULL;
	size_t i, n = 0;

	*exact = scheme_case_full(l->scheme, id);
	for (i = 0; *exact && i < c->n; i++)
		if (c->v[i].full && !c->v[i].akin) {
			best = &c->v[i];
			n++;
		}
	if (n == 1)
		return best;
	*exact = false;
	return c->n == 1 ? &c->v[0] : NULL;
}

/* Several fit: the people may tell which. */
static enum cr_status
choose_by_people(struct held_case **out, struct held_cases *c, struct linker *l,
    const struct record *child, struct cr_err *e)
{
	enum cr_status st;
	enum people p;
	size_t i, n = 0;

	*out = NULL;
	for (i = 0; i < c->n; i++) {
		if ((st = people_of(&p, l, child, &c->v[i], e)) != CR_OK)
			return st;
		if (p == PEOPLE_SHARED) {
			*out = &c->v[i];
			n++;
		}
	}
	if (n != 1)
		*out = NULL;
	return CR_OK;
}

static bool
plainly_read(const struct rec_number *ref)
{
	return ref->score >= 0.9 && strcmp(ref->rule, "inherited-place") != 0;
}

static void
weigh(struct link *out, const struct rec_number *ref, bool exact,
    enum people p)
{
	out->how = LINK_SURE;
	out->why = "court, station, type, serial and year agree";
	if (ref->person) {
		out->why = "a person said so";
	} else if (p == PEOPLE_SHARED) {
		if (!exact)
			out->why = "the only one that fits, between the same "
				   "parties";
	} else if (p == PEOPLE_APART) {
		out->how = LINK_MAYBE;
		out->why = "the number agrees, but the parties differ";
	} else if (!exact) {
		out->how = LINK_MAYBE;
		out->why = "court or station are not known";
	} else if (!plainly_read(ref)) {
		out->how = LINK_MAYBE;
		out->why = "the number was not read for sure";
	}
}

static void
drop_file(struct held_cases *c, int64_t file)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (held_case_has(&c->v[i], file)) {
			held_case_release(&c->v[i]);
			c->v[i] = c->v[--c->n];
			return;
		}
}

enum cr_status
link_parent(struct link *out, struct linker *l, const struct record *child,
    const struct rec_number *ref, struct cr_err *e)
{
	struct held_case *best;
	struct held_cases c;
	enum cr_status st;
	enum people p;
	bool exact;

	memset(out, 0, sizeof *out);
	if (!ref->settled || !case_known(&ref->id))
		return CR_OK;
	if ((st = link_cases(&c, l, &ref->id, e)) != CR_OK)
		return st;
	drop_file(&c, child->number);
	best = choose(&c, l, &ref->id, &exact);
	if (!best && c.n)
		st = choose_by_people(&best, &c, l, child, e);
	if (st == CR_OK && best) {
		st = people_of(&p, l, child, best, e);
		if (st == CR_OK) {
			weigh(out, ref, exact, p);
			out->people = p;
			out->firm = exact && plainly_read(ref);
			out->to = *best;
			memset(best, 0, sizeof *best);
		}
	} else if (st == CR_OK && c.n) {
		out->how = LINK_MAYBE;
		out->why = "several cases fit";
	}
	held_cases_release(&c);
	return st;
}
