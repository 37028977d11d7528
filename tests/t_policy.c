/* t_policy.c: tests of catalog/policy.h. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "catalog/policy.h"

static void
the_classes_have_their_names(void **state)
{
	(void)state;
	assert_string_equal(policy_classes[0], "open");
	assert_true(policy_is_class("open"));
	assert_true(policy_is_class("unclassified"));
	assert_false(policy_is_class(""));
	assert_false(policy_is_class("Open"));
	assert_false(policy_is_class("ope"));
	assert_false(policy_is_class("open "));
	assert_false(policy_is_class("all"));
	assert_false(policy_is_class("../open"));
}

static void
lists_become_sets(void **state)
{
	unsigned set = 99, all = 0;
	int i;

	(void)state;
	for (i = 0; policy_classes[i]; i++)
		all |= 1u << i;
	assert_int_equal(policy_class_set(&set, "open", NULL), CR_OK);
	assert_int_equal(set, 1);
	assert_int_equal(policy_class_set(&set, "family,open", NULL), CR_OK);
	assert_int_equal(set, 3);
	assert_int_equal(policy_class_set(&set, "open,open", NULL), CR_OK);
	assert_int_equal(set, 1);
	assert_int_equal(policy_class_set(&set, "all", NULL), CR_OK);
	assert_int_equal(set, all);
	assert_int_equal(policy_class_set(&set, "open,all", NULL), CR_OK);
	assert_int_equal(set, all);
}

/* A word that is no class must never widen what is shown, nor narrow it
 * unsaid. */
static void
what_is_no_class_is_named(void **state)
{
	static const char *const bad[] = {"", ",", "open,", ",open",
	    "open,,family", "secret", "open,secret", "openfamily", "al",
	    "open family"};
	struct cr_err e = CR_ERR_INIT;
	unsigned set;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(policy_class_set(&set, bad[i], &e), CR_SKIP);
	policy_class_set(&set, "open,secret,family", &e);
	assert_int_equal(strncmp(e.msg, "'secret' is no access class", 27), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_classes_have_their_names),
	    cmocka_unit_test(lists_become_sets),
	    cmocka_unit_test(what_is_no_class_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
