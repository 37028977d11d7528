/* codes/scheme_topics.c: the sections of a scheme that say what papers are and
 * what they are about (see topics.h).  Like the other sections they are read
 * top to bottom, and may refer to what stands above them only.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/scheme_read.h"

static const char *const sections[] = { "editions", "subjects", "statutes",
	"offences", "documents", "roles", "access", "outcomes", "speech",
	"labels" };

const char *
topics_section(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof sections / sizeof sections[0]; i++)
		if (strcmp(name, sections[i]) == 0)
			return sections[i];
	return NULL;
}

/* ---- elements, at their start -------------------------------------------- */

#define ADD(t, list, n, cap)                                                   \
	((t)->list = xgrow((t)->list, (t)->n, &(t)->cap, sizeof *(t)->list),   \
	    memset(&(t)->list[(t)->n], 0, sizeof *(t)->list),                  \
	    l->owner = (int)(t)->n, &(t)->list[(t)->n++])

static enum cr_status
read_edition(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct edition *d = ADD(t, editions, n_editions, cap_editions);
	const char *from = xml_attr(el, "from");
	enum cr_status st = load_need(l, el, "id", d->id, sizeof d->id);

	if (st != CR_OK)
		return st;
	if (topic_edition(t, d->id) != l->owner)
		return load_fault(l, el, "second edition", d->id);
	if (from && !load_day(from, &d->from))
		return load_fault(l, el, "no date", from);
	if (l->owner > 0 && d->from <= d[-1].from)
		return load_fault(l, el, "not after the edition above:", d->id);
	return CR_OK;
}

static bool
subject_known(const struct scheme *s, const char *code)
{
	return topic_subject(&s->topics, code) >= 0;
}

static bool
division_known(const struct scheme *s, const char *code)
{
	return scheme_division(s, code) != NULL;
}

/* A leaf belongs to the side and the divisions of its parent, unless it says
 * otherwise. */
static void
inherit_subject(const struct topics *t, struct subject *x)
{
	const struct subject *up;

	if (x->parent < 0)
		return;
	up = &t->subjects[x->parent];
	if (!x->side[0])
		(void)snprintf(x->side, sizeof x->side, "%s", up->side);
	if (!x->divisions[0])
		(void)snprintf(x->divisions, sizeof x->divisions, "%s",
		    up->divisions);
}

/* That it stands in, or, in an overlay, that it names. */
static enum cr_status
parent_of(struct load *l, const struct xml_element *el, int *parent)
{
	const struct topics *t = &l->s->topics;
	const char *name = xml_attr(el, "parent");

	*parent = el->depth > l->top ? l->owner : -1;
	if (!name || el->depth > l->top)
		return CR_OK;
	if ((*parent = topic_subject(t, name)) < 0)
		return load_fault(l, el, "unknown subject", name);
	/* files have it as theirs: it cannot become a mere branch */
	if (!t->subjects[*parent].inner)
		return load_fault(l, el, "no branch, but a subject:", name);
	return CR_OK;
}

static enum cr_status
read_subject(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct subject *x;
	enum cr_status st;
	int parent;

	if ((st = parent_of(l, el, &parent)) != CR_OK)
		return st;
	x = ADD(t, subjects, n_subjects, cap_subjects);
	x->vague = load_has(el, "opens", "no");
	x->parent = parent;
	if (parent >= 0)
		t->subjects[parent].inner = true;
	if ((st = load_need(l, el, "code", x->code, sizeof x->code)) ||
	    (st = load_take(l, el, "registry", x->registry,
		 sizeof x->registry)) ||
	    (st = load_take(l, el, "protects", x->protects,
		 sizeof x->protects)) ||
	    (st = load_take(l, el, "types", x->types, sizeof x->types)) ||
	    (st = load_take(l, el, "side", x->side, sizeof x->side)) ||
	    (st = load_take(l, el, "divisions", x->divisions,
		 sizeof x->divisions)) ||
	    (st = load_codes(l, el, "type", x->types, load_type_known)) ||
	    (st = load_codes(l, el, "division", x->divisions,
		 division_known)))
		return st;
	inherit_subject(t, x);
	if (topic_subject(t, x->code) != l->owner)
		return load_fault(l, el, "second subject", x->code);
	return load_text(l, el, "title", &x->title);
}

static enum cr_status
read_statute(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct statute *x = ADD(t, statutes, n_statutes, cap_statutes);
	enum cr_status st = load_need(l, el, "id", x->id, sizeof x->id);

	if (st == CR_OK && topic_statute(t, x->id) != l->owner)
		return load_fault(l, el, "second statute", x->id);
	return st ? st : load_text(l, el, "title", &x->title);
}

static enum cr_status
read_offence(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct offence *x = ADD(t, offences, n_offences, cap_offences);
	char statute[16], subject[24];
	enum cr_status st;

	if ((st = load_text(l, el, "name", &x->name)) ||
	    (st = load_need(l, el, "statute", statute, sizeof statute)) ||
	    (st = load_take(l, el, "subject", subject, sizeof subject)) ||
	    (st = load_take(l, el, "protects", x->protects,
		 sizeof x->protects)))
		return st;
	if ((x->statute = topic_statute(t, statute)) < 0)
		return load_fault(l, el, "unknown statute", statute);
	x->subject = topic_subject(t, subject);
	if (*subject && x->subject < 0)
		return load_fault(l, el, "unknown subject", subject);
	return CR_OK;
}

static enum cr_status
read_document(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct doctype *x = ADD(t, doctypes, n_doctypes, cap_doctypes);
	enum cr_status st = load_need(l, el, "code", x->code, sizeof x->code);

	x->opens = load_has(el, "opens", "yes");
	x->decides = load_has(el, "decides", "yes");
	x->form = load_has(el, "form", "yes");
	x->follows = load_has(el, "follows", "yes");
	if (st == CR_OK && topic_doctype(t, x->code) != l->owner)
		return load_fault(l, el, "second document", x->code);
	return st ? st : load_text(l, el, "title", &x->title);
}

static enum cr_status
read_role(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct role *x = ADD(t, roles, n_roles, cap_roles);
	enum cr_status st;
	size_t i;

	x->side = load_has(el, "side", "a") ? PARTY_A
	    : load_has(el, "side", "b")     ? PARTY_B
					    : PARTY_OTHER;
	if ((st = load_need(l, el, "code", x->code, sizeof x->code)) ||
	    (st = load_take(l, el, "types", x->types, sizeof x->types)) ||
	    (st = load_codes(l, el, "type", x->types, load_type_known)))
		return st;
	for (i = 0; (int)i < l->owner; i++)
		if (strcmp(t->roles[i].code, x->code) == 0)
			return load_fault(l, el, "second role", x->code);
	return CR_OK;
}

static enum cr_status
read_rule(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct access_rule *x = ADD(t, rules, n_rules, cap_rules);
	enum cr_status st;
	size_t i;

	if ((st = load_number(l, el, "below", 200, 0, &x->below)) ||
	    (st = load_need(l, el, "id", x->id, sizeof x->id)) ||
	    (st = load_need(l, el, "class", x->klass, sizeof x->klass)) ||
	    (st = load_take(l, el, "types", x->types, sizeof x->types)) ||
	    (st = load_take(l, el, "subjects", x->subjects,
		 sizeof x->subjects)) ||
	    (st = load_take(l, el, "side", x->side, sizeof x->side)) ||
	    (st = load_codes(l, el, "type", x->types, load_type_known)) ||
	    (st = load_codes(l, el, "subject", x->subjects, subject_known)))
		return st;
	for (i = 0; (int)i < l->owner; i++)
		if (strcmp(t->rules[i].id, x->id) == 0)
			return load_fault(l, el, "second rule", x->id);
	return load_text(l, el, "why", &x->why);
}

static enum cr_status
read_outcome(struct load *l, const struct xml_element *el)
{
	struct topics *t = &l->s->topics;
	struct outcome *x = ADD(t, outcomes, n_outcomes, cap_outcomes);
	enum cr_status st;
	size_t i;

	x->disposes = load_has(el, "disposes", "yes");
	if ((st = load_need(l, el, "code", x->code, sizeof x->code)) != CR_OK)
		return st;
	for (i = 0; (int)i < l->owner; i++)
		if (strcmp(t->outcomes[i].code, x->code) == 0)
			return load_fault(l, el, "second outcome", x->code);
	return CR_OK;
}

/* An element out of its section would take another's place. */
static const struct {
	const char *section, *name;
	enum cr_status (*read)(struct load *, const struct xml_element *);
} elements[] = {
	{ "editions", "edition", read_edition },
	{ "subjects", "subject", read_subject },
	{ "statutes", "statute", read_statute },
	{ "offences", "offence", read_offence },
	{ "documents", "document", read_document },
	{ "roles", "role", read_role },
	{ "access", "rule", read_rule },
	{ "outcomes", "outcome", read_outcome },
	{ "labels", "label", read_layout },
	{ "labels", "line", read_line_start },
};

static enum cr_status
remember_date(struct load *l, const struct xml_element *el)
{
	static const char *const dates[] = { "filed", "hearing", "decided",
		"signed", "offence" };
	const char *v = xml_attr(el, "kind");
	size_t i;

	for (i = 0; v && i < sizeof dates / sizeof dates[0]; i++)
		if (strcmp(v, dates[i]) == 0)
			l->id = (int)i;
	if (l->id < 0)
		return load_fault(l, el, "unknown kind", v ? v : "");
	return CR_OK;
}

/* Attributes of elements whose text comes at the end. */
static enum cr_status
remember(struct load *l, const struct xml_element *el)
{
	enum cr_status st;
	const char *v;

	l->id = -1;
	l->weak = load_has(el, "confidence", "unconfirmed");
	if ((st = load_number(l, el, "weight", 100, 10, &l->weight)) != CR_OK)
		return st;
	if (l->weight < 1)
		return load_fault(l, el, "weight not 1..100:", "0");
	if (strcmp(el->name, "month") == 0) {
		if ((st = load_number(l, el, "n", 12, 0, &l->id)) != CR_OK)
			return st;
		return l->id ? CR_OK : load_fault(l, el, "no month", "0");
	}
	if (strcmp(el->name, "date") == 0)
		return remember_date(l, el);
	if ((v = xml_attr(el, "edition"))) {
		l->id = topic_edition(&l->s->topics, v);
		if (l->id < 0)
			return load_fault(l, el, "unknown edition", v);
	}
	return CR_OK;
}

enum cr_status
topics_start(struct load *l, const struct xml_element *el)
{
	size_t i;

	for (i = 0; i < sizeof elements / sizeof elements[0]; i++) {
		if (strcmp(el->name, elements[i].name) != 0)
			continue;
		if (strcmp(l->topics, elements[i].section) != 0)
			return load_fault(l, el, "not in its section:",
			    el->name);
		l->words = 0;
		return elements[i].read(l, el);
	}
	return remember(l, el);
}

/* ---- elements, at their end ---------------------------------------------- */

static enum cr_status
read_cite(struct load *l, const struct xml_element *el)
{
	struct statute *x = &l->s->topics.statutes[l->owner];

	x->v = xgrow(x->v, x->n, &x->cap, sizeof *x->v);
	x->v[x->n++] = (struct statute_edition){ l->id, xstrdup(el->text) };
	return CR_OK;
}

static enum cr_status
read_section(struct load *l, const struct xml_element *el)
{
	struct offence *x = &l->s->topics.offences[l->owner];
	struct section *s;

	x->v = xgrow(x->v, x->n, &x->cap, sizeof *x->v);
	s = &x->v[x->n++];
	s->edition = l->id;
	s->confirmed = !l->weak;
	if (strlen(el->text) >= sizeof s->number)
		return load_fault(l, el, "too long a section", el->text);
	(void)snprintf(s->number, sizeof s->number, "%s", el->text);
	return CR_OK;
}

/* What has no words, or no section, is never found. */
static void
warn_empty(struct load *l, const struct xml_element *el)
{
	const struct topics *t = &l->s->topics;

	if (strcmp(el->name, "subject") == 0 && l->words == 0 &&
	    !t->subjects[l->owner].inner && !t->subjects[l->owner].types[0])
		load_warn(l, el->line, "subject '%s' has no words",
		    t->subjects[l->owner].code);
	if (strcmp(el->name, "offence") == 0 && t->offences[l->owner].n == 0)
		load_warn(l, el->line, "offence '%s' has no section",
		    t->offences[l->owner].name);
	if (strcmp(el->name, "document") == 0 && l->words == 0)
		load_warn(l, el->line, "document '%s' has no words",
		    t->doctypes[l->owner].code);
}

static enum cr_status
end_inner(struct load *l, const struct xml_element *el)
{
	bool cite = strcmp(el->name, "cite") == 0;

	if (l->owner < 0 ||
	    strcmp(l->topics, cite ? "statutes" : "offences") != 0)
		return load_fault(l, el, "not in its section:", el->name);
	if (l->id < 0)
		return load_fault(l, el, "missing attribute", "edition");
	return cite ? read_cite(l, el) : read_section(l, el);
}

enum cr_status
topics_end(struct load *l, const struct xml_element *el)
{
	if (strcmp(el->name, "form") == 0)
		return read_words(l, el);
	if (strcmp(el->name, "cite") == 0 || strcmp(el->name, "section") == 0)
		return end_inner(l, el);
	if (strcmp(el->name, "line") == 0)
		return read_line(l, el);
	if (strcmp(el->name, "charged") == 0 ||
	    strcmp(el->name, "contrary") == 0)
		return read_charge(l, el);
	if (strcmp(l->topics, "speech") == 0)
		return read_speech(l, el);
	if (l->owner >= 0 && l->faults)
		warn_empty(l, el);
	if (strcmp(el->name, "subject") == 0 && l->owner >= 0)
		l->owner = l->s->topics.subjects[l->owner].parent;
	return CR_OK;
}
