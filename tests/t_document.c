/* tests/t_document.c: title lines, where one document ends and the next
 * begins, what it is when its title is lost, and which date is its own. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "codes/doctitle.h"
#include "tests/case_file.h"

#define COURT                                                                  \
	"THE REPUBLIC OF UGANDA\n"                                             \
	"IN THE HIGH COURT OF UGANDA AT MUKONO\n"                              \
	"CIVIL SUIT NO. 95 OF 2015\n\n"                                        \
	"OKELLO JAMES ::::::::::::::::: PLAINTIFF\n"                           \
	"VERSUS\n"                                                             \
	"NAKATO MARY :::::::::::::::::: DEFENDANT\n\n"
#define PROSE                                                                  \
	"The witness told the court that the land had been bought from the "   \
	"clan\nin the year of the famine and that nobody had ever disputed "   \
	"it.\n"

static struct scheme *scheme;

static int
load(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

/* ---- title lines --------------------------------------------------------- */

struct row {
	const char *line, *code; /* code "": no title */
};

static void
check_titles(const struct row *v, size_t n)
{
	const struct topics *t = &scheme->topics;
	const struct page_text *list[1];
	struct page_text text;
	struct papers p;
	struct title title;
	const char *code;
	size_t i;

	for (i = 0; i < n; i++) {
		page_lines(&text, v[i].line);
		list[0] = &text;
		papers_read(&p, scheme, NULL, list, 1);
		code = title_of_line(&title, &p, 0, 0)
		    ? t->doctypes[title.type].code : "";
		if (strcmp(code, v[i].code) != 0)
			fail_msg("'%s': '%s', not '%s'", v[i].line, code,
			    v[i].code);
		papers_release(&p);
		text_release(&text);
	}
}
#define CHECK(v) check_titles(v, sizeof(v) / sizeof(v)[0])

static void
titles_are_known_in_all_their_spellings(void **state)
{
	static const struct row v[] = {
		{ "JUDGMENT", "judgment" },
		{ "JUDGEMENT", "judgment" },
		{ "J U D G M E N T", "judgment" },
		{ "R U L I N G   O F   T H E   C O U R T", "ruling" },
		{ "JUDGMENT OF THE COURT", "judgment" },
		{ "RULING ON A PRELIMINARY OBJECTION", "ruling" },
		{ "REVISIONAL ORDER", "ruling" },
		{ "NOTICE OF MOTION (Under Order 52 rules 1 and 3)",
		    "motion" },
		{ "CHAMBER SUMMONS", "motion" },
		{ "WITNESS SUMMONS", "summons" },
		{ "JOINT WRITTEN STATEMENT OF DEFENCE", "defence" },
		{ "AFFIDAVIT IN REPLY", "affidavit" },
		{ "Affidavit in Support of the Application", "affidavit" },
		{ "AMENDED MEMORANDUM OF APPEAL", "memorandum-of-appeal" },
		{ "CHARGE SHEET", "charge-sheet" },
		{ "PF 24A", "police-form" },
		{ "Police Form 3", "police-form" },
		{ "GRANT OF LETTERS OF ADMINISTRATION", "grant" },
		{ "DECREE NISI", "decree" },
		{ "BOND AND BAIL BOND", "bail" },
		{ "10 JUDGMENT", "judgment" },
		{ "LIST OF DOCUMENTS", "other" },
		{ "POLICE FORM 53", "charge-sheet" },
		{ "MEDICAL EXAMINATION OF AN INJURED PERSON", "police-form" },
		{ "APPLICATION FOR A PROTECTION ORDER", "motion" },
		{ "APPLICATION FOR BAIL", "bail" },
		{ "PROSECUTION'S WRITTEN SUBMISSIONS", "submissions" },
	};

	(void)state;
	CHECK(v);
}

static void
titles_are_known_in_spite_of_ocr(void **state)
{
	static const struct row v[] = {
		{ "TUDGMENT", "judgment" },
		{ "JUDGMFNT.", "judgment" },
		{ "RULlNG", "ruling" },
		{ "_ RULING |", "ruling" },
		{ "ae JUDGMENT oo", "judgment" },
		{ "WRITTEN STATEMENT OF DEFENCE.)) 2) sv 53", "defence" },
		{ "FINAL WRITTEN SUBMESSIONS", "submissions" },
		{ "MEM0RANDUM 0F APPEAL", "memorandum-of-appeal" },
		{ "INDICTMENI", "indictment" },
	};

	(void)state;
	CHECK(v);
}

static void
lines_with_title_words_in_them_are_no_titles(void **state)
{
	static const struct row v[] = {
		{ "SUMMARY OF THE CASE", "" },
		{ "JUDGMENT DEBTOR", "" },
		{ "ELECTION PETITION NO. 3 OF 2016", "" },
		{ "ORDER 52 RULES 1 AND 3 OF THE RULES", "" },
		{ "Judgment was delivered on the next day.", "" },
		{ "the judgment of the lower court", "" },
		{ "PLAINTIFF", "" },
		{ "PETITIONER", "" },
		{ "COUNSEL FOR THE DEFENDANT", "" },
		{ "STATEMENT OF OFFENCE", "" },
		{ "IN THE HIGH COURT OF UGANDA AT MUKONO", "" },
	};

	(void)state;
	CHECK(v);
}

/* ---- cutting ------------------------------------------------------------- */

#define EXPECT(scheme, told, ...)                                              \
	expect(scheme, told, (const char *const[]){ __VA_ARGS__, NULL })

static void
expect(const struct scheme *s, const char *told, const char *const *pages)
{
	struct case_file *f = xmalloc(sizeof *f);
	size_t i;

	case_read(f, s, pages);
	assert_string_equal(case_documents(f), told);
	for (i = 0; i < f->l.n_documents; i++)
		if (f->l.documents[i].type >= 0)
			assert_true(f->l.documents[i].why.n > 0);
	case_release(f);
	free(f);
}

static void
pages_go_on_until_something_begins(void **state)
{
	(void)state;
	EXPECT(scheme,
	    "plaint 1-3 2015-05-04, defence 4-4 2015-06-01, "
	    "judgment 5-6 2019-10-23",
	    COURT "PLAINT\n\n1. The plaintiff is an adult.\n" PROSE, "",
	    PROSE "DATED at Mukono this 4th day of May, 2015.\n\n"
		  "COUNSEL FOR THE PLAINTIFF",
	    COURT "WRITTEN STATEMENT OF DEFENCE\n\n" PROSE
		  "Dated at Mukono this 1st day of June 2015",
	    COURT "BEFORE: HON. JUSTICE A. OKOT\n\nJUDGMENT\n\n" PROSE,
	    PROSE "Dated at Mukono this 23rd day of October, 2019.\nJUDGE");
}

static void
a_blank_page_at_the_end_belongs_to_nothing(void **state)
{
	(void)state;
	EXPECT(scheme, "ruling 2-2", "", COURT "RULING\n\n" PROSE, "");
}

static void
words_in_sentences_make_no_document(void **state)
{
	(void)state;
	EXPECT(scheme, "proceedings 1-3 2011-03-10",
	    "10/3/2011\nPlaintiff present. Defendant absent.\n"
	    "Court: Matter for hearing.\nOrder: Adjourned to 12/4/2011.\n\n"
	    "12/4/2011\nPW1 sworn and states: I know the parties.\n",
	    "JUDGMENT\nwas given by the clan and I did not appeal against\n"
	    "it. The affidavit was read to us, and the plaint.\n" PROSE,
	    "exhibits.\n" PROSE "I have seen the charge sheet and the decree. "
	    "I told\nthe police that the ruling was wrong.\n");
}

static void
forms_and_letters_need_no_heading(void **state)
{
	(void)state;
	EXPECT(scheme,
	    "police-form 1-1 2014-02-03, correspondence 2-2 2014-03-05, "
	    "correspondence 3-3 2014-04-07, exhibit 4-4, bail 5-5 2014-05-02",
	    "UGANDA POLICE\nPF 3A\nMEDICAL EXAMINATION OF A VICTIM\n"
	    "Dated 3/2/2014\n",
	    "KATO & CO. ADVOCATES\nP.O. Box 2344, Kampala\n\n"
	    "Our Ref: KCA/12\n5th March, 2014\n\nThe Registrar\n\n"
	    "Dear Sir,\nRE: CIVIL SUIT NO. 95 OF 2015\n\n"
	    "The judgment delivered on 2nd January 2011 refers.\n\n"
	    "Yours faithfully,\n",
	    "7/4/2014\n\nDear Sir,\n\nI come back to my letter of 5/3/2014.\n",
	    "ANNEXTURE \"A\"\n\n" PROSE,
	    "BOND AND BAIL BOND\n\nI do hereby bind myself to attend the "
	    "court, and if I default\nforfeit to the Government Shs. 500,000\n"
	    "Dated this 2nd day of May 2014");
}

static void
phrases_tell_where_the_title_is_lost(void **state)
{
	(void)state;
	EXPECT(scheme,
	    "motion 1-1 2015-05-04, affidavit 2-2 2015-05-05, "
	    "hearing-notice 3-3 2015-06-02, decree 4-4 2016-08-01, "
	    "judgment 5-5, grant 6-6 2009-05-12",
	    COURT "~.: ;\n\nTAKE NOTICE that this Honourable Court will be "
		  "moved on the day of\nfor orders that execution be stayed. "
		  "The grounds of this application are:\n"
		  "Dated at Mukono this 4th day of May 2015\n",
	    COURT "I, Okello James, do solemnly swear and state as follows:\n"
		  "Sworn at Mukono this 5th day of May 2015\nDEPONENT\n",
	    COURT "TAKE NOTICE that the hearing of this case has been fixed\n"
		  "for the 6th day of October, 2015 at 9 o'clock.\n"
		  "Given under my hand and seal this 2nd June 2015\n",
	    COURT "This suit coming up this day for final disposal, IT IS "
		  "HEREBY\nORDERED AND DECREED that the land is returned.\n"
		  "GIVEN under my hand and the seal of this court this 1st "
		  "day of August 2016\n",
	    COURT "BEFORE: HON. JUSTICE A. OKOT\n\n" PROSE,
	    "BE IT KNOWN that letters of administration of the estate are\n"
	    "hereby granted to Akello, having undertaken to administer it.\n"
	    "Dated at Gulu this 12th May 2009\n");
}

static void
nothing_known_is_no_type(void **state)
{
	(void)state;
	EXPECT(scheme, "? 1-2", PROSE, PROSE PROSE);
}

static void
the_date_of_a_deal_is_not_the_documents(void **state)
{
	(void)state;
	EXPECT(scheme, "plaint 1-1",
	    COURT "PLAINT\n\n1. By an agreement dated 9th November, 2011 the "
		  "defendant\nsold the land. The letter was\ndated 3/4/2012 "
		  "and was ignored.\n");
	EXPECT(scheme, "judgment 1-1 2013-01-08",
	    COURT "JUDGMENT\n\nThe sale agreement dated 9th November, 2011 "
		  "was tendered.\nDated, signed and delivered at Mukono this "
		  "8th day of January 2013\n\nCERTIFIED TRUE COPY\n"
		  "10 JUN 2014\nREGISTRAR\n");
}

static void
a_date_may_stand_alone_beside_the_name(void **state)
{
	(void)state;
	EXPECT(scheme,
	    "charge-sheet 1-1 2013-04-29, judgment 2-2 2019-02-21, "
	    "ruling 3-3 2017-11-30, judgment 4-4 2018-06-07",
	    COURT "CHARGE SHEET\n\nHe entered on the 2nd day of March 2013.\n"
		  "29.4.2013\n.........\nState Attorney\n",
	    COURT "JUDGMENT\n\n" PROSE "I so order.\n\nESAU KAGORO\nJUDGE\n"
		  "21/02/2019\n",
	    COURT "RULING\n\n" PROSE "Masaka, 30th November, 2017\n"
		  "Esau Kagoro\nJudge\n",
	    COURT "JUDGMENT\n\n" PROSE "Signed and dated at Mukono this 7th "
		  "day of June 2018.\n");
	/* "issues. / Dated" is no "issued at" */
	EXPECT(scheme, "motion 1-1 2016-08-08",
	    COURT "NOTICE OF MOTION\n\nTAKE NOTICE that the court will be moved "
		  "for orders\nthat leave be granted; there are triable issues.\n"
		  "Dated at Kampala this 8th day of August 2016\n");
	EXPECT(scheme, "indictment 1-1 2014-05-20",
	    COURT "INDICTMENT\nThe 20th day of May 2014\n\nAt the sessions "
		  "holden at Mukono the court is informed by the Director "
		  "that\nthe accused on the night of 11th December 2013 "
		  "killed.\nFor the Director\n");
}

static void
not_every_date_alone_is_the_documents(void **state)
{
	(void)state;
	EXPECT(scheme, "judgment 1-1, judgment 2-2, judgment 3-3, other 4-4",
	    /* a sentence goes on */
	    COURT "JUDGMENT\n\nThe witness says that he bought the land from "
		  "the clan on\n3rd March 2009\nand built.\n",
	    /* a stamp */
	    COURT "JUDGMENT\n\n" PROSE "RECEIVED\n6/3/2014\nREGISTRAR\n",
	    COURT "JUDGMENT\n\n" PROSE "10 JUN 2014\n",
	    /* what is listed */
	    COURT "LIST OF DOCUMENTS\n\nSale agreement\n6/3/2014\n");
}

static void
titles_and_dates_are_the_schemes(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct scheme *other;

	(void)state;
	if (scheme_load(&other, "tests/data/scheme-papers.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	EXPECT(other, "plaint 1-1 2016-10-06, correspondence 2-2, "
	    "judgment 3-3 2017-05-03",
	    "LANDGERICHT ZU ALTSTADT\nZIVILKLAGE NR. 5 ANNO 2016\n"
	    "MEIER gegen SCHULZE\nKLAGESCHRIFT\n\n"
	    "Gegeben zu Altstadt am 6. Weinmond 2016\n",
	    "Sehr geehrte Herren, ich warte.\n",
	    "U R T E I L\n\nDie Klage wird abgewiesen.\n"
	    "Gegeben zu Altstadt am 3. Mai 2017\n");
	EXPECT(other, "? 1-1", "JUDGMENT\n\n" PROSE);
	scheme_free(other);
}

static void
hostile_pages_are_cut_in_good_time(void **state)
{
	static const char *const unit[] = { "JUDGMENT\n", "A", "J U D ",
		"CHARGE SHEET ", "CORAM\n\n", "Dear Sir, ", "\xff\xc3\n" };
	struct buf text = BUF_INIT;
	struct case_file *f = xmalloc(sizeof *f);
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof unit / sizeof unit[0]; i++) {
		const char *pages[3] = { NULL };

		buf_truncate(&text, 0);
		for (j = 0; j < 20000; j++)
			buf_add(&text, unit[i], strlen(unit[i]));
		pages[0] = pages[1] = text.data;
		case_read(f, scheme, pages);
		assert_true(f->l.n_documents >= 1);
		case_release(f);
	}
	buf_release(&text);
	free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_known_in_all_their_spellings),
		cmocka_unit_test(titles_are_known_in_spite_of_ocr),
		cmocka_unit_test(lines_with_title_words_in_them_are_no_titles),
		cmocka_unit_test(pages_go_on_until_something_begins),
		cmocka_unit_test(a_blank_page_at_the_end_belongs_to_nothing),
		cmocka_unit_test(words_in_sentences_make_no_document),
		cmocka_unit_test(forms_and_letters_need_no_heading),
		cmocka_unit_test(phrases_tell_where_the_title_is_lost),
		cmocka_unit_test(nothing_known_is_no_type),
		cmocka_unit_test(the_date_of_a_deal_is_not_the_documents),
		cmocka_unit_test(a_date_may_stand_alone_beside_the_name),
		cmocka_unit_test(not_every_date_alone_is_the_documents),
		cmocka_unit_test(titles_and_dates_are_the_schemes),
		cmocka_unit_test(hostile_pages_are_cut_in_good_time),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
