/* codes/topics.c: life and look-ups of what a scheme says of papers (see
 * topics.h). */
#include "codes/scheme_read.h"

#include <stdlib.h>
#include <string.h>

void
topics_release(struct topics *t)
{
	size_t i, j;

	for (i = 0; i < t->n_subjects; i++)
		free(t->subjects[i].title);
	for (i = 0; i < t->n_statutes; i++) {
		for (j = 0; j < t->statutes[i].n; j++)
			free(t->statutes[i].v[j].cite);
		free(t->statutes[i].v);
		free(t->statutes[i].title);
	}
	for (i = 0; i < t->n_offences; i++) {
		free(t->offences[i].name);
		free(t->offences[i].v);
	}
	for (i = 0; i < t->n_doctypes; i++)
		free(t->doctypes[i].title);
	for (i = 0; i < t->n_rules; i++)
		free(t->rules[i].why);
	for (i = 0; i < t->n_sets; i++)
		free(t->sets[i].v);
	free(t->subjects);
	free(t->editions);
	free(t->statutes);
	free(t->offences);
	free(t->doctypes);
	free(t->roles);
	free(t->rules);
	free(t->outcomes);
	free(t->sets);
	forms_release(&t->terms);
	forms_release(&t->guards);
	forms_release(&t->months);
}

int
topic_subject(const struct topics *t, const char *code)
{
	size_t i;

	for (i = 0; i < t->n_subjects; i++)
		if (strcmp(t->subjects[i].code, code) == 0)
			return (int)i;
	return -1;
}

int
topic_doctype(const struct topics *t, const char *code)
{
	size_t i;

	for (i = 0; i < t->n_doctypes; i++)
		if (strcmp(t->doctypes[i].code, code) == 0)
			return (int)i;
	return -1;
}

int
topic_statute(const struct topics *t, const char *id)
{
	size_t i;

	for (i = 0; i < t->n_statutes; i++)
		if (strcmp(t->statutes[i].id, id) == 0)
			return (int)i;
	return -1;
}

int
topic_edition(const struct topics *t, const char *id)
{
	size_t i;

	for (i = 0; i < t->n_editions; i++)
		if (strcmp(t->editions[i].id, id) == 0)
			return (int)i;
	return -1;
}
