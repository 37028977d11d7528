/* ocr/border.c: the dark frame around a sheet (see border.h).
 *
 * Seen on a small grey picture of the page, where text is a light grey: even
 * dense print covers less than a quarter of its lines' paper.
 */
#include "ocr/border.h"

#include <string.h>

#include <leptonica/allheaders.h>

#define SMALL  300.0f /* pixels, the longer side of the small picture */
#define DARK   0.72   /* of the sheet's grey: darker is border */
#define SHEET  0.82   /* from here it is the sheet */
#define MOST   5      /* a side takes a fifth at most */
#define BRIGHT 110    /* a sheet that is darker is none we know */

static PIX *
small_grey(PIX *pix, float *scale)
{
	int w = pixGetWidth(pix), h = pixGetHeight(pix);
	PIX *small;

	*scale = SMALL / (float)(w > h ? w : h);
	if (*scale >= 1)
		*scale = 1;
	if (pixGetDepth(pix) == 1)
		small = *scale < 1 ? pixScaleToGray(pix, *scale)
				   : pixConvertTo8(pix, 0);
	else
		small = pixScaleAreaMap(pix, *scale, *scale);
	return small;
}

/* Mean grey of a row or column, but for its ends, which the frame's other
 * sides may take. */
static double
mean_of(PIX *p, bool column, int at)
{
	int n = column ? pixGetHeight(p) : pixGetWidth(p), i;
	int from = n / 5, to = n - n / 5;
	l_uint32 v = 0;
	double sum = 0;

	for (i = from; i < to; i++) {
		if (column)
			pixGetPixel(p, at, i, &v);
		else
			pixGetPixel(p, i, at, &v);
		sum += v;
	}
	return to > from ? sum / (to - from) : 0;
}

/* What is lighter than a quarter of the middle. */
static int
paper_of(PIX *p)
{
	int w = pixGetWidth(p), h = pixGetHeight(p), x, y, sum = 0, v;
	int n[256] = {0}, all = 0;
	l_uint32 grey = 0;

	for (y = h / 5; y < h - h / 5; y++)
		for (x = w / 5; x < w - w / 5; x++, all++) {
			pixGetPixel(p, x, y, &grey);
			n[grey & 255]++;
		}
	for (v = 0; v < 255 && sum * 4 < all * 3; v++)
		sum += n[v];
	return v;
}

/* How many rows or columns from one side on are dark, the half-dark ones
 * behind them too; 0 where they do not come to an end. */
static int
dark_from(PIX *p, bool column, bool far, int paper)
{
	int n = column ? pixGetWidth(p) : pixGetHeight(p), i;

	for (i = 0; i < n / MOST; i++) {
		double m = mean_of(p, column, far ? n - 1 - i : i);

		if (m >= (i ? SHEET : DARK) * paper)
			return i;
	}
	return 0;
}

bool
border_measure(struct border *b, struct Pix *pix)
{
	float scale;
	PIX *p = small_grey(pix, &scale);

	memset(b, 0, sizeof *b);
	if (!p)
		return false;
	b->paper = paper_of(p);
	if (b->paper >= BRIGHT) {
		/* one more for the blur between frame and sheet */
		int left = dark_from(p, true, false, b->paper);
		int right = dark_from(p, true, true, b->paper);
		int top = dark_from(p, false, false, b->paper);
		int bottom = dark_from(p, false, true, b->paper);

		b->left = left ? (int)((float)(left + 1) / scale) : 0;
		b->right = right ? (int)((float)(right + 1) / scale) : 0;
		b->top = top ? (int)((float)(top + 1) / scale) : 0;
		b->bottom = bottom ? (int)((float)(bottom + 1) / scale) : 0;
	}
	pixDestroy(&p);
	return b->left || b->right || b->top || b->bottom;
}

static void
paint(PIX *p, int x, int y, int w, int h, int grey)
{
	BOX *box = w > 0 && h > 0 ? boxCreate(x, y, w, h) : NULL;

	if (box)
		pixSetInRectArbitrary(
		    p, box, pixGetDepth(p) == 1 ? 0 : (l_uint32)grey);
	boxDestroy(&box);
}

struct Pix *
border_clear(struct Pix *pix, const struct border *b)
{
	PIX *p = pixCopy(NULL, pix);
	int w = pixGetWidth(pix), h = pixGetHeight(pix);

	if (!p)
		return NULL;
	paint(p, 0, 0, b->left, h, b->paper);
	paint(p, w - b->right, 0, b->right, h, b->paper);
	paint(p, 0, 0, w, b->top, b->paper);
	paint(p, 0, h - b->bottom, w, b->bottom, b->paper);
	return p;
}
