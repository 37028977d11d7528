/* base/mem.h: allocation that cannot fail; it ends the process instead (see
 * the memory policy in courtroll.h).  Free with free(). */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);
/* xrealloc of n items, checked for overflow */
void *xreallocn(void *p, size_t n, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Make room for one more item in the array *p of n items of `size` bytes,
 * whose capacity is *cap: grows by half. */
void *xgrow(void *p, size_t n, size_t *cap, size_t size);

#endif
