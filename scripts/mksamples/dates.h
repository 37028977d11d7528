/* mksamples/dates.h: days, and the ways a court clerk writes them. */
#ifndef MKSAMPLES_DATES_H
#define MKSAMPLES_DATES_H

struct rng;
struct text;

struct day {
	int y, m, d;
};

enum day_style {
	DAY_ORDINAL,       /* 9th May, 2008 */
	DAY_PLAIN,         /* 30 May 2019 */
	DAY_ORDINAL_PLAIN, /* 6th October 2016 */
	DAY_SLASH,         /* 16/3/2021 */
	DAY_SLASH_PADDED,  /* 29/03/2004 */
	DAY_DOTS,          /* 11.03.13 */
	DAY_FORMAL,        /* 6th day of October, 2016 */
	DAY_STAMP          /* 12 MAR 2008 */
};

struct day day_add(struct day a, int days);
/* The same day, or the next Monday if it falls on a weekend. */
struct day day_working(struct day a);
void day_write(struct text *t, struct day a, enum day_style style);
/* One of the styles that running text uses. */
enum day_style day_any_style(struct rng *r);

#endif
