/* registry/reconcile_unmet.c: what no row, or no file, was found for; and
 * files without label or pages. */
#include "registry/reconcile_steps.h"

#include <stdlib.h>

/* A file of that number that was taken back? */
static size_t
withdrawn_one(const struct reconcile *r, const struct case_id *id)
{
	size_t i, to;

	recon_refs(r, id, &i, &to);
	for (; i < to; i++)
		if (r->files[r->refs[i].file].withdrawn &&
		    case_match(&r->refs[i].id, id))
			return r->refs[i].file;
	return NOTHING;
}

static void
missing_row(struct reconcile *r, size_t row)
{
	const struct recon_row *x = &r->rows[row];
	struct finding *f;

	if (x->again)
		return; /* one file is missing, not two */
	if (r->series[x->series].elsewhere) {
		finding_add(r, FOUND_ELSEWHERE, row, NOTHING);
		return;
	}
	f = finding_add(r, FOUND_MISSING, row, NOTHING);
	f->near = withdrawn_one(r, &x->c.v[0]);
	f->why = f->near == NOTHING ? "never registered here"
				    : "was registered, and withdrawn";
}

static void
unread_row(struct reconcile *r, size_t row)
{
	const struct book_row *b = &r->book.v[row];

	finding_add(r, FOUND_NO_ROW, row, NOTHING)->why = b->fault ? b->fault
	    : b->number ? "no case number can be read in it"
			: "no number is written";
}

static void
unclear_row(struct reconcile *r, size_t row)
{
	const struct recon_row *x = &r->rows[row];
	struct finding *f = finding_add(r, FOUND_UNCLEAR, row, x->file);

	f->why = x->c.how == CASE_NO_YEAR ? "a number without a year"
	    : x->c.how == CASE_NO_TYPE  ? "a number without a kind of case"
					: "a number of several readings";
}

static void
unmet_file(struct reconcile *r, size_t file)
{
	const struct recon_file *f = &r->files[file];

	if (f->withdrawn || !recon_in_scope(r, f))
		return;
	if (r->book.n && f->met == TALLY_NONE)
		finding_add(r, FOUND_UNREGISTERED, NOTHING, file);
	if (!f->scanned)
		finding_add(r, f->label ? FOUND_UNSCANNED : FOUND_UNLABELLED,
		    f->row, file);
}

void
recon_unmet(struct reconcile *r)
{
	size_t i;

	for (i = 0; i < r->book.n; i++) {
		const struct recon_row *x = &r->rows[i];

		if (x->left_out)
			continue;
		if (r->book.v[i].fault || x->c.how == CASE_NONE ||
		    x->c.how == CASE_UNREAD)
			unread_row(r, i);
		else if (x->c.how != CASE_READ)
			unclear_row(r, i);
		else if (x->met == TALLY_NONE)
			missing_row(r, i);
	}
	for (i = 0; i < r->n_files; i++)
		unmet_file(r, i);
}
