/* ocr/blank.c: is nothing on the page?
 *
 * A blank page is worth finding before it is read, because the engine takes
 * as long over specks as over words and then reads them.  The mistake to
 * avoid is the other one.  So: ink is what is an eighth darker than the paper
 * around it (pencil is), seen at 150 dpi, where dust has no size; and any one
 * mark longer than 1.2 mm that is not along an edge makes a page that is read.
 * So do half a dozen smaller ones that lie together, as the pieces of broken
 * letters do; specks of dust lie anywhere.  What is but a shade darker than
 * the paper counts as smaller than it is: the feeder's rollers leave such
 * streaks.
 */
#include "ocr/blank.h"

#include <stdint.h>
#include <stdlib.h>

#include <leptonica/allheaders.h>

#include "base/mem.h"
#include "ocr/measure.h"
#include "ocr/page.h"

#define BLANK_DPI 150

/* Paper is brought to 200; ink is below this. */
#define INK_BELOW 175
#define SHADE     160 /* nowhere below this: a shade, no more */

#define EDGE_MM   4  /* the scanner's shadow */
#define MARGIN_MM 10 /* see blank_within */

/* Smaller marks: how many that have two others this near, sideways and up
 * or down.  Of a thousand specks on a page thirty have, of three hundred
 * two. */
#define TOGETHER  6
#define NEAR_X    3.0 /* mm */
#define NEAR_Y    1.5
#define SMALL_MAX 1500 /* more is dirt; somebody should look at it */

struct scale {
	double mm; /* pixels */
	int w, h;
	PIX *even; /* grey; paper is 200 */
};

struct spot {
	int x, y;
};

/* Is a good part of a sample of the page black?  Then it is not blank, and
 * the closer look is not needed. */
static bool
much_ink(PIX *p)
{
	uint32_t v = 0;
	long dark = 0, all = 0;
	int x, y, w = pixGetWidth(p), h = pixGetHeight(p);
	int mx = w / 12, my = h / 12;
	uint32_t black = pixGetDepth(p) == 1 ? 1 : 0;

	for (y = my; y < h - my; y += 7)
		for (x = mx; x < w - mx; x += 7, all++) {
			pixGetPixel(p, x, y, &v);
			dark += black ? v == 1 : v < 90;
		}
	return dark * 200 > all;
}

/* The page in grey, its paper made even. */
static PIX *
even_paper(PIX *p, int dpi)
{
	l_float32 f =
	    dpi > BLANK_DPI ? (l_float32)BLANK_DPI / (l_float32)dpi : 1.0f;
	PIX *small, *even = NULL;

	if (pixGetDepth(p) == 1)
		small = f < 1 ? pixScaleToGray(p, f) : pixConvertTo8(p, 0);
	else
		small = f < 1 ? pixScaleAreaMap(p, f, f) : pixClone(p);
	if (small)
		even = measure_even(small);
	pixDestroy(&small);
	return even;
}

static bool
along_edge(const struct scale *s, int x, int y, int w, int h, double mm)
{
	double m = mm * s->mm;

	return x + w < m || y + h < m || x > s->w - m || y > s->h - m;
}

/* By its middle. */
static bool
in_margin(const struct scale *s, int x, int y, int w, int h)
{
	return along_edge(s, x + w / 2, y + h / 2, 0, 0, MARGIN_MM);
}

/* A filled disc of 4 to 8 mm, within 2.5 cm of an edge. */
static bool
is_hole(const struct scale *s, PIX *mark, int x, int y, int w, int h)
{
	double m = 25 * s->mm;
	l_int32 n = 0;

	if (w < 4 * s->mm || w > 8 * s->mm || h < 4 * s->mm || h > 8 * s->mm)
		return false;
	if (x + w > m && y + h > m && x < s->w - m && y < s->h - m)
		return false;
	return !pixCountPixels(mark, &n, NULL) && n > 0.65 * w * h;
}

/* From edge to edge, and thin: folds, or a streak of the scanner. */
static bool
is_streak(const struct scale *s, PIX *mark, int w, int h)
{
	bool across = w > 0.9 * s->w, down = h > 0.9 * s->h;
	l_int32 n = 0;

	if (across && down) /* one each way */
		return !pixCountPixels(mark, &n, NULL) &&
		       n < 2 * s->mm * (w + h);
	return (down && w < 2 * s->mm) || (across && h < 2 * s->mm);
}

static bool
is_shade(const struct scale *s, int x, int y, int w, int h)
{
	uint32_t v = 255;
	int i, k;

	for (k = y; k < y + h; k++)
		for (i = x; i < x + w; i++)
			if (!pixGetPixel(s->even, i, k, &v) && v < SHADE)
				return false;
	return true;
}

/* 2: something; 1: where others lie beside it; 0: nothing. */
static int
weight(const struct scale *s, int x, int y, int w, int h)
{
	int size = w > h ? w : h;

	if (size < 0.5 * s->mm)
		return 0;
	if (size < 1.2 * s->mm)
		return 1;
	return size < 3 * s->mm && is_shade(s, x, y, w, h) ? 1 : 2;
}

static bool
lie_together(const struct scale *s, const struct spot *spot, int n)
{
	int i, j, near, found = 0;

	for (i = 0; i < n; i++) {
		for (j = near = 0; j < n && near < 2; j++)
			near += j != i &&
				abs(spot[j].x - spot[i].x) < NEAR_X * s->mm &&
				abs(spot[j].y - spot[i].y) < NEAR_Y * s->mm;
		found += near == 2;
	}
	return found >= TOGETHER;
}

static bool
something_on(const struct scale *s, BOXA *boxes, PIXA *parts, bool margin)
{
	struct spot *spots = xcalloc(SMALL_MAX, sizeof *spots);
	int i, x, y, w, h, heavy, n = 0;
	bool something = false;
	PIX *mark;

	for (i = 0; i < boxaGetCount(boxes) && !something; i++) {
		if (boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h) ||
		    along_edge(s, x, y, w, h, EDGE_MM) ||
		    (!margin && in_margin(s, x, y, w, h)))
			continue;
		mark = pixaGetPix(parts, i, L_CLONE);
		heavy = weight(s, x, y, w, h);
		if (heavy == 2)
			something = !is_hole(s, mark, x, y, w, h) &&
				    !is_streak(s, mark, w, h);
		else if (heavy == 1 && n == SMALL_MAX)
			something = true;
		else if (heavy == 1)
			spots[n++] = (struct spot){x + w / 2, y + h / 2};
		pixDestroy(&mark);
	}
	something = something || lie_together(s, spots, n);
	free(spots);
	return something;
}

static bool
nothing_on(const struct page_image *page, bool margin)
{
	struct scale s;
	PIXA *parts = NULL;
	BOXA *boxes = NULL;
	PIX *ink = NULL;
	bool something = true;

	if (much_ink(page->pix) || !(s.even = even_paper(page->pix, page->dpi)))
		return false;
	s.mm = (page->dpi < BLANK_DPI ? page->dpi : BLANK_DPI) / 25.4;
	s.w = pixGetWidth(s.even);
	s.h = pixGetHeight(s.even);
	ink = pixThresholdToBinary(s.even, INK_BELOW);
	if (ink && (boxes = pixConnComp(ink, &parts, 8)))
		something = something_on(&s, boxes, parts, margin);
	boxaDestroy(&boxes);
	pixaDestroy(&parts);
	pixDestroy(&ink);
	pixDestroy(&s.even);
	return !something;
}

bool
blank_page(const struct page_image *page)
{
	return nothing_on(page, true);
}

bool
blank_within(const struct page_image *page)
{
	return nothing_on(page, false);
}
