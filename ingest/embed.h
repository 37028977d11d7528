/* ingest/embed.h: a page's picture as bytes that may stand in a PDF.
 *
 * Where the master's own bytes may stand there, they are handed on untouched:
 * a JPEG, Group 3 and 4 facsimile, a PNG's rows, the scan that a PDF page is.
 * embed.c says which; all else is decoded and packed again without loss.
 * Nothing is turned: orientation says how it is to be looked at.
 *
 * Bytes that are handed on are not decoded to prove them whole: that was done
 * when the master was taken in, and who asks has compared its digest.
 */
#ifndef INGEST_EMBED_H
#define INGEST_EMBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/image.h"

enum embed_filter {
	EMBED_DCT,   /* a whole JPEG */
	EMBED_FAX,   /* ITU-T T.4, T.6 */
	EMBED_FLATE, /* zlib */
};

/* As ISO 32000-1 has it: 8.9.5 (images), 7.4.6 (fax), 7.4.4.4 (predictor). */
struct embed {
	enum embed_filter filter;
	uint32_t width, height; /* as stored */
	unsigned bits;          /* of a sample: 1, 2, 4, 8, 16 */
	unsigned colours;       /* samples of a pixel: 1, 3, 4 */
	bool inverted;          /* all samples: /Decode [1 0 ...] */
	int transform;          /* DCT: /ColorTransform, -1: not said */
	int k;                  /* fax */
	bool aligned, black_is_1, ended; /* fax; ended: an end-of-block is there */
	bool predicted;         /* Flate: a PNG filter byte before each row */
	unsigned n_palette;     /* entries of three bytes; 0: no palette */
	uint8_t palette[256][3];
	int orientation;        /* 1..8, TIFF 6.0 tag 274 */
	uint32_t dpi;           /* 0: not said */
	bool original;          /* the master's own bytes */
};

/* Write page n (from 1) to the empty file out, from its beginning. */
enum cr_status embed_page(struct embed *b, int out, const struct master *m,
    enum image_kind kind, uint32_t n, struct refusal *r);

/* For the parts.  CR_END: its bytes may not stand in a PDF. */
enum cr_status embed_jpeg(struct embed *b, int out, const uint8_t *data,
    size_t len, struct refusal *r);
enum cr_status embed_tiff(struct embed *b, int out, const struct master *m,
    uint32_t n, struct refusal *r);
enum cr_status embed_png(struct embed *b, int out, const struct master *m,
    struct refusal *r);
/* Any raster, packed without loss. */
enum cr_status embed_raster(struct embed *b, int out, const struct raster *page,
    struct refusal *r);
/* b->ended, from the data's last bytes (Group 4: two end-of-line codes). */
bool embed_fax_ended(const uint8_t *data, size_t len);
enum cr_status embed_write(int out, const void *data, size_t len,
    struct refusal *r);

#endif
