/* registry/reconcile_shelf.c: what is on the shelf, in memory: every file with
 * its jacket, and every number that it carries in one sorted array.  A file
 * without a number of its own is read by its jacket: several readings stay
 * several. */
#include "registry/reconcile_steps.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/shelf.h"

static char *
kept(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static struct recon_ref *
add_ref(struct reconcile *r, size_t file, const struct case_id *id,
    enum label_own own, bool sure)
{
	struct recon_ref *x;

	r->refs = xgrow(r->refs, r->n_refs, &r->cap_refs, sizeof *r->refs);
	x = &r->refs[r->n_refs++];
	*x = (struct recon_ref){ *id, file, own, sure };
	return x;
}

struct walk {
	struct reconcile *r;
	struct recon_ref *own; /* those of the catalogue, by file */
	size_t n, cap, at;
	struct book_court *court; /* of the jacket in hand */
};

/* The number by the words on the jacket: files that are not coded, whose
 * number is doubtful, or that were withdrawn. */
static void
read_jacket(struct walk *w, size_t file, const struct shelf_file *x)
{
	struct reconcile *r = w->r;
	const struct book_hints hints = { .court = w->court,
		.usual = r->usual, .type = x->type };
	struct book_case c;
	size_t i;

	book_case(&c, r->scheme, x->written, &hints);
	for (i = 0; i < c.n; i++)
		if (c.v[i].serial > 0 && c.v[i].year > 0)
			add_ref(r, file, &c.v[i], OWN_CASE,
			    c.how == CASE_READ);
}

static enum cr_status
take_own(void *ctx, const struct caseref *x, struct cr_err *e)
{
	struct walk *w = ctx;

	(void)e;
	w->own = xgrow(w->own, w->n, &w->cap, sizeof *w->own);
	w->own[w->n++] = (struct recon_ref){ x->number, (size_t)x->file,
		x->own, x->settled };
	return CR_OK;
}

static int
by_file(const void *a, const void *b)
{
	const struct recon_ref *x = a, *y = b;

	return x->file < y->file ? -1 : x->file > y->file;
}

/* What the catalogue has of this file: its numbers are read already. */
static bool
take_refs(struct walk *w, size_t file, const struct shelf_file *x)
{
	struct reconcile *r = w->r;
	bool any = false, said = false;

	while (w->at < w->n && w->own[w->at].file < (size_t)x->number)
		w->at++;
	for (; w->at < w->n && w->own[w->at].file == (size_t)x->number;
	     w->at++) {
		struct recon_ref *y = &w->own[w->at];

		if (y->id.serial < 1 || y->id.year < 1)
			continue;
		said |= book_case_court(&y->id, r->scheme, r->usual);
		add_ref(r, file, &y->id, y->own, y->sure);
		any = true;
	}
	r->n_court_said += said;
	return any;
}

static enum cr_status
take_file(void *ctx, const struct shelf_file *x, struct cr_err *e)
{
	struct walk *w = ctx;
	struct reconcile *r = w->r;
	size_t n = r->n_files, before = r->n_refs;
	struct recon_file *f;

	(void)e;
	r->files = xgrow(r->files, n, &r->cap_files, sizeof *r->files);
	f = &r->files[r->n_files++];
	*f = (struct recon_file){ .number = x->number, .id = xstrdup(x->id),
		.written = kept(x->written), .parties = kept(x->parties),
		.volume = kept(x->volume), .part = kept(x->part),
		.room = kept(x->room), .shelf = kept(x->shelf),
		.box = kept(x->box), .holder = kept(x->holder),
		.since = kept(x->since), .due = kept(x->due),
		.label = kept(x->label), .withdrawn = x->withdrawn,
		.scanned = x->scanned, .row = NOTHING, .own = NOTHING,
		.series = NOTHING };
	strncpy(f->klass, x->klass, sizeof f->klass - 1);
	r->n_withdrawn += x->withdrawn;
	if (!take_refs(w, n, x) && x->written) {
		book_court_read(w->court, r->scheme, x->court);
		read_jacket(w, n, x);
	}
	f->unread = r->n_refs == before || !r->refs[before].sure;
	return CR_OK;
}

static int
by_number(const void *a, const void *b)
{
	const struct recon_ref *x = a, *y = b;
	int d;

	if (x->id.serial != y->id.serial)
		return x->id.serial < y->id.serial ? -1 : 1;
	if ((d = series_compare(&x->id, &y->id)))
		return d;
	if (x->own != y->own)
		return x->own < y->own ? -1 : 1;
	return by_file(a, b);
}

enum cr_status
recon_shelf(struct reconcile *r, struct cr_err *e)
{
	struct walk w = { .r = r, .court = book_court_new() };
	enum cr_status st;
	size_t i;

	st = caseref_each_own(r->catalog, take_own, &w, e);
	if (w.n)
		qsort(w.own, w.n, sizeof *w.own, by_file);
	if (st == CR_OK)
		st = shelf_each(r->catalog, take_file, &w, e);
	free(w.own);
	book_court_free(w.court);
	if (r->n_refs)
		qsort(r->refs, r->n_refs, sizeof *r->refs, by_number);
	for (i = 0; i < r->n_refs; i++) {
		struct recon_file *f = &r->files[r->refs[i].file];

		if (r->refs[i].own == OWN_CASE && r->refs[i].sure)
			f->own = i;
	}
	return st;
}

/* Where the first ref is that is not below serial, type, year. */
static size_t
first_ref(const struct reconcile *r, long serial, const char *type, int year)
{
	size_t low = 0, high = r->n_refs, mid;

	while (low < high) {
		const struct case_id *x;
		int d;

		mid = low + (high - low) / 2;
		x = &r->refs[mid].id;
		d = x->serial != serial ? (x->serial < serial ? -1 : 1)
					: strcmp(x->type, type);
		if (d < 0 || (d == 0 && x->year < year))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void
recon_refs(const struct reconcile *r, const struct case_id *id, size_t *from,
    size_t *to)
{
	*from = first_ref(r, id->serial, id->type, id->year);
	*to = first_ref(r, id->serial, id->type, id->year + 1);
}

void
recon_serial(const struct reconcile *r, long serial, size_t *from, size_t *to)
{
	*from = first_ref(r, serial, "", 0);
	*to = first_ref(r, serial + 1, "", 0);
}
