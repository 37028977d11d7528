/* mksamples/number.h: what a case number is, and the many ways to write it. */
#ifndef MKSAMPLES_NUMBER_H
#define MKSAMPLES_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "scripts/mksamples/places.h"

enum court { COURT_CA, COURT_HC, COURT_CM, COURT_G1 };

struct text;

struct number {
	enum court court;
	const struct station *station;
	const char *division; /* CV CR LD CC FD ICD; magistrates: CV or CR */
	const char *type;     /* CS CA MA MC SC CN CRC CO REV FC AC DC EP LS */
	int serial;
	int year;
};

const char *court_code(enum court c);

/* style is any number; the same style always gives the same writing.  Returns
 * true if it was written as a code that tells the division. */
bool number_write(struct text *t, const struct number *n, uint32_t style);
/* In plain words, mixed case, for running text: "Civil Suit No. 95 of 2015" */
void number_words(struct text *t, const struct number *n);
/* As an appeal names the case it comes from, with its court. */
void number_with_court(struct text *t, const struct number *n, uint32_t style);

#endif
