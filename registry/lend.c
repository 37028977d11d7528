/* registry/lend.c: lending, taking back and moving a file (see lend.h).  What
 * the catalogue refuses is told so that the clerk knows what to look at. */
#include "registry/lend.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/fileid.h"
#include "catalog/custody.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "registry/shown.h"

void
lend_name(struct buf *out, struct desk *d, int64_t file)
{
	struct shown_file f = { NULL };
	char id[FILE_ID_MAX];
	struct record *r = NULL;

	fileid_write(id, catalog_site(d->catalog), file);
	buf_adds(out, id);
	if (record_outline(d->catalog, file, &r, NULL) != CR_OK)
		return;
	shown_read(&f, r, "");
	if (f.number)
		buf_addf(out, "  %s", f.number);
	if (r->volume)
		buf_addf(out, "  volume %s", r->volume);
	if (f.part)
		buf_addf(out, "  %s file", f.part);
	shown_release(&f);
	record_free(r);
}

void
lend_where(struct buf *out, struct desk *d, int64_t file, const char *today)
{
	char at[DESK_TIME_MAX];
	struct file_place p;
	struct custody x;

	if (place_read(d->catalog, file, &p, NULL) != CR_OK)
		return;
	desk_where(out, &p, today);
	if (p.box && custody_find(d->catalog, p.box, &x, NULL) == CR_OK) {
		desk_time(at, x.at);
		buf_addf(out, "; box %s is out: %s has it since %s", p.box,
		    x.holder, at);
		custody_release(&x);
	}
	place_release(&p);
}

int
lend_counted(struct desk *d, int64_t file)
{
	struct movements m = MOVEMENTS_INIT;
	struct record *r = NULL;
	int n = -1;
	size_t i;

	if (movement_list(d->catalog, file, &m, NULL) == CR_OK)
		for (i = m.n; i-- > 0 && n < 0;)
			n = m.v[i].pages;
	movements_release(&m);
	if (n < 0 && record_outline(d->catalog, file, &r, NULL) == CR_OK)
		n = r->counted;
	record_free(r);
	return n;
}

/* "14d" is that many days from today. */
static bool
days_on(char out[DAY_MAX], const char *typed, const char *today)
{
	char *end;
	long n = strtol(typed, &end, 10);

	if (end == typed || strcmp(end, "d") != 0 || n < 0 || n > 3660)
		return false;
	day_of_number(out, day_number(today) + n);
	return true;
}

enum cr_status
lend_due(char out[DAY_MAX], const char *typed, const char *today,
    struct cr_err *e)
{
	out[0] = '\0';
	if (!typed || !*typed)
		return CR_OK;
	if (!days_on(out, typed, today) && !day_typed(out, typed, today))
		return err_set(e, CR_SKIP, "'%s' is no day: 25/12/2026, "
		    "2026-12-25 or 14d (in 14 days)", typed);
	if (strcmp(out, today) < 0)
		return err_set(e, CR_SKIP, "'%s' is %s, which is past", typed,
		    out);
	return CR_OK;
}

/* ---- out ----------------------------------------------------------------- */

/* The catalogue's refusal, in more words where the file is out: it is in front
 * of the clerk, and it cannot be in two places. */
static enum cr_status
out_already(struct desk *d, int64_t file, struct cr_err *e)
{
	struct file_place p;
	struct buf name = BUF_INIT;
	char id[FILE_ID_MAX];

	if (place_read(d->catalog, file, &p, NULL) != CR_OK)
		return CR_SKIP;
	if (p.holder) {
		fileid_write(id, catalog_site(d->catalog), file);
		lend_name(&name, d, file);
		err_set(e, CR_SKIP, "'%s' is out already: %s has it since %s. "
		    "Is it before you? Either it came back and nobody said so "
		    "('courtroll in %s'), or two files carry one id: its "
		    "jacket should say%s", id, p.holder, p.since, id,
		    name.len > strlen(id) ? name.data + strlen(id)
					  : " so");
	}
	buf_release(&name);
	place_release(&p);
	return CR_SKIP;
}

enum cr_status
lend_out(const struct lending *l, int64_t file, struct buf *said, bool *odd,
    struct cr_err *e)
{
	int before = l->pages >= 0 ? lend_counted(l->desk, file) : -1;
	struct file_place p;
	enum cr_status st;

	st = movement_out(l->desk->catalog, file, l->to, l->why, l->due,
	    l->pages, l->who, e);
	if (st == CR_SKIP)
		return out_already(l->desk, file, e);
	if (st != CR_OK)
		return st;
	lend_name(said, l->desk, file);
	buf_addf(said, "  out to %s", l->to);
	if (l->due)
		buf_addf(said, ", due %s", l->due);
	if (place_read(l->desk->catalog, file, &p, NULL) == CR_OK) {
		size_t from = said->len;

		buf_adds(said, "; from ");
		desk_place(said, p.room, p.shelf, p.box);
		if (said->len == from + strlen("; from "))
			buf_truncate(said, from);
		place_release(&p);
	}
	if (before >= 0 && before != l->pages) {
		buf_addf(said, "\n  PAGES DIFFER: %d were counted before, %d "
		    "go out", before, l->pages);
		*odd = true;
	}
	return CR_OK;
}

/* ---- in ------------------------------------------------------------------ */

/* Pages that went out and did not come back, or the other way round.  was: how
 * many there were, went: how many were counted going out; -1: not. */
static void
compare_pages(int was, int went, const struct lending *l, struct buf *said,
    bool *odd)
{
	int now = l->pages;

	if (was >= 0 && now >= 0 && was != now) {
		buf_addf(said, "\n  PAGES DIFFER: %d %s, %d came back%s", was,
		    went >= 0 ? "went out" : "were counted before", now,
		    now < was && !l->missing
			? " - which are missing? (--missing)" : "");
		*odd = true;
	} else if (went >= 0 && now < 0) {
		buf_addf(said, "\n  %d pages went out: count them ('courtroll "
		    "in' again, with --pages)", went);
	}
	if (l->missing) {
		buf_addf(said, "\n  MISSING: pages %s", l->missing);
		*odd = true;
	}
}

/* A file that is not out is in front of the clerk. */
static enum cr_status
not_out(const struct lending *l, int64_t file, struct cr_err *e)
{
	struct movements m = MOVEMENTS_INIT;
	struct buf where = BUF_INIT, last = BUF_INIT;
	char id[FILE_ID_MAX];
	size_t i;

	if (movement_list(l->desk->catalog, file, &m, NULL) == CR_OK)
		for (i = m.n; i-- > 0 && !last.len;)
			if (!strcmp(m.v[i].what, "in"))
				buf_addf(&last, "it came back %.10s",
				    m.v[i].at);
	movements_release(&m);
	fileid_write(id, catalog_site(l->desk->catalog), file);
	lend_where(&where, l->desk, file, l->today);
	err_set(e, CR_SKIP, "'%s' is not out (%s): it should be in its place, "
	    "%s. Do two files carry this id? Look there", id,
	    last.len ? last.data : "it never went", where.data);
	buf_release(&where);
	buf_release(&last);
	return CR_SKIP;
}

static enum cr_status
count_late(const struct lending *l, int64_t file, int before, struct buf *said,
    bool *odd, struct cr_err *e)
{
	enum cr_status st = movement_counted(l->desk->catalog, file, l->pages,
	    l->missing, l->who, e);

	if (st == CR_SKIP)
		return not_out(l, file, e);
	if (st != CR_OK)
		return st;
	lend_name(said, l->desk, file);
	buf_adds(said, "  is back");
	if (l->pages >= 0)
		buf_addf(said, "; %d pages counted now", l->pages);
	compare_pages(before, -1, l, said, odd);
	return CR_OK;
}

enum cr_status
lend_in(const struct lending *l, int64_t file, struct buf *said, bool *odd,
    struct cr_err *e)
{
	int before = l->pages >= 0 ? lend_counted(l->desk, file) : -1;
	struct file_place p;
	struct movement was;
	enum cr_status st;
	bool in = false;
	long late;

	st = movement_in(l->desk->catalog, file, l->pages, l->missing, l->who,
	    &was, e);
	if (st == CR_SKIP &&
	    place_read(l->desk->catalog, file, &p, NULL) == CR_OK) {
		in = !p.holder; /* else: why it is refused stands in e */
		place_release(&p);
	}
	if (in)
		return l->pages >= 0 || l->missing
		    ? count_late(l, file, before, said, odd, e)
		    : not_out(l, file, e);
	if (st != CR_OK)
		return st;
	lend_name(said, l->desk, file);
	buf_addf(said, "  back from %s, out since %.10s", was.holder, was.at);
	late = was.due && day_valid(was.due) && strcmp(was.due, l->today) < 0
	    ? day_number(l->today) - day_number(was.due) : 0;
	if (late)
		buf_addf(said, ", %ld day%s late", late, late == 1 ? "" : "s");
	buf_adds(said, "; goes to ");
	lend_where(said, l->desk, file, l->today);
	compare_pages(before, was.pages, l, said, odd);
	movement_release(&was);
	return CR_OK;
}

/* ---- move ---------------------------------------------------------------- */

enum cr_status
lend_move(const struct lending *l, int64_t file, struct buf *said, bool *odd,
    struct cr_err *e)
{
	enum cr_status st;

	(void)odd;
	st = movement_move(l->desk->catalog, file, l->room, l->shelf, l->box,
	    l->who, e);
	if (st != CR_OK)
		return st;
	lend_name(said, l->desk, file);
	buf_adds(said, "  is now in ");
	lend_where(said, l->desk, file, l->today);
	return CR_OK;
}
