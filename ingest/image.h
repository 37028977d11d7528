/* ingest/image.h: the one face over the kinds of file that hold pages.
 *
 * Used only inside the worker program courtroll-page (cmd_page.c), whose
 * life is cheap: neither ingest nor the OCR program decodes anything itself.
 * A master comes as an open descriptor, never as a path, and is mapped; its
 * kind is known from its content, never from its name.
 *
 *	master_map -> image_inspect -> image_page(1..pages) -> master_unmap
 *
 * image_page puts the headers through a gate before any decoder sees them
 * (limits of courtroll.h), decodes, and refuses a page of which anything
 * visible is missing: a page that is half white because its data ended is
 * "damaged", though the library that decoded it may be content.
 */
#ifndef INGEST_IMAGE_H
#define INGEST_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/raster.h"
#include "ingest/refusal.h"

enum image_kind {
	KIND_NONE = 0,
	KIND_TIFF,
	KIND_JPEG,
	KIND_PNG,
	KIND_PDF,
};

const char *image_kind_name(enum image_kind kind); /* "tiff" */
enum image_kind image_kind_find(const char *name); /* KIND_NONE: none */

struct master {
	int fd; /* the caller's */
	const uint8_t *data;
	size_t len;
};

/* A file of no bytes is REASON_EMPTY, one above CR_MAX_MASTER too large. */
enum cr_status master_map(struct master *m, int fd, struct refusal *r);
void master_unmap(struct master *m);

struct image_info {
	enum image_kind kind;
	uint32_t pages; /* 1 .. CR_MAX_PAGES */
	/* The chain of pages is broken after `pages`: why page pages + 1,
	 * which must exist, cannot be had; else empty. */
	char lost[200];
};

/* What kind of file, and how many pages.  name is the file's name without
 * folders, or ""; it decides nothing about what is decoded.  CR_END: a known
 * thing that lies beside scans and is no scan; *beside says what ("text"). */
enum cr_status image_inspect(struct image_info *info, const char **beside,
    const struct master *m, const char *name, struct refusal *r);

/* What a decoder says of a page beside its pixels. */
struct page_facts {
	uint32_t stored_width, stored_height; /* before orientation */
	uint32_t dpi;                         /* 50..2400, or 0: not known */
	int orientation;                      /* 1..8, applied by image_page */
	const char *how; /* "tiff", "jpeg", "png", "pdf-jpeg", ... */
};

/* Decode page n (from 1), as a person sees it; to raster_release. */
enum cr_status image_page(struct raster *out, struct page_facts *facts,
    const struct master *m, enum image_kind kind, uint32_t n,
    struct refusal *r);

/* The same as stored: facts->orientation is not applied yet. */
enum cr_status image_stored(struct raster *out, struct page_facts *facts,
    const struct master *m, enum image_kind kind, uint32_t n,
    struct refusal *r);

/* For the decoders: is this size within the limits?  what: "page 3". */
enum cr_status image_bound(
    uint64_t width, uint64_t height, const char *what, struct refusal *r);
/* A resolution as a file gives it, in dots an inch: 0 where it cannot be. */
uint32_t image_dpi(double dpi);

#endif
