/* base/pool.h: work that may crash, hang or eat all memory is done by
 * exec'd worker processes, one job at a time each.
 *
 * Parent.  Describe the program in struct pool_spec, pool_new, then
 *
 *	while (more) {
 *		while (pool_idle(p) && next(&job))
 *			pool_send(p, &job, e);
 *		pool_wait(&p, 1, -1, &res, e);
 *	}
 *
 * The pool starts workers when they are needed, kills one that passes its
 * deadline, starts another in place of one that died, and replaces each
 * after `recycle` jobs.  It does not retry: who sent the job decides (two
 * strikes, then the page is marked failed).  When the parent dies, so do the
 * workers (PR_SET_PDEATHSIG).
 *
 * Worker.  Its standard input is a Unix socket that keeps message borders;
 * each message is one job, a text (JSON) with up to POOL_FDS open
 * descriptors.  It answers each with exactly one message:
 *
 *	while (worker_next(&req, fds, &n_fds) == CR_OK) { ...; worker_reply(...); }
 *
 * End of file means: finish.  Standard output is /dev/null, standard error a
 * pipe that the parent reads: the tail of it (at most 2 KiB) explains a
 * crash.  The environment is built from scratch: PATH, LC_ALL=C,
 * OMP_THREAD_LIMIT=1, TESSDATA_PREFIX and what spec->env adds.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define POOL_FDS     3
#define POOL_MSG_MAX (128 * 1024)

struct pool_spec {
	const char *const *argv; /* program and arguments, NULL at the end */
	const char *const *env;  /* more "NAME=value", or NULL */
	unsigned workers;        /* processes at once, >= 1 */
	unsigned recycle;        /* jobs before a worker is replaced; 0: never */
	int deadline_ms;         /* for one job; its worker is then killed */
	uint64_t memory;         /* bytes of address space, 0: no limit */
	uint64_t file_size;      /* largest file it may write, 0: no limit */
};

struct pool_job {
	uint64_t id; /* the caller's, comes back with the result */
	const char *msg;
	size_t len; /* <= POOL_MSG_MAX */
	int fds[POOL_FDS];
	int n_fds; /* sent as copies; the caller keeps and closes his own */
	int deadline_ms; /* for this job; 0: as the pool's jobs have it */
};

enum pool_how {
	POOL_DONE,    /* reply holds the worker's answer */
	POOL_CRASHED, /* it died; why says of what */
	POOL_TIMEOUT, /* it was killed at the deadline */
};

struct pool_result {
	uint64_t id;
	enum pool_how how;
	struct buf reply; /* reused between calls; buf_release when done */
	char why[400];
};
#define POOL_RESULT_INIT                                                       \
	{                                                                      \
		0, POOL_DONE, BUF_INIT, ""                                     \
	}

struct pool;

/* CR_FATAL when the program is not there.  That it cannot run (a library is
 * missing: status 127) shows at the first job, and pool_wait is CR_FATAL. */
enum cr_status pool_new(struct pool **p, const struct pool_spec *spec,
    struct cr_err *e);
/* Ask all workers to finish and wait for them; one with a job is killed, and
 * so is one that does not finish within two seconds.
 * Afterwards pool_peak_rss knows them all. */
void pool_finish(struct pool *p);
/* pool_finish, and free. NULL is fine. */
void pool_free(struct pool *p);

bool pool_idle(const struct pool *p);    /* room for one more job */
unsigned pool_busy(const struct pool *p); /* jobs under way */

/* Largest resident size of any worker so far, bytes (from wait4). */
uint64_t pool_peak_rss(const struct pool *p);

enum cr_status pool_send(struct pool *p, const struct pool_job *job,
    struct cr_err *e);

/* Wait for the next result of any of n pools.  *which gets its index.
 * CR_END: timeout_ms passed (-1: for ever), or no job is under way, or a
 * signal came. */
enum cr_status pool_wait(struct pool *const *pools, size_t n, int timeout_ms,
    size_t *which, struct pool_result *res, struct cr_err *e);

/* Worker's side. CR_END: no more work. */
enum cr_status worker_next(struct buf *req, int fds[POOL_FDS], int *n_fds,
    struct cr_err *e);
enum cr_status worker_reply(const char *msg, size_t len, struct cr_err *e);

#endif
