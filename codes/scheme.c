/* codes/scheme.c: life and look-ups of a loaded scheme.  Reading the file is
 * in scheme_load.c, writing cases in scheme_write.c. */
#include "codes/scheme_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
scheme_free(struct scheme *s)
{
	size_t i;

	if (!s)
		return;
	for (i = 0; i < s->n_courts; i++)
		free(s->courts[i].title);
	for (i = 0; i < s->n_divisions; i++)
		free(s->divisions[i].title);
	for (i = 0; i < s->n_types; i++)
		free(s->types[i].title);
	for (i = 0; i < s->n_sets; i++)
		free(s->sets[i].v);
	for (i = 0; i < s->n_notes; i++) {
		free(s->notes[i].what);
		free(s->notes[i].by);
		free(s->notes[i].on);
		free(s->notes[i].why);
	}
	free(s->notes);
	ages_release(s);
	layouts_release(s);
	free(s->courts);
	free(s->stations);
	free(s->divisions);
	free(s->types);
	free(s->sets);
	free(s->prefixes);
	free(s->legacy);
	free(s->senses);
	forms_release(&s->words);
	forms_release(&s->kinds);
	forms_release(&s->marks);
	forms_release(&s->years);
	forms_release(&s->letters);
	topics_release(&s->topics);
	free(s->name);
	free(s->version);
	free(s);
}

const char *
scheme_name(const struct scheme *s)
{
	return s->name;
}

const char *
relation_name(enum relation r)
{
	static const char *const names[] = { NULL, "arising-from",
		"appeal-from", "revision-of", "consolidated-with",
		"related" };

	return names[r];
}

const char *
scheme_version(const struct scheme *s)
{
	return s->version;
}

const struct court *
scheme_court(const struct scheme *s, const char *code)
{
	size_t i;

	for (i = 0; i < s->n_courts; i++)
		if (strcmp(s->courts[i].code, code) == 0)
			return &s->courts[i];
	return NULL;
}

const struct station *
scheme_station(const struct scheme *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->n_stations; i++)
		if (strcasecmp(s->stations[i].name, name) == 0)
			return &s->stations[i];
	return NULL;
}

const struct division *
scheme_division(const struct scheme *s, const char *code)
{
	size_t i;

	for (i = 0; i < s->n_divisions; i++)
		if (strcmp(s->divisions[i].code, code) == 0)
			return &s->divisions[i];
	return NULL;
}

const struct type *
scheme_type(const struct scheme *s, const char *code)
{
	size_t i;

	for (i = 0; i < s->n_types; i++)
		if (strcmp(s->types[i].code, code) == 0)
			return &s->types[i];
	return NULL;
}

bool
code_listed(const char *list, const char *code)
{
	size_t n = strlen(code), word;

	while (*list) {
		word = strcspn(list, " ");
		if (word == n && memcmp(list, code, n) == 0)
			return true;
		list += word;
		list += strspn(list, " ");
	}
	return false;
}

const struct prefix *
scheme_prefix(const struct scheme *s, const char *court)
{
	size_t i;

	for (i = 0; i < s->n_prefixes; i++)
		if (!s->prefixes[i].station[0] &&
		    strcmp(s->prefixes[i].court, court) == 0)
			return &s->prefixes[i];
	return NULL;
}

void
scheme_place(const struct scheme *s, struct case_id *c,
    const struct station *st)
{
	const struct court *court = scheme_court(s, c->court);

	(void)snprintf(c->station_name, sizeof c->station_name, "%s", st->name);
	c->station[0] = '\0';
	if (st->sitting || (court && court->national))
		return;
	/* The digits are those of one court's codes.  Where the court is not
	 * known, the name is all that is sure. */
	(void)snprintf(c->station, sizeof c->station, "%s",
	    st->confirmed && st->code[0] && scheme_prefix(s, c->court)
		? st->code
		: st->name);
}

void
scheme_place_digits(const struct scheme *s, struct case_id *c,
    const char *digits)
{
	size_t i;

	for (i = 0; i < s->n_stations; i++) {
		if (strcmp(s->stations[i].code, digits) != 0)
			continue;
		scheme_place(s, c, &s->stations[i]);
		return;
	}
	c->station[0] = '\0';
	(void)snprintf(c->station_name, sizeof c->station_name, CASE_UNKNOWN,
	    digits);
}
