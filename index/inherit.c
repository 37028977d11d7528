/* index/inherit.c: class and subject of the case that a case comes from (see
 * inherit.h). */
#include "index/inherit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/policy.h"
#include "index/link.h"

#define COMES "comes from a protected case: "

/* The file as link_parent wants to see it: who it is between. */
static void
sketch(struct record *r, struct rec_label *labels, const struct draft *d,
    const struct record *before)
{
	size_t i;

	memset(r, 0, sizeof *r);
	r->number = before->number;
	r->parties = before->parties;
	r->own = -1;
	r->labels = labels;
	for (i = 0; i < d->n_labels; i++)
		if (d->labels[i].kind == LABEL_PARTY) {
			labels[r->n_labels].kind = LABEL_PARTY;
			/* only looked at */
			labels[r->n_labels++].value =
			    (char *)(uintptr_t)d->labels[i].value;
		}
}

static void
sketch_number(struct rec_number *x, const struct label_number *n)
{
	memset(x, 0, sizeof *x);
	x->rule = (char *)(uintptr_t)n->rule;
	x->person = n->person;
	x->settled = n->settled;
	x->score = n->score;
	x->id = n->id;
}

static struct label *
add(struct draft *d, enum label_kind kind, const char *value,
    const struct label_number *n, double score)
{
	struct label *l = draft_label(d, kind, draft_string(d, value));
	struct label_evidence *why = draft_evidence(d, 1);

	why->page = n->page;
	why->box = n->box;
	why->quote = n->quote;
	why->rule = "parent-file";
	l->evidence = why;
	l->n_evidence = 1;
	l->score = score;
	l->number = -1;
	return l;
}

static void
set_class(struct draft *d, const char *klass, const char *why,
    const struct label_number *n)
{
	d->klass = draft_string(d, klass);
	d->klass_reason = draft_string(d, why);
	while (draft_first(d, LABEL_CLASS, NULL) < d->n_labels)
		draft_drop(d, draft_first(d, LABEL_CLASS, NULL));
	add(d, LABEL_CLASS, klass, n, 1)->detail = d->klass_reason;
}

static bool
well_protected(const char *child, const char *parent)
{
	return strcmp(child, parent) == 0 ||
	    (policy_protects(child) && strcmp(parent, "sealed") != 0);
}

static void
take_class(struct draft *d, const struct record *parent,
    const struct label_number *n)
{
	char why[400];

	if (!policy_protects(parent->klass) ||
	    well_protected(d->klass, parent->klass) ||
	    strcmp(d->klass_source, "person") == 0)
		return;
	/* said once, however long the chain */
	(void)snprintf(why, sizeof why, "%s%s",
	    strncmp(parent->klass_reason, COMES, strlen(COMES)) ? COMES : "",
	    parent->klass_reason);
	set_class(d, parent->klass, why, n);
}

/* The number alone told nothing, but the case it surely comes from is open. */
static void
take_open(struct draft *d, const struct record *before,
    const struct record *parent, const struct label_number *n)
{
	if (strcmp(d->klass, "unclassified") == 0 &&
	    strcmp(d->klass_source, "person") != 0 &&
	    strcmp(parent->klass, "open") == 0 && !before->n_pages)
		set_class(d, "open", "comes from a case that is open", n);
}

static void
take_subjects(struct draft *d, const struct record *parent,
    const struct label_number *n)
{
	enum { WORTH = 85 }; /* of 100 */
	size_t i;

	for (i = 0; i < parent->n_labels; i++) {
		const struct rec_label *x = &parent->labels[i];

		if (x->kind == LABEL_SUBJECT)
			add(d, LABEL_SUBJECT, x->value, n,
			    x->score * WORTH / 100)->detail =
			    draft_string(d, x->detail);
	}
}

static enum cr_status
take_from(struct draft *d, const struct record *before, struct linker *l,
    const struct link *k, const struct label_number *n, bool subjects,
    struct cr_err *e)
{
	const struct record *parent;
	enum cr_status st;
	size_t i;

	for (i = 0; i < k->to.n; i++) {
		st = linker_record(l, k->to.files[i], &parent, e);
		if (st == CR_END)
			continue;
		if (st != CR_OK)
			return st;
		/* A full number that was plainly read protects though the
		 * parties differ: an objector's application names others. */
		if (k->people != PEOPLE_APART || k->firm)
			take_class(d, parent, n);
		if (k->how == LINK_SURE)
			take_open(d, before, parent, n);
		if (subjects && k->how == LINK_SURE &&
		    draft_first(d, LABEL_SUBJECT, NULL) == d->n_labels)
			take_subjects(d, parent, n);
	}
	return CR_OK;
}

static bool
has_parent(const struct draft *d)
{
	size_t i;

	for (i = 0; i < d->n_numbers; i++)
		if (strcmp(d->numbers[i].role, "parent") == 0)
			return true;
	return false;
}

enum cr_status
inherit(struct draft *d, struct catalog *c, const struct scheme *s,
    const struct record *before, struct cr_err *e)
{
	/* volumes of one case are few; a number that is on dozens of files is
	 * on none of them for sure */
	struct linker l = { .catalog = c, .scheme = s, .classes = ~0u,
		.outlines = true, .most = 8 };
	bool subjects = draft_first(d, LABEL_SUBJECT, NULL) == d->n_labels;
	struct rec_label *labels;
	struct rec_number x;
	struct record r;
	struct link k;
	enum cr_status st = CR_OK;
	size_t i;

	if (!has_parent(d))
		return CR_END;
	labels = xcalloc(d->n_labels + 1, sizeof *labels);
	sketch(&r, labels, d, before);
	for (i = 0; i < d->n_numbers && st == CR_OK; i++) {
		if (strcmp(d->numbers[i].role, "parent") != 0)
			continue;
		sketch_number(&x, &d->numbers[i]);
		if ((st = link_parent(&k, &l, &r, &x, e)) != CR_OK)
			break;
		st = take_from(d, before, &l, &k, &d->numbers[i], subjects, e);
		link_release(&k);
	}
	free(labels);
	linker_forget(&l);
	return st;
}

/* ---- the other way ---------------------------------------------------------- */

static bool
same_subjects(const struct draft *d, const struct record *r)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		while (i < d->n_labels && d->labels[i].kind != LABEL_SUBJECT)
			i++;
		while (k < r->n_labels && r->labels[k].kind != LABEL_SUBJECT)
			k++;
		if (i == d->n_labels || k == r->n_labels)
			return i == d->n_labels && k == r->n_labels;
		if (strcmp(d->labels[i].value, r->labels[k].value) != 0)
			return false;
	}
}

static bool
same_own(const struct label_number *own, const struct record *r)
{
	if (!own || r->own < 0)
		return !own && r->own < 0;
	return case_same(&own->id, &r->numbers[r->own].id);
}

/* klass: only those who may be shown more freely than that; NULL: all. */
static enum cr_status
stir_by_number(struct catalog *c, const struct case_id *id, int64_t file,
    const char *klass, struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	enum cr_status st;
	size_t i;

	st = caseref_find(c, id->type, id->serial, id->year, false, &refs, e);
	for (i = 0; i < refs.n && st == CR_OK; i++)
		if (strcmp(refs.v[i].role, "parent") == 0 &&
		    refs.v[i].file != file &&
		    !(klass && well_protected(refs.v[i].klass, klass)) &&
		    case_match(&refs.v[i].number, id))
			st = catalog_recode(c, refs.v[i].file, e);
	caserefs_release(&refs);
	return st;
}

static enum cr_status
stir_children(struct catalog *c, const struct scheme *s,
    const struct case_id *id, int64_t file, const char *klass,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct case_id akin;
	size_t k;

	for (k = 0; st == CR_OK && scheme_akin(s, id, k, &akin); k++)
		st = stir_by_number(c, &akin, file, klass, e);
	return st;
}

enum cr_status
inherit_stir(const struct draft *d, struct catalog *c,
    const struct scheme *s, const struct record *before, struct cr_err *e)
{
	const struct label_number *own = draft_own(d);
	bool same_case = same_own(own, before);
	bool same = same_case && strcmp(d->klass, before->klass) == 0 &&
	    same_subjects(d, before);
	enum cr_status st = CR_OK;

	/* A decision that protects is in force before the file is coded, so
	 * that its class is no news here. */
	if (same && !policy_protects(d->klass))
		return CR_OK;
	if (own && own->settled && case_known(&own->id))
		st = stir_children(c, s, &own->id, before->number,
		    same ? d->klass : NULL, e);
	if (st == CR_OK && !same_case && before->own >= 0 &&
	    case_known(&before->numbers[before->own].id))
		st = stir_children(c, s, &before->numbers[before->own].id,
		    before->number, NULL, e);
	return st;
}
