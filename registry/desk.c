/* registry/desk.c: opening what the registry works with, and finding the file
 * that is meant (see desk.h). */
#include "registry/desk.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "base/slip.h"
#include "catalog/caseref.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "codes/number.h"
#include "courtroll.h"
#include "index/scheme.h"

enum cr_status
desk_open(struct desk *d, struct cr_err *e)
{
	enum cr_status st;

	memset(d, 0, sizeof *d);
	if ((st = archive_open(&d->archive, opt_archive(), e)) != CR_OK ||
	    (st = catalog_open(&d->catalog, &d->archive, e)) != CR_OK ||
	    (st = index_scheme(&d->scheme, d->catalog, e)) != CR_OK)
		desk_close(d);
	return st;
}

void
desk_close(struct desk *d)
{
	scheme_free(d->scheme);
	catalog_close(d->catalog);
	archive_close(&d->archive);
	memset(d, 0, sizeof *d);
}

const char *
desk_who(const struct opt_verb *verb, const char *by)
{
	const struct passwd *me;

	if (!by || !*by)
		by = getenv("COURTROLL_BY");
	if ((!by || !*by) && (me = getpwuid(getuid())) && me->pw_name)
		by = me->pw_name;
	if (!by || !*by)
		opt_usage(verb, "who are you? (--by NAME, or COURTROLL_BY)");
	return by;
}

/* ---- words --------------------------------------------------------------- */

static void
part(struct buf *out, size_t from, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	buf_addf(out, "%s%s %s", out->len > from ? ", " : "", name, value);
}

void
desk_place(struct buf *out, const char *room, const char *shelf,
    const char *box)
{
	size_t from = out->len;

	part(out, from, "room", room);
	part(out, from, "shelf", shelf);
	part(out, from, "box", box);
}

void
desk_where(struct buf *out, const struct file_place *p, const char *today)
{
	size_t from;

	if (p->holder) {
		buf_addf(out, "out to %s since %s", p->holder, p->since);
		if (p->due)
			buf_addf(out, ", due %s%s", p->due,
			    strcmp(p->due, today) < 0 ? " (overdue)" : "");
		buf_adds(out, "; belongs in ");
	}
	from = out->len;
	desk_place(out, p->room, p->shelf, p->box);
	if (out->len == from)
		buf_adds(out, "place not recorded");
	if (p->volume)
		buf_addf(out, ", volume %s", p->volume);
	if (p->part && strcmp(p->part, "original") != 0)
		buf_addf(out, ", %s file", p->part);
}

int
desk_exit(enum cr_status st, const struct cr_err *e)
{
	if (st == CR_OK)
		return CR_EXIT_OK;
	log_error("%s", e->msg);
	return st == CR_SKIP || st == CR_END ? CR_EXIT_SOME : CR_EXIT_STOP;
}

/* ---- the file that is meant ---------------------------------------------- */

struct found {
	int64_t *v;
	size_t n, cap;
};

static enum cr_status
add_files(struct found *f, struct desk *d, const struct case_id *id,
    struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	enum cr_status st = CR_OK;
	size_t i, k;

	if (id->serial > 0 && id->year > 0)
		st = caseref_find(d->catalog, "", id->serial, id->year, false,
		    &refs, e);
	for (i = 0; i < refs.n; i++) {
		if (refs.v[i].own == OWN_NOT ||
		    !case_match(&refs.v[i].number, id))
			continue;
		for (k = 0; k < f->n && f->v[k] != refs.v[i].file; k++)
			;
		if (k < f->n)
			continue;
		f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
		f->v[f->n++] = refs.v[i].file;
	}
	caserefs_release(&refs);
	return st;
}

static enum cr_status
several(struct desk *d, const char *text, const struct found *f,
    struct cr_err *e)
{
	enum { SHOWN = 5 };
	struct buf b = BUF_INIT;
	char id[FILE_ID_MAX];
	enum cr_status st;
	size_t i;

	for (i = 0; i < f->n && i < SHOWN; i++) {
		struct file_place p;

		fileid_write(id, catalog_site(d->catalog), f->v[i]);
		if (place_read(d->catalog, f->v[i], &p, NULL) != CR_OK)
			continue;
		buf_addf(&b, "%s%s (", b.len ? "; " : "", id);
		desk_where(&b, &p, "");
		buf_addc(&b, ')');
		place_release(&p);
	}
	st = err_set(e, CR_SKIP, "'%s' is the number of %zu files, name one by "
	    "its id: %s%s", text, f->n, b.data ? b.data : "",
	    f->n > SHOWN ? " ..." : "");
	buf_release(&b);
	return st;
}

static enum cr_status
by_number(struct desk *d, const char *text, int64_t *file, struct cr_err *e)
{
	struct numbers n = NUMBERS_INIT;
	struct found f = { NULL, 0, 0 };
	enum cr_status st = CR_OK;
	size_t i;

	numbers_find(&n, d->scheme, text, strlen(text));
	if (n.n != 1)
		st = err_set(e, CR_SKIP, "'%s' is neither a file id (like "
		    "%s-000123-7) nor one case number", text,
		    catalog_site(d->catalog));
	for (i = 0; st == CR_OK && i < n.v[0].n_candidates; i++)
		st = add_files(&f, d, &n.v[0].candidates[i], e);
	if (st == CR_OK && f.n == 0)
		st = err_set(e, CR_SKIP, "no file here has the number '%s'",
		    text);
	else if (st == CR_OK && f.n > 1)
		st = several(d, text, &f, e);
	else if (st == CR_OK)
		*file = f.v[0];
	free(f.v);
	numbers_release(&n);
	return st;
}

enum cr_status
desk_file(struct desk *d, const char *text, int64_t *file, struct cr_err *e)
{
	char id[FILE_ID_MAX], site[8];
	int64_t number;
	enum cr_status st;

	st = slip_typed(id, sizeof id, text, catalog_archive_id(d->catalog),
	    NULL);
	if (st == CR_SKIP && strlen(text) < FILE_ID_MAX)
		return slip_typed(id, sizeof id, text,
		    catalog_archive_id(d->catalog), e);
	if (st != CR_OK || fileid_read(id, site, &number, NULL) == CR_END)
		return by_number(d, text, file, e);
	st = record_lookup(d->catalog, id, file, e);
	return st == CR_END ? err_set(e, CR_SKIP, "there is no file '%s'", id)
			    : st;
}
