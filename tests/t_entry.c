/* t_entry.c: tests of catalog/entry.h: rows that are typed again, or taken
 * back.  (Replacing and walking: t_movement.c.) */
#include "tests/scratch.h"

#include "catalog/entry.h"

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

static enum cr_status
add_line(void *ctx, const struct entry *x, struct cr_err *e)
{
	(void)e;
	buf_addf(ctx, "%s ", x->written ? x->written : "-");
	return CR_OK;
}

static void
rows_are(const char *want)
{
	struct buf all = BUF_INIT;

	buf_adds(&all, "");
	must(entry_each(b.c, "Civil", add_line, &all, e));
	assert_string_equal(all.data, want);
	buf_release(&all);
}

static void
a_row_that_is_taken_back_is_told_no_more(void **state)
{
	struct entry a = { .book = "Civil", .written = "1" };
	struct entry z = { .book = "Civil", .written = "2" };
	struct entry again = { .book = "Civil", .written = "3" };

	(void)state;
	must(entry_add(b.c, &a, e));
	must(entry_add(b.c, &z, e));
	must_say(CR_SKIP, "in force",
	    entry_strike(b.c, a.seq, "Other", "Opio", e));
	must(entry_strike(b.c, a.seq, "Civil", "Opio", e));
	rows_are("2 ");
	must_say(CR_SKIP, "in force",
	    entry_strike(b.c, a.seq, "Civil", "Opio", e));
	again.instead = a.seq;
	must_say(CR_SKIP, "in force", entry_add(b.c, &again, e));
	must(entry_strike(b.c, z.seq, "Civil", "Opio", e));
	rows_are("");
}

static void
a_row_typed_again_is_known(void **state)
{
	struct entry a = { .book = "Civil", .line = "1/1", .written = "1",
		.who = "Akello" };
	struct entry z = { .book = "Civil", .line = "1/2", .written = "2" };
	struct entry bare = { .book = "Civil", .written = "3" };
	struct entry next = { .book = "Civil", .written = "4" };
	int64_t seq = 0;

	(void)state;
	assert_int_equal(entry_again(b.c, &a, &seq, NULL), CR_END);
	must(entry_add(b.c, &a, e));
	must(entry_add(b.c, &z, e));
	a.who = "Opio"; /* whoever types it */
	must(entry_again(b.c, &a, &seq, e));
	assert_int_equal(seq, a.seq);
	a.status = "pending";
	assert_int_equal(entry_again(b.c, &a, &seq, NULL), CR_END);
	/* a book may well have a number twice: without a line, only the row
	 * typed last is the same */
	must(entry_add(b.c, &bare, e));
	must(entry_again(b.c, &bare, &seq, e));
	must(entry_add(b.c, &next, e));
	assert_int_equal(entry_again(b.c, &bare, &seq, NULL), CR_END);
	must(entry_strike(b.c, z.seq, "Civil", "Opio", e));
	assert_int_equal(entry_again(b.c, &z, &seq, NULL), CR_END);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_row_that_is_taken_back_is_told_no_more, setup, teardown),
		cmocka_unit_test_setup_teardown(a_row_typed_again_is_known,
		    setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
