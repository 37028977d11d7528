/* catalog/pagestore.h: what pages.c and pagesread.c share: an open store, and
 * how it knows an image.  Private to them. */
#ifndef CATALOG_PAGESTORE_H
#define CATALOG_PAGESTORE_H

#include "catalog/internal.h"
#include "catalog/pages.h"

struct pages {
	struct catalog *c;
	struct sql *db; /* of batch */
	char *batch;
	bool has_text; /* db has the table page_text */
	bool has_more; /* the columns lang, flaws, prep of reading */
};

/* Open the store of a batch. CR_END: there is none (create: it is made, and
 * an older one gets what it lacks). */
enum cr_status pages_open_batch(struct pages *p, const char *batch,
    bool create, struct cr_err *e);

/* Deflated bytes, to free(). */
void *pages_deflate(const char *data, size_t len, size_t *out_len);

/* An image, as a store knows it, and what counts of it. */
struct image_name {
	char sha256[65];
	int64_t page;
	char *batch;
	char kind[16];
	int32_t width, height;
	char *typed; /* the transcript that stands, or NULL */
};

/* CR_END: no such image.  To be released in any case. */
enum cr_status image_name_read(struct pages *p, int64_t image,
    struct image_name *n, struct cr_err *e);
void image_name_release(struct image_name *n);

#endif
