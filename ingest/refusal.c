/* refusal.c: the fixed list of reasons and its words (ingest/refusal.h). */
#include "ingest/refusal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const reason_names[REASON_COUNT] = {
    [REASON_NONE] = "none",
    [REASON_EMPTY] = "empty",
    [REASON_UNKNOWN_TYPE] = "unknown-type",
    [REASON_NOT_SUPPORTED] = "not-supported",
    [REASON_DAMAGED] = "damaged",
    [REASON_ENCRYPTED] = "encrypted",
    [REASON_TOO_LARGE] = "too-large",
    [REASON_TOO_MANY_PAGES] = "too-many-pages",
    [REASON_DIRECTORY_LOOP] = "directory-loop",
    [REASON_NO_PAGES] = "no-pages",
    [REASON_NOT_A_FILE] = "not-a-file",
    [REASON_UNREADABLE] = "unreadable",
    [REASON_NAME_OUTSIDE] = "name-outside",
    [REASON_CRASHED] = "crashed",
    [REASON_TIMEOUT] = "timeout",
};

const char *
reason_name(enum reason reason)
{
	if ((int)reason < 0 || reason >= REASON_COUNT)
		reason = REASON_NONE;
	return reason_names[reason];
}

enum reason
reason_find(const char *name)
{
	for (int i = 1; i < REASON_COUNT; i++) {
		if (strcmp(reason_names[i], name) == 0)
			return (enum reason)i;
	}
	return REASON_NONE;
}

enum cr_status
refuse(struct refusal *r, enum reason reason, const char *fmt, ...)
{
	va_list ap;

	r->reason = reason;
	va_start(ap, fmt);
	vsnprintf(r->detail, sizeof(r->detail), fmt, ap);
	va_end(ap);
	err_clean(r->detail);
	return CR_SKIP;
}
