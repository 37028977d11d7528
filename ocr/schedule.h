/* ocr/schedule.h: reading all that waits.
 *
 *	catalogue ─▶ decoder pool ─▶ raster (memory file) ─▶ reader pool
 *	    ▲                                                    │
 *	    └──────── pages/<batch>.db ◀────── ALTO ◀────────────┘
 *
 * The scheduler links no OCR engine and is the stage's only writer.  A page
 * that kills or hangs a worker is read once more the simple way, which comes
 * to an end where the other does not; a page that does so twice is marked
 * failed with the reason.  Its neighbours never notice.  On Ctrl-C the pages
 * in hand are finished.
 *
 * The deadline is for all readings of a page together.  What the engine had
 * read when its share of it was over is kept, and said in the reason. */
#ifndef OCR_SCHEDULE_H
#define OCR_SCHEDULE_H

#include <stdint.h>

#include "catalog/catalog.h"

struct schedule_options {
	unsigned jobs;      /* reading processes */
	int deadline_s;     /* to read one page */
	const char *lang;   /* "eng" */
	const char *reader; /* program to exec; NULL: courtroll-ocr-worker */
};

struct schedule_counts {
	int64_t read, failed;
	int64_t rescan;     /* of those read: their pictures are bad */
	int64_t by_hand;    /* of those read: handwritten */
	bool stopped;       /* by a signal, before all was read */
	uint64_t reader_rss, decoder_rss; /* bytes, the largest */
};

enum cr_status schedule_run(struct catalog *c,
    const struct schedule_options *o, struct schedule_counts *n,
    struct cr_err *e);

#endif
