/* t_record.c: tests of catalog/record.h: the newest word counts, boxes are
 * placed on the page as it is looked at, labels come back as they were stored,
 * files come in the order of dump. */
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
	assert_null(r->room); /* said to be none */
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
	    .own = OWN_CASE};
	struct label_evidence v = {.box = {10, 20, 30, 5}};
	struct label label = {.kind = LABEL_JUDGE,
	    .value = "J",
	    .number = -1,
	    .evidence = &v,
	    .n_evidence = 1};
	struct label_set l = {.numbers = &n,
	    .n_numbers = 1,
	    .labels = &label,
	    .n_labels = 1,
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
	n.page = v.page = r->pages[0].row;
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
	assert_int_equal(r->labels[0].evidence[0].page, 1);
	assert_memory_equal(&r->labels[0].evidence[0].box, &want, sizeof want);
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
	struct label_number n[4] = {
	    {.verbatim = "HCT-00-LD-CS-0260-2017",
		.role = "own",
		.quote = "quoted",
		.rule = "hct",
		.score = 0.5,
		.settled = true,
		.own = OWN_CASE,
		.code = "C",
		.id = {"HC", "00", "Kampala", "LD", "CS", 260, 2017}},
	    {.verbatim = "MA 7", .role = "cited", .quote = "", .rule = "words"},
	    {.verbatim = "CA 3",
		.role = "parent",
		.relation = "appeal-from",
		.quote = "",
		.rule = "words"},
	    {.verbatim = "CS 1",
		.role = "own",
		.quote = "",
		.rule = "person",
		.person = true,
		.own = OWN_OTHER,
		.since = "2001-02-03",
		.until = "2004-05-06"},
	};
	struct label_set l = {.file = 1,
	    .rev = 1,
	    .numbers = n,
	    .n_numbers = 4,
	    .klass = "family",
	    .klass_reason = "why",
	    .klass_source = "machine",
	    .scheme = "uganda 2"};
	struct record *r;
	int64_t found = 0;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	must(label_store(b.c, &l, e));
	must(label_store(b.c, &l, e)); /* replaced, not added */
	r = read_file(1);
	assert_int_equal(r->n_numbers, 4);
	assert_int_equal(r->own, 0);
	assert_int_equal(r->numbers[0].own, OWN_CASE);
	assert_string_equal(r->numbers[0].relation, "");
	assert_string_equal(r->numbers[2].relation, "appeal-from");
	assert_false(r->numbers[2].person);
	assert_int_equal(r->numbers[3].own, OWN_OTHER);
	assert_true(r->numbers[3].person);
	assert_string_equal(r->numbers[3].since, "2001-02-03");
	assert_string_equal(r->numbers[3].until, "2004-05-06");
	assert_string_equal(r->scheme, "uganda 2");
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
store_labels(const struct label *v, size_t n_labels,
    const struct label_number *numbers, size_t n_numbers)
{
	const struct label_set l = {.file = 1,
	    .rev = 1,
	    .numbers = numbers,
	    .n_numbers = n_numbers,
	    .labels = v,
	    .n_labels = n_labels,
	    .klass = "open",
	    .klass_reason = "",
	    .klass_source = "machine"};

	must(label_store(b.c, &l, e));
}

static void
labels_come_back_with_their_evidence(void **state)
{
	struct label_number number = {.verbatim = "MA 7",
	    .role = "own",
	    .quote = "",
	    .rule = "words"};
	struct label_evidence why[2] = {
	    {.page = 3, .box = {1, 2, 3, 4}, .quote = "RULING", .rule = "title"},
	    {.page = 0, .quote = "jacket", .rule = "jacket"}};
	struct label v[] = {{.kind = LABEL_DOCUMENT,
				.value = "ruling",
				.date = "2019-10-23",
				.detail = "Ruling",
				.first = 3,
				.last = 1,
				.number = 0,
				.score = 0.5,
				.evidence = why,
				.n_evidence = 2},
	    {.kind = LABEL_OFFENCE,
		.value = "Defilement",
		.statute = "PCA",
		.section = "129(3)",
		.edition = "2000",
		.number = -1,
		.second = 0.25},
	    {.kind = LABEL_PARTY,
		.value = "Okello",
		.role = "plaintiff",
		.number = -1,
		.person = true,
		.evidence = &why[1],
		.n_evidence = 1}};
	const struct rec_label *x;
	struct record *r;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 3);
	store_labels(v, 3, &number, 1);
	r = read_file(1);
	assert_int_equal(r->n_labels, 3);
	x = &r->labels[0];
	assert_int_equal(x->kind, LABEL_DOCUMENT);
	assert_string_equal(x->value, "ruling");
	assert_string_equal(x->date, "2019-10-23");
	assert_string_equal(x->detail, "Ruling");
	assert_int_equal(x->first, 3);
	assert_int_equal(x->last, 1);
	assert_int_equal(x->number, 0);
	assert_true(x->score == 0.5 && x->second == 0 && !x->person);
	assert_int_equal(x->n_evidence, 2);
	assert_int_equal(x->evidence[0].page, 3);
	assert_string_equal(x->evidence[0].quote, "RULING");
	assert_string_equal(x->evidence[0].rule, "title");
	assert_int_equal(x->evidence[1].page, 0);
	x = &r->labels[1];
	assert_string_equal(x->statute, "PCA");
	assert_string_equal(x->section, "129(3)");
	assert_string_equal(x->edition, "2000");
	assert_string_equal(x->date, "");
	assert_null(x->role);
	assert_int_equal(x->first, 0);
	assert_int_equal(x->number, -1);
	assert_int_equal(x->n_evidence, 0);
	assert_true(x->second == 0.25);
	x = &r->labels[2];
	assert_string_equal(x->role, "plaintiff");
	assert_true(x->person);
	assert_string_equal(x->evidence[0].quote, "jacket");
	record_free(r);
}

static void
labels_are_replaced_as_a_whole(void **state)
{
	const struct label_evidence why = {.page = 1, .rule = "r"};
	struct label v[2] = {{.kind = LABEL_JUDGE,
				 .value = "A",
				 .number = -1,
				 .evidence = &why,
				 .n_evidence = 1},
	    {.kind = LABEL_JUDGE, .value = "B", .number = -1}};
	struct record *r;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	deliver_simple(b.c, "b2", 2, "two", 2, 1);
	store_labels(v, 2, NULL, 0);
	store_labels(&v[1], 1, NULL, 0);
	r = read_file(1);
	assert_int_equal(r->n_labels, 1);
	assert_string_equal(r->labels[0].value, "B");
	assert_int_equal(r->labels[0].n_evidence, 0); /* not those of A */
	record_free(r);
	/* evidence must be on a page there is */
	v[0].first = 99;
	{
		const struct label_set l = {.file = 1,
		    .rev = 9,
		    .labels = v,
		    .n_labels = 1,
		    .klass = "open",
		    .klass_reason = "",
		    .klass_source = "machine"};

		must_say(CR_FATAL, "FOREIGN KEY", label_store(b.c, &l, e));
	}
	r = read_file(1);
	assert_string_equal(r->labels[0].value, "B"); /* whole or not at all */
	record_free(r);
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
	    "INSERT INTO file(number, id, batch, folder) VALUES (4,'a',NULL,NULL),(6,'b',NULL,NULL),"
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
	    TEST(labels_come_back_with_their_evidence),
	    TEST(labels_are_replaced_as_a_whole),
	    TEST(ids_are_looked_up),
	    TEST(the_order_is_that_of_the_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
