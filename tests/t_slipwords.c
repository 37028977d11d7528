/* tests/t_slipwords.c: a page that reads as one of our slips is proposed;
 * other pages, other sites and ids that do not check are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "codes/slipwords.h"
#include "tests/lines.h"

static struct scheme *scheme;

/* MUK-000123-8 and MUK-000158-6 have right check digits. */
#define REST "\nvol. 2 of 3, shelf C4\nCivil Suit 95 of 2015, Mukono\n"        \
	"pages counted: 42\nscanned by ________\ndate ________\n"              \
	"Put in front of the first sheet of this file. Scan it with the file."

static bool
found(const char *text, const char *id, bool add)
{
	struct slip_words s;

	return slip_words_find(&s, "MUK", text, strlen(text)) &&
	    !strcmp(s.id, id) && s.add == add;
}

static bool
none(const char *text)
{
	struct slip_words s;

	return !slip_words_find(&s, "MUK", text, strlen(text));
}

static void
a_slip_is_read_by_its_words(void **state)
{
	(void)state;
	assert_true(found("COURTROLL FILE SLIP\nMUK-000123-8" REST,
	    "MUK-000123-8", false));
	assert_true(found("COURTROLL ADD-ON SLIP\nMUK-000123-8" REST,
	    "MUK-000123-8", true));
}

static void
what_ocr_does_to_it_is_forgiven(void **state)
{
	static const char *const v[] = {
		"COURTROLL FILE SLlP\nMUK-OOO123-8",
		"COURTROLL FlLE SL1P\nMUK-000I23-8",
		"C0URTR0LL FILE SUIP\nMUK-000l23 - 8",
		"COURTROLL FILF SLIP\nMUK 000123 8",
		"COURTROLLFILE SLIP\nCOURTROLL FILESLIP\nMUK-000123-8",
		"FILE SLP\nMUK-000123-8", "FIILE SLIP\nMUK-000123-8",
		"noise FILE SLIP | MUK \xe2\x80\x94 000123 \xe2\x80\x94 8 |",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (!found(v[i], "MUK-000123-8", false))
			fail_msg("'%s'", v[i]);
	assert_true(found("COURTROLL ADD ON SLIP MUK-0001SB-6",
	    "MUK-000158-6", true));
}

static void
what_does_not_check_is_not_proposed(void **state)
{
	static const char *const v[] = {
		"COURTROLL FILE SLIP\nMUK-000123-7", /* another digit */
		"COURTROLL FILE SLIP\nMUK-000128-8",
		"COURTROLL FILE SLIP\nMBL-000123-8", /* another site */
		"COURTROLL FILE SLIP\nMUK-00123-8",  /* a digit lost */
		"COURTROLL FILE SLIP\nMUK-000123-87",
		"COURTROLL FILE SLIP\nMUK-000123-8 MUK-000158-6", /* which? */
		"COURTROLL FILE SLIP\nXMUK-000123-8",
		"COURTROLL FOLE SLOP\nMUK-000123-8", /* two letters */
		"Please put the slip of file MUK-000123-8 back",
		"MUK-000123-8", "FILE SLIP", "",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (!none(v[i]))
			fail_msg("'%s'", v[i]);
}

/* Pages of one file; its anomalies of that kind. */
static size_t
slips(const char *file, const char *const *pages, size_t n, char *detail,
    size_t size)
{
	const struct jacket_words j = { .file = file };
	const struct page_text *list[4];
	struct page_text text[4];
	struct papers p;
	struct labels l;
	size_t i, seen = 0;

	for (i = 0; i < n; i++) {
		page_lines(&text[i], pages[i]);
		list[i] = &text[i];
	}
	papers_read(&p, scheme, &j, list, n);
	labels_find(&l, &p, NULL);
	for (i = 0; i < l.n_anomalies; i++) {
		if (strcmp(l.anomalies[i].kind, "slip-unread") != 0)
			continue;
		seen++;
		assert_int_equal(l.anomalies[i].page, 1);
		assert_string_equal(l.anomalies[i].other, "MUK-000123-8");
		(void)snprintf(detail, size, "%s", l.anomalies[i].detail);
	}
	/* the number on a slip is not this file's */
	if (seen)
		for (i = 0; i < l.n_numbers; i++)
			assert_int_equal(l.numbers[i].page, 0);
	labels_release(&l);
	papers_release(&p);
	for (i = 0; i < n; i++)
		text_release(&text[i]);
	return seen;
}

static void
it_is_an_anomaly_of_the_file_that_it_lies_in(void **state)
{
	static const char *const pages[] = {
		"IN THE HIGH COURT OF UGANDA AT MUKONO\n"
		"CIVIL SUIT NO. 95 OF 2015\nPLAINT\n",
		"COURTROLL FILE SLIP\nMUK-000123-8" REST,
	};
	char detail[200] = "";
	char many[4000] = "COURTROLL FILE SLIP\nMUK-000123-8\n";
	const char *list[2] = { pages[0], many };
	size_t i;

	(void)state;
	assert_int_equal(slips("MUK-000158-6", pages, 2, detail,
	    sizeof detail), 1);
	assert_string_equal(detail, "the printed words say MUK-000123-8; its "
				    "bar code was not read");
	/* its own slip, or nobody knows which file this is */
	assert_int_equal(slips("MUK-000123-8", pages, 2, detail,
	    sizeof detail), 0);
	assert_int_equal(slips(NULL, pages, 2, detail, sizeof detail), 0);
	/* a page of text that speaks of one */
	for (i = 0; i < 200; i++)
		memcpy(many + strlen(many), "and the land ", 14);
	assert_int_equal(slips("MUK-000158-6", list, 2, detail,
	    sizeof detail), 0);
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
		cmocka_unit_test(a_slip_is_read_by_its_words),
		cmocka_unit_test(what_ocr_does_to_it_is_forgiven),
		cmocka_unit_test(what_does_not_check_is_not_proposed),
		cmocka_unit_test(it_is_an_anomaly_of_the_file_that_it_lies_in),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
