/* index/store.h: what a hit brings back: the data of one index document.
 *
 * It holds all that a list of hits shows, with the text and a box for each
 * word, so that search opens neither catalogue rows nor ALTO.  The format is
 * described in store.c; it is bounded on reading, since an index may be
 * damaged: store_read never reads outside the bytes it was given.
 */
#ifndef INDEX_STORE_H
#define INDEX_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

/* A case number on this page: words first .. first + n - 1. */
struct stored_number {
	char *key; /* canonical, "HC/Mukono/CS/95/2015" */
	uint32_t first, n;
};

struct stored {
	int64_t file;
	int n; /* the page's place; 0: a file without pages */
	/* Strings are to read only; NULL: not known. */
	char *page;    /* page id */
	char *id;      /* file id */
	char *code;    /* of its case */
	char *written; /* number as on the jacket */
	char *title;
	char *document; /* type of document the page is in */
	char *room, *shelf, *box;
	char *klass;
	struct page_text text; /* without lines and confidences */
	struct stored_number *numbers;
	size_t n_numbers;
	char *strings; /* all of the above lie here */
};

/* Append s as data. */
void store_write(const struct stored *s, struct buf *out);
/* CR_SKIP: it is no such data. */
enum cr_status store_read(struct stored *s, const char *data, size_t len,
    struct cr_err *e);
void store_release(struct stored *s); /* of store_read */

#endif
