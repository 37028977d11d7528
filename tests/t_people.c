/* tests/t_people.c: are two cases between the same people? */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/people.h"

static struct scheme *s;

static enum people
compare(const char *a, const char *b)
{
	return people_compare(s, &a, 1, &b, 1);
}

static void
spelt_three_ways_is_shared(void **state)
{
	(void)state;
	assert_int_equal(compare("Nakato Sarah v Kato John",
			     "KATO JOHN VERSUS NAKATTO SARA"),
	    PEOPLE_SHARED);
	assert_int_equal(compare("Musumba Robinah", "M0SUMBA ROBINA"),
	    PEOPLE_SHARED);
	assert_int_equal(compare("Byaruhanga Isaac", "I. Byaruhanga"),
	    PEOPLE_SHARED);
}

static void
other_people_are_apart(void **state)
{
	(void)state;
	assert_int_equal(compare("Kato John v Nakato Sarah",
			     "Okello Betty v Mukasa Paul"),
	    PEOPLE_APART);
	assert_int_equal(compare("Okello James", "Okullo Betty"),
	    PEOPLE_SHARED); /* a letter: may be the same */
	assert_int_equal(compare("Kato John", "Sato Jane"), PEOPLE_APART);
}

static void
what_everybody_sues_tells_nothing(void **state)
{
	(void)state;
	assert_int_equal(compare("Uganda v Okello James",
			     "Uganda v Mukasa Paul"),
	    PEOPLE_APART);
	assert_int_equal(compare("Attorney General", "The Attorney General"),
	    PEOPLE_UNKNOWN);
	assert_int_equal(compare("Kabira Traders Limited v Attorney General",
			     "Mukasa Farmers Ltd v Attorney General"),
	    PEOPLE_APART);
	assert_int_equal(compare("Okello James (Applicant) v Kato John",
			     "Mukasa Paul (Applicant) v Nakato Sarah"),
	    PEOPLE_APART);
}

static void
no_name_is_no_answer(void **state)
{
	char *flood = xcalloc(1, 1 << 20);

	(void)state;
	assert_int_equal(compare("", "Kato John"), PEOPLE_UNKNOWN);
	assert_int_equal(compare("O.J v A.B", "Kato John"), PEOPLE_UNKNOWN);
	assert_int_equal(people_compare(s, NULL, 0, NULL, 0), PEOPLE_UNKNOWN);
	memset(flood, 'A', (1 << 20) - 1);
	assert_int_equal(compare(flood, "Kato John"), PEOPLE_UNKNOWN);
	free(flood);
}

static int
setup(void **state)
{
	(void)state;
	return scheme_load(&s, "codes/schemes/uganda.xml", NULL);
}

static int
teardown(void **state)
{
	(void)state;
	scheme_free(s);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spelt_three_ways_is_shared),
		cmocka_unit_test(other_people_are_apart),
		cmocka_unit_test(what_everybody_sues_tells_nothing),
		cmocka_unit_test(no_name_is_no_answer),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
