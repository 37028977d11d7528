/* tests/t_preview.c: what a number comes to while it is typed: its code, its
 * parents, the doubts, its class; at every key, whatever is there so far. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codes/preview.h"

static struct scheme *scheme;

enum { YEAR = 2026 };

static const char *
text_of(const struct preview *p, enum preview_doubt kind)
{
	size_t i;

	for (i = 0; i < p->n_doubts; i++)
		if (p->doubts[i].kind == kind)
			return p->doubts[i].text;
	return NULL;
}

static void
a_number_is_written_as_its_label_will_say(void **state)
{
	static const struct {
		const char *written, *court, *code;
		bool coded;
	} v[] = {
		{ "HCT-00-LD-CS-0260-2017", "", "HCT-00-LD-CS-0260-2017",
		    true },
		{ "CS 260/2017", "HCT-00-LD", "HCT-00-LD-CS-0260-2017", true },
		{ "CS 95/2015", "CM Mukono", "Civil Suit 95 of 2015, Chief "
		    "Magistrate's Court, Mukono", false },
		{ "HCT-06-CV-CS-12-2011", "", "Civil Suit 12 of 2011", false },
	};
	struct preview p;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++) {
		preview_number(&p, scheme, v[i].written, v[i].court, YEAR);
		assert_string_equal(p.code, v[i].code);
		assert_true(p.settled);
		assert_int_equal(p.coded, v[i].coded);
	}
}

static void
parents_are_told_once(void **state)
{
	struct preview p;

	(void)state;
	preview_number(&p, scheme, "MA 7/2016 (arising from CS 95/2015, CS "
	    "95/2015)", "High Court Mukono", YEAR);
	assert_int_equal(p.n_parents, 1);
	assert_string_equal(p.parents[0].relation, "arising-from");
	assert_string_equal(p.parents[0].words, "arising from");
	assert_string_equal(p.parents[0].code, "Civil Suit 95 of 2015, "
	    "Mukono");
}

static void
what_is_doubtful_is_said_at_once(void **state)
{
	static const struct {
		const char *written, *court;
		enum preview_doubt kind;
		const char *words;
	} v[] = {
		{ "CR 12/2014", "", PREVIEW_AMBIGUOUS,
		    "may be Criminal Case or Civil Revision" },
		{ "CA 45B of 2012", "", PREVIEW_AMBIGUOUS, "45 of 2012" },
		{ "CS", "CM Mukono", PREVIEW_NO_SERIAL, "serial" },
		{ "CS 95", "CM Mukono", PREVIEW_NO_YEAR, "year" },
		{ "HCT-00-CV-CS-95", "", PREVIEW_NO_YEAR, "year" },
		{ "CS 95 of 2047", "CM Mukono", PREVIEW_FUTURE, "2047" },
		{ "HCT-00-CV-CS-0095-2027", "", PREVIEW_FUTURE, "2027" },
		{ "CS 95 of 1847", "CM Mukono", PREVIEW_ANCIENT, "1847" },
		{ "CS 95/15", "CM Mukono", PREVIEW_SHORT_YEAR, "2015" },
		{ "95/2015", "CM Mukono", PREVIEW_NO_TYPE, "type" },
		{ "Okello v Nakato", "", PREVIEW_NOT_READ, "recognised" },
		{ "HCT-06-CV-CS-12-2011", "", PREVIEW_STATION, "Masaka" },
		{ "HCT-91-CV-CS-12-2011", "", PREVIEW_STATION, "91" },
		{ "HCT-02-CV-CS-12-2011", "", PREVIEW_STATION, "Gulu" },
		{ "HCT-00-MA-CS-12-2011", "", PREVIEW_SLOT, "division" },
		{ "HCT-00-CV-CS-l2-2011", "", PREVIEW_MENDED, "letters" },
		{ "HCT-00-LD-CS-0260-2017", "CM Mukono", PREVIEW_COURT,
		    "CM Mukono" },
		{ "CS 95/2015", "Timbuktu", PREVIEW_UNKNOWN_COURT,
		    "Timbuktu" },
		{ "CS 95/2015", "", PREVIEW_NO_COURT, "court" },
	};
	struct preview p;
	const char *said;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++) {
		preview_number(&p, scheme, v[i].written, v[i].court, YEAR);
		said = text_of(&p, v[i].kind);
		if (!said || !strstr(said, v[i].words))
			fail_msg("'%s' + '%s': '%s', not '%s'", v[i].written,
			    v[i].court, said ? said : "", v[i].words);
	}
}

static void
a_plain_number_has_no_doubts(void **state)
{
	struct preview p;

	(void)state;
	preview_number(&p, scheme, "HCT-00-LD-CS-0260-2017", "", YEAR);
	assert_int_equal(p.n_doubts, 0);
	preview_number(&p, scheme, "CS 95/2015", "CM Mukono", YEAR);
	assert_int_equal(p.n_doubts, 0);
	preview_number(&p, scheme, "", "CM Mukono", YEAR);
	assert_int_equal(p.n_doubts, 0);
	preview_number(&p, scheme, NULL, NULL, YEAR);
	assert_int_equal(p.n_doubts, 0);
	assert_string_equal(p.code, "");
}

static void
readings_are_listed_where_there_are_several(void **state)
{
	struct preview p;

	(void)state;
	preview_number(&p, scheme, "CR 12/2014", "HCT-00", YEAR);
	assert_false(p.settled);
	assert_int_equal(p.n_readings, 2);
	assert_string_equal(p.readings[0].type, "CRC");
	assert_string_equal(p.readings[1].type, "REV");
	preview_number(&p, scheme, "CR 12/2014", "CM Mukono", YEAR);
	assert_true(p.settled);
	assert_int_equal(p.n_readings, 0);
}

/* Every beginning of these, cut anywhere, and with every byte in between. */
static void
half_typed_text_is_no_trouble(void **state)
{
	static const char *const v[] = {
		"HCT-00-LD-CS-0260-2017",
		"Misc. Application No. 7 of 2016 (arising from Civil Suit "
		"Nos. 95, 96 & 97 of 2015)",
		"CS n\xc2\xba 5/2014 \xe2\x80\x93 Ok\xc3\xa9llo",
		"((((((((((((((((", "////////1/2/3/2014", "No. No. No. of of",
		"\xff\xfe\x80\x80 5/2014", "HC//CS/95/2015", "CS 0/2015",
		"CS 999999999999999999999999/2015",
	};
	char text[600];
	struct preview_class k;
	struct preview p;
	size_t i, n;
	int c;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		for (n = 0; n <= strlen(v[i]); n++) {
			memcpy(text, v[i], n);
			text[n] = '\0';
			preview_number(&p, scheme, text, text, YEAR);
			preview_class(&k, scheme, text, text, text, text);
			assert_true(k.klass[0] != '\0');
		}
	for (c = 1; c < 256; c++) {
		memset(text, c, sizeof text - 1);
		text[sizeof text - 1] = '\0';
		preview_number(&p, scheme, text, text, YEAR);
		(void)snprintf(text, sizeof text, "CS 95%c2015", c);
		preview_number(&p, scheme, text, text, YEAR);
	}
}

static void
the_class_is_what_the_jacket_alone_gives(void **state)
{
	static const struct {
		const char *written, *type, *klass;
	} v[] = {
		{ "CS 95/2015", NULL, "open" },
		{ "Family Cause 3 of 2015", NULL, "family" },
		{ "Adoption Cause 3 of 2015", NULL, "family" },
		{ "Criminal Case 9 of 2015", NULL, "unclassified" },
		{ "", NULL, "unclassified" },
		{ "7 of 2015", "Adoption Cause", "family" },
	};
	struct preview_class k;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++) {
		preview_class(&k, scheme, v[i].written, "High Court Mukono",
		    v[i].type, NULL);
		if (strcmp(k.klass, v[i].klass) != 0)
			fail_msg("'%s': %s (%s), not %s", v[i].written,
			    k.klass, k.why, v[i].klass);
		assert_true(k.why[0] != '\0');
	}
}

static int
setup(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) == CR_OK)
		return 0;
	print_error("%s\n", e.msg);
	return -1;
}

static int
teardown(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_written_as_its_label_will_say),
		cmocka_unit_test(parents_are_told_once),
		cmocka_unit_test(what_is_doubtful_is_said_at_once),
		cmocka_unit_test(a_plain_number_has_no_doubts),
		cmocka_unit_test(readings_are_listed_where_there_are_several),
		cmocka_unit_test(half_typed_text_is_no_trouble),
		cmocka_unit_test(the_class_is_what_the_jacket_alone_gives),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
