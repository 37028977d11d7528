/* registry/transfer.c: what is to become of the files of a row (see
 * transfer.h): which they are, their number now, their number from the day
 * on.  Nothing is written here. */
#include "registry/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/caseref.h"
#include "catalog/decision.h"
#include "catalog/record.h"
#include "codes/number.h"
#include "index/verdict.h"

const char *const transfer_states[] = { "refused", "new", "known" };

void
transfer_release(struct transfer *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		free(t->v[i].words);
		free(t->v[i].why);
		free(t->v[i].id);
		free(t->v[i].old);
		free(t->v[i].new);
	}
	free(t->v);
	t->v = NULL;
	t->n = t->cap = 0;
}

static struct transfer_file *
add(struct transfer *t, int line, const char *words)
{
	struct transfer_file *x;

	t->v = xgrow(t->v, t->n, &t->cap, sizeof *t->v);
	x = &t->v[t->n++];
	memset(x, 0, sizeof *x);
	x->line = line;
	x->words = xstrdup(words);
	return x;
}

void
transfer_bad(void *ctx, int line, const char *why)
{
	add(ctx, line, "")->why = xstrdup(why);
}

static char *
written(const struct scheme *s, const struct case_id *id)
{
	struct buf b = BUF_INIT;

	scheme_write(s, id, &b);
	return buf_detach(&b, NULL);
}

/* ---- which files --------------------------------------------------------- */

struct found {
	int64_t *v;
	size_t n, cap;
};

static void
found_add(struct found *f, int64_t file)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->v[i] == file)
			return;
	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	f->v[f->n++] = file;
}

/* A number in full is that of one case, however many files it has. */
static enum cr_status
volumes(struct transfer *t, const char *words, struct found *f,
    struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	struct verdict_case c;
	enum cr_status st = CR_OK;
	size_t i;

	verdict_read_case(&c, t->desk->scheme, words);
	if (!c.settled)
		return CR_OK;
	if (!c.id.station[0])
		seat_put(&t->from, t->desk->scheme, &c.id);
	if (!scheme_case_full(t->desk->scheme, &c.id))
		return CR_OK;
	st = caseref_find(t->desk->catalog, c.id.type, c.id.serial, c.id.year,
	    false, &refs, e);
	for (i = 0; i < refs.n; i++)
		if ((refs.v[i].own == OWN_CASE || refs.v[i].own == OWN_OTHER) &&
		    case_same(&refs.v[i].number, &c.id))
			found_add(f, refs.v[i].file);
	caserefs_release(&refs);
	return st;
}

/* CR_SKIP: it is none, or not clear. */
static enum cr_status
find_files(struct transfer *t, const char *words, struct found *f,
    struct cr_err *e)
{
	struct cr_err why = CR_ERR_INIT;
	int64_t file = 0;
	enum cr_status st;

	if (!*words)
		return err_set(e, CR_SKIP, "which file is not said");
	st = desk_file(t->desk, words, &file, &why);
	if (st == CR_OK) {
		found_add(f, file);
		return CR_OK;
	}
	if (st != CR_SKIP)
		return err_set(e, st, "%s", why.msg);
	if ((st = volumes(t, words, f, e)) != CR_OK)
		return st;
	return f->n ? CR_OK : err_set(e, CR_SKIP, "%s", why.msg);
}

/* ---- its numbers --------------------------------------------------------- */

/* The day that the code it has now began: when the one before it ended. */
static void
began(char since[DAY_MAX], const struct record *r)
{
	size_t i;

	since[0] = '\0';
	for (i = 0; i < r->n_numbers; i++)
		if (r->numbers[i].own == OWN_OTHER &&
		    day_valid(r->numbers[i].until) &&
		    strcmp(r->numbers[i].until, since) > 0)
			memcpy(since, r->numbers[i].until, DAY_MAX);
}

static enum cr_status
old_number(struct transfer *t, struct transfer_file *x,
    const struct record *r, struct cr_err *e)
{
	const struct rec_number *own = record_own(r);

	began(x->since, r);
	if (!own)
		return CR_OK;
	if (!own->settled)
		return err_set(e, CR_SKIP, "its number '%.80s' can be read in "
		    "several ways: say which ('courtroll label %s case "
		    "NUMBER')", own->verbatim, r->id);
	x->was = own->id;
	if (!x->was.station[0])
		seat_put(&t->from, t->desk->scheme, &x->was);
	x->old = written(t->desk->scheme, &x->was);
	return CR_OK;
}

/* As the list writes it; what it leaves open is taken from the old one's type
 * and the place that it goes to. */
static enum cr_status
read_new(struct transfer *t, struct transfer_file *x, const char *words,
    struct cr_err *e)
{
	struct verdict_case c;
	struct numbers n = NUMBERS_INIT;
	size_t i, found;

	numbers_find(&n, t->desk->scheme, words, strlen(words));
	found = n.n;
	numbers_release(&n);
	verdict_read_case(&c, t->desk->scheme, words);
	for (i = 0; i < c.n && !c.settled; i++)
		if (x->old && case_known(&c.readings[i]) &&
		    !strcmp(c.readings[i].type, x->was.type)) {
			c.id = c.readings[i];
			c.settled = true;
		}
	if (found > 1)
		return err_set(e, CR_SKIP, "'%.80s' is %zu numbers: give one",
		    words, found);
	if (!c.settled || !case_known(&c.id))
		return err_set(e, CR_SKIP, "'%.80s' is no whole case number: "
		    "type, serial and year", words);
	x->is = c.id;
	return CR_OK;
}

static enum cr_status
new_number(struct transfer *t, struct transfer_file *x,
    const struct transfer_row *r, struct cr_err *e)
{
	struct seat to = t->to;
	enum cr_status st = CR_OK;

	if (*r->to && (st = seat_read(&to, t->desk->scheme, r->to, e)))
		return st;
	if (*r->new) {
		if ((st = read_new(t, x, r->new, e)) != CR_OK)
			return st;
		if (!x->is.court[0])
			memcpy(x->is.court, to.court[0] ? to.court
			    : x->was.court, sizeof x->is.court);
		if (!x->is.station[0])
			seat_put(&to, t->desk->scheme, &x->is);
	} else if (!to.court[0] && !to.station) {
		return err_set(e, CR_SKIP, "where to, or which new number, is "
		    "not said");
	} else if (!x->old) {
		return err_set(e, CR_SKIP, "it has no number yet: the list "
		    "must give the new one");
	} else {
		x->is = x->was;
		seat_put(&to, t->desk->scheme, &x->is);
	}
	x->new = written(t->desk->scheme, &x->is);
	if (!scheme_case_full(t->desk->scheme, &x->is))
		st = err_set(e, CR_SKIP, "'%.80s' does not name court and "
		    "station: say where to, like HC/Mukono", x->new);
	return st;
}

static enum cr_status
read_day(struct transfer *t, struct transfer_file *x, const char *words,
    struct cr_err *e)
{
	if (!*words)
		memcpy(x->day, t->on, DAY_MAX);
	else if (!day_typed(x->day, words, t->today))
		return err_set(e, CR_SKIP, "'%.40s' is no day, as 2026-11-25 "
		    "is", words);
	if (strcmp(x->day, t->today) > 0)
		return err_set(e, CR_SKIP, "%s is still to come: transfer it "
		    "on that day", x->day);
	if (x->since[0] && strcmp(x->day, x->since) < 0)
		return err_set(e, CR_SKIP, "it has its number '%.80s' only "
		    "since %s", x->old ? x->old : "", x->since);
	return CR_OK;
}

/* ---- a row --------------------------------------------------------------- */

/* Decided before, though it may not be coded yet? */
static enum cr_status
is_known(struct transfer *t, struct transfer_file *x, bool *known,
    struct cr_err *e)
{
	struct decisions d = DECISIONS_INIT;
	struct verdict_case c;
	enum cr_status st = decision_list(t->desk->catalog, x->file, &d, e);
	size_t i;

	*known = x->old && case_same(&x->was, &x->is);
	for (i = 0; i < d.n; i++) {
		if (strcmp(d.v[i].kind, "case") != 0)
			continue;
		verdict_read_case(&c, t->desk->scheme, d.v[i].value);
		*known = c.settled && case_same(&c.id, &x->is);
	}
	decisions_release(&d);
	return st;
}

/* What it was called before, and until when: for the papers. */
static void
tell_known(struct transfer_file *x, const struct record *r)
{
	const struct rec_number *last = NULL, *n;
	size_t i;

	if (!case_same(&x->was, &x->is))
		return; /* decided, not coded yet: x->was is right */
	for (i = 0; i < r->n_numbers; i++) {
		n = &r->numbers[i];
		if (n->own == OWN_OTHER && n->code &&
		    (!last || strcmp(n->until, last->until) > 0))
			last = n;
	}
	free(x->old);
	x->old = last ? xstrdup(last->code) : NULL;
	if (last)
		memcpy(x->day, last->until, DAY_MAX);
}

/* Without a station the old number would be taken for one of the new. */
static enum cr_status
check_old(const struct transfer *t, const struct transfer_file *x,
    struct cr_err *e)
{
	if (!x->old || scheme_case_full(t->desk->scheme, &x->was))
		return CR_OK;
	return err_set(e, CR_SKIP, "its number '%.80s' does not name court "
	    "and station: say where it comes from (--from HC/Mukono)", x->old);
}

static enum cr_status
plan_file(struct transfer *t, struct transfer_file *x,
    const struct transfer_row *row, struct cr_err *e)
{
	struct record *r = NULL;
	enum cr_status st;
	bool known = false;

	if ((st = record_outline(t->desk->catalog, x->file, &r, e)) != CR_OK)
		return st == CR_END ? err_set(e, CR_SKIP, "it is gone") : st;
	x->id = xstrdup(r->id);
	if (r->withdrawn)
		st = err_set(e, CR_SKIP, "its entry was taken back");
	if (st == CR_OK && (st = old_number(t, x, r, e)) == CR_OK &&
	    (st = new_number(t, x, row, e)) == CR_OK &&
	    (st = is_known(t, x, &known, e)) == CR_OK && !known &&
	    (st = check_old(t, x, e)) == CR_OK)
		st = read_day(t, x, row->day, e);
	if (st == CR_OK)
		x->state = known ? TRANSFER_KNOWN : TRANSFER_NEW;
	if (st == CR_OK && known)
		tell_known(x, r);
	record_free(r);
	return st;
}

enum cr_status
transfer_plan(void *ctx, const struct transfer_row *row, struct cr_err *e)
{
	struct transfer *t = ctx;
	struct found f = { NULL, 0, 0 };
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st = find_files(t, row->file, &f, &why);
	size_t i;

	if (st == CR_SKIP)
		add(t, row->line, row->file)->why = xstrdup(why.msg);
	for (i = 0; i < f.n && (st == CR_OK || st == CR_SKIP); i++) {
		struct transfer_file *x = add(t, row->line, row->file);

		x->file = f.v[i];
		st = plan_file(t, x, row, &why);
		if (st == CR_SKIP)
			x->why = xstrdup(why.msg);
	}
	free(f.v);
	return st == CR_OK || st == CR_SKIP ? CR_OK
	    : err_set(e, st, "%s", why.msg);
}
