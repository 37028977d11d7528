/* tests/t_station.c: stations known by a code of which nobody has said what it
 * means: two such codes are two places, one may be any place known by its name
 * only, and a case keeps its key when somebody confirms the code. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/caseid.h"
#include "base/mem.h"
#include "codes/number.h"
#include "codes/scheme.h"
#include "index/terms.h"

#define UGANDA "codes/schemes/uganda.xml"

static struct scheme *scheme, *confirmed;

static struct case_id
read_case(const struct scheme *s, const char *text)
{
	struct numbers n = NUMBERS_INIT;
	struct case_id id;

	numbers_find(&n, s, text, strlen(text));
	if (n.n != 1 || !n.v[0].settled)
		fail_msg("'%s' is not read", text);
	id = n.v[0].candidates[0];
	numbers_release(&n);
	return id;
}

static void
check_key(const struct case_id *id, const char *expected)
{
	char key[CASE_KEY_MAX];

	case_key(key, sizeof key, id);
	assert_string_equal(key, expected);
}

static void
two_unknown_stations_have_two_keys(void **state)
{
	struct case_id a = read_case(scheme, "HCT-91-CV-CS-5-2014");
	struct case_id b = read_case(scheme, "HCT-92-CV-CS-5-2014");

	(void)state;
	assert_string_equal(a.station_name, "unknown (91)");
	assert_string_equal(a.station, ""); /* not known is not said */
	check_key(&a, "HC/91/CS/5/2014");
	check_key(&b, "HC/92/CS/5/2014");
	assert_false(case_match(&a, &b));
	assert_true(case_match(&a, &a));
	assert_false(scheme_case_full(scheme, &a));
}

static void
an_unknown_code_may_be_any_name_but_no_other_code(void **state)
{
	struct case_id a = read_case(scheme, "HCT-91-CV-CS-5-2014");
	struct case_id named = read_case(scheme,
	    "High Court at Mukono Civil Suit No. 5 of 2014");
	struct case_id coded = read_case(scheme, "HCT-00-CV-CS-5-2014");
	struct case_id nowhere = read_case(scheme, "HCCS No. 5 of 2014");

	(void)state;
	assert_true(case_match(&a, &named) && case_match(&named, &a));
	assert_false(case_match(&a, &coded) || case_match(&coded, &a));
	assert_true(case_match(&a, &nowhere) && case_match(&nowhere, &a));
}

static void
the_key_stays_when_the_code_is_confirmed(void **state)
{
	struct case_id before = read_case(scheme, "HCT-06-CV-CS-5-2014");
	struct case_id after = read_case(confirmed, "HCT-06-CV-CS-5-2014");
	struct case_id back, other = read_case(scheme, "HCT-09-CV-CS-5-2014");

	(void)state;
	assert_string_equal(before.station_name, "unknown (06)");
	assert_string_equal(after.station, "06");
	assert_string_equal(after.station_name, "Masaka");
	check_key(&before, "HC/06/CS/5/2014");
	check_key(&after, "HC/06/CS/5/2014");
	assert_true(case_match(&before, &after));
	assert_false(case_match(&other, &after));
	assert_true(scheme_case_full(confirmed, &after));
	/* the key is read as what it was */
	back = read_case(scheme, "HC/06/CS/5/2014");
	assert_string_equal(back.station_name, "unknown (06)");
	back = read_case(confirmed, "HC/06/CS/5/2014");
	assert_string_equal(back.station_name, "Masaka");
	assert_true(terms_case_parse(&back, "HC/06/CS/5/2014", 15));
	assert_true(case_match(&back, &before) && case_match(&back, &after));
}

/* ---- found in the index, as case_match says ------------------------------ */

static bool
meet(const struct names *a, const struct names *b)
{
	size_t i, k;

	for (i = 0; i < a->n; i++)
		for (k = 0; k < b->n; k++)
			if (strcmp(a->v[i], b->v[k]) == 0)
				return true;
	return false;
}

/* 2: found exactly, 1: may be it, 0: not found. */
static int
finds(const struct case_id *question, const struct case_id *file)
{
	struct names exact = NAMES_INIT, loose = NAMES_INIT;
	struct names filed = NAMES_INIT;
	int got;

	terms_case_ask(question, &exact, &loose);
	terms_case_keys(file, &filed);
	got = meet(&exact, &filed) ? 2 : meet(&loose, &filed) ? 1 : 0;
	names_release(&exact);
	names_release(&loose);
	names_release(&filed);
	return got;
}

static void
the_index_finds_what_matches(void **state)
{
	static const char *const texts[] = { "HCT-91-CV-CS-5-2014",
		"HCT-92-CV-CS-5-2014", "HCT-00-CV-CS-5-2014",
		"High Court at Mukono Civil Suit No. 5 of 2014",
		"HCCS No. 5 of 2014", "Civil Suit No. 5 of 2014",
		"Chief Magistrate's Court of Mengo Civil Suit No. 5 of 2014",
		"HCT-06-CV-CS-5-2014" };
	enum { N = sizeof texts / sizeof texts[0] };
	struct case_id a, b;
	size_t i, k;
	int got;

	(void)state;
	for (i = 0; i < N; i++)
		for (k = 0; k < N; k++) {
			a = read_case(scheme, texts[i]);
			b = read_case(scheme, texts[k]);
			got = finds(&a, &b);
			if (got != (i == k ? 2 : case_match(&a, &b)))
				fail_msg("'%s' and '%s': %d", texts[i],
				    texts[k], got);
		}
	a = read_case(scheme, "HCT-06-CV-CS-5-2014");
	b = read_case(confirmed, "HCT-06-CV-CS-5-2014");
	assert_int_equal(finds(&b, &a), 2);
	assert_int_equal(finds(&a, &b), 2);
}

static void
odd_names_are_no_codes(void **state)
{
	static const char *const names[] = { "unknown ()", "unknown (91",
		"unknown (12345678)", "unknown (ABC)", "unknown", "" };
	struct case_id c;
	char code[8];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		memset(&c, 0, sizeof c);
		(void)snprintf(c.station_name, sizeof c.station_name, "%s",
		    names[i]);
		assert_false(case_unknown_code(code, &c));
	}
	(void)snprintf(c.station_name, sizeof c.station_name, CASE_UNKNOWN,
	    "91");
	assert_true(case_unknown_code(code, &c));
	assert_string_equal(code, "91");
	(void)snprintf(c.station, sizeof c.station, "Masaka");
	assert_false(case_unknown_code(code, &c));
}

static int
setup(void **state)
{
	static const char overlay[] = "<overlay scheme='uganda'>"
	    "<confirm station='Masaka' code='06' by='A' on='2026-11-02'/>"
	    "</overlay>";
	const char *dir = getenv("TMPDIR");
	char *path = xasprintf("%s/t_station-%ld.xml", dir ? dir : "/tmp",
	    (long)getpid());
	struct cr_err e = CR_ERR_INIT;
	int st;

	(void)state;
	st = file_write(path, overlay, sizeof overlay - 1, &e) != CR_OK ||
	    scheme_load(&scheme, UGANDA, &e) != CR_OK ||
	    scheme_load_with(&confirmed, UGANDA, path, &e) != CR_OK;
	if (st)
		fprintf(stderr, "%s\n", e.msg);
	(void)unlink(path);
	free(path);
	return st;
}

static int
teardown(void **state)
{
	(void)state;
	scheme_free(scheme);
	scheme_free(confirmed);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_unknown_stations_have_two_keys),
		cmocka_unit_test(
		    an_unknown_code_may_be_any_name_but_no_other_code),
		cmocka_unit_test(the_key_stays_when_the_code_is_confirmed),
		cmocka_unit_test(the_index_finds_what_matches),
		cmocka_unit_test(odd_names_are_no_codes),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
