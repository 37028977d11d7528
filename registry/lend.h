/* registry/lend.h: what happens at the desk to one file: out, in, move; what
 * is said of it.  Each is on disk when it returns CR_OK; the words are for the
 * clerk, who may have thirty of them before him. */
#ifndef REGISTRY_LEND_H
#define REGISTRY_LEND_H

#include "base/buf.h"
#include "registry/desk.h"

struct lending {
	struct desk *desk;
	const char *who, *today;
	const char *to, *why, *due;   /* out */
	int pages;                    /* counted, -1: not */
	const char *missing;          /* in */
	const char *room, *shelf, *box; /* move */
};

/* *odd: something is not as it should be (pages are short): a person must
 * look.  CR_SKIP: refused; the message says why, where the file should be, and
 * what to look at, for it may be that two files carry one id. */
enum cr_status lend_out(const struct lending *l, int64_t file,
    struct buf *said, bool *odd, struct cr_err *e);
/* A file that is in, but came back uncounted, may still have its pages
 * counted. */
enum cr_status lend_in(const struct lending *l, int64_t file,
    struct buf *said, bool *odd, struct cr_err *e);
enum cr_status lend_move(const struct lending *l, int64_t file,
    struct buf *said, bool *odd, struct cr_err *e);

/* "MUK-000123-7  HCT-00-LD-CS-0260-2017  volume 2": how a file is called at
 * the desk; appended. No name of a person. */
void lend_name(struct buf *out, struct desk *d, int64_t file);

/* Where it is: desk_where, and who has its box where that is out; appended. */
void lend_where(struct buf *out, struct desk *d, int64_t file,
    const char *today);

/* Its pages, as they were counted last: going out, coming back, else on its
 * jacket; -1: never. */
int lend_counted(struct desk *d, int64_t file);

/* A day as people type it, or "14d" from today; "" and NULL: none.  CR_SKIP:
 * it is none, or before today. */
enum cr_status lend_due(char out[11], const char *typed, const char *today,
    struct cr_err *e);

/* Files that something was done to, in that order; v to free(). */
struct lent_files {
	int64_t *v;
	size_t n, cap;
};

/* Files named one by one (lend_run.c): each of words; or, where there is none,
 * or "-", a line each of standard input, until it ends or somebody stops it.
 * A line that is wrong, and a label that is read twice, is named on standard
 * error and the next one taken.  f is lend_out and the like.  Returns the exit
 * status. */
int lend_all(const struct lending *l, char **words, int n,
    enum cr_status (*f)(const struct lending *l, int64_t file,
	struct buf *said, bool *odd, struct cr_err *e),
    struct lent_files *done);

#endif
