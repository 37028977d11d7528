/* t_register.c: tests of catalog/register.h: files from their jackets. */
#include "tests/scratch.h"

#include "catalog/internal.h"
#include "catalog/record.h"
#include "catalog/register.h"

static struct bench b;

static int
setup(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	return 0;
}

static int
teardown(void **state)
{
	bench_close(&b);
	return scratch_teardown(state);
}

static const struct jacket full = {.written = "HCT-00-LD-CS-0260-2017",
    .parties = "Okello v Nansubuga",
    .type = "Civil Suit",
    .volume = "1 of 2",
    .room = "A",
    .shelf = "C4",
    .box = "17",
    .state = "closed",
    .klass = "open"};

static bool
registered(const struct jacket *j, char id[FILE_ID_MAX])
{
	bool known;

	must(register_file(b.c, j, id, &known, e));
	return known;
}

static void
what_is_said_is_kept(void **state)
{
	char id[FILE_ID_MAX];
	struct record *r;
	int64_t file = 0, next = 0;

	(void)state;
	assert_false(registered(&full, id));
	assert_int_equal(strncmp(id, "MUK-000001-", 11), 0);
	must(record_lookup(b.c, id, &file, e));
	must(record_read(b.c, file, &r, e));
	assert_string_equal(r->written, full.written);
	assert_string_equal(r->parties, full.parties);
	assert_string_equal(r->type, full.type);
	assert_string_equal(r->volume, full.volume);
	assert_string_equal(r->room, full.room);
	assert_string_equal(r->shelf, full.shelf);
	assert_string_equal(r->box, full.box);
	assert_string_equal(r->state, full.state);
	assert_int_equal(strlen(r->registered), 10);
	assert_int_equal(r->n_pages, 0);
	assert_null(r->batch);
	record_free(r);
	/* without pages it goes straight to code */
	must(catalog_next_uncoded(b.c, 0, false, &next, e));
	assert_int_equal(next, file);
}

/* A list that was cut short is simply given again. */
static void
the_same_jacket_is_the_same_file(void **state)
{
	struct jacket j = full;
	char first[FILE_ID_MAX], again[FILE_ID_MAX];

	(void)state;
	assert_false(registered(&full, first));
	assert_true(registered(&full, again));
	assert_string_equal(first, again);
	j.volume = "2 of 2";
	assert_false(registered(&j, again));
	assert_string_not_equal(first, again);
	j.volume = NULL; /* not said is not the same as said */
	assert_false(registered(&j, again));
	assert_true(registered(&j, again));
	j.volume = "";
	assert_false(registered(&j, again));
}

/* What is added to a file later does not make another jacket this file. */
static void
an_addition_is_no_jacket(void **state)
{
	const struct jacket box = {.box = "18"};
	char id[FILE_ID_MAX], other[FILE_ID_MAX];
	struct record *r;
	int64_t file = 0;

	(void)state;
	assert_false(registered(&full, id));
	must(record_lookup(b.c, id, &file, e));
	must(register_more(b.c, file, &box, e));
	must(record_read(b.c, file, &r, e));
	assert_string_equal(r->box, "18");
	assert_string_equal(r->shelf, "C4");
	record_free(r);
	assert_false(registered(&box, other));
	assert_string_not_equal(id, other);
	assert_true(registered(&full, other));
	assert_string_equal(id, other);
	must_say(CR_FATAL, "FOREIGN KEY", register_more(b.c, 999, &box, e));
}

/* The cost of a line of a list must not grow with the list. */
static void
asking_for_a_jacket_uses_an_index(void **state)
{
	sqlite3_stmt *q;

	(void)state;
	must(sql_query(&q, b.c->db, e,
	    "EXPLAIN QUERY PLAN SELECT file FROM registration WHERE "
	    "written IS ? AND parties IS ? AND type IS ? AND box IS ?",
	    ""));
	must(sql_next(q, e));
	assert_non_null(strstr(sql_text(q, 3), "USING INDEX"));
	sql_done(q);
}

/* Files without number, names and box: found by shelf, whatever its case. */
static void
a_bare_jacket_is_known_too(void **state)
{
	struct jacket j = { .shelf = "F2", .pages = "7" };
	char first[FILE_ID_MAX], again[FILE_ID_MAX];

	(void)state;
	assert_false(registered(&j, first));
	assert_true(registered(&j, again));
	assert_string_equal(first, again);
	j.shelf = "f2";
	assert_false(registered(&j, again));
	j.shelf = "F2";
	j.pages = "8";
	assert_false(registered(&j, again));
	j.pages = "7";
	j.room = "A";
	assert_false(registered(&j, again));
	j.box = "1";
	assert_false(registered(&j, again));
	assert_true(registered(&j, again));
}

static void
says(const char *number, const char *who, int64_t *file)
{
	const struct jacket j = { .written = number, .who = who };
	char id[FILE_ID_MAX];

	assert_false(registered(&j, id));
	must(record_lookup(b.c, id, file, e));
}

/* Where somebody goes on: at what he made last, not what he said more of. */
static void
the_last_of_a_person_is_found(void **state)
{
	const struct jacket more = { .box = "9", .who = "Akello" };
	int64_t first = 0, second = 0, other = 0, last = 0;

	(void)state;
	assert_int_equal(register_last(b.c, "Akello", &last, NULL), CR_END);
	says("CS 1 of 2001", "Akello", &first);
	says("CS 2 of 2001", "Akello", &second);
	says("CS 3 of 2001", "Opio", &other);
	must(register_more(b.c, first, &more, e));
	must(register_last(b.c, "Akello", &last, e));
	assert_int_equal(last, second);
	must(register_withdraw(b.c, second, "Akello", e));
	must(register_last(b.c, "Akello", &last, e));
	assert_int_equal(last, first);
	must(register_last(b.c, "Opio", &last, e));
	assert_int_equal(last, other);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(what_is_said_is_kept),
	    TEST(the_same_jacket_is_the_same_file),
	    TEST(an_addition_is_no_jacket),
	    TEST(asking_for_a_jacket_uses_an_index),
	    TEST(a_bare_jacket_is_known_too),
	    TEST(the_last_of_a_person_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
