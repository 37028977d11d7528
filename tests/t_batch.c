/* t_batch.c: tests of catalog/batch.h: a delivery enters whole, once; file
 * numbers; pages that join; what was seen before. */
#include "tests/deliver.h"

#include "catalog/internal.h"
#include "catalog/issue.h"
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
number(const char *text)
{
	int64_t n = -1;

	must(sql_int_of(b.c->db, &n, e, text, ""));
	return n;
}

static void
entering_twice_adds_nothing(void **state)
{
	struct delivery d;
	struct delivery_file *f;
	struct names list = NAMES_INIT;
	bool there;
	int sequence;

	(void)state;
	must(batch_next_sequence(b.c, &sequence, e));
	assert_int_equal(sequence, 1);
	delivery_init(&d, "b1", "open");
	d.sequence = 1;
	add_master(&d, "one", "/s/1.tif", 1);
	f = add_file(&d, 1, true);
	put_page(f, 0, 1, 1);
	must(batch_exists(b.c, "b1", &there, e));
	assert_false(there);
	must(batch_enter(b.c, &d, e));
	must(batch_exists(b.c, "b1", &there, e));
	assert_true(there);
	assert_int_equal(batch_enter(b.c, &d, NULL), CR_END);
	assert_int_equal(number("SELECT count(*) FROM page"), 1);
	assert_int_equal(number("SELECT count(*) FROM event "
				"WHERE what='ingest'"),
	    1);
	must(batch_list(b.c, &list, e));
	assert_int_equal(list.n, 1);
	names_release(&list);
	must(batch_next_sequence(b.c, &sequence, e));
	assert_int_equal(sequence, 2);
	delivery_release(&d);
}

/* Something in it does not fit: nothing of it is entered. */
static void
a_delivery_enters_whole_or_not_at_all(void **state)
{
	struct delivery d;
	struct delivery_file *f;

	(void)state;
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	add_master(&d, "one", "/s/1.tif", 1);
	f = add_file(&d, 1, true);
	put_page(f, 0, 1, 1);
	put_page(f, 0, 1, 2); /* the same page of the master twice */
	must_say(CR_FATAL, "UNIQUE", batch_enter(b.c, &d, e));
	assert_int_equal(number("SELECT (SELECT count(*) FROM batch)+"
				"(SELECT count(*) FROM file)+"
				"(SELECT count(*) FROM image)"),
	    0);
	delivery_release(&d);
}

static void
a_reservation_is_repeated(void **state)
{
	int64_t a = 0, again = 0, other = 0, more = 0;
	char id[FILE_ID_MAX];
	const struct jacket j = {.written = "CS 1 of 2001"};
	bool known;

	(void)state;
	must(batch_reserve(b.c, "b1", 3, &a, e));
	assert_int_equal(a, 1);
	must(batch_reserve(b.c, "b2", 2, &other, e));
	assert_int_equal(other, 4);
	must(batch_reserve(b.c, "b1", 3, &again, e)); /* killed, and again */
	assert_int_equal(again, a);
	must(batch_reserve(b.c, "b1", 4, &more, e)); /* other sources */
	assert_int_equal(more, 6);
	must(register_file(b.c, &j, id, &known, e)); /* takes none of them */
	assert_int_equal(strncmp(id, "MUK-000010-", 11), 0);
	/* done: the reservation is over */
	deliver_simple(b.c, "b1", 1, "one", 6, 1);
	assert_int_equal(number("SELECT count(*) FROM reservation"), 1);
}

/* Bags entered into a new catalogue take their numbers for good. */
static void
numbers_of_old_bags_stay_taken(void **state)
{
	int64_t first = 0;

	(void)state;
	deliver_simple(b.c, "old", 1, "one", 41, 1);
	must(batch_reserve(b.c, "new", 1, &first, e));
	assert_int_equal(first, 42);
}

static void
assert_order(int64_t file, const char *want)
{
	struct record *r;
	struct buf got = BUF_INIT;
	size_t i;

	must(record_read(b.c, file, &r, e));
	for (i = 0; i < r->n_pages; i++) {
		assert_int_equal(r->pages[i].n, i + 1); /* no gap, no twin */
		buf_addf(&got, "%s%s", i ? " " : "", r->pages[i].source);
	}
	assert_string_equal(got.data, want);
	buf_release(&got);
	record_free(r);
}

static void
joining_pages_move_the_others(void **state)
{
	struct delivery d;
	struct delivery_file *f;

	(void)state;
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	f = add_file(&d, 1, true);
	f->folder = xstrdup("/s");
	put_page(f, add_master(&d, "2", "/s/2", 1), 1, 1);
	put_page(f, add_master(&d, "4", "/s/4", 1), 1, 2);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	assert_order(1, "2 4");

	delivery_init(&d, "b2", NULL);
	d.sequence = 2;
	f = add_file(&d, 1, false);
	put_page(f, add_master(&d, "1", "/s/1", 1), 1, 1);
	put_page(f, add_master(&d, "3", "/s/3", 1), 1, 3);
	put_page(f, add_master(&d, "5", "/s/5", 1), 1, 5);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	assert_order(1, "1 2 3 4 5");
	assert_int_equal(number("SELECT batch FROM file"), 1); /* the first */
	assert_int_equal(number("SELECT unread FROM file_state"), 5);
}

static void
scans_join_a_registered_file(void **state)
{
	const struct jacket j = {.written = "CS 1 of 2001"};
	struct delivery d;
	struct delivery_file *f;
	char id[FILE_ID_MAX];
	int64_t rev;
	bool known;

	(void)state;
	must(register_file(b.c, &j, id, &known, e));
	rev = number("SELECT rev FROM file_state");
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	f = add_file(&d, 1, false);
	put_page(f, add_master(&d, "1", "/s/1", 1), 1, 1);
	must(batch_enter(b.c, &d, e));
	assert_true(number("SELECT rev FROM file_state") > rev);
	assert_int_equal(number("SELECT batch FROM file"), 1);
	delivery_release(&d);
}

/* The catalogue was lost, and with it that the file was registered: its bag
 * names it, and its label stays valid. */
static void
a_file_known_from_its_bag_alone_is_kept(void **state)
{
	struct delivery d;
	struct delivery_file *f;
	int64_t n = 0;

	(void)state;
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	f = add_file(&d, 17, false);
	put_page(f, add_master(&d, "1", "/s/1", 1), 1, 1);
	must(batch_enter(b.c, &d, e));
	must(record_lookup(b.c, f->id, &n, e));
	assert_int_equal(n, 17);
	delivery_release(&d);
}

static void
assert_known(const char *origin, const char *seed, enum batch_known want)
{
	enum batch_known known;
	char hex[DIGEST_HEX] = "";
	bool any;

	if (*seed)
		digest_mem(hex, seed, strlen(seed));
	must(batch_known(b.c, origin, hex, &known, e));
	assert_int_equal(known, want);
	must(batch_origin_known(b.c, origin, &any, e));
	if (want != BATCH_NEW)
		assert_true(any);
}

static void
what_came_before_is_known(void **state)
{
	struct delivery d;
	struct delivery_refusal *r;
	bool any;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	delivery_init(&d, "b2", NULL); /* nothing but refusals: no bag */
	d.bag = false;
	r = delivery_add_refusal(&d);
	r->n = 1;
	r->source = xstrdup("bad");
	r->origin = xstrdup("/scans/bad");
	digest_mem(r->sha256, "bad", 3);
	r->reason = xstrdup("damaged");
	r->detail = xstrdup("x");
	r = delivery_add_refusal(&d);
	r->n = 2;
	r->source = xstrdup("link");
	r->origin = xstrdup("/scans/link");
	r->reason = xstrdup("not-a-file");
	r->detail = xstrdup("x");
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);

	assert_known("/scans/one.tif", "one", BATCH_TAKEN);
	assert_known("/scans/one.tif", "other bytes", BATCH_NEW);
	assert_known("/elsewhere/one.tif", "one", BATCH_NEW);
	assert_known("/scans/bad", "bad", BATCH_REFUSED);
	assert_known("/scans/bad", "mended", BATCH_NEW);
	assert_known("/scans/link", "", BATCH_REFUSED);
	must(batch_origin_known(b.c, "/scans/new", &any, e));
	assert_false(any);
	assert_int_equal(number("SELECT count(*) FROM batch WHERE "
				"sequence IS NULL"),
	    1);
	{
		struct names list = NAMES_INIT;

		must(batch_list(b.c, &list, e));
		assert_int_equal(list.n, 1);
		names_release(&list);
	}
}

static const char slip_of_1[] = "CR1.C.MUK-000001-0.9F3A21BC.000.6A360A88";

/* A slip of file 1, a page behind it, in a folder that is not the file's. */
static void
deliver_slip(const char *batch, int seq, const char *folder, bool is_new)
{
	char origin[64];
	struct delivery d;
	struct delivery_file *f;
	struct delivery_page *p;

	delivery_init(&d, batch, NULL);
	d.sequence = seq;
	snprintf(origin, sizeof origin, "%s/1.tif", folder);
	add_master(&d, origin, origin, 1);
	snprintf(origin, sizeof origin, "%s/2.tif", folder);
	add_master(&d, origin, origin, 1);
	f = add_file(&d, 1, is_new);
	f->given = true;
	f->folder = xstrdup(folder);
	p = put_page(f, 0, 1, 1);
	p->cover = true;
	p->slip = xstrdup(slip_of_1);
	put_page(f, 1, 1, 2);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
}

/* The slip was printed ahead; the file may have been registered between the
 * closing of the bag and now. */
static void
a_given_number_may_be_a_file_by_now(void **state)
{
	const struct jacket j = {.parties = "Okello v Nakato"};
	char id[FILE_ID_MAX];
	int64_t first = 0;

	(void)state;
	must(issue_numbers(b.c, 3, "slips", &first, e));
	assert_int_equal(first, 1);
	must(register_issued(b.c, 1, &j, id, e));
	deliver_slip("b1", 1, "/s", true);
	assert_int_equal(number("SELECT count(*) FROM file"), 1);
	assert_int_equal(number("SELECT count(*) FROM page WHERE file=1"), 2);
	assert_int_equal(number("SELECT CAST(value AS INTEGER) FROM meta "
			     "WHERE name='next_file'"), 4);
}

static void
pages_of_a_slip_are_seen_in_its_folder(void **state)
{
	struct batch_seen *seen;
	size_t n;
	int pages, covers;

	(void)state;
	deliver_slip("b1", 1, "/s", true);
	deliver_slip("b2", 2, "/t", false);
	deliver_simple(b.c, "b3", 3, "other", 2, 1);
	must(batch_folder(b.c, "/t", &seen, &n, e));
	assert_int_equal(n, 2);
	assert_true(seen[0].slip && seen[0].cover && seen[0].file == 1);
	assert_false(seen[1].slip);
	assert_string_equal(seen[1].origin, "/t/2.tif");
	batch_seen_free(seen, n);
	must(batch_folder(b.c, "/s", &seen, &n, e));
	assert_int_equal(n, 2);
	batch_seen_free(seen, n);
	must(batch_file_pages(b.c, 1, &pages, &covers, e));
	assert_int_equal(pages, 4);
	assert_int_equal(covers, 2);
	/* readings are thrown away; what the slip said is not */
	must(catalog_forget_readings(b.c, false, e));
	must(batch_folder(b.c, "/t", &seen, &n, e));
	assert_true(n == 2 && seen[0].slip);
	batch_seen_free(seen, n);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(entering_twice_adds_nothing),
	    TEST(a_delivery_enters_whole_or_not_at_all),
	    TEST(a_reservation_is_repeated),
	    TEST(numbers_of_old_bags_stay_taken),
	    TEST(joining_pages_move_the_others),
	    TEST(scans_join_a_registered_file),
	    TEST(a_file_known_from_its_bag_alone_is_kept),
	    TEST(what_came_before_is_known),
	    TEST(a_given_number_may_be_a_file_by_now),
	    TEST(pages_of_a_slip_are_seen_in_its_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
