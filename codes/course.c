/* codes/course.c: the course of a case: when it was filed, heard and decided,
 * and how it ended.
 *
 * All from the documents of the file's own case: the earliest of those that
 * open one, the entries of its record and the notices of hearings, the last
 * that decides.  How it ended its last sentences say; a decision that says
 * that the case goes on decided something on the way.  What the jacket says of
 * it goes before all that (coursesaid.c).
 */
#include "codes/labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/docdate.h"

enum {
	STAMP = 40,       /* glyphs from "received" to the date's begin */
	END = 900,        /* glyphs of a document's last sentences */
	END_ENTRY = 400,  /* ... of a record's last entry */
	PAGE_LITTLE = 120, /* glyphs: no page to end a document on */
	WHOLE_CASE = 10,  /* weight of an outcome: more is of the whole case */
};

static bool
is_own(const struct document *d)
{
	return d->number < 0;
}

static bool
has_code(const struct topics *t, const struct document *d, const char *code)
{
	return d->type >= 0 && strcmp(t->doctypes[d->type].code, code) == 0;
}

static bool
decides(const struct topics *t, const struct document *d)
{
	return d->type >= 0 && t->doctypes[d->type].decides && is_own(d);
}

/* What carries out a decision: the case is over, though its date is not the
 * decision's. */
static bool
closes(const struct topics *t, const struct document *d)
{
	return (has_code(t, d, "decree") || has_code(t, d, "grant")) &&
	    is_own(d);
}

static void
set_date(struct dated *x, const struct document *d, const char *rule)
{
	size_t i;

	memcpy(x->date, d->date, sizeof x->date);
	x->score = d->score;
	for (i = 0; i < d->why.n; i++)
		if (strcmp(d->why.v[i].rule, "date") == 0)
			evidence_add(&x->why, d->why.v[i].page,
			    d->why.v[i].off, d->why.v[i].len, rule);
}

static void
set_status(struct labels *l, enum case_status st, const struct document *d,
    const char *rule)
{
	l->status = st;
	l->status_why.n = 0;
	if (d->why.n)
		evidence_add(&l->status_why, d->why.v[0].page,
		    d->why.v[0].off, d->why.v[0].len, rule);
}

/* The registry's stamp: where the paper's own date is lost, the next best. */
static void
find_stamp(struct labels *l, const struct papers *p, const struct document *d)
{
	size_t at, n = p->v[d->first].h.g.n;
	struct said s;

	for (at = 0; said_find(&s, p, d->first, at, n); at = s.d.to) {
		if (s.kind != DATE_FILED || s.d.from - s.word > STAMP)
			continue;
		date_write(l->filed.date, &s.d);
		l->filed.score = 0.5;
		evidence_glyphs(&l->filed.why, p, d->first, s.word, s.d.to,
		    "stamp");
		return;
	}
}

static void
find_filed(struct labels *l, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	const struct document *first = NULL, *opening = NULL;
	size_t i;

	for (i = 0; i < l->n_documents; i++) {
		const struct document *d = &l->documents[i];

		if (d->type < 0 || !t->doctypes[d->type].opens || !is_own(d))
			continue;
		if (!opening) {
			opening = d;
			set_status(l, STATUS_PENDING, d, "filed");
		}
		if (d->date[0] &&
		    (!first || strcmp(d->date, first->date) < 0))
			first = d;
	}
	if (first)
		set_date(&l->filed, first, "filed");
	else if (opening)
		find_stamp(l, p, opening);
}

/* ---- the end ------------------------------------------------------------- */

/* "of the appeal. Dated" is not "appeal abated": within a sentence, and spelt
 * right where it is short. */
static bool
surely(const struct paper *p, const struct sighting *x)
{
	enum { LONG = 14 };

	return !(glyphs_gaps(&p->h.g, x->from + 1, x->to - 1) & GAP_DOT) &&
	    (x->exact || x->to - x->from >= LONG);
}

/* The last outcome in a document's last sentences; heavier than `floor`. */
static int
find_outcome(struct evidence *at, const struct document *d,
    const struct papers *p, size_t end, int floor)
{
	const struct topics *t = &p->s->topics;
	size_t page = d->last, i, from;

	while (page > d->first &&
	    (!p->v[page].text || p->v[page].h.g.n < PAGE_LITTLE))
		page--;
	if (!p->v[page].text)
		return -1;
	from = p->v[page].h.g.n > end ? p->v[page].h.g.n - end : 0;
	for (i = p->v[page].t.n; i-- > 0;) {
		const struct sighting *x = &p->v[page].t.v[i];
		const struct term *term = sighting_term(t, x, TERM_OUTCOME);

		if (x->from < from)
			break;
		if (!term || term->weight <= floor ||
		    !surely(&p->v[page], x))
			continue;
		at->page = page;
		at->off = p->v[page].h.g.off[x->from];
		at->len = glyphs_span(&p->v[page].h.g, x->from, x->to);
		return term->id;
	}
	return -1;
}

static void
set_outcome(struct labels *l, int outcome, const struct evidence *at)
{
	l->outcome = outcome;
	evidence_add(&l->status_why, at->page, at->off, at->len, "outcome");
}

/* The document that decided: of the type that comes last in the scheme, the
 * last. */
static const struct document *
deciding(const struct labels *l, const struct topics *t)
{
	const struct document *best = NULL;
	size_t i;

	for (i = 0; i < l->n_documents; i++) {
		const struct document *d = &l->documents[i];

		if (decides(t, d) && (!best || d->type >= best->type))
			best = d;
	}
	return best;
}

/* Is there a type of decision that goes before this one?  Then this may have
 * decided something on the way. */
static bool
is_lesser(const struct topics *t, const struct document *d)
{
	size_t i;

	for (i = (size_t)d->type + 1; i < t->n_doctypes; i++)
		if (t->doctypes[i].decides)
			return true;
	return false;
}

/* Did the case go on after it: hearings, further papers? */
static bool
goes_on(const struct labels *l, const struct topics *t,
    const struct document *after)
{
	size_t i;

	for (i = 0; i < l->n_documents; i++) {
		const struct document *d = &l->documents[i];

		if (d->first > after->last && d->type >= 0 && is_own(d) &&
		    !closes(t, d) && !has_code(t, d, "correspondence") &&
		    !t->doctypes[d->type].follows)
			return true;
	}
	return false;
}

static void
find_judgment(struct labels *l, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	const struct document *d = deciding(l, t);
	struct evidence at;
	bool over;
	int outcome;

	if (!d)
		return;
	outcome = find_outcome(&at, d, p, END, 0);
	over = !is_lesser(t, d) ||
	    (outcome >= 0 ? t->outcomes[outcome].disposes
			  : !goes_on(l, t, d));
	set_status(l, over ? STATUS_DISPOSED : STATUS_PENDING, d,
	    over ? "decided" : "decided-in-part");
	if (over && d->date[0])
		set_date(&l->judgment, d, "judgment");
	if (outcome >= 0)
		set_outcome(l, outcome, &at);
}

/* No decision in the file: what was drawn up on it, or the last entry of the
 * record, may tell of one. */
static void
find_closing(struct labels *l, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	struct evidence at;
	size_t i;
	int outcome;

	for (i = l->n_documents; i-- > 0;) {
		const struct document *d = &l->documents[i];

		if (closes(t, d)) {
			outcome = find_outcome(&at, d, p, END, 0);
			if (outcome >= 0 && !t->outcomes[outcome].disposes)
				continue;
			set_status(l, STATUS_DISPOSED, d, "drawn-up");
		} else if (has_code(t, d, "proceedings") && is_own(d)) {
			outcome = find_outcome(&at, d, p, END_ENTRY,
			    WHOLE_CASE);
			if (outcome < 0 || !t->outcomes[outcome].disposes)
				return;
			set_status(l, STATUS_DISPOSED, d, "record");
		} else {
			continue;
		}
		l->outcome = -1;
		if (outcome >= 0)
			set_outcome(l, outcome, &at);
		return;
	}
}

/* ---- hearings ------------------------------------------------------------ */

struct dated *
course_hearing(struct labels *l, const char *date)
{
	struct dated *x;
	size_t i;

	for (i = l->n_hearings; i > 0; i--)
		if (strcmp(l->hearings[i - 1].date, date) <= 0)
			break;
	if (i > 0 && strcmp(l->hearings[i - 1].date, date) == 0)
		return &l->hearings[i - 1];
	l->hearings = xgrow(l->hearings, l->n_hearings, &l->cap_hearings,
	    sizeof *l->hearings);
	memmove(l->hearings + i + 1, l->hearings + i,
	    (l->n_hearings - i) * sizeof *l->hearings);
	l->n_hearings++;
	x = &l->hearings[i];
	memset(x, 0, sizeof *x);
	(void)snprintf(x->date, sizeof x->date, "%s", date);
	return x;
}

static void
add_hearing(struct labels *l, const struct papers *p, size_t page,
    const struct date *d, const char *rule)
{
	char date[12];
	struct dated *x;

	date_write(date, d);
	x = course_hearing(l, date);
	if (x->why.n) /* it was said before */
		return;
	x->score = d->doubtful ? 0.6 : 0.9;
	evidence_glyphs(&x->why, p, page, d->from, d->to, rule);
}

/* Each entry of a record begins with its date; a notice says for when the
 * hearing is fixed. */
static void
find_hearings(struct labels *l, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	size_t i, page, at;
	bool record, notice;
	struct said s;

	for (i = 0; i < l->n_documents; i++) {
		const struct document *d = &l->documents[i];

		record = has_code(t, d, "proceedings");
		notice = has_code(t, d, "hearing-notice");
		if ((!record && !notice) || !is_own(d))
			continue;
		for (page = d->first; page <= d->last; page++) {
			if (!p->v[page].text)
				continue;
			for (at = 0; said_find(&s, p, page, at,
				 p->v[page].h.g.n); at = s.d.to)
				if (record ? said_is_entry(&s, p, page)
					   : s.kind == DATE_HEARING)
					add_hearing(l, p, page, &s.d,
					    record ? "entry" : "notice");
		}
	}
}

void
dates_find(struct labels *l, const struct papers *p)
{
	find_filed(l, p);
	find_hearings(l, p);
	find_judgment(l, p);
	if (l->status != STATUS_DISPOSED)
		find_closing(l, p);
	course_said(l, p);
}
