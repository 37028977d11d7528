/* ocr/deadline.h: how the time that a page has is shared between its
 * readings, so that it never takes longer than its deadline.
 *
 * The first gets four fifths; the rest is for a second, where the first had
 * to be killed: time enough to start a reader anew and read the simple way.
 * A second reading gets all that the first left. */
#ifndef OCR_DEADLINE_H
#define OCR_DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

/* Milliseconds for the next reading; at least 100.  all: the page's
 * deadline; used: spent of it; last: no other reading comes after. */
int deadline_share(int all_ms, int64_t used_ms, bool last);

/* When the engine should come to an end by itself, so that what it read can
 * be answered before the reader is killed. */
int deadline_engine(int share_ms);

#endif
