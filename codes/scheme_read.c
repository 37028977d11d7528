/* codes/scheme_read.c: what the elements of a scheme's XML mean (see
 * scheme_read.h). */
#include "codes/scheme_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum cr_status
load_fault(struct load *l, const struct xml_element *el, const char *what,
    const char *which)
{
	return err_set(l->e, CR_SKIP, "%s:%d: %s '%s' in <%s>", l->file,
	    el->line, what, which, el->name);
}

static enum cr_status
form_fault(struct load *l, const struct xml_element *el,
    const struct cr_err *why)
{
	return err_set(l->e, CR_SKIP, "%s:%d: %s", l->file, el->line,
	    why->msg);
}

/* Copy an attribute into a field; an absent one leaves it "". */
static enum cr_status
take(struct load *l, const struct xml_element *el, const char *name,
    char *field, size_t size)
{
	const char *v = xml_attr(el, name);

	*field = '\0';
	if (!v)
		return CR_OK;
	if (strlen(v) >= size)
		return load_fault(l, el, "too long a value", v);
	(void)snprintf(field, size, "%s", v);
	return CR_OK;
}

static enum cr_status
need(struct load *l, const struct xml_element *el, const char *name,
    char *field, size_t size)
{
	enum cr_status st = take(l, el, name, field, size);

	if (st == CR_OK && !*field)
		return load_fault(l, el, "missing attribute", name);
	return st;
}

bool
load_has(const struct xml_element *el, const char *name, const char *value)
{
	const char *v = xml_attr(el, name);

	return v && strcmp(v, value) == 0;
}

static enum side
side_of(const struct xml_element *el)
{
	return load_has(el, "side", "civil") ? SIDE_CIVIL
	    : load_has(el, "side", "criminal") ? SIDE_CRIMINAL
					  : SIDE_ANY;
}

static enum cr_status
known_court(struct load *l, const struct xml_element *el, const char *code)
{
	if (*code && !scheme_court(l->s, code))
		return load_fault(l, el, "unknown court", code);
	return CR_OK;
}

enum cr_status
read_court(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct court *c;
	enum cr_status st;

	s->courts = xgrow(s->courts, s->n_courts, &s->cap_courts, sizeof *c);
	c = &s->courts[s->n_courts];
	memset(c, 0, sizeof *c);
	if ((st = need(l, el, "code", c->code, sizeof c->code)) != CR_OK ||
	    (st = take(l, el, "abbreviation", c->abbrev,
		 sizeof c->abbrev)) != CR_OK)
		return st;
	if (scheme_court(s, c->code))
		return load_fault(l, el, "second court", c->code);
	c->title = xstrdup(xml_attr(el, "title") ? xml_attr(el, "title")
						 : c->code);
	c->national = load_has(el, "registry", "national");
	c->main = load_has(el, "main", "yes");
	l->owner = (int)s->n_courts++;
	return CR_OK;
}

static enum cr_status
add_word(struct load *l, const struct xml_element *el, const char *form,
    enum sense_kind kind, int id)
{
	struct scheme *s = l->s;
	struct cr_err why = CR_ERR_INIT;
	size_t i;

	for (i = 0; i < s->n_senses; i++)
		if (s->senses[i].kind == kind && s->senses[i].id == id)
			break;
	if (i == s->n_senses) {
		s->senses = xgrow(s->senses, i, &s->cap_senses,
		    sizeof *s->senses);
		s->senses[s->n_senses++] = (struct sense){ kind, id };
	}
	if (forms_add(&s->words, form, (int)i, &why) != CR_OK)
		return form_fault(l, el, &why);
	return CR_OK;
}

enum cr_status
read_station(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct station *t;
	enum cr_status st;

	s->stations = xgrow(s->stations, s->n_stations, &s->cap_stations,
	    sizeof *t);
	t = &s->stations[s->n_stations];
	memset(t, 0, sizeof *t);
	if ((st = need(l, el, "name", t->name, sizeof t->name)) != CR_OK ||
	    (st = take(l, el, "code", t->code, sizeof t->code)) != CR_OK ||
	    (st = take(l, el, "court", t->court, sizeof t->court)) != CR_OK ||
	    (st = known_court(l, el, t->court)) != CR_OK)
		return st;
	if (scheme_station(s, t->name))
		return load_fault(l, el, "second station", t->name);
	t->confirmed = load_has(el, "confidence", "confirmed");
	t->sitting = load_has(el, "kind", "sitting");
	/* A code that nobody has seen is no code. */
	if (load_has(el, "confidence", "unconfirmed"))
		t->code[0] = '\0';
	l->owner = (int)s->n_stations++;
	return add_word(l, el, t->name, SENSE_STATION, l->owner);
}

enum cr_status
read_division(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct division *d;
	enum cr_status st;

	s->divisions = xgrow(s->divisions, s->n_divisions, &s->cap_divisions,
	    sizeof *d);
	d = &s->divisions[s->n_divisions];
	memset(d, 0, sizeof *d);
	if ((st = need(l, el, "code", d->code, sizeof d->code)) != CR_OK ||
	    (st = take(l, el, "written", d->written, sizeof d->written)) !=
		CR_OK)
		return st;
	if (!d->written[0])
		memcpy(d->written, d->code, sizeof d->code);
	if (scheme_division(s, d->code))
		return load_fault(l, el, "second division", d->code);
	d->title = xstrdup(xml_attr(el, "title") ? xml_attr(el, "title")
						 : d->code);
	d->confirmed = load_has(el, "confidence", "confirmed");
	d->side = side_of(el);
	l->owner = (int)s->n_divisions++;
	return CR_OK;
}

static int
new_set(struct scheme *s)
{
	s->sets = xgrow(s->sets, s->n_sets, &s->cap_sets, sizeof *s->sets);
	memset(&s->sets[s->n_sets], 0, sizeof *s->sets);
	s->sets[s->n_sets].like = -1;
	return (int)s->n_sets++;
}

static struct reading *
new_reading(struct reading_set *set)
{
	struct reading *r;

	set->v = xgrow(set->v, set->n, &set->cap, sizeof *r);
	r = &set->v[set->n++];
	memset(r, 0, sizeof *r);
	return r;
}

/* A weak form points to the readings of its owner. */
static int
weak_set(struct scheme *s, int owner)
{
	int set = new_set(s);

	s->sets[set].like = owner;
	return set;
}

static enum cr_status
add_kind(struct load *l, const struct xml_element *el, const char *form)
{
	struct cr_err why = CR_ERR_INIT;
	int set = l->weak ? weak_set(l->s, l->owner) : l->owner;

	if (forms_add(&l->s->kinds, form, set, &why) != CR_OK)
		return form_fault(l, el, &why);
	return CR_OK;
}

/* What a type says of itself is also the one reading of its forms. */
static void
read_as_type(struct reading *r, const struct type *t, const char *court)
{
	memcpy(r->type, t->code, sizeof r->type);
	memcpy(r->courts, t->courts, sizeof r->courts);
	(void)snprintf(r->court, sizeof r->court, "%s", court);
	if (!*court && t->courts[0] && !strchr(t->courts, ' ') &&
	    strlen(t->courts) < sizeof r->court)
		memcpy(r->court, t->courts, sizeof r->court - 1);
	memcpy(r->division, t->division, sizeof r->division);
	r->side = t->side;
}

int
scheme_set_of(struct scheme *s, const struct type *t, const char *court)
{
	int set = new_set(s);

	read_as_type(new_reading(&s->sets[set]), t, court);
	return set;
}

enum cr_status
read_type(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct type *t;
	enum cr_status st;

	s->types = xgrow(s->types, s->n_types, &s->cap_types, sizeof *t);
	t = &s->types[s->n_types];
	memset(t, 0, sizeof *t);
	if ((st = need(l, el, "code", t->code, sizeof t->code)) != CR_OK ||
	    (st = take(l, el, "written", t->written, sizeof t->written)) !=
		CR_OK ||
	    (st = take(l, el, "division", t->division, sizeof t->division)) !=
		CR_OK ||
	    (st = take(l, el, "short", t->abbrev, sizeof t->abbrev)) != CR_OK ||
	    (st = take(l, el, "courts", t->courts, sizeof t->courts)) !=
		CR_OK ||
	    (st = take(l, el, "covers", t->covers, sizeof t->covers)) != CR_OK)
		return st;
	if (scheme_type(s, t->code))
		return load_fault(l, el, "second type", t->code);
	if (t->division[0] && !scheme_division(s, t->division))
		return load_fault(l, el, "unknown division", t->division);
	t->title = xstrdup(xml_attr(el, "title") ? xml_attr(el, "title")
						 : t->code);
	t->confirmed = load_has(el, "confidence", "confirmed");
	t->side = side_of(el);
	s->n_types++;
	l->weak = false;
	l->owner = scheme_set_of(s, t, "");
	/* Two types may have one title: the words then mean the first. */
	if (forms_add_one(&s->kinds, t->title, l->owner) == CR_SKIP)
		return load_fault(l, el, "bad title", t->title);
	return CR_OK;
}

enum cr_status
read_ambiguous(struct load *l, const struct xml_element *el)
{
	(void)el;
	l->weak = false;
	l->owner = new_set(l->s);
	return CR_OK;
}

enum cr_status
read_reading(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	char type[8], court[8], division[8], courts[24];
	const struct type *t = NULL;
	struct reading *r;
	enum cr_status st;

	if ((st = take(l, el, "type", type, sizeof type)) != CR_OK ||
	    (st = take(l, el, "court", court, sizeof court)) != CR_OK ||
	    (st = take(l, el, "division", division, sizeof division)) !=
		CR_OK ||
	    (st = take(l, el, "courts", courts, sizeof courts)) != CR_OK ||
	    (st = known_court(l, el, court)) != CR_OK)
		return st;
	if (*type && !(t = scheme_type(s, type)))
		return load_fault(l, el, "unknown type", type);
	if (*division && !scheme_division(s, division))
		return load_fault(l, el, "unknown division", division);
	if (l->owner < 0 || (size_t)l->owner >= s->n_sets)
		return load_fault(l, el, "reading outside of", "letters");
	r = new_reading(&s->sets[l->owner]);
	if (t)
		read_as_type(r, t, court);
	else
		memcpy(r->court, court, sizeof r->court);
	if (*division)
		memcpy(r->division, division, sizeof r->division);
	if (*courts)
		memcpy(r->courts, courts, sizeof r->courts);
	if (!t && *division)
		r->side = scheme_division(s, division)->side;
	return CR_OK;
}

enum cr_status
read_prefix(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct prefix p;
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;

	memset(&p, 0, sizeof p);
	if ((st = need(l, el, "letters", p.letters, sizeof p.letters)) !=
		CR_OK ||
	    (st = take(l, el, "court", p.court, sizeof p.court)) != CR_OK ||
	    (st = take(l, el, "station", p.station, sizeof p.station)) !=
		CR_OK ||
	    (st = known_court(l, el, p.court)) != CR_OK)
		return st;
	if (p.station[0] && !scheme_station(s, p.station))
		return load_fault(l, el, "unknown station", p.station);
	p.side = side_of(el);
	if (strcmp(el->name, "prefix") == 0) {
		s->prefixes = xgrow(s->prefixes, s->n_prefixes,
		    &s->cap_prefixes, sizeof p);
		s->prefixes[s->n_prefixes++] = p;
		return CR_OK;
	}
	s->legacy = xgrow(s->legacy, s->n_legacy, &s->cap_legacy, sizeof p);
	s->legacy[s->n_legacy] = p;
	if (forms_add(&s->letters, p.letters, (int)s->n_legacy, &why) != CR_OK)
		return form_fault(l, el, &why);
	s->n_legacy++;
	return CR_OK;
}

static long
number_of(const struct xml_element *el, const char *name, long max, long other)
{
	const char *v = xml_attr(el, name);
	char *end;
	long n = v ? strtol(v, &end, 10) : other;

	return !v || *end || n < 0 || n > max ? other : n;
}

enum cr_status
read_numbering(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	enum cr_status st;

	s->century = (int)number_of(el, "century", 99, 50);
	s->serial_width = (int)number_of(el, "serial-width", 9, 1);
	st = need(l, el, "number", s->number_word, sizeof s->number_word);
	if (st != CR_OK)
		return st;
	return need(l, el, "year", s->year_word, sizeof s->year_word);
}

enum cr_status
read_form(struct load *l, const struct xml_element *el)
{
	if (l->owner < 0)
		return load_fault(l, el, "form of nothing:", el->text);
	if (strcmp(l->section, "courts") == 0)
		return add_word(l, el, el->text, SENSE_COURT, l->owner);
	if (strcmp(l->section, "stations") == 0)
		return add_word(l, el, el->text, SENSE_STATION, l->owner);
	if (strcmp(l->section, "divisions") == 0)
		return add_word(l, el, el->text, SENSE_DIVISION, l->owner);
	return add_kind(l, el, el->text);
}

enum cr_status
read_word(struct load *l, const struct xml_element *el)
{
	static const struct {
		const char *name;
		enum sense_kind kind;
	} kinds[] = { { "link", SENSE_LINK }, { "sitting", SENSE_SITTING },
		{ "and", SENSE_AND }, { "number", SENSE_NUMBER },
		{ "year", SENSE_YEAR }, { "parent", SENSE_PARENT },
		{ "parent-next", SENSE_PARENT_NEXT },
		{ "cited", SENSE_CITED }, { "versus", SENSE_VERSUS },
		{ "end", SENSE_END } };
	struct cr_err why = CR_ERR_INIT;
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(el->name, kinds[i].name) == 0)
			break;
	if (i == sizeof kinds / sizeof kinds[0])
		return load_fault(l, el, "unknown kind of words", el->text);
	if ((kinds[i].kind == SENSE_NUMBER &&
		forms_add(&l->s->marks, el->text, 0, &why) != CR_OK) ||
	    (kinds[i].kind == SENSE_YEAR &&
		forms_add(&l->s->years, el->text, 0, &why) != CR_OK))
		return form_fault(l, el, &why);
	return add_word(l, el, el->text, kinds[i].kind, 0);
}
