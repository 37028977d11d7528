/* base/err.c: statuses with their message, and the talk on standard error.
 *
 * Formatting goes to the caller's buffer and nowhere else; a message is
 * cleaned of what could drive a terminal before anybody prints it. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/progress.h"
#include "base/utf8.h"

static const char *program = "courtroll";
static int verbose, quiet;

void
err_clean(char *s)
{
	size_t len = strlen(s), i = 0, n;
	uint32_t c;

	while (i < len) {
		n = utf8_decode(s + i, len - i, &c);
		if (n == 0 || c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) ||
		    (c >= 0x202a && c <= 0x202e) ||
		    (c >= 0x2066 && c <= 0x2069)) {
			if (n == 0)
				n = 1;
			memset(s + i, '?', n);
		}
		i += n;
	}
}

/* A cut in the middle of a character would leave broken UTF-8. */
static void
cut_whole(char *s)
{
	size_t len = strlen(s);

	while (len > 0 && ((unsigned char)s[len - 1] & 0xc0) == 0x80)
		len--;
	if (len > 0 && (unsigned char)s[len - 1] >= 0xc0)
		s[len - 1] = '\0';
}

static enum cr_status
set(struct cr_err *e, enum cr_status st, int sys, const char *fmt, va_list ap)
{
	const char *why = sys ? strerror(sys) : "";
	char tmp[sizeof e->msg];
	size_t room = sizeof tmp;
	int n;

	if (!e)
		return st;
	/* A name as long as the buffer must not push out what went wrong. */
	if (sys && strlen(why) + 2 < room / 2)
		room -= strlen(why) + 2;
	/* Arguments may point into e->msg, so format beside it. */
	n = vsnprintf(tmp, room, fmt, ap);
	if (n >= (int)room)
		cut_whole(tmp);
	if (sys) {
		size_t used = strlen(tmp);
		snprintf(tmp + used, sizeof tmp - used, ": %s", why);
	}
	err_clean(tmp);
	memcpy(e->msg, tmp, sizeof tmp);
	e->status = st;
	e->sys = sys;
	return st;
}

enum cr_status
err_set(struct cr_err *e, enum cr_status st, const char *fmt, ...)
{
	int keep = errno;
	va_list ap;

	va_start(ap, fmt);
	set(e, st, 0, fmt, ap);
	va_end(ap);
	errno = keep;
	return st;
}

enum cr_status
err_sys(struct cr_err *e, enum cr_status st, const char *fmt, ...)
{
	int keep = errno;
	va_list ap;

	va_start(ap, fmt);
	set(e, st, keep, fmt, ap);
	va_end(ap);
	errno = keep;
	return st;
}

enum cr_status
err_prefix(struct cr_err *e, const char *fmt, ...)
{
	char tmp[sizeof e->msg];
	size_t used;
	va_list ap;

	if (!e)
		return CR_FATAL;
	va_start(ap, fmt);
	/* half of it at most: what came up from below matters more */
	if (vsnprintf(tmp, sizeof tmp / 2, fmt, ap) >= (int)sizeof tmp / 2)
		cut_whole(tmp);
	va_end(ap);
	used = strlen(tmp);
	if (snprintf(tmp + used, sizeof tmp - used, ": %s", e->msg) >=
	    (int)(sizeof tmp - used))
		cut_whole(tmp);
	err_clean(tmp);
	memcpy(e->msg, tmp, sizeof tmp);
	return e->status;
}

void
log_name(const char *name)
{
	program = name;
}

void
log_verbose(int on)
{
	verbose = on;
}

void
log_quiet(int on)
{
	quiet = on;
}

int
log_is_quiet(void)
{
	return quiet;
}

static void
say(const char *word, const char *fmt, va_list ap)
{
	char line[1024];
	int keep = errno;

	vsnprintf(line, sizeof line, fmt, ap);
	err_clean(line);
	progress_hide();
	fprintf(stderr, "%s: %s%s\n", program, word, line);
	progress_show();
	errno = keep;
}

#define LOG(NAME, WORD, WHEN)                                                  \
	void NAME(const char *fmt, ...)                                        \
	{                                                                      \
		va_list ap;                                                    \
                                                                               \
		if (!(WHEN))                                                   \
			return;                                                \
		va_start(ap, fmt);                                             \
		say(WORD, fmt, ap);                                            \
		va_end(ap);                                                    \
	}
LOG(log_error, "", 1)
LOG(log_warn, "warning: ", 1)
LOG(log_info, "", !quiet)
LOG(log_debug, "", verbose)
