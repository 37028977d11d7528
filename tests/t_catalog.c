/* t_catalog.c: tests of catalog/catalog.h, label.h and pages.h: the queues
 * between the stages, strikes, results, forgetting. */
#include "tests/deliver.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "catalog/internal.h"
#include "catalog/label.h"
#include "catalog/pages.h"
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
number(const char *text)
{
	int64_t n = -1;

	must(sql_int_of(b.c->db, &n, e, text, ""));
	return n;
}

static const struct image_result good = {.read = true,
    .kind = "printed",
    .width = 100,
    .height = 200,
    .stored_width = 200,
    .stored_height = 100,
    .orientation = 6,
    .dpi = 300,
    .skew = -1.5,
    .confidence = 90.5,
    .words = 12,
    .engine = "fake 1"};
static const struct image_result bad = {
    .read = false, .reason = "damaged: no data"};

/* The next image that waits after `after`, 0 for none. */
static int64_t
waiting(int64_t after)
{
	struct image_job job;
	int64_t image = 0;

	if (catalog_next_waiting(b.c, after, &job, NULL) == CR_OK)
		image = job.image;
	image_job_release(&job);
	return image;
}

static int64_t
uncoded(int64_t after, bool all)
{
	int64_t file = 0;

	return catalog_next_uncoded(b.c, after, all, &file, NULL) == CR_OK
		   ? file
		   : 0;
}

static int64_t
unindexed(int64_t after, bool all)
{
	int64_t file = 0;

	return catalog_next_unindexed(b.c, after, all, &file, NULL) == CR_OK
		   ? file
		   : 0;
}

static int64_t
rev_of(int64_t file)
{
	int64_t rev = 0;

	must(sql_int_of(b.c->db, &rev, e,
	    "SELECT rev FROM file_state WHERE file=?", "i", file));
	return rev;
}

static void
code(int64_t file, int64_t rev, const char *klass)
{
	const struct label_set l = {.file = file,
	    .rev = rev,
	    .klass = klass,
	    .klass_reason = "test",
	    .klass_source = "machine"};

	must(label_store(b.c, &l, e));
}

static void
index_it(int64_t file, int64_t rev)
{
	const struct indexed_file f = {file, rev, "open"};

	must(catalog_indexed(b.c, &f, 1, e));
}

static void
an_image_goes_from_waiting_to_indexed(void **state)
{
	struct image_job job;
	struct catalog_counts n;
	char klass[16], *want;

	(void)state;
	deliver_simple(b.c, "b1", 1, "two", 1, 2);
	must(catalog_next_waiting(b.c, 0, &job, e));
	assert_int_equal(job.page, 1);
	assert_string_equal(job.batch, "b1");
	assert_string_equal(job.kind, "tiff");
	assert_string_equal(job.name, "two.tif, page 1");
	want = xasprintf("%s/batches/b1/data/000001.tif", b.a.root);
	assert_string_equal(job.master, want);
	free(want);
	image_job_release(&job);

	/* at once with what is known: found by its jacket while it waits */
	assert_int_equal(uncoded(0, false), 1);
	code(1, rev_of(1), "open");
	index_it(1, rev_of(1));
	assert_int_equal(uncoded(0, false) + unindexed(0, false), 0);
	must(catalog_image_done(b.c, 1, &good, e));
	assert_int_equal(uncoded(0, false), 0); /* again when all is read */
	assert_int_equal(waiting(0), 2);
	assert_int_equal(waiting(2), 0);
	must(catalog_image_done(b.c, 2, &bad, e));
	assert_int_equal(waiting(0), 0);

	assert_int_equal(uncoded(0, false), 1);
	assert_int_equal(unindexed(0, false), 0); /* not before it is coded */
	code(1, rev_of(1), "open");
	assert_int_equal(uncoded(0, false), 0);
	assert_int_equal(uncoded(0, true), 1);
	assert_int_equal(unindexed(0, false), 1);
	index_it(1, rev_of(1));
	assert_int_equal(unindexed(0, false), 0);
	assert_int_equal(unindexed(0, true), 1);
	must(catalog_indexed_class(b.c, 1, klass, sizeof klass, e));
	assert_string_equal(klass, "open");

	must(catalog_count(b.c, &n, e));
	assert_int_equal(n.files, 1);
	assert_int_equal(n.pages, 2);
	assert_int_equal(n.read, 1);
	assert_int_equal(n.failed, 1);
	assert_int_equal(n.waiting + n.to_code + n.to_index, 0);
}

/* A result that comes twice (killed after the row, read again) counts once. */
static void
a_result_counts_once(void **state)
{
	int64_t rev;

	(void)state;
	deliver_simple(b.c, "b1", 1, "two", 1, 2);
	must(catalog_image_done(b.c, 1, &good, e));
	rev = rev_of(1);
	must(catalog_image_done(b.c, 1, &bad, e));
	assert_int_equal(rev_of(1), rev);
	assert_int_equal(number("SELECT unread FROM file_state"), 1);
	assert_int_equal(number("SELECT count(*) FROM image_state "
				"WHERE status='read'"),
	    1);
	must(catalog_image_done(b.c, 77, &good, e)); /* no such image */
}

/* What changes while a stage is at work on the old state is not lost. */
static void
a_change_meanwhile_is_work_again(void **state)
{
	int64_t rev;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	must(catalog_image_done(b.c, 1, &good, e));
	rev = rev_of(1);
	must(file_touch(b.c, 1, e)); /* while it is being coded */
	code(1, rev, "open");
	assert_int_equal(uncoded(0, false), 1);
	assert_int_equal(unindexed(0, false), 0);
	code(1, rev_of(1), "open");
	assert_int_equal(unindexed(0, false), 1);
	rev = rev_of(1);
	must(file_touch(b.c, 1, e)); /* while it is being indexed */
	index_it(1, rev);
	assert_int_equal(number("SELECT indexed<rev FROM file_state"), 1);
	code(1, rev_of(1), "open");
	rev = rev_of(1);
	code(1, rev_of(1), "family"); /* coded again while it is indexed */
	index_it(1, rev);
	assert_int_equal(unindexed(0, false), 1);
}

static void
strikes_are_kept(void **state)
{
	struct image_job job;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	must(catalog_strike(b.c, 1, e));
	bench_close(&b);
	bench_open(&b);
	must(catalog_next_waiting(b.c, 0, &job, e));
	assert_int_equal(job.strikes, 1);
	assert_string_equal(job.name, "one.tif"); /* of one page: no number */
	image_job_release(&job);
}

/* The same bytes are one image: read once, and both files have it. */
static void
the_same_bytes_are_read_once(void **state)
{
	(void)state;
	deliver_simple(b.c, "b1", 1, "same", 1, 1);
	{
		struct delivery d;
		struct delivery_file *f;

		delivery_init(&d, "b2", NULL);
		d.sequence = 2;
		add_master(&d, "same", "/scans/copy.tif", 1);
		add_master(&d, "same", "/scans/copy2.tif", 1);
		f = add_file(&d, 2, true);
		put_page(f, 0, 1, 1);
		put_page(f, 1, 1, 2); /* twice in one file */
		must(batch_enter(b.c, &d, e));
		delivery_release(&d);
	}
	assert_int_equal(number("SELECT count(*) FROM image"), 1);
	assert_int_equal(number("SELECT unread FROM file_state "
				"WHERE file=2"),
	    2);
	must(catalog_image_done(b.c, 1, &good, e));
	assert_int_equal(number("SELECT max(unread) FROM file_state"), 0);
	assert_int_equal(number("SELECT min(unread) FROM file_state"), 0);
	assert_int_equal(uncoded(0, false), 1);
	assert_int_equal(uncoded(1, false), 2);

	/* and bytes that are read already need no reading */
	deliver_simple(b.c, "b3", 3, "same", 3, 1);
	assert_int_equal(waiting(0), 0);
	assert_int_equal(uncoded(2, false), 3);
}

static void
forgetting_makes_work_just_where_it_is_due(void **state)
{
	int64_t rev1, rev2;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	deliver_simple(b.c, "b2", 2, "two", 2, 1);
	must(catalog_image_done(b.c, 1, &good, e));
	must(catalog_image_done(b.c, 2, &bad, e));
	must(catalog_strike(b.c, 2, e));
	code(1, rev_of(1), "open");
	code(2, rev_of(2), "open");
	index_it(1, rev_of(1));
	index_it(2, rev_of(2));
	rev1 = rev_of(1);
	rev2 = rev_of(2);

	must(catalog_forget_readings(b.c, true, e)); /* the failed ones */
	assert_int_equal(rev_of(1), rev1);
	assert_int_equal(rev_of(2), rev2 + 1);
	assert_int_equal(waiting(0), 2);
	assert_int_equal(number("SELECT strikes FROM image_state "
				"WHERE image=2"),
	    0);
	must(catalog_forget_readings(b.c, true, e)); /* none is left */
	assert_int_equal(rev_of(2), rev2 + 1);

	must(catalog_forget_readings(b.c, false, e)); /* all */
	assert_int_equal(waiting(0), 1);
	assert_int_equal(waiting(1), 2);
	assert_int_equal(number("SELECT sum(unread) FROM file_state"), 2);
	assert_int_equal(number("SELECT count(*) FROM image_state WHERE "
				"kind='' AND words=0"),
	    2);
	must(catalog_image_done(b.c, 1, &good, e));
	must(catalog_image_done(b.c, 2, &good, e));
	assert_int_equal(number("SELECT sum(unread) FROM file_state"), 0);

	code(1, rev_of(1), "open");
	index_it(1, rev_of(1));
	must(catalog_forget_index(b.c, e));
	assert_int_equal(unindexed(0, false), 1);
	must(label_forget(b.c, e));
	assert_int_equal(uncoded(0, false), 1);
	assert_int_equal(uncoded(1, false), 2);
}

static void
one_image_can_be_unread(void **state)
{
	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	must(catalog_unread(b.c, 1, e)); /* it waits already */
	assert_int_equal(number("SELECT unread FROM file_state"), 1);
	must(catalog_image_done(b.c, 1, &good, e));
	must(catalog_unread(b.c, 1, e));
	assert_int_equal(number("SELECT unread FROM file_state"), 1);
	assert_int_equal(waiting(0), 1);
	must(catalog_image_done(b.c, 1, &good, e));
	assert_int_equal(number("SELECT unread FROM file_state"), 0);
}

/* Covers and pages that ingest could not decode are settled for good. */
static void
what_ingest_settled_stays(void **state)
{
	struct delivery d;
	struct delivery_file *f;

	(void)state;
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	add_master(&d, "stack", "/scans/stack.tif", 3);
	f = add_file(&d, 1, true);
	put_page(f, 0, 1, 1)->cover = true;
	put_page(f, 0, 2, 2)->failed = xstrdup("damaged: half of it");
	put_page(f, 0, 3, 3);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	assert_int_equal(number("SELECT unread FROM file_state"), 1);
	assert_int_equal(waiting(0), 3);
	must(catalog_image_done(b.c, 3, &good, e));
	must(catalog_forget_readings(b.c, false, e));
	assert_int_equal(waiting(0), 3);
	assert_int_equal(number("SELECT kind='cover' FROM image_state "
				"WHERE image=1"),
	    1);
	must(catalog_image_done(b.c, 3, &good, e));
	must(catalog_forget_readings(b.c, true, e));
	assert_int_equal(waiting(0), 0);
	assert_int_equal(number("SELECT count(*) FROM image_state WHERE "
				"status='failed' AND reason LIKE 'damaged%'"),
	    1);
}

static void
what_is_said_of_a_class(void **state)
{
	char klass[16];
	bool decided;
	struct delivery d;
	struct delivery_file *f;

	(void)state;
	delivery_init(&d, "b1", "family");
	d.sequence = 1;
	add_master(&d, "one", "/scans/1.tif", 1);
	f = add_file(&d, 1, true);
	put_page(f, 0, 1, 1);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	must(label_class_said(b.c, 1, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "family");
	assert_false(decided);
	must(sql_script(b.c->db,
	    "INSERT INTO registration(file, at, class) "
	    "VALUES (1, '', 'juvenile'); INSERT INTO registration(file, at) "
	    "VALUES (1, '')",
	    e));
	must(label_class_said(b.c, 1, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "juvenile");
	must(sql_script(b.c->db,
	    "INSERT INTO decision(file, at, kind, value, "
	    "who, why) VALUES (1,'','class','open','me','x'), "
	    "(1,'','class','sealed','me','y'), (1,'','case','Z','me','z')",
	    e));
	must(label_class_said(b.c, 1, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "sealed"); /* the newest, of its kind */
	assert_true(decided);
	must(label_class_said(b.c, 9, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "");
}

static void
a_class_decision_that_was_undone_is_not_said(void **state)
{
	char klass[16];
	bool decided;

	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	must(sql_script(b.c->db,
	    "INSERT INTO decision(file, at, kind, value, who, why) VALUES "
	    "(1,'','class','open','me',''), (1,'','class','sealed','me',''),"
	    "(1,'','undo','2','me','')",
	    e));
	must(label_class_said(b.c, 1, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "open");
	must(sql_script(b.c->db,
	    "INSERT INTO decision(file, at, kind, value, who, why) VALUES "
	    "(1,'','undo','1','me','')",
	    e));
	must(label_class_said(b.c, 1, klass, sizeof klass, &decided, e));
	assert_string_equal(klass, "");
	assert_false(decided);
}

/* ---- what needs a person ------------------------------------------------- */

static void
code_number(int64_t file, const char *klass, const char *type, int year,
    const char *anomaly)
{
	const struct label odd = {.kind = LABEL_ANOMALY,
	    .value = anomaly,
	    .number = -1};
	const struct label twice[2] = {odd, odd}; /* of two pages */
	struct label_number n = {.verbatim = "N",
	    .role = "own",
	    .quote = "",
	    .rule = "",
	    .settled = true,
	    .own = OWN_CASE,
	    .id = {.court = "HC",
		.station = "14",
		.station_name = "Mukono",
		.serial = 1,
		.year = year}};
	const struct label_set l = {.file = file,
	    .rev = rev_of(file),
	    .numbers = &n,
	    .n_numbers = type[0] != '\0',
	    .labels = twice,
	    .n_labels = anomaly ? 2 : 0,
	    .klass = klass,
	    .klass_reason = "",
	    .klass_source = "machine"};

	snprintf(n.id.type, sizeof n.id.type, "%s", type);
	must(label_store(b.c, &l, e));
}

static enum cr_status
note_series(void *ctx, const struct undecided *u, struct cr_err *e)
{
	(void)e;
	buf_addf(ctx, "%s/%s/%s %s %d-%d %lld; ", u->court ? u->court : "-",
	    u->station ? u->station : "-", u->type ? u->type : "-",
	    u->station_name ? u->station_name : "-", u->year_from, u->year_to,
	    (long long)u->files);
	return CR_OK;
}

static void
what_needs_a_person_is_counted(void **state)
{
	struct catalog_counts n;
	struct buf got = BUF_INIT;
	char name[16];
	int i;

	(void)state;
	for (i = 1; i <= 7; i++) {
		snprintf(name, sizeof name, "b%d", i);
		deliver_simple(b.c, name, i, name, i, 1);
	}
	code_number(1, "unclassified", "CS", 1999, "number-conflict");
	code_number(2, "unclassified", "CS", 2004, NULL);
	code_number(3, "unclassified", "FC", 2001, "number-conflict");
	code_number(4, "unclassified", "", 0, "no-number");
	code_number(5, "open", "CS", 1990, "cycle");
	code_number(6, "unclassified", "CS", 1980, NULL);
	must(sql_script(b.c->db, "UPDATE file_state SET class_source='person' "
				 "WHERE file=6", e)); /* 7: not coded yet */
	must(catalog_count(b.c, &n, e));
	assert_int_equal(n.unclassified, 6);
	assert_int_equal(n.without_number, 1);
	assert_int_equal(n.number_conflicts, 2); /* files, not anomalies */
	must(report_undecided(b.c, note_series, &got, e));
	assert_string_equal(got.data, "HC/14/CS Mukono 1999-2004 2; "
	    "-/-/- - 0-0 1; HC/14/FC Mukono 2001-2001 1; ");
	buf_release(&got);
}

/* A disk where nothing more can be written: not the catalogue is to blame,
 * and a backup would not help. */
static void
a_full_disk_is_no_damage(void **state)
{
	const struct rlimit none = { 0, RLIM_INFINITY };
	struct rlimit was;
	struct archive a = { NULL };
	struct catalog *c;
	struct cr_err full = CR_ERR_INIT;
	char *root = in_scratch("archive"), *path;
	enum cr_status st;

	(void)state;
	bench_close(&b);
	must(archive_open(&a, root, e));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	st = catalog_open(&c, &a, &full);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	assert_int_equal(st, CR_FATAL);
	assert_non_null(strstr(full.msg, strerror(EFBIG)));
	assert_null(strstr(full.msg, "backup"));
	/* but one that is gone is lost */
	path = in_scratch("archive/catalog.db");
	assert_int_equal(truncate(path, 0), 0);
	must_say(CR_FATAL, "from a backup", catalog_open(&c, &a, e));
	assert_int_equal(unlink(path), 0);
	must_say(CR_FATAL, "from a backup", catalog_open(&c, &a, e));
	archive_close(&a);
	free(path);
	free(root);
	memset(&b, 0, sizeof b);
}

static void
forgotten_labels_leave_nothing(void **state)
{
	(void)state;
	deliver_simple(b.c, "b1", 1, "one", 1, 1);
	code_number(1, "open", "CS", 1999, "cycle");
	must(sql_script(b.c->db, "INSERT INTO evidence(file, label, n, x, y, "
				 "w, h) VALUES (1, 0, 0, 0, 0, 0, 0)", e));
	must(label_forget(b.c, e));
	assert_int_equal(number("SELECT (SELECT count(*) FROM number) + "
				"(SELECT count(*) FROM label) + "
				"(SELECT count(*) FROM evidence)"), 0);
}

static void
texts_are_stored_per_image(void **state)
{
	struct pages *p;
	struct buf alto = BUF_INIT;
	struct page_text t;
	struct image_result r;

	(void)state;
	deliver_simple(b.c, "b1", 1, "two", 1, 2);
	must(pages_open(&p, b.c, e));
	assert_int_equal(pages_alto(p, 1, &alto, NULL), CR_END);
	assert_int_equal(pages_result(p, 1, &r, NULL), CR_END);
	must(pages_store(p, "b1", 1, &good, "<alto>one</alto>", 16, e));
	must(pages_store(p, "b1", 1, &good, "<alto>two</alto>", 16, e));
	assert_int_equal(pages_alto(p, 2, &alto, NULL), CR_END);
	must(pages_alto(p, 1, &alto, e));
	assert_string_equal(alto.data, "<alto>two</alto>");
	must(pages_result(p, 1, &r, e));
	assert_string_equal(r.kind, good.kind);
	assert_string_equal(r.engine, good.engine);
	assert_int_equal(r.words, good.words);
	assert_int_equal(r.orientation, good.orientation);
	assert_int_equal(r.stored_height, good.stored_height);
	assert_true(r.skew == good.skew && r.confidence == good.confidence);
	assert_true(r.read);
	must_say(CR_FATAL, "no such image",
	    pages_store(p, "b1", 99, &good, "x", 1, e));
	assert_int_equal(pages_alto(p, 99, &alto, NULL), CR_END);
	pages_close(p);

	/* another process, another connection; and damage is told */
	must(pages_open(&p, b.c, e));
	buf_reset(&alto);
	must(pages_alto(p, 1, &alto, e));
	assert_string_equal(alto.data, "<alto>two</alto>");
	pages_close(p);
	{
		char *path = in_scratch("archive/pages/b1.db");
		struct sql *db;

		must(sql_open(&db, path, SQL_WRITE, e));
		must(sql_script(db, "UPDATE reading SET alto=x'00ff'", e));
		sql_close(db);
		free(path);
	}
	must(pages_open(&p, b.c, e));
	must_say(CR_SKIP, "damaged", pages_text(p, 1, &t, e));
	text_release(&t);
	pages_close(p);
	pages_close(NULL);
	buf_release(&alto);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(an_image_goes_from_waiting_to_indexed),
	    TEST(a_result_counts_once),
	    TEST(a_change_meanwhile_is_work_again),
	    TEST(strikes_are_kept),
	    TEST(the_same_bytes_are_read_once),
	    TEST(forgetting_makes_work_just_where_it_is_due),
	    TEST(one_image_can_be_unread),
	    TEST(what_ingest_settled_stays),
	    TEST(what_is_said_of_a_class),
	    TEST(a_class_decision_that_was_undone_is_not_said),
	    TEST(what_needs_a_person_is_counted),
	    TEST(a_full_disk_is_no_damage),
	    TEST(forgotten_labels_leave_nothing),
	    TEST(texts_are_stored_per_image),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
