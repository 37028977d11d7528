/* tests/t_course.c: when a case was filed, heard and decided, how it ended,
 * and what of that must stay unknown. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "tests/case_file.h"

#define COURT                                                                  \
	"THE REPUBLIC OF UGANDA\n"                                             \
	"IN THE HIGH COURT OF UGANDA AT MUKONO\n"                              \
	"CIVIL SUIT NO. 95 OF 2015\n\n"                                        \
	"OKELLO JAMES ::::::::::::::::: PLAINTIFF\n"                           \
	"VERSUS\n"                                                             \
	"NAKATO MARY :::::::::::::::::: DEFENDANT\n\n"
#define PLAINT                                                                 \
	COURT "PLAINT\n\nThe plaintiff claims the land.\n"                     \
	      "Dated at Mukono this 4th day of May, 2015\n"

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

/* "filed judgment status outcome" */
static void
tell(struct case_file *f)
{
	static const char *const status[] = { "unknown", "pending",
		"disposed" };
	const struct labels *l = &f->l;

	buf_truncate(&f->told, 0);
	buf_addf(&f->told, "%s %s %s %s", *l->filed.date ? l->filed.date : "-",
	    *l->judgment.date ? l->judgment.date : "-", status[l->status],
	    l->outcome < 0 ? "-" : f->p.s->topics.outcomes[l->outcome].code);
}

#define EXPECT(told, ...)                                                      \
	expect(told, (const char *const[]){ __VA_ARGS__, NULL })

static void
expect(const char *told, const char *const *pages)
{
	struct case_file *f = xmalloc(sizeof *f);
	const struct labels *l = &f->l;

	case_read(f, scheme, pages);
	tell(f);
	assert_string_equal(f->told.data, told);
	assert_true(!*l->filed.date || l->filed.why.n > 0);
	assert_true(!*l->judgment.date || l->judgment.why.n > 0);
	assert_true(l->status == STATUS_UNKNOWN || l->status_why.n > 0);
	case_release(f);
	free(f);
}

static void
a_judgment_disposes_of_the_case(void **state)
{
	(void)state;
	EXPECT("2015-05-04 2019-10-23 disposed dismissed", PLAINT,
	    COURT "JUDGMENT\n\nI have considered the evidence.\n"
		  "The suit is hereby dismissed with costs.\n"
		  "Dated at Mukono this 23rd day of October 2019\n");
	EXPECT("2015-05-04 2019-10-23 disposed entered", PLAINT,
	    COURT "JUDGMENT\n\nAn earlier application was dismissed.\n"
		  "Judgment is entered for the plaintiff.\n"
		  "Delivered in open court this 23rd day of October 2019\n");
	/* "appeal. Dated" is not "appeal abated" */
	EXPECT("2015-05-04 2019-10-23 disposed -", PLAINT,
	    COURT "JUDGMENT\n\nThe respondent has the costs of the appeal.\n"
		  "Dated at Mukono this 23rd day of October 2019\n");
}

static void
what_was_only_filed_is_pending(void **state)
{
	(void)state;
	EXPECT("2015-05-04 - pending -", PLAINT);
	EXPECT("- - unknown -", "The witness told the court of the famine.\n");
}

static void
the_judgment_goes_before_a_later_ruling(void **state)
{
	(void)state;
	EXPECT("2015-05-04 2019-10-23 disposed allowed", PLAINT,
	    COURT "JUDGMENT\n\nThe claim is allowed.\n"
		  "Dated at Mukono this 23rd day of October 2019\n",
	    COURT "RULING\n\nThe application for stay is dismissed.\n"
		  "Dated at Mukono this 5th day of March 2020\n");
}

static void
a_ruling_on_the_way_leaves_the_case_pending(void **state)
{
	(void)state;
	EXPECT("2015-05-04 - pending goes-on", PLAINT,
	    COURT "RULING\n\nThe preliminary objection is overruled.\n"
		  "Dated at Mukono this 5th day of March 2016\n");
	EXPECT("2015-05-04 - pending -", PLAINT,
	    COURT "RULING\n\nThe witness may be called again.\n"
		  "Dated at Mukono this 5th day of March 2016\n",
	    COURT "HEARING NOTICE\n\nTAKE NOTICE that the hearing of this "
		  "case has been fixed\nfor the 6th day of October, 2016.\n");
}

static void
an_application_ends_with_its_ruling(void **state)
{
	(void)state;
	EXPECT("2015-05-04 2015-07-01 disposed -",
	    COURT "NOTICE OF MOTION\n\nfor orders that execution be stayed\n"
		  "Dated at Mukono this 4th day of May, 2015\n",
	    COURT "RULING\n\nI am of the view that costs are to follow.\n"
		  "Dated at Mukono this 1st day of July 2015\n");
}

static void
a_decree_without_its_judgment_disposes_but_dates_nothing(void **state)
{
	(void)state;
	EXPECT("2015-05-04 - disposed entered", PLAINT,
	    COURT "DECREE\n\nIT IS HEREBY ORDERED AND DECREED that the land "
		  "is returned.\nGIVEN under my hand and the seal of this "
		  "court this 1st day of August 2016\n");
}

static void
the_record_may_tell_of_the_end(void **state)
{
	(void)state;
	EXPECT("2015-05-04 - disposed settled", PLAINT,
	    "10/3/2016\nPlaintiff present. Defendant absent.\n"
	    "Court: Matter for hearing. Adjourned to 12/4/2016.\n\n"
	    "12/4/2016\nBoth parties present.\n"
	    "Court: The suit is settled. File closed.\n");
}

static void
hearings_are_entries_and_notices_in_order(void **state)
{
	static const char *const pages[] = {
		COURT "HEARING NOTICE\n\nTAKE NOTICE that the hearing of this "
		      "case has been fixed\nfor the 6th day of October, "
		      "2015.\nGiven under my hand this 1st June 2015\n",
		"12/4/2015\nPlaintiff present.\nCourt: Matter for hearing.\n"
		"He bought it on 3/2/1999 and paid.\n\n"
		"11.03.15\nBoth parties present. Case for mention.\n\n"
		"12/4/2015\nParties present.\n",
		NULL
	};
	struct case_file *f = xmalloc(sizeof *f);

	(void)state;
	case_read(f, scheme, pages);
	assert_int_equal(f->l.n_hearings, 3);
	assert_string_equal(f->l.hearings[0].date, "2015-03-11");
	assert_string_equal(f->l.hearings[1].date, "2015-04-12");
	assert_string_equal(f->l.hearings[2].date, "2015-10-06");
	assert_true(f->l.hearings[0].why.n == 1);
	case_release(f);
	free(f);
}

static void
documents_of_other_cases_tell_nothing(void **state)
{
	static const char *const pages[] = { PLAINT,
		COURT "JUDGMENT\n\nThe suit is dismissed.\n"
		      "Dated at Mukono this 23rd day of October 2014\n",
		NULL };
	struct case_file *f = xmalloc(sizeof *f);
	struct labels *l = &f->l;

	(void)state;
	case_read(f, scheme, pages);
	assert_int_equal(l->n_documents, 2);
	assert_string_equal(l->judgment.date, "2014-10-23");
	/* Once more, with the judgment given to another case. */
	labels_release(l);
	l->own = l->outcome = -1;
	documents_find(l, &f->p);
	l->documents[1].number = 0;
	dates_find(l, &f->p);
	tell(f);
	assert_string_equal(f->told.data, "2015-05-04 - pending -");
	case_release(f);
	free(f);
}

static void
a_stamp_dates_the_filing_where_the_paper_does_not(void **state)
{
	(void)state;
	EXPECT("2015-05-06 - pending -",
	    "HIGH COURT OF UGANDA\nRECEIVED\n06 MAY 2015\nMUKONO\n\n" COURT
	    "PLAINT\n\nThe plaintiff claims the land.\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_judgment_disposes_of_the_case),
		cmocka_unit_test(what_was_only_filed_is_pending),
		cmocka_unit_test(the_judgment_goes_before_a_later_ruling),
		cmocka_unit_test(a_ruling_on_the_way_leaves_the_case_pending),
		cmocka_unit_test(an_application_ends_with_its_ruling),
		cmocka_unit_test(
		    a_decree_without_its_judgment_disposes_but_dates_nothing),
		cmocka_unit_test(the_record_may_tell_of_the_end),
		cmocka_unit_test(hearings_are_entries_and_notices_in_order),
		cmocka_unit_test(documents_of_other_cases_tell_nothing),
		cmocka_unit_test(
		    a_stamp_dates_the_filing_where_the_paper_does_not),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
