/* ocr/measure.c: what a page looks like (see measure.h).
 *
 * Everything goes by one bilevel picture, made with one threshold for the
 * page (Otsu) after an uneven background was made even.  It is only used to
 * count and to weigh; the engine does not see it.
 */
#include "ocr/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "ocr/prep.h"

/* Letters: 20 of them make a median one can believe. */
#define ENOUGH_MARKS 20

#define DARK_PAPER 180 /* white paper is scanned as 230 and more */

/* Background in tiles of 10 x 15 pixels: what is lighter than 100 and has 50
 * such pixels (leptonica's own defaults for text pages); brought to 200. */
struct Pix *
measure_even(struct Pix *grey)
{
	return pixBackgroundNorm(grey, NULL, NULL, 10, 15, 100, 50, 200, 2, 1);
}

static bool
is_uneven(PIX *grey)
{
	PIX *map = NULL;
	NUMA *hist = NULL;
	double total = 0, sum = 0, low = -1, mid = -1, high = -1;
	l_float32 n;
	int i;

	if (pixGetBackgroundGrayMap(grey, NULL, 10, 15, 100, 50, &map) ||
	    !map || !(hist = pixGetGrayHistogram(map, 1)))
		goto out;
	for (i = 1; i < 256; i++) /* 0: a tile without background */
		if (!numaGetFValue(hist, i, &n))
			total += (double)n;
	for (i = 1; i < 256; i++) {
		if (numaGetFValue(hist, i, &n))
			continue;
		sum += (double)n;
		if (low < 0 && sum >= 0.05 * total)
			low = i;
		if (mid < 0 && sum >= 0.5 * total)
			mid = i;
		if (high < 0 && sum >= 0.95 * total)
			high = i;
	}
out:
	numaDestroy(&hist);
	pixDestroy(&map);
	/* Measured: scans of white paper stay above 0.8.  A dark part is a
	 * shadow or a photograph; a light one is the scanner's lid around a
	 * dark sheet, and even a strip of it makes the engine's threshold
	 * take all of the sheet for ink. */
	return low > 0 &&
	    (low < 0.65 * mid || mid < 0.65 * high || mid < DARK_PAPER);
}

static void
count_marks(struct measure *m)
{
	BOXA *boxes = pixConnCompBB(m->ink, 8);
	int tallest = pixGetHeight(m->ink) / 20;
	int widest = pixGetWidth(m->ink) / 4;
	NUMA *heights = numaCreate(0);
	l_float32 median = 0;
	int i, w, h;

	for (i = 0; boxes && i < boxaGetCount(boxes); i++)
		if (!boxaGetBoxGeometry(boxes, i, NULL, NULL, &w, &h) &&
		    w >= 2 && h >= 4 && w < widest && h < tallest)
			numaAddNumber(heights, (l_float32)h);
	m->marks = (unsigned)numaGetCount(heights);
	if (m->marks >= ENOUGH_MARKS && !numaGetMedian(heights, &median))
		m->mark_height = (int)median;
	numaDestroy(&heights);
	boxaDestroy(&boxes);
}

/* The test for up and down wants letters as at 150 dpi: 9 to 18 high. */
static void
weigh_ascenders(struct measure *m)
{
	PIX *p;

	if (m->mark_height == 0)
		return;
	if (m->mark_height < 9)
		p = pixExpandBinaryPower2(m->ink, 2);
	else if (m->mark_height >= 18)
		p = pixReduceRankBinary2(m->ink, 2, NULL);
	else
		p = pixClone(m->ink);
	if (p && pixOrientDetect(p, &m->up, &m->left, 0, 0))
		m->up = m->left = 0;
	pixDestroy(&p);
}

static void
make_ink(struct measure *m, PIX *grey)
{
	pixDestroy(&m->ink);
	if (pixOtsuAdaptiveThreshold(grey, pixGetWidth(grey),
		pixGetHeight(grey), 0, 0, 0.1f, NULL, &m->ink))
		m->ink = NULL;
	m->ink_share = 0;
	if (m->ink)
		pixForegroundFraction(m->ink, &m->ink_share);
}

void
measure_page(struct measure *m, const struct page_image *page)
{
	PIX *p = page->pix;

	memset(m, 0, sizeof *m);
	if (pixGetDepth(p) == 1) {
		m->ink = pixClone(p);
		pixForegroundFraction(m->ink, &m->ink_share);
	} else {
		make_ink(m, p);
		/* More ink than paper: a strip of the scanner's white lid
		 * beside a dark sheet has drawn the threshold up. */
		if ((m->ink_share > 0.5f || is_uneven(p)) &&
		    (m->even = measure_even(p)))
			make_ink(m, m->even);
	}
	if (!m->ink)
		return;
	count_marks(m);
	weigh_ascenders(m);
}

void
measure_release(struct measure *m)
{
	pixDestroy(&m->ink);
	pixDestroy(&m->even);
	memset(m, 0, sizeof *m);
}

int
measure_turn(const struct measure *m, bool *sure)
{
	float up = fabsf(m->up), left = fabsf(m->left);

	/* Upright pages of the corpora: up from 3 (tiny type) to 42, left a
	 * third of it at most; a form of capitals had up 7, left -14. */
	*sure = (up > left ? up : left) >= 5 &&
	    (up > 2 * left || left > 2 * up);
	if (up >= left)
		return m->up < 0 ? 180 : 0;
	return m->left > 0 ? 90 : 270;
}

double
measure_skew(struct Pix *ink)
{
	l_float32 angle = 0, conf = 0;

	if (!ink || pixFindSkew(ink, &angle, &conf) || conf < 3)
		return 0;
	return (double)angle;
}
