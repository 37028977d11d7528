/* tests/t_caseid.c: identities of cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/caseid.h"

static struct case_id
make(const char *court, const char *station, const char *type, long serial,
    int year)
{
	struct case_id c;

	memset(&c, 0, sizeof c);
	strncpy(c.court, court, sizeof c.court - 1);
	strncpy(c.station, station, sizeof c.station - 1);
	strncpy(c.type, type, sizeof c.type - 1);
	c.serial = serial;
	c.year = year;
	return c;
}

static void
check_key(struct case_id c, const char *expected)
{
	char key[CASE_KEY_MAX];

	case_key(key, sizeof key, &c);
	assert_string_equal(key, expected);
}

static void
key_joins_the_five_parts_and_leaves_unknown_ones_empty(void **state)
{
	(void)state;
	check_key(make("HC", "Mukono", "CS", 95, 2015), "HC/Mukono/CS/95/2015");
	check_key(make("HC", "00", "CS", 260, 2017), "HC/00/CS/260/2017");
	check_key(make("HC", "", "MA", 71, 2022), "HC//MA/71/2022");
	check_key(make("", "", "CA", 30, 0), "//CA/30/");
	check_key(make("", "", "", 0, 0), "////");
}

static void
key_has_four_slashes_whatever_the_station_is_called(void **state)
{
	(void)state;
	check_key(make("CM", "North/South", "CS", 1, 2001),
	    "CM/North-South/CS/1/2001");
}

static void
key_never_overruns_its_buffer(void **state)
{
	struct case_id c = make("HC", "Mukono", "CS", 95, 2015);
	char key[8];

	(void)state;
	memset(key, 'x', sizeof key);
	case_key(key, sizeof key, &c);
	assert_string_equal(key, "HC/Muko");
}

static void
known_needs_type_serial_and_year(void **state)
{
	struct case_id c = make("", "", "CS", 95, 2015);

	(void)state;
	assert_true(case_known(&c));
	c.year = 0;
	assert_false(case_known(&c));
	c = make("HC", "00", "", 95, 2015);
	assert_false(case_known(&c));
	c = make("HC", "00", "CS", 0, 2015);
	assert_false(case_known(&c));
}

static void
match_is_agreement_wherever_both_know_something(void **state)
{
	struct case_id a = make("HC", "Mukono", "CS", 95, 2015);
	struct case_id b = make("", "", "CS", 95, 2015);

	(void)state;
	assert_true(case_match(&a, &b));
	assert_true(case_match(&b, &a));
	b = make("HC", "MUKONO", "CS", 95, 2015);
	assert_true(case_match(&a, &b));
	b = make("CM", "Mukono", "CS", 95, 2015);
	assert_false(case_match(&a, &b));
	b = make("HC", "Jinja", "CS", 95, 2015);
	assert_false(case_match(&a, &b));
	b = make("HC", "Mukono", "MA", 95, 2015);
	assert_false(case_match(&a, &b));
	b = make("HC", "Mukono", "CS", 92, 2015);
	assert_false(case_match(&a, &b));
	b = make("HC", "Mukono", "CS", 95, 2016);
	assert_false(case_match(&a, &b));
}

static void
division_is_no_part_of_the_identity(void **state)
{
	struct case_id a = make("HC", "00", "CS", 95, 2015);
	struct case_id b = a;

	(void)state;
	memcpy(a.division, "LD", 3);
	memcpy(b.division, "CV", 3);
	assert_true(case_match(&a, &b));
}

static void
one_station_may_be_known_by_code_and_by_name(void **state)
{
	struct case_id a = make("HC", "00", "CS", 95, 2015);
	struct case_id b = make("HC", "Kampala", "CS", 95, 2015);

	(void)state;
	assert_false(case_match(&a, &b)); /* nobody said that 00 is Kampala */
	memcpy(a.station_name, "Kampala", sizeof "Kampala");
	assert_true(case_match(&a, &b));
	assert_true(case_match(&b, &a));
	memcpy(b.station, "Gulu", sizeof "Gulu");
	assert_false(case_match(&a, &b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    key_joins_the_five_parts_and_leaves_unknown_ones_empty),
		cmocka_unit_test(
		    key_has_four_slashes_whatever_the_station_is_called),
		cmocka_unit_test(key_never_overruns_its_buffer),
		cmocka_unit_test(known_needs_type_serial_and_year),
		cmocka_unit_test(
		    match_is_agreement_wherever_both_know_something),
		cmocka_unit_test(division_is_no_part_of_the_identity),
		cmocka_unit_test(one_station_may_be_known_by_code_and_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
