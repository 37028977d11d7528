/* t_prep.c: ocr/page.h, measure.h and prep.h: pages are loaded as they are, what
 * is measured is right, and boxes find their way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/prep.h"
#include "tests/typed_page.h"

static const char *const lines[] = {"THE REPUBLIC OF UGANDA",
    "The plaintiff brought this suit against the defendant",
    "for the recovery of land at Mukono and for damages",
    "and judgment was entered by the high court for him.",
    "Both parties had been heard, as the file does show."};
#define N_LINES 5

static PIX *
text_pix(void)
{
	return typed_page(1400, 1000, 12, 0, lines, N_LINES);
}

static void
load(struct page_image *p, PIX *pix, int bits, unsigned dpi)
{
	struct cr_err e = CR_ERR_INIT;
	struct raster r;

	typed_raster(&r, pix, bits, dpi);
	assert_int_equal(page_load(p, &r, &e), CR_OK);
	raster_release(&r);
}

static PIX *
turned(PIX *p, double deg)
{
	PIX *q;

	q = pixRotate(p, (l_float32)(deg * 3.14159265 / 180), L_ROTATE_AREA_MAP,
	    L_BRING_IN_WHITE, pixGetWidth(p), pixGetHeight(p));
	pixDestroy(&p);
	return q;
}

static void
fill(PIX *p, int x, int y, int w, int h, uint32_t v)
{
	int i, k;

	for (k = y; k < y + h; k++)
		for (i = x; i < x + w; i++)
			pixSetPixel(p, i, k, v);
}

/* ---- loading ---- */

static void
dpi_is_believed_where_it_can_be(void **state)
{
	(void)state;
	assert_int_equal(page_dpi(2480, 3508, 300), 300);
	assert_int_equal(page_dpi(2000, 2589, 96), 221); /* 27 inches */
	assert_int_equal(page_dpi(2000, 2589, 0), 221);
	assert_int_equal(page_dpi(2480, 3508, 1200), 300); /* 3 inches */
	assert_int_equal(page_dpi(3508, 2480, -5), 300);
	assert_int_equal(page_dpi(10, 10, 0), 70);
}

static void
every_kind_of_raster_becomes_the_same_picture(void **state)
{
	static const struct {
		uint32_t channels, bits;
	} kinds[] = {{1, 1}, {1, 8}, {3, 8}};
	struct cr_err e = CR_ERR_INIT;
	struct page_image p;
	struct raster r;
	uint32_t v, x, y, k;
	uint8_t *row;

	(void)state;
	for (k = 0; k < 3; k++) {
		assert_int_equal(
		    raster_new(&r, 37, 5, kinds[k].channels, kinds[k].bits, &e),
		    CR_OK);
		/* black where (x + y) % 3 is 0, white elsewhere */
		for (y = 0; y < 5; y++)
			for (x = 0; x < 37; x++) {
				row = r.rows + y * r.head.stride;
				if (kinds[k].bits == 1 && (x + y) % 3 == 0)
					row[x / 8] |= (uint8_t)(0x80 >> x % 8);
				else if (kinds[k].bits == 8 && (x + y) % 3)
					memset(row + x * kinds[k].channels, 255,
					    kinds[k].channels);
			}
		assert_int_equal(page_load(&p, &r, &e), CR_OK);
		assert_int_equal(pixGetDepth(p.pix), kinds[k].bits);
		for (y = 0; y < 5; y++)
			for (x = 0; x < 37; x++) {
				pixGetPixel(p.pix, (int)x, (int)y, &v);
				assert_int_equal(
				    kinds[k].bits == 1 ? v == 1 : v < 128,
				    (x + y) % 3 == 0);
			}
		page_release(&p);
		raster_release(&r);
	}
}

static void
colours_weigh_as_the_eye_sees_them(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct page_image p;
	struct raster r;
	uint32_t red, green, blue;

	(void)state;
	assert_int_equal(raster_new(&r, 3, 1, 3, 8, &e), CR_OK);
	r.rows[0] = r.rows[4] = r.rows[8] = 255;
	assert_int_equal(page_load(&p, &r, &e), CR_OK);
	pixGetPixel(p.pix, 0, 0, &red);
	pixGetPixel(p.pix, 1, 0, &green);
	pixGetPixel(p.pix, 2, 0, &blue);
	assert_true(green > red && red > blue);
	page_release(&p);
	raster_release(&r);
}

static void
a_fine_large_page_is_halved(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct page_image p;
	struct raster r;
	uint32_t v;

	(void)state;
	assert_int_equal(raster_new(&r, 4961, 7016, 1, 8, &e), CR_OK);
	r.head.dpi = 600;
	r.rows[0] = 200;
	assert_int_equal(page_load(&p, &r, &e), CR_OK);
	assert_int_equal(p.reduced, 2);
	assert_int_equal(p.dpi, 300);
	assert_int_equal(p.width, 4961);
	assert_int_equal(pixGetWidth(p.pix), 2480);
	assert_int_equal(pixGetHeight(p.pix), 3508);
	pixGetPixel(p.pix, 0, 0, &v);
	assert_int_equal(v, 50);
	page_release(&p);
	raster_release(&r);
}

/* ---- measuring ---- */

static void
the_way_up_is_found(void **state)
{
	static const int want[] = {0, 270, 180, 90};
	struct page_image page;
	struct measure m;
	PIX *p;
	bool sure;
	int i;

	(void)state;
	for (i = 0; i < 4; i++) {
		p = text_pix();
		load(&page, pixRotateOrth(p, i), 8, 300);
		pixDestroy(&p);
		measure_page(&m, &page);
		assert_int_equal(measure_turn(&m, &sure), want[i]);
		assert_true(sure);
		measure_release(&m);
		page_release(&page);
	}
}

static void
skew_is_measured(void **state)
{
	static const double angles[] = {0, 1.5, -3, 12};
	struct page_image page;
	struct measure m;
	double got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof angles / sizeof *angles; i++) {
		load(&page, turned(text_pix(), angles[i]), 8, 300);
		measure_page(&m, &page);
		got = measure_skew(m.ink) + angles[i];
		assert_true(got < 0.2 && got > -0.2);
		measure_release(&m);
		page_release(&page);
	}
}

static void
an_uneven_page_is_made_even(void **state)
{
	struct page_image page;
	struct measure m;
	uint32_t v;
	PIX *p;
	int x, y;

	(void)state;
	load(&page, text_pix(), 8, 300);
	measure_page(&m, &page);
	assert_null(m.even);
	measure_release(&m);
	page_release(&page);

	/* a shadow over the right half */
	p = text_pix();
	for (y = 0; y < 1000; y++)
		for (x = 700; x < 1400; x++) {
			pixGetPixel(p, x, y, &v);
			pixSetPixel(p, x, y, v / 2);
		}
	load(&page, p, 8, 300);
	measure_page(&m, &page);
	assert_non_null(m.even);
	pixGetPixel(m.even, 1300, 900, &v);
	assert_in_range(v, 190, 210);
	assert_true(m.ink_share < 0.1f);
	measure_release(&m);
	page_release(&page);
}

/* A dark sheet with a strip of the scanner's white lid beside it: the sheet
 * must not be taken for ink. */
static void
a_white_strip_beside_a_dark_sheet_does_no_harm(void **state)
{
	struct page_image page;
	struct measure m;
	uint32_t v;
	PIX *p = text_pix();
	int x, y;

	(void)state;
	for (y = 0; y < 1000; y++)
		for (x = 0; x < 1370; x++) {
			pixGetPixel(p, x, y, &v);
			pixSetPixel(p, x, y, v * 130 / 255);
		}
	load(&page, p, 8, 300);
	measure_page(&m, &page);
	assert_true(m.ink_share < 0.1f);
	assert_true(m.marks > 100);
	assert_non_null(m.even);
	measure_release(&m);
	page_release(&page);
}

/* Paper with a coarse grain and one faint line: the grain is not ink, or the
 * engine would read it; the line is. */
static void
the_grain_of_paper_is_no_ink(void **state)
{
	struct page_image page;
	struct measure m;
	PIX *p = pixCreate(1000, 1000, 8);
	uint32_t seed = 1;
	int x, y;

	(void)state;
	for (y = 0; y < 1000; y += 2)
		for (x = 0; x < 1000; x += 2) {
			seed = seed * 1103515245u + 12345u;
			fill(p, x, y, 2, 2, 250 - (seed >> 16) % 16);
		}
	fill(p, 200, 500, 400, 4, 190);
	load(&page, p, 8, 300);
	measure_page(&m, &page);
	assert_non_null(m.even);
	assert_true(m.ink_share > 0.001f && m.ink_share < 0.003f);
	measure_release(&m);
	page_release(&page);
}

/* ---- preparing, and back ---- */

static void
make(struct prep *p, const struct page_image *page, int rotation)
{
	struct cr_err e = CR_ERR_INIT;
	struct measure m;

	measure_page(&m, page);
	assert_int_equal(prep_make(p, page, &m, rotation, &e), CR_OK);
	measure_release(&m);
}

/* The box of the largest mark. */
static struct box
largest(PIX *p)
{
	PIX *grey = pixConvertTo8(p, 0), *bin = pixThresholdToBinary(grey, 128);
	BOXA *all = pixConnCompBB(bin, 8);
	struct box best = {0, 0, 0, 0};
	int i, x, y, w, h;

	for (i = 0; i < boxaGetCount(all); i++) {
		boxaGetBoxGeometry(all, i, &x, &y, &w, &h);
		if (w * h > best.w * best.h)
			best = (struct box){x, y, w, h};
	}
	boxaDestroy(&all);
	pixDestroy(&bin);
	pixDestroy(&grey);
	return best;
}

static void
assert_near(struct box a, struct box b, int by)
{
	assert_true(abs(a.x - b.x) <= by);
	assert_true(abs(a.y - b.y) <= by);
	assert_true(abs(a.x + a.w - b.x - b.w) <= by);
	assert_true(abs(a.y + a.h - b.y - b.h) <= by);
}

static void
a_straight_page_is_left_alone(void **state)
{
	struct page_image page;
	struct prep p;
	struct box b = {100, 200, 30, 40};

	(void)state;
	load(&page, text_pix(), 8, 300);
	make(&p, &page, 0);
	assert_string_equal(p.steps, "none");
	assert_true(pixGetData(p.pix) == pixGetData(page.pix)); /* no copy */
	assert_near(prep_box(&p, b), b, 0);
	prep_release(&p);
	page_release(&page);
}

/* A disc's box is the same however it is turned, so where the disc lies in
 * the deskewed picture must lead back to where it lies on the page. */
static void
boxes_of_a_deskewed_page_lead_back(void **state)
{
	static const double angles[] = {2, -5};
	struct page_image page;
	struct prep p;
	PIX *pix;
	size_t i;
	int x, y;

	(void)state;
	for (i = 0; i < 2; i++) {
		pix = text_pix();
		for (y = -50; y < 50; y++)
			for (x = -50; x < 50; x++)
				if (x * x + y * y < 2500)
					pixSetPixel(pix, 1150 + x, 800 + y, 0);
		load(&page, turned(pix, angles[i]), 8, 300);
		make(&p, &page, 0);
		assert_string_equal(p.steps, "deskew");
		assert_true(
		    p.skew - angles[i] < 0.2 && angles[i] - p.skew < 0.2);
		assert_int_equal(p.width, page.width);
		/* a turned box is wider than the disc: compare middles */
		struct box got = prep_box(&p, largest(p.pix));
		struct box is = largest(page.pix);

		assert_true(abs(2 * got.x + got.w - 2 * is.x - is.w) <= 4);
		assert_true(abs(2 * got.y + got.h - 2 * is.y - is.h) <= 4);
		assert_true(got.w >= is.w - 2 && got.w < is.w * 1.2);
		prep_release(&p);
		page_release(&page);
	}
}

static void
boxes_stay_within_the_page(void **state)
{
	struct page_image page;
	struct prep p;
	struct box b;

	(void)state;
	load(&page, turned(text_pix(), 4), 8, 300);
	make(&p, &page, 0);
	b = prep_box(&p, (struct box){-10, -10, 100000, 100000});
	assert_near(b, (struct box){0, 0, page.width, page.height}, 0);
	prep_release(&p);
	page_release(&page);
}

static void
small_letters_are_enlarged_and_lead_back(void **state)
{
	struct page_image page;
	struct prep p;
	PIX *pix = typed_page(600, 400, 4, 0, lines, N_LINES);

	(void)state;
	fill(pix, 300, 300, 40, 20, 0);
	load(&page, pix, 8, 0);
	make(&p, &page, 0);
	assert_string_equal(p.steps, "x2");
	assert_int_equal(pixGetWidth(p.pix), 1200);
	assert_near(
	    prep_box(&p, largest(p.pix)), (struct box){300, 300, 40, 20}, 1);
	prep_release(&p);
	page_release(&page);
}

static void
a_turn_by_quarters_gives_the_turned_page(void **state)
{
	struct page_image page;
	struct prep p;
	PIX *pix, *side;
	struct box is = {1000, 700, 100, 60};

	(void)state;
	pix = text_pix();
	fill(pix, is.x, is.y, is.w, is.h, 0);
	side = pixRotateOrth(pix, 3); /* lies on its left side */
	pixDestroy(&pix);
	load(&page, side, 8, 300);
	make(&p, &page, 90);
	assert_int_equal(p.width, 1400);
	assert_int_equal(p.height, 1000);
	assert_near(prep_box(&p, largest(p.pix)), is, 0);
	prep_release(&p);
	page_release(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dpi_is_believed_where_it_can_be),
	    cmocka_unit_test(every_kind_of_raster_becomes_the_same_picture),
	    cmocka_unit_test(colours_weigh_as_the_eye_sees_them),
	    cmocka_unit_test(a_fine_large_page_is_halved),
	    cmocka_unit_test(the_way_up_is_found),
	    cmocka_unit_test(skew_is_measured),
	    cmocka_unit_test(an_uneven_page_is_made_even),
	    cmocka_unit_test(a_white_strip_beside_a_dark_sheet_does_no_harm),
	    cmocka_unit_test(the_grain_of_paper_is_no_ink),
	    cmocka_unit_test(a_straight_page_is_left_alone),
	    cmocka_unit_test(boxes_of_a_deskewed_page_lead_back),
	    cmocka_unit_test(boxes_stay_within_the_page),
	    cmocka_unit_test(small_letters_are_enlarged_and_lead_back),
	    cmocka_unit_test(a_turn_by_quarters_gives_the_turned_page),
	};

	prep_quiet();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
