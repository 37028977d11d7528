/* codes/doctitle.h: the title line of a document: JUDGMENT, J U D G M E N T,
 * TUDGMENT, RULING OF THE COURT, NOTICE OF MOTION (Under Order 52 ...).
 *
 * In a scheme's <documents>, forms that say no weight, or 10 and less, are
 * titles; heavier ones are phrases, which speak for their type in the body
 * of a page (codes/doclook.h).
 *
 *	if (title_of_line(&t, p, page, line))
 *		... topics.doctypes[t.type]
 */
#ifndef CODES_DOCTITLE_H
#define CODES_DOCTITLE_H

#include "codes/paper.h"

enum { TITLE_WEIGHT = 10 }; /* of a form: more is a phrase */

struct title {
	int type;        /* index of topics.doctypes */
	size_t from, to; /* glyphs of the form itself */
	int weight;      /* of the form; below TITLE_WEIGHT: a common word, that
	                  * needs a heading over it */
	bool exact;      /* spelt right, and the whole line */
	bool whole;      /* nothing else on the line, but for brackets */
	bool capitals;   /* the line is */
};

/* Do title words make up (nearly) the whole of a line?  Nothing but capitals
 * or words with capital initials may follow them there: "RULING ON A
 * PRELIMINARY OBJECTION", but not "Judgment Debtor", "Petition No. 5". */
bool title_of_line(struct title *t, const struct papers *p, size_t page,
    size_t line);

#endif
