/* ingest/refusal.h: why an input was not taken in.
 *
 * One fixed list: it is what quarantine and the catalogue store and what the
 * decoding worker answers.  A refusal is a reason and a detail for a person
 * ("strip 3 of page 2 lies outside the file"); the words of a reason never
 * change.  Functions below ingest/image.h fail with CR_SKIP and fill a struct
 * refusal in place of a struct cr_err.
 */
#ifndef INGEST_REFUSAL_H
#define INGEST_REFUSAL_H

#include "base/err.h"

enum reason {
	REASON_NONE = 0,
	REASON_EMPTY,
	REASON_UNKNOWN_TYPE,
	REASON_NOT_SUPPORTED, /* known, but not taken; detail names it */
	REASON_DAMAGED,
	REASON_ENCRYPTED,
	REASON_TOO_LARGE, /* pixels, a side, bytes */
	REASON_TOO_MANY_PAGES,
	REASON_DIRECTORY_LOOP,
	REASON_NO_PAGES,
	/* These come from who sends the work, not from a decoder. */
	REASON_NOT_A_FILE,
	REASON_UNREADABLE,
	REASON_NAME_OUTSIDE,
	REASON_CRASHED,
	REASON_TIMEOUT,
	REASON_COUNT
};

struct refusal {
	enum reason reason;
	char detail[400];
};

#define REFUSAL_INIT                                                           \
	{                                                                      \
		REASON_NONE, ""                                                \
	}

/* "unknown-type" and so on; "none" for REASON_NONE. */
const char *reason_name(enum reason reason);
/* The other way; REASON_NONE for a word that is no reason. */
enum reason reason_find(const char *name);

/* Fill *r, cleaned as a message (base/err.h), and return CR_SKIP. */
enum cr_status refuse(struct refusal *r, enum reason reason, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

#endif
