/* ingest/divider.c: separators and slips on a page (see divider.h).
 *
 * The page is made small: about 1,200 x 1,700 grey pixels, each the mean of
 * a square, which is also the blur that a noisy scan needs.
 *
 * For QR codes, finder.h looks for their corners in it; where it sees those
 * of a code, qr.h takes its modules off the page at full size and draws them
 * anew, and zbar reads that small picture, not the page.
 *
 * For Patch-T sheets zbar, with Code 39 alone switched on, looks along every
 * fourth row and column of the small picture; that finds a clean sheet.  A
 * sheet that is dirty or finely printed may need a second look at black and
 * white, or at full size: only where bars.h says that there can be bars.
 * Code 39 has no check sum; that all eight characters are right is the check.
 */
#include "ingest/divider.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <zbar.h>

#include "ingest/bars.h"
#include "ingest/qr.h"

#define SMALL_SIDE  1800u /* pixels, at most, of the small picture */
#define CODES_SIDE  2400u /* of the one in which QR codes are looked for */
#define EVERY       4     /* rows and columns zbar looks along for bars */
#define TRIES       36    /* places on a page that may be a code */
#define DIFFERENT   12    /* slips told apart on a page */
#define LARGE       3.0   /* pixels of a module that letters do not have */
#define TIMING      0.60  /* of a code, at least; by chance it is a half */
#define TIMING_HALF 0.70  /* of one that is not all there */

/* ---- zbar ---------------------------------------------------------------- */

static zbar_image_scanner_t *
scanner_new(zbar_symbol_type_t what, int every)
{
	zbar_image_scanner_t *s = zbar_image_scanner_create();

	zbar_image_scanner_set_config(s, 0, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(s, what, ZBAR_CFG_ENABLE, 1);
	zbar_image_scanner_set_config(s, 0, ZBAR_CFG_X_DENSITY, every);
	zbar_image_scanner_set_config(s, 0, ZBAR_CFG_Y_DENSITY, every);
	return s;
}

/* Have zbar look; true when f took one of the texts. */
static bool
look(zbar_image_scanner_t *scanner, const struct grey *g,
    bool (*f)(void *ctx, const char *text, size_t len), void *ctx)
{
	zbar_image_t *im = zbar_image_create();
	bool found = false;

	zbar_image_set_format(im, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(im, g->w, g->h);
	zbar_image_set_data(im, g->pixels, (unsigned long)g->w * g->h, NULL);
	if (zbar_scan_image(scanner, im) > 0) {
		for (const zbar_symbol_t *s = zbar_image_first_symbol(im);
		     s != NULL; s = zbar_symbol_next(s))
			found |= f(ctx, zbar_symbol_get_data(s),
			    zbar_symbol_get_data_length(s));
	}
	zbar_image_destroy(im);
	return found;
}

/* ---- slips --------------------------------------------------------------- */

struct reading {
	struct dividers *m;
	const struct raster *r;
	zbar_image_scanner_t *scanner;
	uint32_t factor; /* of the picture in which it was found */
	struct slip seen[DIFFERENT];
	bool used[FINDER_MARKS]; /* corners of what was read */
	bool any; /* code was read, ours or not */
	int tries;
};

static bool
same_file(const struct slip *a, const struct slip *b)
{
	return a->number == b->number && strcmp(a->site, b->site) == 0 &&
	    strcmp(a->archive, b->archive) == 0;
}

/* A jacket and the slip that lies on it may say the same.  A slip says more
 * than a label. */
static void
keep_slip(struct reading *g, const struct slip *s)
{
	int i;

	for (i = 0; i < g->m->n_slips && !same_file(&g->seen[i], s); i++)
		;
	if (i == DIFFERENT)
		return;
	if (i == g->m->n_slips)
		g->m->n_slips++;
	else if (g->seen[i].kind != SLIP_LABEL || s->kind == SLIP_LABEL)
		return;
	g->seen[i] = *s;
	if (i == 0 || (s->kind != SLIP_LABEL &&
			  g->m->slip[4] == SLIP_LABEL))
		slip_write(g->m->slip, s);
}

/* Any QR code that can be read is no mystery, ours or not. */
static bool
on_qr(void *ctx, const char *text, size_t len)
{
	struct reading *g = ctx;
	struct cr_err e = CR_ERR_INIT;
	struct slip s;

	g->any = true;
	switch (slip_read(&s, text, len, &e)) {
	case CR_OK:
		keep_slip(g, &s);
		break;
	case CR_SKIP:
		if (!g->m->strange)
			g->m->strange = strncmp(text, "CR1.", 4) == 0
			    ? "its bar code does not add up"
			    : "its bar code is of another version of "
			      "courtroll";
		break;
	default:
		break;
	}
	return true;
}

static struct finder_point
at_full_size(struct finder_point p, uint32_t factor, struct grey_part part)
{
	return (struct finder_point){ p.x * factor - part.x0,
		p.y * factor - part.y0 };
}

/* The square around a code, and a few modules more. */
static struct grey_part
part_of(const struct finder_code *c, uint32_t factor)
{
	double mx = (c->right.x + c->below.x) / 2;
	double my = (c->right.y + c->below.y) / 2;
	double far = hypot(c->right.x - mx, c->right.y - my) + 8 * c->module;
	double x0 = (mx - far) * factor, y0 = (my - far) * factor;

	return (struct grey_part){ x0 > 0 ? (uint32_t)x0 : 0,
		y0 > 0 ? (uint32_t)y0 : 0,
		mx + far > 0 ? (uint32_t)((mx + far) * factor) : 0,
		my + far > 0 ? (uint32_t)((my + far) * factor) : 0 };
}

static bool
read_code(struct reading *g, const struct finder_code *small)
{
	struct grey_part part = part_of(small, g->factor);
	struct grey g_part = grey_cut(g->r, part), clean;
	struct finder_code c = *small;
	bool read = false;
	struct qr q;

	c.corner = at_full_size(c.corner, g->factor, part);
	c.right = at_full_size(c.right, g->factor, part);
	c.below = at_full_size(c.below, g->factor, part);
	c.module *= g->factor;
	for (int blur = 0; blur < 2 && !read; blur++) {
		if (blur)
			grey_blur(&g_part);
		if (!qr_take(&q, &g_part, &c) ||
		    q.timing < (c.guessed ? TIMING_HALF : TIMING))
			break;
		g->tries += !blur;
		for (int i = 0; i < QR_CONTRASTS && !read; i++) {
			clean = qr_draw(&q, (enum qr_contrast)i);
			read = look(g->scanner, &clean, on_qr, g);
			grey_free(&clean);
		}
		if (!read && !c.guessed && q.timing > 0.8)
			g->m->unread = true;
	}
	grey_free(&g_part);
	return read;
}

static bool
used_up(const struct reading *g, const struct finder_code *c)
{
	for (int i = 0; i < 3; i++)
		if (c->mark[i] >= 0 && g->used[c->mark[i]])
			return true;
	return false;
}

static void
read_codes(struct reading *g, const struct finder_code *c, int n)
{
	for (int i = 0; i < n && g->tries < TRIES; i++) {
		if (used_up(g, &c[i]) || !read_code(g, &c[i]))
			continue;
		for (int k = 0; k < 3; k++)
			if (c[i].mark[k] >= 0)
				g->used[c[i].mark[k]] = true;
	}
}

/* Chance makes marks, too, in any text; hardly ever in two rows, or large. */
static bool
convincing(const struct finder_mark *v, int n)
{
	for (int i = 0; i < n; i++)
		if (v[i].seen > 1 || v[i].module > LARGE)
			return true;
	return false;
}

/* false: nothing here is worth a second look. */
static bool
find_in(struct reading *g, const struct grey *small)
{
	struct grey_levels levels = grey_levels_new(small);
	struct finder_mark v[FINDER_MARKS];
	struct finder_code codes[FINDER_CODES];
	int n = finder_marks(v, small, &levels);

	memset(g->used, 0, sizeof g->used);
	read_codes(g, codes, finder_codes(codes, v, n));
	if (!g->any && convincing(v, n))
		read_codes(g, codes, finder_halves(codes, v, n));
	grey_levels_free(&levels);
	return convincing(v, n);
}

/* small: made by factor. */
static void
find_slips(struct dividers *m, const struct raster *r,
    const struct grey *small, uint32_t factor)
{
	struct reading g = { .m = m, .r = r, .factor = factor };
	struct grey softer;

	g.scanner = scanner_new(ZBAR_QRCODE, 1);
	if (find_in(&g, small) && !g.any) {
		softer = grey_copy(small);
		grey_blur(&softer);
		(void)find_in(&g, &softer);
		grey_free(&softer);
	}
	if (g.any)
		m->unread = false;
	zbar_image_scanner_destroy(g.scanner);
}

/* ---- Patch-T ------------------------------------------------------------- */

static bool
on_bars(void *ctx, const char *text, size_t len)
{
	(void)ctx;
	return len == 6 && memcmp(text, "PATCHT", 6) == 0;
}

static bool
look_again(zbar_image_scanner_t *scanner, const struct raster *r,
    struct grey *small, uint32_t factor)
{
	unsigned threshold = grey_otsu(small, NULL);
	struct grey full;
	bool found;

	if (!bars_possible(small, threshold))
		return false;
	grey_binarise(small, threshold);
	if (look(scanner, small, on_bars, NULL))
		return true;
	full = grey_new(r, 1);
	found = factor > 1 && look(scanner, &full, on_bars, NULL);
	if (!found) {
		grey_blur(&full);
		grey_binarise(&full, grey_otsu(&full, NULL));
		found = look(scanner, &full, on_bars, NULL);
	}
	grey_free(&full);
	return found;
}

static bool
find_patch(const struct raster *r, struct grey *small, uint32_t factor)
{
	zbar_image_scanner_t *scanner = scanner_new(ZBAR_CODE39, EVERY);
	bool found = look(scanner, small, on_bars, NULL) ||
	    look_again(scanner, r, small, factor);

	zbar_image_scanner_destroy(scanner);
	return found;
}

/* ---- a page -------------------------------------------------------------- */

static uint32_t
factor_for(const struct raster *r, uint32_t most)
{
	uint32_t side =
	    r->head.width > r->head.height ? r->head.width : r->head.height;

	return (side + most - 1) / most;
}

void
dividers_find(struct dividers *m, const struct raster *r)
{
	uint32_t factor = factor_for(r, SMALL_SIDE);
	uint32_t finer = factor_for(r, CODES_SIDE);
	struct grey small = grey_new(r, factor), fine;

	memset(m, 0, sizeof *m);
	if (small.w >= 64 && small.h >= 64) {
		if (finer != factor) {
			fine = grey_new(r, finer);
			find_slips(m, r, &fine, finer);
			grey_free(&fine);
		} else {
			find_slips(m, r, &small, factor);
		}
		if (!m->n_slips)
			m->patch = find_patch(r, &small, factor);
	}
	grey_free(&small);
}
