/* codes/date.h: dates as court papers write them, the day always first:
 *
 *	30 May 2019   9th May, 2008   16/3/2021   1/10/1983   11.03.13
 *	this 6th day of October, 2016   28th day of February 2012   26t' ...
 *
 * Month names are the scheme's (TERM_MONTH).
 */
#ifndef CODES_DATE_H
#define CODES_DATE_H

#include "codes/paper.h"

struct date {
	size_t from, to; /* glyphs */
	int day, month, year;
	bool doubtful;   /* letters were taken for digits */
};

/* A date that begins at glyph i; impossible ones (31 June) are none. */
bool date_at(struct date *d, const struct papers *p, size_t page, size_t i);
/* The first date within glyphs [from, to). */
bool date_find(struct date *d, const struct papers *p, size_t page,
    size_t from, size_t to);
/* "2019-10-23" */
void date_write(char out[12], const struct date *d);

#endif
