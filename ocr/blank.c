/* ocr/blank.c: is nothing on the page?
 *
 * A blank page is worth finding before it is read, because the engine takes
 * as long over specks as over words and then reads them.  The mistake to
 * avoid is the other one.  So: ink is what is an eighth darker than the paper
 * around it (pencil is), seen at 150 dpi, where dust has no size; and any one
 * mark longer than 1.2 mm that is not along an edge, or half a dozen smaller
 * ones, make a page that is read.
 */
#include "ocr/blank.h"

#include <stdint.h>

#include <leptonica/allheaders.h>

#include "ocr/measure.h"
#include "ocr/page.h"

#define BLANK_DPI 150

/* Paper is brought to 200; ink is below this. */
#define INK_BELOW 175

struct scale {
	double mm; /* pixels */
	int w, h;
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

static PIX *
faint_ink(PIX *p, int dpi)
{
	l_float32 f =
	    dpi > BLANK_DPI ? (l_float32)BLANK_DPI / (l_float32)dpi : 1.0f;
	PIX *small, *even = NULL, *ink;

	if (pixGetDepth(p) == 1)
		small = f < 1 ? pixScaleToGray(p, f) : pixConvertTo8(p, 0);
	else
		small = f < 1 ? pixScaleAreaMap(p, f, f) : pixClone(p);
	if (small)
		even = measure_even(small);
	ink = even ? pixThresholdToBinary(even, INK_BELOW) : NULL;
	pixDestroy(&even);
	pixDestroy(&small);
	return ink;
}

static bool
along_edge(const struct scale *s, int x, int y, int w, int h)
{
	double m = 4 * s->mm;

	return x + w < m || y + h < m || x > s->w - m || y > s->h - m;
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

bool
blank_page(const struct page_image *page)
{
	struct scale s;
	PIXA *parts = NULL;
	BOXA *boxes = NULL;
	PIX *ink = NULL, *mark;
	bool something = true;
	int i, x, y, w, h, small = 0;

	if (much_ink(page->pix) || !(ink = faint_ink(page->pix, page->dpi)))
		return false;
	s.mm = (page->dpi < BLANK_DPI ? page->dpi : BLANK_DPI) / 25.4;
	s.w = pixGetWidth(ink);
	s.h = pixGetHeight(ink);
	if (!(boxes = pixConnComp(ink, &parts, 8)))
		goto out;
	something = false;
	for (i = 0; i < boxaGetCount(boxes) && !something; i++) {
		if (boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h) ||
		    along_edge(&s, x, y, w, h))
			continue;
		mark = pixaGetPix(parts, i, L_CLONE);
		if ((w >= 1.2 * s.mm || h >= 1.2 * s.mm) &&
		    !is_hole(&s, mark, x, y, w, h))
			something = true;
		else if (w >= 0.5 * s.mm || h >= 0.5 * s.mm)
			something = ++small >= 6;
		pixDestroy(&mark);
	}
out:
	boxaDestroy(&boxes);
	pixaDestroy(&parts);
	pixDestroy(&ink);
	return !something;
}
