/* registry/desk_file.c: the file that a person at the desk means (see desk_file
 * of desk.h): what a hand scanner types, an id, a number that one file alone
 * carries.  Where two may be meant, none is. */
#include "registry/desk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "base/slip.h"
#include "base/utf8.h"
#include "catalog/caseref.h"
#include "catalog/issue.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "codes/number.h"

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

/* "CS 7/2001 volume 2" names one of two that both have the number. */
static bool
is_more(const char *text, const struct number *n)
{
	static const char digits[] = "0123456789";

	return strcspn(text, digits) < n->off ||
	    strpbrk(text + n->off + n->len, digits);
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
	else if (is_more(text, &n.v[0]))
		st = err_set(e, CR_SKIP, "'%s' says more than one case number: "
		    "name the file by its id", text);
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

/* Why there is no file of an id whose check digit is right. */
static enum cr_status
no_file(struct desk *d, const char *id, const char *site, int64_t number,
    struct cr_err *e)
{
	enum issue_state state = ISSUE_NONE;

	if (strcmp(site, catalog_site(d->catalog)) != 0)
		return err_set(e, CR_SKIP, "'%s' is of another archive: this "
		    "one is %s", id, catalog_site(d->catalog));
	if (issue_find(d->catalog, number, &state, NULL) == CR_OK &&
	    state == ISSUE_BLANK)
		return err_set(e, CR_SKIP, "'%s' is the id of a blank slip: "
		    "register its file first ('courtroll register --id %s')",
		    id, id);
	return err_set(e, CR_SKIP, "there is no file '%s'", id);
}

/* A payload as a hand scanner types it, in small letters where Caps Lock is
 * on.  CR_END: it is none. */
static enum cr_status
by_payload(struct desk *d, const char *text, char id[FILE_ID_MAX],
    struct cr_err *e)
{
	char up[SLIP_MAX * 2];
	struct slip s;
	enum cr_status st;
	size_t n = 0, len;

	text += strspn(text, " \t");
	for (len = strlen(text); len && strchr(" \t", text[len - 1]); len--)
		;
	for (; n < len && n < sizeof up - 1; n++)
		up[n] = (char)toupper((unsigned char)text[n]);
	up[n] = '\0';
	st = slip_read(&s, up, n, e);
	if (st == CR_SKIP)
		err_prefix(e, "'%s'", text);
	if (st != CR_OK)
		return st;
	fileid_write(id, s.site, s.number);
	if (!slip_is_of(&s, catalog_site(d->catalog),
		catalog_archive_id(d->catalog)))
		return err_set(e, CR_SKIP, "the label of '%s' is of another "
		    "archive", id);
	return CR_OK;
}

enum cr_status
desk_file(struct desk *d, const char *text, int64_t *file, struct cr_err *e)
{
	char id[FILE_ID_MAX], site[8];
	int64_t number;
	enum cr_status st;

	if (!utf8_valid(text, strlen(text)))
		return err_set(e, CR_SKIP, "'%s' is garbled: no text", text);
	st = by_payload(d, text, id, e);
	if (st == CR_SKIP)
		return st;
	if (st == CR_OK)
		text = id;
	st = fileid_read(text, site, &number, e);
	if (st == CR_END)
		return by_number(d, text, file, e);
	if (st != CR_OK)
		return st;
	fileid_write(id, site, number);
	st = record_lookup(d->catalog, id, file, e);
	return st == CR_END ? no_file(d, id, site, number, e) : st;
}
