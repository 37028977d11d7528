/* mksamples/util.h: the few things every part of the generator leans on.
 *
 * The generator is a tool of the build, not of the program: it stops at the
 * first thing that goes wrong (die), and it links nothing of courtroll, so that
 * a fault in courtroll cannot hide itself in the samples.
 */
#ifndef MKSAMPLES_UTIL_H
#define MKSAMPLES_UTIL_H

#include <stddef.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A string that grows.  { 0 } is an empty one; s is NULL until text_add. */
struct text {
	char *s;
	size_t len;
	size_t cap;
};

_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Zeroed memory, or die. */
void *xalloc(size_t n, size_t size);
void *xgrow(void *p, size_t size);

void text_add(struct text *t, const char *s);
void text_addn(struct text *t, const char *s, size_t n);
void text_addf(struct text *t, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void text_clear(struct text *t);
void text_free(struct text *t);
/* The contents, never NULL. */
const char *text_str(const struct text *t);

/* Copy src into dst, cut at size; dst is always terminated. */
void copy(char *dst, size_t size, const char *src);
/* printf into dst, cut at size. */
void put(char *dst, size_t size, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* ASCII capitals, in place. */
void upper(char *s);

/* Make a directory and those above it; one that is there is fine. */
void make_dirs(const char *path);

#endif
