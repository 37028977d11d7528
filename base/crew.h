/* base/crew.h: a row of items worked on by threads, with the same result as
 * one after the other.
 *
 *	produce ──> work (in some thread) ──> consume
 *
 * produce and consume are called in the caller's thread only, and in order:
 * what was produced first is consumed first.  So they may share a database
 * connection, print, and keep state; work must touch nothing but its item,
 * its thread's own state and what nobody changes meanwhile.  At most `ahead`
 * items are under way, so a slow consumer stops the rest.
 *
 *	static enum cr_status next(void *ctx, void **item, struct cr_err *e);
 *	const struct crew crew = { .ctx = &job, .produce = next,
 *		.work = look, .consume = store, .drop = forget };
 *	st = crew_run(&crew, &e);
 *
 * Signals are taken by the caller's thread; to stop, produce returns CR_END
 * (progress_stopping()): what is under way is still consumed.  On one
 * processor, or with one worker, no thread is started.
 */
#ifndef BASE_CREW_H
#define BASE_CREW_H

#include "base/err.h"

#define CREW_MAX 8 /* threads, where the caller does not say */

struct crew {
	void *ctx;
	unsigned workers; /* 0: as many as processors, up to CREW_MAX */
	unsigned ahead;   /* items under way, 0: four for each worker */

	/* Thread's own state, made and freed in the thread; both may be
	 * NULL, *state is then NULL. Failing to open ends the run. */
	enum cr_status (*open)(void *ctx, void **state, struct cr_err *e);
	void (*close)(void *ctx, void *state);

	/* The next item, which is then the crew's. CR_END: no more. Any
	 * other failure: no more, and crew_run returns it once all before
	 * is consumed. */
	enum cr_status (*produce)(void *ctx, void **item, struct cr_err *e);
	enum cr_status (*work)(void *ctx, void *state, void *item,
	    struct cr_err *e);
	/* Takes the item, with what work returned: e (never NULL) says why
	 * where it failed. To fail ends the run. */
	enum cr_status (*consume)(void *ctx, void *item, enum cr_status st,
	    struct cr_err *e);
	/* Takes an item that is not consumed because the run failed. */
	void (*drop)(void *ctx, void *item);
};

/* CR_OK: all was consumed. */
enum cr_status crew_run(const struct crew *c, struct cr_err *e);

#endif
