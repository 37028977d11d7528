/* codes/scheme_terms.c: the words of subjects, offences, papers, people and
 * dates: the forms of the sections of topics.h, put into their trie.
 */
#include "codes/scheme_read.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"

struct addition {
	struct load *l;
	const struct xml_element *el;
	struct term term;
	bool told; /* that it has another meaning too */
};

/* A word of a subject guards when it is strong; and so that chance finds
 * none in damaged text, a form guards when it is long. */
enum { GUARD_WEIGHT = 50 };

static size_t
letters_of(const char *form)
{
	size_t n = 0;

	for (; *form; form++)
		n += isalnum((unsigned char)*form) != 0;
	return n;
}

/* Does a term call for protection by itself? */
static bool
guards(const struct topics *t, const struct term *x)
{
	if (x->kind == TERM_ACCESS)
		return true;
	if (x->kind == TERM_OFFENCE)
		return t->offences[x->id].protects[0];
	return x->kind == TERM_SUBJECT && t->subjects[x->id].protects[0] &&
	    x->weight >= GUARD_WEIGHT;
}

/* Words of several subjects are well, the others tell them apart; what is a
 * title line of two documents decides nothing. */
static void
warn_shared(struct addition *a, const struct term_set *set, const char *form)
{
	size_t i;

	if (!a->l->faults || a->told || a->term.kind == TERM_SUBJECT ||
	    a->term.kind == TERM_ACCESS || a->term.kind == TERM_DATE)
		return;
	for (i = 0; i < set->n && !a->told; i++)
		a->told = set->v[i].kind == a->term.kind &&
		    set->v[i].id != a->term.id;
	if (a->told)
		load_warn(a->l, a->el->line, "'%s' has another meaning above, "
			"in <%s>", form, a->l->section);
}

/* A form may mean several things: each form has a set of its own. */
static enum cr_status
add_form(void *ctx, const char *form, struct cr_err *e)
{
	struct addition *a = ctx;
	struct topics *t = &a->l->s->topics;
	struct term_set *set;
	int value = forms_value(&t->terms, form);
	size_t i;

	if (value < 0) {
		t->sets = xgrow(t->sets, t->n_sets, &t->cap_sets,
		    sizeof *t->sets);
		memset(&t->sets[t->n_sets], 0, sizeof *t->sets);
		value = (int)t->n_sets;
		if (forms_add_one(&t->terms, form, value) != CR_OK)
			return err_set(e, CR_SKIP,
			    "form '%s' is empty or too long", form);
		t->n_sets++;
	}
	set = &t->sets[value];
	warn_shared(a, set, form);
	for (i = 0; i < set->n; i++)
		if (set->v[i].kind == a->term.kind &&
		    set->v[i].id == a->term.id)
			return CR_OK;
	set->v = xgrow(set->v, set->n, &set->cap, sizeof *set->v);
	set->v[set->n++] = a->term;
	if (a->term.kind == TERM_MONTH)
		(void)forms_add_one(&t->months, form, value);
	if (guards(t, &a->term) && letters_of(form) >= FORM_LONG)
		(void)forms_add_one(&t->guards, form, value);
	return CR_OK;
}

static enum cr_status
add_words(struct load *l, const struct xml_element *el, enum term_kind kind,
    int id)
{
	struct addition a = { l, el, { kind, id, l->weight }, false };
	struct cr_err why = CR_ERR_INIT;

	l->words++;
	if (forms_each(el->text, add_form, &a, &why) != CR_OK)
		return load_because(l, el, &why);
	return CR_OK;
}

/* Whose <form> is it?  By the section that is open. */
enum cr_status
read_words(struct load *l, const struct xml_element *el)
{
	static const struct {
		const char *section;
		enum term_kind kind;
	} kinds[] = { { "subjects", TERM_SUBJECT },
		{ "statutes", TERM_STATUTE }, { "offences", TERM_OFFENCE },
		{ "documents", TERM_TITLE }, { "roles", TERM_ROLE },
		{ "access", TERM_ACCESS }, { "outcomes", TERM_OUTCOME } };
	size_t i;

	if (l->owner < 0)
		return load_fault(l, el, "form of nothing:", el->text);
	if (strcmp(l->section, "access") == 0)
		l->s->topics.rules[l->owner].words = true;
	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(l->section, kinds[i].section) == 0)
			return add_words(l, el, kinds[i].kind, l->owner);
	return load_fault(l, el, "form in section", l->section);
}

enum cr_status
read_charge(struct load *l, const struct xml_element *el)
{
	return add_words(l, el,
	    strcmp(el->name, "charged") == 0 ? TERM_CHARGED : TERM_CONTRARY, 0);
}

enum cr_status
read_speech(struct load *l, const struct xml_element *el)
{
	static const struct {
		const char *name;
		enum term_kind kind;
	} kinds[] = { { "judge-before", TERM_JUDGE_BEFORE },
		{ "judge-after", TERM_JUDGE_AFTER }, { "month", TERM_MONTH },
		{ "date", TERM_DATE }, { "honorific", TERM_HONORIFIC },
		{ "noise", TERM_NOISE }, { "by", TERM_BY },
		{ "public", TERM_PUBLIC } };
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(el->name, kinds[i].name) == 0)
			return add_words(l, el, kinds[i].kind,
			    l->id < 0 ? 0 : l->id);
	return load_fault(l, el, "unknown kind of words", el->text);
}
