/* registry/book_case.h: which case a row of a register means: its number, as
 * written, read with the archive's scheme.
 *
 * What the number leaves open is taken from the row's own cells: court, type,
 * year; the court, at last, from what holds for the whole register.  A number
 * of several readings keeps them all: nothing is silently chosen.
 */
#ifndef REGISTRY_BOOK_CASE_H
#define REGISTRY_BOOK_CASE_H

#include "base/caseid.h"
#include "codes/scheme.h"

enum case_reading {
	CASE_NONE,      /* nothing is written */
	CASE_UNREAD,    /* no number that can be read */
	CASE_READ,      /* one reading: type, serial and year are known */
	CASE_AMBIGUOUS, /* several; v has them */
	CASE_NO_YEAR,   /* one or several, none with a year */
	CASE_NO_TYPE,   /* "95/2015": serial and year alone */
};

enum { BOOK_CASES = 6 };
struct book_case {
	enum case_reading how;
	struct case_id v[BOOK_CASES];
	size_t n;
	bool mended;    /* letters were taken for digits, or a space for none */
};

/* A court as a person gives it (codes/venue.h), read once for many numbers. */
struct book_court;
struct book_court *book_court_new(void);
void book_court_free(struct book_court *c); /* NULL is fine */
/* said may be NULL; nothing is done where it was read last. */
void book_court_read(struct book_court *c, const struct scheme *s,
    const char *said);
const char *book_court_said(const struct book_court *c); /* or NULL */
bool book_court_known(const struct book_court *c); /* something of it is */

/* What is said of a number elsewhere than in it; NULL: nothing. */
struct book_hints {
	const struct book_court *court; /* of the row */
	const struct book_court *usual; /* where no other is said */
	const char *type;   /* "Civil Suit" */
	const char *year;   /* "2015" */
};

void book_case(struct book_case *out, const struct scheme *s,
    const char *written, const struct book_hints *h);

/* What of a case is not known, from the court that is said; what it says
 * itself stays.  false: nothing was added. */
bool book_case_court(struct case_id *id, const struct scheme *s,
    const struct book_court *court);

#endif
