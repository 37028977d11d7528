/* index/codeone.c: one file coded at once, beside other programs that code
 * (see code.h).  The lock of the stage is held for the few milliseconds that
 * it takes; who finds it taken tries again for a moment. */
#include "index/code.h"

#include <stdlib.h>
#include <time.h>

#include "base/file.h"

enum { TRIES = 20, PAUSE_MS = 5 };

static enum cr_status
hold(int *lock, const struct catalog *c, struct cr_err *e)
{
	const struct timespec pause = { 0, PAUSE_MS * 1000000L };
	char *path = archive_path(catalog_archive(c), "lock.code", NULL);
	enum cr_status st = CR_RETRY;
	int i;

	for (i = 0; i < TRIES && st == CR_RETRY; i++) {
		if (i)
			(void)nanosleep(&pause, NULL);
		st = lock_take(lock, path, e);
	}
	free(path);
	return st;
}

static enum cr_status
store(struct catalog *c, struct code_job *j, struct cr_err *e)
{
	enum cr_status st = catalog_group_begin(c, e);

	if (st != CR_OK)
		return st;
	if ((st = code_join(j, c, e)) == CR_OK)
		st = code_store(c, j, e);
	return catalog_group_end(c, st, e);
}

enum cr_status
code_one(struct catalog *c, const struct scheme *s, const struct model *model,
    int64_t file, struct cr_err *e)
{
	struct code_job *j = NULL;
	struct pages *pages = NULL;
	enum cr_status st;
	int lock = -1;

	if ((st = hold(&lock, c, e)) != CR_OK)
		return st;
	if ((st = pages_open(&pages, c, e)) == CR_OK &&
	    (st = code_read(&j, c, pages, file, e)) == CR_OK) {
		code_find(j, s, model);
		st = store(c, j, e);
	}
	code_free(j);
	pages_close(pages);
	archive_release(lock);
	return st;
}
