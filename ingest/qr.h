/* ingest/qr.h: a QR code, taken off the page where it may be and drawn anew.
 *
 * Each module is looked up in its middle, so neither turn nor stretch, nor
 * strokes that a copier made thicker or thinner, are left.  What comes out is
 * a small, upright, clean picture for a reader, made for what nearly all such
 * pictures are not: of a code.  Wrong modules are for the code's own error
 * correction; whether it is one of ours is for its check value.
 */
#ifndef INGEST_QR_H
#define INGEST_QR_H

#include "ingest/finder.h"

struct qr {
	uint8_t value[FINDER_SIDE_MOST * FINDER_SIDE_MOST]; /* 0 black */
	int side;       /* modules: 21, 25 ... 41 */
	double timing;  /* 0..1: how well the lines of alternating modules
	                 * (6.3.5) show; by chance a half */
};

/* How light is against dark: all of the code by one threshold, or each module
 * against those around it, where it faded on one side. */
enum qr_contrast { QR_WHOLE, QR_AROUND, QR_CONTRASTS };

/* Look the modules up.  g: the page or a part of it; at: in its pixels.  The
 * side that fits best is taken.  false: no side fits. */
bool qr_take(struct qr *q, const struct grey *g, const struct finder_code *at);
/* The clean picture; grey_free. */
struct grey qr_draw(const struct qr *q, enum qr_contrast contrast);

#endif
