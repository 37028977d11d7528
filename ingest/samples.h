/* ingest/samples.h: from a decoder's samples to a raster's pixels.
 *
 * Decoders of TIFF and PDF images give rows of samples of 1 to 16 (or 24,
 * 32, 64) bits, all colours of a pixel together or one colour at a time.
 * Both ways are one way here: take sample number s of each pixel out of the
 * row as bytes (samples_take), then lay it on the row of the raster
 * (samples_lay), s = 0, 1, 2 ...  Alpha comes last and puts the pixel on
 * white paper.
 */
#ifndef INGEST_SAMPLES_H
#define INGEST_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum samples_model {
	SAMPLES_GREY,    /* 1 channel */
	SAMPLES_RGB,     /* 3 */
	SAMPLES_CMYK,    /* 3; ink: 255 is full */
	SAMPLES_PALETTE, /* 3 */
};

struct samples {
	enum samples_model model;
	unsigned bits;
	bool inverted;      /* grey: 0 is white */
	int alpha;          /* number of the sample that is alpha, or -1 */
	bool premultiplied; /* the colours already hold it */
	uint8_t palette[256][3];
};

unsigned samples_channels(const struct samples *s); /* 1 or 3 */
/* Samples that make the colour: 1, 3 or 4. */
unsigned samples_colours(const struct samples *s);

/* Numbers `first`, `first + step` ... of the samples in `row`, n of them.
 * They are scaled to 0..255, but not the indexes of a palette. Samples of
 * less than 16 bits are packed, most significant bit first; larger ones are
 * in this machine's order, their most significant byte counts. */
void samples_take(const struct samples *s, uint8_t *out, const uint8_t *row,
    size_t n, size_t first, size_t step);

/* Lay sample number `which` of n pixels on the raster's row. */
void samples_lay(const struct samples *s, uint8_t *row, const uint8_t *line,
    size_t n, unsigned which);

/* libtiff's own pixels: red in the lowest byte, alpha (multiplied in already)
 * in the highest. Lay n of them on a row of RGB, on white. */
void samples_lay_rgba(uint8_t *row, const uint32_t *pixels, size_t n);

#endif
