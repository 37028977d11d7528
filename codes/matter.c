/* codes/matter.c: what kind of matter a file is (see matter.h).
 *
 * A criminal type decides; a civil one does unless cases of its type may be
 * about anything ("Miscellaneous Application"), when the parent's type does.
 * Where numbers say nothing, the words that the scheme has for one side and
 * for the other are weighed: a page of a trial is full of them.
 */
#include "codes/matter.h"

#include <stdio.h>
#include <string.h>

enum { SIDE_ENOUGH = 40, SIDE_RATIO = 3 };

bool
type_open(const struct topics *t, const char *type)
{
	size_t i;

	for (i = 0; i < t->n_rules; i++)
		if (strcmp(t->rules[i].klass, "unclassified") == 0 &&
		    code_listed(t->rules[i].types, type))
			return true;
	return false;
}

static void
add(struct matter *m, const char *type, size_t number, bool own)
{
	struct kin *k;

	if (m->n == MATTER_TYPES || !*type)
		return;
	k = &m->v[m->n++];
	(void)snprintf(k->type, sizeof k->type, "%s", type);
	k->number = number;
	k->own = own;
}

static const struct case_id *
settled(const struct label_no *x)
{
	return x->n.settled && x->n.n_candidates ? &x->n.candidates[0] : NULL;
}

static bool
of_document(const struct labels *l, size_t number)
{
	size_t i;

	for (i = 0; i < l->n_documents; i++)
		if (l->documents[i].number == (int)number)
			return true;
	return false;
}

static void
collect(struct matter *m, const struct labels *l, const struct papers *p)
{
	const struct case_id *id;
	const char *jacket = p->jacket.type;
	size_t i;

	for (i = 0; i < l->n_numbers; i++) {
		if (!l->numbers[i].own && !l->numbers[i].also)
			continue;
		if (!(id = settled(&l->numbers[i])))
			continue;
		add(m, id->type, i, true);
		if (l->numbers[i].own)
			(void)snprintf(m->division, sizeof m->division, "%s",
			    id->division);
	}
	if (jacket && scheme_type(p->s, jacket))
		add(m, jacket, (size_t)-1, true);
	for (i = 0; i < l->n_numbers; i++) {
		if (l->numbers[i].own || l->numbers[i].also ||
		    !(id = settled(&l->numbers[i])))
			continue;
		if (l->numbers[i].n.role == NUMBER_PARENT || of_document(l, i))
			add(m, id->type, i, false);
	}
}

static void
side_by_types(struct matter *m, const struct papers *p)
{
	const struct division *d = scheme_division(p->s, m->division);
	const struct type *t;
	size_t i;

	if (d && d->side == SIDE_CRIMINAL)
		m->side = d->side;
	for (i = 0; i < m->n && m->side == SIDE_ANY; i++) {
		t = scheme_type(p->s, m->v[i].type);
		if (!t || t->side == SIDE_ANY)
			continue;
		if (t->side == SIDE_CRIMINAL ||
		    !type_open(&p->s->topics, t->code))
			m->side = t->side;
	}
	m->sure = m->side != SIDE_ANY;
}

static void
weigh(const struct topics *t, const struct paper *x, long sides[2])
{
	size_t i, k;

	for (i = 0; i < x->t.n; i++) {
		const struct term_set *set = &t->sets[x->t.v[i].set];

		for (k = 0; k < set->n; k++) {
			const char *side;

			if (set->v[k].kind != TERM_SUBJECT)
				continue;
			side = t->subjects[set->v[k].id].side;
			if (*side)
				sides[strcmp(side, "criminal") == 0] +=
				    set->v[k].weight;
		}
	}
}

static void
side_by_words(struct matter *m, const struct labels *l, const struct papers *p)
{
	long sides[2] = { 0, 0 };
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->v[i].text && page_is_own(l, i))
			weigh(&p->s->topics, &p->v[i], sides);
	if (sides[1] >= SIDE_ENOUGH && sides[1] > sides[0])
		m->side = SIDE_CRIMINAL;
	else if (sides[0] >= SIDE_ENOUGH && sides[0] > SIDE_RATIO * sides[1])
		m->side = SIDE_CIVIL;
}

void
matter_read(struct matter *m, const struct labels *l, const struct papers *p)
{
	memset(m, 0, sizeof *m);
	collect(m, l, p);
	side_by_types(m, p);
	if (m->side == SIDE_ANY)
		side_by_words(m, l, p);
}

bool
matter_side(const struct matter *m, const char *side)
{
	if (!*side || m->side == SIDE_ANY)
		return true;
	return (strcmp(side, "criminal") == 0) == (m->side == SIDE_CRIMINAL);
}

const struct kin *
matter_kin(const struct matter *m, const char *types)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (code_listed(types, m->v[i].type))
			return &m->v[i];
	return NULL;
}

struct evidence
kin_evidence(const struct labels *l, const struct kin *k)
{
	struct evidence at = { EVIDENCE_JACKET, 0, 0, "case-type" };

	if (k->number != (size_t)-1) {
		at.page = l->numbers[k->number].page;
		at.off = l->numbers[k->number].n.off;
		at.len = l->numbers[k->number].n.len;
	}
	return at;
}
