/* t_pdf.c: tests of PDF pages: scans taken as they are, others drawn. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <qpdf/qpdf-c.h>

#include "base/buf.h"
#include "courtroll.h"
#include "ingest/content.h"
#include "tests/pictures.h"

#define W 120u
#define H 90u

/* A document under construction: objects in order, their places noted. */
struct doc {
	struct buf b;
	size_t at[64];
	unsigned n;
};

static unsigned
object_begin(struct doc *d)
{
	if (d->n == 0)
		buf_adds(&d->b, "%PDF-1.7\n");
	d->at[++d->n] = d->b.len;
	buf_addf(&d->b, "%u 0 obj\n", d->n);
	return d->n;
}

static void
object(struct doc *d, const char *text)
{
	object_begin(d);
	buf_adds(&d->b, text);
	buf_adds(&d->b, "\nendobj\n");
}

static void
stream(struct doc *d, const char *dict, const void *data, size_t len)
{
	object_begin(d);
	buf_addf(&d->b, "<< /Length %zu %s >>\nstream\n", len, dict);
	buf_add(&d->b, data, len);
	buf_adds(&d->b, "\nendstream\nendobj\n");
}

static struct bytes
doc_done(struct doc *d)
{
	struct bytes b = {0};
	size_t xref = d->b.len;

	buf_addf(&d->b, "xref\n0 %u\n0000000000 65535 f \n", d->n + 1);
	for (unsigned i = 1; i <= d->n; i++)
		buf_addf(&d->b, "%010zu 00000 n \n", d->at[i]);
	buf_addf(&d->b,
	    "trailer << /Root 1 0 R /Size %u >>\nstartxref\n%zu\n"
	    "%%%%EOF\n",
	    d->n + 1, xref);
	bytes_write(&b, d->b.data, d->b.len);
	buf_release(&d->b);
	return b;
}

/* One page of w x h points, /Im an image (object 5), /F a font (6). */
static struct bytes
one_page(const char *page_extra, const char *content, const char *image_dict,
    const void *data, size_t len)
{
	struct doc d = {BUF_INIT, {0}, 0};
	struct buf page = BUF_INIT;

	object(&d, "<< /Type /Catalog /Pages 2 0 R >>");
	object(&d, "<< /Type /Pages /Kids [3 0 R] /Count 1 "
		   "/MediaBox [0 0 120 90] >>");
	buf_addf(&page,
	    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
	    "/Resources << /XObject << /Im 5 0 R >> /Font << /F 6 0 R >> "
	    "/ExtGState << /Clear << /ca 0.5 >> /Plain << /ca 1 >> >> >> "
	    "%s >>",
	    page_extra);
	object(&d, page.data);
	stream(&d, "", content, strlen(content));
	stream(&d, image_dict, data, len);
	object(&d, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
	buf_release(&page);
	return doc_done(&d);
}

#define GREY                                                                   \
	"/Type /XObject /Subtype /Image /Width 120 /Height 90 "                \
	"/ColorSpace /DeviceGray /BitsPerComponent 8"

static uint8_t *
grey_pixels(void)
{
	uint8_t *p = xmalloc(W * H);

	for (uint32_t i = 0; i < W * H; i++)
		p[i] = shade(i % W, i / W, 0);
	return p;
}

static struct bytes
grey_page(const char *page_extra, const char *content, const char *dict_extra)
{
	uint8_t *p = grey_pixels();
	char dict[400];
	struct bytes b;

	snprintf(dict, sizeof(dict), "%s %s", GREY, dict_extra);
	b = one_page(page_extra, content, dict, p, W * H);
	free(p);
	return b;
}

static struct page_facts
accept(const struct bytes *b, struct raster *out)
{
	struct page_facts facts;
	struct image_info info;
	struct refusal r;
	enum cr_status st = decode(b, 1, out, &facts, &info, &r);

	if (st != CR_OK)
		print_error(
		    "refused: %s: %s\n", reason_name(r.reason), r.detail);
	assert_int_equal(st, CR_OK);
	assert_int_equal(info.kind, KIND_PDF);
	return facts;
}

static void
refused(const struct bytes *b, enum reason reason, const char *word)
{
	struct raster out;
	struct page_facts facts;
	struct image_info info;
	struct refusal r;

	assert_int_equal(decode(b, 1, &out, &facts, &info, &r), CR_SKIP);
	if (r.reason != reason || strstr(r.detail, word) == NULL)
		print_error("%s: %s\n", reason_name(r.reason), r.detail);
	assert_int_equal(r.reason, reason);
	assert_non_null(strstr(r.detail, word));
}

/* How was the page come by?  "" when it was refused. */
static const char *
how(struct bytes b)
{
	struct raster out;
	struct page_facts facts;
	struct image_info info;
	struct refusal r;

	if (decode(&b, 1, &out, &facts, &info, &r) != CR_OK)
		facts.how = "";
	else
		raster_release(&out);
	bytes_release(&b);
	return facts.how;
}

static void
is_grey(const struct raster *out)
{
	assert_int_equal(out->head.width, W);
	assert_int_equal(out->head.height, H);
	assert_int_equal(out->head.channels, 1);
	for (uint32_t i = 0; i < W * H; i++)
		assert_int_equal(
		    pixel_at(out, i % W, i / W), shade(i % W, i / W, 0));
}

static void
a_scan_is_taken_pixel_for_pixel(void **state)
{
	struct bytes b = grey_page("", "q 120 0 0 90 0 0 cm /Im Do Q", "");
	struct raster out;
	struct page_facts facts = accept(&b, &out);

	(void)state;
	assert_string_equal(facts.how, "pdf-image");
	assert_int_equal(facts.dpi, 72);
	assert_int_equal(facts.orientation, 1);
	is_grey(&out);
	raster_release(&out);
	bytes_release(&b);
}

/* Packed by zlib, plain and after each of PNG's row filters. */
static void
inflated_pixels_are_the_same(void **state)
{
	uint8_t *p = grey_pixels(), *rows = xcalloc(1, (W + 1) * H);
	uint8_t packed[(W + 1) * H + 1000];
	uLongf len = sizeof(packed);
	struct bytes b;
	struct raster out;

	(void)state;
	compress(packed, &len, p, W * H);
	b = one_page("", "q 120 0 0 90 0 0 cm /Im Do Q",
	    GREY " /Filter /FlateDecode", packed, len);
	accept(&b, &out);
	is_grey(&out);
	raster_release(&out);
	bytes_release(&b);
	for (uint32_t y = 0; y < H; y++) {
		uint8_t *row = rows + y * (W + 1),
			f = row[0] = (uint8_t)(y % 5);

		for (uint32_t x = 0; x < W; x++) {
			int a = x > 0 ? p[y * W + x - 1] : 0;
			int up = y > 0 ? p[(y - 1) * W + x] : 0;
			int c = x > 0 && y > 0 ? p[(y - 1) * W + x - 1] : 0;
			int g = a + up - c, da = abs(g - a), du = abs(g - up),
			    dc = abs(g - c);
			int paeth = da <= du && da <= dc ? a
				    : du <= dc           ? up
							 : c;
			int guess = f == 0   ? 0
				    : f == 1 ? a
				    : f == 2 ? up
				    : f == 3 ? (a + up) / 2
					     : paeth;

			row[1 + x] = (uint8_t)(p[y * W + x] - guess);
		}
	}
	len = sizeof(packed);
	compress(packed, &len, rows, (W + 1) * H);
	b = one_page("", "q 120 0 0 90 0 0 cm /Im Do Q",
	    GREY " /Filter [/FlateDecode] /DecodeParms [<< /Predictor 15 "
		 "/Columns 120 >>]",
	    packed, len);
	accept(&b, &out);
	is_grey(&out);
	raster_release(&out);
	bytes_release(&b);
	/* the data end in the middle */
	b = one_page("", "q 120 0 0 90 0 0 cm /Im Do Q",
	    GREY " /Filter /FlateDecode /DecodeParms << /Predictor 15 "
		 "/Columns 120 >>",
	    packed, len / 2);
	refused(&b, REASON_DAMAGED, "rows of the image are missing");
	bytes_release(&b);
	free(rows);
	free(p);
}

/* The raw data of the only strip of a TIFF. */
static struct bytes
fax_data(void)
{
	struct bytes t = tiff_figure(W, H, COMPRESSION_CCITTFAX4, 0), b = {0};
	TIFF *tif;
	uint8_t raw[W * H];
	tmsize_t n;

	t.pos = 0;
	tif = tiff_new(&t, "r");
	n = TIFFReadRawStrip(tif, 0, raw, sizeof(raw));
	assert_true(n > 0);
	bytes_write(&b, raw, (size_t)n);
	TIFFClose(tif);
	bytes_release(&t);
	return b;
}

static void
is_figure(const struct raster *out, bool inverted)
{
	assert_int_equal(out->head.bits, 1);
	assert_int_equal(out->head.width, W);
	for (uint32_t i = 0; i < W * H; i++)
		assert_int_equal(pixel_at(out, i % W, i / W),
		    figure(i % W, i / W) != inverted);
}

/* What is black? BlackIs1, Decode and stencils turn it over and over. */
static void
fax_comes_out_as_it_is_seen(void **state)
{
	static const struct {
		const char *dict, *paint;
		bool inverted;
	} cases[] = {
	    {"/ColorSpace /DeviceGray /DecodeParms << /K -1 /Columns 120 >>",
		"", false},
	    {"/ColorSpace /DeviceGray /DecodeParms << /K -1 /Columns 120 "
	     "/BlackIs1 true >>",
		"", true},
	    {"/ColorSpace /DeviceGray /Decode [1 0] /DecodeParms << /K -1 "
	     "/Columns 120 /BlackIs1 true >>",
		"", false},
	    {"/ImageMask true /DecodeParms << /K -1 /Columns 120 >>", "0 g ",
		false},
	    {"/ImageMask true /DecodeParms [<< /K -1 /Columns 120 >>]",
		"0 0 0 rg ", false},
	};
	struct bytes data = fax_data();

	(void)state;
	for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char dict[400], content[100];
		struct raster out;
		struct page_facts facts;
		struct bytes b;

		snprintf(dict, sizeof(dict),
		    "/Type /XObject /Subtype /Image "
		    "/Width 120 /Height 90 /BitsPerComponent 1 "
		    "/Filter /CCITTFaxDecode %s",
		    cases[i].dict);
		snprintf(content, sizeof(content),
		    "q %s 120 0 0 90 0 0 cm /Im Do Q", cases[i].paint);
		b = one_page("", content, dict, data.data, data.len);
		facts = accept(&b, &out);
		assert_string_equal(facts.how, "pdf-ccitt");
		is_figure(&out, cases[i].inverted);
		raster_release(&out);
		bytes_release(&b);
		/* half of it lost: poppler would draw the rest in white */
		b = one_page("", content, dict, data.data, data.len / 2);
		refused(&b, REASON_DAMAGED, "rows are missing");
		bytes_release(&b);
	}
	/* a stencil painted in another colour is drawn */
	assert_string_equal(
	    how(one_page("",
		"q 1 0 0 rg 120 0 0 90 0 0 cm "
		"/Im Do Q",
		"/Type /XObject /Subtype /Image /Width 120 /Height 90 "
		"/ImageMask true /Filter /CCITTFaxDecode /DecodeParms << /K -1 "
		"/Columns 120 >>",
		data.data, data.len)),
	    "pdf-render");
	bytes_release(&data);
}

static void
jpeg_goes_through_unaltered(void **state)
{
	struct bytes j = jpeg_shades(W, H, JCS_RGB, false), b;
	struct raster out, want;
	struct page_facts facts;
	struct image_info info;
	struct refusal r;

	(void)state;
	assert_int_equal(decode(&j, 1, &want, &facts, &info, &r), CR_OK);
	b = one_page("/UserUnit 0.24", "q 120 0 0 90 0 0 cm /Im Do Q",
	    "/Type /XObject /Subtype /Image /Width 120 /Height 90 /ColorSpace "
	    "/DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
	    j.data, j.len);
	facts = accept(&b, &out);
	assert_string_equal(facts.how, "pdf-jpeg");
	assert_int_equal(facts.dpi, 300); /* by the page, not the JPEG */
	assert_memory_equal(out.rows, want.rows, W * H * 3);
	raster_release(&out);
	bytes_release(&b);
	b = one_page("", "q 120 0 0 90 0 0 cm /Im Do Q",
	    "/Type /XObject /Subtype /Image /Width 120 /Height 90 /ColorSpace "
	    "/DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
	    j.data, j.len / 2);
	refused(&b, REASON_DAMAGED, "JPEG");
	bytes_release(&b);
	raster_release(&want);
	bytes_release(&j);
}

static void
palettes_and_small_depths(void **state)
{
	uint8_t p[W / 4 * H];
	struct bytes b;
	struct raster out;

	(void)state;
	for (uint32_t i = 0; i < sizeof(p); i++)
		p[i] = 0x1B; /* 0 1 2 3 */
	b = one_page("", "120 0 0 90 0 0 cm /Im Do",
	    "/Type /XObject /Subtype "
	    "/Image /Width 120 /Height 90 /BitsPerComponent 2 /ColorSpace "
	    "[/Indexed /DeviceRGB 3 <000000 FF0000 00FF00 0A0B0C>]",
	    p, sizeof(p));
	accept(&b, &out);
	assert_int_equal(pixel_at(&out, 0, 0), 0);
	assert_int_equal(pixel_at(&out, 117, 89), 0xFF0000);
	assert_int_equal(pixel_at(&out, 119, 89), 0x0A0B0C);
	raster_release(&out);
	bytes_release(&b);
	b = one_page("", "120 0 0 90 0 0 cm /Im Do",
	    "/Type /XObject /Subtype "
	    "/Image /Width 120 /Height 90 /BitsPerComponent 2 /ColorSpace "
	    "/DeviceGray /Decode [1 0]",
	    p, sizeof(p));
	accept(&b, &out);
	assert_int_equal(pixel_at(&out, 0, 0), 255);
	assert_int_equal(pixel_at(&out, 1, 0), 170);
	assert_int_equal(pixel_at(&out, 3, 0), 0);
	raster_release(&out);
	bytes_release(&b);
}

/* A page of 3 x 2 pixels. */
static struct bytes
tiny_page(const char *extra, const char *content)
{
	static const uint8_t pixels[6] = {0, 80, 160, 255, 200, 40};

	return one_page(extra, content,
	    "/Type /XObject /Subtype /Image "
	    "/Width 3 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
	    pixels, sizeof(pixels));
}

/* The eight ways an image can lie, each turned by /Rotate too: the same as
 * when poppler draws the page. */
static void
placement_is_what_a_viewer_shows(void **state)
{
	static const struct {
		const char *box, *matrix;
	} ways[8] = {
	    {"0 0 120 80", "120 0 0 80 0 0"},
	    {"0 0 120 80", "-120 0 0 80 120 0"},
	    {"0 0 120 80", "-120 0 0 -80 120 80"},
	    {"0 0 120 80", "120 0 0 -80 0 80"},
	    {"0 0 60 90", "0 -90 -60 0 60 90"},
	    {"0 0 60 90", "0 -90 60 0 0 90"},
	    {"0 0 60 90", "0 90 60 0 0 0"},
	    {"0 0 60 90", "0 90 -60 0 60 0"},
	};
	unsigned seen = 0;

	(void)state;
	for (unsigned i = 0; i < 32; i++) {
		char content[200], extra[100];
		struct raster out, viewer;
		struct page_facts facts;
		struct bytes b;

		snprintf(extra, sizeof(extra), "/Rotate %u /MediaBox [%s]",
		    i % 4 * 90, ways[i / 4].box);
		snprintf(content, sizeof(content), "q %s cm /Im Do Q",
		    ways[i / 4].matrix);
		b = tiny_page(extra, content);
		facts = accept(&b, &out);
		assert_string_equal(facts.how, "pdf-image");
		seen |= 1u << facts.orientation;
		bytes_release(&b);
		/* the same with a speck of paint is drawn */
		snprintf(content, sizeof(content),
		    "q %s cm /Im Do Q 1 g 0 0 0.01 0.01 re f",
		    ways[i / 4].matrix);
		b = tiny_page(extra, content);
		facts = accept(&b, &viewer);
		assert_string_equal(facts.how, "pdf-render");
		assert_int_equal(viewer.head.width > viewer.head.height,
		    out.head.width > out.head.height);
		for (uint32_t k = 0; k < 6; k++) {
			uint32_t x = k % out.head.width, y = k / out.head.width;
			uint32_t vx = (2 * x + 1) * viewer.head.width /
				      (2 * out.head.width);
			uint32_t vy = (2 * y + 1) * viewer.head.height /
				      (2 * out.head.height);
			uint32_t want = 256 + pixel_at(&out, x, y);

			assert_in_range(256 + pixel_at(&viewer, vx, vy),
			    want - 2, want + 2);
		}
		raster_release(&viewer);
		raster_release(&out);
		bytes_release(&b);
	}
	assert_int_equal(seen, 0x1FE); /* all eight came up */
}

static void
what_is_one_scan_and_what_is_drawn(void **state)
{
	static const struct {
		const char *extra, *content, *how;
	} cases[] = {
	    {"", "120 0 0 90 0 0 cm /Im Do", "pdf-image"},
	    /* invisible text of an earlier OCR, before or after */
	    {"", "BT /F 10 Tf 3 Tr (read) Tj ET q 120 0 0 90 0 0 cm /Im Do Q",
		"pdf-image"},
	    {"",
		"q 120 0 0 90 0 0 cm /Im Do Q BT /F 10 Tf 3 Tr 1 0 0 1 9 9 Tm "
		"[(a) -20 <6162>] TJ ET",
		"pdf-image"},
	    {"", "q 0 0 120 90 re W n 120 0 0 90 0 0 cm /Im Do Q", "pdf-image"},
	    {"", "/Plain gs q 120 0 0 90 0 0 cm /Im Do Q", "pdf-image"},
	    {"",
		"/Span << /ActualText (\\(x) /K [1 2] >> BDC 120 0 0 90 0 0 cm "
		"/Im Do EMC % comment ) (\n",
		"pdf-image"},
	    {"/CropBox [1 1 119 89]", "120 0 0 90 0 0 cm /Im Do", "pdf-image"},
	    {"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>]",
		"120 0 0 90 0 0 cm /Im Do", "pdf-image"},
	    /* a scan with margins is all there is on the page */
	    {"/MediaBox [0 0 140 100]", "120 0 0 90 9 4 cm /Im Do",
		"pdf-image"},

	    {"", "120 0 0 90 0 0 cm /Im Do BT /F 10 Tf (seen) Tj ET",
		"pdf-render"},
	    {"", "q 120 0 0 90 0 0 cm /Im Do Q 0 0 m 9 9 l S", "pdf-render"},
	    {"", "q 120 0 0 90 0 0 cm /Im Do Q q 60 0 0 45 0 0 cm /Im Do Q",
		"pdf-render"},
	    {"", "q 0 0 60 90 re W n 120 0 0 90 0 0 cm /Im Do Q", "pdf-render"},
	    {"", "/Clear gs 120 0 0 90 0 0 cm /Im Do", "pdf-render"},
	    {"", "60 0 0 45 0 0 cm /Im Do", "pdf-render"},   /* a logo */
	    {"", "119 9 -9 89 0 0 cm /Im Do", "pdf-render"}, /* slanted */
	    {"", "120 0 0 60 0 0 cm /Im Do", "pdf-render"},  /* not square */
	    {"/CropBox [30 0 120 90]", "120 0 0 90 0 0 cm /Im Do",
		"pdf-render"},
	    {"/Annots [<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>]",
		"120 0 0 90 0 0 cm /Im Do", "pdf-render"},
	    {"", "/OC /L BDC 120 0 0 90 0 0 cm /Im Do EMC", "pdf-render"},
	    {"", "120 0 0 90 0 0 cm", "pdf-render"}, /* nothing at all */
	};

	(void)state;
	for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got =
		    how(grey_page(cases[i].extra, cases[i].content, ""));

		if (strcmp(got, cases[i].how) != 0)
			print_error("case %u: %s\n", i, cases[i].content);
		assert_string_equal(got, cases[i].how);
	}
	/* a mask makes it no plain image */
	assert_string_equal(
	    how(grey_page("", "120 0 0 90 0 0 cm /Im Do", "/Mask [0 9]")),
	    "pdf-render");
}

static void
huge_pages_are_drawn_smaller(void **state)
{
	struct bytes b = grey_page(
	    "/MediaBox [0 0 14400 14400]", "1 0 0 rg 0 0 14400 7200 re f", "");
	struct raster out;
	struct page_facts facts = accept(&b, &out);

	(void)state;
	assert_true(
	    (uint64_t)out.head.width * out.head.height <= CR_MAX_PIXELS);
	assert_true(out.head.width > 10000);
	assert_int_equal(out.head.channels, 3);
	assert_int_equal(facts.dpi, 54);
	raster_release(&out);
	bytes_release(&b);
}

static void
drawn_pages_without_colour_are_grey(void **state)
{
	struct bytes b = grey_page("", "0.5 g 0 0 60 90 re f", "");
	struct raster out;
	struct page_facts facts = accept(&b, &out);

	(void)state;
	assert_string_equal(facts.how, "pdf-render");
	assert_int_equal(facts.dpi, 300);
	assert_int_equal(out.head.channels, 1);
	assert_int_equal(out.head.width, 500);
	assert_int_equal(out.head.height, 375);
	assert_in_range(pixel_at(&out, 100, 100), 126, 129);
	assert_int_equal(pixel_at(&out, 400, 100), 255);
	raster_release(&out);
	bytes_release(&b);
}

static struct bytes
locked(const char *user)
{
	struct bytes in = grey_page("", "120 0 0 90 0 0 cm /Im Do", ""),
		     b = {0};
	qpdf_data q = qpdf_init();

	qpdf_read_memory(q, "in", (const char *)in.data, in.len, NULL);
	qpdf_init_write_memory(q);
	qpdf_set_r6_encryption_parameters2(q, user, "owner", QPDF_TRUE,
	    QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
	    qpdf_r3p_full, QPDF_TRUE);
	assert_int_equal(qpdf_write(q) & QPDF_ERRORS, 0);
	bytes_write(&b, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	qpdf_cleanup(&q);
	bytes_release(&in);
	return b;
}

static void
passwords(void **state)
{
	struct bytes b = locked("secret");
	struct raster out;

	(void)state;
	refused(&b, REASON_ENCRYPTED, "password");
	bytes_release(&b);
	/* an owner's password alone locks nobody out */
	b = locked("");
	accept(&b, &out);
	is_grey(&out);
	raster_release(&out);
	bytes_release(&b);
}

static void
damage_is_named_or_repaired(void **state)
{
	struct bytes b = grey_page("", "120 0 0 90 0 0 cm /Im Do", "");
	struct raster out;
	struct page_facts facts;
	struct image_info info;
	struct refusal r;
	char *count;
	size_t len = b.len;
	uint8_t zeros[5000] = {0};

	(void)state;
	/* the cross-reference table is cut off: repaired */
	b.len = (size_t)((uint8_t *)memmem(b.data, len, "xref\n", 5) - b.data);
	refused(&b, REASON_DAMAGED, "PDF");
	b.len = len;
	/* trailing zeros, as some disks and writers leave them */
	b.pos = b.len;
	bytes_write(&b, zeros, sizeof(zeros));
	accept(&b, &out);
	raster_release(&out);
	/* it promises more pages than there are */
	count = memmem(b.data, b.len, "/Count 1", 8);
	count[7] = '3';
	assert_int_equal(decode(&b, 1, &out, &facts, &info, &r), CR_OK);
	raster_release(&out);
	assert_int_equal(info.pages, 1);
	assert_non_null(strstr(info.lost, "3 pages"));
	assert_int_equal(decode(&b, 2, &out, &facts, &info, &r), CR_SKIP);
	assert_int_equal(r.reason, REASON_DAMAGED);
	bytes_release(&b);
	/* no pages at all */
	b = grey_page("", "", "");
	count = memmem(b.data, b.len, "/Kids [3 0 R]", 13);
	memset(count + 7, ' ', 5);
	refused(&b, REASON_NO_PAGES, "no page");
	bytes_release(&b);
	/* an image bigger than any page may be */
	b = one_page("", "120 0 0 90 0 0 cm /Im Do",
	    "/Type /XObject /Subtype "
	    "/Image /Width 60000 /Height 45000 /BitsPerComponent 8 "
	    "/ColorSpace /DeviceRGB /Filter /FlateDecode",
	    zeros, 100);
	refused(&b, REASON_TOO_LARGE, "60000 x 45000");
	bytes_release(&b);
}

static void
content_is_read_to_its_end_whatever_it_holds(void **state)
{
	static const char junk[] = "()<>[]{}/% qQW.n-#\n12cmDoTjre\0gBTET";
	uint32_t random = 7;
	char text[200];

	(void)state;
	for (unsigned i = 0; i < 20000; i++) {
		struct content c = {.now = {.ctm = {1, 0, 0, 1, 0, 0}}};
		size_t n = i % sizeof(text);

		for (size_t k = 0; k < n; k++) {
			random = random * 1664525u + 1013904223u;
			text[k] = junk[(random >> 8) % (sizeof(junk) - 1)];
		}
		/* no Do and no gs gets through: names are junk */
		if (memmem(text, n, "Do", 2) == NULL)
			content_read(&c, text, n);
	}
}

static void
mutations_end_in_a_page_or_a_reason(void **state)
{
	struct bytes fax = fax_data();
	struct bytes seeds[] = {
	    grey_page("", "q 120 0 0 90 0 0 cm /Im Do Q", ""),
	    one_page("", "q 120 0 0 90 0 0 cm /Im Do Q",
		"/Type /XObject /Subtype /Image /Width 120 /Height 90 "
		"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter "
		"/CCITTFaxDecode /DecodeParms << /K -1 /Columns 120 >>",
		fax.data, fax.len)};
	uint32_t random = 4711;

	(void)state;
	for (unsigned i = 0; i < 60; i++) {
		const struct bytes *seed = &seeds[i % 2];
		struct bytes b = {0};
		struct image_info info;
		struct raster out;
		struct page_facts facts;
		struct refusal r;

		bytes_write(&b, seed->data, seed->len);
		for (unsigned k = 0; k <= i % 4; k++) {
			size_t at;

			random = random * 1664525u + 1013904223u;
			at = (random >> 4) % b.len;
			if (random >> 30 != 0)
				at %= 900;
			b.data[at % b.len] = (uint8_t)(random >> 20);
		}
		if (decode(&b, 1, &out, &facts, &info, &r) == CR_OK)
			raster_release(&out);
		else if (r.reason != REASON_NONE)
			assert_true(r.detail[0] != '\0');
		bytes_release(&b);
	}
	bytes_release(&seeds[0]);
	bytes_release(&seeds[1]);
	bytes_release(&fax);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_scan_is_taken_pixel_for_pixel),
	    cmocka_unit_test(inflated_pixels_are_the_same),
	    cmocka_unit_test(fax_comes_out_as_it_is_seen),
	    cmocka_unit_test(jpeg_goes_through_unaltered),
	    cmocka_unit_test(palettes_and_small_depths),
	    cmocka_unit_test(placement_is_what_a_viewer_shows),
	    cmocka_unit_test(what_is_one_scan_and_what_is_drawn),
	    cmocka_unit_test(huge_pages_are_drawn_smaller),
	    cmocka_unit_test(drawn_pages_without_colour_are_grey),
	    cmocka_unit_test(passwords),
	    cmocka_unit_test(damage_is_named_or_repaired),
	    cmocka_unit_test(content_is_read_to_its_end_whatever_it_holds),
	    cmocka_unit_test(mutations_end_in_a_page_or_a_reason),
	};

	return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
