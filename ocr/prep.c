/* ocr/prep.c: the picture that the engine is given (see prep.h).
 *
 * Every step takes a picture and gives another; `step` puts the new one in
 * the old one's place, so that never more than two are held.
 *
 * What was measured (72 pages of books, typescripts, forms and tables):
 * grey is read better than Otsu's or Sauvola's binary picture of it; evening
 * out the background helps where it is uneven and harms a little elsewhere;
 * letters under 12 pixels are read better enlarged; turning by less than
 * half a degree gains nothing, the engine follows such lines by itself.
 */
#include "ocr/prep.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/steps.h"

#define SMALL_LETTERS 12      /* pixels: below, enlarge */
#define LARGE_LETTERS 48      /* pixels: from here, halve */
#define ENLARGE_MAX   8000000 /* pixels: a larger page is not enlarged */
#define LEAST_SKEW    0.5     /* degrees */

void
prep_quiet(void)
{
	setMsgSeverity(L_SEVERITY_NONE);
}

/* ---- preparing ---- */

/* The new picture in the old one's place; where there is none (too dark to
 * find a background, no memory) the old one stays.  Was it made? */
static bool
step(struct prep *p, PIX *made, const char *name)
{
	size_t len = strlen(p->steps);

	if (!made)
		return false;
	pixDestroy(&p->pix);
	p->pix = made;
	snprintf(p->steps + len, sizeof p->steps - len, "%s%s", len ? "," : "",
	    name);
	return true;
}

static void
scale_by_letters(struct prep *p, int letters)
{
	bool one = pixGetDepth(p->pix) == 1;
	int64_t pixels = (int64_t)pixGetWidth(p->pix) * pixGetHeight(p->pix);

	if (letters > 0 && letters < SMALL_LETTERS && pixels <= ENLARGE_MAX) {
		if (step(p,
			one ? pixExpandBinaryPower2(p->pix, 2)
			    : pixScaleGray2xLI(p->pix),
			"x2")) {
			p->scale *= 2;
			p->dpi *= 2;
		}
	} else if (letters >= LARGE_LETTERS) {
		if (step(p,
			one ? pixScaleToGray2(p->pix)
			    : pixScaleAreaMap2(p->pix),
			"half")) {
			p->scale /= 2;
			p->dpi /= 2;
		}
	}
}

static void
deskew(struct prep *p, double angle)
{
	int w = pixGetWidth(p->pix), h = pixGetHeight(p->pix);
	bool one = pixGetDepth(p->pix) == 1;
	PIX *grey = one ? pixConvertTo8(p->pix, 0) : pixClone(p->pix);

	/* bilevel is turned as grey: edges stay smooth, and the engine takes
	 * grey; w and h let the picture grow, so that no corner is lost */
	if (grey && step(p,
			pixRotate(grey, (l_float32)(angle * M_PI / 180),
			    L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, w, h),
			"deskew"))
		p->skew = -angle;
	pixDestroy(&grey);
}

static double
skew_of(const struct measure *m, int rotation)
{
	PIX *ink;
	double angle;

	if (rotation % 180 == 0 || !m->ink)
		return measure_skew(m->ink);
	ink = pixRotateOrth(m->ink, 1);
	angle = measure_skew(ink);
	pixDestroy(&ink);
	return angle;
}

enum cr_status
prep_make(struct prep *p, const struct page_image *page,
    const struct measure *m, int rotation, struct cr_err *e)
{
	bool aside = rotation % 180 != 0;
	bool even = m->even && steps_take("even");
	PIX *from = even ? m->even : page->pix;
	double angle;

	memset(p, 0, sizeof *p);
	p->rotation = rotation;
	p->width = aside ? page->height : page->width;
	p->height = aside ? page->width : page->height;
	p->dpi = page->dpi;
	p->scale = 1.0 / page->reduced;
	p->pix = rotation ? pixRotateOrth(from, rotation / 90) : pixClone(from);
	if (!p->pix)
		return err_set(e, CR_SKIP,
		    "no memory for a page of %d x %d pixels", p->width,
		    p->height);
	if (even)
		snprintf(p->steps, sizeof p->steps, "even");
	if (steps_take("scale"))
		scale_by_letters(p, m->mark_height);
	angle = steps_take("deskew") ? skew_of(m, rotation) : 0;
	if (fabs(angle) >= LEAST_SKEW)
		deskew(p, angle);
	if (!*p->steps)
		snprintf(p->steps, sizeof p->steps, "none");
	return CR_OK;
}

void
prep_release(struct prep *p)
{
	pixDestroy(&p->pix);
	memset(p, 0, sizeof *p);
}

/* ---- and back ---- */

static int32_t
within(double v, int32_t max)
{
	return v <= 0 ? 0 : v >= max ? max : (int32_t)lround(v);
}

struct box
prep_box(const struct prep *p, struct box b)
{
	/* the picture was turned clockwise by -skew about its middle, which
	 * is the page's middle whatever it grew by */
	double a = p->skew * M_PI / 180, c = cos(a), s = sin(a);
	double mx = pixGetWidth(p->pix) / 2.0, my = pixGetHeight(p->pix) / 2.0;
	double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
	int i;

	for (i = 0; i < 4; i++) {
		double dx = b.x + (i & 1 ? b.w : 0) - mx;
		double dy = b.y + (i & 2 ? b.h : 0) - my;
		double x = (dx * c - dy * s) / p->scale + p->width / 2.0;
		double y = (dx * s + dy * c) / p->scale + p->height / 2.0;

		x0 = fmin(x0, x);
		y0 = fmin(y0, y);
		x1 = fmax(x1, x);
		y1 = fmax(y1, y);
	}
	b.x = within(x0, p->width);
	b.y = within(y0, p->height);
	b.w = within(x1, p->width) - b.x;
	b.h = within(y1, p->height) - b.y;
	return b;
}
