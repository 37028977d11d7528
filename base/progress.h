/* base/progress.h: how far the work is, on standard error.
 *
 * On a terminal a bar that is redrawn in place, at most ten times a second;
 * elsewhere a plain line every few seconds.  Shows done, total, rate a
 * minute and, once it can be said honestly, the time left.
 *
 *	ocr  37/120 [#########...................]  41/min  2:01 left
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdint.h>

struct progress;

/* what: "ocr"; unit: "pages".  With COURTROLL_STEP="2/4" in the environment
 * the line begins with that (set by `run`). total may be 0: not known. */
struct progress *progress_new(const char *what, const char *unit,
    uint64_t total);
void progress_total(struct progress *p, uint64_t total);
void progress_done(struct progress *p, uint64_t done); /* redraws if due */
/* Take the bar away (a plain last line elsewhere); free. NULL is fine. */
void progress_free(struct progress *p);

/* "1 page", "2 pages": the end of the word. */
static inline const char *
plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

/* For log_*: clear the bar before a line, draw it again after. */
void progress_hide(void);
void progress_show(void);

/* Ctrl-C and SIGTERM: finish what is in hand. progress_stop_setup installs
 * the handlers (no SA_RESTART); progress_stopping says whether one came.
 * A second signal ends the process at once. */
void progress_stop_setup(void);
int progress_stopping(void);

#endif
