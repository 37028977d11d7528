/* t_border.c: ocr/border.h: a dark frame goes, the sheet stays as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ocr/border.h"
#include "tests/typed_page.h"

static PIX *
sheet(int frame, int grey)
{
	static const char *const lines[] = {
	    "the plaintiff brought this suit against",
	    "the defendant in the court at Mbale on the",
	    "third day of May and prayed for orders",
	};
	PIX *p = typed_page(1600, 1000, 8, 0, lines, 3);
	BOX *box = boxCreate(0, 0, frame, 1000);

	if (frame)
		pixSetInRectArbitrary(p, box, (l_uint32)grey);
	boxDestroy(&box);
	return p;
}

static void
a_dark_side_is_found_and_painted(void **state)
{
	PIX *p = sheet(120, 40), *clean;
	struct border b;
	l_uint32 v = 0;
	int x, y, differ = 0;

	(void)state;
	assert_true(border_measure(&b, p));
	assert_in_range(b.left, 120, 135);
	assert_int_equal(b.right, 0);
	assert_int_equal(b.top, 0);
	assert_int_equal(b.bottom, 0);
	clean = border_clear(p, &b);
	assert_non_null(clean);
	pixGetPixel(clean, 60, 500, &v);
	assert_true(v > 200);
	for (y = 0; y < 1000; y += 7)
		for (x = b.left; x < 1600; x += 3) {
			l_uint32 was = 0;

			pixGetPixel(p, x, y, &was);
			pixGetPixel(clean, x, y, &v);
			differ += was != v;
		}
	assert_int_equal(differ, 0);
	pixDestroy(&clean);
	pixDestroy(&p);
}

static void
a_white_sheet_has_none(void **state)
{
	PIX *p = sheet(0, 0);
	struct border b;

	(void)state;
	assert_false(border_measure(&b, p));
	pixDestroy(&p);
}

/* More than a fifth may be a picture, or half a sheet in shadow. */
static void
a_broad_dark_part_is_no_border(void **state)
{
	PIX *p = sheet(500, 40);
	struct border b;

	(void)state;
	assert_false(border_measure(&b, p));
	pixDestroy(&p);
}

static void
white_on_black_is_left_alone(void **state)
{
	PIX *p = sheet(0, 0);
	struct border b;

	(void)state;
	pixInvert(p, p);
	assert_false(border_measure(&b, p));
	pixDestroy(&p);
}

static void
black_and_white_pictures_too(void **state)
{
	PIX *grey = sheet(100, 0), *p = pixThresholdToBinary(grey, 128), *clean;
	struct border b;
	l_uint32 v = 1;

	(void)state;
	assert_true(border_measure(&b, p));
	assert_in_range(b.left, 100, 115);
	clean = border_clear(p, &b);
	pixGetPixel(clean, 50, 500, &v);
	assert_int_equal(v, 0); /* 0 is white */
	pixDestroy(&clean);
	pixDestroy(&p);
	pixDestroy(&grey);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_dark_side_is_found_and_painted),
	    cmocka_unit_test(a_white_sheet_has_none),
	    cmocka_unit_test(a_broad_dark_part_is_no_border),
	    cmocka_unit_test(white_on_black_is_left_alone),
	    cmocka_unit_test(black_and_white_pictures_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
