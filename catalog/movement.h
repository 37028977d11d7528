/* catalog/movement.h: where the paper of a file goes.  Truth: append-only.
 *
 * A file is in its place (record.room, shelf, box) or out with somebody
 * (record.holder).  Times are UTC, "2026-11-25 14:05:09"; dates are days,
 * "2026-11-25".  Nothing here makes a file wait for coding or indexing:
 * readers ask for place and holder when they show it.
 */
#ifndef CATALOG_MOVEMENT_H
#define CATALOG_MOVEMENT_H

#include <stdbool.h>

#include "catalog/catalog.h"

struct movement {
	int64_t seq, file;
	char *at, *what;   /* "out", "in", "move" */
	char *holder, *why, *due;
	int pages;         /* counted; -1: not */
	char *missing;     /* in: which pages, in words */
	char *room, *shelf, *box; /* move: to where */
	char *who;
};
struct movements {
	struct movement *v;
	size_t n, cap;
};
#define MOVEMENTS_INIT                                                         \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void movements_release(struct movements *m);

/* Lend it.  why, due: or NULL; pages: counted, or -1.  CR_SKIP: it is out
 * already (says with whom and since when), it is withdrawn, due is no day,
 * holder or who is empty. */
enum cr_status movement_out(struct catalog *c, int64_t file,
    const char *holder, const char *why, const char *due, int pages,
    const char *who, struct cr_err *e);

/* It is back.  *was (NULL: not wanted; else movement_release it): how it went
 * out, with the pages counted then.  missing: which pages, or NULL.  CR_SKIP: it
 * was not out. */
enum cr_status movement_in(struct catalog *c, int64_t file, int pages,
    const char *missing, const char *who, struct movement *was,
    struct cr_err *e);
void movement_release(struct movement *m);
/* Its pages were counted after it was taken back, when nobody had; or it is
 * said by now which are missing (pages -1: as counted before).  CR_SKIP: it is
 * out, never was, or they were counted. */
enum cr_status movement_counted(struct catalog *c, int64_t file, int pages,
    const char *missing, const char *who, struct cr_err *e);

/* It has another place from now on; what is NULL stays.  A new box or room
 * without a shelf named: the old shelf stays only where room stays.  The place is
 * registered too, so that it is coded and indexed again. */
enum cr_status movement_move(struct catalog *c, int64_t file, const char *room,
    const char *shelf, const char *box, const char *who, struct cr_err *e);

/* All of one file, oldest first. */
enum cr_status movement_list(struct catalog *c, int64_t file,
    struct movements *out, struct cr_err *e);

/* What is out: the longest due first, then those without a date by the time
 * they went.  before: only what is due before that day (2026-11-25), or NULL. */
enum cr_status movement_lent(struct catalog *c, const char *before,
    struct movements *out, struct cr_err *e);

/* Files that came back at or after that time with pages missing, or with
 * another count than the one before it: the rows that say so, oldest first. */
enum cr_status movement_short(struct catalog *c, const char *since,
    struct movements *out, struct cr_err *e);

/* Where a file is, by itself: for the lines of an answer.  CR_END: no such
 * file. */
struct file_place {
	char *room, *shelf, *box, *volume, *part; /* or NULL */
	char *holder, *since, *due;   /* NULL: it is in */
};
enum cr_status place_read(struct catalog *c, int64_t file, struct file_place *p,
    struct cr_err *e);
void place_release(struct file_place *p);
/* Files that lie there now (their place; who has them is another matter), by
 * number; what is NULL may be any, upper or lower case.  *files to free(). */
enum cr_status place_files(struct catalog *c, const char *room,
    const char *shelf, const char *box, int64_t **files, size_t *n,
    struct cr_err *e);

#endif
