/* tests/t_date.c: dates as court papers write them and as OCR leaves them,
 * and what is no date. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "codes/docdate.h"
#include "codes/scheme_data.h"
#include "tests/lines.h"

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

/* All dates of a text, "2016-10-06 2012-02-28?"; ?: doubtful. */
static void
dates_of(struct buf *out, const struct scheme *s, const char *text)
{
	struct page_text t;
	const struct page_text *list[1] = { &t };
	struct papers p;
	struct date d;
	char day[12];
	size_t at = 0;

	page_lines(&t, text);
	papers_read(&p, s, NULL, list, 1);
	buf_truncate(out, 0);
	for (; date_find(&d, &p, 0, at, p.v[0].h.g.n); at = d.to) {
		date_write(day, &d);
		buf_addf(out, "%s%s%s", out->len ? " " : "", day,
		    d.doubtful ? "?" : "");
	}
	papers_release(&p);
	text_release(&t);
}

struct row {
	const char *text, *dates;
};

static void
check_rows(const struct scheme *s, const struct row *v, size_t n)
{
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		dates_of(&out, s, v[i].text);
		if (strcmp(out.len ? out.data : "", v[i].dates) != 0)
			fail_msg("'%s': '%s', not '%s'", v[i].text,
			    out.len ? out.data : "", v[i].dates);
	}
	buf_release(&out);
}
#define CHECK(s, v) check_rows(s, v, sizeof(v) / sizeof(v)[0])

static void
every_written_form_is_read_day_first(void **state)
{
	static const struct row v[] = {
		{ "30 May 2019", "2019-05-30" },
		{ "9th May, 2008", "2008-05-09" },
		{ "16/3/2021", "2021-03-16" },
		{ "21st/11/2012", "2012-11-21" },
		{ "1st/11/2012", "2012-11-01" },
		{ "1/10/1983", "1983-10-01" },
		{ "11.03.13", "2013-03-11" },
		{ "02-07-1999", "1999-07-02" },
		{ "12. 4. 2010", "2010-04-12" },
		{ "this 6th day of October, 2016", "2016-10-06" },
		{ "28th day of February 2012", "2012-02-28" },
		{ "the 28th day of the month of February 2012",
		    "2012-02-28" },
		{ "this 8th\nday of\nApril, 2002", "2002-04-08" },
		{ "1st March 2019", "2019-03-01" },
		{ "2 nd April 2010", "2010-04-02" },
		{ "21 FEB 2007", "2007-02-21" },
		{ "23-Oct-98", "1998-10-23" },
		{ "October 6, 2016", "2016-10-06" },
		{ "3rd of May 1998 to 4th Sept. 1999",
		    "1998-05-03 1999-09-04" },
		{ "29.2.2000", "2000-02-29" },
	};

	(void)state;
	CHECK(scheme, v);
}

static void
broken_ordinals_and_letters_for_digits_are_forgiven(void **state)
{
	static const struct row v[] = {
		{ "26t' day of March 2012", "2012-03-26" },
		{ "16lh May, 2008", "2008-05-16" },
		{ "lst day of July 2016", "2016-07-01?" },
		{ "3lst December 1999", "1999-12-31?" },
		{ "2Oth June 2OI6", "2016-06-20?" },
		{ "l6th June 2016", "2016-06-16?" },
		{ "30/06/2O10", "2010-06-30?" },
		{ "12th day of Septernber 2007", "2007-09-12?" },
		{ "13th day of Apri, 1998", "1998-04-13?" },
		{ "17th day of February,\n(2014,", "2014-02-17" },
		{ "this6th day of October 2016", "2016-10-06" },
		{ "this 22nd day 0f July 2013", "2013-07-22" },
		{ "10.03/2017", "2017-03-10?" },
		{ "29,09.2017", "2017-09-29?" },
	};

	(void)state;
	CHECK(scheme, v);
}

static void
impossible_dates_are_none(void **state)
{
	static const struct row v[] = {
		{ "31/6/2010", "" },
		{ "sections 5,10,2010", "" },
		{ "12.10/14", "" },
		{ "29.2.2001", "" },
		{ "0/5/2010", "" },
		{ "12/13/2010", "" },
		{ "32nd May 2010", "" },
		{ "5th May 1815", "" },
		{ "5th May 2667", "" },
		{ "18th November 20068", "" },
		{ "day of October 2016", "" },
	};

	(void)state;
	CHECK(scheme, v);
}

static void
what_only_looks_like_a_date_is_none(void **state)
{
	static const struct row v[] = {
		{ "HCT-03-CV-CS-0121-2001", "" },
		{ "Civil Suit No. 7/2017", "" },
		{ "Tel 0772/12/12/10", "" },
		{ "paragraph 1.2.3", "" },
		{ "he bought 5 goats in May 2010", "" },
		{ "the 2nd accused in May 2010", "" },
		{ "section 3 of the Act, in May 2010", "" },
		{ "In May 2010 he may be 20 years", "" },
		{ "Shs. 12,05,2010", "" },
	};

	(void)state;
	CHECK(scheme, v);
}

static void
the_months_are_the_schemes(void **state)
{
	static const struct row v[] = {
		{ "am 6. Weinmond 2016", "2016-10-06" },
		{ "3. Mai 1999 und 6th October 2016", "1999-05-03" },
		{ "1.5.30, 1.5.31", "2030-05-01 1931-05-01" },
	};
	static const struct row w[] = {
		{ "am 3. Hornung 2016, 30. Hornung 2016", "2016-02-03" },
		{ "3. Wonnemond 1999, 3rd May 1999", "1999-05-03" },
	};
	struct cr_err e = CR_ERR_INIT;
	struct scheme *other;

	(void)state;
	if (scheme_load(&other, "tests/data/scheme-papers.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	CHECK(other, v);
	scheme_free(other);
	if (scheme_load(&other, "tests/data/scheme-other.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	CHECK(other, w);
	scheme_free(other);
}

static void
the_words_before_a_date_tell_what_it_is(void **state)
{
	static const struct {
		const char *text;
		int kind;
	} v[] = {
		{ "DATED at Mukono this 6th day of October, 2016",
		    DATE_SIGNED },
		{ "Daled at Mukono this 6th day of October, 2016",
		    DATE_SIGNED },
		{ "SWORN at Gulu by the said Okot this 3rd May 2001",
		    DATE_SIGNED },
		{ "Delivered in open court this 3rd May 2001",
		    DATE_DECIDED },
		{ "RECEIVED\n21 FEB 2007", DATE_FILED },
		{ "adjourned to 3/5/2001", DATE_HEARING },
		{ "on or about the 3rd May 2001", DATE_OFFENCE },
		{ "the letter of 3rd May 2001", -1 },
	};
	const struct page_text *list[1];
	struct page_text t;
	struct papers p;
	struct said said;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof v[0]; i++) {
		page_lines(&t, v[i].text);
		list[0] = &t;
		papers_read(&p, scheme, NULL, list, 1);
		assert_true(said_find(&said, &p, 0, 0, p.v[0].h.g.n));
		if (said.kind != v[i].kind)
			fail_msg("'%s': kind %d", v[i].text, said.kind);
		papers_release(&p);
		text_release(&t);
	}
}

static void
hostile_text_is_read_in_good_time(void **state)
{
	static const char *const unit[] = { "1 ", "1.", "May 1", "1st day of ",
		"\xff\xc3", "1 a 2000 ", "Dated 1/1/99\n" };
	struct buf text = BUF_INIT, out = BUF_INIT;
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof unit / sizeof unit[0]; i++) {
		buf_truncate(&text, 0);
		for (j = 0; j < 20000; j++)
			buf_add(&text, unit[i], strlen(unit[i]));
		dates_of(&out, scheme, text.data);
	}
	buf_release(&text);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_written_form_is_read_day_first),
		cmocka_unit_test(
		    broken_ordinals_and_letters_for_digits_are_forgiven),
		cmocka_unit_test(impossible_dates_are_none),
		cmocka_unit_test(what_only_looks_like_a_date_is_none),
		cmocka_unit_test(the_months_are_the_schemes),
		cmocka_unit_test(the_words_before_a_date_tell_what_it_is),
		cmocka_unit_test(hostile_text_is_read_in_good_time),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
