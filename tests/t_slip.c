/* t_slip.c: tests of base/slip.h: what the bar codes on labels and slips
 * say, and what is not taken for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/slip.h"

static const char archive[] = "9f3a21bc0123456789abcdef01234567";

static void
written_and_read_back(void **state)
{
	static const char kinds[] = "LCA";
	struct slip s, r;
	char text[SLIP_MAX];
	size_t i;

	(void)state;
	for (i = 0; kinds[i]; i++) {
		slip_make(&s, (enum slip_kind)kinds[i], "MUK", 123, archive,
		    42);
		slip_write(text, &s);
		assert_int_equal(slip_read(&r, text, strlen(text), NULL),
		    CR_OK);
		assert_memory_equal(&s, &r, sizeof s);
		assert_true(slip_is_of(&r, "MUK", archive));
		assert_false(slip_is_of(&r, "JIN", archive));
		assert_false(slip_is_of(&r, "MUK", "9f3a21bd"));
	}
	slip_make(&s, SLIP_COVER, "MUKONO", 999999999, archive, 10000);
	slip_write(text, &s);
	assert_int_equal(slip_read(&r, text, strlen(text), NULL), CR_OK);
	assert_int_equal(r.pages, 0);
	assert_true(r.number == 999999999);
}

static void
any_wrong_character_is_noticed(void **state)
{
	static const char others[] = "0A.-c ";
	struct slip s;
	char text[SLIP_MAX], bad[SLIP_MAX];
	size_t i, k, len;

	(void)state;
	slip_make(&s, SLIP_COVER, "MUK", 123, archive, 42);
	slip_write(text, &s);
	len = strlen(text);
	for (i = 0; i < len; i++) {
		for (k = 0; others[k]; k++) {
			memcpy(bad, text, sizeof bad);
			if (bad[i] == others[k])
				continue;
			bad[i] = others[k];
			assert_int_not_equal(slip_read(&s, bad, len, NULL),
			    CR_OK);
		}
		assert_int_not_equal(slip_read(&s, text, i, NULL), CR_OK);
	}
}

static void
other_codes_are_none_of_ours(void **state)
{
	static const char *const foreign[] = { "", "C", "CR", "CR1", "PATCHT",
		"http://example.org/CR1.C.", "MUK-000123-7", "CREDIT.C.X",
		"CR-1.C.MUK-000123-7", "\0\0\0\0\0\0\0" };
	struct slip s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof foreign / sizeof *foreign; i++)
		assert_int_equal(slip_read(&s, foreign[i], strlen(foreign[i]),
				     NULL), CR_END);
}

static void
a_newer_version_is_said_to_be_one(void **state)
{
	static const char text[] = "CR2.C.MUK-000123-7.9F3A21BC.042.5D3A8E01";
	struct cr_err e = CR_ERR_INIT;
	struct slip s;

	(void)state;
	assert_int_equal(slip_read(&s, text, strlen(text), &e), CR_SKIP);
	assert_non_null(strstr(e.msg, "another version"));
}

static void
typed_or_scanned_by_hand(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	char text[SLIP_MAX], typed[SLIP_MAX + 4], id[40];
	struct slip s;

	(void)state;
	slip_make(&s, SLIP_LABEL, "MUK", 123, archive, 0);
	slip_write(text, &s);
	(void)snprintf(typed, sizeof typed, " %s\r\n", text);
	assert_int_equal(slip_typed(id, sizeof id, typed, archive, &e), CR_OK);
	assert_memory_equal(id, "MUK-000123-", 11);
	assert_int_equal(slip_typed(id, sizeof id, " muk-123-7 ", archive, &e),
	    CR_OK);
	assert_string_equal(id, "muk-123-7");
	assert_int_equal(slip_typed(id, sizeof id, text, "00000000", &e),
	    CR_SKIP);
	text[strlen(text) - 1] ^= 1;
	assert_int_equal(slip_typed(id, sizeof id, text, archive, &e),
	    CR_SKIP);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_and_read_back),
		cmocka_unit_test(any_wrong_character_is_noticed),
		cmocka_unit_test(other_codes_are_none_of_ours),
		cmocka_unit_test(a_newer_version_is_said_to_be_one),
		cmocka_unit_test(typed_or_scanned_by_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
