/* registry/lend.c: lending, taking back and moving a file (see lend.h). */
#include "registry/lend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "base/progress.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "courtroll.h"
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
	shown_release(&f);
	record_free(r);
}

/* "14d" or "14" is that many days from today. */
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

/* ---- one file ------------------------------------------------------------ */

enum cr_status
lend_out(const struct lending *l, int64_t file, struct buf *said, bool *odd,
    struct cr_err *e)
{
	struct file_place p;
	enum cr_status st;

	(void)odd;
	st = movement_out(l->desk->catalog, file, l->to, l->why, l->due,
	    l->pages, l->who, e);
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
	return CR_OK;
}

/* Pages that went out and did not come back, or the other way round. */
static void
compare_pages(const struct movement *was, int now, const char *missing,
    struct buf *said, bool *odd)
{
	if (was->pages >= 0 && now >= 0 && was->pages != now) {
		buf_addf(said, "\n  PAGES DIFFER: %d went out, %d came back%s",
		    was->pages, now, now < was->pages && !missing
			? " - which are missing? (--missing)" : "");
		*odd = true;
	} else if (was->pages >= 0 && now < 0) {
		buf_addf(said, "\n  %d pages went out: count them (--pages)",
		    was->pages);
	}
	if (missing) {
		buf_addf(said, "\n  MISSING: pages %s", missing);
		*odd = true;
	}
}

static void
say_place(struct buf *said, struct desk *d, int64_t file, const char *today)
{
	struct file_place p;

	if (place_read(d->catalog, file, &p, NULL) != CR_OK)
		return;
	desk_where(said, &p, today);
	place_release(&p);
}

enum cr_status
lend_in(const struct lending *l, int64_t file, struct buf *said, bool *odd,
    struct cr_err *e)
{
	struct movement was;
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;
	long late;

	st = movement_in(l->desk->catalog, file, l->pages, l->missing, l->who,
	    &was, &why);
	if (st == CR_SKIP && strstr(why.msg, "is not out")) {
		struct buf b = BUF_INIT;

		say_place(&b, l->desk, file, l->today);
		err_set(e, CR_SKIP, "%s: it should be in its place (%s). Do "
		    "two files carry this id? look there", why.msg, b.data);
		buf_release(&b);
		return CR_SKIP;
	}
	if (st != CR_OK) {
		if (e)
			*e = why;
		return st;
	}
	lend_name(said, l->desk, file);
	buf_addf(said, "  back from %s, out since %.10s", was.holder, was.at);
	late = was.due && day_valid(was.due) && strcmp(was.due, l->today) < 0
	    ? day_number(l->today) - day_number(was.due) : 0;
	if (late)
		buf_addf(said, ", %ld day%s late", late, late == 1 ? "" : "s");
	buf_adds(said, "; goes to ");
	say_place(said, l->desk, file, l->today);
	compare_pages(&was, l->pages, l->missing, said, odd);
	movement_release(&was);
	return CR_OK;
}

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
	say_place(said, l->desk, file, l->today);
	return CR_OK;
}

/* ---- one after another --------------------------------------------------- */

struct run {
	const struct lending *l;
	enum cr_status (*f)(const struct lending *l, int64_t file,
	    struct buf *said, bool *odd, struct cr_err *e);
	int rc;
};

/* CR_FATAL and CR_RETRY stop the run; a wrong line does not. */
static enum cr_status
one(struct run *r, const char *text, struct cr_err *e)
{
	struct cr_err bad = CR_ERR_INIT;
	struct buf said = BUF_INIT;
	int64_t file = 0;
	bool odd = false;
	enum cr_status st = desk_file(r->l->desk, text, &file, &bad);

	if (st == CR_OK)
		st = r->f(r->l, file, &said, &odd, &bad);
	if (st == CR_OK) {
		printf("%s\n", said.data);
		if (fflush(stdout) == EOF)
			st = err_set(&bad, CR_FATAL, "done, but standard "
			    "output cannot be written to");
	} else if (st == CR_SKIP || st == CR_END) {
		log_error("%s", bad.msg);
		odd = true;
		st = CR_OK;
	}
	if (odd)
		r->rc = CR_EXIT_SOME;
	if (st != CR_OK && e)
		*e = bad;
	buf_release(&said);
	return st;
}

/* What a hand scanner types, a line at a time. */
static enum cr_status
from_stdin(struct run *r, struct cr_err *e)
{
	enum { LINE = 1000 };
	char line[LINE];
	enum cr_status st = CR_OK;

	if (isatty(STDIN_FILENO))
		log_info("scan labels or type ids, one a line; Ctrl-D ends");
	while (st == CR_OK && !progress_stopping() &&
	    fgets(line, sizeof line, stdin)) {
		size_t len = strlen(line);
		int c;

		if (len == sizeof line - 1 && line[len - 1] != '\n') {
			while ((c = getchar()) != EOF && c != '\n')
				;
			log_error("a line of more than %d letters is no id",
			    LINE - 2);
			r->rc = CR_EXIT_SOME;
			continue;
		}
		line[strcspn(line, "\r\n")] = '\0';
		if (line[strspn(line, " \t")])
			st = one(r, line, e);
	}
	if (st == CR_OK && ferror(stdin))
		st = err_sys(e, CR_FATAL, "cannot read standard input");
	return st;
}

int
lend_all(const struct lending *l, char **words, int n,
    enum cr_status (*f)(const struct lending *l, int64_t file,
	struct buf *said, bool *odd, struct cr_err *e))
{
	struct cr_err e = CR_ERR_INIT;
	struct run r = { l, f, CR_EXIT_OK };
	enum cr_status st = CR_OK;
	int i;

	if (!n || (n == 1 && !strcmp(words[0], "-")))
		st = from_stdin(&r, &e);
	else
		for (i = 0; i < n && st == CR_OK; i++)
			st = one(&r, words[i], &e);
	return st == CR_OK ? r.rc : desk_exit(st, &e);
}
