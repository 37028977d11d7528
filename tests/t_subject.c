/* tests/t_subject.c: what files are about. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/labelled.h"

static struct scheme *scheme;

#define HC "THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT MASAKA\n"
#define CIVIL                                                                  \
	HC "CIVIL SUIT NO. 41 OF 2012\nOTIM JOEL ..... PLAINTIFF\n"            \
	   "VERSUS\nAKELLO RUTH ..... DEFENDANT\nJUDGMENT\n\n"
#define MISC                                                                   \
	HC "MISCELLANEOUS CAUSE NO. 9 OF 2016\nOTIM JOEL ..... "               \
	   "APPLICANT\nVERSUS\nAKELLO RUTH ..... RESPONDENT\nRULING\n\n"
#define CRIME                                                                  \
	HC "CRIMINAL SESSION CASE NO. 77 OF 2013\n"                            \
	   "UGANDA ..... PROSECUTOR\nVERSUS\nOTIM JOEL ..... ACCUSED\n"        \
	   "JUDGMENT\n\n"

static const struct {
	const char *subject, *text;
} files[] = {
    {"LAND-TITLE",
	CIVIL "The plaintiff says that he is the registered "
	      "proprietor of the suit land, and that the defendant obtained a "
	      "special certificate of title by fraud. He asks that her name be "
	      "removed from the register."},
    {"LAND-TITLE", CIVIL
	"The dispute is over a kibanja on mailo land. The "
	"defendant claims as a bona fide occupant who paid busuulu to the "
	"late landlord; the plaintiff says the sale of the kibanja was void."},
    {"LAND-TITLE", CIVIL
	"The parties are neighbours who quarrel about the "
	"boundary of their customary land. A surveyor found an encroachment "
	"of three metres and the mark stones removed."},
    {"LAND-TITLE", MISC
	"This is an application to vacate a caveat which "
	"the respondent lodged on land comprised in Freehold Register Volume "
	"90 Folio 4. The caveator says she has an equitable interest."},
    {"LAND-EVICT", CIVIL
	"The plaintiff's case is one of unlawful eviction. "
	"She was a monthly tenant; the defendant served no notice to vacate, "
	"locked the doors and demolished the house. She seeks recovery of "
	"possession and damages for wrongful eviction."},
    {"LAND-EVICT", CIVIL
	"The claim is for trespass to land, an order of "
	"eviction, vacant possession, mesne profits and rent arrears. The "
	"defendant's tenancy was ended by a notice to quit."},
    {"LAND-COMP", CIVIL
	"The road passed through the garden. The plaintiff "
	"was never paid fair and adequate compensation for what was "
	"compulsorily acquired; the Chief Government Valuer had approved a "
	"disturbance allowance."},
    {"SUCC-ADMIN", CIVIL
	"The deceased died intestate. The defendant was "
	"granted letters of administration but never filed an inventory; "
	"the beneficiaries of the estate ask for revocation of the grant."},
    {"SUCC-ADMIN", CIVIL
	"The question is whether the last will and "
	"testament of the deceased is valid. The executors named in it have "
	"applied for probate, and two daughters of the testator object."},
    {"SUCC-ADMIN",
	HC "ADMINISTRATION CAUSE NO. 12 OF 2018\nIN THE MATTER "
	   "OF THE ESTATE OF THE LATE OUMA\nPETITION\n\nThe humble petitioner "
	   "is the widow."},
    {"LAND-TITLE", HC
	"CIVIL SUIT NO. 4 OF 2016\nTHE ADMINISTRATORS OF THE ESTATE OF\n"
	"THE LATE MUKASA LULE ..... PLAINTIFFS\nVERSUS\nX LTD ..... "
	"DEFENDANT\nPLAINT\n\nThe plaintiffs are administrators by virtue of "
	"letters of administration. The defendant was fraudulently registered "
	"and they pray for rectification of the register."},
    {"LAND-TITLE", MISC
	"The applicant prays for an order restraining the respondent from "
	"evicting the applicant under Order 41 rule 1. The suit land is Kyadondo "
	"Block 256 Plot 88; the applicant is its registered proprietor."},
    {"FAM-DIVORCE",
	HC "DIVORCE CAUSE NO. 3 OF 2015\nAUMA ..... PETITIONER\n"
	   "VERSUS\nOBOTE ..... RESPONDENT\nJUDGMENT\n\nThe petitioner sought "
	   "dissolution of the marriage for adultery and cruelty, and custody "
	   "of the children, whose welfare is paramount. A decree nisi shall "
	   "issue."},
    {"FAM-DIVORCE", CIVIL
	"The parties were married in church in 1998. The "
	"wife prays for judicial separation and a share of the matrimonial "
	"property, the husband having deserted her."},
    {"FAM-ADOPT",
	MISC "The applicants, a couple from abroad, have fostered "
	     "the child since it was left at the babies home. They seek an "
	     "adoption order."},
    {"FAM-GUARD", MISC
	"The applicant, an aunt, seeks to be appointed "
	"legal guardian of two orphans. The best interests of the child and "
	"the report of the probation officer favour a guardianship order."},
    {"FAM-MAINT",
	MISC "The applicant seeks a maintenance order. The "
	     "respondent denies paternity and has neglected to provide for the "
	     "child; she asks for a declaration of parentage."},
    {"FAM-MAINT",
	HC "CIVIL APPEAL NO. 11 OF 2018\n(Arising from Family and Children "
	   "Court Case No. 7 of 2017)\nA ..... APPELLANT\nVERSUS\nB ..... "
	   "RESPONDENT\nJUDGMENT\n\nThe father was ordered to pay monthly "
	   "maintenance for two children, whose paternity he denies."},
    {"FAM-GUARD", MISC
	"This application is for habeas corpus and custody of two children "
	"born out of wedlock. The welfare of the child is paramount. Custody "
	"is granted to the mother, with access to the children on week ends."},
    {"FAM-DV", MISC "The applicant seeks an interim protection order under "
		    "the Domestic Violence Act on account of economic abuse."},
    {"COMM-DEBT", HC
	"CIVIL SUIT NO. 5 OF 2014\nX LTD .... PLAINTIFF\n"
	"VERSUS\nY LTD .... DEFENDANT\nSUMMARY PLAINT\n\nThe plaintiff's "
	"claim is for a liquidated sum under Order 36, being the unpaid price "
	"of goods sold and delivered. Two cheques were dishonoured."},
    {"COMM-DEBT", CIVIL
	"The defendant is indebted to the plaintiff on a "
	"friendly loan. He signed an acknowledgment of debt, defaulted, and "
	"now pleads that the plaintiff is a money lender without licence."},
    {"COMM-COMPANY", MISC
	"This is a petition for the winding up of a "
	"company under the Insolvency Act. The minority shareholders say the "
	"board of directors ran it as their own."},
    {"COMM-BANK", CIVIL
	"The plaintiff took an overdraft secured by a legal "
	"mortgage. The mortgagee advertised the mortgaged property and "
	"exercised its power of sale; he says there was no spousal consent "
	"under the Mortgage Act."},
    {"CIV-CONTRACT", CIVIL
	"The suit is for breach of contract. The "
	"contractor abandoned the site before the certificate of completion; "
	"the advance payment is claimed back."},
    {"CIV-TORT",
	CIVIL "A lorry collided with the plaintiff's car. The "
	      "particulars of negligence are that the driver was speeding; the "
	      "owner is said to be vicariously liable for the accident."},
    {"CIV-TORT", CIVIL
	"The claim is for malicious prosecution and false "
	"imprisonment. The plaintiff was held at the police for nine days."},
    {"CIV-DEFAM", CIVIL
	"The newspaper called the plaintiff a thief. The "
	"words complained of were defamatory; the defence is fair comment."},
    {"CIV-EMPLOY",
	CIVIL "The plaintiff, an accountant, was summarily "
	      "dismissed. He claims payment in lieu of notice and severance "
	      "allowance for unfair termination under the Employment Act."},
    {"CIV-JR",
	MISC "The applicant seeks judicial review by way of "
	     "certiorari to quash the decision of the council, which was made "
	     "without giving him the right to be heard."},
    {"CIV-JR",
	MISC "The application is for the enforcement of "
	     "fundamental rights under article 50. The applicant was tortured "
	     "and kept in unlawful detention."},
    {"CIV-EXEC",
	MISC "This is an application for a garnishee order nisi "
	     "against the bank where the judgment debtor has an account, the "
	     "warrant of attachment having been returned."},
    {"CIV-EXEC", MISC
	"The appeal is against the award of the taxing "
	"officer. The bill of costs was taxed at a sum which counsel calls "
	"excessive; the instruction fee is in issue."},
    {"ELECT-PETITION",
	HC "ELECTION PETITION NO. 4 OF 2011\nA .... "
	   "PETITIONER\nVERSUS\nB .... RESPONDENT\nJUDGMENT\n\nThe returning "
	   "officer declared the respondent validly elected."},
    {"CONST",
	"THE REPUBLIC OF UGANDA\nIN THE CONSTITUTIONAL COURT OF UGANDA "
	"AT KAMPALA\nCONSTITUTIONAL PETITION NO. 8 OF 2013\nA .... "
	"PETITIONER\nVERSUS\nATTORNEY GENERAL .... RESPONDENT\nJUDGMENT\n\n"
	"The petition under article 137 says that the section is "
	"inconsistent with the Constitution."},
    {"CRIM-MURDER",
	CRIME "The accused is indicted for murder. It must be "
	      "shown that the death was caused unlawfully and with malice "
	      "aforethought. The deceased had a title to land next to the "
	      "accused."},
    {"CRIM-MURDER", CRIME "The accused pleaded guilty to manslaughter."},
    {"CRIM-ATT-MURDER",
	CRIME "The accused is charged with attempted "
	      "murder contrary to section 204 of the Penal Code Act."},
    {"CRIM-ASSAULT", CRIME "The accused is charged with causing grievous "
			   "harm; he beat the complainant in a bar."},
    {"CRIM-ROBBERY",
	CRIME "Robbers armed with a gun, a deadly weapon, "
	      "took the car. The accused is indicted for aggravated robbery."},
    {"CRIM-THEFT", CRIME "The charge is theft of two cows, which were found "
			 "at a butcher's."},
    {"CRIM-BREAKING", CRIME "The accused was convicted of burglary."},
    {"CRIM-FRAUD", CRIME "The accused is charged with forgery and uttering "
			 "a false document, with intent to defraud a bank."},
    {"CRIM-CORRUPTION",
	CRIME "The accused, a cashier in a ministry, is "
	      "charged with embezzlement and causing financial loss."},
    {"CRIM-FIREARMS", CRIME "The charge is unlawful possession of a firearm "
			    "contrary to the Firearms Act."},
    {"CRIM-TRAFFICK",
	CRIME "The indictment is for trafficking in persons; "
	      "the girls were recruited for the purpose of exploitation."},
    {"CRIM-SEX", CRIME "The accused is indicted for rape; lack of consent "
		       "is in dispute."},
    {"CRIM-SEX-CHILD",
	CRIME "The accused is indicted for aggravated "
	      "defilement of a girl below the age of fourteen years."},
    {"CRIM-JUVENILE", HC
	"CRIMINAL SESSION CASE NO. 77 OF 2013\n"
	"UGANDA ..... PROSECUTOR\nVERSUS\nO.J (A JUVENILE) ..... ACCUSED\n"
	"JUDGMENT\n\nThe accused is indicted for murder contrary to sections "
	"188 and 189 of the Penal Code Act."},
    {"CRIM-OTHER", CRIME "The accused is charged with arson and threatening "
			 "violence."},
    {"LAND-GRAB",
	CRIME "The accused is charged with criminal trespass and "
	      "malicious damage to property: with hired men he cut down the "
	      "coffee of a widow and pulled down her house."},
    {"SUCC-INTERMEDDLE", CRIME
	"The accused is charged with intermeddling "
	"with the estate of his brother: he sold a plot before any letters "
	"of administration were granted."},
    {"SUCC-EVICT", CRIME "The charge is evicting a surviving spouse from the "
			 "residential holding."},
};

static void
every_subject_is_recognised_in_plain_words(void **state)
{
	size_t i;
	int wrong = 0;

	(void)state;
	for (i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct labelled f;

		labelled_read(&f, scheme, NULL, &files[i].text, 1, 90);
		if (strcmp(labelled_subject(&f, 0), files[i].subject) != 0) {
			print_error("%s taken for '%s': %s\n", files[i].subject,
			    labelled_subject(&f, 0),
			    files[i].text + sizeof HC - 1);
			wrong++;
		}
		labelled_release(&f);
	}
	assert_int_equal(wrong, 0);
}

static void
every_leaf_has_a_file_here(void **state)
{
	const struct topics *t = &scheme->topics;
	size_t i, k;

	(void)state;
	for (i = 0; i < t->n_subjects; i++) {
		bool found = t->subjects[i].inner;

		for (k = 0; k < sizeof files / sizeof files[0]; k++)
			found |=
			    strcmp(files[k].subject, t->subjects[i].code) == 0;
		if (!found)
			fail_msg("no file about %s", t->subjects[i].code);
	}
}

static void
a_subject_has_evidence_and_a_score(void **state)
{
	const char *page =
	    CIVIL "The registered proprietor of the kibanja sued; "
		  "her certificate of title was cancelled.";
	struct labelled f;
	const struct topic *o;
	size_t i;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_int_equal(f.l.n_subjects, 1);
	o = &f.l.subjects[0];
	assert_true(o->score > 0.5 && o->score <= 1);
	assert_true(o->second == 0);
	assert_true(o->why.n >= 2 && o->why.n <= 4);
	for (i = 0; i < o->why.n; i++) {
		assert_int_equal(o->why.v[i].page, 0);
		assert_true(o->why.v[i].len > 0);
		assert_true(
		    o->why.v[i].off + o->why.v[i].len <= f.text[0].text.len);
	}
	labelled_release(&f);
}

static void
nothing_said_is_no_subject(void **state)
{
	static const char *const pages[] = {
	    CIVIL "The matter was adjourned to next week.", "", "x"};
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, pages, 3, 90);
	assert_int_equal(f.l.n_subjects, 0);
	labelled_release(&f);
}

/* A mention is no subject. */
static void
a_murder_over_a_plot_is_no_land_case(void **state)
{
	const char *page = CRIME
	    "The accused is indicted for murder contrary to sections 188 and "
	    "189 of the Penal Code Act. He and the deceased had a dispute over "
	    "land: both claimed the kibanja and its certificate of title, and "
	    "a suit for eviction was pending. The certificate of title was "
	    "exhibited. There was a boundary dispute and a caveat.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_int_equal(f.l.n_subjects, 1);
	assert_string_equal(labelled_subject(&f, 0), "CRIM-MURDER");
	labelled_release(&f);
}

static void
a_land_suit_may_mention_crimes(void **state)
{
	const char *page = CIVIL
	    "The defendant was charged with criminal trespass and malicious "
	    "damage contrary to section 302 of the Penal Code Act and was "
	    "acquitted; the murder of the plaintiff's brother was never "
	    "solved. The plaintiff is the registered proprietor of the suit "
	    "land and asks for cancellation of the defendant's title.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_string_equal(labelled_subject(&f, 0), "LAND-TITLE");
	assert_int_equal(f.l.n_offences, 0);
	labelled_release(&f);
}

/* OCR takes letters for others, and loses spaces. */
static void
damaged_words_are_still_read(void **state)
{
	const char *page =
	    "THE REPUBLIC 0F UGANDA\nIN THE HIGH C0URT OF UGANDA AT MASAKA\n"
	    "CIVlL SUlT N0. 4l OF 20l2\nOTIM ..... PLAINTIFF\nVERSUS\nAKELLO "
	    "..... DEFENDANT\nJUDGMENT\n\nShe is the registeredproprietor of a "
	    "k1banja; the certiflcate of tit1e was lost, and busuu1u unpaid.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 60);
	assert_string_equal(labelled_subject(&f, 0), "LAND-TITLE");
	labelled_release(&f);
}

static void
the_words_of_a_truly_mixed_file_give_both(void **state)
{
	const char *page = CIVIL
	    "The plaintiffs are beneficiaries of the estate of the late Ouma, "
	    "who died intestate. The defendant, who holds letters of "
	    "administration, caused the suit land, a kibanja on mailo land, to "
	    "be sold, and is now the registered proprietor. Revocation of the "
	    "grant and cancellation of the title are sought.";
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	assert_int_equal(f.l.n_subjects, 2);
	assert_true(f.l.subjects[0].score >= f.l.subjects[1].score);
	labelled_release(&f);
}

static void
a_jacket_alone_can_tell(void **state)
{
	const struct jacket_words jacket = {
	    .written = "ADMINISTRATION CAUSE NO. 8 OF 2001",
	    .parties = "Okot (Estate of the late Lubega)", .type = "AC"};
	struct labelled f;

	(void)state;
	labelled_read(&f, scheme, &jacket, NULL, 0, 0);
	assert_string_equal(labelled_subject(&f, 0), "SUCC-ADMIN");
	assert_true(f.l.subjects[0].why.n > 0);
	labelled_release(&f);
}

static void
hostile_text_ends(void **state)
{
	static const char words[] = "kibanja \xff\xc3(murder) \n129(3";
	size_t n = 1 << 20, i;
	char *text = xmalloc(n + 1);
	const char *page = text;
	struct labelled f;

	(void)state;
	for (i = 0; i < n; i++)
		text[i] = words[i % (sizeof words - 1)];
	text[n] = '\0';
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	labelled_release(&f);
	memset(text, 'd', n);
	labelled_read(&f, scheme, NULL, &page, 1, 90);
	labelled_release(&f);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_subject_is_recognised_in_plain_words),
	    cmocka_unit_test(every_leaf_has_a_file_here),
	    cmocka_unit_test(a_subject_has_evidence_and_a_score),
	    cmocka_unit_test(nothing_said_is_no_subject),
	    cmocka_unit_test(a_murder_over_a_plot_is_no_land_case),
	    cmocka_unit_test(a_land_suit_may_mention_crimes),
	    cmocka_unit_test(damaged_words_are_still_read),
	    cmocka_unit_test(the_words_of_a_truly_mixed_file_give_both),
	    cmocka_unit_test(a_jacket_alone_can_tell),
	    cmocka_unit_test(hostile_text_ends),
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
