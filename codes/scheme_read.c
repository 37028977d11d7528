/* codes/scheme_read.c: what the elements of a scheme's XML mean that say how
 * numbers are written (see scheme_read.h). */
#include "codes/scheme_read.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum side
load_side(const struct xml_element *el)
{
	return load_has(el, "side", "civil") ? SIDE_CIVIL
	    : load_has(el, "side", "criminal") ? SIDE_CRIMINAL
					  : SIDE_ANY;
}

enum cr_status
load_court(struct load *l, const struct xml_element *el, const char *code)
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
	if ((st = load_need(l, el, "code", c->code, sizeof c->code)) != CR_OK ||
	    (st = load_take(l, el, "abbreviation", c->abbrev,
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
		return load_because(l, el, &why);
	return CR_OK;
}

/* A code that nobody has seen is no code. */
static enum cr_status
station_code(struct load *l, const struct xml_element *el, struct station *t)
{
	size_t i;

	if (!t->code[0])
		return CR_OK;
	t->confidence = load_confidence(l, el);
	t->confirmed = t->confidence == CONF_CONFIRMED;
	if (t->confidence == CONF_UNCONFIRMED) {
		memcpy(t->said, t->code, sizeof t->said);
		t->code[0] = '\0';
		load_warn(l, el->line, "station '%s': the code %s was not "
			"seen, and is not used", t->name, t->said);
		return CR_OK;
	}
	for (i = 0; i < l->s->n_stations; i++)
		if (strcmp(l->s->stations[i].code, t->code) == 0)
			return load_fault(l, el, "another station has code",
			    t->code);
	if (!t->confirmed)
		load_warn(l, el->line, "station '%s': the code %s is read, but "
			"not written until it is confirmed", t->name, t->code);
	return CR_OK;
}

static enum cr_status
station_years(struct load *l, const struct xml_element *el, struct station *t)
{
	const char *under = xml_attr(el, "under");
	const struct station *up;
	enum cr_status st;

	t->under = -1;
	if (under && !(up = scheme_station(l->s, under)))
		return load_fault(l, el, "unknown station", under);
	if (under)
		t->under = (int)(up - l->s->stations);
	if ((st = load_number(l, el, "since", 2999, 0, &t->since)) != CR_OK ||
	    (st = load_number(l, el, "until", 2999, 0, &t->until)) != CR_OK)
		return st;
	if (t->since && t->until && t->until < t->since)
		return load_fault(l, el, "ends before it begins:", t->name);
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
	if ((st = load_need(l, el, "name", t->name, sizeof t->name)) != CR_OK ||
	    (st = load_take(l, el, "code", t->code, sizeof t->code)) != CR_OK ||
	    (st = load_take(l, el, "court", t->court, sizeof t->court)) != CR_OK ||
	    (st = load_court(l, el, t->court)) != CR_OK)
		return st;
	if (scheme_station(s, t->name))
		return load_fault(l, el, "second station", t->name);
	t->sitting = load_has(el, "kind", "sitting");
	t->magistrate = load_has(el, "kind", "magistrate");
	if ((st = station_code(l, el, t)) != CR_OK ||
	    (st = station_years(l, el, t)) != CR_OK)
		return st;
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
	if ((st = load_need(l, el, "code", d->code, sizeof d->code)) != CR_OK ||
	    (st = load_take(l, el, "written", d->written, sizeof d->written)) !=
		CR_OK)
		return st;
	if (!d->written[0])
		memcpy(d->written, d->code, sizeof d->code);
	if (scheme_division(s, d->code))
		return load_fault(l, el, "second division", d->code);
	d->title = xstrdup(xml_attr(el, "title") ? xml_attr(el, "title")
						 : d->code);
	d->confidence = load_confidence(l, el);
	d->confirmed = d->confidence == CONF_CONFIRMED;
	if (!d->confirmed)
		load_warn(l, el->line, "division '%s': how it is written in a "
			"code is not confirmed", d->code);
	d->side = load_side(el);
	l->owner = (int)s->n_divisions++;
	return CR_OK;
}

static enum relation
relation_of(const char *name)
{
	int r = RELATION_RELATED;

	while (r && strcmp(relation_name((enum relation)r), name) != 0)
		r--;
	return (enum relation)r;
}

/* What is wrong with one attribute by the light of others. */
static enum cr_status
check_type(struct load *l, const struct xml_element *el, struct type *t)
{
	char relation[24];
	enum cr_status st;

	if ((st = load_take(l, el, "relation", relation, sizeof relation)) !=
	    CR_OK)
		return st;
	if (scheme_type(l->s, t->code))
		return load_fault(l, el, "second type", t->code);
	if (t->division[0] && !scheme_division(l->s, t->division))
		return load_fault(l, el, "unknown division", t->division);
	t->relation = *relation ? relation_of(relation) : RELATION_NONE;
	if (*relation && !t->relation)
		return load_fault(l, el, "unknown relation", relation);
	if (!t->written[0])
		load_warn(l, el->line, "type '%s' is never written in a code",
		    t->code);
	else if (!t->confirmed)
		load_warn(l, el->line, "type '%s': '%s' is read in a code, but "
			"not written until it is confirmed", t->code,
		    t->written);
	return CR_OK;
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
	t->line = el->line;
	t->side = load_side(el);
	t->elsewhere = load_has(el, "elsewhere", "yes");
	if ((st = load_need(l, el, "code", t->code, sizeof t->code)) ||
	    (st = load_take(l, el, "written", t->written, sizeof t->written)) ||
	    (st = load_take(l, el, "division", t->division,
		 sizeof t->division)) ||
	    (st = load_take(l, el, "short", t->abbrev, sizeof t->abbrev)) ||
	    (st = load_take(l, el, "courts", t->courts, sizeof t->courts)) ||
	    (st = load_take(l, el, "covers", t->covers, sizeof t->covers)))
		return st;
	t->confidence = load_confidence(l, el);
	t->confirmed = t->confidence == CONF_CONFIRMED;
	if ((st = check_type(l, el, t)) != CR_OK)
		return st;
	t->title = xstrdup(xml_attr(el, "title") ? xml_attr(el, "title")
						 : t->code);
	s->n_types++;
	l->weak = false;
	l->owner = t->set = scheme_set_of(s, t, "");
	/* Two types may have one title: the words then mean the first. */
	st = forms_add_one(&s->kinds, t->title, l->owner);
	if (st == CR_SKIP)
		return load_fault(l, el, "bad title", t->title);
	if (st == CR_END)
		load_warn(l, el->line, "type '%s': the words '%s' mean a type "
			"above", t->code, t->title);
	return CR_OK;
}

static bool
court_known(const struct scheme *s, const char *code)
{
	return scheme_court(s, code) != NULL;
}

/* Types may name each other, so this waits until all are known. */
enum cr_status
end_types(struct load *l, const struct xml_element *el)
{
	struct xml_element at = { .name = "type", .line = el->line };
	enum cr_status st;
	size_t i;

	for (i = 0; i < l->s->n_types; i++) {
		const struct type *t = &l->s->types[i];

		at.line = t->line;
		if ((st = load_codes(l, &at, "court", t->courts,
			 court_known)) != CR_OK ||
		    (st = load_codes(l, &at, "type", t->covers,
			 load_type_known)) != CR_OK)
			return st;
	}
	return CR_OK;
}

enum cr_status
read_numbering(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	enum cr_status st;

	if ((st = load_number(l, el, "century", 99, 50, &s->century)) ||
	    (st = load_number(l, el, "serial-width", 9, 1, &s->serial_width)))
		return st;
	st = load_need(l, el, "number", s->number_word, sizeof s->number_word);
	if (st != CR_OK)
		return st;
	return load_need(l, el, "year", s->year_word, sizeof s->year_word);
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
	return load_kind(l, el, el->text);
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
		return load_because(l, el, &why);
	return add_word(l, el, el->text, kinds[i].kind,
	    kinds[i].kind == SENSE_PARENT || kinds[i].kind == SENSE_PARENT_NEXT
		? l->relation
		: 0);
}
