/* ingest/content.h: does a PDF page paint one image and nothing else?
 *
 * Reads a content stream (ISO 32000-1, 7.8 and annex A) as far as that
 * question needs: graphics state, matrices, clipping to a rectangle, images.
 * Text in render mode 3 is invisible (an earlier OCR) and does not count.
 * Whatever else paints, and whatever is not understood, is "no".
 *
 * Knows no PDF library: names of resources are looked up by the caller.
 */
#ifndef INGEST_CONTENT_H
#define INGEST_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

struct matrix {
	double a, b, c, d, e, f; /* x' = ax + cy + e, y' = bx + dy + f */
};

/* first `m`, then `n` */
struct matrix matrix_times(struct matrix m, struct matrix n);

struct rect {
	double x0, y0, x1, y1;
};

struct rect rect_meet(struct rect a, struct rect b);    /* may be empty */
struct rect rect_moved(struct rect r, struct matrix m); /* box around it */

struct graphics {
	struct matrix ctm;
	struct rect clip; /* in the space of the page */
	bool black;       /* what is filled would be black */
	bool hidden;      /* text render mode 3 */
};

struct content {
	struct graphics now;
	unsigned depth; /* of forms in forms */
	unsigned n_images;
	struct graphics image; /* as it was when the image was painted */
	const char *why;       /* why not, when content_read is false */

	/* /name Do: an image adds itself by content_image; a form reads its
	 * content by content_read. False: no. */
	bool (*paint)(struct content *c, void *ctx, const char *name);
	/* /name gs: is it harmless? */
	bool (*state)(struct content *c, void *ctx, const char *name);
	void *ctx;
};

/* False: no.  At the end n_images says how many there were, 0 or 1. */
bool content_read(struct content *c, const char *data, size_t len);
bool content_image(struct content *c);

#endif
