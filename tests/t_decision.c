/* t_decision.c: tests of catalog/decision.h: decisions are added, never
 * changed; what is in force; one class for whole series and boxes; protection
 * does not wait. */
#include "tests/deliver.h"

#include "catalog/decision.h"
#include "catalog/internal.h"
#include "catalog/label.h"

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
assert_class(int64_t file, const char *want)
{
	char klass[16] = "";
	sqlite3_stmt *q;

	must(sql_query(&q, b.c->db, e,
	    "SELECT class FROM file_state WHERE file=?", "i", file));
	must(sql_next(q, e));
	sql_copy(klass, sizeof klass, q, 0);
	sql_done(q);
	assert_string_equal(klass, want);
}

/* Files 1 .. n without pages. */
static void
make_files(int n)
{
	char id[FILE_ID_MAX];
	int64_t i;

	for (i = 1; i <= n; i++) {
		fileid_write(id, "MUK", i);
		must(sql_run(b.c->db, e,
		    "INSERT INTO file(number, id) VALUES (?,?)", "is", i, id));
		must(file_touch(b.c, i, e));
	}
}

static void
code_as(int64_t file, const char *klass, const char *station, const char *type,
    int year)
{
	struct label_number n = {.verbatim = "N",
	    .role = "own",
	    .quote = "",
	    .rule = "test",
	    .settled = true,
	    .own = OWN_CASE,
	    .id = {.court = "HC", .serial = 7, .year = year}};
	struct label_set l = {.file = file,
	    .numbers = &n,
	    .n_numbers = type != NULL,
	    .klass = klass,
	    .klass_reason = "test",
	    .klass_source = "machine"};

	if (type) {
		snprintf(n.id.station, sizeof n.id.station, "%s", station);
		snprintf(n.id.station_name, sizeof n.id.station_name, "Name%s",
		    station);
		snprintf(n.id.type, sizeof n.id.type, "%s", type);
	}
	must(sql_int_of(b.c->db, &l.rev, e,
	    "SELECT rev FROM file_state WHERE file=?", "i", file));
	must(label_store(b.c, &l, e));
}

static void
add(int64_t file, const char *kind, const char *value)
{
	must(decision_add(b.c, file, kind, value, "me", "so", NULL, e));
}

/* What is in force of a file: "kind=value kind=value". */
static void
assert_in_force(int64_t file, const char *want)
{
	struct decisions d = DECISIONS_INIT;
	struct buf got = BUF_INIT;
	size_t i;

	must(decision_list(b.c, file, &d, e));
	for (i = 0; i < d.n; i++)
		buf_addf(&got, "%s%s=%s", i ? " " : "", d.v[i].kind,
		    d.v[i].value);
	assert_string_equal(got.data, want);
	decisions_release(&d);
	buf_release(&got);
}

static void
a_decision_is_work_for_the_stages(void **state)
{
	int64_t seq = 0;

	(void)state;
	make_files(2);
	code_as(1, "open", "01", "CS", 2000);
	assert_int_equal(number("SELECT coded=rev FROM file_state "
				"WHERE file=1"), 1);
	must(decision_add(b.c, 1, "subject", "LAND", "me", "seen", &seq, e));
	assert_int_equal(seq, 1);
	assert_int_equal(number("SELECT coded<rev FROM file_state "
				"WHERE file=1"), 1);
	assert_int_equal(number("SELECT rev FROM file_state WHERE file=2"), 1);
	assert_int_equal(number("SELECT who='me' AND why='seen' AND "
				"at>'2020' FROM decision"), 1);
}

static void
the_same_again_is_nothing_new(void **state)
{
	int64_t rev;

	(void)state;
	make_files(1);
	add(1, "subject", "A");
	rev = number("SELECT rev FROM file_state");
	assert_int_equal(decision_add(b.c, 1, "subject", "A", "you", "too",
			     NULL, NULL), CR_END);
	assert_int_equal(number("SELECT rev FROM file_state"), rev);
	assert_int_equal(number("SELECT count(*) FROM decision"), 1);
	/* but where it was denied since, it is */
	add(1, "not-subject", "A");
	add(1, "subject", "A");
	assert_in_force(1, "subject=A");
	/* or where another took its place */
	add(1, "case", "CS 1 of 2001");
	add(1, "not-case", "HC//CS/1/2001");
	add(1, "case", "CS 1 of 2001");
	assert_int_equal(decision_add(b.c, 1, "case", "CS 1 of 2001", "me",
			     "", NULL, NULL), CR_END);
	assert_in_force(1,
	    "subject=A not-case=HC//CS/1/2001 case=CS 1 of 2001");
}

static void
the_later_one_about_a_thing_is_in_force(void **state)
{
	(void)state;
	make_files(1);
	add(1, "class", "open");
	add(1, "class", "sealed");
	add(1, "subject", "A");
	add(1, "subject", "B");
	add(1, "not-subject", "A");
	add(1, "party", "plaintiff|Okello");
	add(1, "party", "defendant|Okello");
	add(1, "party", "defendant|Nakato");
	add(1, "not-party", "Nakato");
	add(1, "document", "p1|p2|plaint|");
	add(1, "document", "p3|p3|ruling|");
	add(1, "document", "p1|p2|defence|2001-02-03");
	add(1, "code", "X 1|2001-01-01|");
	add(1, "code", "X 1||2002-01-01");
	add(1, "judge", "A");
	add(1, "judge", "");
	add(1, "seen", "number-conflict|");
	assert_in_force(1,
	    "class=sealed subject=B not-subject=A party=defendant|Okello "
	    "not-party=Nakato document=p3|p3|ruling| "
	    "document=p1|p2|defence|2001-02-03 code=X 1||2002-01-01 judge= "
	    "seen=number-conflict|");
}

static void
what_is_undone_no_longer_counts(void **state)
{
	struct decisions d = DECISIONS_INIT;

	(void)state;
	make_files(2);
	add(1, "judge", "A");
	add(1, "judge", "B");
	add(2, "judge", "C");
	must(decision_undo(b.c, 2, "you", "misread", e));
	assert_in_force(1, "judge=A");
	assert_in_force(2, "judge=C");
	assert_int_equal(decision_undo(b.c, 2, "you", "again", NULL), CR_END);
	assert_int_equal(decision_undo(b.c, 4, "you", "an undo", NULL), CR_END);
	assert_int_equal(decision_undo(b.c, 99, "you", "none", NULL), CR_END);
	add(1, "judge", "B"); /* by a further one it counts again */
	assert_in_force(1, "judge=B");
	must(decision_history(b.c, 1, &d, e));
	assert_int_equal(d.n, 4);
	assert_string_equal(d.v[2].kind, "undo");
	assert_string_equal(d.v[2].value, "2");
	assert_string_equal(d.v[2].who, "you");
	assert_string_equal(d.v[2].why, "misread");
	decisions_release(&d);
}

static void
what_is_no_decision_is_refused(void **state)
{
	static const struct {
		const char *kind, *value, *who, *say;
	} bad[] = {
	    {"undo", "1", "me", "no kind"},
	    {"colour", "red", "me", "no kind"},
	    {"class", "public", "me", "no access class"},
	    {"class", "open", "  ", "who decides"},
	    {"subject", "", "me", "no value"},
	    {"parent", "CS 1 of 2001", "me", "no value"},
	    {"code", "X|2001-01-01", "me", "no value"},
	    {"document", "p1|p2|plaint", "me", "no value"},
	    {"party", "Okello", "me", "no value"},
	    {"judge", "two\nlines", "me", "clean text"},
	    {"judge", "\xff\xfe", "me", "clean text"},
	};
	size_t i;

	(void)state;
	make_files(1);
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		must_say(CR_SKIP, bad[i].say, decision_add(b.c, 1, bad[i].kind,
		    bad[i].value, bad[i].who, "", NULL, e));
	must_say(CR_SKIP, "no file", decision_add(b.c, 9, "judge", "A", "me",
	    "", NULL, e));
	assert_int_equal(number("SELECT count(*) FROM decision"), 0);
}

static void
protection_does_not_wait(void **state)
{
	(void)state;
	make_files(1);
	code_as(1, "open", "01", "CS", 2000);
	add(1, "class", "victim");
	assert_class(1, "victim");
	assert_int_equal(number("SELECT class_source='person' "
				"FROM file_state"), 1);
	add(1, "class", "open"); /* opening does */
	assert_class(1, "victim");
	code_as(1, "open", "01", "CS", 2000);
	assert_class(1, "open");
}

/* The coder that read the file before must not open it again. */
static void
labels_found_before_a_decision_open_nothing(void **state)
{
	struct label_set l = {.file = 1,
	    .klass = "open",
	    .klass_reason = "",
	    .klass_source = "machine"};

	(void)state;
	make_files(1);
	code_as(1, "open", "01", "CS", 2000);
	l.rev = number("SELECT rev FROM file_state");
	add(1, "class", "sealed");
	must(label_store(b.c, &l, e));
	assert_class(1, "sealed");
	assert_int_equal(number("SELECT coded<rev FROM file_state"), 1);
	/* while protection is taken from any */
	l.rev = number("SELECT rev FROM file_state");
	must(label_store(b.c, &l, e));
	assert_class(1, "open");
	l.klass = "family";
	l.rev = 1;
	must(label_store(b.c, &l, e));
	assert_class(1, "family");
}

static void
taking_back_what_opened_closes_at_once(void **state)
{
	char klass[16];
	bool decided;

	(void)state;
	make_files(2);
	add(1, "class", "family");
	add(1, "class", "open");
	add(2, "class", "open");
	code_as(1, "open", "01", "CS", 2000);
	code_as(2, "open", "01", "CS", 2000);
	must(decision_undo(b.c, 2, "me", "wrong", e));
	assert_class(1, "family"); /* what was decided before */
	must(label_class_said(b.c, 1, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "family");
	assert_true(decided);
	must(decision_undo(b.c, 3, "me", "wrong", e));
	assert_class(2, "unclassified"); /* until it is coded */
	must(label_class_said(b.c, 2, klass, sizeof klass, &decided, e));
	assert_false(decided);
	must(decision_undo(b.c, 1, "me", "wrong", e));
	assert_class(1, "family"); /* to open takes a coding */
}

/* ---- many at once -------------------------------------------------------- */

static int64_t
decide(const struct decision_which *w, const char *klass, bool dry)
{
	int64_t n = -1;

	must(decision_class(b.c, w, klass, "me", "all of them", dry, &n, e));
	return n;
}

static void
a_series_is_decided_at_once(void **state)
{
	const struct decision_which cs = {.court = "hc",
	    .station = "Name14",
	    .type = "CS",
	    .year_from = 1995,
	    .year_to = 2000};
	const struct decision_which nowhere = {.court = "HC", .station = ""};
	struct class_counts now;

	(void)state;
	make_files(7);
	code_as(1, "unclassified", "14", "CS", 1994);
	code_as(2, "unclassified", "14", "CS", 1995);
	code_as(3, "unclassified", "14", "CS", 2000);
	code_as(4, "family", "14", "CS", 1999);
	code_as(5, "unclassified", "15", "CS", 1999);
	code_as(6, "unclassified", "14", "FC", 1999);
	code_as(7, "unclassified", "", NULL, 0);
	must(decision_class_now(b.c, &cs, "open", &now, e));
	assert_int_equal(now.n, 2);
	assert_string_equal(now.v[0].klass, "unclassified");
	assert_int_equal(now.v[0].n, 2);
	assert_string_equal(now.v[1].klass, "family");
	assert_int_equal(now.v[1].n, 1);
	assert_int_equal(decide(&cs, "open", true), 3);
	assert_int_equal(number("SELECT count(*) FROM decision"), 0);
	{
		struct decision_which w = cs;

		w.now = "unclassified";
		assert_int_equal(decide(&w, "open", false), 2);
	}
	assert_in_force(2, "class=open");
	assert_in_force(3, "class=open");
	assert_int_equal(number("SELECT count(*) FROM decision"), 2);
	assert_int_equal(number("SELECT sum(coded<rev) FROM file_state"), 2);
	assert_int_equal(number("SELECT count(*) FROM event "
				"WHERE what='class'"), 1);
	/* those that have it are not decided again; the third is hidden now */
	assert_int_equal(decide(&cs, "open", false), 1);
	assert_int_equal(decide(&cs, "sealed", false), 3);
	assert_class(2, "sealed");
	assert_class(1, "unclassified");
	assert_int_equal(decide(&nowhere, "open", true), 0);
}

static void
a_box_is_where_the_last_word_puts_it(void **state)
{
	const struct decision_which box = {.box = "B17", .shelf = "c4"};

	(void)state;
	make_files(4);
	must(sql_script(b.c->db,
	    "INSERT INTO registration(file, at, shelf, box) VALUES "
	    "(1,'','C4','b17'), (2,'','C4','B17'), (3,'','C5','B17'),"
	    "(4,'','C4',NULL);"
	    "INSERT INTO registration(file, at, box) VALUES (2,'','B18');"
	    "INSERT INTO registration(file, at, written) VALUES (1,'','x');",
	    e));
	assert_int_equal(decide(&box, "family", false), 1);
	assert_class(1, "family");
	assert_int_equal(number("SELECT count(*) FROM file_state "
				"WHERE class='family'"), 1);
}

static void
a_batch_and_a_list_are_decided_at_once(void **state)
{
	const int64_t list[] = {2, 3, 99, 2};
	struct decision_which w = {.batch = "b1"};

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	deliver_simple(b.c, "b2", 2, "two", 2, 1);
	deliver_simple(b.c, "b3", 3, "three", 3, 1);
	assert_int_equal(decide(&w, "family", false), 1);
	assert_class(1, "family");
	w = (struct decision_which){.files = list, .n_files = 4};
	assert_int_equal(decide(&w, "sealed", false), 2);
	assert_class(2, "sealed");
	assert_class(3, "sealed");
	assert_class(1, "family");
	w.n_files = 0; /* an empty list is no list of all */
	assert_int_equal(decide(&w, "open", false), 0);
}

static void
without_a_choice_nothing_is_decided(void **state)
{
	const struct decision_which none = {.now = "unclassified"};
	const struct decision_which box = {.box = "1"};
	int64_t n;

	(void)state;
	make_files(1);
	must_say(CR_SKIP, "no files are chosen", decision_class(b.c, &none,
	    "open", "me", "", false, &n, e));
	must_say(CR_SKIP, "no access class", decision_class(b.c, &box,
	    "secret", "me", "", false, &n, e));
	must_say(CR_SKIP, "who", decision_class(b.c, &box, "open", "", "",
	    false, &n, e));
	assert_int_equal(number("SELECT count(*) FROM decision"), 0);
}

/* ---- what is learned from ------------------------------------------------ */

static enum cr_status
note(void *ctx, int64_t file, const struct decisions *d, struct cr_err *e)
{
	(void)e;
	buf_addf(ctx, "%lld:%zu ", (long long)file, d->n);
	return CR_OK;
}

static void
what_people_confirmed_can_be_learned_from(void **state)
{
	struct buf got = BUF_INIT;

	(void)state;
	make_files(5);
	must(decision_learned(b.c, note, &got, e));
	assert_string_equal(got.data, "");
	add(1, "subject", "A");
	add(1, "judge", "B");
	add(2, "judge", "B");
	add(3, "document", "p|p|plaint|");
	add(4, "subject", "A");
	must(decision_undo(b.c, 5, "me", "no", e));
	add(5, "subject", "A");
	add(5, "not-subject", "A");
	must(decision_learned(b.c, note, &got, e));
	assert_string_equal(got.data, "1:2 3:1 ");
	buf_release(&got);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(a_decision_is_work_for_the_stages),
	    TEST(the_same_again_is_nothing_new),
	    TEST(the_later_one_about_a_thing_is_in_force),
	    TEST(what_is_undone_no_longer_counts),
	    TEST(what_is_no_decision_is_refused),
	    TEST(protection_does_not_wait),
	    TEST(labels_found_before_a_decision_open_nothing),
	    TEST(taking_back_what_opened_closes_at_once),
	    TEST(a_series_is_decided_at_once),
	    TEST(a_box_is_where_the_last_word_puts_it),
	    TEST(a_batch_and_a_list_are_decided_at_once),
	    TEST(without_a_choice_nothing_is_decided),
	    TEST(what_people_confirmed_can_be_learned_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
