/* registry/reconcile_match.c: the files that a row of the register means, by
 * the identity of its case.
 *
 * Equal is sure.  What agrees only as far as both know is sure where it is one
 * case and the parties agree, else perhaps; a number of several readings never
 * is more than perhaps, on either side. */
#include "registry/reconcile_steps.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64 }; /* files of one number that are looked at */

struct met {
	size_t v[MOST]; /* refs */
	size_t n;
};

static void
note_ref(struct met *m, size_t ref)
{
	if (m->n < MOST)
		m->v[m->n++] = ref;
}

/* Files of a case: those that are surely its, those that may be. */
static void
look_up(const struct reconcile *r, const struct case_id *id, struct met *sure,
    struct met *may)
{
	size_t i, to;

	recon_refs(r, id, &i, &to);
	for (; i < to; i++) {
		const struct recon_ref *x = &r->refs[i];

		if (r->files[x->file].withdrawn)
			continue;
		if (x->sure && series_compare(&x->id, id) == 0 &&
		    !divisions_differ(&x->id, id))
			note_ref(sure, i);
		else if (case_match(&x->id, id))
			note_ref(may, i);
	}
}

static void
meet(struct reconcile *r, size_t row, size_t file, enum tally how)
{
	struct recon_row *x = &r->rows[row];
	struct recon_file *f = &r->files[file];

	if (how > x->met) {
		x->met = how;
		x->file = file;
	}
	if (how > f->met) {
		f->met = how;
		f->row = row;
	}
}

static const char *
why_perhaps(const struct book_case *c, const struct recon_ref *x)
{
	const struct case_id *id = &c->v[0];

	if (c->mended)
		return "letters in the row's number were taken for digits, or "
		       "a space is lost";
	if (!x->sure)
		return "the jacket's number has several readings";
	if (divisions_differ(id, &x->id))
		return "another division of the court";
	if (strcmp(id->type, x->id.type) != 0)
		return "one kind of case is a general name for the other";
	return "court or station is not said on one side";
}

static void
perhaps(struct reconcile *r, size_t row, const struct met *may)
{
	size_t i;

	for (i = 0; i < may->n; i++) {
		const struct recon_ref *x = &r->refs[may->v[i]];

		if (r->rows[row].met == TALLY_NONE)
			finding_add(r, FOUND_PERHAPS, row, x->file)->why =
			    why_perhaps(&r->rows[row].c, x);
		meet(r, row, x->file, TALLY_PERHAPS);
	}
}

static enum people
people_of(const struct reconcile *r, size_t row, const struct recon_ref *x)
{
	return recon_people(r, r->book.v[row].parties,
	    r->files[x->file].parties);
}

/* One case alone, read for sure, and its parties agree? */
static bool
agrees(const struct reconcile *r, size_t row, const struct met *may)
{
	const struct recon_ref *first = &r->refs[may->v[0]];
	size_t i;

	for (i = 0; i < may->n; i++) {
		const struct recon_ref *x = &r->refs[may->v[i]];

		if (!x->sure || !case_same(&x->id, &first->id) ||
		    divisions_differ(&x->id, &r->rows[row].c.v[0]))
			return false;
	}
	return people_of(r, row, first) == PEOPLE_SHARED;
}

/* The same number, but no file of it has the row's parties? */
static void
look_at_parties(struct reconcile *r, size_t row, const struct met *sure)
{
	size_t i;

	for (i = 0; i < sure->n; i++)
		if (people_of(r, row, &r->refs[sure->v[i]]) != PEOPLE_APART)
			return;
	if (!r->rows[row].again)
		finding_add(r, FOUND_CONFLICT, row,
		    r->refs[sure->v[0]].file);
}

static void
surely(struct reconcile *r, size_t row, const struct met *sure)
{
	size_t i, file;

	for (i = 0; i < sure->n; i++) {
		file = r->refs[sure->v[i]].file;
		meet(r, row, file, TALLY_SURE);
		if (r->files[file].holder && !r->rows[row].again)
			finding_add(r, FOUND_LENT, row, file);
	}
	look_at_parties(r, row, sure);
	r->n_sure++;
}

/* Is a type among those under which the case may go? */
static bool
goes_by(const struct reconcile *r, const struct case_id *id, const char *type)
{
	struct case_id akin;
	size_t k;

	for (k = 1; scheme_akin(r->scheme, id, k, &akin); k++)
		if (strcmp(akin.type, type) == 0)
			return true;
	return false;
}

/* By a general name of its type, or of the file's, where nothing is found by
 * its own. */
static void
match_akin(struct reconcile *r, size_t row)
{
	const struct case_id *id = &r->rows[row].c.v[0];
	struct met may = { .n = 0 };
	size_t i, to;

	recon_serial(r, id->serial, &i, &to);
	for (; i < to && may.n < MOST; i++) {
		const struct recon_ref *x = &r->refs[i];
		struct case_id like = x->id;

		if (x->id.year != id->year || r->files[x->file].withdrawn)
			continue;
		memcpy(like.type, id->type, sizeof like.type);
		if (case_match(&like, id) &&
		    (goes_by(r, id, x->id.type) || goes_by(r, &x->id, id->type)))
			note_ref(&may, i);
	}
	perhaps(r, row, &may);
}

static void
match_read(struct reconcile *r, size_t row)
{
	const struct case_id *id = &r->rows[row].c.v[0];
	struct met sure = { .n = 0 }, may = { .n = 0 };

	look_up(r, id, &sure, &may);
	if (!sure.n && may.n && agrees(r, row, &may))
		sure = may;
	else if (sure.n && r->rows[row].c.mended && !agrees(r, row, &sure))
		perhaps(r, row, &sure);
	if (r->rows[row].met != TALLY_NONE)
		return;
	if (sure.n)
		surely(r, row, &sure);
	else if (may.n)
		perhaps(r, row, &may);
	else
		match_akin(r, row);
}

/* Each reading, or each year: never more than perhaps. */
static void
match_unclear(struct reconcile *r, size_t row)
{
	const struct book_case *c = &r->rows[row].c;
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		struct met sure = { .n = 0 }, may = { .n = 0 };

		if (!case_known(&c->v[i]))
			continue;
		look_up(r, &c->v[i], &sure, &may);
		for (k = 0; k < sure.n; k++)
			meet(r, row, r->refs[sure.v[k]].file, TALLY_PERHAPS);
		for (k = 0; k < may.n; k++)
			meet(r, row, r->refs[may.v[k]].file, TALLY_PERHAPS);
	}
}

void
recon_match(struct reconcile *r)
{
	size_t i;

	for (i = 0; i < r->book.n; i++) {
		const struct recon_row *x = &r->rows[i];

		if (x->left_out)
			continue;
		if (x->c.how == CASE_READ)
			match_read(r, i);
		else
			match_unclear(r, i);
	}
}
