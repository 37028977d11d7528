/* ocr/measure.c: what a page looks like (see measure.h).
 *
 * Everything goes by one bilevel picture, made with one threshold for the
 * page (Otsu) after an uneven background was made even.  It is only used to
 * count and to weigh; the engine does not see it.
 */
#include "ocr/measure.h"

#include <math.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "ocr/page.h"

#define ENOUGH_MARKS 20   /* make a median one can believe */
#define SURE_SKEW    3    /* leptonica's own limit, of its score */
#define DARK_PAPER   180  /* white paper is scanned as 230 and more */
#define EVEN_PAPER   200  /* what measure_even brings it to */
#define FAINT_INK    178  /* an eighth darker than that: pencil */
#define LIKE_PAPER   0.85 /* of the paper's grey: too light a threshold */

/* Levels of the background: where 5, 50 and 95 % of it are darker. */
struct paper {
	int low, mid, high; /* 0: no background was found */
};

/* Background in tiles of 10 x 15 pixels: what is lighter than 100 and has 50
 * such pixels (leptonica's own defaults for text pages). */
struct Pix *
measure_even(struct Pix *grey)
{
	return pixBackgroundNorm(
	    grey, NULL, NULL, 10, 15, 100, 50, EVEN_PAPER, 2, 1);
}

static struct paper
paper_of(PIX *grey)
{
	struct paper b = {0, 0, 0};
	PIX *map = NULL;
	NUMA *hist = NULL;
	double n[256] = {0}, total = 0, sum = 0;
	l_float32 v;
	int i;

	if (!pixGetBackgroundGrayMap(grey, NULL, 10, 15, 100, 50, &map) && map)
		hist = pixGetGrayHistogram(map, 1);
	for (i = 1; hist && i < 256; i++) { /* 0: no background there */
		if (!numaGetFValue(hist, i, &v))
			n[i] = (double)v;
		total += n[i];
	}
	for (i = 1; total > 0 && i < 256; i++) {
		sum += n[i];
		if (!b.low && sum >= 0.05 * total)
			b.low = i;
		if (!b.mid && sum >= 0.5 * total)
			b.mid = i;
		if (!b.high && sum >= 0.95 * total)
			b.high = i;
	}
	numaDestroy(&hist);
	pixDestroy(&map);
	return b;
}

/* Measured: scans of white paper stay above 0.8.  A dark part is a shadow or
 * a photograph; a light one is the scanner's lid around a dark sheet, and
 * even a strip of it makes the engine's threshold take all of the sheet for
 * ink. */
static bool
is_uneven(const struct paper *b)
{
	return b->low < 0.65 * b->mid || b->mid < 0.65 * b->high ||
	       b->mid < DARK_PAPER;
}

/* Otsu's threshold for the whole page, and the ink below it. */
static int
make_ink(struct measure *m, PIX *grey)
{
	PIX *level = NULL;
	l_uint32 threshold = 0;

	pixDestroy(&m->ink);
	m->ink_share = 0;
	if (pixOtsuAdaptiveThreshold(grey, pixGetWidth(grey),
		pixGetHeight(grey), 0, 0, 0.1f, &level, &m->ink)) {
		m->ink = NULL;
		return 0;
	}
	pixForegroundFraction(m->ink, &m->ink_share);
	pixGetPixel(level, 0, 0, &threshold);
	pixDestroy(&level);
	return (int)threshold;
}

/* Ink of a grey page.  Where the threshold lies among the greys of even
 * paper there is faint writing, or none: the paper is made white, or its
 * texture would be read. */
static void
ink_of_grey(struct measure *m, PIX *grey)
{
	struct paper b = paper_of(grey);
	int threshold = make_ink(m, grey);
	bool uneven = is_uneven(&b);
	bool faint = !uneven && threshold > LIKE_PAPER * b.mid;

	if (!b.mid || !(uneven || faint) || !(m->even = measure_even(grey)))
		return;
	if (faint)
		pixGammaTRC(m->even, m->even, 1.0f, 50, FAINT_INK);
	make_ink(m, m->even);
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

void
measure_page(struct measure *m, const struct page_image *page)
{
	memset(m, 0, sizeof *m);
	if (pixGetDepth(page->pix) == 1) {
		m->ink = pixClone(page->pix);
		pixForegroundFraction(m->ink, &m->ink_share);
	} else {
		ink_of_grey(m, page->pix);
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
	*sure =
	    (up > left ? up : left) >= 5 && (up > 2 * left || left > 2 * up);
	if (up >= left)
		return m->up < 0 ? 180 : 0;
	return m->left > 0 ? 90 : 270;
}

double
measure_skew(struct Pix *ink)
{
	l_float32 angle = 0, conf = 0;

	if (!ink)
		return 0;
	/* the usual range first, then what a sheet fed askew can have */
	if (!pixFindSkew(ink, &angle, &conf) && conf >= SURE_SKEW)
		return (double)angle;
	if (!pixFindSkewSweepAndSearch(
		ink, &angle, &conf, 4, 2, 20, 1, 0.01f) &&
	    conf >= SURE_SKEW)
		return (double)angle;
	return 0;
}
