/* mksamples/pen.h: what every writer of a document holds in hand. */
#ifndef MKSAMPLES_PEN_H
#define MKSAMPLES_PEN_H

#include <stdbool.h>

#include "scripts/mksamples/grammar.h"
#include "scripts/mksamples/matter.h"
#include "scripts/mksamples/press.h"

struct pen {
	struct press *p;
	const struct matter *m;
	struct rng *r;
	struct day day;      /* of the document */
	const char *type;    /* its type, as the truth calls it */
	const char *written; /* the case number, as this document has it */
};

typedef void writer_fn(struct pen *pen);

/* caption.c: the heading of a court paper.  judge: with BEFORE. */
void caption_print(struct pen *pen, const char *title, bool judge);

/* A rule expanded into a string that lives until the next call. */
const char *pen_say(struct pen *pen, const char *tpl);
/* Numbered (n > 0) or plain paragraphs out of the deck until the document is
 * full but for `tail` lines, or `max` are set.  Returns the next number. */
int pen_body(struct pen *pen, struct deck *d, int n, double tail, int max);
void pen_dated(struct pen *pen);
/* "DRAWN & FILED BY: ..." */
void pen_drawn(struct pen *pen, const char *firm);
/* A RECEIVED box, a CERTIFIED TRUE COPY box, or a seal. */
void pen_received(struct pen *pen);
void pen_certified(struct pen *pen);
void pen_seal(struct pen *pen);

writer_fn write_pleading, write_decision, write_proceedings, write_charge,
    write_notice, write_letter, write_decree;

#endif
