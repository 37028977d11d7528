/* search/reviewcross.c: questions that other files raise about one: the same
 * number between other people, a parent that may be one of those here, a case
 * that comes from itself. */
#include "search/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search/history.h"

static void
anomaly(struct review *v, const struct record *r,
    const struct cross_anomaly *a, size_t at)
{
	bool twice = !strcmp(a->kind, "number-claimed-twice");
	enum doubt_what what = twice ? DOUBT_CLAIMED_TWICE : DOUBT_CYCLE;
	struct review_item *i = review_add(v, r, what, at,
	    doubt_severity(what));
	const struct rec_number *own = record_own(r);
	char key[CASE_KEY_MAX];

	i->question = xasprintf(twice ? "Whose number is it? %s."
				      : "Can that be? The case %s.",
	    a->detail);
	review_show_number(i, own);
	review_candidate(i, xstrdup(twice ? "both carry it; that is known"
					  : "that is known"),
	    "seen", a->kind, a->detail);
	i->chosen = 0;
	if (twice && own) {
		case_key(key, sizeof key, &own->id);
		review_set(&i->reject, "not-case", key, NULL);
		i->reject_text = "it is not this file's number";
		review_set(&i->correct, "case", NULL, NULL);
	} else {
		review_set(&i->reject, "seen", a->kind, a->detail);
		i->reject_text = "no, it is not so";
	}
}

/* "Civil Suit 12 of 2009, Mukono (GEN-000012-3, Okello v Nakato)" */
static enum cr_status
cluster_candidate(struct review *v, struct review_item *i,
    const struct held_case *k, const struct rec_number *ref, struct cr_err *e)
{
	const struct record *other;
	struct review_candidate *c;
	enum cr_status st;
	char *text;

	c = review_case(v, i, &k->id, "parent",
	    ref->relation[0] ? ref->relation : "related", 0);
	if (!c)
		return CR_OK;
	st = linker_record(&v->linker, k->files[0], &other, e);
	if (st == CR_OK) {
		text = xasprintf("%s (%s%s%s)", c->text, other->id,
		    other->parties ? ", " : "",
		    other->parties ? other->parties : "");
		free(c->text);
		c->text = text;
	}
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
parent_item(struct review *v, const struct record *r, size_t at,
    const char *why, const char *key, struct cr_err *e)
{
	const struct rec_number *ref = &r->numbers[at];
	struct review_item *i = review_add(v, r, DOUBT_PARENT_MAYBE, at,
	    doubt_severity(DOUBT_PARENT_MAYBE));
	struct held_cases c;
	enum cr_status st;
	size_t k;

	i->question = xasprintf("Does it come from a case that is here? It "
				"says '%s'; %s.", ref->verbatim, why);
	review_show_number(i, ref);
	if ((st = link_cases(&c, &v->linker, &ref->id, e)) != CR_OK)
		return st;
	for (k = 0; k < c.n && st == CR_OK; k++)
		if (c.v[k].files[0] != r->number)
			st = cluster_candidate(v, i, &c.v[k], ref, e);
	i->chosen = i->n == 1 ? 0 : -1;
	held_cases_release(&c);
	review_candidate(i, xstrdup("it comes from no such case"),
	    "not-parent", key, NULL);
	review_set(&i->reject, "seen", doubt_name(DOUBT_PARENT_MAYBE), key);
	i->reject_text = "from that number, but from none of these files";
	review_set(&i->correct, "parent", NULL, NULL);
	i->correct.relation = ref->relation[0] ? ref->relation : "related";
	return st;
}

/* Has a person said what this parent is, coded yet or not? */
static bool
answered(const struct review *v, const struct record *r,
    const struct rec_number *ref, const char *key,
    const struct decisions *said)
{
	size_t i;

	for (i = 0; i < r->n_numbers; i++)
		if (r->numbers[i].person && r->numbers[i].settled &&
		    !strcmp(r->numbers[i].role, "parent") &&
		    case_match(&r->numbers[i].id, &ref->id))
			return true;
	return doubt_parent_said(said, v->reader->scheme, &ref->id) ||
	    doubt_seen(said, doubt_name(DOUBT_PARENT_MAYBE), key);
}

static bool
key_before(const struct record *r, size_t at, const char *key)
{
	char other[CASE_KEY_MAX];
	size_t i;

	for (i = 0; i < at; i++) {
		case_key(other, sizeof other, &r->numbers[i].id);
		if (!strcmp(r->numbers[i].role, "parent") &&
		    !strcmp(other, key))
			return true;
	}
	return false;
}

/* Is the case that one entry only may mean meant for sure by another? */
static enum cr_status
surely_meant(bool *sure, struct review *v, const struct record *r,
    const struct rec_number *ref, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct link k;
	size_t i;

	*sure = false;
	for (i = 0; i < r->n_numbers && st == CR_OK && !*sure; i++) {
		if (strcmp(r->numbers[i].role, "parent") != 0 ||
		    !case_match(&r->numbers[i].id, &ref->id))
			continue;
		st = link_parent(&k, &v->linker, r, &r->numbers[i], e);
		if (st == CR_OK) {
			*sure = k.how == LINK_SURE;
			link_release(&k);
		}
	}
	return st;
}

static enum cr_status
parents(struct review *v, const struct record *r, const struct decisions *said,
    struct cr_err *e)
{
	char key[CASE_KEY_MAX];
	enum cr_status st = CR_OK;
	struct link k;
	bool sure;
	size_t i;

	for (i = 0; i < r->n_numbers && st == CR_OK; i++) {
		const struct rec_number *ref = &r->numbers[i];

		case_key(key, sizeof key, &ref->id);
		if (strcmp(ref->role, "parent") != 0 || ref->person ||
		    !ref->settled || key_before(r, i, key) ||
		    answered(v, r, ref, key, said))
			continue;
		st = link_parent(&k, &v->linker, r, ref, e);
		if (st != CR_OK || k.how != LINK_MAYBE) {
			if (st == CR_OK)
				link_release(&k);
			continue;
		}
		st = surely_meant(&sure, v, r, ref, e);
		if (st == CR_OK && !sure)
			st = parent_item(v, r, i, k.why, key, e);
		link_release(&k);
	}
	return st;
}

enum cr_status
review_cross(struct review *v, const struct record *r,
    const struct decisions *said, unsigned kinds, struct cr_err *e)
{
	struct cross_anomaly *a = NULL;
	enum cr_status st = CR_OK;
	size_t n = 0, i;

	if (kinds & (DOUBT_NUMBER | DOUBT_ANOMALY))
		st = history_cross(&v->linker, r, &a, &n, e);
	for (i = 0; i < n; i++) {
		bool twice = !strcmp(a[i].kind, "number-claimed-twice");

		if (st == CR_OK && kinds & (twice ? DOUBT_NUMBER
						  : DOUBT_ANOMALY) &&
		    !doubt_seen(said, a[i].kind, a[i].detail))
			anomaly(v, r, &a[i], i);
		free(a[i].detail);
	}
	free(a);
	if (st == CR_OK && kinds & DOUBT_PARENT)
		st = parents(v, r, said, e);
	return st;
}
