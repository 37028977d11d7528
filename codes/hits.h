/* codes/hits.h: the numbers of a text on their way from the first sight to
 * struct number: what was written, before it is decided what it means.
 */
#ifndef CODES_HITS_H
#define CODES_HITS_H

#include "codes/coded.h"
#include "codes/glyphs.h"
#include "codes/lookup.h"
#include "codes/mentions.h"
#include "codes/number.h"

struct hit {
	size_t from, to;    /* glyphs of the number itself */
	size_t first, last; /* with the words for its court on the same line */
	size_t reach;       /* where the context before it begins */
	long serial;
	int year;           /* 0: not written, or cut off */
	int set;            /* readings of the words before it, or -1 */
	int legacy;         /* letters before it, or -1 */
	bool coded;         /* `code` holds what it says */
	long other_serial;  /* a second reading of the digits, or 0 */
	int other_year;
	bool repaired;      /* see struct number */
	bool short_year;    /* written with two digits, or cut off after them */
	bool joined;        /* goes on from the one before: "and 3 of 2018" */
	struct coded code;
	struct place place;
	enum number_role role;
	enum relation relation; /* of a parent; NONE: no words tell */
	double score;
	const char *rule;
};

struct hits {
	const struct scheme *s;
	struct glyphs g;
	struct mentions m;
	struct hit *v;
	size_t n, cap;
};

/* Find the numbers with their context; `near`: bytes at the front that are
 * read in spite of OCR errors in the words around numbers (in the number's
 * own words that is always so). The text must outlive the hits. */
void hits_find(struct hits *h, const struct scheme *s, const char *text,
    size_t len, size_t near);
void hits_release(struct hits *h);

/* words.c: the numbers in words that end with the pair at glyph i; returns
 * the glyph after them, or 0: none. */
size_t words_find(struct hits *h, size_t i);
/* Case-type words that end before glyph `at` (perhaps with a number mark in
 * between): the index of the readings, or -1; *from is where they begin. */
int words_before(const struct hits *h, size_t at, size_t *from);
/* A canonical key (base/caseid.h) at glyph i. */
bool key_find(struct coded *c, const struct hits *h, size_t i);

struct hit *hits_push(struct hits *h);
/* Where the last number ends: glyphs before it are taken. */
size_t hits_end(const struct hits *h);

/* roles.c: parent or cited by the words around. */
void roles_find(struct hits *h);
/* Nothing but words of context, brackets and joining words ("and") between
 * two glyphs?  joins: signs that join as well, GAP_COMMA | GAP_AMP. */
bool hits_linked(const struct hits *h, size_t from, size_t to,
    unsigned joins);

/* resolve.c: decide what each hit means, append to out. */
void hits_resolve(const struct hits *h, struct numbers *out);

#endif
