/* search/reviewsession.h: a person answers the questions at a terminal. */
#ifndef SEARCH_REVIEWSESSION_H
#define SEARCH_REVIEWSESSION_H

#include "search/review.h"

struct session_counts {
	size_t answered, skipped, left;
};

/* The terminal is open (reviewterm.h).  dir: for pictures, or NULL.  Every
 * answer is on disk before the next question. */
enum cr_status session_run(struct session_counts *n, struct review *v,
    const char *by, const char *dir, struct cr_err *e);

#endif
