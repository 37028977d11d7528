/* tests/t_venue.c: the court that a jacket is said to be of: it completes a
 * number that names none, and never goes before what the number says; the
 * status, the next date and the outcome that were written beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codes/labels.h"
#include "codes/venue.h"
#include "tests/lines.h"

static struct scheme *scheme;

#define CAPTION(court, number)                                                \
	"THE REPUBLIC OF UGANDA\n" court "\n" number "\n"                      \
	"OKELLO JAMES ::::::::: PLAINTIFF\nVERSUS\n"                           \
	"NAKATO MARY ::::::::: DEFENDANT\nPLAINT\n"                            \
	"The plaintiff avers that he owns the land.\n"

struct file {
	struct page_text text;
	const struct page_text *list[1];
	struct papers p;
	struct labels l;
	char key[CASE_KEY_MAX];
};

static void
file_read(struct file *f, const struct jacket_words *j, const char *page)
{
	memset(f, 0, sizeof *f);
	text_init(&f->text);
	if (page)
		page_lines(&f->text, page);
	f->list[0] = page ? &f->text : NULL;
	papers_read(&f->p, scheme, j, f->list, 1);
	labels_find(&f->l, &f->p, NULL);
	if (f->l.own >= 0)
		case_key(f->key, sizeof f->key,
		    &f->l.numbers[f->l.own].n.candidates[0]);
}

static void
file_done(struct file *f)
{
	labels_release(&f->l);
	papers_release(&f->p);
	text_release(&f->text);
}

static size_t
conflicts(const struct file *f)
{
	size_t i, n = 0;

	for (i = 0; i < f->l.n_anomalies; i++)
		n += !strcmp(f->l.anomalies[i].kind, "number-conflict");
	return n;
}

struct jacket_case {
	const char *written, *court, *key;
	size_t conflicts;
};

static void
check(const struct jacket_case *v, size_t n)
{
	size_t i, wrong = 0;
	struct file f;

	for (i = 0; i < n; i++) {
		struct jacket_words j = { .written = v[i].written,
			.court = v[i].court };

		file_read(&f, &j, NULL);
		if (strcmp(f.key, v[i].key) != 0 ||
		    conflicts(&f) != v[i].conflicts) {
			print_error("'%s' + '%s': %s, %zu conflicts; not %s, "
				    "%zu\n", v[i].written, v[i].court, f.key,
			    conflicts(&f), v[i].key, v[i].conflicts);
			wrong++;
		}
		file_done(&f);
	}
	assert_int_equal(wrong, 0);
}

static void
the_court_completes_a_number_that_names_none(void **state)
{
	static const struct jacket_case v[] = {
		{ "CS 95/2015", "CM Mukono", "CM/Mukono/CS/95/2015", 0 },
		{ "CS 95/2015", "cm mukono", "CM/Mukono/CS/95/2015", 0 },
		{ "Civil Suit No. 95 of 2015", "High Court Mukono",
		    "HC/Mukono/CS/95/2015", 0 },
		{ "CS 95/2015", "High Court of Uganda at Mukono",
		    "HC/Mukono/CS/95/2015", 0 },
		{ "CS 95/2015", "Chief Magistrate's Court of Mukono at Mukono",
		    "CM/Mukono/CS/95/2015", 0 },
		{ "CS 95/2015", "HCT-00", "HC/00/CS/95/2015", 0 },
		{ "CS 95/2015", "HCT 00", "HC/00/CS/95/2015", 0 },
		{ "CS 95/2015", "hct-00-ld", "HC/00/CS/95/2015", 0 },
		{ "CS 95/2015", "HCT-91", "HC/91/CS/95/2015", 0 },
		{ "CS 95/2015", "Mukono", "/Mukono/CS/95/2015", 0 },
		{ "CS 95/2015", "Mengo", "CM/Mengo/CS/95/2015", 0 },
		{ "CS 95/2015", "High Court", "HC//CS/95/2015", 0 },
		{ "CS 95/2015", "G1 Njeru", "G1/Njeru/CS/95/2015", 0 },
		{ "CS 95/2015", "High Court Nakifuma", "HC/Mukono/CS/95/2015",
		    0 },
		{ "HCCS 95/2015", "Mukono", "HC/Mukono/CS/95/2015", 0 },
		{ "CACA 9 of 2010", "Court of Appeal Kampala", "CA//CA/9/2010",
		    0 },
		{ "CS 95/2015", "", "//CS/95/2015", 0 },
		{ "CS 95/2015", "the blue shelf", "//CS/95/2015", 0 },
	};

	(void)state;
	check(v, sizeof v / sizeof *v);
}

static void
a_court_is_known_though_it_is_misspelt(void **state)
{
	static const struct jacket_case v[] = {
		{ "CS 95/2015", "Hgh Cort Mukono", "HC/Mukono/CS/95/2015",
		    0 },
		{ "CS 95/2015", "High Court Mukonno", "HC/Mukono/CS/95/2015",
		    0 },
		{ "CS 95/2015", "Chief Magistrat Fort Portl",
		    "CM/Fort Portal/CS/95/2015", 0 },
	};

	(void)state;
	check(v, sizeof v / sizeof *v);
}

static void
what_the_number_says_itself_stays(void **state)
{
	static const struct jacket_case v[] = {
		/* the field still has the court of the jacket before */
		{ "HCT-00-LD-CS-0260-2017", "CM Mukono", "HC/00/CS/260/2017",
		    1 },
		{ "HCT-00-LD-CS-0260-2017", "High Court Mukono",
		    "HC/00/CS/260/2017", 1 },
		{ "HCT-00-LD-CS-0260-2017", "High Court Kampala",
		    "HC/00/CS/260/2017", 0 },
		{ "HCT-00-LD-CS-0260-2017", "HCT-00", "HC/00/CS/260/2017", 0 },
		{ "HCT-00-LD-CS-0260-2017", "Mukono", "HC/00/CS/260/2017", 1 },
		/* nobody knows whether 91 is Mukono */
		{ "HCT-91-LD-CS-0260-2017", "High Court Mukono",
		    "HC/91/CS/260/2017", 0 },
		{ "HCCS 95/2015", "CM Mukono", "HC//CS/95/2015", 1 },
		{ "Criminal Session Case 4 of 2014", "CM Mukono",
		    "HC//SC/4/2014", 1 },
		{ "Supreme Court Civil Appeal 5 of 2010", "High Court Mukono",
		    "SC//CA/5/2010", 1 },
		{ "Mukono Chief Magistrates Court CS 9/2010",
		    "CM Mukono", "CM/Mukono/CS/9/2010", 0 },
		{ "Civil Suit No. MM 14/2009", "CM Mukono",
		    "CM/Mbale/CS/14/2009", 1 },
	};

	(void)state;
	check(v, sizeof v / sizeof *v);
}

static void
the_court_settles_letters_that_mean_two_things(void **state)
{
	struct jacket_words j = { .written = "CR 12 of 2014" };
	struct file f;

	(void)state;
	file_read(&f, &j, NULL);
	assert_string_equal(f.key, "");
	file_done(&f);
	j.court = "CM Mukono"; /* no revisions there */
	file_read(&f, &j, NULL);
	assert_string_equal(f.key, "CM/Mukono/CRC/12/2014");
	file_done(&f);
}

static void
the_court_is_the_own_cases_and_not_its_parents(void **state)
{
	const struct jacket_words j = {
		.written = "CA 7 of 2016 (appeal from CS 95/2015)",
		.court = "High Court Mukono" };
	const struct label_no *own;
	struct file f;

	(void)state;
	file_read(&f, &j, NULL);
	assert_string_equal(f.key, "HC/Mukono/CA/7/2016");
	own = &f.l.numbers[f.l.own];
	assert_string_equal(own->n.rule, "jacket-court");
	assert_true(own->n.score == 1);
	assert_int_equal(f.l.n_numbers, 2);
	assert_string_equal(f.l.numbers[1].n.candidates[0].court, "");
	assert_string_equal(f.l.numbers[1].n.rule, "registered");
	file_done(&f);
}

static void
a_heading_that_names_another_court_is_shown(void **state)
{
	const struct jacket_words j = { .written = "CS 95/2015",
		.court = "CM Mukono" };
	struct file f;

	(void)state;
	file_read(&f, &j, CAPTION("IN THE HIGH COURT OF UGANDA AT MUKONO",
	    "CIVIL SUIT NO. 95 OF 2015"));
	assert_string_equal(f.key, "CM/Mukono/CS/95/2015");
	assert_int_equal(conflicts(&f), 1);
	file_done(&f);
	file_read(&f, &j, CAPTION("IN THE CHIEF MAGISTRATE'S COURT OF MUKONO "
	    "AT MUKONO", "CIVIL SUIT NO. 95 OF 2015"));
	assert_int_equal(conflicts(&f), 0);
	file_done(&f);
}

static void
what_is_written_of_the_course_goes_before_the_pages(void **state)
{
	const struct jacket_words j = { .written = "CS 95/2015",
		.status = "disposed", .next_date = "2026-12-01",
		.outcome = "Dismissed with costs" };
	const struct jacket_words nothing = { .written = "CS 95/2015",
		.status = "unknown" };
	const struct jacket_words ended = { .written = "CS 95/2015",
		.outcome = "settled" };
	const char *page = CAPTION("IN THE HIGH COURT OF UGANDA AT MUKONO",
	    "CIVIL SUIT NO. 95 OF 2015");
	struct file f;

	(void)state;
	file_read(&f, &nothing, page);
	assert_int_equal(f.l.status, STATUS_PENDING);
	assert_int_equal(f.l.n_hearings, 0);
	file_done(&f);
	file_read(&f, &j, page);
	assert_int_equal(f.l.status, STATUS_DISPOSED);
	assert_true(f.l.status_why.v[0].page == EVIDENCE_JACKET);
	assert_string_equal(f.l.status_why.v[0].rule, "jacket");
	assert_true(f.l.outcome >= 0);
	assert_string_equal(f.p.s->topics.outcomes[f.l.outcome].code,
	    "dismissed");
	assert_int_equal(f.l.n_hearings, 1);
	assert_string_equal(f.l.hearings[0].date, "2026-12-01");
	assert_true(f.l.hearings[0].why.v[0].page == EVIDENCE_JACKET);
	file_done(&f);
	file_read(&f, &ended, NULL);
	assert_int_equal(f.l.status, STATUS_DISPOSED);
	file_done(&f);
}

static int
setup(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) == CR_OK)
		return 0;
	print_error("%s\n", e.msg);
	return -1;
}

static int
teardown(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_court_completes_a_number_that_names_none),
		cmocka_unit_test(a_court_is_known_though_it_is_misspelt),
		cmocka_unit_test(what_the_number_says_itself_stays),
		cmocka_unit_test(
		    the_court_settles_letters_that_mean_two_things),
		cmocka_unit_test(
		    the_court_is_the_own_cases_and_not_its_parents),
		cmocka_unit_test(a_heading_that_names_another_court_is_shown),
		cmocka_unit_test(
		    what_is_written_of_the_course_goes_before_the_pages),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
