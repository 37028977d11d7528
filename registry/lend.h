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

/* *odd: something is not as it should be (pages are short, a file that is not
 * out comes back): a person must look.  CR_SKIP: refused, the message says
 * why and where the file is. */
enum cr_status lend_out(const struct lending *l, int64_t file,
    struct buf *said, bool *odd, struct cr_err *e);
enum cr_status lend_in(const struct lending *l, int64_t file,
    struct buf *said, bool *odd, struct cr_err *e);
enum cr_status lend_move(const struct lending *l, int64_t file,
    struct buf *said, bool *odd, struct cr_err *e);

/* "MUK-000123-7  HCT-00-LD-CS-0260-2017": how a file is called at the desk;
 * appended. No name of a person. */
void lend_name(struct buf *out, struct desk *d, int64_t file);

/* A day as people type it, or "14d" from today; "" and NULL: none.  CR_SKIP:
 * it is none, or before today. */
enum cr_status lend_due(char out[11], const char *typed, const char *today,
    struct cr_err *e);

/* Files named one by one: each of words; or, where there is none, or "-", a
 * line each of standard input, until it ends.  A line that is wrong is named
 * on standard error and the next one taken.  f is lend_out and the like.
 * Returns the exit status. */
int lend_all(const struct lending *l, char **words, int n,
    enum cr_status (*f)(const struct lending *l, int64_t file,
	struct buf *said, bool *odd, struct cr_err *e));

#endif
