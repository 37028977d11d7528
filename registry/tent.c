/* registry/tent.c: boxes out of the store and back (see tent.h).
 *
 * Two counts can be wrong, and so can the register: what is counted is held
 * against both.  A box that comes back with fewer files than it went out with
 * tallies where just those are lent that the register says. */
#include "registry/tent.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/progress.h"
#include "catalog/movement.h"
#include "registry/lend.h"

enum cr_status
tent_box(struct desk *d, const char *box, struct tent_box *b, struct cr_err *e)
{
	int64_t *files = NULL;
	enum cr_status st;
	size_t n = 0, i;

	memset(b, 0, sizeof *b);
	st = place_files(d->catalog, NULL, NULL, box, &files, &n, e);
	if (st == CR_OK && n)
		b->lent = xcalloc(n, sizeof *b->lent);
	for (i = 0; i < n && st == CR_OK; i++) {
		struct file_place p;
		int pages;

		if ((st = place_read(d->catalog, files[i], &p, e)) != CR_OK)
			break;
		b->files++;
		if (p.holder) {
			b->lent[b->n_lent++] = files[i];
		} else if ((pages = lend_counted(d, files[i])) >= 0) {
			b->counted++;
			b->pages += pages;
		}
		place_release(&p);
	}
	free(files);
	if (st != CR_OK)
		free(b->lent);
	return st;
}

/* ---- counts -------------------------------------------------------------- */

static bool
known(int64_t a, int64_t b)
{
	return a >= 0 && b >= 0;
}

static bool
differ(struct buf *said, const char *what, int64_t now, int64_t should,
    const char *why)
{
	if (!known(now, should) || now == should)
		return false;
	buf_addf(said, "%s%s DIFFER: %lld counted, %lld %s",
	    said->len ? "\n" : "", what, (long long)now, (long long)should,
	    why);
	return true;
}

bool
tent_differs(struct buf *said, const struct custody *x,
    const struct custody *out, const struct tent_box *b)
{
	int64_t in_it = b->files ? b->files - b->n_lent : -1;
	int64_t pages = in_it > 0 && b->counted == in_it ? b->pages : -1;
	bool odd = differ(said, "FILES", x->files, in_it,
	    "should be in it by the register");

	odd |= differ(said, "PAGES", x->pages, pages,
	    "should be in it by the register");
	/* files that were lent from it meanwhile are accounted for */
	if (out && !(b->n_lent && x->files == in_it))
		odd |= differ(said, "FILES", x->files, out->files, "went out");
	if (out && !(b->n_lent && x->pages == pages))
		odd |= differ(said, "PAGES", x->pages, out->pages, "went out");
	return odd;
}

/* Which files are rightly not in it. */
static void
say_lent(struct buf *said, struct desk *d, const struct tent_box *b)
{
	enum { SHOWN = 10 };
	int64_t i;

	for (i = 0; i < b->n_lent && i < SHOWN; i++) {
		struct file_place p;

		buf_adds(said, "\n  lent: ");
		lend_name(said, d, b->lent[i]);
		if (place_read(d->catalog, b->lent[i], &p, NULL) != CR_OK)
			continue;
		buf_addf(said, ", %s has it", p.holder ? p.holder : "nobody");
		place_release(&p);
	}
	if (b->n_lent > SHOWN)
		buf_addf(said, "\n  and %lld more", (long long)b->n_lent -
		    SHOWN);
}

static enum cr_status
compare(struct desk *d, const struct custody *x, const struct custody *out,
    struct buf *said, bool *odd, struct cr_err *e)
{
	struct buf lines = BUF_INIT;
	struct tent_box b;
	enum cr_status st = tent_box(d, x->box, &b, e);
	char *line, *next;

	if (st != CR_OK)
		return st;
	if (!b.files)
		buf_adds(said, "; no file is registered as lying in it");
	else
		buf_addf(said, "; registered in it: %lld", (long long)b.files);
	if (b.n_lent)
		buf_addf(said, ", %lld of them lent", (long long)b.n_lent);
	*odd = tent_differs(&lines, x, out, &b);
	for (line = lines.data; *odd && line; line = next) {
		if ((next = strchr(line, '\n')))
			*next++ = '\0';
		buf_addf(said, "\n  %s", line);
	}
	say_lent(said, d, &b);
	if (*odd && b.files)
		buf_addf(said, "\n  tick it off: 'courtroll print list --box "
		    "%s'", x->box);
	buf_release(&lines);
	free(b.lent);
	return CR_OK;
}

/* ---- out and in ---------------------------------------------------------- */

static void
say_counts(struct buf *said, const struct custody *x)
{
	if (x->files >= 0)
		buf_addf(said, ", %lld file%s", (long long)x->files,
		    plural((uint64_t)x->files));
	if (x->pages >= 0)
		buf_addf(said, ", %lld page%s", (long long)x->pages,
		    plural((uint64_t)x->pages));
}

enum cr_status
tent_out(struct desk *d, const struct custody *x, struct buf *said, bool *odd,
    struct cr_err *e)
{
	enum cr_status st = custody_out(d->catalog, x, e);

	if (st != CR_OK)
		return st;
	buf_addf(said, "box %s  out to %s", x->box, x->holder);
	say_counts(said, x);
	return compare(d, x, NULL, said, odd, e);
}

/* Handed in twice, or under a wrong name: what was said of it last. */
static void
why_not_out(struct desk *d, const char *box, struct cr_err *e)
{
	struct custodies v = { NULL, 0, 0 };
	char at[DESK_TIME_MAX];

	if (custody_list(d->catalog, box, NULL, &v, NULL) == CR_OK && !v.n) {
		err_set(e, CR_SKIP, "box '%s' never went out", box);
	} else if (v.n && !strcmp(v.v[v.n - 1].what, "in")) {
		desk_time(at, v.v[v.n - 1].at);
		err_set(e, CR_SKIP, "box '%s' is not out: it came back %s, "
		    "says %s", box, at, v.v[v.n - 1].who);
	}
	custodies_release(&v);
}

enum cr_status
tent_in(struct desk *d, const struct custody *x, struct buf *said, bool *odd,
    struct cr_err *e)
{
	char at[DESK_TIME_MAX];
	struct custody was;
	enum cr_status st = custody_in(d->catalog, x, &was, e);

	if (st == CR_SKIP)
		why_not_out(d, x->box, e);
	if (st != CR_OK)
		return st;
	desk_time(at, was.at);
	buf_addf(said, "box %s  back from %s, out since %s", x->box,
	    was.holder, at);
	say_counts(said, x);
	if (was.files >= 0 && x->files < 0)
		buf_addf(said, "; %lld file%s went out, and none counted "
		    "coming back (--files)", (long long)was.files,
		    plural((uint64_t)was.files));
	st = compare(d, x, &was, said, odd, e);
	custody_release(&was);
	return st;
}
