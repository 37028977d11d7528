/* t_blank.c: ocr/blank.h: empty paper is blank, and nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ocr/blank.h"
#include "ocr/page.h"
#include "ocr/prep.h"
#include "tests/typed_page.h"

static void
fill(PIX *p, int x, int y, int w, int h, uint32_t v)
{
	int i, k;

	for (k = y; k < y + h; k++)
		for (i = x; i < x + w; i++)
			pixSetPixel(p, i, k, v);
}

static PIX *
empty_pix(uint32_t paper)
{
	PIX *p = pixCreate(1654, 2339, 8); /* A4 at 200 dpi */
	uint32_t seed = 1;
	int x, y;

	for (y = 0; y < 2339; y++)
		for (x = 0; x < 1654; x++) { /* the grain of paper */
			seed = seed * 1103515245u + 12345u;
			pixSetPixel(p, x, y, paper - (seed >> 16) % 8);
		}
	return p;
}

static bool
is_blank(PIX *p, int bits)
{
	struct page_image page;
	struct cr_err e = CR_ERR_INIT;
	struct raster r;
	bool blank;

	typed_raster(&r, p, bits, 200);
	assert_int_equal(page_load(&page, &r, &e), CR_OK);
	raster_release(&r);
	blank = blank_page(&page);
	page_release(&page);
	return blank;
}

static void
empty_paper_is_blank(void **state)
{
	(void)state;
	assert_true(is_blank(empty_pix(250), 8));
	assert_true(is_blank(empty_pix(180), 8));
	assert_true(is_blank(empty_pix(250), 1));
}

static void
dust_edges_and_holes_are_nothing(void **state)
{
	PIX *p = empty_pix(245);
	int x, y;

	(void)state;
	for (x = 100; x < 1600; x += 70)
		fill(p, x, x, 2, 2, 0); /* dust */
	fill(p, 0, 0, 12, 2339, 60);    /* the edge's shadow */
	for (y = 0; y < 48; y++)        /* a hole of 6 mm */
		for (x = 0; x < 48; x++)
			if ((x - 24) * (x - 24) + (y - 24) * (y - 24) < 576)
				pixSetPixel(p, 90 + x, 800 + y, 20);
	assert_true(is_blank(p, 8));
}

static void
many_specks_are_nothing_unless_they_lie_together(void **state)
{
	PIX *p = empty_pix(245);
	int i;

	(void)state;
	for (i = 0; i < 120; i++)
		fill(p, 60 + i * 631 % 1500, 60 + i * 997 % 2200, 5, 5, 40);
	assert_true(is_blank(pixCopy(NULL, p), 8));
	for (i = 0; i < 9; i++) /* what is left of a broken word */
		fill(p, 700 + i * 11, 900 + i % 3 * 4, 6, 6, 40);
	assert_false(is_blank(p, 8));
}

static void
streaks_from_edge_to_edge_are_nothing(void **state)
{
	PIX *p = empty_pix(245);

	(void)state;
	fill(p, 800, 0, 6, 2339, 170);
	fill(p, 0, 1200, 1654, 3, 120);
	assert_true(is_blank(pixCopy(NULL, p), 8));
	fill(p, 300, 400, 2, 60, 120); /* a stroke of 8 mm */
	assert_false(is_blank(p, 8));
}

static void
a_shade_is_nothing_unless_it_is_long(void **state)
{
	PIX *p = empty_pix(255);

	(void)state;
	fill(p, 500, 700, 3, 14, 212);
	fill(p, 900, 700, 3, 14, 212);
	assert_true(is_blank(pixCopy(NULL, p), 8));
	fill(p, 500, 1500, 3, 60, 212);
	assert_false(is_blank(p, 8));
}

static void
a_faint_line_of_writing_is_not_blank(void **state)
{
	static const char *const one[] = {"See the file of 1997"};
	PIX *p = typed_page(1654, 2339, 8, 200, one, 1);

	(void)state;
	assert_false(is_blank(p, 8));
	p = typed_page(1654, 2339, 8, 0, one, 1);
	assert_false(is_blank(p, 1));
}

static void
one_signature_is_not_blank(void **state)
{
	PIX *p = empty_pix(245);
	int x;

	(void)state;
	for (x = 0; x < 120; x++) /* one thin stroke, in grey */
		fill(p, 900 + x, 1900 - x / 3, 3, 3, 170);
	assert_false(is_blank(p, 8));
}

static void
a_page_number_is_not_blank(void **state)
{
	static const char *const one[] = {"7"};

	(void)state;
	assert_false(is_blank(typed_page(1654, 2339, 8, 0, one, 1), 8));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(empty_paper_is_blank),
	    cmocka_unit_test(dust_edges_and_holes_are_nothing),
	    cmocka_unit_test(
		many_specks_are_nothing_unless_they_lie_together),
	    cmocka_unit_test(streaks_from_edge_to_edge_are_nothing),
	    cmocka_unit_test(a_shade_is_nothing_unless_it_is_long),
	    cmocka_unit_test(a_faint_line_of_writing_is_not_blank),
	    cmocka_unit_test(one_signature_is_not_blank),
	    cmocka_unit_test(a_page_number_is_not_blank),
	};

	prep_quiet();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
