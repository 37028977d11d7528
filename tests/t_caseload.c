/* tests/t_caseload.c: cases counted by age, station, type, subject and judge
 * (registry/backlog.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/buf.h"
#include "index/terms.h"
#include "registry/backlog.h"

static struct scheme *scheme;
static char young[] = "young", grown[] = "grown", old[] = "old";
static const struct scheme_age bands[] = {
	{ young, 0 }, { grown, 2 }, { old, 10 },
};
enum { YOUNG, GROWN, OLD, AGELESS };

static struct backlog b;
static int64_t next;

static int
fresh(void **state)
{
	(void)state;
	b = (struct backlog){ .scheme = scheme, .bands = bands, .n_bands = 3,
		.on = "2026-11-25" };
	next = 0;
	return 0;
}

static int
done(void **state)
{
	(void)state;
	backlog_release(&b);
	return 0;
}

static struct tally_number
number(const char *key, enum label_own own)
{
	struct tally_number n = { .own = own };

	assert_true(terms_case_parse(&n.id, key, strlen(key)));
	(void)snprintf(n.id.station_name, sizeof n.id.station_name, "%s",
	    n.id.station);
	return n;
}

/* A file of a case ("" : it has none), changed by what is given. */
static struct tally_file
file(struct tally_number *n, const char *key)
{
	struct tally_file x = { .number = ++next, .klass = "open",
		.numbers = n };

	if (*key) {
		*n = number(key, OWN_CASE);
		x.n_numbers = 1;
	}
	return x;
}

static void
add(const struct tally_file *x)
{
	assert_int_equal(backlog_add(&b, x, NULL), CR_OK);
}

static void
add_plain(const char *key, const char *status)
{
	struct tally_number n;
	struct tally_file x = file(&n, key);

	x.status = status;
	x.status_seq = next;
	add(&x);
}

/* "pending disposed unknown" of a row, by its title. */
static const char *
row(enum backlog_part part, const char *title)
{
	static char out[80];
	size_t i;

	for (i = 0; i < b.part[part].n; i++) {
		const struct backlog_row *r = &b.part[part].v[i];

		if (strcmp(r->title, title) != 0)
			continue;
		snprintf(out, sizeof out, "%ld %ld %ld",
		    backlog_state(&r->count, BACKLOG_PENDING),
		    backlog_state(&r->count, BACKLOG_DISPOSED),
		    backlog_state(&r->count, BACKLOG_UNKNOWN));
		return out;
	}
	return "none";
}

/* ---- cases and files ----------------------------------------------------- */

static void
volumes_of_one_case_count_once(void **state)
{
	(void)state;
	add_plain("HC/Mukono/CS/95/2015", "pending");
	add_plain("HC/Mukono/CS/95/2015", NULL);
	add_plain("HC/Lugazi/CS/95/2015", NULL);
	backlog_make(&b);
	assert_int_equal(b.cases, 2);
	assert_int_equal(b.files, 3);
	assert_int_equal(b.alone, 0);
	assert_string_equal(row(BACKLOG_STATION, "Mukono"), "1 0 0");
	assert_string_equal(row(BACKLOG_STATION, "Lugazi"), "0 0 1");
}

static void
what_was_its_code_before_joins_a_case(void **state)
{
	struct tally_number n[2];
	struct tally_file x;

	(void)state;
	add_plain("HC/Mukono/CS/95/2015", NULL);
	x = file(n, "HC/Lugazi/CS/12/2025");
	n[1] = number("HC/Mukono/CS/95/2015", OWN_OTHER);
	x.n_numbers = 2;
	add(&x);
	backlog_make(&b);
	assert_int_equal(b.cases, 1);
	assert_int_equal(b.files, 2);
	assert_string_equal(row(BACKLOG_STATION, "Lugazi"), "0 0 1");
	assert_string_equal(row(BACKLOG_STATION, "Mukono"), "none");
}

static void
files_without_a_full_number_are_cases_of_their_own(void **state)
{
	(void)state;
	add_plain("//CS/95/2015", NULL);
	add_plain("//CS/95/2015", NULL);
	add_plain("", NULL);
	add_plain("", "pending");
	backlog_make(&b);
	assert_int_equal(b.cases, 4);
	assert_int_equal(b.alone, 4);
	assert_string_equal(row(BACKLOG_STATION, "not known"), "1 0 3");
	assert_string_equal(row(BACKLOG_TYPE, "not known"), "1 0 1");
}

static void
one_court_alone(void **state)
{
	(void)state;
	b.seat = (struct seat){ "HC", "Mukono" };
	add_plain("HC/Mukono/CS/1/2015", NULL);
	add_plain("HC/Lugazi/CS/2/2015", NULL);
	add_plain("CM/Mukono/CS/3/2015", NULL);
	add_plain("", NULL);
	backlog_make(&b);
	assert_int_equal(b.cases, 1);
	assert_int_equal(b.files, 1);
}

/* ---- status -------------------------------------------------------------- */

static void
the_newest_word_goes_before_the_pages(void **state)
{
	struct tally_number n;
	struct tally_file x;

	(void)state;
	x = file(&n, "HC/Mukono/CS/1/2015");
	x.status = "disposed", x.status_seq = 7, x.found = "pending";
	add(&x);
	x = file(&n, "HC/Mukono/CS/1/2015");
	x.status = "pending", x.status_seq = 9;
	add(&x);
	x = file(&n, "HC/Mukono/CS/2/2015");
	x.found = "disposed";
	add(&x);
	x = file(&n, "HC/Mukono/CS/3/2015");
	x.status = "unknown", x.status_seq = 10;
	add(&x);
	backlog_make(&b);
	assert_string_equal(row(BACKLOG_STATION, "Mukono"), "1 1 1");
}

/* ---- age ----------------------------------------------------------------- */

static size_t
band_of_one(const char *key, const char *filed)
{
	struct tally_number n;
	struct tally_file x;
	size_t i;

	fresh(NULL);
	x = file(&n, key);
	x.filed = filed;
	add(&x);
	backlog_make(&b);
	for (i = 0; i <= b.n_bands; i++)
		if (b.all.n[BACKLOG_UNKNOWN][i])
			break;
	if (b.later)
		i = 99;
	done(NULL);
	return i;
}

static void
age_is_from_the_day_of_filing(void **state)
{
	(void)state;
	assert_int_equal(band_of_one("HC/M/CS/1/2020", "2024-11-26"), YOUNG);
	assert_int_equal(band_of_one("HC/M/CS/1/2020", "2024-11-25"), GROWN);
	assert_int_equal(band_of_one("HC/M/CS/1/2020", "2016-11-26"), GROWN);
	assert_int_equal(band_of_one("HC/M/CS/1/2020", "2016-11-25"), OLD);
	assert_int_equal(band_of_one("HC/M/CS/1/2020", "1950-01-01"), OLD);
	assert_int_equal(band_of_one("HC/M/CS/1/2020", "2026-11-26"), 99);
	fresh(NULL);
}

static void
else_from_the_middle_of_the_numbers_year(void **state)
{
	(void)state;
	assert_int_equal(band_of_one("HC/M/CS/1/2024", NULL), GROWN);
	assert_int_equal(band_of_one("HC/M/CS/1/2025", NULL), YOUNG);
	assert_int_equal(band_of_one("HC/M/CS/1/2026", NULL), YOUNG);
	assert_int_equal(band_of_one("HC/M/CS/1/2027", NULL), 99);
	assert_int_equal(band_of_one("HC/M/CS/1/2016", "no day"), OLD);
	fresh(NULL);
	b.on = "2026-03-01"; /* before the middle of the year */
	add_plain("HC/M/CS/1/2026", NULL);
	backlog_make(&b);
	assert_int_equal(b.all.n[BACKLOG_UNKNOWN][YOUNG], 1);
}

static void
what_is_not_known_is_counted_as_that(void **state)
{
	(void)state;
	assert_int_equal(band_of_one("", NULL), AGELESS);
	fresh(NULL);
}

/* ---- what may be told ---------------------------------------------------- */

static void
protected_cases_are_told_by_age_and_station_only(void **state)
{
	struct tally_number n;
	struct tally_file x;

	(void)state;
	x = file(&n, "HC/Mukono/FC/1/2015");
	x.subject = "FAM-ADOPT", x.subject_title = "Adoption";
	x.judge = "Judge A", x.klass = "family";
	add(&x);
	x = file(&n, "HC/Mukono/CS/2/2015");
	x.subject = "LAND", x.subject_title = "Land", x.judge = "Judge A";
	x.klass = "unclassified";
	add(&x);
	/* one protected volume protects the case */
	x = file(&n, "HC/Mukono/CS/3/2015");
	x.subject = "LAND", x.judge = "Judge B";
	add(&x);
	x = file(&n, "HC/Mukono/CS/3/2015");
	x.klass = "victim";
	add(&x);
	backlog_make(&b);
	assert_int_equal(b.protected, 2);
	assert_string_equal(row(BACKLOG_STATION, "Mukono"), "0 0 3");
	assert_string_equal(row(BACKLOG_TYPE, "protected (not shown apart)"),
	    "0 0 2");
	assert_string_equal(row(BACKLOG_TYPE, "Civil Suit"), "0 0 1");
	assert_string_equal(row(BACKLOG_SUBJECT, "Adoption"), "none");
	assert_string_equal(row(BACKLOG_SUBJECT, "Land"), "none");
	assert_string_equal(row(BACKLOG_SUBJECT, "class not known yet"),
	    "0 0 1");
	assert_string_equal(row(BACKLOG_JUDGE, "Judge A"), "0 0 1");
	assert_string_equal(row(BACKLOG_JUDGE, "Judge B"), "none");
}

/* ---- sums ---------------------------------------------------------------- */

static void
fill_many(void)
{
	static const char *const states[] = { "pending", "disposed", NULL };
	int i;

	for (i = 0; i < 500; i++) {
		char key[64], judge[64];
		struct tally_number n;
		struct tally_file x;

		snprintf(key, sizeof key, "HC/Town %d/CS/%d/%d", i % 23,
		    1 + i % 7, 2000 + i % 26);
		snprintf(judge, sizeof judge, "Judge %d", i % 40);
		x = file(&n, i % 11 ? key : "");
		x.status = states[i % 3], x.status_seq = i + 1;
		x.judge = i % 5 ? judge : NULL;
		x.klass = i % 13 ? "open" : "sealed";
		add(&x);
	}
	backlog_make(&b);
}

static void
each_part_adds_up_to_all(void **state)
{
	struct backlog_count sum;
	size_t i;
	int part;

	(void)state;
	fill_many();
	assert_int_equal(backlog_all(&b.all), b.cases);
	assert_int_equal(b.files, 500);
	for (part = 0; part < BACKLOG_PARTS; part++) {
		memset(&sum, 0, sizeof sum);
		for (i = 0; i < b.part[part].n; i++)
			backlog_sum(&sum, &b.part[part].v[i].count);
		assert_memory_equal(&sum, &b.all, sizeof sum);
	}
}

static void
rows_left_out_are_added_up(void **state)
{
	struct backlog_row others;
	size_t n, n_others, i;
	long all = 0;

	(void)state;
	fill_many();
	n = backlog_cut(&b.part[BACKLOG_JUDGE], 5, &others, &n_others);
	assert_int_equal(n, 5);
	for (i = 0; i < b.part[BACKLOG_JUDGE].n; i++)
		if (i < n || b.part[BACKLOG_JUDGE].v[i].aside)
			all += backlog_all(&b.part[BACKLOG_JUDGE].v[i].count);
	assert_int_equal(all + backlog_all(&others.count), b.cases);
	n = backlog_cut(&b.part[BACKLOG_JUDGE], 1000, &others, &n_others);
	assert_int_equal(n_others, 0);
}

static void
a_cell_is_no_formula_and_no_second_column(void **state)
{
	struct tally_number n;
	struct tally_file x = file(&n, "HC/Mukono/CS/1/2015");
	struct buf out = BUF_INIT;

	(void)state;
	x.judge = "=1+1, \"J\"";
	add(&x);
	backlog_make(&b);
	backlog_csv(&out, &b);
	assert_non_null(strstr(out.data, ",\"'=1+1, \"\"J\"\"\","));
	buf_release(&out);
}

static void
an_archive_without_files_has_no_backlog(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	backlog_make(&b);
	backlog_text(&out, &b, 10);
	assert_non_null(strstr(out.data, "0 cases in 0 files"));
	json_decref(backlog_json(&b));
	buf_release(&out);
}

int
main(void)
{
#define T(F) cmocka_unit_test_setup_teardown(F, fresh, done)
	const struct CMUnitTest tests[] = {
		T(volumes_of_one_case_count_once),
		T(what_was_its_code_before_joins_a_case),
		T(files_without_a_full_number_are_cases_of_their_own),
		T(one_court_alone),
		T(the_newest_word_goes_before_the_pages),
		T(age_is_from_the_day_of_filing),
		T(else_from_the_middle_of_the_numbers_year),
		T(what_is_not_known_is_counted_as_that),
		T(protected_cases_are_told_by_age_and_station_only),
		T(each_part_adds_up_to_all),
		T(rows_left_out_are_added_up),
		T(a_cell_is_no_formula_and_no_second_column),
		T(an_archive_without_files_has_no_backlog),
	};
	int failed;

	if (scheme_load(&scheme, "codes/schemes/uganda.xml", NULL) != CR_OK)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scheme_free(scheme);
	return failed;
}
