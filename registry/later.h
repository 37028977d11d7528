/* registry/later.h: what was saved is coded and indexed by another process,
 * while somebody goes on typing: one at a time, quiet, behind all others. */
#ifndef REGISTRY_LATER_H
#define REGISTRY_LATER_H

#include <stdbool.h>
#include <sys/types.h>

struct later {
	pid_t pid; /* 0: none is at work */
};

/* Begin, unless one is at work: then false.  COURTROLL_ARCHIVE must be set.
 * It outlives us where we end first.  One that fails says nothing: what it
 * left is done by the next, and by the stages that end the sitting. */
bool later_begin(struct later *l);
/* Is one at work? */
bool later_works(struct later *l);
/* Until it has ended. */
void later_wait(struct later *l);

#endif
