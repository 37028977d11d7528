/* tests/t_scheme.c: schemes as data: loading, faults by line, writing, and a
 * country that does not exist. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "codes/forms.h"
#include "codes/lookup.h"
#include "codes/number.h"
#include "codes/scheme.h"

#define UGANDA "codes/schemes/uganda.xml"
#define OTHER  "tests/data/scheme-other.xml"

static struct scheme *
load(const char *path)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	if (scheme_load(&s, path, &e) != CR_OK)
		fail_msg("%s", e.msg);
	return s;
}

static void
check_written(const struct scheme *s, const char *text, const char *expected)
{
	struct numbers n = NUMBERS_INIT;
	struct buf b = BUF_INIT;

	numbers_find(&n, s, text, strlen(text));
	assert_int_equal(n.n, 1);
	scheme_write(s, &n.v[0].candidates[0], &b);
	assert_string_equal(b.data, expected);
	buf_release(&b);
	numbers_release(&n);
}

static void
the_scheme_has_a_name_and_a_version(void **state)
{
	struct scheme *s = load(UGANDA);

	(void)state;
	assert_string_equal(scheme_name(s), "uganda");
	assert_true(*scheme_version(s));
	scheme_free(s);
}

static void
cases_are_written_as_code_only_where_all_is_confirmed(void **state)
{
	struct scheme *s = load(UGANDA);

	(void)state;
	check_written(s, "HCT-00-LD-CS 260 of 2017", "HCT-00-LD-CS-0260-2017");
	check_written(s, "HCT-12-CV-CR-17-2014", "HCT-12-CV-CR-0017-2014");
	check_written(s, "HCT- 00- ICD-CR -SC- NO. 3 OF 2014",
	    "HCT-00-ICD-CR-SC-0003-2014");
	/* an inferred station, an unknown one, no division, no code at all */
	check_written(s, "HCT-02-CV-CS-0121-2001",
	    "Civil Suit 121 of 2001, Gulu");
	check_written(s, "HCT-06-CV-CS-0121-2001", "Civil Suit 121 of 2001");
	check_written(s, "Masindi High Court Civil Suit No. 32 of 2012",
	    "Civil Suit 32 of 2012, Masindi");
	check_written(s, "HC/Mukono/CS/95/2015",
	    "Civil Suit 95 of 2015, Mukono");
	check_written(s, "Supreme Court Civil Appeal No. 17 of 2002",
	    "Civil Appeal 17 of 2002, Supreme Court");
	check_written(s, "Mengo Civil Suit No. 1673 of 2008",
	    "Civil Suit 1673 of 2008, Chief Magistrate's Court, Mengo");
	scheme_free(s);
}

/* What is written is read again as the same case. */
static void
written_cases_are_read_back(void **state)
{
	static const char *const texts[] = { "HCT-00-LD-CS 260 of 2017",
		"HC/Mukono/CS/95/2015", "HCT-02-CV-CS-0121-2001",
		"HCT-00-ICD-CR-SC-3-2014", "HCT-12-CV-CR-17-2014",
		"Supreme Court Civil Appeal No. 17 of 2002",
		"Mengo Civil Suit No. 1673 of 2008" };
	struct scheme *s = load(UGANDA);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct numbers a = NUMBERS_INIT, b = NUMBERS_INIT;
		struct buf out = BUF_INIT;

		numbers_find(&a, s, texts[i], strlen(texts[i]));
		assert_int_equal(a.n, 1);
		scheme_write(s, &a.v[0].candidates[0], &out);
		numbers_find(&b, s, out.data, out.len);
		assert_int_equal(b.n, 1);
		assert_true(b.v[0].settled);
		assert_true(case_known(&b.v[0].candidates[0]));
		assert_true(case_match(&a.v[0].candidates[0],
		    &b.v[0].candidates[0]));
		buf_release(&out);
		numbers_release(&a);
		numbers_release(&b);
	}
	scheme_free(s);
}

static void
another_country_is_another_file(void **state)
{
	static const char own[] = "Zivilklage Nr. 12 anno 2014";
	static const char foreign[] = "HCT-00-LD-CS-0260-2017, CIVIL SUIT NO. "
				      "95 OF 2015, HCCS 5/2014, at Kampala";
	struct scheme *s = load(OTHER);
	struct numbers n = NUMBERS_INIT;

	(void)state;
	assert_string_equal(scheme_name(s), "norland");
	assert_string_equal(scheme_version(s), "7");
	numbers_find(&n, s, own, sizeof own - 1);
	assert_int_equal(n.n, 1);
	assert_string_equal(n.v[0].candidates[0].type, "ZK");
	numbers_release(&n);
	check_written(s, "NOR-07-ZV-ZK-12-2014", "NOR-07-ZV-ZK-012-2014");
	check_written(s, "NOR-08-ZV-ZK-12-2014",
	    "Zivilklage 12 anno 2014, Neuhafen");
	check_written(s, "LZK Nr. 3/2011", "Zivilklage 3 anno 2011");
	check_written(s, "Landgericht zu Altstadt Zivilklage Nr. 3/2011",
	    "Zivilklage 3 anno 2011, Altstadt");
	check_written(s, "Berufung Nr. 4 anno 1999",
	    "Berufung 4 anno 1999, Obergericht");
	numbers_find(&n, s, foreign, sizeof foreign - 1);
	assert_int_equal(n.n, 0);
	numbers_release(&n);
	scheme_free(s);
}

static void
stations_have_years_and_confidence(void **state)
{
	struct scheme *s = load(OTHER);
	const struct station *t = scheme_station(s, "Grenzwald");

	(void)state;
	assert_non_null(t);
	assert_int_equal(t->since, 1987);
	assert_int_equal(t->until, 2003);
	assert_int_equal(t->confidence, CONF_UNCONFIRMED);
	assert_string_equal(t->code, ""); /* not used ... */
	assert_string_equal(t->said, "09"); /* ... but told */
	t = scheme_station(s, "Kleinau");
	assert_true(t->sitting);
	assert_string_equal(s->stations[t->under].name, "Altstadt");
	assert_int_equal(scheme_station(s, "Altstadt")->under, -1);
	assert_int_equal(scheme_station(s, "Altstadt")->confidence,
	    CONF_CONFIRMED);
	/* files moved: a number of a year without the station is none the less
	 * a number of it */
	check_written(s, "Landgericht zu Grenzwald Zivilklage Nr. 3/2011",
	    "Zivilklage 3 anno 2011, Grenzwald");
	scheme_free(s);
}

/* Numbers only: they are read and written the same. */
static void
numbers_need_no_words_of_papers(void **state)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	assert_int_equal(scheme_load_numbers(&s, OTHER, NULL, &e), CR_OK);
	check_written(s, "NOR-07-ZV-ZK-12-2014", "NOR-07-ZV-ZK-012-2014");
	assert_int_equal(s->topics.n_subjects, 0);
	assert_int_equal(s->topics.n_sets, 0);
	scheme_free(s);
}

/* Files that are wrong */

static char *
temp_file(const char *text)
{
	const char *dir = getenv("TMPDIR");
	char *path = xasprintf("%s/t_scheme-XXXXXX", dir ? dir : "/tmp");
	int fd = mkstemp(path);
	struct cr_err e = CR_ERR_INIT;

	assert_true(fd >= 0);
	assert_int_equal(fd_write_all(fd, text, strlen(text), path, &e), CR_OK);
	close(fd);
	return path;
}

static void
check_fault(const char *text, const char *place, const char *what)
{
	char *path = temp_file(text);
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st = scheme_load(&s, path, &e);

	assert_int_equal(unlink(path), 0);
	free(path);
	assert_int_equal(st, CR_SKIP);
	assert_null(s);
	if (!strstr(e.msg, place) || !strstr(e.msg, what))
		fail_msg("'%s' says neither '%s' nor '%s'", e.msg, place, what);
}

#define HEAD "<scheme name='x' version='1'>\n"

static void
faults_are_named_by_line(void **state)
{
	(void)state;
	check_fault("<scheme name='x' version='1'>\n<courts>\n", "", "");
	check_fault("<other/>", ":1: ", "other");
	check_fault("<scheme/>", ":1: ", "version");
	check_fault(HEAD "<courts>\n<court title='y'/></courts></scheme>",
	    ":3: ", "code");
	check_fault(HEAD "<courts><court code='A'/>\n<court code='A'/>"
			 "</courts></scheme>", ":3: ", "second court");
	check_fault(HEAD "<courts><court code='TOOLONGACODE'/></courts>"
			 "</scheme>", ":2: ", "too long");
	check_fault(HEAD "<stations>\n\n<station name='a' court='Q'/>"
			 "</stations></scheme>", ":4: ", "unknown court");
	check_fault(HEAD "<types><type code='T'><form>a [b</form></type>"
			 "</types></scheme>", ":2: ", "not closed");
	check_fault(HEAD "<types><type code='T'><form>...</form></type>"
			 "</types></scheme>", ":2: ", "empty or too long");
	check_fault(HEAD "<types><type code='T'><form>abc</form></type>\n"
			 "<type code='U'><form>ABC</form></type></types>"
			 "</scheme>", ":3: ", "something else");
	check_fault(HEAD "<types><type code='T'><form>[a|b|c|d|e|f|g|h]"
			 "[a|b|c|d|e|f|g|h][a|b|c|d|e|f|g|h][a|b]</form>"
			 "</type></types></scheme>", ":2: ", "too many");
	check_fault(HEAD "<letters><ambiguous><form>zz</form>\n"
			 "<reading type='T'/></ambiguous></letters></scheme>",
	    ":3: ", "unknown type");
	check_fault(HEAD "<words>\n<what>x</what></words></scheme>", ":3: ",
	    "unknown kind");
	check_fault(HEAD "<stations><station name='a' code='01'/>\n"
			 "<station name='b' code='01'/></stations></scheme>",
	    ":3: ", "another station");
	check_fault(HEAD "<stations>\n<station name='a' since='2016' "
			 "until='2014'/></stations></scheme>", ":3: ", "ends");
	check_fault(HEAD "<stations><station name='a' under='b'/></stations>"
			 "</scheme>", ":2: ", "unknown station");
	check_fault(HEAD "<types><type code='T'/>\n<type code='U' covers='T "
			 "V'/></types></scheme>", ":3: ", "unknown type 'V'");
	check_fault(HEAD "<types><type code='T' courts='Q'/></types></scheme>",
	    ":2: ", "unknown court 'Q'");
}

/* The reader walks in blocks, the lines are those of the elements. */
static void
lines_are_right_far_down_too(void **state)
{
	struct buf b = BUF_INIT;
	int i;

	(void)state;
	buf_adds(&b, HEAD "<courts>\n");
	for (i = 0; i < 999; i++)
		buf_addf(&b, "<court code='C%d'/>\n", i);
	buf_adds(&b, "<court code='C7'/>\n<court code='D'/></courts>\n"
		     "</scheme>\n");
	check_fault(b.data, ":1002: ", "second court");
	buf_release(&b);
}

/* A later version's section does no harm here; that it is not misspelt only
 * the grammar can tell. */
static void
sections_it_does_not_know_are_passed_over(void **state)
{
	char *path = temp_file(HEAD
	    "<courts><court code='A' title='Court'/></courts>\n"
	    "<treaties><court code='A'/><form>x</form>"
	    "<a><b><subject code='A'/></b></a></treaties></scheme>");
	struct scheme *s = load(path);

	(void)state;
	assert_int_equal(s->n_courts, 1);
	assert_int_equal(s->topics.n_subjects, 0);
	scheme_free(s);
	assert_int_equal(unlink(path), 0);
	free(path);
}

/* The number is read and settled, its type is one of that title: two
 * registers may share it. */
static void
check_title(const struct scheme *s, const struct type *t, const char *tail,
    long serial)
{
	struct numbers n = NUMBERS_INIT;
	struct buf b = BUF_INIT;
	const struct case_id *c;
	const char *title = "";
	size_t i;

	buf_addf(&b, "%s%s", t->title, tail);
	numbers_find(&n, s, b.data, b.len);
	if (n.n != 1 || !n.v[0].settled)
		fail_msg("'%s' is not read", b.data);
	c = &n.v[0].candidates[0];
	for (i = 0; i < s->n_types; i++)
		if (strcmp(s->types[i].code, c->type) == 0)
			title = s->types[i].title;
	assert_string_equal(title, t->title);
	if (c->serial != serial || c->year != 2012)
		fail_msg("'%s' is read as %ld of %d", b.data, c->serial,
		    c->year);
	buf_release(&b);
	numbers_release(&n);
}

static void
every_type_is_read_by_its_title(void **state)
{
	static const struct {
		const char *tail;
		long serial;
	} tails[] = { { " No. 150 of 2012", 150 }, { " NO. 20/2012", 20 },
		{ " 100/2012", 100 }, { " No. 010-2012", 10 },
		{ " number 7 OF 2012", 7 }, { " No. 2012/1000", 1000 } };
	struct scheme *s = load(UGANDA);
	size_t i, k;

	(void)state;
	for (i = 0; i < s->n_types; i++)
		for (k = 0; k < sizeof tails / sizeof tails[0]; k++)
			check_title(s, &s->types[i], tails[k].tail,
			    tails[k].serial);
	assert_true(i > 20);
	scheme_free(s);
}

static void
a_missing_file_is_named(void **state)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	assert_int_equal(scheme_load(&s, "/nowhere/x.xml", &e), CR_SKIP);
	assert_non_null(strstr(e.msg, "/nowhere/x.xml"));
}

/* The grammar beside the scheme is used: a copy with an attribute that the
 * reader itself would pass over is refused. */
static void
the_grammar_beside_a_scheme_is_applied(void **state)
{
	struct buf rng = BUF_INIT, xml = BUF_INIT;
	struct cr_err e = CR_ERR_INIT;
	struct scheme *s = NULL;
	const char *tmp = getenv("TMPDIR");
	char *dir = xasprintf("%s/t_scheme-XXXXXX", tmp ? tmp : "/tmp");
	char *path, *at;

	(void)state;
	assert_non_null(mkdtemp(dir));
	assert_int_equal(file_read(&rng, "codes/schemes/scheme.rng", 1 << 20,
	    &e), CR_OK);
	assert_int_equal(file_read(&xml, OTHER, 1 << 20, &e), CR_OK);
	path = path_join(dir, "scheme.rng");
	assert_int_equal(file_write(path, rng.data, rng.len, &e), CR_OK);
	free(path);
	path = path_join(dir, "s.xml");
	assert_int_equal(file_write(path, xml.data, xml.len, &e), CR_OK);
	assert_int_equal(scheme_load(&s, path, &e), CR_OK);
	scheme_free(s);
	at = strstr(xml.data, "main=");
	assert_non_null(at);
	memcpy(at, "mean", 4);
	assert_int_equal(file_write(path, xml.data, xml.len, &e), CR_OK);
	assert_int_equal(scheme_load(&s, path, &e), CR_SKIP);
	/* a misspelt section is no later version's */
	memcpy(at, "main", 4);
	while ((at = strstr(xml.data, "roles>")))
		memcpy(at, "rolls", 5);
	assert_int_equal(file_write(path, xml.data, xml.len, &e), CR_OK);
	assert_int_equal(scheme_load(&s, path, &e), CR_SKIP);
	assert_non_null(strstr(e.msg, "rolls"));
	free(path);
	assert_int_equal(dir_remove(dir, &e), CR_OK);
	free(dir);
	buf_release(&rng);
	buf_release(&xml);
}

/* Written forms */

static int
find(const char *pattern, const char *text, bool near)
{
	struct forms f;
	struct glyphs g;
	struct form_hit hit;
	struct cr_err e = CR_ERR_INIT;
	bool found;

	forms_init(&f, false);
	assert_int_equal(forms_add(&f, pattern, 1, &e), CR_OK);
	glyphs_init(&g, text, strlen(text));
	found = near ? forms_find_near(&f, &g, 0, &hit)
		     : forms_find(&f, &g, 0, &hit);
	glyphs_release(&g);
	forms_release(&f);
	return found ? (int)hit.to : -1;
}

static void
forms_are_whole_words_with_or_without_points(void **state)
{
	(void)state;
	assert_int_equal(find("CS", "C.S. No", false), 2);
	assert_int_equal(find("CS", "CS. No", false), 2);
	assert_int_equal(find("CS", "C S No", false), -1);
	assert_int_equal(find("CS", "CSX", false), -1);
	assert_int_equal(find("C.R", "CR", false), -1);
	assert_int_equal(find("C.R", "C.R 9", false), 2);
	assert_int_equal(find("[Misc|Miscellaneous] App[|lication]",
	    "Misc. Application", false), 15);
	assert_int_equal(find("High Court", "HighCourtCivil", false), 9);
	assert_int_equal(find("High Court", "H1GH C0URT", false), 9);
}

static void
forms_are_found_near_in_proportion_to_their_length(void **state)
{
	(void)state;
	assert_int_equal(find("Civil Appeal", "CIWL APPEAL", true), 10);
	assert_int_equal(find("Civil Appeal", "CIVI APPFAL", true), 10);
	assert_int_equal(find("Civil Appeal", "CRIMINAL APPEAL", true), -1);
	assert_int_equal(find("Gulu", "GULA", true), -1);
	assert_int_equal(find("Mukono", "MUKOMO", true), 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_scheme_has_a_name_and_a_version),
		cmocka_unit_test(
		    cases_are_written_as_code_only_where_all_is_confirmed),
		cmocka_unit_test(written_cases_are_read_back),
		cmocka_unit_test(another_country_is_another_file),
		cmocka_unit_test(stations_have_years_and_confidence),
		cmocka_unit_test(numbers_need_no_words_of_papers),
		cmocka_unit_test(faults_are_named_by_line),
		cmocka_unit_test(lines_are_right_far_down_too),
		cmocka_unit_test(sections_it_does_not_know_are_passed_over),
		cmocka_unit_test(every_type_is_read_by_its_title),
		cmocka_unit_test(a_missing_file_is_named),
		cmocka_unit_test(the_grammar_beside_a_scheme_is_applied),
		cmocka_unit_test(forms_are_whole_words_with_or_without_points),
		cmocka_unit_test(
		    forms_are_found_near_in_proportion_to_their_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
