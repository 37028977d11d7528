/* search/reviewscreen.h: one question on a screen of 24 lines and 80 columns
 * or more. */
#ifndef SEARCH_REVIEWSCREEN_H
#define SEARCH_REVIEWSCREEN_H

#include "search/review.h"

struct screen {
	int rows, columns;
	size_t n, of;        /* "3 of 57" */
	const char *picture; /* path, or NULL */
	const char *message; /* of the last key, or NULL */
	bool colour;         /* may it be bold? */
};

void screen_item(struct buf *out, const struct screen *s,
    const struct review_item *i);
/* Behind the last question. */
void screen_end(struct buf *out, const struct screen *s);
void screen_help(struct buf *out, const struct screen *s);

#endif
