/* t_utf8.c: tests of base/utf8.h. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static void
every_character_goes_there_and_back(void **state)
{
	uint32_t c, back;

	(void)state;
	for (c = 0; c <= 0x10ffff; c++) {
		struct buf b = BUF_INIT;

		if (c == 0xd800)
			c = 0xe000;
		utf8_add(&b, c);
		back = ~c;
		assert_int_equal(utf8_decode(b.data, b.len, &back), b.len);
		assert_int_equal(back, c);
		if (b.len > 1) /* a part is nothing */
			assert_int_equal(
			    utf8_decode(b.data, b.len - 1, &back), 0);
		buf_release(&b);
	}
}

static void
what_is_no_utf8_is_refused(void **state)
{
	static const char *const bad[] = {"\x80", "\xbf", "\xc0\x80",
	    "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x80\x80", "\xe0\x9f\xbf",
	    "\xed\xa0\x80", "\xed\xbf\xbf", "\xe2\x82", "\xf0\x8f\xbf\xbf",
	    "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80",
	    "\xff", "\xfe"};
	size_t i;
	uint32_t c = 7;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &c), 0);
		assert_int_equal(c, 7);
		assert_false(utf8_valid(bad[i], strlen(bad[i])));
	}
	assert_int_equal(utf8_decode("x", 0, &c), 0);
	assert_true(utf8_valid("", 0));
}

static void
assert_clean(const char *in, size_t len, const char *want)
{
	struct buf b = BUF_INIT;

	utf8_add_clean(&b, in, len);
	assert_string_equal(b.data, want);
	assert_true(utf8_valid(b.data, b.len));
	buf_release(&b);
}

static void
text_is_cleaned(void **state)
{
	(void)state;
	assert_clean("a\tb\nc", 5, "a\tb\nc");
	assert_clean("a\0b", 3,
	    "a\xef\xbf\xbd"
	    "b");
	assert_clean("\xff\xe2\x82", 3, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	assert_clean("\x1b[0m\x7f", 5, "\xef\xbf\xbd[0m\xef\xbf\xbd");
}

static void
assert_name(const char *in, const char *want)
{
	struct buf b = BUF_INIT;

	utf8_add_name(&b, in, strlen(in));
	assert_string_equal(b.data, want);
	buf_release(&b);
}

static void
names_are_shown(void **state)
{
	(void)state;
	assert_name("100% sure.tif", "100% sure.tif");
	assert_name("caf\xc3\xa9", "caf\xc3\xa9");
	assert_name("a\nb%", "a%0Ab%25");
	assert_name("x\xff.tif", "x%FF.tif");
	assert_name("it's \"q\"", "it's \"q\"");
}

static void
words_and_lower_case(void **state)
{
	(void)state;
	assert_true(
	    utf8_is_word('a') && utf8_is_word('Z') && utf8_is_word('0'));
	assert_true(utf8_is_word(0xe9) && utf8_is_word(0x14b));
	assert_false(utf8_is_word(0xd7) || utf8_is_word(0xf7));
	assert_false(utf8_is_word(' ') || utf8_is_word('-'));
	assert_int_equal(utf8_lower('Q'), 'q');
	assert_int_equal(utf8_lower(0xc9), 0xe9);
	assert_int_equal(utf8_lower(0xd7), 0xd7);
	assert_int_equal(utf8_lower(0xdf), 0xdf);
	assert_int_equal(utf8_lower(0x14a), 0x14b); /* Eng, of Luganda */
	assert_int_equal(utf8_lower(0x14b), 0x14b);
	assert_int_equal(utf8_lower(0x139), 0x13a);
	assert_int_equal(utf8_lower(0x178), 0xff);
	assert_int_equal(utf8_lower(0x17d), 0x17e);
}

static void
names_are_in_natural_order(void **state)
{
	static const char *const order[] = {"", "1", "01", "2", "2a", "10",
	    "10a", "100", "A.tif", "a.tif", "p 9.tif", "p 10.tif",
	    "page-01-b.tif", "page-1.tif", "page-2.tif", "page-10.tif",
	    "page-99999999999999999999998.tif",
	    "page-99999999999999999999999.tif", "\xc3\xa9"};
	size_t n = sizeof order / sizeof *order, i, k;

	(void)state;
	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++) {
			int d = name_compare(order[i], order[k]);

			if (order[i][0] == '1' && order[k][0] == '0')
				continue; /* "1" and "01": the tie, below */
			if (order[k][0] == '1' && order[i][0] == '0')
				continue;
			if ((d < 0) != (i < k) || (d > 0) != (i > k))
				fail_msg(
				    "'%s' and '%s': %d", order[i], order[k], d);
		}
	assert_true(name_compare("1", "01") * name_compare("01", "1") < 0);
	assert_true(name_compare("a1", "A1") * name_compare("A1", "a1") < 0);
}

/* qsort needs a true order: try all triples of awkward names. */
static void
the_order_is_transitive(void **state)
{
	static const char *const v[] = {"0", "00", "000", "a", "A", "a0", "a00",
	    "A0", "a01", "a1", "A1", "a1b", "a01b", "a1B", "a_", "aa", "Z", "_",
	    "a 1", "a-1", "1a", "01A", "\xff", "a\xff", "0a", "00a", "0_1",
	    "00_01"};
	size_t n = sizeof v / sizeof *v, i, j, k;

	(void)state;
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++) {
			assert_int_equal(name_compare(v[i], v[j]) == 0, i == j);
			assert_int_equal(name_compare(v[i], v[j]) < 0,
			    name_compare(v[j], v[i]) > 0);
			for (k = 0; k < n; k++)
				if (name_compare(v[i], v[j]) < 0 &&
				    name_compare(v[j], v[k]) < 0)
					assert_true(
					    name_compare(v[i], v[k]) < 0);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_character_goes_there_and_back),
	    cmocka_unit_test(what_is_no_utf8_is_refused),
	    cmocka_unit_test(text_is_cleaned),
	    cmocka_unit_test(names_are_shown),
	    cmocka_unit_test(words_and_lower_case),
	    cmocka_unit_test(names_are_in_natural_order),
	    cmocka_unit_test(the_order_is_transitive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
