/* t_caseref.c: tests of catalog/caseref.h: uses of a case number are found by
 * index, whatever court they name. */
#include "tests/deliver.h"

#include "catalog/caseref.h"
#include "catalog/internal.h"

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

static const struct label_number blank = {
    .verbatim = "N", .role = "own", .quote = "", .rule = "test"};

static struct label_number
use(const char *role, const char *court, const char *type, long serial,
    int year)
{
	struct label_number n = blank;

	n.role = role;
	n.settled = serial > 0;
	snprintf(n.id.court, sizeof n.id.court, "%s", court);
	snprintf(n.id.type, sizeof n.id.type, "%s", type);
	n.id.serial = serial;
	n.id.year = year;
	return n;
}

static void
store(int64_t file, const char *klass, const struct label_number *v, size_t n)
{
	const struct label_set l = {.file = file,
	    .rev = 1,
	    .numbers = v,
	    .n_numbers = n,
	    .klass = klass,
	    .klass_reason = "",
	    .klass_source = "machine"};
	char id[FILE_ID_MAX];

	fileid_write(id, "MUK", file);
	must(sql_run(b.c->db, e, "INSERT INTO file(number, id) VALUES (?,?)",
	    "is", file, id));
	must(file_touch(b.c, file, e));
	must(label_store(b.c, &l, e));
}

/* Three files: a suit, its appeal, and one that cites it. */
static void
three_files(void)
{
	struct label_number v[3];

	v[0] = use("own", "HC", "CS", 95, 2015);
	v[0].own = OWN_CASE;
	v[0].score = 0.75;
	snprintf(v[0].id.station, sizeof v[0].id.station, "14");
	snprintf(v[0].id.station_name, sizeof v[0].id.station_name, "Mukono");
	snprintf(v[0].id.division, sizeof v[0].id.division, "CV");
	v[1] = use("unknown", "HC", "CS", 12, 2014);
	v[1].own = OWN_OTHER; /* transferred: said by a person */
	v[1].person = true;
	v[1].since = "2014-01-02";
	v[1].until = "2015-03-04";
	v[2] = use("own", "", "", 0, 0); /* not settled */
	store(1, "open", v, 3);
	v[0] = use("own", "CA", "CA", 7, 2018);
	v[0].own = OWN_CASE;
	v[1] = use("parent", "HC", "CS", 95, 2015);
	v[1].relation = "appeal-from";
	store(2, "sealed", v, 2);
	v[0] = use("cited", "CM", "CS", 95, 2015);
	store(3, "open", v, 1);
}

static void
uses_are_found_whatever_the_court(void **state)
{
	struct caserefs r = CASEREFS_INIT;

	(void)state;
	three_files();
	must(caseref_find(b.c, "CS", 95, 2015, false, &r, e));
	assert_int_equal(r.n, 2);
	assert_int_equal(r.v[0].file, 1);
	assert_string_equal(r.v[0].id, "MUK-000001-0");
	assert_string_equal(r.v[0].klass, "open");
	assert_string_equal(r.v[0].role, "own");
	assert_string_equal(r.v[0].relation, "");
	assert_int_equal(r.v[0].own, OWN_CASE);
	assert_true(r.v[0].settled);
	assert_false(r.v[0].person);
	assert_string_equal(r.v[0].number.station, "14");
	assert_string_equal(r.v[0].number.station_name, "Mukono");
	assert_string_equal(r.v[0].number.division, "CV");
	assert_true(r.v[0].score > 0.7 && r.v[0].score < 0.8);
	assert_int_equal(r.v[1].file, 2);
	assert_string_equal(r.v[1].klass, "sealed");
	assert_string_equal(r.v[1].role, "parent");
	assert_string_equal(r.v[1].relation, "appeal-from");
	assert_int_equal(r.v[1].own, OWN_NOT);
	must(caseref_find(b.c, "CS", 95, 2015, true, &r, e)); /* not added to */
	assert_int_equal(r.n, 3);
	assert_string_equal(r.v[2].role, "cited");
	assert_string_equal(r.v[2].number.court, "CM");
	must(caseref_find(b.c, "", 95, 2015, false, &r, e));
	assert_int_equal(r.n, 2);
	must(caseref_find(b.c, "MA", 95, 2015, true, &r, e));
	assert_int_equal(r.n, 0);
	caserefs_release(&r);
}

static void
another_code_of_a_case_is_found_with_its_dates(void **state)
{
	struct caserefs r = CASEREFS_INIT;

	(void)state;
	three_files();
	must(caseref_find(b.c, "CS", 12, 2014, false, &r, e));
	assert_int_equal(r.n, 1);
	assert_int_equal(r.v[0].own, OWN_OTHER);
	assert_true(r.v[0].person);
	assert_string_equal(r.v[0].since, "2014-01-02");
	assert_string_equal(r.v[0].until, "2015-03-04");
	caserefs_release(&r);
}

static void
the_numbers_of_a_file_are_listed(void **state)
{
	struct caserefs r = CASEREFS_INIT;

	(void)state;
	three_files();
	must(caseref_of_file(b.c, 1, &r, e));
	assert_int_equal(r.n, 3);
	assert_false(r.v[2].settled);
	must(caseref_of_file(b.c, 2, &r, e));
	assert_int_equal(r.n, 2);
	assert_string_equal(r.v[1].relation, "appeal-from");
	must(caseref_of_file(b.c, 3, &r, e)); /* only cited */
	assert_int_equal(r.n, 0);
	must(caseref_of_file(b.c, 9, &r, e));
	assert_int_equal(r.n, 0);
	caserefs_release(&r);
}

/* The key that SQL makes is the one that case_key writes. */
static void
keys_are_those_of_case_key(void **state)
{
	struct label_number v[3] = {use("own", "HC", "CS", 95, 2015),
	    use("own", "", "MA", 0, 0), use("own", "CA", "CA", 7, 2018)};
	char want[CASE_KEY_MAX];
	sqlite3_stmt *q;
	size_t i;

	(void)state;
	snprintf(v[0].id.station, sizeof v[0].id.station, "A/B Road");
	store(1, "open", v, 3);
	must(sql_query(&q, b.c->db, e, "SELECT key FROM number ORDER BY seq",
	    ""));
	for (i = 0; i < 3; i++) {
		must(sql_next(q, e));
		case_key(want, sizeof want, &v[i].id);
		assert_string_equal(sql_text(q, 0), want);
	}
	sql_done(q);
}

/* Does SQLite say that it uses an index? Only then does a look-up cost what
 * it finds. */
static void
assert_plan(const char *text, const char *index)
{
	char *explain = xasprintf("EXPLAIN QUERY PLAN %s", text);
	struct buf plan = BUF_INIT;
	sqlite3_stmt *q;

	assert_int_equal(sqlite3_prepare_v2(sql_handle(b.c->db), explain, -1,
			     &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW)
		buf_addf(&plan, "%s\n", sqlite3_column_text(q, 3));
	sqlite3_finalize(q);
	if (!strstr(plan.data, index) || strstr(plan.data, "SCAN n"))
		fail_msg("not by %s:\n%s", index, plan.data);
	buf_release(&plan);
	free(explain);
}

static void
look_ups_go_by_index(void **state)
{
	struct caserefs r = CASEREFS_INIT;
	sqlite3_stmt *q = NULL;
	int seen = 0;

	(void)state;
	three_files();
	must(caseref_find(b.c, "CS", 95, 2015, false, &r, e));
	must(caseref_find(b.c, "CS", 95, 2015, true, &r, e));
	must(caseref_of_file(b.c, 1, &r, e));
	/* the statements that were kept are the ones that were asked */
	while ((q = sqlite3_next_stmt(sql_handle(b.c->db), q))) {
		const char *text = sqlite3_sql(q);

		if (strncmp(text, "SELECT n.file, n.seq", 20))
			continue;
		seen++;
		if (strstr(text, "n.file=?1"))
			assert_plan(text, "PRIMARY KEY (file=?)");
		else
			assert_plan(text, "number_case (serial=? AND year=?");
		if (strstr(text, "UNION"))
			assert_plan(text, "number_cited (serial=? AND year=?");
	}
	assert_int_equal(seen, 3);
	caserefs_release(&r);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(uses_are_found_whatever_the_court),
	    TEST(another_code_of_a_case_is_found_with_its_dates),
	    TEST(the_numbers_of_a_file_are_listed),
	    TEST(keys_are_those_of_case_key),
	    TEST(look_ups_go_by_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
