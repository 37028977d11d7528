/* tests/t_access.c: who may see a file: recall first, but not everything
 * hidden. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "tests/labelled.h"

static struct scheme *scheme;

#define HC "THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT MASAKA\n"
#define CIVIL                                                                  \
	HC "CIVIL SUIT NO. 41 OF 2012\nOTIM JOEL ..... PLAINTIFF\n"            \
	   "VERSUS\nAKELLO RUTH ..... DEFENDANT\nJUDGMENT\n\n"
#define CRIME                                                                  \
	HC "CRIMINAL SESSION CASE NO. 77 OF 2013\n"                            \
	   "UGANDA ..... PROSECUTOR\nVERSUS\nOTIM JOEL ..... ACCUSED\n"        \
	   "JUDGMENT\n\n"

static const struct {
	const char *klass, *text;
} files[] = {
    /* children */
    {"family", HC "FAMILY CAUSE NO. 5 OF 2019\nIN THE MATTER OF K\nRULING"},
    {"family",
	HC "CIVIL APPEAL NO. 5 OF 2019\n(Arising from Family Cause "
	   "No. 7 of 2017)\nA .... APPELLANT\nVERSUS\nB .... RESPONDENT\n"
	   "JUDGMENT\n\nThe appeal fails."},
    {"family", HC
	"MISCELLANEOUS CAUSE NO. 5 OF 2019\nIN THE MATTER OF AN "
	"APPLICATION FOR ADOPTION\nRULING\n\nThe child has been fostered; an "
	"adoption order is made."},
    {"family",
	HC "MISCELLANEOUS APPLICATION NO. 5 OF 2019\nA .... "
	   "APPLICANT\nRULING\n\nThe applicant prays to be appointed legal "
	   "guardian of a nephew; a guardianship order is in the interest of "
	   "the minor."},
    {"family",
	HC "MISCELLANEOUS CAUSE NO. 12 OF 2018\nACEN ..... APPLICANT\nVERSUS\n"
	   "ODONG ..... RESPONDENT\nRULING\n\nThis application is for habeas "
	   "corpus and custody of two children born out of wedlock. The welfare "
	   "of the child is paramount. Custody is granted to the mother."},
    {"family",
	HC "CIVIL APPEAL NO. 11 OF 2018\n(Arising from Lyantonde Family and "
	   "Children Court Farniiy Couse 7)\nA ..... APPELLANT\nVERSUS\n"
	   "B ..... RESPONDENT\nMEMORANDUM OF APPEAL\n\nThe Magistrate erred "
	   "when she ordered maintenance for two children."},
    /* accused children */
    {"juvenile",
	HC "CRIMINAL SESSION CASE NO. 77 OF 2013\nUGANDA .... "
	   "PROSECUTOR\nVERSUS\nO.J (A JUVENILE) .... ACCUSED\nJUDGMENT\n\nThe "
	   "accused is indicted for murder contrary to section 188."},
    {"juvenile",
	CRIME "The accused is indicted for murder contrary to "
	      "section 188. The accused was aged 16 years at the time."},
    {"juvenile",
	CRIME "The accused is indicted for robbery. He was found "
	      "to be a juvenile offender and sent to the remand home."},
    /* victims */
    {"victim", CRIME "The accused is indicted for aggravated defilement "
		     "contrary to section 129(3) of the Penal Code Act."},
    {"victim", CRIME "The accused is indicted for rape c/s 123 and 124 of "
		     "the Penal Code Act."},
    {"victim", CRIME "The accused was convicted of indecent assault."},
    {"victim", CRIME
	"The accused is charged with murder c/s 188 and 189 "
	"and, in the second count, with rape c/s 123 and 124 of the Penal "
	"Code Act."},
    {"victim", CRIME "The accused is charged with trafficking in persons."},
    {"victim", CRIME "He is accused of performing a sexual act with the "
		     "victim, a girl aged 13 years."},
    {"victim", CRIME "The charge was of attempted defilement."},
    {"victim",
	HC "CRIMINAL APPEAL NO. 5 OF 2019\nA .... APPELLANT\n"
	   "VERSUS\nUGANDA .... RESPONDENT\nJUDGMENT\n\nThe appellant was "
	   "convicted of defilement and sentenced to 18 years."},
    {"victim", HC
	"MISC. APPLICATION NO. 5 OF 2019\nA .... APPLICANT\n"
	"VERSUS\nUGANDA .... RESPONDENT\nRULING\n\nThe applicant, who is on "
	"remand, is charged with aggravated defilement contrary to section "
	"129(3) and (4)(a) of the Penal Code Act; he applies for bail pending "
	"trial."},
    /* by order */
    {"sealed", CIVIL "It is ordered that the record be sealed."},
    /* the rest is open */
    {"open", CIVIL "The plaintiff is the registered proprietor of the "
		   "suit land."},
    {"open", CIVIL
	"The plaintiff sues by a next friend, his guardian ad "
	"litem. The boundary of the kibanja is in dispute. Counsel cited "
	"Uganda v Kato, a case of aggravated defilement, where the victim "
	"was aged 9 years, on the value of a child's evidence."},
    {"open",
	HC "DIVORCE CAUSE NO. 3 OF 2015\nAUMA ..... PETITIONER\n"
	   "VERSUS\nOBOTE ..... RESPONDENT\nJUDGMENT\n\nThe petitioner sought "
	   "dissolution of the marriage for adultery and cruelty, custody of "
	   "the children and their maintenance. The welfare of the children is "
	   "paramount; custody is given to the mother."},
    {"open",
	CRIME "The accused is indicted for murder contrary to "
	      "sections 188 and 189 of the Penal Code Act. The deceased was a "
	      "child aged 5 years. PW1, aged 16 years, is the accused's son."},
    {"open", CRIME "The accused, aged 18 years, is charged with theft."},
    {"open", CRIME
	"The accused is indicted for manslaughter contrary to sections 187 and "
	"190 of the Penal Code Act. Counsel cited Okot v Uganda CACA No. 78 of "
	"2010 (aggravated defilement) on sentence."},
    {"victim", CRIME
	"Counsel cited Okot v Uganda CACA No. 78 of 2010 (aggravated "
	"defilement), where the girl was of the same age."},
    {"open",
	HC "ADMINISTRATION CAUSE NO. 3 OF 2015\nIN THE MATTER OF THE "
	   "ESTATE OF THE LATE OUMA\nPETITION\n\nThe petitioner is guardian of "
	   "the minor children of the deceased."},
    /* what may be anything waits for a person */
    {"unclassified", CRIME "The matter was adjourned to next month."},
    {"unclassified", "Dear Sir,\nThe meeting is on Monday.\n"},
};

static void
the_class_follows_from_what_is_written(void **state)
{
	size_t i;
	int wrong = 0;

	(void)state;
	for (i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct labelled f;

		labelled_read(&f, scheme, NULL, &files[i].text, 1, 90);
		if (strcmp(f.l.klass, files[i].klass) != 0) {
			print_error("%s taken for %s (%s): %s\n",
			    files[i].klass, f.l.klass, f.l.klass_reason,
			    files[i].text + sizeof HC - 1);
			wrong++;
		}
		assert_non_null(f.l.klass_reason);
		labelled_release(&f);
	}
	assert_int_equal(wrong, 0);
}

static void
check_jacket(const char *written, const char *parties, const char *type,
    const char *klass)
{
	const struct jacket_words jacket = {
	    .written = written, .parties = parties, .type = type};
	struct labelled f;

	labelled_read(&f, scheme, &jacket, NULL, 0, 0);
	assert_string_equal(f.l.klass, klass);
	labelled_release(&f);
}

static void
a_registered_number_suffices_where_it_decides(void **state)
{
	(void)state;
	check_jacket("HCT-00-FD-FC-0012-2016", "In re K", "FC", "family");
	check_jacket("FAMILY CAUSE NO. 12 OF 2016", NULL, NULL, "family");
	check_jacket(NULL, NULL, "FC", "family");
	check_jacket("CIVIL SUIT NO. 12 OF 2016", "A v B", "CS", "open");
	check_jacket("DIVORCE CAUSE NO. 12 OF 2016", "A v B", "DC", "open");
	check_jacket("CRIMINAL SESSION CASE NO. 12 OF 2016", "Uganda v B", "SC",
	    "unclassified");
	check_jacket("CRIMINAL SESSION CASE NO. 12 OF 2016",
	    "Uganda v B.K (A Juvenile)", "SC", "juvenile");
	check_jacket(NULL, NULL, NULL, "unclassified");
}

static void
a_protected_document_in_the_jacket_protects_the_file(void **state)
{
	static const char *const pages[] = {CIVIL
	    "The suit land is a kibanja. The boundary is in dispute.",
	    HC "FAMILY CAUSE NO. 7 OF 2017\nIN THE MATTER OF K (A CHILD)\n"
	       "RULING\n\nThe applicant is appointed legal guardian."};
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, pages, 2, 90);
	assert_string_equal(f.l.klass, "family");
	labelled_release(&f);
}

static void
a_class_shows_its_evidence(void **state)
{
	const char *page =
	    CRIME "The accused is indicted for rape c/s 123 of the "
		  "Penal Code Act.";
	struct labelled f;
	const struct evidence *x;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_true(f.l.klass_why.n > 0);
	x = &f.l.klass_why.v[0];
	assert_int_equal(x->page, 0);
	assert_true(x->len > 0 && x->off + x->len <= f.text[0].text.len);
	labelled_release(&f);
}

/* However badly it is read, what protects is found or the file stays shut. */
static void
damage_never_opens(void **state)
{
	static const char *const pages[] = {
	    "1HE REPU8LIC CF UGANOA\nIN lHE HlGH COURI AI MASAKA\nCRlMlNAL "
	    "SESSlON CASE N0. 77 0F 20l3\nUGANOA .... PROSECUI0R\nVFRSUS\n"
	    "0TlM .... ACCUSEO\nJUOGMENT\n\nIhe acoused ls indicled for "
	    "aggravaled defilernent ccntrary lo seclion l29(3)",
	    "CRlMlNAL SESSlON CASE N0. 77 0F 20l3\nUGANOA\nVFRSUS\n0TlM\n\n"
	    "fhe viclim was senl fcr watcr and oame baok orying; the sexua1 "
	    "aot was prcved by the medioal report",
	    "CRIMINAL SESSION CASE NO. 77 OF 2013\nxq zpvt wqre plkt\n",
	    "FAM1LY CAVSE N0. 5 OF 2O19\nIN THE MATTFR OF K\n",
	    "MISC CAUSE NO. 5 OF 2019\n\nin thc mattor of an applicalion "
	    "for adoplion; an adcption ordor is sought; the adoptivc "
	    "parents are fit",
	    "zzx qqw vvt mnb lkj hgf dsa poi uyt rew"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		struct labelled f;

		labelled_read(&f, scheme, NULL, &pages[i], 1, 35);
		if (strcmp(f.l.klass, "open") == 0)
			fail_msg("open (%s): %s", f.l.klass_reason, pages[i]);
		labelled_release(&f);
	}
}

/* Nothing of one country is compiled in. */
static void
another_country_has_rules_of_its_own(void **state)
{
	static const struct {
		const char *text, *subject, *offence, *klass;
	} other[] = {
	    {"Landgericht Altstadt\nZivilklage Nr. 12 anno 2014\n\nDer "
	     "Grenzstein am Ackerland wurde versetzt.",
		"HOF-GRENZE", "", "open"},
	    {"Landgericht Altstadt\nKindsklage Nr. 12 anno 2014\n", "KIND", "",
		"family"},
	    {"Landgericht Altstadt\nZivilklage Nr. 12 anno 2014\n\nUm "
	     "den Pachtzins; die Akte versiegelt.",
		"HOF-PACHT", "", "sealed"},
	    {"Landgericht Altstadt\nStrafklage Nr. 12 anno 2014\n\n"
	     "angeklagt wegen Diebstahls nach Artikel 51",
		"UNTAT-DIEB", "Diebstahl 51 (neu)", "open"},
	    {"Landgericht Altstadt\nStrafklage Nr. 12 anno 2014\n\n"
	     "angeklagt wegen Strassenraubs nach Artikel 60 des "
	     "Strafgesetz Nr 4",
		"UNTAT-RAUB", "Strassenraub 60 (alt)", "victim"},
	    {"Landgericht Altstadt\nStrafklage Nr. 12 anno 2014\n\n"
	     "angeklagt wegen Diebstahls; der Angeklagter im Alter von 15 "
	     "Jahren",
		"UNTAT-DIEB", "Diebstahl (?)", "juvenile"},
	    {"Landgericht Altstadt\nAntrag Nr. 12 anno 2014\n\n"
	     "guardianship, defilement, kibanja, letters of "
	     "administration",
		"", "", "unclassified"},
	};
	struct cr_err e = CR_ERR_INIT;
	struct scheme *s;
	size_t i;

	(void)state;
	if (scheme_load(&s, "tests/data/scheme-topics.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	for (i = 0; i < sizeof other / sizeof other[0]; i++) {
		struct labelled f;

		labelled_read(&f, s, NULL, &other[i].text, 1, 90);
		assert_string_equal(labelled_subject(&f, 0), other[i].subject);
		assert_string_equal(labelled_offence(&f, 0), other[i].offence);
		assert_string_equal(f.l.klass, other[i].klass);
		labelled_release(&f);
	}
	scheme_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_class_follows_from_what_is_written),
	    cmocka_unit_test(a_registered_number_suffices_where_it_decides),
	    cmocka_unit_test(
		a_protected_document_in_the_jacket_protects_the_file),
	    cmocka_unit_test(a_class_shows_its_evidence),
	    cmocka_unit_test(damage_never_opens),
	    cmocka_unit_test(another_country_has_rules_of_its_own),
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
