/* mksamples/wear.h: what years, a registry and a cheap scanner do to a page. */
#ifndef MKSAMPLES_WEAR_H
#define MKSAMPLES_WEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rng;

/* How the scanner delivers the page. */
enum tone {
	TONE_BILEVEL, /* 1 bit, ink is 1 */
	TONE_GREY,    /* 8 bit, noisy, for JPEG */
	TONE_FLAT     /* 8 bit in sixteen steps, for PNG */
};

/* Drawn once, before the page is: the first part turns and moves the paper
 * under the lens, the second is done to the finished raster. */
struct wear {
	enum tone tone;
	double skew;   /* degrees; positive: lines fall to the right */
	double dx, dy; /* millimetres */
	bool holes;
	int rotation; /* clockwise turn that makes the page upright again */
	int threshold;
	int rough; /* strength of the unevenness of the ink */
	bool blur;
	int pepper; /* specks a page */
	int edge;   /* width of a dark edge, pixels at 300 dpi */
	int paper;  /* grey of the paper */
	int ink;    /* strength of the ink, of 256 */
	int fold;   /* 0 none, 1 across, 2 down */
	double fold_at;
	uint64_t seed;
};

/* One byte (ink coverage) a pixel in; rows of `stride`. */
struct raster {
	int w, h;
	size_t stride;
	enum tone tone;
	int dpi;
	unsigned char *px;
};

void wear_none(struct wear *w, enum tone tone);
void wear_draw(struct wear *w, struct rng *r, enum tone tone, int age);
/* The same degree of damage for every page: 0 none but the scanner's own
 * unevenness, 1 light, 2 moderate, 3 heavy. */
void wear_degree(struct wear *w, struct rng *r, enum tone tone, int degree);
/* Make the scan of a page out of its ink.  `ink` is spoiled; out->px belongs
 * to this file and lives until the next call. */
void wear_apply(
    const struct wear *w, const struct raster *ink, struct raster *out);

#endif
