/* tests/t_overlay.c: what a registrar confirms or adds changes how numbers are
 * read and written, and only with his name and the day. */
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
#include "codes/lookup.h"
#include "codes/number.h"

#define OTHER "tests/data/scheme-other.xml"
#define OPEN  "<overlay scheme='norland'>\n"
#define BY    " by='A. Stein, registrar' on='2026-11-02'"

static char *
temp_file(const char *text)
{
	const char *dir = getenv("TMPDIR");
	char *path = xasprintf("%s/t_overlay-XXXXXX", dir ? dir : "/tmp");
	int fd = mkstemp(path);
	struct cr_err e = CR_ERR_INIT;

	assert_true(fd >= 0);
	assert_int_equal(fd_write_all(fd, text, strlen(text), path, &e), CR_OK);
	close(fd);
	return path;
}

static void
drop(char *path)
{
	assert_int_equal(unlink(path), 0);
	free(path);
}

static enum cr_status
load_text(struct scheme **s, const char *overlay, struct cr_err *e)
{
	char *path = temp_file(overlay);
	enum cr_status st = scheme_load_with(s, OTHER, path, e);

	drop(path);
	return st;
}

static struct scheme *
load(const char *overlay)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	if (load_text(&s, overlay, &e) != CR_OK)
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

/* ---- what it changes ----------------------------------------------------- */

static void
a_confirmed_code_is_written_and_read(void **state)
{
	struct scheme *s = load(OPEN "</overlay>");

	(void)state;
	check_written(s, "NOR-09-ZV-ZK-12-2014", "Zivilklage 12 anno 2014");
	check_written(s, "NOR-08-ZV-ZK-12-2014",
	    "Zivilklage 12 anno 2014, Neuhafen");
	scheme_free(s);
	s = load(OPEN "<confirm station='Grenzwald' code='09'" BY "/>\n"
		      "<confirm station='Neuhafen' code='08'" BY "/>\n"
		      "<confirm station='Bergdorf' code='44'" BY "/></overlay>");
	check_written(s, "NOR-09-ZV-ZK-12-2014", "NOR-09-ZV-ZK-012-2014");
	check_written(s, "NOR-08-ZV-ZK-12-2014", "NOR-08-ZV-ZK-012-2014");
	check_written(s, "NOR-44-ZV-ZK-12-2014", "NOR-44-ZV-ZK-012-2014");
	check_written(s, "Landgericht zu Bergdorf Zivilkammer Zivilklage Nr. 3 "
			 "anno 2011", "NOR-44-ZV-ZK-003-2011");
	scheme_free(s);
}

static void
divisions_and_types_are_confirmed_too(void **state)
{
	struct scheme *s = load(OPEN
	    "<confirm division='ST' code='ST'" BY "/>\n"
	    "<confirm type='SK' code='SK'" BY "/></overlay>");

	(void)state;
	check_written(s, "NOR-07-ST-SK-9-2001", "NOR-07-ST-SK-009-2001");
	scheme_free(s);
	s = load(OPEN "<confirm division='ST' code='SF'" BY "/>\n"
		      "<confirm type='SK' code='SX'" BY "/></overlay>");
	check_written(s, "Landgericht zu Altstadt Strafkammer Strafklage Nr. 9 "
			 "anno 2001", "NOR-07-SF-SX-009-2001");
	scheme_free(s);
}

static void
what_is_added_is_known(void **state)
{
	struct scheme *s = load(OPEN
	    "<station name='Neudorf' code='61'" BY "><form>Neu-Dorf</form>"
	    "</station>\n"
	    "<type code='WK' title='Weideklage' written='WK' side='civil' "
	    "short='WK'" BY "><form>Weideklagen</form></type>\n"
	    "<form of='type:ZK'" BY ">Klage in Zivilsachen</form>\n"
	    "<form of='station:Altstadt'" BY ">Altenstadt</form>\n"
	    "<subject parent='BODEN' code='BODEN-WASSER' title='Wasser'" BY
	    "><form weight='40'>Wasserrecht</form></subject>\n"
	    "<form of='subject:BODEN-WEIDE' weight='33'" BY ">Hutung</form>\n"
	    "<form of='document:plaint'" BY ">Klagebrief</form>\n"
	    "<offence name='Wilderei' statute='STGB'" BY ">"
	    "<form>Wilderei</form><section edition='neu'>301</section>"
	    "</offence>\n"
	    "<rule id='wild' class='sealed' why='Jagd' types='WK' "
	    "by='A' on='2026-11-02'/></overlay>");
	const struct topics *t = &s->topics;
	const struct subject *x;
	int set;

	(void)state;
	check_written(s, "NOR-61-ZV-WK-12-2014", "NOR-61-ZV-WK-012-2014");
	check_written(s, "LWK Nr. 3/2011", "Weideklage 3 anno 2011");
	check_written(s, "Landgericht zu Altenstadt Klage in Zivilsachen Nr. 3 "
			 "anno 2011", "Zivilklage 3 anno 2011, Altstadt");
	x = &t->subjects[topic_subject(t, "BODEN-WASSER")];
	assert_string_equal(t->subjects[x->parent].code, "BODEN");
	assert_string_equal(x->side, "civil");
	set = forms_value(&t->terms, "Hutung");
	assert_true(set >= 0);
	assert_int_equal(t->sets[set].v[0].weight, 33);
	assert_true(forms_value(&t->terms, "Klagebrief") >= 0);
	assert_string_equal(t->offences[t->n_offences - 1].v[0].number, "301");
	assert_string_equal(t->rules[t->n_rules - 1].id, "wild");
	scheme_free(s);
}

static void
who_said_it_is_kept(void **state)
{
	struct scheme *s = load(OPEN "<confirm station='Bergdorf' code='44'" BY
				     " why='codes on jackets'/></overlay>");

	(void)state;
	assert_int_equal(s->n_notes, 1);
	assert_string_equal(s->notes[0].what, "confirm station Bergdorf 44");
	assert_string_equal(s->notes[0].by, "A. Stein, registrar");
	assert_string_equal(s->notes[0].on, "2026-11-02");
	assert_string_equal(s->notes[0].why, "codes on jackets");
	scheme_free(s);
}

static void
the_version_tells_which_overlay_there_was(void **state)
{
	static const char one[] = OPEN "</overlay>", two[] = OPEN "\n</overlay>";
	struct scheme *s = NULL, *other;
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	assert_int_equal(scheme_load_with(&s, OTHER, "/nowhere/overlay.xml",
	    &e), CR_OK);
	assert_string_equal(scheme_version(s), "7");
	scheme_free(s);
	assert_int_equal(scheme_load_with(&s, OTHER, NULL, &e), CR_OK);
	assert_string_equal(scheme_version(s), "7");
	scheme_free(s);
	s = load(one);
	assert_memory_equal(scheme_version(s), "7+overlay-", 10);
	assert_int_equal(strlen(scheme_version(s)), 18);
	other = load(one);
	assert_string_equal(scheme_version(s), scheme_version(other));
	scheme_free(other);
	other = load(two);
	assert_string_not_equal(scheme_version(s), scheme_version(other));
	scheme_free(other);
	scheme_free(s);
}

static void
numbers_alone_are_loaded_with_it_too(void **state)
{
	char *path = temp_file(OPEN
	    "<form of='subject:BODEN-WEIDE' weight='33'" BY ">Hutung</form>\n"
	    "<subject parent='BODEN' code='BODEN-WASSER' title='Wasser'" BY
	    "><form>Wasserrecht</form><subject code='B' title='b'/></subject>\n"
	    "<confirm station='Bergdorf' code='44'" BY "/></overlay>");
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load_numbers(&s, OTHER, path, &e) != CR_OK)
		fail_msg("%s", e.msg);
	check_written(s, "NOR-44-ZV-ZK-12-2014", "NOR-44-ZV-ZK-012-2014");
	scheme_free(s);
	drop(path);
}

/* ---- what is refused ----------------------------------------------------- */

static void
check_refused(const char *text, const char *place, const char *what)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	assert_int_equal(load_text(&s, text, &e), CR_SKIP);
	assert_null(s);
	if (!strstr(e.msg, place) || !strstr(e.msg, what))
		fail_msg("'%s' says neither '%s' nor '%s'", e.msg, place, what);
}

static void
what_nobody_signed_is_refused(void **state)
{
	(void)state;
	check_refused(OPEN "<confirm station='Bergdorf' code='44' "
			   "on='2026-11-02'/></overlay>", ":2: ", "'by'");
	check_refused(OPEN "<confirm station='Bergdorf' code='44' by=' ' "
			   "on='2026-11-02'/></overlay>", ":2: ", "'by'");
	check_refused(OPEN "\n<confirm station='Bergdorf' code='44' "
			   "by='A'/></overlay>", ":3: ", "'on'");
	check_refused(OPEN "<form of='type:ZK' by='A' on='yesterday'>x</form>"
			   "</overlay>", ":2: ", "no date");
	check_refused(OPEN "<form of='type:ZK' by='A' on='2026-02-30'>x</form>"
			   "</overlay>", ":2: ", "no date");
}

static void
what_contradicts_the_scheme_is_refused(void **state)
{
	static const struct {
		const char *entry, *what;
	} s[] = {
		{ "<confirm station='Nowhere' code='44'" BY "/>",
		    "unknown station" },
		{ "<confirm station='Bergdorf' code='07'" BY "/>",
		    "code of 'Altstadt'" },
		{ "<confirm station='Altstadt' code='44'" BY "/>",
		    "confirmed already" },
		{ "<confirm station='Bergdorf' code='4a'" BY "/>",
		    "two digits" },
		{ "<confirm station='Kleinau' code='44'" BY "/>",
		    "place of sittings" },
		{ "<confirm type='SK' code='BR'" BY "/>", "code of 'BR'" },
		{ "<confirm division='QQ' code='BR'" BY "/>",
		    "unknown division" },
		{ "<confirm code='44'" BY "/>", "missing attribute" },
		{ "<form of='type:QQ'" BY ">x</form>", "unknown: 'type:QQ'" },
		{ "<form of='tree:QQ'" BY ">x</form>", "form of nothing" },
		{ "<form" BY ">x</form>", "form of nothing" },
		{ "<form of='type:SK'" BY ">Berufung</form>",
		    "something else" },
		{ "<station name='Altstadt'" BY "/>", "second station" },
		{ "<court code='AA' title='a'" BY "/>", "cannot be added" },
		{ "<anything" BY "/>", "cannot be added" },
		{ "<confirm station='Bergdorf' code='44'" BY "><form>x</form>"
		  "</confirm>", "unknown element" },
		{ "<subject parent='QQ' code='A' title='a'" BY "/>",
		    "unknown subject" },
		{ "<subject parent='MUENDEL' code='A' title='a'" BY "/>",
		    "no branch" },
		{ "<type code='A1' title='a' covers='QQ'" BY "/>",
		    "unknown type" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof s / sizeof s[0]; i++) {
		buf_reset(&b);
		buf_addf(&b, OPEN "\n%s</overlay>", s[i].entry);
		check_refused(b.data, ":3: ", s[i].what);
	}
	buf_release(&b);
	check_refused("<overlay scheme='uganda'/>", ":1: ", "another scheme");
	check_refused("<overlay/>", ":1: ", "'scheme'");
	check_refused("<scheme name='x' version='1'/>", ":1: ",
	    "not an overlay");
}

static void
an_overlay_names_its_scheme(void **state)
{
	char *path = temp_file(OPEN "<broken"), *name = NULL;
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	assert_int_equal(scheme_overlay_of(&name, path, &e), CR_OK);
	assert_string_equal(name, "norland");
	free(name);
	drop(path);
	assert_int_equal(scheme_overlay_of(&name, "/nowhere/x.xml", &e), CR_OK);
	assert_null(name);
	path = temp_file("<overlay scheme='../../tmp/x'/>");
	assert_int_equal(scheme_overlay_of(&name, path, &e), CR_SKIP);
	assert_null(name);
	drop(path);
	assert_int_equal(scheme_overlay_of(&name, OTHER, &e), CR_SKIP);
	assert_null(name);
}

static void
bands_of_age_are_replaced_as_a_whole(void **state)
{
	struct scheme *s = load(OPEN "<ages" BY "><age from='0' title='new'/>"
	    "<age from='4' title='old'/></ages></overlay>");
	struct cr_err e = CR_ERR_INIT;
	const struct scheme_age *v;
	struct scheme *bad = NULL;

	(void)state;
	assert_int_equal(scheme_ages(s, &v), 2);
	assert_string_equal(v[1].title, "old");
	assert_int_equal(v[1].from, 4);
	scheme_free(s);
	assert_int_equal(load_text(&bad, OPEN "<ages" BY "><age from='1' "
	    "title='new'/></ages></overlay>", &e), CR_SKIP);
	assert_non_null(strstr(e.msg, "begins at 0"));
	assert_int_equal(load_text(&bad, OPEN "<ages" BY "><age from='0' "
	    "title='a'/><age from='0' title='b'/></ages></overlay>", &e),
	    CR_SKIP);
	assert_non_null(strstr(e.msg, "ascend"));
	assert_int_equal(load_text(&bad, OPEN "<ages><age from='0' "
	    "title='new'/></ages></overlay>", &e), CR_SKIP);
	assert_non_null(strstr(e.msg, "signed"));
}

static void
the_shipped_scheme_has_bands_that_an_overlay_leaves(void **state)
{
	const struct scheme_age *v;
	struct cr_err e = CR_ERR_INIT;
	struct scheme *s = NULL;
	size_t n, i;

	(void)state;
	if (scheme_load(&s, "codes/schemes/uganda.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	n = scheme_ages(s, &v);
	assert_true(n > 1);
	assert_int_equal(v[0].from, 0);
	for (i = 1; i < n; i++)
		assert_true(v[i].from > v[i - 1].from);
	scheme_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_confirmed_code_is_written_and_read),
		cmocka_unit_test(divisions_and_types_are_confirmed_too),
		cmocka_unit_test(what_is_added_is_known),
		cmocka_unit_test(who_said_it_is_kept),
		cmocka_unit_test(the_version_tells_which_overlay_there_was),
		cmocka_unit_test(numbers_alone_are_loaded_with_it_too),
		cmocka_unit_test(what_nobody_signed_is_refused),
		cmocka_unit_test(what_contradicts_the_scheme_is_refused),
		cmocka_unit_test(an_overlay_names_its_scheme),
		cmocka_unit_test(bands_of_age_are_replaced_as_a_whole),
		cmocka_unit_test(
		    the_shipped_scheme_has_bands_that_an_overlay_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
