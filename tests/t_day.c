/* t_day.c: tests of base/day.h: days of the calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"

static void
only_days_are_days(void **state)
{
	static const char *const bad[] = { "", "2026", "2026-02-29",
		"2026-13-01", "2026-00-10", "2026-1-1", "2026-11-25 ",
		"1582-10-15", "2026-11-31", "2026/11/25" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(day_valid(bad[i]));
	assert_true(day_valid("2024-02-29"));
	assert_true(day_valid("2000-02-29"));
	assert_false(day_valid("1900-02-29"));
}

static void
as_people_type_it(void **state)
{
	static const struct {
		const char *typed, *day;
	} v[] = { { "25/11/2026", "2026-11-25" },
		{ "5.1.26", "2026-01-05" }, { "2026-11-25", "2026-11-25" },
		{ "05 01 27", "2027-01-05" }, { "1-2-98", "1998-02-01" },
		{ " 29/2/2024 ", "2024-02-29" }, { "29/2/2023", NULL },
		{ "25/11", NULL }, { "11/25/2026", NULL }, { "x", NULL },
		{ "1/1/126", NULL }, { "1/1/2026/3", NULL } };
	char out[DAY_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++) {
		assert_int_equal(day_typed(out, v[i].typed, "2026-11-25"),
		    v[i].day != NULL);
		if (v[i].day)
			assert_string_equal(out, v[i].day);
	}
}

static void
numbers_and_days_are_the_same(void **state)
{
	char out[DAY_MAX];
	long n;

	(void)state;
	assert_int_equal(day_number("1970-01-01"), 0);
	assert_int_equal(day_number("2000-03-01"), 11017);
	for (n = -141000; n < 200000; n += 17) {
		day_of_number(out, n);
		assert_true(day_valid(out));
		assert_int_equal(day_number(out), n);
	}
}

static void
today_can_be_said(void **state)
{
	char out[DAY_MAX];

	(void)state;
	setenv("COURTROLL_TODAY", "2019-10-23", 1);
	day_today(out);
	assert_string_equal(out, "2019-10-23");
	setenv("COURTROLL_TODAY", "soon", 1);
	day_today(out);
	assert_true(day_valid(out));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_days_are_days),
		cmocka_unit_test(as_people_type_it),
		cmocka_unit_test(numbers_and_days_are_the_same),
		cmocka_unit_test(today_can_be_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
