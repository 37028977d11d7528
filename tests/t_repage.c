/* t_repage.c: tests of catalog/repage.h: pages in the wrong file are put into
 * the right one and back, none is lost, and nothing is shown meanwhile that
 * was protected. */
#include "tests/deliver.h"

#include "catalog/decision.h"
#include "catalog/internal.h"
#include "catalog/record.h"
#include "catalog/repage.h"

static struct bench b;

static int
setup(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	deliver_simple(b.c, "b1", 1, "one", 1, 5);
	deliver_simple(b.c, "b2", 2, "two", 2, 3);
	return 0;
}

static int
teardown(void **state)
{
	bench_close(&b);
	return scratch_teardown(state);
}

/* The pages of a file in order: source pages of "b1" as digits, of "b2" as
 * letters. */
static void
assert_pages(int64_t file, const char *want)
{
	char got[32] = "";
	struct record *r;
	size_t i;

	must(record_read(b.c, file, &r, e));
	for (i = 0; i < r->n_pages && i < sizeof got - 1; i++) {
		assert_int_equal(r->pages[i].n, i + 1);
		got[i] = (char)(r->pages[i].source_page +
		    (r->pages[i].id[1] == '1' ? '0' : 'a' - 1));
	}
	got[i] = '\0';
	assert_string_equal(got, want);
	record_free(r);
}

static int64_t
number(const char *text)
{
	int64_t n = -1;

	must(sql_int_of(b.c->db, &n, e, text, ""));
	return n;
}

static void
moved_behind_and_put_back(void **state)
{
	int64_t to = 2, seq = 0;

	(void)state;
	must(repage(b.c, 1, 2, 4, &to, "me", "slip unread", &seq, e));
	assert_pages(1, "15");
	assert_pages(2, "abc234");
	assert_int_equal(number("SELECT unread FROM file_state WHERE file=1"),
	    2);
	assert_int_equal(number("SELECT unread FROM file_state WHERE file=2"),
	    6);
	must(decision_undo(b.c, seq, "me", "wrong", e));
	assert_pages(1, "12345");
	assert_pages(2, "abc");
	assert_int_equal(number("SELECT unread FROM file_state WHERE file=2"),
	    3);
	assert_int_equal(number("SELECT count(*) FROM file_state "
				"WHERE rev>2"), 2);
}

static void
a_file_emptied_is_withdrawn(void **state)
{
	struct record *r;
	int64_t to = 2, seq;

	(void)state;
	must(repage(b.c, 1, 1, 5, &to, "me", "", &seq, e));
	must(record_read(b.c, 1, &r, e));
	assert_true(r->withdrawn);
	record_free(r);
	must(decision_undo(b.c, seq, "me", "", e));
	must(record_read(b.c, 1, &r, e));
	assert_false(r->withdrawn);
	record_free(r);
	assert_pages(1, "12345");
}

static void
into_a_file_of_its_own(void **state)
{
	int64_t to = 0;

	(void)state;
	must(repage(b.c, 1, 5, 5, &to, "me", "", NULL, e));
	assert_true(to > 2);
	assert_pages(1, "1234");
	assert_pages(to, "5");
}

static void
what_cannot_be_is_refused(void **state)
{
	int64_t to = 2, none = 77, same = 1, seq;

	(void)state;
	must_say(CR_SKIP, "no pages", repage(b.c, 1, 4, 6, &to, "me", "", NULL,
	    e));
	must_say(CR_SKIP, "are none", repage(b.c, 1, 3, 2, &to, "me", "", NULL,
	    e));
	must_say(CR_SKIP, "no such file", repage(b.c, 1, 1, 1, &none, "me", "",
	    NULL, e));
	must_say(CR_SKIP, "already", repage(b.c, 1, 1, 1, &same, "me", "", NULL,
	    e));
	must_say(CR_SKIP, "who decides", repage(b.c, 1, 1, 1, &to, " ", "",
	    NULL, e));
	must_say(CR_SKIP, "not only said", decision_add(b.c, 1, "pages",
	    "a|b|c|1|1", "me", "", NULL, e));
	assert_pages(1, "12345");
	/* moved on since: not put back by halves */
	must(repage(b.c, 1, 1, 3, &to, "me", "", &seq, e));
	must(repage(b.c, 2, 5, 5, &same, "me", "", NULL, e));
	must_say(CR_SKIP, "by hand", decision_undo(b.c, seq, "me", "", e));
	assert_pages(1, "452");
	assert_pages(2, "abc13");
}

static void
protection_goes_along(void **state)
{
	int64_t to = 2;

	(void)state;
	must(sql_script(b.c->db, "UPDATE file_state SET class='open' "
	    "WHERE file=2; UPDATE file_state SET class='victim' WHERE file=1",
	    e));
	must(repage(b.c, 1, 1, 1, &to, "me", "", NULL, e));
	assert_int_equal(number("SELECT count(*) FROM file_state WHERE "
				"class='victim'"), 2);
}

static void
what_a_person_opened_gets_no_protected_pages(void **state)
{
	int64_t to = 2;

	(void)state;
	must(decision_add(b.c, 2, "class", "open", "me", "looked", NULL, e));
	must_say(CR_SKIP, "not open", repage(b.c, 1, 1, 1, &to, "me", "", NULL,
	    e));
	assert_pages(1, "12345");
	must(sql_script(b.c->db, "UPDATE file_state SET class='open' "
	    "WHERE file=1", e));
	must(repage(b.c, 1, 1, 1, &to, "me", "", NULL, e));
}

#define TEST(F) cmocka_unit_test_setup_teardown(F, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(moved_behind_and_put_back),
		TEST(a_file_emptied_is_withdrawn),
		TEST(into_a_file_of_its_own),
		TEST(what_cannot_be_is_refused),
		TEST(protection_goes_along),
		TEST(what_a_person_opened_gets_no_protected_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
