/* t_deadline.c: the readings of a page together never take longer than its
 * deadline, and each gets enough to be of use. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "ocr/deadline.h"

static void
two_readings_take_no_longer_than_one_deadline(void **state)
{
	int all, first;

	(void)state;
	for (all = 200; all <= 3600000; all += all < 20000 ? 100 : 50000) {
		first = deadline_share(all, 0, false);
		assert_in_range(first, all / 2, all);
		assert_int_equal(
		    first + deadline_share(all, first, true), all);
	}
}

static void
the_first_gets_four_fifths(void **state)
{
	(void)state;
	assert_int_equal(deadline_share(180000, 0, false), 144000);
	assert_int_equal(deadline_share(3600000, 0, false), 2880000);
}

static void
a_short_one_leaves_time_to_start_a_reader(void **state)
{
	(void)state;
	assert_int_equal(deadline_share(5000, 3000, true), 2000);
	assert_int_equal(deadline_share(5000, 0, false), 3000);
	assert_int_equal(deadline_share(1000, 0, false), 500);
}

/* A reader that died at once leaves nearly all to the second. */
static void
the_second_gets_what_was_left(void **state)
{
	(void)state;
	assert_int_equal(deadline_share(180000, 200, true), 179800);
	assert_int_equal(deadline_share(180000, 0, true), 180000);
}

static void
time_overdrawn_is_no_time_without_end(void **state)
{
	(void)state;
	assert_int_equal(deadline_share(3000, 5000, true), 100);
	assert_int_equal(deadline_share(3000, INT64_C(1) << 40, true), 100);
	assert_in_range(deadline_engine(100), 1, 99);
	assert_int_equal(deadline_engine(144000), 115200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_readings_take_no_longer_than_one_deadline),
	    cmocka_unit_test(the_first_gets_four_fifths),
	    cmocka_unit_test(a_short_one_leaves_time_to_start_a_reader),
	    cmocka_unit_test(the_second_gets_what_was_left),
	    cmocka_unit_test(time_overdrawn_is_no_time_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
