/* t_text.c: base/text.h: words, lines and blocks stay consistent, boxes turn
 * the right way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/raster.h"
#include "base/text.h"
#include "base/utf8.h"
#include "courtroll.h"

static const struct box none = {0, 0, 0, 0};

static void
add(struct page_text *t, const char *word, struct box box)
{
	text_add_word(t, word, strlen(word), box, 90);
}

static void
assert_box(struct box b, int x, int y, int w, int h)
{
	assert_int_equal(b.x, x);
	assert_int_equal(b.y, y);
	assert_int_equal(b.w, w);
	assert_int_equal(b.h, h);
}

static void
words_lines_and_blocks_make_one_string(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	text_add_line(&t, 1, none);
	add(&t, "CIVIL", (struct box){10, 10, 50, 20});
	add(&t, "SUIT", (struct box){70, 12, 40, 20});
	text_add_line(&t, 0, none);
	add(&t, "BETWEEN", (struct box){10, 40, 90, 20});
	text_add_line(&t, 1, none);
	add(&t, "The", (struct box){10, 80, 30, 20});
	assert_string_equal(t.text.data, "CIVIL SUIT\nBETWEEN\n\nThe");
	assert_int_equal(t.n_words, 4);
	assert_int_equal(t.n_lines, 3);
	assert_int_equal(t.lines[1].first, 2);
	assert_int_equal(t.lines[1].block, 0);
	assert_int_equal(t.lines[2].block, 1);
	assert_int_equal(t.words[2].off, 11);
	assert_int_equal(t.words[2].len, 7);
	assert_box(t.lines[0].box, 10, 10, 100, 22);
	text_release(&t);
	assert_int_equal(t.n_words, 0);
}

static void
an_empty_line_leaves_no_trace(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	text_add_line(&t, 1, none);
	text_add_line(&t, 1, none);
	add(&t, "", none);
	add(&t, " \t", none);
	text_add_line(&t, 0, none);
	add(&t, "one", none);
	text_add_line(&t, 1, none); /* empty, yet a block begins with it */
	text_add_line(&t, 0, none);
	add(&t, "two", none);
	text_add_line(&t, 1, none);
	assert_string_equal(t.text.data, "one\n\ntwo");
	assert_int_equal(t.n_lines, 2);
	assert_int_equal(t.lines[0].block, 0);
	assert_int_equal(t.lines[1].block, 1);
	text_release(&t);
}

static void
a_word_without_line_gets_one(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	add(&t, "alone", none);
	assert_int_equal(t.n_lines, 1);
	assert_int_equal(t.lines[0].n, 1);
	text_release(&t);
}

static void
space_inside_a_word_makes_two(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	text_add_line(&t, 1, none);
	add(&t, " 1\n000\x01 ", (struct box){1, 2, 3, 4});
	assert_string_equal(t.text.data, "1 000");
	assert_int_equal(t.n_words, 2);
	assert_box(t.words[1].box, 1, 2, 3, 4);
	text_release(&t);
}

static void
broken_bytes_become_valid_text(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	text_add_word(&t, "a\xff\xc3", 3, none, 50);
	assert_true(utf8_valid(t.text.data, t.text.len));
	assert_int_equal(t.words[0].len, t.text.len);
	assert_memory_equal(t.text.data, "a\xef\xbf\xbd", 4);
	text_release(&t);
}

static void
confidence_is_kept_within_0_and_100(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	text_add_word(&t, "a", 1, none, 250);
	text_add_word(&t, "b", 1, none, -3);
	text_add_word(&t, "c", 1, none, (float)strtod("nan", NULL));
	assert_true(t.words[0].conf == 100);
	assert_true(t.words[1].conf == 0);
	assert_true(t.words[2].conf == 0);
	text_release(&t);
}

static void
a_page_has_bounds(void **state)
{
	struct page_text t;
	char *huge = malloc(CR_MAX_PAGE_TEXT);
	unsigned i;

	(void)state;
	text_init(&t);
	for (i = 0; i < CR_MAX_WORDS + 10; i++)
		add(&t, "x", none);
	assert_int_equal(t.n_words, CR_MAX_WORDS);
	text_release(&t);
	assert_non_null(huge);
	memset(huge, 'x', CR_MAX_PAGE_TEXT);
	text_add_word(&t, huge, CR_MAX_PAGE_TEXT, none, 1);
	assert_int_equal(t.n_words, 0);
	free(huge);
	text_release(&t);
}

static void
alt(struct page_text *t, size_t word, const char *s)
{
	text_add_alt(t, word, s, strlen(s), 50);
}

static void
other_readings_stand_beside_their_word(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	alt(&t, 0, "x"); /* of no word */
	add(&t, "Iodge", none);
	add(&t, "the", none);
	add(&t, "suit", none);
	alt(&t, 0, "lodge");
	alt(&t, 0, "Iodge"); /* what it says already */
	alt(&t, 0, "lodge"); /* twice */
	alt(&t, 0, "1odge");
	alt(&t, 0, "");
	alt(&t, 0, "lod ge");
	alt(&t, 2, "su\xff");
	alt(&t, 1, "tbe"); /* too late */
	alt(&t, 3, "x");
	assert_int_equal(t.n_alts, 3);
	assert_string_equal(t.alt_text.data, "lodge1odgesu\xef\xbf\xbd");
	assert_int_equal(t.alts[1].word, 0);
	assert_int_equal(t.alts[1].off, 5);
	assert_int_equal(t.alts[1].len, 5);
	assert_int_equal(t.alts[2].word, 2);
	assert_int_equal(text_alts(&t, 0), 0);
	assert_int_equal(text_alts(&t, 1), 2);
	assert_int_equal(text_alts(&t, 2), 2);
	assert_int_equal(text_alts(&t, 3), 3);
	text_release(&t);
	assert_int_equal(t.n_alts, 0);
}

static void
other_readings_have_bounds(void **state)
{
	char s[TEXT_MAX_ALT + 2];
	struct page_text t;
	size_t i;

	(void)state;
	text_init(&t);
	for (i = 0; i < CR_MAX_WORDS; i++)
		add(&t, "x", none);
	memset(s, 'y', sizeof s);
	text_add_alt(&t, 0, s, sizeof s - 1, 50);
	assert_int_equal(t.n_alts, 0);
	s[0] = '\xff'; /* three bytes in the end */
	text_add_alt(&t, 0, s, TEXT_MAX_ALT, 50);
	assert_int_equal(t.n_alts, 0);
	for (i = 0; i < 3 * CR_MAX_WORDS; i++) {
		snprintf(s, sizeof s, "%zu", i);
		alt(&t, i / 100, s);
	}
	assert_int_equal(t.n_alts, 600 * TEXT_MAX_ALTS);
	for (i = 0; i < 2 * CR_MAX_WORDS; i++) {
		snprintf(s, sizeof s, "%zu", i);
		alt(&t, 600 + i / 2, s);
	}
	assert_int_equal(t.n_alts, CR_MAX_WORDS);
	text_release(&t);
}

static void
a_broken_word_has_its_other_half(void **state)
{
	struct page_text t;
	size_t i;

	(void)state;
	text_init(&t);
	add(&t, "plain-", none);
	text_add_line(&t, 0, none);
	add(&t, "tiff", none);
	add(&t, "HCT-", none);
	text_add_line(&t, 1, none);
	add(&t, "-", none);
	text_add_line(&t, 1, none);
	add(&t, "inter\xe2\x80\x90", none);
	text_add_line(&t, 1, none);
	add(&t, "nal", none);
	text_add_line(&t, 1, none);
	add(&t, "end-", none);
	assert_int_equal(text_broken(&t, 0), 0); /* nobody says so */
	for (i = 0; i < t.n_words; i++)
		t.words[i].hyphen = i != 2;
	assert_int_equal(text_broken(&t, 0), 5);
	assert_int_equal(text_broken(&t, 1), 0); /* in its line */
	assert_int_equal(text_broken(&t, 2), 0);
	assert_int_equal(text_broken(&t, 3), 0); /* nothing but a hyphen */
	assert_int_equal(text_broken(&t, 4), 5);
	assert_int_equal(text_broken(&t, 5), 0); /* no hyphen */
	assert_int_equal(text_broken(&t, 6), 0); /* nothing follows */
	text_release(&t);
}

static void
a_union_ignores_what_is_empty(void **state)
{
	struct box a = {10, 10, 5, 5}, b = {12, 4, 10, 3};

	(void)state;
	assert_box(box_union(a, b), 10, 4, 12, 11);
	assert_box(box_union(a, none), 10, 10, 5, 5);
	assert_box(box_union(none, b), 12, 4, 10, 3);
	assert_box(box_union(none, none), 0, 0, 0, 0);
}

/* A page of 100 x 200; a box near its top right corner. */
static void
a_box_turns_with_its_page(void **state)
{
	struct box b = {80, 10, 15, 5};

	(void)state;
	assert_box(box_turn(b, 100, 200, 0), 80, 10, 15, 5);
	/* clockwise: top right goes to bottom right */
	assert_box(box_turn(b, 100, 200, 90), 185, 80, 5, 15);
	assert_box(box_turn(b, 100, 200, 180), 5, 185, 15, 5);
	assert_box(box_turn(b, 100, 200, 270), 10, 5, 5, 15);
}

static void
four_quarters_are_a_whole_turn(void **state)
{
	struct box b = {80, 10, 15, 5};
	int i;

	(void)state;
	for (i = 0; i < 4; i++)
		b = i % 2 ? box_turn(b, 200, 100, 90)
			  : box_turn(b, 100, 200, 90);
	assert_box(b, 80, 10, 15, 5);
}

/* The pixels are the judge: a raster with one black pixel, turned by
 * raster_orient, must have it where box_orient says. */
static void
orientation_agrees_with_the_raster(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct raster r;
	struct box b;
	uint32_t x, y;
	int o;

	(void)state;
	for (o = 1; o <= 8; o++) {
		assert_int_equal(raster_new(&r, 7, 5, 1, 8, &e), CR_OK);
		r.rows[1 * r.head.stride + 2] = 255;
		assert_int_equal(raster_orient(&r, o, &e), CR_OK);
		b = box_orient((struct box){2, 1, 1, 1}, 7, 5, o);
		for (y = 0; y < r.head.height; y++)
			for (x = 0; x < r.head.width; x++)
				assert_int_equal(
				    r.rows[y * r.head.stride + x] == 255,
				    (int)x == b.x && (int)y == b.y);
		raster_release(&r);
	}
}

static void
orientation_can_be_taken_back(void **state)
{
	struct box b = {20, 10, 30, 5};
	struct box seen = box_orient(b, 100, 200, 6);
	int o;

	(void)state;
	/* 6: row 0 is the right side, column 0 the top */
	assert_box(seen, 185, 20, 5, 30);
	for (o = 0; o <= 9; o++) {
		seen = box_orient(b, 100, 200, o);
		assert_box(box_unorient(seen, 100, 200, o), 20, 10, 30, 5);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_lines_and_blocks_make_one_string),
	    cmocka_unit_test(an_empty_line_leaves_no_trace),
	    cmocka_unit_test(a_word_without_line_gets_one),
	    cmocka_unit_test(space_inside_a_word_makes_two),
	    cmocka_unit_test(broken_bytes_become_valid_text),
	    cmocka_unit_test(confidence_is_kept_within_0_and_100),
	    cmocka_unit_test(a_page_has_bounds),
	    cmocka_unit_test(other_readings_stand_beside_their_word),
	    cmocka_unit_test(other_readings_have_bounds),
	    cmocka_unit_test(a_broken_word_has_its_other_half),
	    cmocka_unit_test(a_union_ignores_what_is_empty),
	    cmocka_unit_test(a_box_turns_with_its_page),
	    cmocka_unit_test(four_quarters_are_a_whole_turn),
	    cmocka_unit_test(orientation_agrees_with_the_raster),
	    cmocka_unit_test(orientation_can_be_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
