/* tests/scratch.h: what the C tests share: a directory of their own below
 * $TMPDIR, files in it, and an archive.  Includes cmocka as it wants it. */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/catalog.h"

/* A call must succeed; where not, its message is the failure's. */
#define must(CALL)                                                             \
	do {                                                                   \
		struct cr_err e_ = CR_ERR_INIT, *e = &e_;                      \
		enum cr_status st_ = (CALL);                                   \
		if (st_ != CR_OK)                                              \
			fail_msg("%s is %d: %s", #CALL, st_, e_.msg);          \
	} while (0)

/* A call must end with this status, and its message hold this text. */
#define must_say(STATUS, TEXT, CALL)                                           \
	do {                                                                   \
		struct cr_err e_ = CR_ERR_INIT, *e = &e_;                      \
		enum cr_status st_ = (CALL);                                   \
		if (st_ != (STATUS) || !strstr(e_.msg, TEXT))                  \
			fail_msg("%s is %d: '%s', not %d: '%s'", #CALL, st_,   \
			    e_.msg, STATUS, TEXT);                             \
	} while (0)

static char *scratch; /* the directory, made by scratch_setup */

static inline int
scratch_setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	scratch = xasprintf("%s/courtroll.XXXXXX", tmp ? tmp : "/tmp");
	return mkdtemp(scratch) ? 0 : -1;
}

static inline int
scratch_teardown(void **state)
{
	(void)state;
	dir_remove(scratch, NULL);
	free(scratch);
	scratch = NULL;
	return 0;
}

/* A path in it; to free(). */
static inline char *
in_scratch(const char *name)
{
	return path_join(scratch, name);
}

/* Make a file in it, with the folders on the way. */
static inline void
put(const char *name, const char *content)
{
	char *path = in_scratch(name), *slash = strrchr(path, '/');

	*slash = '\0';
	must(dir_make(path, e));
	*slash = '/';
	must(file_write(path, content, strlen(content), e));
	free(path);
}

/* Read one; to free(). */
static inline char *
get(const char *name)
{
	char *path = in_scratch(name);
	struct buf b = BUF_INIT;

	must(file_read(&b, path, 1 << 24, e));
	free(path);
	return buf_detach(&b, NULL);
}

/* A fresh archive in it, site MUK, and its catalogue. */
struct bench {
	struct archive a;
	struct catalog *c;
};

static inline void
bench_open(struct bench *b)
{
	char *root = in_scratch("archive");

	if (!file_exists(root))
		must(archive_init(root, "MUK", "uganda", e));
	must(archive_open(&b->a, root, e));
	must(catalog_open(&b->c, &b->a, e));
	free(root);
}

static inline void
bench_close(struct bench *b)
{
	catalog_close(b->c);
	archive_close(&b->a);
}

#endif
