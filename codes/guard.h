/* codes/guard.h: the words that call for protection, found on a whole page in
 * spite of OCR.
 *
 * Other words are read so only near the top of a page: a title lost is a
 * title lost, but a "defilement" lost is a child's name in the index.
 */
#ifndef CODES_GUARD_H
#define CODES_GUARD_H

#include "codes/paper.h"

/* What x->t has not seen, in order; release with sightings_release. */
void guards_find(struct sightings *out, const struct topics *t,
    const struct paper *x);

#endif
