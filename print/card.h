/* print/card.h: cards that stand for paper: the tracer in a file's empty
 * place, the slip of a search that officers sign, the label on the end of a
 * box. */
#ifndef PRINT_CARD_H
#define PRINT_CARD_H

#include "print/printout.h"

/* In the empty place on the shelf.  NULL: a line to write on. */
struct tracer {
	const char *id, *payload, *code, *volume, *place;
	const char *holder, *why, *since, *due, *pages;
};
void card_tracer(struct printout *p, struct area a, const struct tracer *t);

/* Where was it looked for, when, by whom; signed. */
struct search_slip {
	const char *number, *parties, *line; /* of the register; may be NULL */
	const char *place;                   /* last known, or NULL */
};
void card_search(struct printout *p, struct area a,
    const struct search_slip *s);

/* The end of a box, read from across the room. */
struct box_end {
	const char *box, *place, *holds, *count;
};
void card_box(struct printout *p, struct area a, const struct box_end *b);

#endif
