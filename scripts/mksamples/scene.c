/* mksamples/scene.c: the facts of a matter that templates may name.
 *
 * {A} and {B} are the sides by their roles, {An} and {Bn} by the first name;
 * lower-case names draw something new each time (a date, a sum, a person).
 */
#include "scripts/mksamples/grammar.h"

#include <stdio.h>
#include <string.h>

#include "scripts/mksamples/matter.h"
#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static void
title_case(struct text *t, const char *s)
{
	bool start = true;

	for (; *s; s++) {
		char c = *s;

		if (!start && c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		text_addn(t, &c, 1);
		start = c == ' ';
	}
}

static void
role(struct text *t, const struct side *s)
{
	if (s->n == 0) {
		text_add(t, "the Respondent");
		return;
	}
	if (strcmp(s->name[0], "Uganda") == 0) {
		text_add(t, "the prosecution");
		return;
	}
	text_add(t, "the ");
	title_case(t, s->role);
	if (s->n > 1 && strcmp(s->role, "ACCUSED") != 0)
		text_add(t, "s");
}

static void
number_with_dots(struct text *t, long n)
{
	if (n >= 1000) {
		number_with_dots(t, n / 1000);
		text_addf(t, ",%03ld", n % 1000);
	} else {
		text_addf(t, "%ld", n);
	}
}

static void
sum(struct text *t, long n, struct rng *r)
{
	switch (rng_below(r, 4)) {
	case 0:
		text_add(t, "Shs. ");
		number_with_dots(t, n);
		break;
	case 1:
		text_add(t, "Ug. Shs. ");
		number_with_dots(t, n);
		text_add(t, "/=");
		break;
	case 2:
		text_add(t, "UGX ");
		number_with_dots(t, n);
		break;
	default:
		text_add(t, "Shs. ");
		number_with_dots(t, n);
		text_add(t, "/=");
		break;
	}
}

static void
any_sum(struct text *t, struct rng *r)
{
	static const long units[] = {
	    5000, 20000, 50000, 100000, 250000, 1000000};

	sum(t, PICK(r, units) * rng_range(r, 1, 60), r);
}

static bool
drawn(struct text *t, const char *name, struct rng *r, const struct matter *m)
{
	char buf[NAME_SIZE];

	if (strcmp(name, "date") == 0) {
		day_write(t, day_add(m->event, rng_range(r, -500, 300)),
		    day_any_style(r));
	} else if (strcmp(name, "later") == 0) {
		day_write(t,
		    day_working(day_add(m->filed, rng_range(r, 10, 160))),
		    day_any_style(r));
	} else if (strcmp(name, "year") == 0) {
		text_addf(t, "%d", m->event.y - rng_range(r, 0, 25));
	} else if (strcmp(name, "sum") == 0) {
		any_sum(t, r);
	} else if (strcmp(name, "person") == 0) {
		name_make(r, buf, sizeof(buf));
		text_add(t, buf);
	} else if (strcmp(name, "firm") == 0) {
		firm_make(r, buf, sizeof(buf));
		text_add(t, buf);
	} else if (strcmp(name, "place") == 0) {
		place_make(r, buf, sizeof(buf));
		text_add(t, buf);
	} else if (strcmp(name, "district") == 0) {
		text_add(t, district_any(r));
	} else {
		return false;
	}
	return true;
}

static bool
of_side(struct text *t, const char *name, const struct side *s)
{
	bool many = s->n > 1;

	if (strcmp(name, "n") == 0)
		text_add(t, s->n ? s->name[0] : "the respondent");
	else if (strcmp(name, "was") == 0)
		text_add(t, many ? "were" : "was");
	else if (strcmp(name, "is") == 0)
		text_add(t, many ? "are" : "is");
	else if (strcmp(name, "has") == 0)
		text_add(t, many ? "have" : "has");
	else if (strcmp(name, "s") == 0)
		text_add(t, many ? "" : "s"); /* verb: pray{As} */
	else if (strcmp(name, "adult") == 0)
		text_add(t, many ? "adult Ugandans" : "an adult Ugandan");
	else if (strcmp(name, "of") == 0) {
		role(t, s);
		text_add(t, many ? "'" : "'s");
	} else if (strcmp(name, "own") == 0)
		text_add(t, many ? "their" : "his or her");
	else if (name[0] == '\0')
		role(t, s);
	else
		return false;
	return true;
}

/* The accused: first in the title on appeal, second at the trial. */
static bool
of_accused(struct text *t, const char *name, const struct matter *m)
{
	const struct side *s = m->kind == KIND_CRIMINAL_APPEAL ? &m->a : &m->b;
	int i;

	if (strcmp(name, "n") == 0) {
		text_add(t, s->name[0]);
	} else if (strcmp(name, "or") == 0) {
		text_add(t, m->offence ? "the accused" : "the parties");
	} else if (strcmp(name, "all") == 0) {
		for (i = 0; i < s->n; i++)
			text_addf(t, "%s%s",
			    i == 0         ? ""
			    : i + 1 < s->n ? ", "
					   : " and ",
			    s->name[i]);
	} else {
		return false;
	}
	return true;
}

bool
scene_fact(
    struct text *t, const char *name, struct rng *r, const struct matter *m)
{
	/* On appeal the story is still told of the sides of the trial; the
	 * papers of all kinds name them by the roles of this file. */
	if (drawn(t, name, r, m))
		return true;
	if (strncmp(name, "Acc", 3) == 0 && of_accused(t, name + 3, m))
		return true;
	if (name[0] == 'A' && of_side(t, name + 1, &m->a))
		return true;
	if (name[0] == 'B' && of_side(t, name + 1, &m->b))
		return true;
	if (strcmp(name, "Village") == 0)
		text_add(t, m->village);
	else if (strcmp(name, "Parish") == 0)
		text_add(t, m->parish);
	else if (strcmp(name, "Sub") == 0)
		text_add(t, m->subcounty);
	else if (strcmp(name, "District") == 0)
		text_add(t, m->district);
	else if (strcmp(name, "Land") == 0)
		text_add(t, m->land);
	else if (strcmp(name, "Sum") == 0)
		sum(t, m->sum, r);
	else if (strcmp(name, "Other") == 0)
		text_add(t, m->other);
	else if (strcmp(name, "Third") == 0)
		text_add(t, m->third);
	else if (strcmp(name, "FirmA") == 0)
		text_add(t, m->firm_a);
	else if (strcmp(name, "FirmB") == 0)
		text_add(t, m->firm_b);
	else if (strcmp(name, "Station") == 0)
		text_add(t, m->no.station->name);
	else if (strcmp(name, "Event") == 0)
		day_write(t, m->event, DAY_ORDINAL);
	else if (strcmp(name, "Age") == 0)
		text_addf(t, "%d", m->age);
	else if (strcmp(name, "Number") == 0)
		number_words(t, &m->no);
	else if (strcmp(name, "Parent") == 0)
		m->nparents ? number_words(t, &m->parent[m->nparents - 1])
			    : text_add(t, "the main suit");
	else if (strcmp(name, "Offence") == 0)
		text_add(t, m->offence ? m->offence->name : "the offence");
	else if (strcmp(name, "Century") == 0)
		text_addf(t, "%d", m->filed.y / 100);
	else if (strcmp(name, "Year") == 0)
		text_addf(t, "%d", m->filed.y);
	else if (strcmp(name, "Client") == 0)
		text_add(t, m->kind == KIND_SESSION || m->kind == KIND_CHARGE
				? m->b.name[0]
				: m->a.name[0]);
	else if (strcmp(name, "Judge") == 0)
		text_add(t, m->judge);
	else
		return false;
	return true;
}
