/* base/err.h: how a function says that it failed, and what the caller does.
 *
 * A function that can fail returns enum cr_status.  The value IS the policy:
 * it tells the caller what to do, not what happened.  What happened travels
 * beside it in a struct cr_err on the caller's stack: no allocation, no
 * global, so it works when memory is gone.
 *
 *	struct cr_err e = CR_ERR_INIT;
 *	if ((st = page_read(&p, id, &e)) != CR_OK)
 *		return st;
 *
 * Messages: lower case, what failed first, the name in 'quotes', what to do
 * about it; no full stop.  Control bytes and broken UTF-8 in them become '?'
 * (names come from strangers' files).  Libraries never print and never exit;
 * wrong arguments from our own code are an assert.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum cr_status {
	CR_OK = 0,     /* done */
	CR_END = 1,    /* no more items; nothing found */
	CR_RETRY = -1, /* the same call may succeed later */
	CR_SKIP = -2,  /* this item is bad: record why and go on */
	CR_FATAL = -3, /* stop the run, a person must look */
};

struct cr_err {
	enum cr_status status;
	int sys; /* errno at the failure, or 0 */
	char msg[400];
};

#define CR_ERR_INIT                                                            \
	{                                                                      \
		CR_OK, 0, ""                                                   \
	}

/* Fill *e (which may be NULL) and return st, so that
 * `return err_set(e, CR_SKIP, "...")` is one line.  errno is kept in e->sys
 * and left as it was. */
enum cr_status err_set(struct cr_err *e, enum cr_status st, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

/* The same, with ": <strerror(errno)>" at the end. */
enum cr_status err_sys(struct cr_err *e, enum cr_status st, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

/* Put "what: " before a message that came up from below; returns e->status. */
enum cr_status err_prefix(struct cr_err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Replace control bytes and broken UTF-8 in s by '?', in place. */
void err_clean(char *s);

/* Talk, on standard error, one line each, cleaned as above.  log_debug is
 * silent unless log_verbose(1) was called.  All keep errno.  A progress bar
 * on the terminal is cleared first and drawn again (base/progress.h). */
void log_name(const char *program); /* default "courtroll" */
void log_verbose(int on);
void log_quiet(int on); /* no log_info, no progress */
int log_is_quiet(void);
void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
