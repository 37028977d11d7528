/* tests/t_query.c: the query language: trees, faults, and what the index is
 * asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "codes/scheme.h"
#include "courtroll.h"
#include "search/forgive.h"
#include "search/plan.h"
#include "search/query.h"

static struct scheme *scheme;

/* The tree as text; a fault as "column: message". */
static const char *
parsed(const char *text, const struct scheme *s)
{
	static char out[8192];
	struct cr_err e = CR_ERR_INIT;
	struct buf b = BUF_INIT;
	struct query *q;
	size_t at;

	if (query_parse(&q, &at, text, s, &e) == CR_OK) {
		query_print(q, &b);
		snprintf(out, sizeof out, "%s", b.data);
	} else {
		snprintf(out, sizeof out, "%zu: %s", at, e.msg);
	}
	query_free(q);
	buf_release(&b);
	return out;
}

#define is(text, tree) assert_string_equal(parsed(text, NULL), tree)

/* A fault at this byte, with these words in its message. */
static void
wrong(const char *text, size_t at, const char *words)
{
	const char *got = parsed(text, NULL);

	assert_true(got[0] >= '0' && got[0] <= '9' && strstr(got, ": "));
	assert_int_equal(strtoul(got, NULL, 10), at);
	if (!strstr(got, words))
		fail_msg("'%s' gives '%s'", text, got);
}

static void
words_stand_side_by_side(void **state)
{
	(void)state;
	is("kato", "kato");
	is("  kato   land ", "(and kato land)");
	is("kato AND land", "(and kato land)");
	is("kato, land ...", "(and kato, land)");
	is("and or not", "(and and or not)");
	is("re-examined", "re-examined");
}

static void
operators_bind(void **state)
{
	(void)state;
	is("a1 OR b1 c1", "(or a1 (and b1 c1))");
	is("(a1 OR b1) c1", "(and (or a1 b1) c1)");
	is("a1 NOT b1", "(and a1 (not b1))");
	is("a1 -b1", "(and a1 (not b1))");
	is("a1 - b1", "(and a1 b1)");
	is("NOT a1", "(not a1)");
	is("a1 -(b1 OR c1)", "(and a1 (not (or b1 c1)))");
	is("a1 AND NOT b1", "(and a1 (not b1))");
	is("((a1))", "a1");
	is("()(a1)", "a1");
}

static void
near_stands_between_words(void **state)
{
	(void)state;
	is("land near mukono", "(near/10 land mukono)");
	is("land NEAR/3 mukono road", "(and (near/3 land mukono) road)");
	is("a1 near b1 near c1", "(near/10 a1 b1 c1)");
	is("near mukono", "(and near mukono)");
	is("somewhere near", "(and somewhere near)");
	is("a1 near/99999999999 b1", "(near/1000 a1 b1)");
	wrong("\"a b\" near c1", 6, "single words");
	wrong("a1 near (b1 OR c1)", 3, "single words");
	wrong("party:a1 near b1", 9, "single words");
}

static void
phrases_and_prefixes(void **state)
{
	(void)state;
	is("\"vacant possession\" kato", "(and \"vacant possession\" kato)");
	is("okell*", "okell*");
	is("party:okell*", "party=okell*");
	is("\"\" kato", "kato");
	wrong("kato \"vacant", 5, "not closed");
	wrong("a*", 0, "two letters");
	wrong("party:\"...\"", 0, "no word");
}

static void
fields(void **state)
{
	(void)state;
	is("party:kato shelf:C4", "(and party=kato shelf=C4)");
	is("PARTY:kato", "party=kato");
	is("year:2001..2005", "year=2001..2005");
	is("year:2005", "year=2005..2005");
	is("year:..2005", "year=..2005");
	is("year:2001..", "year=2001..");
	is("filed:2008", "filed=20080000..20089999");
	is("filed:2008-05", "filed=20080500..20080599");
	is("filed:2008-05-09..2009", "filed=20080509..20099999");
	is("Re: kato", "(and Re: kato)");
	is("10:30", "10:30");
	is("box:\"17 B\"", "box=\"17 B\"");
	is("code:LAND-TITLE", "code=LAND-TITLE");
	wrong("kato foo:bar", 5, "party: judge:");
	wrong("year:20x5", 5, "a year is");
	wrong("year:2008-05", 5, "a year is");
	wrong("year:..", 5, "a year is");
	wrong("year:2005..2001", 5, "ends before");
	wrong("filed:2008-5", 6, "a date is");
	wrong("file:kato", 5, "MUK-000123-7");
	wrong("case:kato", 5, "no case number");
	wrong("party:...", 0, "no value");
}

static void
numbers_and_ids(void **state)
{
	(void)state;
	is("HC/Mukono/CS/95/2015", "#[HC/Mukono/CS/95/2015]");
	is("case:hc//cs/095/2015", "case=#[HC//CS/95/2015]");
	is("kato HC//MA/71/2022.", "(and kato #[HC//MA/71/2022])");
	is("code:\"HC//MA/71/2022\"", "code=#[HC//MA/71/2022]");
	is("muk-1-0", "file=MUK-000001-0");
	is("file:MUK-000001-0", "file=MUK-000001-0");
	is("MUK-000001-8", "MUK-000001-8"); /* check digit: just words */
	wrong("file:MUK-000001-8", 5, "miscopied");
	if (!scheme) {
		print_message("no scheme: written numbers not tried\n");
		return;
	}
	assert_non_null(strstr(parsed("Civil Suit No. 95 of 2015", scheme),
	    "/CS/95/2015]"));
	assert_int_equal(parsed("Civil Suit No. 95 of 2015", scheme)[0], '#');
	assert_string_equal(parsed("HCT-00-LD-CS-0260-2017", scheme),
	    "#[HC/00/CS/260/2017]");
	assert_non_null(strstr(parsed("code:HCT-00-LD-CS-0260-2017 kato",
	    scheme), "(and code=#[HC/00/CS/260/2017] kato)"));
	assert_non_null(strstr(parsed("case:\"Civil Suit 95 of 2015\"",
	    scheme), "case=#["));
	assert_non_null(strstr(parsed("kato (HCT-00-LD-CS-0260-2017)",
	    scheme), "(and kato #["));
}

static void
faults_point_at_the_place(void **state)
{
	(void)state;
	wrong("", 0, "no word");
	wrong("...", 0, "no word");
	wrong("(kato", 0, "not closed");
	wrong("kato)", 4, "not opened");
	wrong("AND kato", 0, "before this operator");
	wrong("kato AND", 5, "after this AND");
	wrong("kato AND OR land", 5, "after this AND");
	wrong("kato OR", 5, "after this OR");
	wrong("kato NOT", 5, "leave out");
	wrong("kato \xff", 0, "UTF-8");
}

static void
hostile_queries_are_bounded(void **state)
{
	char *text = xmalloc(CR_MAX_QUERY + 2);
	uint32_t seed = 7;
	int i, k;

	(void)state;
	memset(text, '(', CR_MAX_QUERY + 1);
	text[CR_MAX_QUERY + 1] = '\0';
	wrong(text, 0, "longer");
	text[CR_MAX_QUERY] = '\0';
	wrong(text, QUERY_MAX_DEPTH, "parentheses");
	for (i = 0; i < (int)CR_MAX_QUERY; i += 4)
		memcpy(text + i, "NOT ", 4);
	wrong(text, 4 * QUERY_MAX_DEPTH, "operators");
	for (i = 0; i < (int)CR_MAX_QUERY; i++)
		text[i] = i % 2 ? ' ' : 'a';
	assert_non_null(strstr(parsed(text, NULL), "too many words"));
	/* any bytes: an answer or a fault, no crash */
	for (k = 0; k < 3000; k++) {
		static const char bits[] = "ab (\")-*:./ORANDNOTnear 2015 ";
		int n = 1 + k % 60;

		for (i = 0; i < n; i++) {
			seed = seed * 1664525u + 1013904223u;
			text[i] = bits[(seed >> 16) % (sizeof bits - 1)];
		}
		text[n] = '\0';
		parsed(text, scheme);
	}
	free(text);
}

/* ---- what the index is asked --------------------------------------------- */

static const char *
planned(const char *text, bool exact)
{
	static char out[8192];
	struct plan_how how = { exact, false };
	struct buf b = BUF_INIT;
	struct plan plan;
	struct query *q;
	size_t at;

	assert_int_equal(query_parse(&q, &at, text, NULL, NULL), CR_OK);
	assert_int_equal(plan_make(&plan, q, NULL, &how, NULL), CR_OK);
	fts_query_print(plan.query, &b);
	snprintf(out, sizeof out, "%s", b.data);
	buf_release(&b);
	plan_release(&plan);
	query_free(q);
	return out;
}

static void
words_are_asked_for(void **state)
{
	(void)state;
	assert_string_equal(planned("appeals", false),
	    "(appeals OR Zappeal*0.6 OR XJappeals*0.8)");
	assert_string_equal(planned("appeals", true),
	    "(appeals OR XJappeals*0.8)");
	assert_string_equal(planned("Banks", false), /* a name */
	    "(banks OR XJbanks*0.8)");
	assert_string_equal(planned("2015", false), "(2015 OR XJ2015*0.8)");
	assert_string_equal(planned("\"main road\"", false),
	    "((main PHRASE road) OR (XJmain PHRASE XJroad)*0.8)");
	assert_string_equal(planned("H.C.C", true),
	    "((h PHRASE c PHRASE c) OR hcc OR "
	    "(XJh PHRASE XJc PHRASE XJc)*0.8)");
	assert_string_equal(planned("re-hear", true),
	    "((re PHRASE hear) OR rehear OR (XJre PHRASE XJhear)*0.8)");
	assert_string_equal(planned("a1 near/3 b1", true), "(a1 NEAR b1)/4");
}

static void
weak_words_only_add(void **state)
{
	(void)state;
	assert_string_equal(planned("Kato v Okot", true),
	    "(((kato OR XJkato*0.8) AND (okot OR XJokot*0.8)) MAYBE "
	    "(v OR XJv*0.8))");
	assert_string_equal(planned("the of", true),
	    "((the OR XJthe*0.8) AND (of OR XJof*0.8))");
	assert_string_equal(planned("a1 -b1", true),
	    "((a1 OR XJa1*0.8) NOT (b1 OR XJb1*0.8))");
	assert_string_equal(planned("-b1", true),
	    "(<all> NOT (b1 OR XJb1*0.8))");
}

static void
fields_are_asked_for(void **state)
{
	(void)state;
	assert_string_equal(planned("party:Kato", false), "XPkato");
	assert_string_equal(planned("box:\"17  b\"", false), "XX17 b");
	assert_string_equal(planned("code:LAND-TITLE", false),
	    "XCland-title");
	assert_string_equal(planned("year:2001..2005", false), "2:2001..2005");
	assert_string_equal(planned("muk-1-0", false),
	    "XImuk-000001-0+300");
	assert_string_equal(planned("case:HC//MA/71/2022", false),
	    "((XKOhc//ma/71/2022 OR XChc//ma/71/2022)+300 | "
	    "(XKOhc/~/ma/71/2022 OR XKO/~/ma/71/2022)+200 | "
	    "(XKUhc//ma/71/2022 OR XKUhc/~/ma/71/2022 OR "
	    "XKU/~/ma/71/2022)+200)");
}

/* ---- forgiving ----------------------------------------------------------- */

static void
distance_knows_the_reader(void **state)
{
	(void)state;
	assert_true(forgive_cost("civil", "civil") == 0);
	assert_true(forgive_cost("civil", "ciwl") < 0.5);
	assert_true(forgive_cost("modern", "modem") < 0.5);
	assert_true(forgive_cost("mukono", "mukona") <= 1);
	assert_true(forgive_cost("okello", "okelo") == 1);
	assert_true(forgive_cost("kato", "kaot") == 1);
	assert_true(forgive_cost("kato", "moses") > 2);
	assert_true(forgive_cost("", "abc") == 3);
}

static int
load(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK)
		print_message("%s\n", e.msg);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_side_by_side),
		cmocka_unit_test(operators_bind),
		cmocka_unit_test(near_stands_between_words),
		cmocka_unit_test(phrases_and_prefixes),
		cmocka_unit_test(fields),
		cmocka_unit_test(numbers_and_ids),
		cmocka_unit_test(faults_point_at_the_place),
		cmocka_unit_test(hostile_queries_are_bounded),
		cmocka_unit_test(words_are_asked_for),
		cmocka_unit_test(weak_words_only_add),
		cmocka_unit_test(fields_are_asked_for),
		cmocka_unit_test(distance_knows_the_reader),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
