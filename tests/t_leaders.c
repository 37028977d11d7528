/* t_leaders.c: ocr/leaders.h: rows of dots are taken out of a picture, and
 * nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ocr/leaders.h"
#include "tests/typed_page.h"

#define PAPER 230

/* Two words at the ends of a line at y, and lines of text below. */
static PIX *
page_with_words(void)
{
	static const char *const lines[] = {
	    "OKELLO JAMES                    PLAINTIFF",
	    "the plaintiff brought this suit against",
	    "the defendant in illicit, initial filing.",
	    "i.e. iiii. it is in his kiln...",
	};
	PIX *p = typed_page(1600, 1000, 8, 0, lines, 4);

	pixAddConstantGray(p, PAPER - 255);
	return p;
}

static void
marks(PIX *p, int x, int y, int w, int h, int pitch, int n)
{
	int i, k, m;

	for (i = 0; i < n; i++)
		for (k = 0; k < h; k++)
			for (m = 0; m < w; m++)
				pixSetPixel(p, x + i * pitch + m, y + k, 0);
}

static int
ink(PIX *p, int x, int y, int w, int h)
{
	l_uint32 v;
	int i, k, n = 0;

	for (k = y; k < y + h; k++)
		for (i = x; i < x + w; i++)
			n += !pixGetPixel(p, i, k, &v) && v < 128;
	return n;
}

static int
all_ink(PIX *p)
{
	return ink(p, 0, 0, pixGetWidth(p), pixGetHeight(p));
}

static void
finds(PIX *p, const char *sign, int x, int y, int w)
{
	struct leaders l;
	int rest = all_ink(p), row;

	row = ink(p, x, y, w, 24);
	leaders_erase(&l, &p);
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0].sign, sign);
	assert_int_equal(l.v[0].box.x, x);
	assert_int_equal(l.v[0].box.y, y);
	assert_int_equal(l.v[0].box.w, w);
	assert_int_equal(all_ink(p), rest - row);
	leaders_release(&l);
	pixDestroy(&p);
}

static void
dots_are_taken_out(void **state)
{
	PIX *p = page_with_words();

	(void)state;
	marks(p, 600, 600, 4, 4, 12, 30);
	finds(p, ".....", 600, 600, 29 * 12 + 4);
}

static void
colons_are_two_rows_of_dots(void **state)
{
	PIX *p = page_with_words();

	(void)state;
	marks(p, 600, 600, 4, 4, 12, 30);
	marks(p, 600, 614, 4, 4, 12, 30);
	finds(p, ":::::", 600, 600, 29 * 12 + 4);
}

static void
dashes_are_taken_out(void **state)
{
	PIX *p = page_with_words();

	(void)state;
	marks(p, 600, 600, 12, 3, 20, 20);
	finds(p, "-----", 600, 600, 19 * 20 + 12);
}

static void
nothing_is_found(PIX *p)
{
	struct leaders l;
	PIX *was = p;
	int before = all_ink(p);

	leaders_erase(&l, &p);
	assert_int_equal(l.n, 0);
	assert_ptr_equal(p, was);
	assert_int_equal(all_ink(p), before);
	leaders_release(&l);
	pixDestroy(&p);
}

static void
text_alone_is_left(void **state)
{
	(void)state;
	nothing_is_found(page_with_words());
}

static void
a_few_dots_are_left(void **state)
{
	PIX *p = page_with_words();

	(void)state;
	marks(p, 600, 600, 4, 4, 12, 6);
	nothing_is_found(p);
}

static void
specks_anywhere_are_left(void **state)
{
	PIX *p = page_with_words();
	uint32_t seed = 5;
	int i;

	(void)state;
	for (i = 0; i < 300; i++) {
		seed = seed * 1103515245u + 12345u;
		marks(p, (int)(seed >> 8) % 1590, (int)(seed >> 20) % 990, 4,
		    4, 1, 1);
	}
	nothing_is_found(p);
}

static void
an_empty_picture_has_none(void **state)
{
	PIX *p = pixCreate(300, 300, 1);

	(void)state;
	nothing_is_found(p);
}

static void
a_bilevel_picture_is_painted_white(void **state)
{
	PIX *grey = page_with_words(), *p;
	struct leaders l;
	BOX *box = boxCreate(595, 595, 370, 15);
	PIX *row;
	l_int32 left;

	(void)state;
	marks(grey, 600, 600, 4, 4, 12, 30);
	p = pixThresholdToBinary(grey, 128);
	leaders_erase(&l, &p);
	assert_int_equal(l.n, 1);
	row = pixClipRectangle(p, box, NULL);
	pixCountPixels(row, &left, NULL);
	assert_int_equal(left, 0);
	leaders_release(&l);
	pixDestroy(&row);
	boxDestroy(&box);
	pixDestroy(&grey);
	pixDestroy(&p);
}

static void
each_becomes_a_line(void **state)
{
	struct leader v = {{600, 600, 300, 4}, "....."};
	struct leaders l = {&v, 1};
	struct page_text t;

	(void)state;
	text_init(&t);
	leaders_add(&t, &l);
	assert_string_equal(t.text.data, ".....");
	assert_int_equal(t.words[0].box.w, 300);
	text_release(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dots_are_taken_out),
	    cmocka_unit_test(colons_are_two_rows_of_dots),
	    cmocka_unit_test(dashes_are_taken_out),
	    cmocka_unit_test(text_alone_is_left),
	    cmocka_unit_test(a_few_dots_are_left),
	    cmocka_unit_test(specks_anywhere_are_left),
	    cmocka_unit_test(an_empty_picture_has_none),
	    cmocka_unit_test(a_bilevel_picture_is_painted_white),
	    cmocka_unit_test(each_becomes_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
