/* t_reconcile_rows.c: tests of registry/gaps.h, book.h and book_case.h: runs of
 * numbers, a register's rows, what they mean. */
#include "tests/scratch.h"

#include "registry/book.h"
#include "registry/book_case.h"
#include "registry/gaps.h"
#include "registry/reconcile_names.h"

static struct scheme *scheme;

/* ---- runs ---------------------------------------------------------------- */

/* "1-16 18 20": the gaps, then "+" and outliers, "from" a begin, "few". */
static void
runs(const char *seen, const char *want)
{
	long *v = NULL, first, last;
	size_t n = 0, cap = 0, i;
	struct buf out = BUF_INIT;
	struct run r;
	char *end;

	while (*seen) {
		first = last = strtol(seen, &end, 10);
		if (*end == '-')
			last = strtol(end + 1, &end, 10);
		for (; first <= last; first++) {
			v = xgrow(v, n, &cap, sizeof *v);
			v[n++] = first;
		}
		seen = end + (*end == ' ');
	}
	run_find(&r, v, n);
	if (r.sparse)
		buf_adds(&out, "few");
	if (r.begins > 1)
		buf_addf(&out, "from %ld ", r.begins);
	run_ranges(&out, r.gaps, r.n_gaps, 0);
	for (i = 0; i < r.n_outliers; i++)
		buf_addf(&out, " +%ld", r.outliers[i]);
	assert_string_equal(out.data, want);
	for (i = 0, first = 0; i < r.n_gaps; i++)
		first += r.gaps[i].last - r.gaps[i].first + 1;
	assert_int_equal(first, r.missing);
	run_release(&r);
	buf_release(&out);
	free(v);
}

static void
gaps_end_at_the_highest_seen(void **state)
{
	(void)state;
	runs("1-16 18-39 53-300", "17, 40-52");
	runs("1-300", "");
	runs("1 2 2 2 3 5 5", "4");
	runs("4-60 62", "1-3, 61");
	runs("", "few");
}

static void
a_misread_number_invents_no_gaps(void **state)
{
	(void)state;
	runs("1-300 26000", " +26000");
	runs("1-150 152-300 3012 26000", "151 +3012 +26000");
	runs("1-300 420", " +420");
	/* a second book is a run, however far */
	runs("1-300 900-1000", "301-899");
	/* and a hole of the size of others is one */
	runs("1-40 81-120 161", "41-80, 121-160");
}

static void
too_few_numbers_make_no_run(void **state)
{
	(void)state;
	runs("17", "few");
	runs("3 250", "few");
	runs("3 90 250", "few");
	runs("120-300", "from 120 ");
}

static void
many_ranges_are_cut(void **state)
{
	const struct run_gap g[] = { { 1, 1 }, { 3, 5 }, { 7, 7 } };
	struct buf out = BUF_INIT;

	(void)state;
	run_ranges(&out, g, 3, 2);
	assert_string_equal(out.data, "1, 3-5 and 1 more");
	buf_release(&out);
}

/* ---- rows ---------------------------------------------------------------- */

static struct book
read_csv(const void *text, size_t len)
{
	struct book book = BOOK_INIT;
	char *path = in_scratch("register.csv");

	must(file_write(path, text, len, e));
	must(book_read_csv(&book, path, e));
	free(path);
	return book;
}

static bool
noted(const struct book *book, const char *words)
{
	size_t i;

	for (i = 0; i < book->notes.n; i++)
		if (strstr(book->notes.v[i], words))
			return true;
	return false;
}

static void
columns_are_known_by_many_names(void **state)
{
	static const char text[] = "\xef\xbb\xbf"
	    "No.,Case No.,Plaintiff(s),Defendant(s),Date of Filing,Shade\n"
	    "1,CS 1/2015,\"Okello\nJohn\",Nakato,3.1.2015,blue\n"
	    ",,,,,\n"
	    "No.,Case No.,Plaintiff(s),Defendant(s),Date of Filing,Shade\n"
	    "2,CS 2/2015,Only One,,,\n";
	struct book book = read_csv(text, sizeof text - 1);

	(void)state;
	assert_int_equal(book.n, 2);
	assert_string_equal(book.v[0].number, "CS 1/2015");
	assert_string_equal(book.v[0].parties, "Okello John v Nakato");
	assert_string_equal(book.v[0].filed, "3.1.2015");
	assert_string_equal(book.v[0].page, "1");
	assert_null(book.v[0].court);
	assert_string_equal(book.v[1].parties, "Only One");
	assert_int_equal(book.v[1].line, 6);
	assert_true(noted(&book, "number from 'Case No.'"));
	assert_true(noted(&book, "passed over: 'Shade'"));
	book_release(&book);
}

static void
the_separator_is_found_and_said(void **state)
{
	static const char semicolons[] = "CIVIL REGISTER, 2015\n"
	    "Case No.;Parties, all of them;Year\nCS 1/2015;A, B v C;2015\n";
	static const char tabs[] = "Case No.\tParties\nCS 1/2015\tA, B v C\n";
	struct book book = read_csv(semicolons, sizeof semicolons - 1);

	(void)state;
	assert_int_equal(book.n, 1);
	assert_string_equal(book.v[0].parties, "A, B v C");
	assert_string_equal(book.v[0].year, "2015");
	assert_true(noted(&book, "semicolons"));
	assert_true(noted(&book, "line 2 is taken for the head"));
	book_release(&book);
	book = read_csv(tabs, sizeof tabs - 1);
	assert_string_equal(book.v[0].parties, "A, B v C");
	assert_true(noted(&book, "tabs"));
	book_release(&book);
}

static void
bad_rows_are_kept_with_their_line(void **state)
{
	static const char text[] = "number,parties\nCS 1/2015,A v B\n"
	    "CS 2/2015,M\0 v N\nCS 3/2015,Kato, John v Q\n"
	    "CS 4/2015,Jos\xe9 v R\nCS 5/2015,\"open v\nCS 6/2015,x v y\n";
	struct book book = read_csv(text, sizeof text - 1);

	(void)state;
	assert_int_equal(book.n, 5);
	assert_int_equal(book.n_faulty, 3);
	assert_null(book.v[0].fault);
	assert_non_null(strstr(book.v[1].fault, "NUL"));
	assert_int_equal(book.v[1].line, 3);
	assert_non_null(strstr(book.v[2].fault, "more cells"));
	assert_string_equal(book.v[3].parties, "Jos\xc3\xa9 v R");
	assert_non_null(strstr(book.v[4].fault, "not closed"));
	assert_int_equal(book.v[4].last_line, 7);
	assert_true(noted(&book, "Windows-1252"));
	book_release(&book);
}

static void
a_row_has_a_largest_size(void **state)
{
	enum { LONG = 1 << 20 };
	struct buf text = BUF_INIT;
	struct book book;
	size_t i;

	(void)state;
	buf_adds(&text, "number,parties\nCS 1/2015,");
	for (i = 0; i < LONG; i++)
		buf_addc(&text, 'x');
	buf_adds(&text, "\nCS 2/2015,A v B\n");
	for (i = 0; i < 600; i++)
		buf_addc(&text, '1');
	buf_adds(&text, ",A v B\n");
	book = read_csv(text.data, text.len);
	assert_int_equal(book.n, 3);
	assert_non_null(book.v[0].fault);
	assert_null(book.v[1].fault);
	assert_non_null(strstr(book.v[2].fault, "too long"));
	book_release(&book);
	buf_release(&text);
}

static void
a_list_without_a_head_is_refused(void **state)
{
	struct book book = BOOK_INIT;
	char *path = in_scratch("register.csv");

	(void)state;
	put("register.csv", "");
	must_say(CR_SKIP, "is empty", book_read_csv(&book, path, e));
	put("register.csv", "CS 1/2015,A v B\n");
	must_say(CR_SKIP, "no line names", book_read_csv(&book, path, e));
	must(file_write(path, "n\0u\0m\0b\0e\0r\0\n\0", 14, e));
	must_say(CR_SKIP, "NUL", book_read_csv(&book, path, e));
	book_release(&book);
	put("register.csv", "Case No.,Parties\n");
	must(book_read_csv(&book, path, e));
	assert_int_equal(book.n, 0);
	book_release(&book);
	free(path);
}

/* ---- what a row means ---------------------------------------------------- */

/* Its keys; how it was read. */
static enum case_reading
means(const char *written, const char *court, const char *type,
    const char *year, const char *want)
{
	struct book_court *usual = book_court_new();
	const struct book_hints hints = { NULL, usual, type, year };
	char key[CASE_KEY_MAX];
	struct buf out = BUF_INIT;
	struct book_case c;
	size_t i;

	book_court_read(usual, scheme, court);
	book_case(&c, scheme, written, &hints);
	for (i = 0; i < c.n; i++) {
		case_key(key, sizeof key, &c.v[i]);
		buf_addf(&out, "%s%s", i ? " " : "", key);
	}
	assert_string_equal(out.data, want);
	buf_release(&out);
	book_court_free(usual);
	return c.how;
}

static void
numbers_are_completed_by_the_court(void **state)
{
	(void)state;
	assert_int_equal(means("CS 95/2015", "High Court Mukono", NULL, NULL,
			     "HC/Mukono/CS/95/2015"), CASE_READ);
	assert_int_equal(means("HCT-00-CV-CS-0095-2015", "High Court Mukono",
			     NULL, NULL, "HC/00/CS/95/2015"), CASE_READ);
	assert_int_equal(means("Civil Suit No. 95 of 2015", "HCT-00", NULL,
			     NULL, "HC/00/CS/95/2015"), CASE_READ);
	assert_int_equal(means("MA 7/2016 arising from CS 95/2015",
			     "High Court Mukono", NULL, NULL,
			     "HC/Mukono/MA/7/2016"), CASE_READ);
}

static void
what_is_open_stays_open(void **state)
{
	(void)state;
	assert_int_equal(means("Civil Suit No. 45B of 2012", NULL, NULL, NULL,
			     "//CS/458/2012 //CS/45/2012"), CASE_AMBIGUOUS);
	assert_int_equal(means("95/2015", NULL, NULL, NULL, "///95/2015"),
	    CASE_NO_TYPE);
	assert_int_equal(means("CS 95", NULL, NULL, NULL, "//CS/95/"),
	    CASE_NO_YEAR);
	assert_int_equal(means("see below", NULL, NULL, NULL, ""),
	    CASE_UNREAD);
	assert_int_equal(means(NULL, NULL, NULL, NULL, ""), CASE_NONE);
}

static void
other_cells_tell_type_and_year(void **state)
{
	(void)state;
	assert_int_equal(means("95/2015", NULL, "Civil Suit", NULL,
			     "//CS/95/2015"), CASE_READ);
	assert_int_equal(means("95", NULL, "Civil Suit", "2015",
			     "//CS/95/2015"), CASE_READ);
	assert_int_equal(means("CS 95", NULL, NULL, "2015", "//CS/95/2015"),
	    CASE_READ);
}

static void
names_are_alike_however_they_are_spelt(void **state)
{
	struct name_words x, y;

	(void)state;
	name_words_read(&x, "James Ssebunya v Grace Nakato");
	name_words_read(&y, "SEBUNYA J. and NAKATTO GRACE");
	assert_true(name_words_alike(&x, &y));
	name_words_read(&y, "James Okello v Sarah Atim");
	assert_false(name_words_alike(&x, &y));
	name_words_read(&y, "");
	assert_false(name_words_alike(&x, &y));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps_end_at_the_highest_seen),
		cmocka_unit_test(a_misread_number_invents_no_gaps),
		cmocka_unit_test(too_few_numbers_make_no_run),
		cmocka_unit_test(many_ranges_are_cut),
		cmocka_unit_test(numbers_are_completed_by_the_court),
		cmocka_unit_test(what_is_open_stays_open),
		cmocka_unit_test(other_cells_tell_type_and_year),
		cmocka_unit_test(names_are_alike_however_they_are_spelt),
#define WITH_FILES(TEST) cmocka_unit_test_setup_teardown(TEST, scratch_setup, scratch_teardown)
		WITH_FILES(columns_are_known_by_many_names),
		WITH_FILES(the_separator_is_found_and_said),
		WITH_FILES(bad_rows_are_kept_with_their_line),
		WITH_FILES(a_row_has_a_largest_size),
		WITH_FILES(a_list_without_a_head_is_refused),
	};
	struct cr_err e = CR_ERR_INIT;
	int failed;

	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK) {
		fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scheme_free(scheme);
	return failed;
}
