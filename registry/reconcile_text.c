/* registry/reconcile_text.c: what was found, for people: what was compared,
 * how much of each kind there is, then the lists, places first. */
#include "registry/reconcile_show.h"

#include "base/progress.h"
#include "registry/reconcile_say.h"
#include "registry/reconcile_steps.h"

enum {
	SERIES = 12, RANGES = 40, /* that a line names */
	PARTIES = 120, /* bytes of a line's parties */
};

static size_t
shown(size_t n, size_t limit)
{
	return limit && n > limit ? limit : n;
}

static void
and_more(struct buf *out, size_t n, size_t limit)
{
	if (limit && n > limit)
		buf_addf(out, "  ... and %zu more\n", n - limit);
}

/* ---- what was compared --------------------------------------------------- */

/* Series of one sort, one after another; returns how many. */
static size_t
series_line(struct buf *out, const struct reconcile *r, const char *what,
    bool (*is)(const struct recon_series *s))
{
	size_t i, n = 0;

	for (i = 0; i < r->n_series; i++) {
		if (!is(&r->series[i]) || ++n > SERIES)
			continue;
		buf_adds(out, n == 1 ? what : "; ");
		say_series(out, &r->series[i]);
	}
	if (n > SERIES)
		buf_addf(out, "; and %zu more", n - SERIES);
	if (n)
		buf_addc(out, '\n');
	return n;
}

static bool
is_covered(const struct recon_series *s)
{
	return s->covered && !s->elsewhere;
}

static bool
is_thin(const struct recon_series *s)
{
	return s->rows && !s->covered;
}

static bool
is_elsewhere(const struct recon_series *s)
{
	return s->elsewhere;
}

static void
compared(struct buf *out, const struct reconcile *r)
{
	size_t i, scope = 0, unread = 0;

	for (i = 0; i < r->n_files; i++) {
		scope += recon_in_scope(r, &r->files[i]);
		unread += r->files[i].unread && !r->files[i].withdrawn;
	}
	if (r->book.n) {
		buf_addf(out, "register  %zu row%s, %zu of them could not be "
			      "read\n", r->book.n, plural(r->book.n),
		    r->found[FOUND_NO_ROW].n);
		series_line(out, r, "covers    ", is_covered);
		series_line(out, r, "too few rows to say what is not in the "
				    "register: ", is_thin);
		series_line(out, r, "of other courts: ", is_elsewhere);
	}
	if (r->n_courtless)
		buf_addf(out, "          %zu row%s of no known court: --court "
			      "says which it is\n",
		    r->n_courtless, plural(r->n_courtless));
	if (r->n_left_out)
		buf_addf(out, "left out  %zu row%s of other years\n",
		    r->n_left_out, plural(r->n_left_out));
	buf_addf(out, "shelf     %zu file%s, %zu of %s series\n",
	    r->n_files - r->n_withdrawn, plural(r->n_files - r->n_withdrawn),
	    scope, r->book.n ? "these" : "known");
	if (unread)
		buf_addf(out, "          %zu have no number, or one that is "
			      "not clear: not compared\n", unread);
	if (r->n_court_said)
		buf_addf(out, "          %zu that name no court are taken to "
			      "be of '%s'\n", r->n_court_said, book_court_said(r->usual));
}

static void
counts(struct buf *out, const struct reconcile *r)
{
	int k;

	if (r->book.n)
		buf_addf(out, "%7zu  rows tally\n", r->n_sure);
	for (k = 0; k < FOUND_KINDS; k++)
		if (r->found[k].n || (r->book.n &&
			(k == FOUND_MISSING || k == FOUND_UNREGISTERED)))
			buf_addf(out, "%7zu  %s\n", r->found[k].n,
			    finding_words((enum finding_kind)k));
	buf_addf(out, "%7ld  number%s that nobody has, in the runs\n",
	    r->n_gaps, plural((uint64_t)r->n_gaps));
}

/* ---- lists --------------------------------------------------------------- */

static void
add_row(struct buf *out, const struct reconcile *r, size_t row, bool names)
{
	const char *parties = names ? shown_row_parties(r, row) : NULL;

	say_row_number(out, r, row);
	if (parties) {
		buf_adds(out, "  ");
		say_text(out, parties, PARTIES);
	}
	buf_adds(out, "  (");
	say_row_at(out, r, row);
	buf_addc(out, ')');
}

static void
add_file(struct buf *out, const struct reconcile *r, size_t file, bool number)
{
	say_where(out, &r->files[file]);
	buf_addf(out, "  %s", r->files[file].id);
	if (!number)
		return;
	buf_adds(out, "  ");
	say_file_number(out, r, file);
}

/* The place first: that is where one walks to. */
static void
line(struct buf *out, const struct reconcile *r, const struct finding *f)
{
	const struct recon_file *near = finding_place(r, f);
	size_t from;

	buf_adds(out, "  ");
	if (f->file != NOTHING) {
		bool same = f->kind == FOUND_LENT ||
		    f->kind == FOUND_UNSCANNED || f->kind == FOUND_UNLABELLED;

		add_file(out, r, f->file, f->row == NOTHING || same);
		if (f->row != NOTHING && !same) {
			buf_adds(out, "  ");
			add_row(out, r, f->row, true);
		}
	} else {
		from = out->len;
		if (near && f->near != NOTHING)
			say_place(out, near);
		if (out->len > from)
			buf_adds(out, near->withdrawn ? " (last)  "
						      : " (beside)  ");
		add_row(out, r, f->row, f->kind != FOUND_NO_ROW);
	}
	from = out->len;
	buf_adds(out, "  ");
	say_remark(out, r, f);
	if (out->len == from + 2)
		buf_truncate(out, from);
	buf_addc(out, '\n');
}

static void
list(struct buf *out, const struct reconcile *r, enum finding_kind k,
    size_t limit)
{
	const struct findings *f = &r->found[k];
	size_t i;

	if (!f->n)
		return;
	buf_addf(out, "\n%s: %zu\n", finding_words(k), f->n);
	for (i = 0; i < shown(f->n, limit); i++)
		line(out, r, &f->v[i]);
	and_more(out, f->n, limit);
}

/* ---- runs ---------------------------------------------------------------- */

static void
add_run(struct buf *out, const char *who, const struct run *x)
{
	size_t i;

	if (!x->seen)
		return;
	buf_addf(out, "    %s: %zu of %ld", who, x->seen, x->highest);
	if (x->sparse)
		buf_adds(out, "; too few to say which lack");
	if (x->begins > 1)
		buf_addf(out, "; begins at %ld", x->begins);
	if (x->n_gaps) {
		buf_adds(out, "; ");
		run_ranges(out, x->gaps, x->n_gaps, RANGES);
		buf_adds(out, " missing");
	}
	for (i = 0; i < x->n_outliers && i < RANGES; i++)
		buf_addf(out, "%s%ld", i ? ", " : "; far above the others: ",
		    x->outliers[i]);
	buf_addc(out, '\n');
}

/* "Nobody has 17, 40-52": neither of the two. */
static void
run_sum(struct buf *out, const struct run *both)
{
	if (!both->n_gaps)
		return;
	buf_adds(out, ": ");
	run_ranges(out, both->gaps, both->n_gaps, RANGES);
	buf_adds(out, " in neither");
}

static bool
has_gaps(const struct run *x)
{
	return x->n_gaps || x->n_outliers || x->sparse || x->begins > 1;
}

static void
runs(struct buf *out, const struct reconcile *r, size_t limit)
{
	size_t i, n = 0;

	for (i = 0; i < r->n_series; i++) {
		const struct recon_series *s = &r->series[i];

		if (!has_gaps(&s->reg) && !has_gaps(&s->shelf) &&
		    !has_gaps(&s->both))
			continue;
		if (n++ == 0)
			buf_adds(out, "\nruns of numbers\n");
		if (limit && n > limit)
			continue;
		buf_adds(out, "  ");
		say_series(out, s);
		if (r->book.n)
			run_sum(out, &s->both);
		buf_addc(out, '\n');
		if (r->book.n)
			add_run(out, "register", &s->reg);
		add_run(out, "shelf", &s->shelf);
	}
	and_more(out, n, limit);
}

void
reconcile_text(struct buf *out, const struct reconcile *r, size_t limit)
{
	int k;

	compared(out, r);
	buf_addc(out, '\n');
	counts(out, r);
	for (k = 0; k < FOUND_KINDS; k++) /* of the last the count is enough */
		if (k != FOUND_UNLABELLED)
			list(out, r, (enum finding_kind)k, limit);
	runs(out, r, limit);
}
