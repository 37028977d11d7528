/* search/embedded.h: pictures of pages as bytes for a PDF, from the worker
 * that looks into masters ({"op":"embed"}: ingest/cmd_page.c, embed.h).
 *
 * A master is opened, and its digest compared with the one it had when it was
 * taken in, once for all of its pages that follow each other.
 */
#ifndef SEARCH_EMBEDDED_H
#define SEARCH_EMBEDDED_H

#include <stdbool.h>
#include <stdint.h>

#include "catalog/archive.h"
#include "catalog/record.h"

struct embedder;

struct embedded {
	const char *filter;  /* of PDF: "/DCTDecode" */
	int width, height;   /* as stored, pixels */
	int bits, colours;   /* 1, 2, 4, 8, 16; 1, 3, 4 */
	int transform, k;
	bool inverted, aligned, black_is_1, ended, predicted, original;
	char palette[256 * 6 + 1]; /* hex, or "" */
	int orientation, dpi; /* 1..8; 0: not said */
	int fd;              /* the bytes, from 0 on; -1: none */
	int64_t len;
	/* CR_SKIP: why it cannot be shown; no path in it, no name */
	char why[400];
};

enum cr_status embedder_new(struct embedder **x, const struct archive *a,
    struct cr_err *e);
void embedder_free(struct embedder *x); /* NULL is fine */

/* CR_SKIP: this page cannot be had. */
enum cr_status embedder_page(struct embedded *out, struct embedder *x,
    const struct rec_page *p, struct cr_err *e);
void embedded_release(struct embedded *p);

/* Append the image's dictionary but for /Length (ISO 32000-1, 8.9.5). */
void embedded_dict(struct buf *out, const struct embedded *p);

#endif
