/* index/verdictcase.c: people's decisions about case numbers (see verdict.h).
 *
 * What a person says is one more number, that stands on no page; the
 * machine's own stay listed with their roles, so that it can be seen who
 * said what. */
#include "index/verdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/lookup.h"
#include "index/finding.h"
#include "index/terms.h"

/* A key names the station by name or by code: both mean one, as in a number
 * that was read. */
static void
place_key(struct case_id *c, const struct scheme *s)
{
	const struct station *st = scheme_station(s, c->station);
	size_t i;

	for (i = 0; !st && c->station[0] && i < s->n_stations; i++)
		if (s->stations[i].confirmed &&
		    !strcmp(s->stations[i].code, c->station))
			st = &s->stations[i];
	if (st)
		scheme_place(s, c, st);
}

void
verdict_read_case(struct verdict_case *c, const struct scheme *s,
    const char *written)
{
	struct numbers found = NUMBERS_INIT;
	const struct number *n;
	size_t i;

	memset(c, 0, sizeof *c);
	if (terms_case_parse(&c->id, written, strlen(written))) {
		place_key(&c->id, s);
		c->settled = true;
		return;
	}
	numbers_find(&found, s, written, strlen(written));
	if (found.n) {
		n = &found.v[0];
		c->settled = n->settled && case_known(&n->candidates[0]);
		c->id = n->candidates[0];
		for (i = 0; i < n->n_candidates && c->n < 8; i++)
			c->readings[c->n++] = n->candidates[i];
	}
	numbers_release(&found);
}

static void
fill(char *to, size_t size, const char *from)
{
	if (!to[0])
		(void)snprintf(to, size, "%s", from);
}

/* A person writes "Civil Suit 95 of 2015"; the heading knows the court. Where
 * the file's numbers agree, they fill the gaps, and they settle what could be
 * read in two ways. */
static void
complete(struct verdict_case *c, const struct draft *d)
{
	size_t i, k;

	for (i = 0; i < d->n_numbers && !c->settled; i++)
		for (k = 0; k < c->n && d->numbers[i].settled; k++)
			if (case_known(&c->readings[k]) &&
			    case_match(&c->readings[k], &d->numbers[i].id)) {
				c->id = c->readings[k];
				c->settled = true;
				break;
			}
	for (i = 0; i < d->n_numbers && c->settled; i++) {
		const struct label_number *n = &d->numbers[i];

		if (!n->settled || strcmp(n->role, "own") != 0 ||
		    !case_match(&n->id, &c->id))
			continue;
		fill(c->id.court, sizeof c->id.court, n->id.court);
		fill(c->id.station, sizeof c->id.station, n->id.station);
		fill(c->id.station_name, sizeof c->id.station_name,
		    n->id.station_name);
		fill(c->id.division, sizeof c->id.division, n->id.division);
	}
}

static struct label_number *
add_case(struct draft *d, const struct verdict *v, const struct decision *x,
    const char *written, const char *role, enum label_own own)
{
	struct verdict_case c;
	struct label_number *n;

	verdict_read_case(&c, v->scheme, written);
	if (own != OWN_NOT)
		complete(&c, d);
	n = draft_number(d);
	n->verbatim = draft_string(d, written);
	n->role = role;
	n->quote = verdict_quote(d, x);
	n->rule = "person";
	n->score = 1;
	n->person = true;
	n->settled = c.settled;
	n->own = c.settled ? own : OWN_NOT;
	if (c.settled) {
		n->id = c.id;
		n->code = finding_code(d, v->scheme, &n->id);
	}
	return n;
}

/* The file's case is another, or it has none.  What was tried together with
 * the machine's goes with it, unless the person's is one of those. */
static void
own_case(struct draft *d, const struct verdict *v, const struct decision *x)
{
	const struct label_number *own;
	size_t i, n = d->n_numbers;
	bool among = false;

	for (i = 0; i < n; i++)
		if (d->numbers[i].own == OWN_CASE)
			d->numbers[i].own = OWN_ALSO;
	if (x->value[0])
		add_case(d, v, x, x->value, "own", OWN_CASE);
	own = draft_own(d);
	for (i = 0; own && i < n; i++)
		among = among || (d->numbers[i].own == OWN_ALSO &&
		    case_match(&d->numbers[i].id, &own->id));
	for (i = 0; i < n; i++)
		if (d->numbers[i].own == OWN_ALSO && (!among ||
		    case_match(&d->numbers[i].id, &own->id)))
			d->numbers[i].own = OWN_NOT;
}

/* Numbers of a role that a key means are not that. */
static void
deny(struct draft *d, const char *key, const char *role, const char *instead)
{
	struct case_id id;
	size_t i;

	if (!terms_case_parse(&id, key, strlen(key)))
		return;
	for (i = 0; i < d->n_numbers; i++) {
		struct label_number *n = &d->numbers[i];

		if (!n->settled || !case_match(&n->id, &id) ||
		    strcmp(n->role, role) != 0)
			continue;
		n->role = instead;
		n->relation = NULL;
		n->own = OWN_NOT;
	}
}

/* "<number>|<from>|<to>" */
static void
other_code(struct draft *d, const struct verdict *v, const struct decision *x)
{
	char *value = xstrdup(x->value), *from, *to = NULL;
	struct label_number *n;

	from = strchr(value, '|');
	if (from) {
		*from++ = '\0';
		to = strchr(from, '|');
	}
	if (to)
		*to++ = '\0';
	n = add_case(d, v, x, value, "own", OWN_OTHER);
	n->since = from && *from ? draft_string(d, from) : NULL;
	n->until = to && *to ? draft_string(d, to) : NULL;
	free(value);
}

/* "<relation>|<number>" */
static void
parent(struct draft *d, const struct verdict *v, const struct decision *x)
{
	const char *bar = strchr(x->value, '|');
	struct label_number *n;

	n = add_case(d, v, x, bar ? bar + 1 : x->value, "parent", OWN_NOT);
	if (bar && bar > x->value)
		n->relation = draft_text(d, x->value,
		    (size_t)(bar - x->value));
}

/* ---- disagreement -------------------------------------------------------- */

/* Does an anomaly speak of a number that people say is the file's? */
static bool
is_settled(const struct draft *d, const struct label *a, size_t machine)
{
	size_t i, k;

	for (i = 0; i < d->n_numbers; i++) {
		const struct label_number *n = &d->numbers[i];

		if (i == machine || n->person || !n->settled ||
		    n->page != a->first || !a->detail ||
		    !strstr(a->detail, n->verbatim))
			continue;
		for (k = 0; k < d->n_numbers; k++)
			if (d->numbers[k].person &&
			    d->numbers[k].own != OWN_NOT &&
			    case_match(&d->numbers[k].id, &n->id))
				return true;
	}
	return false;
}

/* machine: index of what it took for the file's own, n_numbers: nothing. */
static void
show_conflict(struct draft *d, size_t machine)
{
	const struct label_number *own = draft_own(d), *was;
	struct label *a;
	char *detail;
	size_t i;

	for (i = d->n_labels; i-- > 0;)
		if (d->labels[i].kind == LABEL_ANOMALY &&
		    !strcmp(d->labels[i].value, "number-conflict") &&
		    is_settled(d, &d->labels[i], machine))
			draft_drop(d, i);
	if (!own || !own->person || machine == d->n_numbers)
		return;
	was = &d->numbers[machine];
	for (i = 0; i < d->n_numbers; i++)
		if (d->numbers[i].person && d->numbers[i].own != OWN_NOT &&
		    case_match(&d->numbers[i].id, &was->id))
			return;
	detail = xasprintf("%s, but %s", own->verbatim, was->verbatim);
	a = draft_label(d, LABEL_ANOMALY, "number-conflict");
	a->first = was->page;
	a->detail = draft_string(d, detail);
	a->score = 1;
	free(detail);
}

void
verdict_lay_cases(struct draft *d, const struct verdict *v)
{
	const struct decision *last = verdict_last(v, "case");
	const struct label_number *own = draft_own(d);
	size_t machine = own ? (size_t)(own - d->numbers) : SIZE_MAX, i;
	bool any = false;

	for (i = 0; i < v->said->n; i++) {
		const struct decision *x = &v->said->v[i];

		if (!strcmp(x->kind, "case") && x == last) {
			own_case(d, v, x);
		} else if (!strcmp(x->kind, "not-case")) {
			deny(d, x->value, "own", "unknown");
		} else if (!strcmp(x->kind, "code")) {
			other_code(d, v, x);
		} else if (!strcmp(x->kind, "parent")) {
			parent(d, v, x);
		} else if (!strcmp(x->kind, "not-parent")) {
			deny(d, x->value, "parent", "cited");
		} else {
			continue;
		}
		any = true;
	}
	if (any)
		show_conflict(d, machine == SIZE_MAX ? d->n_numbers : machine);
}
