/* t_record.c: tests of catalog/record.h: the newest word counts, boxes are
 * placed on the page as it is looked at, files come in the order of dump. */
#include "tests/deliver.h"

#include "catalog/internal.h"
#include "catalog/label.h"
#include "catalog/record.h"

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

static struct record *
read_file(int64_t file)
{
	struct record *r;

	must(record_read(b.c, file, &r, e));
	return r;
}

static void
the_newest_word_on_each_column_counts(void **state)
{
	struct record *r;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	r = read_file(1);
	assert_null(r->registered); /* never was */
	record_free(r);
	must(sql_script(b.c->db,
	    "INSERT INTO registration(file, at, written, box, room) VALUES "
	    "(1, '2026-01-02 03:04:05', 'CS 1', '17', 'A');"
	    "INSERT INTO registration(file, at, box, parties) VALUES "
	    "(1, '2026-02-03 04:05:06', '18', 'X v Y');"
	    "INSERT INTO registration(file, at, room) VALUES "
	    "(1, '2026-03-04 05:06:07', '');",
	    e));
	r = read_file(1);
	assert_string_equal(r->written, "CS 1");
	assert_string_equal(r->box, "18");
	assert_string_equal(r->parties, "X v Y");
	assert_string_equal(r->room, ""); /* said to be none */
	assert_null(r->shelf);
	assert_string_equal(r->registered, "2026-01-02"); /* the first time */
	record_free(r);
}

static void
pages_tell_where_they_come_from(void **state)
{
	const struct image_result res = {.read = true,
	    .kind = "typed",
	    .width = 10,
	    .height = 20,
	    .orientation = 5,
	    .rotation = 90,
	    .skew = 0.5,
	    .confidence = 77.5,
	    .words = 3};
	struct record *r;

	(void)state;
	deliver_simple(b.c, "b1", 1, "two", 1, 2);
	must(catalog_image_done(b.c, 2, &res, e));
	r = read_file(1);
	assert_int_equal(r->n_pages, 2);
	assert_string_equal(r->pages[0].id, "b1/000001/1");
	assert_string_equal(r->pages[1].id, "b1/000001/2");
	assert_string_equal(r->pages[0].status, "waiting");
	assert_string_equal(r->pages[0].kind, "");
	assert_string_equal(r->pages[1].status, "read");
	assert_string_equal(r->pages[1].kind, "typed");
	assert_int_equal(r->pages[1].source_page, 2);
	assert_int_equal(r->pages[1].words, 3);
	assert_true(r->pages[1].mirrored); /* 5 is */
	assert_false(r->pages[0].mirrored);
	assert_int_equal(r->n_sources, 1);
	assert_ptr_equal(r->pages[0].source, r->sources[0]);
	assert_string_equal(r->sources[0], "two.tif");
	assert_string_equal(r->batch, "b1");
	assert_string_equal(r->klass, "unclassified");
	record_free(r);
	assert_int_equal(record_read(b.c, 99, &r, NULL), CR_END);
	assert_null(r);
	record_free(NULL);
}

/* A mark is put on a stored picture of 300 x 200; where is it to be seen? */
static void
assert_placed(int orientation, int rotation, struct box want)
{
	static int batch;
	char name[16], seed[16];
	struct image_result res = {.read = true,
	    .stored_width = 300,
	    .stored_height = 200,
	    .rotation = rotation,
	    .orientation = orientation};
	struct label_number n = {.box = {10, 20, 30, 5},
	    .verbatim = "CS 1",
	    .role = "own",
	    .quote = "",
	    .rule = "",
	    .own = true};
	struct label_set l = {.numbers = &n,
	    .n_numbers = 1,
	    .klass = "open",
	    .klass_reason = "",
	    .klass_source = "machine"};
	struct record *r;

	batch++;
	snprintf(name, sizeof name, "b%d", batch);
	snprintf(seed, sizeof seed, "s%d", batch);
	deliver_simple(b.c, name, batch, seed, batch, 1);
	must(catalog_image_done(b.c, batch, &res, e));
	r = read_file(batch);
	n.page = r->pages[0].row;
	l.file = batch;
	l.rev = r->rev;
	record_free(r);
	must(label_store(b.c, &l, e));
	r = read_file(batch);
	assert_int_equal(r->n_numbers, 1);
	assert_int_equal(r->own, 0);
	assert_int_equal(r->numbers[0].page, 1);
	if (memcmp(&r->numbers[0].box, &want, sizeof want))
		fail_msg("orientation %d, rotation %d: %d,%d %dx%d",
		    orientation, rotation, r->numbers[0].box.x,
		    r->numbers[0].box.y, r->numbers[0].box.w,
		    r->numbers[0].box.h);
	record_free(r);
}

static void
boxes_lie_on_the_page_as_it_is_seen(void **state)
{
	(void)state;
	/* x y w h of the box; the picture is 300 x 200 as it is stored */
	assert_placed(1, 0, (struct box){10, 20, 30, 5});
	assert_placed(3, 0, (struct box){260, 175, 30, 5});
	assert_placed(2, 0, (struct box){260, 20, 30, 5});
	/* 6: turn clockwise to see it; the seen picture is 200 x 300 */
	assert_placed(6, 0, (struct box){175, 10, 5, 30});
	assert_placed(8, 0, (struct box){20, 260, 5, 30});
	assert_placed(5, 0, (struct box){20, 10, 5, 30});
	/* and what the reading turned comes after it */
	assert_placed(1, 90, (struct box){175, 10, 5, 30});
	assert_placed(1, 180, (struct box){260, 175, 30, 5});
	assert_placed(1, 270, (struct box){20, 260, 5, 30});
	assert_placed(6, 270, (struct box){10, 20, 30, 5});
	assert_placed(6, 90, (struct box){260, 175, 30, 5});
}

static void
numbers_come_back_as_they_were_found(void **state)
{
	struct label_number n[2] = {
	    {.verbatim = "HCT-00-LD-CS-0260-2017",
		.role = "own",
		.quote = "quoted",
		.rule = "hct",
		.score = 0.5,
		.settled = true,
		.own = true,
		.code = "C",
		.id = {"HC", "00", "Kampala", "LD", "CS", 260, 2017}},
	    {.verbatim = "MA 7", .role = "cited", .quote = "", .rule = "words"},
	};
	struct label_set l = {.file = 1,
	    .rev = 1,
	    .numbers = n,
	    .n_numbers = 2,
	    .klass = "family",
	    .klass_reason = "why",
	    .klass_source = "machine"};
	struct record *r;
	int64_t found = 0;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	must(label_store(b.c, &l, e));
	must(label_store(b.c, &l, e)); /* replaced, not added */
	r = read_file(1);
	assert_int_equal(r->n_numbers, 2);
	assert_int_equal(r->own, 0);
	assert_int_equal(r->numbers[0].page, 0); /* from the jacket */
	assert_true(r->numbers[0].settled);
	assert_string_equal(r->numbers[0].code, "C");
	assert_null(r->numbers[1].code);
	assert_string_equal(r->numbers[0].id.station_name, "Kampala");
	assert_string_equal(r->numbers[0].id.type, "CS");
	assert_int_equal(r->numbers[0].id.serial, 260);
	assert_string_equal(r->klass, "family");
	assert_string_equal(r->klass_reason, "why");
	record_free(r);
	must(sql_int_of(b.c->db, &found, e,
	    "SELECT count(*) FROM number WHERE key='HC/00/CS/260/2017'", ""));
	assert_int_equal(found, 1);
}

static void
ids_are_looked_up(void **state)
{
	int64_t file = 0;
	char id[FILE_ID_MAX];

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	fileid_write(id, "MUK", 1);
	must(record_lookup(b.c, id, &file, e));
	assert_int_equal(file, 1);
	must_say(CR_SKIP, "no file id", record_lookup(b.c, "x", &file, e));
	id[strlen(id) - 1] = id[strlen(id) - 1] == '0' ? '1' : '0';
	must_say(CR_SKIP, "miscopied", record_lookup(b.c, id, &file, e));
	fileid_write(id, "MUK", 2);
	assert_int_equal(record_lookup(b.c, id, &file, NULL), CR_END);
	fileid_write(id, "KLA", 1);
	assert_int_equal(record_lookup(b.c, id, &file, NULL), CR_END);
}

/* Batch, then source, then place in it; files without pages last. */
static void
the_order_is_that_of_the_sources(void **state)
{
	static const int64_t want[] = {7, 2, 5, 3, 4, 6};
	struct delivery d;
	int64_t *files;
	size_t n, i;
	int m;

	(void)state;
	must(sql_script(b.c->db,
	    "INSERT INTO file VALUES (4,'a',NULL,NULL),(6,'b',NULL,NULL),"
	    "(7,'c',NULL,NULL); INSERT INTO file_state(file) VALUES "
	    "(4),(6),(7)",
	    e));
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	m = add_master(&d, "1", "/s/1", 1);
	put_page(add_file(&d, 7, false), m, 1, 1); /* registered before */
	m = add_master(&d, "2", "/s/2", 3);        /* two files of one stack */
	put_page(add_file(&d, 5, true), m, 3, 1);
	put_page(add_file(&d, 2, true), m, 1, 1);
	put_page(&d.files[2], m, 2, 2);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	deliver_simple(b.c, "b2", 2, "3", 3, 1);
	must(record_order(b.c, &files, &n, e));
	assert_int_equal(n, 6);
	for (i = 0; i < n; i++)
		assert_int_equal(files[i], want[i]);
	free(files);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(the_newest_word_on_each_column_counts),
	    TEST(pages_tell_where_they_come_from),
	    TEST(boxes_lie_on_the_page_as_it_is_seen),
	    TEST(numbers_come_back_as_they_were_found),
	    TEST(ids_are_looked_up),
	    TEST(the_order_is_that_of_the_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
