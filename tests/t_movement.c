/* t_movement.c: tests of catalog/movement.h, custody.h, issue.h, entry.h, and
 * of entries that are taken back: where the paper is, who has it, and nothing
 * that was said is lost. */
#include "tests/deliver.h"

#include "catalog/custody.h"
#include "catalog/entry.h"
#include "catalog/internal.h"
#include "catalog/issue.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "catalog/register.h"
#include "catalog/report.h"

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

static void
a_box_has_one_name_in_either_case(void **state)
{
	struct catalog *c = b.c;
	char upper[] = "B2", lower[] = "b2", who[] = "clerk", holder[] = "X";
	const struct custody out = { .box = upper, .who = who,
		.holder = holder, .files = -1, .pages = -1 };
	const struct custody in = { .box = lower, .who = who, .files = -1,
		.pages = -1 };
	struct custody x;
	struct custodies v = CUSTODIES_INIT;

	(void)state;
	assert_int_equal(custody_find(c, "b2", &x, NULL), CR_END);
	must(custody_out(c, &out, e));
	must(custody_find(c, "b2", &x, e));
	assert_string_equal(x.holder, "X");
	custody_release(&x);
	must(custody_in(c, &in, NULL, e));
	assert_int_equal(custody_find(c, "B2", &x, NULL), CR_END);
	must(custody_list(c, "B2", NULL, &v, e));
	assert_int_equal(v.n, 2);
	custodies_release(&v);
	must(custody_away(c, &v, e));
	assert_int_equal(v.n, 0);
}

static void
pages_are_counted_late_once(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001" };
	int64_t file = file_of(c, &j);
	struct movements m = MOVEMENTS_INIT;

	(void)state;
	must_say(CR_SKIP, "uncounted", movement_counted(c, file, 3, NULL, "me",
	    e));
	must(movement_out(c, file, "A", NULL, NULL, 40, "me", e));
	must_say(CR_SKIP, "uncounted", movement_counted(c, file, 3, NULL, "me",
	    e));
	must(movement_in(c, file, -1, NULL, "me", NULL, e));
	must(movement_move(c, file, NULL, "F1", NULL, "me", e));
	must_say(CR_SKIP, "how many", movement_counted(c, file, -1, NULL, "me",
	    e));
	must(movement_short(c, "", &m, e));
	assert_int_equal(m.n, 0);
	must(movement_counted(c, file, 38, "3-4", "me", e));
	must_say(CR_SKIP, "uncounted", movement_counted(c, file, 38, NULL,
	    "me", e));
	must(movement_short(c, "", &m, e));
	assert_int_equal(m.n, 1);
	assert_int_equal(m.v[0].pages, 38);
	assert_string_equal(m.v[0].missing, "3-4");
	movements_release(&m);
	must(movement_short(c, "9999", &m, e));
	assert_int_equal(m.n, 0);
	/* the same count again is no difference */
	must(movement_out(c, file, "A", NULL, NULL, 38, "me", e));
	must(movement_in(c, file, 38, NULL, "me", NULL, e));
	must(movement_short(c, "", &m, e));
	assert_int_equal(m.n, 1);
	movements_release(&m);
}

static void
the_desk_is_counted(void **state)
{
	struct catalog *c = b.c;
	const struct jacket j = { .written = "CS 1 of 2001" };
	char box[] = "17", who[] = "clerk", holder[] = "X";
	const struct custody out = { .box = box, .who = who,
		.holder = holder, .files = -1, .pages = -1 };
	struct report_desk d;
	struct report_file f;
	int64_t one, two, three, first;

	(void)state;
	one = file_of(c, &j);
	two = file_of(c, &j);
	three = file_of(c, &j);
	must(movement_out(c, one, "A", NULL, "2026-11-25", -1, "me", e));
	must(movement_out(c, two, "A", NULL, NULL, -1, "me", e));
	must(register_withdraw(c, three, "me", e));
	must(issue_numbers(c, 5, "slips", &first, e));
	must(custody_out(c, &out, e));
	must(report_desk_count(c, "2026-11-25", &d, e));
	assert_int_equal(d.out, 2);
	assert_int_equal(d.overdue, 0);
	assert_int_equal(d.boxes_out, 1);
	assert_int_equal(d.blank_ids, 5);
	assert_int_equal(d.label_not_printed, 2);
	assert_int_equal(d.withdrawn, 1);
	assert_int_equal(d.pages_differ, 0);
	must(report_desk_count(c, "2026-11-26", &d, e));
	assert_int_equal(d.overdue, 1);
	must(report_file(c, one, &f, e));
	assert_string_equal(f.label, "");
	assert_true(f.to_code);
	assert_int_equal(report_file(c, 99, &f, NULL), CR_END);
}

static enum cr_status
add_differing(void *ctx, const struct differing *d, struct cr_err *e)
{
	(void)e;
	buf_addf(ctx, "%s %d %d %d\n", d->id, (int)d->counted,
	    (int)d->scanned, (int)d->blank);
	return CR_OK;
}

static void
must_differ(struct catalog *c, const char *want)
{
	struct buf all = BUF_INIT;

	must(report_differing(c, add_differing, &all, e));
	assert_string_equal(all.len ? all.data : "", want);
	buf_release(&all);
}

static void
pages_counted_and_scanned_are_compared(void **state)
{
	struct catalog *c = b.c;
	const struct jacket four = { .pages = "4" }, three = { .pages = "3" };
	const struct jacket two = { .pages = "2" }, none = { .pages = "" };
	struct catalog_counts n;

	(void)state;
	deliver_simple(c, "monday-1", 1, "one", 1, 4);
	must_differ(c, ""); /* nobody counted */
	must(register_more(c, 1, &four, e));
	must_differ(c, "");
	must(register_more(c, 1, &three, e));
	must_differ(c, "MUK-000001-0 3 4 0\n");
	/* its slip is no page; a blank may have been counted or not */
	must(sql_run(c->db, e, "UPDATE image_state SET status='read', "
	    "kind='cover' WHERE image=(SELECT image FROM page WHERE n=1)",
	    ""));
	must_differ(c, "");
	must(sql_run(c->db, e, "UPDATE image_state SET status='read', "
	    "kind='blank' WHERE image=(SELECT image FROM page WHERE n=2)",
	    ""));
	must_differ(c, "");
	must(register_more(c, 1, &two, e));
	must_differ(c, "");
	must(register_more(c, 1, &four, e));
	must_differ(c, "MUK-000001-0 4 3 1\n");
	must(register_more(c, 1, &none, e));
	must_differ(c, "");
	must(catalog_count(c, &n, e));
	assert_int_equal(n.pages, 4);
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
		cmocka_unit_test_setup_teardown(a_box_has_one_name_in_either_case,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(pages_are_counted_late_once,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(the_desk_is_counted,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(pages_counted_and_scanned_are_compared,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_row_is_replaced_where_it_stood,
		    setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
