/* codes/heading.h: what the numbers of a heading are to it (see caption.h).
 */
#ifndef CODES_HEADING_H
#define CODES_HEADING_H

#include "codes/hits.h"

/* Has a number its line, or lines, for itself, but for a few letters? */
bool heading_alone(const struct hits *h, const struct hit *x);
/* Where a heading that goes on at glyph `start` ends: at the words for its
 * parties, judge or title; at `limit` where none come. */
size_t heading_end(const struct hits *h, size_t start, size_t limit);

/* Hit `own` is the own number; it gets the place.  Those that follow before
 * glyph `end` are its parents, or own as well ("and"). */
void heading_roles(struct hits *h, size_t own, size_t end,
    const struct place *p);

#endif
