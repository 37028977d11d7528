/* registry/seat.c: courts and places as people write them (see seat.h): parts
 * between slashes or commas, each the code or the name of one. */
#include "registry/seat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "codes/lookup.h"

static bool
take_court(struct seat *out, const struct scheme *s, const char *word)
{
	size_t i;

	for (i = 0; i < s->n_courts && !out->court[0]; i++) {
		const struct court *c = &s->courts[i];

		if (strcasecmp(word, c->code) && strcasecmp(word, c->title))
			continue;
		memcpy(out->court, c->code, sizeof out->court);
		return true;
	}
	return false;
}

static bool
take_station(struct seat *out, const struct scheme *s, const char *word)
{
	size_t i;

	for (i = 0; i < s->n_stations && !out->station; i++) {
		const struct station *st = &s->stations[i];

		if (strcasecmp(word, st->name) &&
		    (!st->confirmed || strcmp(word, st->code)))
			continue;
		out->station = st->name;
		return true;
	}
	return false;
}

static char *
trimmed(char *word)
{
	size_t len;

	word += strspn(word, " \t");
	len = strlen(word);
	while (len && strchr(" \t", word[len - 1]))
		word[--len] = '\0';
	return word;
}

enum cr_status
seat_read(struct seat *out, const struct scheme *s, const char *text,
    struct cr_err *e)
{
	char *copy = xstrdup(text), *rest = copy, *word;
	enum cr_status st = CR_OK;

	*out = (struct seat){ "", NULL };
	while (st == CR_OK && (word = strsep(&rest, "/,"))) {
		word = trimmed(word);
		if (*word && !take_court(out, s, word) &&
		    !take_station(out, s, word))
			st = err_set(e, CR_SKIP, "'%.80s' is no court and no "
			    "station of the scheme, or one too many: write "
			    "it like HC/Mukono ('courtroll scheme show "
			    "stations' lists them)", word);
	}
	if (st == CR_OK && !out->court[0] && !out->station)
		st = err_set(e, CR_SKIP, "which court? (like HC/Mukono)");
	free(copy);
	return st;
}

bool
seat_has(const struct seat *seat, const struct case_id *c)
{
	if (seat->court[0] && strcmp(seat->court, c->court) != 0)
		return false;
	return !seat->station || !strcasecmp(seat->station, c->station_name) ||
	    !strcasecmp(seat->station, c->station);
}

void
seat_put(const struct seat *seat, const struct scheme *s, struct case_id *c)
{
	const struct station *st;

	if (seat->court[0])
		memcpy(c->court, seat->court, sizeof c->court);
	st = seat->station ? scheme_station(s, seat->station) : NULL;
	if (st) {
		c->station[0] = c->station_name[0] = '\0';
		scheme_place(s, c, st);
	}
}
