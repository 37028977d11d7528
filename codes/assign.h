/* codes/assign.h: whose number is each?  What the steps of numbers_assign
 * share.  For the files named below only.
 *
 *	assign.c   one entry for every number; at the end, their roles
 *	jacket.c   the numbers on the jacket, and the court said beside them
 *	own.c      the file's own case, from jacket and captions
 *	belong.c   pages of other cases
 *	lineage.c  the own case's parents
 *	fuller.c   what one mention of a case leaves out and another says
 *
 * All numbers of a page stand together, pages in order, the jacket's first.
 */
#ifndef CODES_ASSIGN_H
#define CODES_ASSIGN_H

#include "codes/claim.h"
#include "codes/labels.h"

#define NO_NUMBER ((size_t)-1)

/* Whose page is it?  Only pages with a caption's own number are asked. */
enum standing {
	STANDS_UNKNOWN,
	STANDS_OWN,     /* the file's own case */
	STANDS_CHILD,   /* comes from it: an application in the suit's file */
	STANDS_PARENT,  /* it comes from that one: the lower court's record */
	STANDS_KIN,     /* shares parents or parties with it */
	STANDS_FOREIGN,
};

/* What is known of a number beside its entry in labels.numbers. */
struct sight {
	const struct hit *hit;
	bool in_caption;
	bool head; /* it is the caption's own, or begins a page without one */
};

struct assign {
	struct labels *l;
	const struct papers *p;
	struct sight *v;  /* one per number */
	size_t n_jacket;
	size_t jacket_own; /* of those, the file's own; NO_NUMBER */
	size_t *first;    /* numbers of page i: first[i] .. first[i + 1] */
	size_t *head;     /* the own number of page i's caption, NO_NUMBER */
	enum standing *standing; /* of page i */
	struct claims claims;  /* to be the file's own case */
	struct claims parents; /* to be its parents */
	struct claims also;    /* to be it as well: tried together */
	struct case_id own; /* as full as is known */
	bool has_own;
};

/* One entry for each of the numbers of a page, or of the jacket. */
void assign_entries(struct assign *a, const struct hits *h, size_t page);
/* The reading of a number that says type, serial and year; NULL: none, or
 * more than one. */
const struct case_id *assign_reading(const struct assign *a, size_t number);
/* The numbers that page i's caption says with a role. */
size_t assign_next(const struct assign *a, size_t page, size_t number,
    enum number_role said); /* the first at or after `number`; NO_NUMBER */
/* How the own number of a caption is to its parent there. */
enum relation assign_relation(const struct assign *a, size_t child,
    size_t parent);
/* A vote for the reading of a number: how sure it is, 0..1. */
double assign_vote(const struct assign *a, size_t number);
/* Can the reading of it have been at fault?  Mended, or badly printed. */
bool assign_doubtful(const struct assign *a, size_t number);
/* A number as it stands in the text, on one line, cut short. */
const char *assign_quote(const struct assign *a, size_t number, char *buf,
    size_t size);
/* Make a case's court, station and division as full as its other mentions
 * say, or, where it is the own case, its captions; what is there stays. */
void assign_fill(const struct assign *a, struct case_id *id, bool own);
/* The text below the captions speaks for claims as well, more softly. */
void assign_support(const struct assign *a, struct claims *c);
/* Did one caption say both, side by side or one above the other? */
bool assign_apart(void *a, const struct claim *x, const struct claim *y);
/* "'A' on page 2, but 'B' on page 5" */
void assign_conflict(struct assign *a, size_t one, size_t other);

void jacket_read(struct assign *a, struct hits *h);
void jacket_check(struct assign *a); /* once the own case is known */
void own_choose(struct assign *a);
void belong_find(struct assign *a);
/* The parents that the own case's captions name, once it is known which they
 * are; and what they are to it. */
void lineage_collect(struct assign *a);
void lineage_find(struct assign *a);

#endif
