/* ocr/marks.c: the marks on a page, and which of them are type (see marks.h).
 *
 * Marks are connected parts of the ink.  Two are alike where their sizes are
 * within a twelfth and their grids differ in less than LIKE of their cells.
 * Each is held against a sample of the others only: where a page has more
 * marks than SAMPLE, its letters come often enough.
 *
 * Rules, and all that is black for longer than any stroke, are taken out
 * first: on ruled paper they would join line after line into one mark.
 */
#include "ocr/marks.h"

#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "base/mem.h"
#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/rules.h"

#define SAMPLE      900
#define LIKE        0.22 /* of the cells of both together */
#define COMPLEX     6    /* gaps seen along rows and columns of the grid */
#define LEAST_H     5    /* pixels: a smaller mark is a speck */
#define LEAST_W     3
#define INK_BELOW   150 /* where paper was brought to 200 */
#define TYPE_ENOUGH 30  /* repeated marks that give the height */

/* ---- the working picture ---- */

/* Ink by its distance from the paper around it, for pages where one
 * threshold for all found nothing: a sheet on a black ground. */
static PIX *
ink_by_place(const struct page_image *page)
{
	PIX *even, *ink;

	if (pixGetDepth(page->pix) != 8)
		return NULL;
	even = measure_even(page->pix);
	ink = even ? pixThresholdToBinary(even, INK_BELOW) : NULL;
	pixDestroy(&even);
	return ink;
}

static PIX *
halve(PIX *p)
{
	PIX *half = pixReduceRankBinary2(p, 2, NULL);

	pixDestroy(&p);
	return half;
}

/* A copy in any case: rules are taken out of it. */
static PIX *
working_picture(const struct page_image *page, const struct measure *m,
    bool by_place, int *reduced)
{
	PIX *p = by_place ? ink_by_place(page)
		 : m->ink ? pixCopy(NULL, m->ink)
			  : NULL;
	l_float32 share = 0;

	*reduced = 1;
	if (p && !pixForegroundFraction(p, &share) && share > 0.5f)
		pixInvert(p, p);
	if (p && (m->mark_height >= 16 || page->dpi >= 200)) {
		p = halve(p);
		*reduced = 2;
	}
	if (p && m->mark_height >= 48) {
		p = halve(p);
		*reduced = 4;
	}
	return p;
}

/* ---- a mark's shape ---- */

static bool
cell(const struct mark *k, int x, int y)
{
	return k->grid[y / 4] >> (16 * (y % 4) + x) & 1;
}

/* Gaps: how often ink comes again after paper, along each row and column.
 * A dot or a stroke has none, a letter with a bow or two stems has many. */
static int
gaps(const struct mark *k)
{
	int i, j, n = 0, rows, columns;

	for (i = 0; i < 16; i++) {
		rows = columns = 0;
		for (j = 0; j < 16; j++) {
			rows += cell(k, j, i) && (!j || !cell(k, j - 1, i));
			columns += cell(k, i, j) && (!j || !cell(k, i, j - 1));
		}
		n +=
		    (rows > 1 ? rows - 1 : 0) + (columns > 1 ? columns - 1 : 0);
	}
	return n;
}

static void
draw_grid(struct mark *k, PIX *p)
{
	l_uint32 *data = pixGetData(p), *line;
	int wpl = pixGetWpl(p), x, y;

	for (y = 0; y < 16; y++) {
		line = data +
		       (size_t)(k->y + (2 * y + 1) * k->h / 32) * (size_t)wpl;
		for (x = 0; x < 16; x++)
			if (GET_DATA_BIT(
				line, k->x + (2 * x + 1) * k->w / 32)) {
				k->grid[y / 4] |= (uint64_t)1
						  << (16 * (y % 4) + x);
				k->cells++;
			}
	}
	/* the grid tells it near enough, and costs no second look */
	k->ink = (int32_t)((int64_t)k->cells * k->w * k->h / 256);
}

static int
bits(uint64_t v)
{
	v -= v >> 1 & 0x5555555555555555u;
	v = (v & 0x3333333333333333u) + (v >> 2 & 0x3333333333333333u);
	v = (v + (v >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	return (int)(v * 0x0101010101010101u >> 56);
}

static bool
alike(const struct mark *a, const struct mark *b)
{
	int i, differ = 0;

	if (abs(a->w - b->w) > 1 + a->w / 12)
		return false;
	for (i = 0; i < 4; i++)
		differ += bits(a->grid[i] ^ b->grid[i]);
	return differ < LIKE * (a->cells + b->cells);
}

/* ---- all of them ---- */

static bool
is_writing(const struct marks *m, const struct mark *k)
{
	int w = pixGetWidth(m->pix), h = pixGetHeight(m->pix);

	if (k->h < LEAST_H || k->w < LEAST_W || k->h > h / 8 || k->w > w / 2)
		return false;
	return k->w < 12 * k->h && k->h < 12 * k->w; /* not a rule */
}

static void
collect(struct marks *m)
{
	BOXA *boxes = pixConnCompBB(m->pix, 8);
	int i, n = boxes ? boxaGetCount(boxes) : 0;
	struct mark *k;

	m->mark = xcalloc((size_t)n + 1, sizeof *m->mark);
	for (i = 0; i < n && m->n < MARKS_MAX; i++) {
		k = &m->mark[m->n];
		memset(k, 0, sizeof *k);
		if (boxaGetBoxGeometry(boxes, i, &k->x, &k->y, &k->w, &k->h) ||
		    !is_writing(m, k))
			continue;
		draw_grid(k, m->pix);
		k->shape = gaps(k) >= COMPLEX ? MARK_UNLIKE : MARK_SIMPLE;
		m->n++;
	}
	boxaDestroy(&boxes);
}

static int
by_height(const void *a, const void *b)
{
	const struct mark *p = a, *q = b;

	if (p->h != q->h)
		return p->h < q->h ? -1 : 1;
	if (p->x != q->x)
		return p->x < q->x ? -1 : 1;
	return (p->y > q->y) - (p->y < q->y);
}

/* Marks lie by height: those of a's height are near it.  first moves on with
 * a. */
static bool
is_repeated(
    const struct mark *a, const struct mark **sample, size_t n, size_t *first)
{
	int reach = 1 + a->h / 12, found = 0;
	size_t i;

	while (*first < n && sample[*first]->h < a->h - reach)
		++*first;
	for (i = *first; i < n && sample[i]->h <= a->h + reach; i++)
		if (sample[i] != a && alike(a, sample[i]) && ++found == 2)
			return true;
	return false;
}

static void
find_repeated(struct marks *m)
{
	const struct mark **sample = xcalloc(SAMPLE + 1, sizeof *sample);
	size_t i, n = 0, first = 0, complex = 0, seen = 0;

	for (i = 0; i < m->n; i++)
		complex += m->mark[i].shape != MARK_SIMPLE;
	for (i = 0; i < m->n && n < SAMPLE; i++)
		if (m->mark[i].shape != MARK_SIMPLE &&
		    (complex <= SAMPLE ||
			n * complex <= seen++ * (size_t)SAMPLE))
			sample[n++] = &m->mark[i];
	for (i = 0; i < m->n; i++)
		if (m->mark[i].shape != MARK_SIMPLE &&
		    is_repeated(&m->mark[i], sample, n, &first))
			m->mark[i].shape = MARK_REPEATED;
	free(sample);
}

/* The height that half of the ink is below; type alone where asked. */
static double
middle_height(const struct marks *m, bool type)
{
	double all = type ? m->repeated : m->ink, sum = 0;
	size_t i;

	for (i = 0; i < m->n; i++) {
		if (type && m->mark[i].shape != MARK_REPEATED)
			continue;
		sum += m->mark[i].ink;
		if (2 * sum >= all)
			return m->mark[i].h;
	}
	return 0;
}

static void
sum_up(struct marks *m)
{
	const struct mark *k;
	size_t i;

	for (i = 0; i < m->n; i++) {
		k = &m->mark[i];
		m->ink += k->ink;
		if (k->shape == MARK_UNLIKE) {
			m->unlike += k->ink;
			m->n_unlike++;
		} else if (k->shape == MARK_REPEATED) {
			m->repeated += k->ink;
			m->n_repeated++;
		}
	}
	m->height = middle_height(
	    m, m->n_repeated >= TYPE_ENOUGH && m->n_repeated > m->n_unlike / 4);
}

static bool
find(struct marks *m, const struct page_image *page,
    const struct measure *measure, bool by_place)
{
	l_int32 black = 0;

	memset(m, 0, sizeof *m);
	m->pix = working_picture(page, measure, by_place, &m->reduced);
	if (!m->pix)
		return false;
	pixCountPixels(m->pix, &black, NULL);
	m->black = black;
	rules_take(m->pix, &m->across, &m->down);
	collect(m);
	qsort(m->mark, m->n, sizeof *m->mark, by_height);
	find_repeated(m);
	sum_up(m);
	return true;
}

/* Is most of what is black no writing?  A sheet on a black ground. */
static bool
mostly_ground(const struct marks *m)
{
	double all = (double)pixGetWidth(m->pix) * pixGetHeight(m->pix);

	return m->black > 0.03 * all && m->ink < 0.1 * m->black;
}

bool
marks_collect(struct marks *m, const struct page_image *page,
    const struct measure *measure)
{
	struct marks other;
	bool found = find(m, page, measure, false);

	if (found && !mostly_ground(m))
		return true;
	if (!find(&other, page, measure, true))
		return found;
	if (found && other.n <= m->n) {
		marks_release(&other);
		return true;
	}
	marks_release(m);
	*m = other;
	return true;
}

void
marks_release(struct marks *m)
{
	pixDestroy(&m->pix);
	free(m->mark);
	memset(m, 0, sizeof *m);
}
