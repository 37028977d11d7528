/* t_schema.c: tests of catalog/schema.h and catalog/archive.h: which
 * archives are opened, how older ones are brought up, how one is made. */
#include "tests/scratch.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include "catalog/internal.h"
#include "catalog/schema.h"

static const char step_2[] = "ALTER TABLE file ADD COLUMN colour TEXT;"
			     "UPDATE file SET colour='red';";
static const char step_bad[] = "UPDATE file SET colour='blue';"
			       "DROP TABLE number;"
			       "INSERT INTO nowhere VALUES (1);";

#define FIRST schema_steps[0]

static const char *first_step[2];

static int64_t
number(struct sql *db, const char *text)
{
	int64_t n = -1;

	must(sql_int_of(db, &n, e, text, ""));
	return n;
}

/* A catalogue of version 1 with one file, closed; its path to free(). */
static char *
version_1(const char *name)
{
	char *path = in_scratch(name);
	struct sql *db;

	first_step[0] = FIRST;
	must(sql_open(&db, path, SQL_CREATE, e));
	must(schema_bring_up(db, path, first_step, e));
	assert_int_equal(number(db, "PRAGMA user_version"), 1);
	must(sql_script(db, "INSERT INTO file VALUES (1, 'X', NULL, NULL)", e));
	sql_close(db);
	return path;
}

static char *
copy_of(const char *path, int version)
{
	return xasprintf("%s.v%d", path, version);
}

static void
a_further_step_is_taken_and_a_copy_kept(void **state)
{
	const char *const steps[] = {FIRST, step_2, NULL};
	char *path = version_1("up.db"), *copy = copy_of(path, 1);
	struct sql *db;

	(void)state;
	must(sql_open(&db, path, SQL_WRITE, e));
	must(schema_bring_up(db, path, steps, e));
	assert_int_equal(number(db, "PRAGMA user_version"), 2);
	assert_int_equal(number(db, "SELECT count(*) FROM file "
				    "WHERE colour='red'"),
	    1);
	must(schema_bring_up(db, path, steps, e)); /* nothing more to do */
	assert_int_equal(number(db, "PRAGMA user_version"), 2);
	sql_close(db);

	/* the copy is the whole old catalogue */
	must(sql_open(&db, copy, SQL_WRITE, e));
	assert_int_equal(number(db, "PRAGMA user_version"), 1);
	assert_int_equal(
	    number(db, "PRAGMA application_id"), CATALOG_APPLICATION_ID);
	assert_int_equal(number(db, "SELECT count(*) FROM file"), 1);
	sql_close(db);
	free(copy);
	free(path);
}

static void
a_failing_step_changes_nothing(void **state)
{
	const char *const steps[] = {FIRST, step_2, step_bad, NULL};
	char *path = version_1("bad.db"), *copy = copy_of(path, 1);
	struct sql *db;

	(void)state;
	must(sql_open(&db, path, SQL_WRITE, e));
	must_say(CR_FATAL, "nowhere", schema_bring_up(db, path, steps, e));
	/* the good step before it was taken whole, the bad one not at all */
	assert_int_equal(number(db, "PRAGMA user_version"), 2);
	assert_int_equal(number(db, "SELECT count(*) FROM file "
				    "WHERE colour='red'"),
	    1);
	assert_int_equal(number(db, "SELECT count(*) FROM number"), 0);
	sql_close(db);
	assert_true(file_exists(copy));
	free(copy);
	free(path);
}

static void
assert_refused(const char *name, const char *change, const char *why)
{
	char *path = version_1(name), before[DIGEST_HEX], after[DIGEST_HEX];
	struct sql *db;

	must(sql_open(&db, path, SQL_WRITE, e));
	must(sql_script(db, change, e));
	sql_close(db);
	must(digest_file(before, NULL, path, e));
	must(sql_open(&db, path, SQL_WRITE, e));
	must_say(CR_FATAL, why, schema_bring_up(db, path, first_step, e));
	sql_close(db);
	must(digest_file(after, NULL, path, e));
	assert_string_equal(before, after);
	free(path);
}

static void
what_is_newer_or_foreign_is_refused_untouched(void **state)
{
	(void)state;
	assert_refused("newer.db", "PRAGMA user_version=2", "newer courtroll");
	assert_refused(
	    "far.db", "PRAGMA user_version=2147483647", "newer courtroll");
	assert_refused("odd.db", "PRAGMA user_version=-1", "not a catalogue");
	assert_refused(
	    "foreign.db", "PRAGMA application_id=0", "not a catalogue");
}

/* Two programs find the old version at once: the step is taken once, and the
 * copy is of the old one. */
static void
two_at_once_take_a_step_once(void **state)
{
	const char *const steps[] = {FIRST, step_2, NULL};
	char *path = version_1("two.db"), *copy = copy_of(path, 1);
	struct sql *db;
	int i, status;

	(void)state;
	for (i = 0; i < 4; i++)
		if (fork() == 0) {
			struct cr_err e = CR_ERR_INIT;

			if (sql_open(&db, path, SQL_WRITE, &e) != CR_OK ||
			    schema_bring_up(db, path, steps, &e) != CR_OK) {
				fprintf(stderr, "%s\n", e.msg);
				_exit(1);
			}
			sql_close(db);
			_exit(0);
		}
	for (i = 0; i < 4; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	must(sql_open(&db, path, SQL_WRITE, e));
	assert_int_equal(number(db, "PRAGMA user_version"), 2);
	sql_close(db);
	must(sql_open(&db, copy, SQL_WRITE, e));
	assert_int_equal(number(db, "PRAGMA user_version"), 1);
	sql_close(db);
	free(copy);
	free(path);
}

/* ---- the real steps ------------------------------------------------------ */

/* Everything that version 1 can hold of truth, and labels that are not. */
static const char truth_1[] =
    "INSERT INTO meta VALUES ('site', 'MUK'), ('next_file', '3');"
    "INSERT INTO batch VALUES (1, 'b1', 1, 1, 'family', '2026-01-01');"
    "INSERT INTO file VALUES (2, 'Y', 1, '/scans');"
    "INSERT INTO master VALUES (1, 1, 1, 'data/000001.tif', 'aa', 9, 'tiff',"
    " 1, 's', '/s');"
    "INSERT INTO image VALUES (1, 'aa', 1, 1);"
    "INSERT INTO page VALUES (7, 2, 1, 1, 1, 1);"
    "INSERT INTO image_state(image, status) VALUES (1, 'read');"
    "INSERT INTO registration(file, at, written, box) VALUES "
    "(1, '2026-01-02', 'CS 1 of 2001', '17');"
    "INSERT INTO decision(file, at, kind, value, who, why) VALUES "
    "(1, '2026-01-03', 'class', 'sealed', 'me', 'order');"
    "INSERT INTO event(at, what, object, detail) VALUES "
    "('2026-01-04', 'ocr', '', '1 page');"
    "INSERT INTO file_state(file, rev, coded, indexed, class, class_source, "
    "indexed_class) VALUES (1, 5, 5, 5, 'sealed', 'person', 'sealed'), "
    "(2, 3, 3, 3, 'open', 'machine', 'open');"
    "INSERT INTO number VALUES (2, 0, 7, 1, 2, 3, 4, 'CS 2', 'own', 'q', 'r',"
    " 0.5, 1, 1, 'HC', '', '', '', 'CS', 2, 2002, 'HC//CS/2/2002', NULL);";

static void
assert_truth_kept(struct sql *db)
{
	char klass[16];
	sqlite3_stmt *q;

	assert_int_equal(number(db, "PRAGMA user_version"), 4);
	assert_int_equal(number(db, "SELECT count(*) FROM file f JOIN page p "
				    "ON p.file=f.number JOIN batch b "
				    "ON b.id=f.batch WHERE f.folder='/scans'"),
	    1);
	assert_int_equal(number(db, "SELECT count(*) FROM registration WHERE "
				    "written='CS 1 of 2001' AND box='17'"),
	    1);
	assert_int_equal(number(db, "SELECT count(*) FROM decision WHERE "
				    "kind='class' AND who='me' AND seq=1"),
	    1);
	assert_int_equal(number(db, "SELECT count(*) FROM event"), 1);
	assert_int_equal(number(db, "SELECT count(*) FROM image_state "
				    "WHERE status='read'"),
	    1);
	/* labels are made again, and until then nothing becomes open */
	assert_int_equal(number(db, "SELECT count(*) FROM number"), 0);
	assert_int_equal(number(db, "SELECT count(*) FROM file_state "
				    "WHERE coded=0 AND scheme IS NULL"),
	    2);
	assert_int_equal(number(db, "SELECT rev FROM file_state "
				    "WHERE file=1"),
	    6);
	must(sql_query(&q, db, e, "SELECT class FROM file_state WHERE file=1",
	    ""));
	must(sql_next(q, e));
	sql_copy(klass, sizeof klass, q, 0);
	sql_done(q);
	assert_string_equal(klass, "sealed");
	must_say(CR_FATAL, "append-only", sql_script(db,
	    "DELETE FROM decision", e));
	/* of pages that were read before, nothing more is known */
	assert_int_equal(number(db, "SELECT count(*) FROM image_state "
				    "WHERE lang='' AND flaws='' AND prep=''"),
	    1);
	/* what waits is found by the index that is meant for it */
	must(sql_query(&q, db, e, "EXPLAIN QUERY PLAN SELECT file FROM "
	    "file_state WHERE coded<rev AND file>5 ORDER BY file LIMIT 1", ""));
	must(sql_next(q, e));
	assert_non_null(strstr(sql_text(q, 3), "file_uncoded"));
	sql_done(q);
	assert_int_equal(number(db, "SELECT count(*) FROM "
				    "pragma_foreign_key_check"),
	    0);
}

static void
version_1_comes_up_with_its_truth(void **state)
{
	char *path = version_1("one.db"), *copy = copy_of(path, 1);
	struct sql *db;

	(void)state;
	must(sql_open(&db, path, SQL_WRITE, e));
	must(sql_script(db, truth_1, e));
	must(schema_bring_up(db, path, schema_steps, e));
	assert_truth_kept(db);
	sql_close(db);
	must(sql_open(&db, copy, SQL_WRITE, e)); /* whole, as it was */
	assert_int_equal(number(db, "PRAGMA user_version"), 1);
	assert_int_equal(number(db, "SELECT count(*) FROM number"), 1);
	sql_close(db);
	free(copy);
	free(path);
}

/* ---- the archive around it ---------------------------------------------- */

static void
an_archive_is_made_once(void **state)
{
	static const char *const parts[] = {"format", "incoming", "batches",
	    "catalog.db", "quarantine", "pages", "index"};
	char *root = in_scratch("deep/er/archive"), *p;
	struct archive a = {NULL};
	struct stat s;
	size_t i;

	(void)state;
	must_say(CR_SKIP, "no site code", archive_init(root, "muk", "u", e));
	must(archive_init(root, "MUK", "uganda", e));
	assert_int_equal(stat(root, &s), 0);
	assert_int_equal(s.st_mode & 0777, 0700);
	must(archive_open(&a, root, e));
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		p = archive_path(&a, parts[i], NULL);
		assert_true(file_exists(p));
		free(p);
	}
	archive_close(&a);
	must_say(CR_SKIP, "an archive already",
	    archive_init(root, "MUK", "uganda", e));
	put("full/thing", "x");
	free(root);
	root = in_scratch("full");
	must_say(CR_SKIP, "not empty", archive_init(root, "MUK", "u", e));
	free(root);
	root = in_scratch("deep");
	must_say(CR_FATAL, "not an archive", archive_open(&a, root, e));
	free(root);
}

/* However far an init came, it can be given again. */
static void
a_cut_short_init_is_finished(void **state)
{
	static const char *const left[] = {
	    "incoming", "batches", "quarantine", "pages", "index"};
	char *root = in_scratch("cut"), *format, *p;
	struct archive a = {NULL};
	struct catalog *c;
	size_t n, i;

	(void)state;
	for (n = 0; n <= 5; n++) {
		must(archive_init(root, "CUT", "uganda", e));
		format = in_scratch("cut/format");
		must(dir_remove(format, e));
		put("cut/format.part", "");
		free(format);
		for (i = n; i < 5; i++) {
			p = path_join(root, left[i]);
			must(dir_remove(p, e));
			free(p);
		}
		must_say(CR_FATAL, "not an archive", archive_open(&a, root, e));
		must(archive_init(root, "MUK", "uganda", e));
		must(archive_open(&a, root, e));
		must(catalog_open(&c, &a, e));
		assert_string_equal(catalog_site(c), "MUK");
		catalog_close(c);
		archive_close(&a);
		must(dir_remove(root, e));
	}
	free(root);
}

/* An archive whose format file was lost is no remains of an init: its
 * catalogue must survive a second init. */
static void
init_destroys_no_catalogue(void **state)
{
	char *root = in_scratch("lost"), *format = in_scratch("lost/format");
	struct archive a = {NULL};
	struct catalog *c;

	(void)state;
	must(archive_init(root, "MUK", "uganda", e));
	must(archive_open(&a, root, e));
	must(catalog_open(&c, &a, e));
	must(sql_script(c->db, "INSERT INTO file(number, id) VALUES (1,'X')", e));
	catalog_close(c);
	must(dir_remove(format, e));
	must_say(CR_FATAL, "restore that file",
	    archive_init(root, "MUK", "uganda", e));
	put("lost/format", "1\n");
	must(catalog_open(&c, &a, e));
	assert_int_equal(number(c->db, "SELECT count(*) FROM file"), 1);
	catalog_close(c);
	archive_close(&a);
	free(format);
	free(root);
}

static void
a_newer_layout_is_refused(void **state)
{
	static const struct {
		const char *format, *why;
	} bad[] = {{"2\n", "newer courtroll"},
	    {"99999999999999999999\n", "newer courtroll"},
	    {"", "does not name"}, {"0\n", "does not name"},
	    {"one\n", "does not name"}, {"-1\n", "does not name"}};
	char *root = in_scratch("layout");
	struct archive a;
	size_t i;

	(void)state;
	must(archive_init(root, "MUK", "uganda", e));
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		put("layout/format", bad[i].format);
		must_say(CR_FATAL, bad[i].why, archive_open(&a, root, e));
	}
	put("layout/format", "1\n");
	must(archive_open(&a, root, e));
	archive_close(&a);
	free(root);
}

/* The way to it may lead through links, also when it is made. */
static void
links_on_the_way_are_followed(void **state)
{
	char *real = in_scratch("real"), *link = in_scratch("link");
	char *root = in_scratch("link/archive");
	struct archive a = {NULL};
	struct catalog *c;

	(void)state;
	must(dir_make(real, e));
	assert_int_equal(symlink("real", link), 0);
	must(archive_init(root, "MUK", "uganda", e));
	must(archive_open(&a, root, e));
	must(catalog_open(&c, &a, e));
	catalog_close(c);
	archive_close(&a);
	free(root);
	free(real);
	free(link);
}

static void
one_writer_per_stage(void **state)
{
	char *root = in_scratch("locked");
	struct archive a = {NULL};
	int status;

	(void)state;
	must(archive_init(root, "MUK", "uganda", e));
	must(archive_open(&a, root, e));
	must(archive_lock(&a, "ingest", e));
	if (fork() == 0) {
		struct cr_err e = CR_ERR_INIT;
		bool well = archive_lock(&a, "ocr", &e) == CR_OK &&
			    archive_lock(&a, "ingest", &e) == CR_FATAL &&
			    strstr(e.msg, "another 'ingest' is at work");

		_exit(!well);
	}
	wait(&status);
	assert_int_equal(status, 0);
	archive_close(&a);
	free(root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_further_step_is_taken_and_a_copy_kept),
	    cmocka_unit_test(a_failing_step_changes_nothing),
	    cmocka_unit_test(what_is_newer_or_foreign_is_refused_untouched),
	    cmocka_unit_test(two_at_once_take_a_step_once),
	    cmocka_unit_test(version_1_comes_up_with_its_truth),
	    cmocka_unit_test(an_archive_is_made_once),
	    cmocka_unit_test(a_cut_short_init_is_finished),
	    cmocka_unit_test(init_destroys_no_catalogue),
	    cmocka_unit_test(a_newer_layout_is_refused),
	    cmocka_unit_test(links_on_the_way_are_followed),
	    cmocka_unit_test(one_writer_per_stage),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
