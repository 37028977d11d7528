/* base/buf.h: a growing byte string.
 *
 * Invariants: b.data is always a NUL-terminated string, also when empty;
 * b.len excludes that NUL; data may hold NULs of its own.  The caller owns
 * the struct (on his stack, set to BUF_INIT), the module owns what is inside;
 * buf_release gives it back and leaves the struct usable.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char *data;
	size_t len;
	size_t cap; /* 0: data points to a shared empty string */
};

extern char buf_empty[];
#define BUF_INIT                                                               \
	{                                                                      \
		buf_empty, 0, 0                                                \
	}

void buf_init(struct buf *b);
void buf_release(struct buf *b);
void buf_reset(struct buf *b); /* len = 0, keeps the memory */
void buf_reserve(struct buf *b, size_t extra);
void buf_add(struct buf *b, const void *data, size_t len);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_truncate(struct buf *b, size_t len); /* len <= b->len */

/* The string becomes the caller's, to free(); *b is empty again. */
char *buf_detach(struct buf *b, size_t *len);

#endif
