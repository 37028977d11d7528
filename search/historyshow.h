/* search/historyshow.h: a history for people and for programs (`case`). */
#ifndef SEARCH_HISTORYSHOW_H
#define SEARCH_HISTORYSHOW_H

#include <stdbool.h>

#include "base/buf.h"
#include "search/history.h"

/* Files that only name the case: "see Civil Suit 95 of 2015". */
struct mention_of {
	const struct record *file;
	const struct rec_number *number;
	bool sure; /* court, station and all agree */
};

struct shown {
	const char *number;     /* as asked */
	const struct history *h;
	const struct scheme *scheme;
	const struct case_id *asked; /* its one reading, or NULL */
	bool by_file;           /* asked by a file: nothing is left open */
	const struct mention_of *mentions;
	size_t n_mentions;
};

/* Does what is known of a case answer all that was asked, or may it only be
 * meant? */
bool shown_sure(const struct shown *s, const struct history_case *c);

/* What is missing, said plainly: "Civil Suit 9 of 2009: not registered here".
 * Call back for each. */
void shown_gaps(const struct shown *s,
    void (*f)(void *ctx, const char *kind, size_t at, const char *text),
    void *ctx);

void history_text(struct buf *out, const struct shown *s);
/* One line with its end. */
void history_json(struct buf *out, const struct shown *s);

#endif
