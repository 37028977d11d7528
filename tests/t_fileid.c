/* t_fileid.c: tests of base/fileid.h. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/fileid.h"

static void
site_codes(void **state)
{
	static const char *const good[] = {"MUK", "AB", "ABCDEF", "A1", "Z99"};
	static const char *const bad[] = {"", "A", "ABCDEFG", "1AB", "muk",
	    "M-K", "M K", "M\xc3\x89", "MUK "};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(fileid_site_valid(good[i]));
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(fileid_site_valid(bad[i]));
}

static enum cr_status
read_number(const char *text, int64_t *number)
{
	char site[8];

	return fileid_read(text, site, number, NULL);
}

static void
what_is_written_is_read(void **state)
{
	static const int64_t numbers[] = {
	    1, 9, 123, 999999, 1000000, 123456789};
	char id[FILE_ID_MAX], site[8];
	int64_t n;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		fileid_write(id, "MUK", numbers[i]);
		assert_int_equal(fileid_read(id, site, &n, NULL), CR_OK);
		assert_string_equal(site, "MUK");
		assert_int_equal(n, numbers[i]);
	}
	/* The example by hand.  M U K = 22 30 20, so the digits are
	 * 223020 000123; ISO 7064 MOD 11,10. */
	fileid_write(id, "MUK", 123);
	assert_int_equal(strncmp(id, "MUK-000123-", 11), 0);
	{
		const char *d = "223020000123";
		int p = 10, s;

		for (; *d; d++) {
			s = (p + (*d - '0')) % 10;
			p = 2 * (s ? s : 10) % 11;
		}
		assert_int_equal((p + (id[11] - '0')) % 10, 1);
	}
}

static void
typing_is_forgiven(void **state)
{
	char id[FILE_ID_MAX], text[64], *c;
	int64_t n;

	(void)state;
	fileid_write(id, "MUK", 123);
	snprintf(text, sizeof text, "  %s ", id);
	for (c = text; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	assert_int_equal(read_number(text, &n), CR_OK);
	assert_int_equal(n, 123);
	snprintf(text, sizeof text, "MUK-123-%c", id[11]);
	assert_int_equal(read_number(text, &n), CR_OK);
	assert_int_equal(n, 123);
	snprintf(text, sizeof text, "MUK-00000123-%c", id[11]);
	assert_int_equal(read_number(text, &n), CR_OK);
}

static void
what_is_no_file_id(void **state)
{
	static const char *const bad[] = {"", "MUK", "MUK-", "MUK-123",
	    "MUK-123-", "MUK--1", "MUK-12a-3", "MUK-123-45", "MUK-123-x",
	    "M-123-4", "ABCDEFG-1-1", "MUK 123 4", "-123-4",
	    "MUK-1234567890123-4", "MUK-123-4 x", "HCT-00-LD-CS-0260-2017",
	    "MUK\n-123-4"};
	int64_t n;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(read_number(bad[i], &n), CR_END);
}

static void
every_wrong_digit_and_letter_is_caught(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	char id[FILE_ID_MAX], wrong[FILE_ID_MAX], site[8];
	int64_t n;
	size_t i;
	char c;

	(void)state;
	fileid_write(id, "MUK", 40817);
	for (i = 4; i < strlen(id); i++) {
		if (id[i] == '-')
			continue;
		for (c = '0'; c <= '9'; c++) {
			memcpy(wrong, id, sizeof wrong);
			wrong[i] = c;
			if (c == id[i])
				continue;
			assert_int_equal(
			    fileid_read(wrong, site, &n, &e), CR_SKIP);
		}
	}
	assert_non_null(strstr(e.msg, "miscopied"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(site_codes),
	    cmocka_unit_test(what_is_written_is_read),
	    cmocka_unit_test(typing_is_forgiven),
	    cmocka_unit_test(what_is_no_file_id),
	    cmocka_unit_test(every_wrong_digit_and_letter_is_caught),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
