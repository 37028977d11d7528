/* mksamples/stamp.h: rubber stamps and seals. */
#ifndef MKSAMPLES_STAMP_H
#define MKSAMPLES_STAMP_H

#include <stdbool.h>

#include <cairo.h>

struct rng;

#define STAMP_LINES 4

struct stamp {
	bool round; /* a seal: line[0] runs round, the rest stand inside */
	char line[STAMP_LINES][48];
	int lines;
	double x, y; /* centre, millimetres from the top left of the paper */
};

void stamp_draw(const struct stamp *s, cairo_t *cr, int dpi, struct rng *r);

#endif
