/* codes/venue.h: the court that the paper at hand is said to come from, as a
 * person gives it for a jacket, or for a whole box of them:
 *
 *	High Court Mukono   CM Mukono   HCT-00   HCT-00-LD   Mukono   mengo
 *
 * in words, as an abbreviation or as the front of a code, misspelt as far as
 * the scheme's words are found in spite of it.  It completes a number that
 * leaves its court open, as the heading of a page would; what the number says
 * itself stays, and so does what it comes from (its parents).
 */
#ifndef CODES_VENUE_H
#define CODES_VENUE_H

#include "codes/hits.h"

struct venue {
	struct place at;  /* court, station, division; -1: not said */
	char digits[4];   /* of a code whose station nobody knows, or "" */
};

/* false: nothing of it is known; *v says nothing then.  said may be NULL. */
bool venue_read(struct venue *v, const struct scheme *s, const char *said);

/* Of the numbers on a jacket, the one that is the file's own: it was written
 * there as somebody's, so one whose role its words do not tell may be it, and
 * before none at all one that they make a citation ("A v B, Civil Suit ...").
 * One that a mending of digits found never goes before a literal one.  h->n:
 * none. */
size_t venue_own(const struct hits *h);

/* Give what it leaves open to the own number `own` and those that go on from
 * it; before hits_resolve.  false: they have nothing from it. */
bool venue_give(const struct venue *v, struct hits *h, size_t own);
/* The rest of it, after hits_resolve: to a reading of such a number. */
void venue_finish(const struct venue *v, const struct scheme *s,
    struct case_id *id);

/* Does a number say itself that it is of another court or another place? */
bool venue_contradicts(const struct venue *v, const struct scheme *s,
    const struct case_id *id);

#endif
