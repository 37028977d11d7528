/* ocr/flaws.c: what is wrong with a page's picture (see flaws.h).
 *
 * Blur: along rows through a sample of the marks every step from paper to
 * ink or back is taken; how far it goes over how steep it gets is its
 * breadth.  Faint ink makes steps lower, not broader; a soft lens broader.
 *
 * Cut off: marks that touch the picture's edge and have a neighbour further
 * in on the same line.  One line may run there, or a scanner's shadow; of
 * text that is cut several do, one below the other.
 */
#include "ocr/flaws.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "base/mem.h"
#include "ocr/marks.h"
#include "ocr/page.h"
#include "ocr/triage.h"

#define LOOKED_AT 400  /* marks */
#define ROW_MAX   2048 /* pixels of a row through a mark */
#define HALF_BINS 64   /* breadths by eighths of a pixel, up to 64 */

#define ENOUGH      12  /* marks: fewer say nothing */
#define TYPE_ENOUGH 30  /* repeated ones: of type */
#define BY_HAND     0.4 /* a small letter, of what hands join */

/* The limits, and what was measured on 240 pages of books, typescripts,
 * tables and generated scans, from 72 to 300 dpi.
 *
 * Breadth of a step, pixels: 1.0 to 2.6 where letters are 15 and more, 1.3
 * to 1.6 where less; the mean of 5 x 5 pixels makes 3.0 to 4.1 of it.  The
 * same of a letter's height: up to 0.13 where steps are broader than 2. */
#define SOFT          3.0
#define SOFT_OF       0.09
#define SOFT_SMALL    2.0
#define SOFT_SMALL_OF 0.18
#define DARK          105  /* grey of the paper: 141 to 255 */
#define FAINT         0.34 /* of it, from paper to ink: 0.44 to 1 */
#define CUT_LINES     3    /* 0 or 1 */
#define CUT_MARKS     7    /* 0 to 2; a stamp's first line 5 */
#define SMALL         10.5 /* letter: 15 to 34, and 9 to 10 at 72, 96 dpi */

struct tally {
	long edges[8 * HALF_BINS], n_edges;
	long paper[256], ink[256];
};

static double
median_of(const long *bins, int n)
{
	long all = 0, sum = 0;
	int i;

	for (i = 0; i < n; i++)
		all += bins[i];
	for (i = 0; i < n && all; i++)
		if (2 * (sum += bins[i]) >= all)
			return i;
	return 0;
}

/* ---- sharpness and greys ---- */

/* Steps of at least `least` greys along a row; a turn back by a quarter of
 * that ends one. */
static void
steps_of(struct tally *t, const uint8_t *v, int n, int least)
{
	int i, from = 0, far = 0, dir = 0, steep = 0, d, breadth;

	for (i = 1; i <= n; i++) {
		d = i < n ? v[i] - v[far] : 0;
		if (i < n && (!dir || d * dir >= 0)) {
			if (!dir && d)
				dir = d > 0 ? 1 : -1;
			if (d * dir > 0) {
				if (abs(v[i] - v[i - 1]) > steep)
					steep = abs(v[i] - v[i - 1]);
				far = i;
			}
			continue;
		}
		if (i < n && abs(d) < least / 4)
			continue;
		if (abs(v[far] - v[from]) >= least && steep) {
			breadth = 8 * abs(v[far] - v[from]) / steep;
			t->edges[breadth < 8 * HALF_BINS ? breadth
							 : 8 * HALF_BINS - 1]++;
			t->n_edges++;
		}
		if (i == n)
			break;
		from = far;
		far = i;
		dir = -dir;
		steep = abs(v[i] - v[i - 1]);
	}
}

/* A row through a mark and half its height beyond, either way. */
static void
look_along(struct tally *t, PIX *p, const struct mark *k, int reduced, int part)
{
	uint8_t v[ROW_MAX];
	int w = pixGetWidth(p), h = pixGetHeight(p), i, n = 0;
	int x0 = (k->x - k->h / 2) * reduced;
	int x1 = (k->x + k->w + k->h / 2) * reduced;
	int y = k->y * reduced + k->h * reduced * part / 4;
	int low = 255, high = 0;
	const l_uint32 *line;

	if (y < 0 || y >= h)
		return;
	line = pixGetData(p) + (size_t)y * (size_t)pixGetWpl(p);
	for (i = x0 < 0 ? 0 : x0; i < x1 && i < w && n < ROW_MAX; i++) {
		v[n] = (uint8_t)GET_DATA_BYTE(line, i);
		low = v[n] < low ? v[n] : low;
		high = v[n] > high ? v[n] : high;
		n++;
	}
	if (n < 3)
		return;
	t->paper[high]++;
	t->ink[low]++;
	steps_of(t, v, n, (high - low) / 2 + 1);
}

static void
look_at_greys(
    struct quality *q, const struct page_image *page, const struct marks *m)
{
	struct tally *t = calloc(1, sizeof *t);
	size_t i, step = m->n / LOOKED_AT + 1;
	int part;

	for (i = 0; t && i < m->n; i += step)
		for (part = 1; part < 4; part++)
			look_along(t, page->pix, &m->mark[i], m->reduced, part);
	if (t && t->n_edges) {
		q->paper = median_of(t->paper, 256);
		q->ink = median_of(t->ink, 256);
		q->edge = median_of(t->edges, 8 * HALF_BINS) / 8;
	}
	free(t);
}

/* ---- the size of letters ---- */

/* Marks lie by height. */
static double
small_letter(const struct marks *m)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++) {
		n += m->mark[i].shape == MARK_REPEATED;
		if (2 * n >= m->n_repeated)
			return m->mark[i].h;
	}
	return 0;
}

/* ---- text at the edge ---- */

static bool
is_letter(const struct marks *m, const struct mark *k)
{
	return k->h > 0.4 * m->height && k->h < 3 * m->height &&
	       k->w < 12 * m->height;
}

/* Another mark beside it, further in. */
static bool
goes_on(const struct marks *m, const struct mark *a, bool first)
{
	const struct mark *b;
	int32_t gap, over, top, foot;
	size_t i;

	for (i = 0; i < m->n; i++) {
		b = &m->mark[i];
		if (b == a || !is_letter(m, b))
			continue;
		gap = first ? b->x - (a->x + a->w) : a->x - (b->x + b->w);
		top = a->y > b->y ? a->y : b->y;
		foot = a->y + a->h < b->y + b->h ? a->y + a->h : b->y + b->h;
		over = 2 * (foot - top);
		if (gap > -a->w && gap < m->height &&
		    over > (a->h < b->h ? a->h : b->h))
			return true;
	}
	return false;
}

/* Lines run across the picture. */
static void
look_at_edges(struct quality *q, const struct marks *m, int w, int h)
{
	const struct mark *k;
	size_t i;

	for (i = 0; i < m->n; i++) {
		k = &m->mark[i];
		if (!is_letter(m, k))
			continue;
		if (k->x <= 1)
			q->cut[0] += goes_on(m, k, true);
		if (k->x + k->w >= w - 1)
			q->cut[2] += goes_on(m, k, false);
		q->cut[1] += k->y <= 1;
		q->cut[3] += k->y + k->h >= h - 1;
	}
}

/* They run down it: it lies on its side. */
static void
look_at_edges_aside(struct quality *q, const struct marks *m)
{
	struct marks turned = *m;
	size_t i;

	turned.mark = xcalloc(m->n + 1, sizeof *turned.mark);
	for (i = 0; i < m->n; i++) {
		turned.mark[i].x = m->mark[i].y;
		turned.mark[i].y = m->mark[i].x;
		turned.mark[i].w = m->mark[i].h;
		turned.mark[i].h = m->mark[i].w;
	}
	look_at_edges(q, &turned, pixGetHeight(m->pix), pixGetWidth(m->pix));
	free(turned.mark);
}

/* ---- all of it ---- */

void
quality_measure(struct quality *q, const struct page_image *page,
    const struct marks *m, bool aside)
{
	memset(q, 0, sizeof *q);
	q->marks = (int)m->n;
	q->type =
	    m->n_repeated >= TYPE_ENOUGH && 4 * m->n_repeated > m->n_unlike;
	q->letter = q->type ? small_letter(m) : m->height * BY_HAND;
	q->letter *= m->reduced;
	if (pixGetDepth(page->pix) == 8)
		look_at_greys(q, page, m);
	if (m->height > 0 && aside)
		look_at_edges_aside(q, m);
	else if (m->height > 0)
		look_at_edges(q, m, pixGetWidth(m->pix), pixGetHeight(m->pix));
	q->letter *= page->reduced;
	q->edge *= page->reduced;
}

static bool
is_blurred(const struct quality *q)
{
	return (q->edge >= SOFT && q->edge >= SOFT_OF * q->letter) ||
	       (q->edge >= SOFT_SMALL && q->edge >= SOFT_SMALL_OF * q->letter);
}

unsigned
quality_flaws(const struct quality *q)
{
	unsigned flaws = 0;
	bool blurred = is_blurred(q);

	if (q->marks < ENOUGH)
		return 0;
	if (blurred)
		flaws |= FLAW_BLURRED;
	if (q->paper > 0 && q->paper < DARK)
		flaws |= FLAW_TOO_DARK;
	else if (!blurred && q->paper - q->ink < FAINT * q->paper)
		flaws |= FLAW_TOO_LIGHT;
	if (q->cut[0] >= CUT_LINES || q->cut[2] >= CUT_LINES ||
	    q->cut[1] >= CUT_MARKS || q->cut[3] >= CUT_MARKS)
		flaws |= FLAW_CUT_OFF;
	if (q->type && q->letter <= SMALL)
		flaws |= FLAW_LOW_RESOLUTION;
	return flaws;
}
