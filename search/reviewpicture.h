/* search/reviewpicture.h: cut-outs of pages for the person who reviews.
 *
 * Protected pages must not be left lying about: they are made in a directory
 * of their own that nobody else may enter, below $XDG_RUNTIME_DIR (memory, as
 * a rule) or $TMPDIR, and it is removed at the end.  What a killed review left
 * is removed by the next one.
 */
#ifndef SEARCH_REVIEWPICTURE_H
#define SEARCH_REVIEWPICTURE_H

#include "search/review.h"

/* A new such directory; to free(). */
enum cr_status picture_dir(char **path, struct cr_err *e);

/* Path of an item's cut-out in dir, made if it is not there yet; to free().
 * NULL: it shows no page, or the page cannot be had. */
char *picture_of(const struct review_item *i, const char *dir);

#endif
