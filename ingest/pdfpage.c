/* pdfpage.c: pages of a PDF (ingest/pdfpage.h).
 *
 * "One scan": the page paints exactly one image, upright or turned by right
 * angles, that covers most of it; invisible text is allowed, annotations
 * other than links are not (ingest/content.h decides about the content
 * stream).  The image is of a plain kind (ingest/pdfdict.h).  Then the page
 * is the image, and the resolution is its pixels by the inches it covers.
 * In every other case the page is drawn.  A scan whose data are damaged is
 * not drawn: poppler would show what is left of it and say nothing.
 */
#include "ingest/pdfpage.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "courtroll.h"
#include "ingest/pdfdict.h"
#include "ingest/render.h"

#define MAX_CONTENT (1L << 20) /* packed; more is no scan with an OCR layer */
#define MAX_PARENTS 64
#define MAX_STREAMS 1000
#define RENDER_DPI  300.0
#define SKEW        0.002 /* of a side: what still counts as upright */
#define SQUARE      0.05  /* difference of the resolutions across and down */
#define COVER       0.5   /* of the page, at least */
#define OVERHANG    0.02  /* of the page's side, on each */

struct page {
	struct pdf *pdf;
	unsigned object;
	unsigned resources;       /* of the page, or of the form being read */
	unsigned image;           /* the one that was painted, */
	unsigned image_resources; /* and whose names it uses */
	struct rect box;          /* what is seen, points */
	int turn;                 /* 0, 90, 180, 270: to be turned clockwise */
	double unit;              /* points in 1/72 inch */
};

enum cr_status
pdf_inspect(struct image_info *info, const struct master *m, struct refusal *r)
{
	struct pdf *p;
	enum cr_status st;
	long promised;

	if ((st = pdf_open(&p, m, r)) != CR_OK)
		return st;
	promised = pdf_promised(p);
	st = pdf_pages(p, &info->pages, r);
	if (st == CR_OK && promised > (long)info->pages)
		snprintf(info->lost, sizeof(info->lost),
		    "the document says that it has %ld pages, only %" PRIu32
		    " can be found",
		    promised, info->pages);
	pdf_close(p);
	return st;
}

/* A key of the page, or of the nodes above it that hand it down. */
static unsigned
inherited(const struct page *p, const char *name)
{
	unsigned node = p->object;

	for (int i = 0; i < MAX_PARENTS && pdf_is_dict(p->pdf, node); i++) {
		unsigned v = pdf_key(p->pdf, node, name);

		if (!pdf_is_null(p->pdf, v))
			return v;
		node = pdf_key(p->pdf, node, "/Parent");
	}
	return 0;
}

static void
page_read(struct page *p, struct pdf *pdf, uint32_t n)
{
	struct rect media = {0, 0, 612, 792}, crop;
	double unit, turn;

	*p = (struct page){.pdf = pdf, .unit = 1};
	p->object = pdf_page_object(pdf, n);
	p->resources = inherited(p, "/Resources");
	/* poppler, too, takes a page without a box for Letter */
	pdf_rect(pdf, inherited(p, "/MediaBox"), &media);
	p->box = media;
	if (pdf_rect(pdf, inherited(p, "/CropBox"), &crop)) {
		crop = rect_meet(crop, media);
		if (crop.x1 > crop.x0 && crop.y1 > crop.y0)
			p->box = crop;
	}
	if (pdf_number(pdf, inherited(p, "/Rotate"), &turn) && fabs(turn) < 1e6)
		p->turn = ((int)turn % 360 + 360) % 360 / 90 * 90;
	if (pdf_number(pdf, pdf_key(pdf, p->object, "/UserUnit"), &unit) &&
	    unit >= 0.01 && unit <= 10000)
		p->unit = unit;
}

/* Annotations that a person sees are part of the page. */
static bool
has_marks(const struct page *p)
{
	unsigned all = pdf_key(p->pdf, p->object, "/Annots");

	for (int i = 0; i < pdf_items(p->pdf, all); i++) {
		unsigned subtype =
		    pdf_key(p->pdf, pdf_item(p->pdf, all, i), "/Subtype");

		if (!pdf_is_name(p->pdf, subtype, "/Link") &&
		    !pdf_is_name(p->pdf, subtype, "/Popup"))
			return true;
	}
	return false;
}

static bool
state_harmless(struct content *c, void *ctx, const char *name)
{
	const struct page *p = ctx;
	unsigned all = pdf_key(p->pdf, p->resources, "/ExtGState");
	unsigned gs = pdf_key(p->pdf, all, name);
	unsigned mask = pdf_key(p->pdf, gs, "/SMask");
	unsigned mode = pdf_key(p->pdf, gs, "/BM");
	double alpha = 1;

	(void)c;
	if (!pdf_is_dict(p->pdf, gs))
		return false;
	if (!pdf_is_null(p->pdf, mask) && !pdf_is_name(p->pdf, mask, "/None"))
		return false;
	if (!pdf_is_null(p->pdf, mode) &&
	    !pdf_is_name(p->pdf, mode, "/Normal") &&
	    !pdf_is_name(p->pdf, mode, "/Compatible"))
		return false;
	pdf_number(p->pdf, pdf_key(p->pdf, gs, "/ca"), &alpha);
	return alpha >= 1;
}

static bool
matrix_read(struct pdf *p, unsigned array, struct matrix *m)
{
	double v[6];

	for (int i = 0; i < 6; i++) {
		if (!pdf_number(p, pdf_item(p, array, i), &v[i]))
			return false;
	}
	*m = (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
	return true;
}

/* A form: its matrix, its box, then its own content and resources. */
static bool
form_read(struct content *c, struct page *p, unsigned form)
{
	unsigned dict = pdf_dict(p->pdf, form), outer = p->resources;
	unsigned own = pdf_key(p->pdf, dict, "/Resources");
	struct graphics saved = c->now;
	unsigned char *data = NULL;
	struct matrix m;
	struct rect box;
	size_t len = 0;
	bool ok;

	if (pdf_long(p->pdf, dict, "/Length", 0) > MAX_CONTENT ||
	    !pdf_stream(p->pdf, form, true, &data, &len))
		return false;
	if (matrix_read(p->pdf, pdf_key(p->pdf, dict, "/Matrix"), &m))
		c->now.ctm = matrix_times(m, c->now.ctm);
	if (pdf_rect(p->pdf, pdf_key(p->pdf, dict, "/BBox"), &box))
		c->now.clip =
		    rect_meet(c->now.clip, rect_moved(box, c->now.ctm));
	if (pdf_is_dict(p->pdf, own))
		p->resources = own;
	c->depth++;
	ok = content_read(c, (const char *)data, len);
	c->depth--;
	p->resources = outer;
	c->now = saved;
	free(data);
	return ok;
}

static bool
paint(struct content *c, void *ctx, const char *name)
{
	struct page *p = ctx;
	unsigned all = pdf_key(p->pdf, p->resources, "/XObject");
	unsigned x = pdf_key(p->pdf, all, name);
	unsigned dict = pdf_dict(p->pdf, x);
	unsigned type = pdf_key(p->pdf, dict, "/Subtype");

	/* what belongs to an optional layer may be hidden */
	if (!pdf_is_null(p->pdf, pdf_key(p->pdf, dict, "/OC")))
		return false;
	if (pdf_is_name(p->pdf, type, "/Form"))
		return form_read(c, p, x);
	if (!pdf_is_name(p->pdf, type, "/Image"))
		return false;
	p->image = x;
	p->image_resources = p->resources;
	return content_image(c);
}

/* Bytes of the content streams, as stored: within reason? */
static bool
content_small(const struct page *p)
{
	unsigned all = pdf_key(p->pdf, p->object, "/Contents");
	int n = pdf_items(p->pdf, all);
	long sum = 0;

	if (pdf_is_stream(p->pdf, all))
		sum = pdf_long(
		    p->pdf, pdf_dict(p->pdf, all), "/Length", MAX_CONTENT + 1);
	for (int i = 0; i < n && i < MAX_STREAMS && sum <= MAX_CONTENT; i++)
		sum += pdf_long(p->pdf,
		    pdf_dict(p->pdf, pdf_item(p->pdf, all, i)), "/Length", 0);
	return n <= MAX_STREAMS && sum <= MAX_CONTENT;
}

/* Is the page one image?  *where: how it was painted. */
static bool
one_image(struct page *p, struct graphics *where)
{
	double w = p->box.x1 - p->box.x0, h = p->box.y1 - p->box.y0;
	struct content c = {
	    .now = {.ctm = {1, 0, 0, 1, 0, 0}, .black = true},
	    .paint = paint,
	    .state = state_harmless,
	    .ctx = p,
	};
	unsigned char *data = NULL;
	size_t len = 0;
	bool ok;

	/* a scan that hangs over the edge of the page is still that scan */
	c.now.clip =
	    (struct rect){p->box.x0 - OVERHANG * w, p->box.y0 - OVERHANG * h,
		p->box.x1 + OVERHANG * w, p->box.y1 + OVERHANG * h};
	if (has_marks(p) || !content_small(p) ||
	    !pdf_content(p->pdf, p->object, &data, &len))
		return false;
	ok = content_read(&c, (const char *)data, len) && c.n_images == 1;
	free(data);
	*where = c.image;
	return ok;
}

/* Where the rows of the image go, as seen: an orientation of TIFF 6.0, or 0
 * where it is neither upright nor turned by right angles. */
static int
orientation_of(const struct page *p, struct matrix m)
{
	/* one step right, one step down in the image; y grows upwards in a
	 * PDF and downwards here */
	double right[2] = {m.a, -m.b}, down[2] = {-m.c, m.d};
	double slack = SKEW * (fabs(m.a) + fabs(m.b) + fabs(m.c) + fabs(m.d));

	for (int i = 0; i < p->turn; i += 90) {
		double x = right[0], u = down[0];

		right[0] = -right[1];
		right[1] = x;
		down[0] = -down[1];
		down[1] = u;
	}
	if (fabs(right[1]) < slack && fabs(down[0]) < slack)
		return down[1] > 0    ? right[0] > 0 ? 1 : 2
		       : right[0] > 0 ? 4
				      : 3;
	if (fabs(right[0]) < slack && fabs(down[1]) < slack)
		return right[1] > 0 ? down[0] > 0 ? 5 : 6 : down[0] > 0 ? 8 : 7;
	return 0;
}

static bool
covers(const struct page *p, struct matrix m)
{
	struct rect unit = {0, 0, 1, 1};
	struct rect seen = rect_meet(rect_moved(unit, m), p->box);

	return (seen.x1 - seen.x0) * (seen.y1 - seen.y0) >
	       COVER * (p->box.x1 - p->box.x0) * (p->box.y1 - p->box.y0);
}

/* Find the page's one image; REASON_NOT_SUPPORTED: there is no such, or it is
 * not placed as a scan.  *data to free(). */
static enum cr_status
scan_find(struct page *p, struct pdf_image *im, unsigned char **data,
    struct page_facts *facts, struct refusal *r)
{
	struct graphics where;
	struct matrix m;
	double across, down;

	if (!one_image(p, &where) || !pdf_image_describe(im, p->pdf, p->image,
					 p->image_resources, where.black))
		return refuse(r, REASON_NOT_SUPPORTED, "not one scan");
	m = where.ctm;
	facts->orientation = orientation_of(p, m);
	across = im->width / (hypot(m.a, m.b) * p->unit / 72);
	down = im->height / (hypot(m.c, m.d) * p->unit / 72);
	if (facts->orientation == 0 || !covers(p, m) ||
	    !(fabs(across - down) <= SQUARE * across))
		return refuse(r, REASON_NOT_SUPPORTED, "not placed as a scan");
	if (!pdf_stream(p->pdf, p->image, false, data, &im->len))
		return refuse(
		    r, REASON_DAMAGED, "PDF: the image's data cannot be read");
	im->data = *data;
	facts->stored_width = im->width;
	facts->stored_height = im->height;
	facts->dpi = image_dpi(across);
	facts->how = pdf_image_how(im);
	return CR_OK;
}

/* Take it; REASON_NOT_SUPPORTED: draw the page instead. */
static enum cr_status
scan_take(struct page *p, struct raster *out, struct page_facts *facts,
    struct refusal *r)
{
	unsigned char *data = NULL;
	struct page_facts found = {0};
	struct pdf_image im;
	enum cr_status st;

	if ((st = scan_find(p, &im, &data, &found, r)) != CR_OK)
		return st;
	if ((st = pdf_image_decode(out, &im, r)) == CR_OK) {
		*facts = found;
		facts->stored_width = out->head.width;
		facts->stored_height = out->head.height;
	}
	free(data);
	return st;
}

/* Draw at 300 dpi, or less where the page is too large for that. poppler
 * knows nothing of /UserUnit. */
static enum cr_status
page_draw(const struct page *p, struct raster *out, struct page_facts *facts,
    const struct master *m, uint32_t n, struct refusal *r)
{
	double w = (p->box.x1 - p->box.x0) / 72,
	       h = (p->box.y1 - p->box.y0) / 72;
	double dpi = RENDER_DPI * p->unit;
	enum cr_status st;

	dpi = fmin(dpi, 0.99 * sqrt(CR_MAX_PIXELS / (w * h)));
	dpi = fmin(dpi, 0.99 * CR_MAX_SIDE / fmax(w, h));
	if (!(dpi > 0.01))
		return refuse(r, REASON_TOO_LARGE,
		    "PDF: a page of %.0f x %.0f inches", w, h);
	if ((st = render_page(out, m->fd, n, dpi, r)) != CR_OK)
		return st;
	facts->stored_width = out->head.width;
	facts->stored_height = out->head.height;
	facts->dpi = image_dpi(dpi / p->unit);
	facts->how = "pdf-render";
	return CR_OK;
}

static enum cr_status
page_open(struct pdf **pdf, struct page *p, const struct master *m, uint32_t n,
    struct refusal *r)
{
	uint32_t pages;
	enum cr_status st;

	if ((st = pdf_open(pdf, m, r)) != CR_OK ||
	    (st = pdf_pages(*pdf, &pages, r)) != CR_OK)
		return st;
	if (n > pages)
		return refuse(r, REASON_DAMAGED,
		    "PDF: page %" PRIu32 " of %" PRIu32 " cannot be found", n,
		    pages);
	page_read(p, *pdf, n);
	return CR_OK;
}

enum cr_status
pdf_page(struct raster *out, struct page_facts *facts, const struct master *m,
    uint32_t n, struct refusal *r)
{
	struct pdf *pdf = NULL;
	struct page p;
	enum cr_status st;

	if ((st = page_open(&pdf, &p, m, n, r)) == CR_OK) {
		st = scan_take(&p, out, facts, r);
		if (st != CR_OK && r->reason == REASON_NOT_SUPPORTED)
			st = page_draw(&p, out, facts, m, n, r);
	}
	pdf_close(pdf);
	return st;
}

enum cr_status
pdf_scan(struct pdf_image *im, unsigned char **data, struct page_facts *facts,
    const struct master *m, uint32_t n, struct refusal *r)
{
	struct pdf *pdf = NULL;
	struct page p;
	enum cr_status st;

	*data = NULL;
	if ((st = page_open(&pdf, &p, m, n, r)) == CR_OK)
		st = scan_find(&p, im, data, facts, r);
	pdf_close(pdf);
	return st;
}
