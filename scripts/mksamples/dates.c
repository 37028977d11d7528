/* mksamples/dates.c: civil calendar arithmetic without the C library's clock,
 * so that no time zone and no "today" can reach the samples.
 */
#include "scripts/mksamples/dates.h"

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static const char *const months[] = {"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December"};

/* Days since 1 March 0000 of the proleptic Gregorian calendar. */
static int
to_number(struct day a)
{
	int y = a.m <= 2 ? a.y - 1 : a.y;
	int m = (a.m + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + a.d -
	       1;
}

static struct day
from_number(int n)
{
	struct day a;
	int y = (int)((10000LL * n + 14780) / 3652425);
	int rest = n - (365 * y + y / 4 - y / 100 + y / 400);
	int m;

	if (rest < 0) {
		y--;
		rest = n - (365 * y + y / 4 - y / 100 + y / 400);
	}
	m = (100 * rest + 52) / 3060;
	a.m = (m + 2) % 12 + 1;
	a.y = y + (m + 2) / 12;
	a.d = rest - (m * 306 + 5) / 10 + 1;
	return a;
}

struct day
day_add(struct day a, int days)
{
	return from_number(to_number(a) + days);
}

struct day
day_working(struct day a)
{
	/* 1 March 0000 was a Wednesday. */
	int weekday = (to_number(a) + 3) % 7;

	if (weekday == 6)
		return day_add(a, 2);
	if (weekday == 0)
		return day_add(a, 1);
	return a;
}

static const char *
ordinal(int d)
{
	if (d >= 11 && d <= 13)
		return "th";
	switch (d % 10) {
	case 1:
		return "st";
	case 2:
		return "nd";
	case 3:
		return "rd";
	default:
		return "th";
	}
}

void
day_write(struct text *t, struct day a, enum day_style style)
{
	const char *month = months[a.m - 1];
	char up[12];

	switch (style) {
	case DAY_ORDINAL:
		text_addf(t, "%d%s %s, %d", a.d, ordinal(a.d), month, a.y);
		break;
	case DAY_PLAIN:
		text_addf(t, "%d %s %d", a.d, month, a.y);
		break;
	case DAY_ORDINAL_PLAIN:
		text_addf(t, "%d%s %s %d", a.d, ordinal(a.d), month, a.y);
		break;
	case DAY_SLASH:
		text_addf(t, "%d/%d/%d", a.d, a.m, a.y);
		break;
	case DAY_SLASH_PADDED:
		text_addf(t, "%02d/%02d/%d", a.d, a.m, a.y);
		break;
	case DAY_DOTS:
		text_addf(t, "%02d.%02d.%02d", a.d, a.m, a.y % 100);
		break;
	case DAY_FORMAL:
		text_addf(
		    t, "%d%s day of %s, %d", a.d, ordinal(a.d), month, a.y);
		break;
	case DAY_STAMP:
		copy(up, sizeof(up), month);
		upper(up);
		text_addf(t, "%02d %.3s %d", a.d, up, a.y);
		break;
	}
}

enum day_style
day_any_style(struct rng *r)
{
	static const enum day_style styles[] = {DAY_ORDINAL, DAY_ORDINAL,
	    DAY_ORDINAL, DAY_PLAIN, DAY_ORDINAL_PLAIN, DAY_ORDINAL_PLAIN,
	    DAY_SLASH, DAY_SLASH_PADDED, DAY_DOTS};

	return PICK(r, styles);
}
