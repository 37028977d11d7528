/* search/pdfplace.c: where a page's picture goes (see pdfplace.h). */
#include "search/pdfplace.h"

#include <math.h>

#include "search/pdfout.h"

/* A resolution of which the page would be longer than this, inches, is
 * believed only from DPI_HONEST on: cameras and screens write 72 or 96. */
#define LONG_SIDE  20.0
#define DPI_HONEST 150
#define A4_LONG    (297 / 25.4)
#define SIDE_MAX   14400.0 /* points: more no PDF viewer takes */
#define SIDE_MIN   3.0

struct point {
	double x, y; /* 0..1 of the picture, y downwards */
};

static struct point
turned(struct point p, int orientation)
{
	switch (orientation) {
	case 2: return (struct point){ 1 - p.x, p.y };
	case 3: return (struct point){ 1 - p.x, 1 - p.y };
	case 4: return (struct point){ p.x, 1 - p.y };
	case 5: return (struct point){ p.y, p.x };
	case 6: return (struct point){ 1 - p.y, p.x };
	case 7: return (struct point){ 1 - p.y, 1 - p.x };
	case 8: return (struct point){ p.y, 1 - p.x };
	default: return p;
	}
}

/* TIFF 6.0 tag 274: what turns a picture clockwise. */
static int
orientation_of(int rotation)
{
	return rotation == 90 ? 6 : rotation == 180 ? 3
	    : rotation == 270               ? 8
					    : 1;
}

/* A corner of a PDF's image (its first row is at the top, y = 1) on the
 * page, points. */
static struct point
corner(double x, double y, const struct embedded *em, int rotation,
    double width, double height)
{
	struct point p = { x, 1 - y };

	p = turned(turned(p, em->orientation), orientation_of(rotation));
	return (struct point){ p.x * width, (1 - p.y) * height };
}

void
place_picture(struct buf *b, const struct embedded *em, int rotation,
    double width, double height)
{
	struct point o = corner(0, 0, em, rotation, width, height);
	struct point x = corner(1, 0, em, rotation, width, height);
	struct point y = corner(0, 1, em, rotation, width, height);

	buf_adds(b, "q ");
	pdfout_number(b, x.x - o.x);
	pdfout_number(b, x.y - o.y);
	pdfout_number(b, y.x - o.x);
	pdfout_number(b, y.y - o.y);
	pdfout_number(b, o.x);
	pdfout_number(b, o.y);
	buf_adds(b, "cm /P Do Q\n");
}

/* Pixels by their resolution. */
static void
size_of(double *width, double *height, int w, int h, int dpi)
{
	double side = w > h ? w : h, inch = dpi;

	if (dpi < 1 || (side / dpi > LONG_SIDE && dpi < DPI_HONEST))
		inch = side / A4_LONG;
	if (side * 72 / inch > SIDE_MAX)
		inch = side * 72 / SIDE_MAX;
	*width = fmax(w * 72 / inch, SIDE_MIN);
	*height = fmax(h * 72 / inch, SIDE_MIN);
}

void
place_size(double *width, double *height, const struct embedded *em,
    const struct rec_page *p)
{
	bool lies = (em->orientation >= 5) != (p->rotation % 180 == 90);

	size_of(width, height, lies ? em->height : em->width,
	    lies ? em->width : em->height, p->dpi > 0 ? p->dpi : em->dpi);
}
