/* codes/seeds.h: which forms can be near a place of the text at all.
 *
 * Most words of a page are near no form, and that must be known at once.  A
 * form may have one letter wrong, lost or added in its first six, or letters
 * taken apart or run together there ("VI" and "W").  So for the first six
 * letters of every form (of one of five: all of them) some keys are kept,
 * and the text at a place is asked for the keys that it could share:
 *
 *	one edit       what the text and the form begin with is equal once one
 *	               letter is left out of each: the two that differ; or the
 *	               one too many, and the last of the other
 *	look-alikes    equal once W is written VI, M as RN ... in both
 *
 * A shared key proves nothing: codes/near.c then looks.  No shared key means
 * that nothing is near, but for forms of up to FORM_TIGHT letters, which
 * must be spelt right anyway.  Keys are packed letters, six bits each.
 */
#ifndef CODES_SEEDS_H
#define CODES_SEEDS_H

#include "codes/forms.h"

enum {
	SEED_SHORT = FORM_TIGHT + 1, /* letters of the shortest form with edits */
	SEED_LONG = SEED_SHORT + 1,
	SEED_MAX = 64, /* branches at one place */
};

void seeds_init(struct forms *f);
/* A node SEED_LONG deep, or one SEED_SHORT deep where a form ends. */
void seeds_add(struct forms *f, uint32_t node);

/* The nodes that may be near the n folded letters t[0], t[step], ...; returns
 * how many, each once; SEED_MAX + 1: too many to tell. */
size_t seeds_find(const struct forms *f, const char *t, int step, size_t n,
    uint32_t nodes[SEED_MAX]);

#endif
