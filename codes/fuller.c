/* codes/fuller.c: a case's court, station and division, where one mention
 * leaves out what others say: each mention votes for what it names, a code
 * and a jacket more than words, a caption more than running text. */
#include "codes/assign.h"

#include <stdio.h>
#include <string.h>

enum { PLACES_MAX = 8 };
static const double HEADLESS = 0.5;

struct tally {
	struct case_id v[PLACES_MAX];
	double votes[PLACES_MAX];
	size_t n;
};

static void
tally_add(struct tally *t, const char *value, const struct case_id *id,
    bool court, double vote)
{
	size_t i;

	if (!*value)
		return;
	for (i = 0; i < t->n; i++)
		if (strcmp(court ? t->v[i].court : t->v[i].station_name,
			value) == 0)
			break;
	if (i == PLACES_MAX)
		return;
	if (i == t->n) {
		t->v[i] = *id;
		t->votes[i] = 0;
		t->n++;
	}
	t->votes[i] += vote;
}

static const struct case_id *
tally_best(const struct tally *t)
{
	size_t i, best = 0;

	for (i = 1; i < t->n; i++)
		if (t->votes[i] > t->votes[best])
			best = i;
	return t->n ? &t->v[best] : NULL;
}

/* A code names the registry; a heading may name a place of sitting. */
static double
place_vote(const struct assign *a, size_t number)
{
	const struct number *n = &a->l->numbers[number].n;
	double v = n->score;

	if (a->l->numbers[number].page == EVIDENCE_JACKET)
		return 10;
	if (strncmp(n->rule, "code", 4) == 0)
		v *= 3;
	return a->v[number].in_caption ? v : v * 0.3;
}

static void
fill(char *to, size_t size, const char *from)
{
	if (!to[0])
		(void)snprintf(to, size, "%s", from);
}

/* However its number was read: it stands over a paper of the own case. */
static bool
is_own_head(const struct assign *a, size_t number)
{
	size_t page = a->l->numbers[number].page;

	return page != EVIDENCE_JACKET && a->head[page] == number &&
	    a->standing[page] == STANDS_OWN;
}

/* Captions of the own case whose number was not found. */
static void
tally_captions(const struct assign *a, struct tally *courts,
    struct tally *stations)
{
	const struct scheme *s = a->p->s;
	struct case_id id;
	size_t i;

	for (i = 0; i < a->p->n; i++) {
		const struct place *at = &a->p->v[i].caption.place;

		if (a->standing[i] != STANDS_OWN || a->head[i] != NO_NUMBER)
			continue;
		memset(&id, 0, sizeof id);
		if (at->court >= 0)
			memcpy(id.court, s->courts[at->court].code,
			    sizeof id.court);
		if (at->station >= 0)
			scheme_place(s, &id, &s->stations[at->station]);
		tally_add(courts, id.court, &id, true, HEADLESS);
		tally_add(stations, id.station_name, &id, false, HEADLESS);
	}
}

void
assign_fill(const struct assign *a, struct case_id *id, bool own)
{
	struct tally courts = { .n = 0 }, stations = { .n = 0 };
	const struct case_id *x, *fuller;
	size_t k;

	for (k = 0; k < a->l->n_numbers; k++) {
		x = &a->l->numbers[k].n.candidates[0];
		if ((!own || !is_own_head(a, k)) &&
		    (!assign_reading(a, k) ||
			case_likeness(x, id) != LIKE_SAME ||
			!case_match(x, id)))
			continue;
		tally_add(&courts, x->court, x, true, place_vote(a, k));
		tally_add(&stations, x->station_name, x, false,
		    place_vote(a, k));
		fill(id->division, sizeof id->division, x->division);
	}
	if (own)
		tally_captions(a, &courts, &stations);
	if (!id->court[0] && (fuller = tally_best(&courts)))
		memcpy(id->court, fuller->court, sizeof id->court);
	fuller = tally_best(&stations);
	if (!id->station_name[0] && fuller &&
	    (!fuller->court[0] || strcmp(fuller->court, id->court) == 0)) {
		memcpy(id->station, fuller->station, sizeof id->station);
		memcpy(id->station_name, fuller->station_name,
		    sizeof id->station_name);
	}
}
