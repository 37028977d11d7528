/* base/day.c: days of the calendar (see day.h).  Day numbers are those of
 * Howard Hinnant's "chrono-compatible low-level date algorithms":
 * years begin in March, so that the leap day comes last. */
#include "base/day.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return m == 2 && leap ? 29 : days[m - 1];
}

static bool
real(int y, int m, int d)
{
	return y >= 1583 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 &&
	    d <= month_days(y, m);
}

bool
day_valid(const char *s)
{
	int y, m, d, i;

	for (i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s[i] != '-'
				     : !isdigit((unsigned char)s[i]))
			return false;
	if (s[10])
		return false;
	y = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 +
	    (s[3] - '0');
	m = (s[5] - '0') * 10 + (s[6] - '0');
	d = (s[8] - '0') * 10 + (s[9] - '0');
	return real(y, m, d);
}

static void
write_day(char out[DAY_MAX], int y, int m, int d)
{
	out[0] = (char)('0' + y / 1000 % 10);
	out[1] = (char)('0' + y / 100 % 10);
	out[2] = (char)('0' + y / 10 % 10);
	out[3] = (char)('0' + y % 10);
	out[4] = out[7] = '-';
	out[5] = (char)('0' + m / 10);
	out[6] = (char)('0' + m % 10);
	out[8] = (char)('0' + d / 10);
	out[9] = (char)('0' + d % 10);
	out[10] = '\0';
}

/* Up to three numbers with anything of " -/." between; how many. */
static int
numbers(const char *s, int n[3], int digits[3])
{
	int k = 0;

	while (k < 3) {
		s += strspn(s, " -/.");
		if (!isdigit((unsigned char)*s))
			break;
		for (n[k] = digits[k] = 0; isdigit((unsigned char)*s); s++) {
			if (++digits[k] > 4)
				return 0;
			n[k] = n[k] * 10 + (*s - '0');
		}
		k++;
	}
	s += strspn(s, " -/.");
	return *s ? 0 : k;
}

bool
day_typed(char out[DAY_MAX], const char *text, const char *today)
{
	int n[3], digits[3], this_year = (int)strtol(today, NULL, 10), y;

	if (numbers(text, n, digits) != 3)
		return false;
	if (digits[0] == 4) { /* the year first */
		if (!real(n[0], n[1], n[2]))
			return false;
		write_day(out, n[0], n[1], n[2]);
		return true;
	}
	y = n[2];
	if (digits[2] == 2) {
		y += this_year / 100 * 100;
		if (y > this_year + 1)
			y -= 100;
	} else if (digits[2] != 4) {
		return false;
	}
	if (!real(y, n[1], n[0]))
		return false;
	write_day(out, y, n[1], n[0]);
	return true;
}

long
day_number(const char *day)
{
	long y = strtol(day, NULL, 10), m = strtol(day + 5, NULL, 10);
	long d = strtol(day + 8, NULL, 10), era, of_era;

	y -= m <= 2;
	era = y / 400;
	of_era = y - era * 400;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1 - 719468;
}

void
day_of_number(char out[DAY_MAX], long number)
{
	long z = number + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;
	int m = (int)(mp + (mp < 10 ? 3 : -9));

	write_day(out, (int)(yoe + era * 400 + (m <= 2)), m,
	    (int)(doy - (153 * mp + 2) / 5 + 1));
}

void
day_today(char out[DAY_MAX])
{
	const char *said = getenv("COURTROLL_TODAY");
	time_t now = time(NULL);
	struct tm t;

	if (said && day_valid(said)) {
		memcpy(out, said, DAY_MAX);
		return;
	}
	if (!localtime_r(&now, &t))
		memset(&t, 0, sizeof t);
	write_day(out, t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}
