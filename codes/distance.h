/* codes/distance.h: how far two words are from each other: the edit distance,
 * letters changed, lost or added.
 */
#ifndef CODES_DISTANCE_H
#define CODES_DISTANCE_H

#include <stddef.h>

enum { DISTANCE_MAX = 96 }; /* letters of b, at most */

size_t letters_distance(const char *a, size_t n, const char *b, size_t m);

#endif
