/* codes/coursesaid.c: what a jacket says of the course of its case: status,
 * the next date, how it ended.  A person wrote it, who saw the file: it goes
 * before what the pages seem to say.  "unknown" says nothing. */
#include "codes/labels.h"

#include <string.h>

#include "base/day.h"

static void
show(struct evidences *e, const char *words)
{
	e->n = 0;
	evidence_add(e, EVIDENCE_JACKET, 0, strlen(words), "jacket");
}

/* By its code; else the word for one that weighs most.  -1: none. */
static int
outcome_of(const struct topics *t, const char *words)
{
	const struct term *best = NULL;
	struct sightings seen;
	struct glyphs g;
	size_t i;
	int id;

	for (i = 0; i < t->n_outcomes; i++)
		if (strcmp(t->outcomes[i].code, words) == 0)
			return (int)i;
	glyphs_init(&g, words, strlen(words));
	sightings_find(&seen, t, &g, g.n);
	for (i = 0; i < seen.n; i++) {
		const struct term *x =
		    sighting_term(t, &seen.v[i], TERM_OUTCOME);

		if (x && (!best || x->weight > best->weight))
			best = x;
	}
	id = best ? best->id : -1;
	sightings_release(&seen);
	glyphs_release(&g);
	return id;
}

static enum case_status
status_of(const char *words)
{
	if (words && strcmp(words, "pending") == 0)
		return STATUS_PENDING;
	if (words && strcmp(words, "disposed") == 0)
		return STATUS_DISPOSED;
	return STATUS_UNKNOWN;
}

/* How it ended, as the pages have it, of a case that did not end; or that
 * it goes on, of one that did. */
static void
drop_outcome(struct labels *l, const struct topics *t)
{
	if (l->outcome >= 0 && t->outcomes[l->outcome].disposes !=
	    (l->status == STATUS_DISPOSED))
		l->outcome = -1;
}

static void
say_status(struct labels *l, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	const char *ended = p->jacket.outcome;
	enum case_status st = status_of(p->jacket.status);
	int outcome = ended && *ended ? outcome_of(t, ended) : -1;

	if (st == STATUS_UNKNOWN && outcome >= 0 &&
	    t->outcomes[outcome].disposes)
		st = STATUS_DISPOSED;
	if (st != STATUS_UNKNOWN) {
		l->status = st;
		show(&l->status_why,
		    status_of(p->jacket.status) == st ? p->jacket.status
						      : ended);
		drop_outcome(l, t);
	}
	if (outcome >= 0)
		l->outcome = outcome;
}

void
course_said(struct labels *l, const struct papers *p)
{
	const char *next = p->jacket.next_date;
	struct dated *x;

	say_status(l, p);
	if (!next || !day_valid(next))
		return;
	x = course_hearing(l, next);
	x->score = 1;
	show(&x->why, next);
}
