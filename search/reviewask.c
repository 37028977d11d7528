/* search/reviewask.c: the question of a doubt: in which words it is asked,
 * what is shown for it, what may be answered (see review.h).
 *
 * Nothing is chosen beforehand where a wrong `accept` would cost much: an
 * access class, a number that is only mentioned. */
#include "search/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/policy.h"
#include "index/verdict.h"

void
review_show_number(struct review_item *i, const struct rec_number *n)
{
	if (!n)
		return;
	i->page = n->page;
	i->box = n->box;
	i->quote = n->quote ? n->quote : n->verbatim;
}

/* What a page is is seen from its upper part. */
static void
show_top(struct review_item *i, int n)
{
	const struct rec_page *p;

	if (n < 1 || (size_t)n > i->r->n_pages)
		return;
	p = &i->r->pages[n - 1];
	i->page = n;
	i->box = (struct box){ 0, 0, p->width, p->height / 3 };
}

static void
show_label(struct review_item *i, const struct rec_label *l)
{
	const struct rec_evidence *v = l->n_evidence ? &l->evidence[0] : NULL;

	if (v && v->page) {
		i->page = v->page;
		i->box = v->box;
	} else {
		show_top(i, l->first ? l->first : 1);
	}
	if (v)
		i->quote = v->quote;
}

/* The file as a whole: its number, else the top of its first page. */
static void
show_file(struct review_item *i)
{
	const struct record *r = i->r;
	const struct rec_number *own = record_own(r);

	if (own)
		i->quote = own->quote;
	else if (r->written)
		i->quote = r->written;
	show_top(i, 1);
}

/* ---- access -------------------------------------------------------------- */

static void
ask_class(struct review_item *i)
{
	const char *const *c;
	struct review_candidate *k;

	i->question = xasprintf("Who may see this file? (%s)",
	    i->r->klass_reason && i->r->klass_reason[0] ? i->r->klass_reason
						: "nothing says it");
	show_file(i);
	for (c = policy_classes; *c; c++) {
		if (!strcmp(*c, "unclassified"))
			continue;
		k = review_candidate(i, xstrdup(!strcmp(*c, "open")
			? "open: everybody" : *c), "class", *c, NULL);
		if (k)
			k->code = xstrdup(*c);
	}
	review_set(&i->reject, "class", "unclassified", NULL);
	i->reject_text = "nobody knows: it stays hidden";
	review_set(&i->correct, "class", NULL, NULL);
}

/* ---- numbers ------------------------------------------------------------- */

static void
add_readings(struct review *v, struct review_item *i,
    const struct rec_number *n, const char *kind, const char *relation)
{
	struct verdict_case c;
	size_t k;

	verdict_read_case(&c, v->reader->scheme, n->verbatim);
	for (k = 0; k < c.n; k++)
		review_case(v, i, &c.readings[k], kind, relation, n->score);
	if (i->n)
		i->chosen = 0;
}

static void
add_numbers(struct review *v, struct review_item *i, const char *role)
{
	size_t k;

	for (k = 0; k < i->r->n_numbers; k++) {
		const struct rec_number *n = &i->r->numbers[k];

		if (n->settled && !n->person && !strcmp(n->role, role))
			review_case(v, i, &n->id, "case", NULL, n->score);
	}
}

static void
ask_which(struct review *v, struct review_item *i, const struct rec_number *n)
{
	if (n) {
		i->question = xasprintf("Which case is it? '%s' may be read "
					"in several ways, or not in full.",
		    n->verbatim);
		review_show_number(i, n);
		add_readings(v, i, n, "case", NULL);
	} else {
		i->question = i->r->written
		    ? xasprintf("Which case is it? The jacket's '%s' is no "
				"number that is known.", i->r->written)
		    : xstrdup("Which case is it? No number on the jacket or "
			      "in a heading.");
		show_file(i);
	}
	add_numbers(v, i, "own");
	if (i->n)
		i->chosen = 0;
	/* what it comes from, and what it cites, is not its own */
	add_numbers(v, i, "unknown");
	review_set(&i->reject, "case", "none", NULL);
	i->reject_text = "the file has no number";
	review_set(&i->correct, "case", NULL, NULL);
}

static void
reject_own(struct review_item *i)
{
	const struct rec_number *own = record_own(i->r);
	char key[CASE_KEY_MAX];

	if (!own)
		return;
	case_key(key, sizeof key, &own->id);
	review_set(&i->reject, "not-case", key, NULL);
	i->reject_text = "it is not this file's number";
}

static void
ask_weak(struct review *v, struct review_item *i, const struct rec_number *n)
{
	i->question = xasprintf("Is that its number? '%s' was read as %s.",
	    n->verbatim, n->code ? n->code : "no known case");
	review_show_number(i, n);
	review_case(v, i, &n->id, "case", NULL, n->score);
	add_readings(v, i, n, "case", NULL);
	i->chosen = i->n ? 0 : -1;
	reject_own(i);
	review_set(&i->correct, "case", NULL, NULL);
}

/* Those that the anomaly speaks of. */
static void
ask_conflict(struct review *v, struct review_item *i,
    const struct rec_label *a)
{
	const struct record *r = i->r;
	const char *detail = a->detail ? a->detail : "";
	const struct rec_number *own = record_own(r);
	struct review_candidate *c;
	size_t k;

	i->question = xasprintf("Which number is the file's? %s.", detail);
	show_top(i, a->first ? a->first : 1);
	if (own)
		c = review_candidate(i, xasprintf("as it is: %s",
			own->code ? own->code : own->verbatim),
		    "seen", a->value, detail);
	else
		c = review_candidate(i, xstrdup("that is known"), "seen",
		    a->value, detail);
	if (c && own) {
		char key[CASE_KEY_MAX];

		case_key(key, sizeof key, &own->id);
		c->code = xstrdup(key);
		c->is_case = true;
		c->score = own->score;
	}
	i->chosen = 0;
	for (k = 0; k < r->n_numbers; k++) {
		const struct rec_number *n = &r->numbers[k];

		if ((int)k == r->own || n->page != a->first || !n->settled ||
		    !doubt_quotes(detail, n->verbatim))
			continue;
		if (i->n == 1)
			review_show_number(i, n);
		review_case(v, i, &n->id, "case", NULL, n->score);
	}
	reject_own(i);
	review_set(&i->correct, "case", NULL, NULL);
}

/* Two readings of a parent's number, or of one that is only mentioned. */
static void
ask_readings(struct review *v, struct review_item *i,
    const struct rec_label *a)
{
	const char *detail = a->detail ? a->detail : "";
	size_t k;

	i->question = xasprintf("Which reading is right? %s.", detail);
	show_top(i, a->first ? a->first : 1);
	review_candidate(i, xstrdup("leave it as it is"), "seen", a->value,
	    detail);
	i->chosen = 0;
	for (k = 0; k < i->r->n_numbers; k++) {
		const struct rec_number *n = &i->r->numbers[k];

		if (n->own || !n->settled || !doubt_quotes(detail,
		    n->verbatim))
			continue;
		if (n->page == a->first)
			review_show_number(i, n);
		i->correct.relation = n->relation[0] ? n->relation
			: i->correct.relation ? i->correct.relation
					      : "related";
		review_case(v, i, &n->id, "parent", n->relation[0]
			? n->relation : i->correct.relation, n->score);
	}
	review_set(&i->reject, "seen", a->value, detail);
	i->reject_text = "neither matters";
	review_set(&i->correct, "parent", NULL, NULL);
	if (!i->correct.relation)
		i->correct.relation = "related";
}

static void
ask_parent(struct review *v, struct review_item *i,
    const struct rec_number *n)
{
	const char *relation = n->relation[0] ? n->relation : "related";

	i->question = xasprintf("From which case does it come? '%s' may be "
				"read in several ways, or not in full.",
	    n->verbatim);
	review_show_number(i, n);
	add_readings(v, i, n, "parent", relation);
	review_set(&i->reject, "seen", doubt_name(DOUBT_PARENT_UNSETTLED),
	    n->verbatim);
	i->reject_text = "none of these";
	review_set(&i->correct, "parent", NULL, NULL);
	i->correct.relation = relation;
}

/* ---- the rest ------------------------------------------------------------ */

/* Accepted, the pages up to the next slip, or the last, go to that file. */
static void
ask_slip(struct review_item *i, const struct rec_label *a)
{
	char pages[32];
	size_t last = i->r->n_pages, k;

	for (k = 0; k < i->r->n_labels; k++) {
		const struct rec_label *x = &i->r->labels[k];

		if (x->kind == LABEL_ANOMALY && !strcmp(x->value, a->value) &&
		    x->first > a->first && (size_t)x->first <= last)
			last = (size_t)x->first - 1;
	}
	i->question = xasprintf("Do the pages from here on belong to %s? The "
	    "printed words of a slip say so; its bar code was not read.",
	    a->role);
	show_label(i, a);
	snprintf(pages, sizeof pages, "%d-%zu", a->first, last);
	review_candidate(i, xasprintf("yes: pages %s go to %s", pages,
	    a->role), "pages", pages, a->role);
	i->chosen = 0;
	review_set(&i->reject, "seen", a->value, a->detail);
	i->reject_text = "no, they stay here";
}

static void
ask_anomaly(struct review_item *i, const struct rec_label *a)
{
	const char *detail = a->detail ? a->detail : "";

	i->question = xasprintf("Is it so? %s: %s.", a->value, detail);
	show_label(i, a);
	review_candidate(i, xstrdup("it is so; that is known"), "seen",
	    a->value, detail);
	i->chosen = 0;
	review_set(&i->reject, "seen", a->value, detail);
	i->reject_text = "no, it is not so";
}

static enum cr_status
ask_subject(struct review *v, struct review_item *i,
    const struct rec_label *l, struct cr_err *e)
{
	struct review_candidate *c;
	size_t k;

	review_set(&i->correct, "subject", NULL, NULL);
	if (!l) {
		i->question = xstrdup("What is it about? Nothing in it says "
				      "that.");
		show_file(i);
		review_set(&i->reject, "seen", doubt_name(DOUBT_NO_SUBJECT),
		    "");
		i->reject_text = "none of the scheme's subjects";
		return review_opinions(v, i, 1, (int)i->r->n_pages, e);
	}
	i->question = xasprintf("Is it about %s%s%s?%s", l->value,
	    l->detail ? ", " : "", l->detail ? l->detail : "",
	    l->second > 0 ? " The second opinion says so." : "");
	show_label(i, l);
	for (k = 0; k <= i->r->n_labels; k++) {
		/* the one that is asked about comes first */
		const struct rec_label *x = k ? &i->r->labels[k - 1] : l;

		if (x->kind != LABEL_SUBJECT || (k && x == l))
			continue;
		c = review_candidate(i, xasprintf("%s%s%s", x->value,
			x->detail ? ": " : "", x->detail ? x->detail : ""),
		    "subject", x->value, NULL);
		if (c)
			c->code = xstrdup(x->value);
		if (c)
			c->score = x->score;
	}
	i->chosen = 0;
	review_set(&i->reject, "not-subject", l->value, NULL);
	i->reject_text = "it is not about that";
	return CR_OK;
}

static enum cr_status
ask_document(struct review *v, struct review_item *i,
    const struct rec_label *l, struct cr_err *e)
{
	struct review_candidate *c;
	bool other = !strcmp(l->value, "other");
	char pages[32];
	enum cr_status st = CR_OK;

	(void)snprintf(pages, sizeof pages, "%d-%d", l->first, l->last);
	i->question = l->first == l->last
	    ? xasprintf("What is page %d? It was taken for: %s.", l->first,
		  l->value)
	    : xasprintf("What are pages %s? They were taken for: %s.", pages,
		  l->value);
	show_label(i, l);
	review_set(&i->correct, "document", pages, NULL);
	i->correct.date = l->date[0] ? l->date : NULL;
	if (!other) {
		c = review_candidate(i, xasprintf("%s%s%s", l->value,
			l->detail ? ": " : "", l->detail ? l->detail : ""),
		    "document", pages, l->value);
		if (c) {
			c->code = xstrdup(l->value);
			c->score = l->score;
			c->answer.date = l->date[0] ? l->date : NULL;
		}
	} else {
		st = review_opinions(v, i, l->first, l->last, e);
	}
	i->chosen = i->n ? 0 : -1;
	review_set(&i->reject, "document", pages, "other");
	i->reject.date = l->date[0] ? l->date : NULL;
	i->reject_text = "none of the scheme's types";
	return st;
}

enum cr_status
review_question(struct review *v, const struct record *r,
    const struct doubt *d, struct cr_err *e)
{
	struct review_item *i = review_add(v, r, d->what, d->at, d->severity);
	const struct rec_number *n = d->at < r->n_numbers
	    ? &r->numbers[d->at] : NULL;
	const struct rec_label *l = d->at < r->n_labels ? &r->labels[d->at]
							: NULL;

	switch (d->what) {
	case DOUBT_UNCLASSIFIED:
		ask_class(i);
		break;
	case DOUBT_NO_OWN:
		ask_which(v, i, NULL);
		break;
	case DOUBT_OWN_UNSETTLED:
		ask_which(v, i, n);
		break;
	case DOUBT_OWN_WEAK:
		ask_weak(v, i, n);
		break;
	case DOUBT_CONFLICT:
		ask_conflict(v, i, l);
		break;
	case DOUBT_OTHER_CONFLICT:
		ask_readings(v, i, l);
		break;
	case DOUBT_PARENT_UNSETTLED:
		ask_parent(v, i, n);
		break;
	case DOUBT_NO_SUBJECT:
		return ask_subject(v, i, NULL, e);
	case DOUBT_SUBJECT_WEAK:
		return ask_subject(v, i, l, e);
	case DOUBT_DOCUMENT_OTHER:
	case DOUBT_DOCUMENT_WEAK:
		return ask_document(v, i, l, e);
	default:
		if (l->role && *l->role && !strcmp(l->value, "slip-unread"))
			ask_slip(i, l);
		else
			ask_anomaly(i, l);
	}
	return CR_OK;
}
