/* base/caseid.c: identities of cases: the canonical key, and comparing two of
 * which one or both are known in part. */
#include "base/caseid.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

bool
case_known(const struct case_id *c)
{
	return c->type[0] && c->serial > 0 && c->year > 0;
}

void
case_key(char *out, size_t size, const struct case_id *c)
{
	char serial[24] = "", year[12] = "", station[sizeof c->station];
	char *p;

	if (c->serial > 0)
		(void)snprintf(serial, sizeof serial, "%ld", c->serial);
	if (c->year > 0)
		(void)snprintf(year, sizeof year, "%d", c->year);
	/* The slash separates the parts; a name that holds one may not add
	 * a part. */
	(void)snprintf(station, sizeof station, "%s", c->station);
	for (p = station; *p; p++)
		if (*p == '/')
			*p = '-';
	(void)snprintf(out, size, "%s/%s/%s/%s/%s", c->court, station,
	    c->type, serial, year);
}

static bool
differ(const char *a, const char *b)
{
	return *a && *b && strcasecmp(a, b) != 0;
}

/* One place may be known here by its code, there by its name only. */
static bool
stations_differ(const struct case_id *a, const struct case_id *b)
{
	if (!differ(a->station, b->station))
		return false;
	return strcasecmp(a->station, b->station_name) != 0 &&
	    strcasecmp(a->station_name, b->station) != 0 &&
	    (!a->station_name[0] ||
		strcasecmp(a->station_name, b->station_name) != 0);
}

bool
case_match(const struct case_id *a, const struct case_id *b)
{
	if (differ(a->court, b->court) || differ(a->type, b->type))
		return false;
	if (a->serial > 0 && b->serial > 0 && a->serial != b->serial)
		return false;
	if (a->year > 0 && b->year > 0 && a->year != b->year)
		return false;
	return !stations_differ(a, b);
}
