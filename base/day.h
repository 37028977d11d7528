/* base/day.h: days of the calendar, "2026-11-25" (ISO 8601), of the Gregorian
 * calendar from year 1583 on. */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>

#define DAY_MAX 11 /* bytes of a day, with its end */

bool day_valid(const char *day);
/* A day as people type it: "2026-11-25", "25/11/2026", "25.11.26", "25 11 2026",
 * day first; a year of two digits is the latest one not after `today`'s year
 * plus one.  False: it is none. */
bool day_typed(char out[DAY_MAX], const char *text, const char *today);
/* Days since 1970-01-01; of a valid day. */
long day_number(const char *day);
void day_of_number(char out[DAY_MAX], long number);
/* Today by this machine's clock and time zone; COURTROLL_TODAY, where it is set
 * to a valid day, stands in for it (tests, and papers that are dated back). */
void day_today(char out[DAY_MAX]);

#endif
