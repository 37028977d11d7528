/* tests/t_topics.c: what papers are and what they are about, who is in them, how
 * dates are written, what is printed: all of it comes from the scheme, here
 * that of a country that does not exist. */
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
#include "codes/scheme.h"

#define OTHER "tests/data/scheme-other.xml"

static struct scheme *
load(const char *path)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;

	if (scheme_load(&s, path, &e) != CR_OK)
		fail_msg("%s", e.msg);
	return s;
}

static const struct subject *
subject_of(const struct scheme *s, const char *code)
{
	int i = topic_subject(&s->topics, code);

	if (i < 0)
		fail_msg("no subject '%s'", code);
	return &s->topics.subjects[i];
}

/* Does this form mean that, among other things? */
static bool
means(const struct scheme *s, const char *form, enum term_kind kind, int id)
{
	int value = forms_value(&s->topics.terms, form);
	const struct term_set *set;
	size_t i;

	if (value < 0)
		return false;
	set = &s->topics.sets[value];
	for (i = 0; i < set->n; i++)
		if (set->v[i].kind == kind && set->v[i].id == id)
			return true;
	return false;
}

static void
subjects_are_a_tree_whose_leaves_inherit(void **state)
{
	struct scheme *s = load(OTHER);
	const struct topics *t = &s->topics;
	const struct subject *x = subject_of(s, "BODEN-WEIDE");

	(void)state;
	assert_string_equal(x->title, "Weiderechte");
	assert_string_equal(t->subjects[x->parent].code, "BODEN");
	assert_string_equal(x->side, "civil");
	assert_false(x->inner);
	assert_true(subject_of(s, "BODEN")->inner);
	assert_int_equal(subject_of(s, "BODEN")->parent, -1);
	assert_string_equal(subject_of(s, "STRAF-DIEB")->divisions, "ST");
	assert_string_equal(subject_of(s, "STRAF-KIND")->protects, "juvenile");
	assert_int_equal(subject_of(s, "MUENDEL")->parent, -1);
	assert_string_equal(subject_of(s, "MUENDEL")->types, "VM");
	assert_true(means(s, "Weiderechte", TERM_SUBJECT,
	    topic_subject(t, "BODEN-WEIDE")));
	assert_true(means(s, "Grundbuch", TERM_SUBJECT,
	    topic_subject(t, "BODEN")));
	assert_int_equal(topic_subject(t, "LAND-TITLE"), -1);
	scheme_free(s);
}

static void
laws_have_editions_and_offences_sections(void **state)
{
	struct scheme *s = load(OTHER);
	const struct topics *t = &s->topics;
	const struct offence *x = &t->offences[0];

	(void)state;
	assert_int_equal(t->n_editions, 2);
	assert_int_equal(t->editions[0].from, 0);
	assert_int_equal(t->editions[1].from, 19950401);
	assert_int_equal(t->n_statutes, 1);
	assert_string_equal(t->statutes[0].v[1].cite, "Strafbuch, neue Ordnung");
	assert_int_equal(t->n_offences, 2);
	assert_string_equal(x->name, "Viehdiebstahl");
	assert_int_equal(x->n, 2);
	assert_string_equal(x->v[1].number, "212(1)");
	assert_int_equal(x->v[1].edition, 1);
	assert_true(x->v[1].confirmed);
	assert_false(t->offences[1].v[0].confirmed);
	assert_int_equal(x->subject, topic_subject(t, "STRAF-DIEB"));
	assert_int_equal(t->offences[1].subject, -1);
	assert_string_equal(t->offences[1].protects, "victim");
	assert_true(means(s, "Diebstahl von Vieh", TERM_OFFENCE, 0));
	assert_true(means(s, "angeklagt wegen", TERM_CHARGED, 0));
	assert_true(means(s, "entgegen", TERM_CONTRARY, 0));
	scheme_free(s);
}

static void
papers_people_and_dates_have_the_schemes_own_words(void **state)
{
	static const char *const foreign[] = { "plaint", "plaintiff", "before",
		"Judge", "March", "dismissed", "Uganda", "Mr" };
	struct scheme *s = load(OTHER);
	const struct topics *t = &s->topics;
	size_t i;

	(void)state;
	i = (size_t)topic_doctype(t, "judgment");
	assert_true(t->doctypes[i].decides && !t->doctypes[i].opens);
	assert_true(means(s, "Endurteil", TERM_TITLE, (int)i));
	assert_true(t->doctypes[topic_doctype(t, "plaint")].opens);
	assert_true(t->doctypes[topic_doctype(t, "exhibit")].follows);
	assert_true(t->doctypes[topic_doctype(t, "sendbrief")].form);
	assert_int_equal(t->n_roles, 3);
	assert_int_equal(t->roles[0].side, PARTY_A);
	assert_int_equal(t->roles[1].side, PARTY_B);
	assert_int_equal(t->roles[2].side, PARTY_OTHER);
	assert_true(means(s, "Klaegerin", TERM_ROLE, 0));
	assert_int_equal(t->n_rules, 3);
	assert_string_equal(t->rules[0].klass, "family");
	assert_string_equal(t->rules[0].types, "VM");
	assert_int_equal(t->rules[1].below, 16);
	assert_true(t->rules[1].words && !t->rules[0].words);
	assert_true(t->outcomes[0].disposes && !t->outcomes[1].disposes);
	assert_true(means(s, "wird vertagt", TERM_OUTCOME, 1));
	assert_true(means(s, "Landrichter", TERM_JUDGE_AFTER, 0));
	assert_true(means(s, "Weinmond", TERM_MONTH, 10));
	assert_true(means(s, "verkuendet am", TERM_DATE, DATE_DECIDED));
	assert_true(means(s, "Frau", TERM_HONORIFIC, 0));
	assert_true(means(s, "Staat Norland", TERM_PUBLIC, 0));
	for (i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
		if (forms_value(&t->terms, foreign[i]) >= 0)
			fail_msg("'%s' is compiled in", foreign[i]);
	scheme_free(s);
}

static void
labels_are_laid_out_by_the_scheme(void **state)
{
	struct scheme *s = load(OTHER);
	const struct print_layout *x = s->layouts;

	(void)state;
	assert_int_equal(s->n_layouts, 1);
	assert_string_equal(x->id, "akte");
	assert_int_equal(x->width, 70);
	assert_int_equal(x->height, 30);
	assert_int_equal(x->margin, 3);
	assert_true(x->qr && !x->code128);
	assert_int_equal(x->n, 2);
	assert_string_equal(x->v[0].text, "Akte {code}");
	assert_int_equal(x->v[0].size, 14);
	assert_true(x->v[0].bold && x->v[0].align == PRINT_CENTRE);
	assert_true(!x->v[1].bold && x->v[1].align == PRINT_LEFT);
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

/* Where things stand in a section that is not theirs, nothing is taken for
 * another's. */
static void
faults_in_what_papers_are_are_named_by_line(void **state)
{
	static const struct {
		const char *xml, *place, *what;
	} s[] = {
		{ "<subjects><subject code='A' title='a'/>\n"
		  "<subject code='A' title='b'/></subjects>", ":3: ",
		    "second subject" },
		{ "<subjects><subject code='A' title='a' types='T'/>"
		  "</subjects>", ":2: ", "unknown type" },
		{ "<subjects><subject code='A' title='a'>\n"
		  "<form weight='101'>x</form></subject></subjects>", ":3: ",
		    "101" },
		{ "<offences><offence name='o' statute='S'/></offences>",
		    ":2: ", "unknown statute" },
		{ "<offences><section edition='e'>1</section></offences>",
		    ":2: ", "unknown edition" },
		{ "<editions><edition id='e'/></editions><offences>\n"
		  "<section edition='e'>1</section></offences>", ":3: ",
		    "not in its section" },
		{ "<roles><role code='a'/><cite edition='e'>x</cite></roles>",
		    ":2: ", "unknown edition" },
		{ "<roles><subject code='A' title='a'/></roles>", ":2: ",
		    "not in its section" },
		{ "<types><type code='T'/><station name='a'/>"
		  "<form>x</form></types>", ":2: ", "not in its section" },
		{ "<editions><edition id='a' from='2000-01-01'/>\n"
		  "<edition id='b' from='1999-01-01'/></editions>", ":3: ",
		    "not after" },
		{ "<editions><edition id='a' from='2001-02-29'/></editions>",
		    ":2: ", "no date" },
		{ "<access><rule id='r' class='family' why='w' subjects='X'/>"
		  "</access>", ":2: ", "unknown subject" },
		{ "<speech>\n<month n='13'>x</month></speech>", ":3: ",
		    "13" },
		{ "<speech><month>x</month></speech>", ":2: ", "no month" },
		{ "<speech><date n='9'>x</date></speech>", ":2: ",
		    "unknown kind" },
		{ "<labels><label id='a' width='50' height='20'>\n"
		  "<line>{colour}</line></label></labels>", ":3: ",
		    "unknown field 'colour'" },
		{ "<labels><label id='a' width='50' height='20'>\n"
		  "<line>{code</line></label></labels>", ":3: ",
		    "not closed" },
		{ "<labels><label id='a' width='4' height='20'/></labels>",
		    ":2: ", "no room" },
		{ "<labels><line>x</line></labels>", ":2: ",
		    "line of nothing" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof s / sizeof s[0]; i++) {
		buf_reset(&b);
		buf_addf(&b, HEAD "%s</scheme>", s[i].xml);
		check_fault(b.data, s[i].place, s[i].what);
	}
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subjects_are_a_tree_whose_leaves_inherit),
		cmocka_unit_test(laws_have_editions_and_offences_sections),
		cmocka_unit_test(
		    papers_people_and_dates_have_the_schemes_own_words),
		cmocka_unit_test(labels_are_laid_out_by_the_scheme),
		cmocka_unit_test(faults_in_what_papers_are_are_named_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
