/* t_colour.c: ocr/page.h: a stamp in colour fades beside black text; text
 * that is itself in colour stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <leptonica/allheaders.h>

#include "base/raster.h"
#include "ocr/page.h"

#define SIDE 300

static const uint8_t paper[3] = {235, 228, 205}, black[3] = {30, 28, 35},
		     blue[3] = {60, 70, 190}, red[3] = {200, 60, 60};

static void
fill(struct raster *r, int x, int y, int w, int h, const uint8_t *rgb)
{
	int i, k;

	for (k = y; k < y + h; k++)
		for (i = x; i < x + w; i++)
			memcpy(r->rows + (size_t)k * r->head.stride +
				   3 * (size_t)i,
			    rgb, 3);
}

static void
page_with(struct page_image *p, const uint8_t *text, const uint8_t *stamp)
{
	struct cr_err e = CR_ERR_INIT;
	struct raster r;
	int y;

	assert_int_equal(raster_new(&r, SIDE, SIDE, 3, 8, &e), CR_OK);
	fill(&r, 0, 0, SIDE, SIDE, paper);
	for (y = 20; y < 280; y += 20)
		fill(&r, 20, y, 200, 6, text);
	if (stamp)
		fill(&r, 240, 100, 20, 60, stamp);
	assert_int_equal(page_load(p, &r, &e), CR_OK);
	raster_release(&r);
}

static int
grey_at(const struct page_image *p, int x, int y)
{
	l_uint32 v = 0;

	pixGetPixel(p->pix, x, y, &v);
	return (int)v;
}

static void
a_stamp_fades_and_text_stays(void **state)
{
	const uint8_t *stamps[] = {blue, red};
	struct page_image p;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		page_with(&p, black, stamps[i]);
		assert_true(p.faded);
		assert_in_range(grey_at(&p, 250, 130), 180, 255);
		assert_in_range(grey_at(&p, 60, 22), 0, 50);
		assert_in_range(grey_at(&p, 5, 5), 215, 255);
		page_release(&p);
	}
}

static void
text_in_colour_stays(void **state)
{
	struct page_image p;

	(void)state;
	page_with(&p, blue, NULL);
	assert_false(p.faded);
	assert_in_range(grey_at(&p, 60, 22), 0, 100);
	page_release(&p);
}

static void
yellow_paper_is_no_ink(void **state)
{
	struct page_image p;

	(void)state;
	page_with(&p, black, NULL);
	assert_false(p.faded);
	page_release(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_stamp_fades_and_text_stays),
	    cmocka_unit_test(text_in_colour_stays),
	    cmocka_unit_test(yellow_paper_is_no_ink),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
