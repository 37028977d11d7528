/* t_movement.c: tests of catalog/movement.h, custody.h, issue.h, entry.h, and
 * of entries that are taken back: where the paper is, who has it, and nothing
 * that was said is lost. */
#include "tests/scratch.h"

#include "catalog/custody.h"
#include "catalog/entry.h"
#include "catalog/internal.h"
#include "catalog/issue.h"
#include "catalog/movement.h"
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

static int64_t
file_of(struct catalog *c, const struct jacket *j)
{
	char id[FILE_ID_MAX];
	int64_t file;

	must(register_new(c, j, id, e));
	must(record_lookup(c, id, &file, e));
	return file;
}

static void
a_file_goes_out_once_and_comes_back(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001", .shelf = "F1",
		.box = "17", .volume = "1 of 2" };
	int64_t file = file_of(c, &j);
	struct movement was;
	struct movements m = MOVEMENTS_INIT;
	struct record *r;
	struct file_place p;

	(void)state;
	must(movement_out(c, file, "Justice A", "hearing", "2026-12-01", 40,
	    "clerk", e));
	must_say(CR_SKIP, "Justice A has it", movement_out(c, file, "B", NULL,
	    NULL, -1, "clerk", e));
	must(place_read(c, file, &p, e));
	assert_string_equal(p.holder, "Justice A");
	assert_string_equal(p.due, "2026-12-01");
	assert_string_equal(p.box, "17");
	assert_string_equal(p.volume, "1 of 2");
	place_release(&p);
	must(record_read(c, file, &r, e));
	assert_string_equal(r->holder, "Justice A");
	record_free(r);
	must(movement_lent(c, "2026-12-01", &m, e));
	assert_int_equal(m.n, 0);
	must(movement_lent(c, "2026-12-02", &m, e));
	assert_int_equal(m.n, 1);
	movements_release(&m);
	must(movement_in(c, file, 38, "3-4", "clerk", &was, e));
	assert_int_equal(was.pages, 40);
	movement_release(&was);
	must_say(CR_SKIP, "not out", movement_in(c, file, -1, NULL, "clerk",
	    NULL, e));
	must(place_read(c, file, &p, e));
	assert_null(p.holder);
	place_release(&p);
	must(movement_list(c, file, &m, e));
	assert_int_equal(m.n, 2);
	assert_string_equal(m.v[1].missing, "3-4");
	assert_int_equal(m.v[1].pages, 38);
	movements_release(&m);
	must_say(CR_FATAL, "append-only",
	    sql_script(c->db, "DELETE FROM movement", e));
}

static void
what_is_said_amiss_is_refused(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001" };
	int64_t file = file_of(c, &j);

	(void)state;
	must_say(CR_SKIP, "no day", movement_out(c, file, "A", NULL,
	    "2026-02-30", -1, "me", e));
	must_say(CR_SKIP, "who takes it", movement_out(c, file, "", NULL, NULL,
	    -1, "me", e));
	must_say(CR_SKIP, "who says so", movement_out(c, file, "A", NULL, NULL,
	    -1, NULL, e));
	must_say(CR_SKIP, "no file", movement_out(c, 99, "A", NULL, NULL, -1,
	    "me", e));
	must_say(CR_SKIP, "where to", movement_move(c, file, NULL, NULL, NULL,
	    "me", e));
}

static void
a_moved_file_is_found_in_its_new_place(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001", .room = "Store",
		.shelf = "F1", .box = "17" };
	int64_t file = file_of(c, &j), *v;
	struct record *r;
	size_t n;

	(void)state;
	must(place_files(c, NULL, NULL, "17", &v, &n, e));
	assert_int_equal(n, 1);
	free(v);
	must(movement_move(c, file, "Archive", NULL, "b2", "me", e));
	must(record_read(c, file, &r, e));
	assert_string_equal(r->room, "Archive");
	assert_null(r->shelf); /* of another room */
	assert_string_equal(r->box, "b2");
	record_free(r);
	must(place_files(c, NULL, NULL, "17", &v, &n, e));
	assert_int_equal(n, 0);
	free(v);
	must(place_files(c, "archive", NULL, "B2", &v, &n, e));
	assert_int_equal(n, 1);
	assert_int_equal(v[0], file);
	free(v);
	must(place_files(c, NULL, "F1", NULL, &v, &n, e));
	assert_int_equal(n, 0);
	free(v);
}

static void
an_entry_that_was_taken_back_is_no_file(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001", .box = "1" };
	const struct jacket more = { .parties = "A v B" };
	int64_t file = file_of(c, &j), *v;
	struct catalog_counts counts;
	char id[FILE_ID_MAX];
	struct record *r;
	bool known;
	size_t n;

	(void)state;
	must(register_withdraw(c, file, "me", e));
	assert_int_equal(register_withdraw(c, file, "me", NULL), CR_END);
	must(record_order(c, &v, &n, e));
	assert_int_equal(n, 0);
	free(v);
	must(catalog_count(c, &counts, e));
	assert_int_equal(counts.files, 0);
	assert_int_equal(counts.unclassified, 0);
	must(record_read(c, file, &r, e));
	assert_true(r->withdrawn);
	assert_null(r->written);
	record_free(r);
	/* the same jacket again is another file */
	must(register_file(c, &j, id, &known, e));
	assert_false(known);
	/* more said of it: it is a file again, all of it */
	must(register_more(c, file, &more, e));
	must(record_read(c, file, &r, e));
	assert_false(r->withdrawn);
	assert_string_equal(r->written, "CS 1 of 2001");
	record_free(r);
	must(movement_out(c, file, "A", NULL, NULL, -1, "me", e));
	must_say(CR_SKIP, "lent out", register_withdraw(c, file, "me", e));
}

static void
said_that_there_is_nothing(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1", .pages = "40",
		.status = "pending", .part = "temporary", .next_date =
		"2026-12-01" };
	const struct jacket none = { .written = "", .next_date = "" };
	const struct jacket bad[] = { { .status = "open" }, { .part = "half" },
		{ .next_date = "1/2/2026" }, { .pages = "-3" },
		{ .klass = "secret" } };
	int64_t file = file_of(c, &j);
	struct record *r;
	size_t i;

	(void)state;
	must(register_more(c, file, &none, e));
	must(record_read(c, file, &r, e));
	assert_null(r->written);
	assert_null(r->next_date);
	assert_int_equal(r->counted, 40);
	assert_string_equal(r->status, "pending");
	record_free(r);
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		must_say(CR_SKIP, "", register_more(c, file, &bad[i], e));
}

static void
numbers_printed_ahead_are_given_once(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001" };
	enum issue_state was;
	char id[FILE_ID_MAX];
	int64_t first, file;

	(void)state;
	must(issue_numbers(c, 3, "slips 1", &first, e));
	file = file_of(c, &j);
	assert_int_equal(file, first + 3);
	must(issue_find(c, first + 1, &was, e));
	assert_int_equal(was, ISSUE_BLANK);
	must(issue_find(c, first + 4, &was, e));
	assert_int_equal(was, ISSUE_NONE);
	must(register_issued(c, first + 1, &j, id, e));
	must(issue_find(c, first + 1, &was, e));
	assert_int_equal(was, ISSUE_FILE);
	must_say(CR_SKIP, "file already", register_issued(c, first + 1, &j, id,
	    e));
	must_say(CR_SKIP, "never printed", register_issued(c, first + 9, &j,
	    id, e));
	must_say(CR_SKIP, "at once", issue_numbers(c, ISSUE_MOST + 1, "", &first,
	    e));
}

static void
a_box_is_out_or_in(void **state)
{
	struct catalog *c = b.c;
	char box[] = "17", who[] = "clerk", holder[] = "tent 2";
	const struct custody out = { .box = box, .who = who, .holder = holder,
		.files = 12, .pages = -1 };
	const struct custody in = { .box = box, .who = who, .files = 11,
		.pages = -1 };
	struct custodies v = { NULL, 0, 0 };
	struct custody was;

	(void)state;
	must(custody_out(c, &out, e));
	must_say(CR_SKIP, "tent 2 has it", custody_out(c, &out, e));
	must(custody_away(c, &v, e));
	assert_int_equal(v.n, 1);
	custodies_release(&v);
	must(custody_in(c, &in, &was, e));
	assert_int_equal(was.files, 12);
	assert_int_equal(was.pages, -1);
	custody_release(&was);
	must_say(CR_SKIP, "not out", custody_in(c, &in, NULL, e));
	must(custody_away(c, &v, e));
	assert_int_equal(v.n, 0);
	must(custody_list(c, NULL, NULL, &v, e));
	assert_int_equal(v.n, 2);
	custodies_release(&v);
}

static enum cr_status
add_line(void *ctx, const struct entry *x, struct cr_err *e)
{
	(void)e;
	buf_addf(ctx, "%s\n", x->written);
	return CR_OK;
}

static void
a_row_is_replaced_where_it_stood(void **state)
{
	struct catalog *c = b.c;
	struct entry a = { .book = "Civil", .written = "CS 1 of 2001" };
	struct entry next = { .book = "Civil", .written = "CS 2 of 2001" };
	struct entry again = { .book = "Civil", .written = "CS 7 of 2001" };
	struct entry bad = { .book = "Civil", .filed = "x", .parties = "A" };
	struct buf all = BUF_INIT;

	(void)state;
	must(entry_add(c, &a, e));
	must(entry_add(c, &next, e));
	again.instead = a.seq;
	must(entry_add(c, &again, e));
	must_say(CR_SKIP, "in force", entry_add(c, &again, e));
	must_say(CR_SKIP, "no day", entry_add(c, &bad, e));
	must(entry_each(c, "Civil", add_line, &all, e));
	assert_string_equal(all.data, "CS 7 of 2001\nCS 2 of 2001\n");
	must(entry_each(c, "Other", add_line, &all, e));
	assert_string_equal(all.data, "CS 7 of 2001\nCS 2 of 2001\n");
	buf_release(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_file_goes_out_once_and_comes_back,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_said_amiss_is_refused,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_moved_file_is_found_in_its_new_place,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(an_entry_that_was_taken_back_is_no_file,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(said_that_there_is_nothing,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(numbers_printed_ahead_are_given_once,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_box_is_out_or_in,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_row_is_replaced_where_it_stood,
		    setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
