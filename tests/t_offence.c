/* tests/t_offence.c: what is charged, under which section of which edition. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "codes/section.h"
#include "tests/labelled.h"

static struct scheme *scheme;

#define CRIME                                                                  \
	"THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT MASAKA\n"      \
	"CRIMINAL SESSION CASE NO. 77 OF 2013\n"                               \
	"UGANDA ..... PROSECUTOR\nVERSUS\nOTIM JOEL ..... ACCUSED\n"

/* ---- sections ------------------------------------------------------------ */

static void
check_sections(const char *text, const char *expected)
{
	const struct page_text *pages[1];
	struct page_text t;
	struct papers p;
	struct cited c;
	char got[80];
	size_t i = 0;

	labelled_page(&t, text, 90);
	pages[0] = &t;
	papers_read(&p, scheme, NULL, pages, 1);
	while (i < p.v[0].h.g.n && glyph_value(&p.v[0].h.g, i) < 0)
		i++;
	sections_read(&c, &p.v[0], i);
	sections_write(got, sizeof got, &c);
	assert_string_equal(got, expected);
	papers_release(&p);
	text_release(&t);
}

static void
sections_are_read_as_courts_write_them(void **state)
{
	(void)state;
	check_sections("188 and 189 of the Penal Code Act", "188, 189");
	check_sections("285 and 286(2)", "285, 286(2)");
	check_sections("285, 286 (2)", "285, 286(2)");
	check_sections("285 & 286(2)", "285, 286(2)");
	check_sections("129(3)&(4)(a)", "129(3), 129(4)(a)");
	check_sections("129 (3) and (4) (a)", "129(3), 129(4)(a)");
	check_sections("3(1)(a), 4(a) and 5(a)", "3(1)(a), 4(a), 5(a)");
	check_sections("302(a) in the year", "302(a)");
	check_sections("204.\nThe", "204");
	check_sections("11 of the Act", "11");
}

static void
sections_are_read_in_spite_of_ocr(void **state)
{
	(void)state;
	check_sections("l88 and l89", "188, 189");
	check_sections("286{2)", "286(2)");
	check_sections("188 AND\n189", "188, 189");
}

static void
what_is_no_section_is_none(void **state)
{
	(void)state;
	check_sections("20145 and", "");
	check_sections("0 and 12", "");
	check_sections("188 and the accused", "188");
}

static void
sections_match_by_whole_parts(void **state)
{
	(void)state;
	assert_int_equal(section_match("129(3)", "129(3)"), 2);
	assert_int_equal(section_match("129(4)(a)", "129(4)"), 1);
	assert_int_equal(section_match("302", "302(a)"), 1);
	assert_int_equal(section_match("12", "129"), 0);
	assert_int_equal(section_match("129(1)", "129(3)"), 0);
}

/* ---- charges ------------------------------------------------------------- */

static void
check_charge(const char *text, const char *expected)
{
	struct labelled f;

	labelled_read(&f, scheme, NULL, &text, 1, 90);
	if (strcmp(labelled_offence(&f, 0), expected) != 0)
		fail_msg("'%s', not '%s': %s", labelled_offence(&f, 0),
		    expected, text + sizeof CRIME - 1);
	labelled_release(&f);
}

static void
a_charge_has_its_section_and_edition(void **state)
{
	(void)state;
	check_charge(CRIME "INDICTMENT\nSTATEMENT OF OFFENCE\nMURDER, contrary "
			   "to Sections 188 and 189 of the Penal Code Act.",
	    "Murder 188, 189 (2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with rape c/s 123 "
	    "and 124 of the Penal Code Act Cap 120.",
	    "Rape 123, 124 (2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused was indicted for aggravated "
	    "defilement c/s 129 (3) and (4) (a) PCA.",
	    "Aggravated defilement 129(3), 129(4)(a) (2000)");
	check_charge(CRIME
	    "MEMORANDUM OF APPEAL\n\nBeing dissatisfied with the conviction "
	    "for theft, the appellant appeals on these grounds.",
	    "Theft (?)");
	check_charge(CRIME
	    "JUDGMENT\n\nHe was convicted of theft ss. 254 (1) and "
	    "261 of the Penal Code Act.",
	    "Theft 254(1), 261 (2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with trafficking "
	    "in persons contrary to section 3(1)(a) of the Prevention of "
	    "Trafficking in Persons Act.",
	    "Trafficking in persons 3(1)(a) (2000)");
}

static void
property_grabbing_is_told_by_edition(void **state)
{
	(void)state;
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with criminal "
	    "trespass contrary to section 302(a) of the Penal Code Act.",
	    "Criminal trespass 302(a) (2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with criminal "
	    "trespass contrary to section 282(a) of the Penal Code Act.",
	    "Criminal trespass 282(a) (2023)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with malicious "
	    "damage to property c/s 312 (1) of the Penal Code Act Cap 128.",
	    "Malicious damage to property 312(1) (2023)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with intermeddling "
	    "with the estate of a deceased person contrary to section 11 of "
	    "the Administrator General's Act.",
	    "Intermeddling with the estate of a deceased person 11 (2000)");
}

static void
old_sections_are_of_the_old_edition(void **state)
{
	(void)state;
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused are indicted for aggravated "
	    "robbery contrary to sections 272 and 273(2) of the Penal Code "
	    "Act.",
	    "Aggravated robbery 272, 273(2) (before-2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused are indicted for aggravated "
	    "robbery contrary to sections 285 and 286(2) of the Penal Code "
	    "Act.",
	    "Aggravated robbery 285, 286(2) (2000)");
}

/* A number that fits no edition: by the date, then by the chapter. */
static void
the_date_tells_the_edition_where_sections_do_not(void **state)
{
	(void)state;
	check_charge(CRIME
	    "INDICTMENT\nSTATEMENT OF OFFENCE\nMURDER contrary to "
	    "section 171 of the Penal Code Act.\nPARTICULARS\nThe accused on "
	    "the 13th day of August 2024 killed a man.",
	    "Murder 171 (2023)");
	check_charge(CRIME
	    "INDICTMENT\nSTATEMENT OF OFFENCE\nMURDER contrary to "
	    "section 183 of the Penal Code Act.\nPARTICULARS\nThe accused on "
	    "the 2nd day of May 1996 killed a man.",
	    "Murder 183 (before-2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused is charged with murder "
	    "contrary to section 171 of the Penal Code Act Cap. 128.",
	    "Murder 171 (2023)");
}

static void
an_edition_is_never_guessed(void **state)
{
	(void)state;
	check_charge(CRIME "JUDGMENT\n\nThe accused is charged with murder "
			   "contrary to section 171 of the Penal Code Act.",
	    "Murder 171 (?)");
	check_charge(CRIME
	    "JUDGMENT\n\nThe accused stands indicted for murder.",
	    "Murder (?)");
}

static void
simple_and_aggravated_are_told_apart(void **state)
{
	(void)state;
	check_charge(CRIME
	    "JUDGMENT\n\nHe was charged with robbery contrary to "
	    "sections 285 and 286(1) of the Penal Code Act.",
	    "Robbery 285, 286(1) (2000)");
	check_charge(CRIME "JUDGMENT\n\nHe was charged with simple defilement "
			   "c/s 129(1) of the Penal Code Act.",
	    "Defilement 129(1) (2000)");
	/* the name lost a word, the section did not */
	check_charge(CRIME "JUDGMENT\n\nHe was charged with defilement c/s "
			   "129(3) and (4)(a) of the Penal Code Act.",
	    "Aggravated defilement 129(3), 129(4)(a) (2000)");
	check_charge(CRIME
	    "JUDGMENT\n\nHe was charged with robbery c/s 285 and "
	    "286(2) of the Penal Code Act.",
	    "Aggravated robbery 285, 286(2) (2000)");
}

static void
charges_are_read_in_spite_of_ocr(void **state)
{
	(void)state;
	check_charge(CRIME
	    "INDICTMENT\nSTATEMENT 0F OFFENCE\nAGGRAVATED R0BBERY "
	    "c0ntrary to Sections 285 and 286(2) of the Pena1 Code Act.",
	    "Aggravated robbery 285, 286(2) (2000)");
	check_charge(CRIME
	    "INDICTMENT\nSTATEMENT OF OFFENCE\nAGGRAVATFD DEFILE- "
	    "MENT c/s 129(3) and (4)(a) of the Penal Code Act",
	    "Aggravated defilement 129(3), 129(4)(a) (2000)");
	/* "contrary to" cannot be read */
	check_charge(CRIME
	    "INDICTMENT\nSTATEMENT OF OFFENCE\nMURDER, ccnfrany fe "
	    "Soctinns 188 and 189 of the Penal Code Act.",
	    "Murder 188, 189 (2000)");
}

static void
the_main_count_is_first(void **state)
{
	const char *pages[] = {CRIME
	    "INDICTMENT\nCOUNT ONE\nSTATEMENT OF OFFENCE\nMURDER "
	    "contrary to sections 188 and 189 of the Penal Code Act."
	    "\nCOUNT TWO\nSTATEMENT OF OFFENCE\nAGGRAVATED ROBBERY "
	    "contrary to sections 285 and 286(2) of the Penal Code "
	    "Act.",
	    CRIME "JUDGMENT\n\nThe accused is indicted for murder. In the "
		  "case of Uganda v Kato, where rape was alleged, it was "
		  "held that the burden never shifts."};
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, pages, 2, 90);
	assert_int_equal(f.l.n_offences, 2);
	assert_string_equal(labelled_offence(&f, 0), "Murder 188, 189 (2000)");
	assert_string_equal(
	    labelled_offence(&f, 1), "Aggravated robbery 285, 286(2) (2000)");
	assert_true(f.l.offences[0].score > f.l.offences[1].score);
	labelled_release(&f);
}

static void
evidence_is_the_phrase_of_the_charge(void **state)
{
	const char *page =
	    CRIME "JUDGMENT\n\nThe accused is indicted for murder "
		  "contrary to sections 188 and 189 of the Act.";
	struct labelled f;
	const struct evidence *x;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_int_equal(f.l.n_offences, 1);
	assert_int_equal(f.l.offences[0].why.n, 1);
	x = &f.l.offences[0].why.v[0];
	assert_string_equal(x->rule, "charge");
	assert_memory_equal(f.text[0].text.data + x->off,
	    "is indicted for murder contrary to sections 188 and 189", x->len);
	labelled_release(&f);
}

static void
a_civil_case_charges_nobody(void **state)
{
	const char *page =
	    "THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT MASAKA\n"
	    "CIVIL SUIT NO. 41 OF 2012\nA ..... PLAINTIFF\nVERSUS\nB ..... "
	    "DEFENDANT\nJUDGMENT\n\nThe plaintiff was charged with criminal "
	    "trespass contrary to section 302 of the Penal Code Act.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_int_equal(f.l.n_offences, 0);
	labelled_release(&f);
}

static void
a_mention_is_no_charge(void **state)
{
	const char *page = CRIME "RULING\n\nThe accused spoke of a theft.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_int_equal(f.l.n_offences, 0);
	labelled_release(&f);
}

/* The type of an application says nothing, the charge does. */
static void
a_bail_application_is_about_its_charge(void **state)
{
	const char *page =
	    "THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT MASAKA\n"
	    "MISC. CRIMINAL APPLICATION NO. 4 OF 2019\nA ..... APPLICANT\n"
	    "VERSUS\nUGANDA ..... RESPONDENT\nRULING\n\nThis is an application "
	    "for bail pending trial. The applicant is charged with aggravated "
	    "defilement c/s 129(3) and (4)(a) of the Penal Code Act.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_string_equal(labelled_offence(&f, 0),
	    "Aggravated defilement 129(3), 129(4)(a) (2000)");
	labelled_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sections_are_read_as_courts_write_them),
	    cmocka_unit_test(sections_are_read_in_spite_of_ocr),
	    cmocka_unit_test(what_is_no_section_is_none),
	    cmocka_unit_test(sections_match_by_whole_parts),
	    cmocka_unit_test(a_charge_has_its_section_and_edition),
	    cmocka_unit_test(property_grabbing_is_told_by_edition),
	    cmocka_unit_test(old_sections_are_of_the_old_edition),
	    cmocka_unit_test(the_date_tells_the_edition_where_sections_do_not),
	    cmocka_unit_test(an_edition_is_never_guessed),
	    cmocka_unit_test(simple_and_aggravated_are_told_apart),
	    cmocka_unit_test(charges_are_read_in_spite_of_ocr),
	    cmocka_unit_test(the_main_count_is_first),
	    cmocka_unit_test(evidence_is_the_phrase_of_the_charge),
	    cmocka_unit_test(a_civil_case_charges_nobody),
	    cmocka_unit_test(a_mention_is_no_charge),
	    cmocka_unit_test(a_bail_application_is_about_its_charge),
	};
	struct cr_err e = CR_ERR_INIT;
	int r;

	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK) {
		print_error("%s\n", e.msg);
		return 1;
	}
	r = cmocka_run_group_tests(tests, NULL, NULL);
	scheme_free(scheme);
	return r;
}
