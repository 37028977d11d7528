/* base/caseid.c: identities of cases: the canonical key, and comparing two of
 * which one or both are known in part. */
#include "base/caseid.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

bool
case_known(const struct case_id *c)
{
	return c->type[0] && c->serial > 0 && c->year > 0;
}

bool
case_unknown_code(char code[8], const struct case_id *c)
{
	static const char before[] = "unknown (";
	const char *s = c->station_name + sizeof before - 1;
	size_t n;

	*code = '\0';
	if (c->station[0] ||
	    strncmp(c->station_name, before, sizeof before - 1) != 0)
		return false;
	n = strspn(s, "0123456789");
	if (n == 0 || n > 7 || s[n] != ')')
		return false;
	memcpy(code, s, n);
	code[n] = '\0';
	return true;
}

void
case_key(char *out, size_t size, const struct case_id *c)
{
	char serial[24] = "", year[12] = "", station[sizeof c->station];
	char *p, unknown[8];

	if (c->serial > 0)
		(void)snprintf(serial, sizeof serial, "%ld", c->serial);
	if (c->year > 0)
		(void)snprintf(year, sizeof year, "%d", c->year);
	/* The slash separates the parts; a name that holds one may not add
	 * a part. */
	(void)snprintf(station, sizeof station, "%s",
	    case_unknown_code(unknown, c) ? unknown : c->station);
	for (p = station; *p; p++)
		if (*p == '/')
			*p = '-';
	(void)snprintf(out, size, "%s/%s/%s/%s/%s", c->court, station,
	    c->type, serial, year);
}

bool
case_same(const struct case_id *a, const struct case_id *b)
{
	char x[CASE_KEY_MAX], y[CASE_KEY_MAX];

	case_key(x, sizeof x, a);
	case_key(y, sizeof y, b);
	return strcmp(x, y) == 0;
}

static bool
differ(const char *a, const char *b)
{
	return *a && *b && strcasecmp(a, b) != 0;
}

static bool
is_digits(const char *s)
{
	while (isdigit((unsigned char)*s))
		s++;
	return !*s;
}

/* One place may be known here by its code, there by its name only.  A code
 * that nobody knows differs from other codes, and from no name. */
static bool
stations_differ(const struct case_id *a, const struct case_id *b)
{
	char x[8], y[8];
	bool unknown_a = case_unknown_code(x, a);
	bool unknown_b = case_unknown_code(y, b);

	if (unknown_a && unknown_b)
		return differ(x, y);
	if (unknown_a)
		return is_digits(b->station) && differ(x, b->station);
	if (unknown_b)
		return is_digits(a->station) && differ(a->station, y);
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
