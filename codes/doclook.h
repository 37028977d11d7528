/* codes/doclook.h: what a single page looks like to who cuts a file into
 * documents: has it a heading, a title, and for which types of document do
 * its phrases speak?
 *
 *	struct looks k;
 *	looks_read(&k, p);
 *	... k.v[page], k.v[page].spoken[type] ...
 *	looks_release(&k);
 */
#ifndef CODES_DOCLOOK_H
#define CODES_DOCLOOK_H

#include "codes/doctitle.h"

/* What the phrases of a page say for one type. */
struct spoken {
	int sum;         /* of their weights, each phrase once */
	int best;        /* weight of the heaviest */
	size_t from, to; /* glyphs of that */
};

struct look {
	bool read;       /* there is text */
	bool heading;    /* a court's lines stand over it */
	size_t court;    /* the line that shows it */
	bool judged;     /* the heading names who sat: a decision, a record */
	size_t judge_line;
	bool has_title;
	size_t title_line;
	struct title title;
	struct spoken *spoken; /* by type */
	int opening;     /* a type whose heaviest phrase stands where a
	                  * document begins with it; -1 */
	size_t dated;    /* lines that are dates and nothing else */
	int number;      /* of the page, as printed on it; 0: none */
};

struct looks {
	struct look *v;
	size_t n;
	struct spoken *spoken;
};

enum { PHRASE_OPENS = 60 }; /* weight of a phrase that begins a document */

void looks_read(struct looks *k, const struct papers *p);
void looks_release(struct looks *k);

/* The type for which pages [first, last] speak most, or -1; *sum: how much.
 * Two that speak about alike: the heavier single phrase decides. */
int looks_spoken(const struct looks *k, const struct papers *p, size_t first,
    size_t last, int *sum);

#endif
