/* t_sql.c: tests of catalog/sql.h: the pragmas that durability rests on, what
 * an error means, transactions, statements. */
#include "tests/scratch.h"

#include "catalog/internal.h"
#include "catalog/sql.h"

static int64_t
number(struct sql *db, const char *text)
{
	int64_t n = -1;

	must(sql_int_of(db, &n, e, text, ""));
	return n;
}

static void
assert_durable(struct sql *db)
{
	sqlite3_stmt *q;

	assert_int_equal(number(db, "PRAGMA synchronous"), 2); /* FULL */
	assert_int_equal(number(db, "PRAGMA foreign_keys"), 1);
	must(sql_query(&q, db, e, "PRAGMA journal_mode", ""));
	must(sql_next(q, e));
	assert_string_equal(sql_text(q, 0), "wal");
	sql_done(q);
}

static struct sql *
fresh(const char *name)
{
	char *path = in_scratch(name);
	struct sql *db;

	must(dir_remove(path, e));
	must(sql_open(&db, path, SQL_CREATE, e));
	must(sql_script(db, "CREATE TABLE t (a INTEGER, b TEXT, c BLOB)", e));
	free(path);
	return db;
}

/* Read back, through the very connections that the program uses. */
static void
every_connection_is_durable(void **state)
{
	char *path = in_scratch("d.db");
	struct sql *db = fresh("d.db");
	struct bench b;

	(void)state;
	assert_durable(db);
	sql_close(db);
	must(sql_open(&db, path, SQL_WRITE, e));
	assert_durable(db);
	sql_close(db);
	bench_open(&b);
	assert_durable(b.c->db);
	bench_close(&b);
	free(path);
}

static void
values_go_there_and_back(void **state)
{
	struct sql *db = fresh("v.db");
	sqlite3_stmt *q;
	char copy[4], *s;

	(void)state;
	must(sql_run(db, e, "INSERT INTO t VALUES (?,?,?)", "isb", INT64_MAX,
	    "text", (const void *)"a\0b", (size_t)3));
	must(sql_run(db, e, "INSERT INTO t VALUES (?,?,?)", "fsi", 1.0, NULL,
	    INT64_MIN));
	must(sql_query(&q, db, e, "SELECT a, b, c FROM t ORDER BY rowid", ""));
	must(sql_next(q, e));
	assert_true(sql_int(q, 0) == INT64_MAX);
	sql_copy(copy, sizeof copy, q, 1);
	assert_string_equal(copy, "tex");
	assert_int_equal(sqlite3_column_bytes(q, 2), 3);
	must(sql_next(q, e));
	assert_int_equal(sql_int(q, 0), 1);
	assert_null(sql_text(q, 1));
	s = sql_dup(q, 1);
	assert_null(s);
	sql_copy(copy, sizeof copy, q, 1);
	assert_string_equal(copy, "");
	assert_int_equal(sql_next(q, NULL), CR_END);
	sql_done(q);
	sql_done(NULL);
	sql_close(db);
	sql_close(NULL);
}

/* One text used by two queries that are open at once. */
static void
a_statement_in_use_is_not_taken_away(void **state)
{
	static const char text[] = "SELECT a FROM t WHERE a>=? ORDER BY a";
	struct sql *db = fresh("n.db");
	sqlite3_stmt *q, *p;
	int64_t i;

	(void)state;
	for (i = 1; i <= 3; i++)
		must(sql_run(db, e, "INSERT INTO t(a) VALUES (?)", "i", i));
	must(sql_query(&q, db, e, text, "i", INT64_C(1)));
	must(sql_next(q, e));
	must(sql_query(&p, db, e, text, "i", INT64_C(3)));
	must(sql_next(p, e));
	assert_int_equal(sql_int(p, 0), 3);
	sql_done(p);
	must(sql_next(q, e));
	assert_int_equal(sql_int(q, 0), 2);
	sql_done(q);
	assert_int_equal(
	    sql_int_of(db, &i, NULL, "SELECT a FROM t WHERE a=9", ""), CR_END);
	sql_close(db);
}

static void
a_transaction_is_whole_or_not_at_all(void **state)
{
	struct sql *db = fresh("t.db");

	(void)state;
	must(sql_begin(db, e));
	must(sql_run(db, e, "INSERT INTO t(a) VALUES (1)", ""));
	must(sql_end(db, CR_OK, e));
	assert_int_equal(sql_changes(db), 1);

	must(sql_begin(db, e));
	must(sql_run(db, e, "INSERT INTO t(a) VALUES (2)", ""));
	assert_int_equal(sql_end(db, CR_SKIP, NULL), CR_SKIP);
	assert_int_equal(number(db, "SELECT count(*) FROM t"), 1);

	must(sql_begin(db, e));
	must(sql_run(db, e, "INSERT INTO t(a) VALUES (3)", ""));
	must_say(CR_FATAL, "no such table",
	    sql_end(
		db, sql_run(db, e, "INSERT INTO nowhere VALUES (1)", ""), e));
	assert_int_equal(number(db, "SELECT count(*) FROM t"), 1);
	must(sql_begin(db, e)); /* it is really over */
	must(sql_end(db, CR_OK, e));
	sql_close(db);
}

static void
busy_is_retry_and_damage_is_fatal(void **state)
{
	char *path = in_scratch("b.db");
	struct sql *db = fresh("b.db"), *other;

	(void)state;
	must(sql_open(&other, path, SQL_WRITE, e));
	sqlite3_busy_timeout(sql_handle(other), 20);
	must(sql_begin(db, e));
	must_say(CR_RETRY, "b.db' is busy", sql_begin(other, e));
	must_say(CR_RETRY, "busy",
	    sql_run(other, e, "INSERT INTO t(a) VALUES (1)", ""));
	assert_int_equal(number(other, "SELECT count(*) FROM t"), 0);
	must(sql_end(db, CR_OK, e));
	must(sql_run(other, e, "INSERT INTO t(a) VALUES (1)", ""));
	sql_close(other);
	sql_close(db);

	/* whoever reads the message must know which file it is */
	must(file_write(path,
	    "this is no database, though long enough to be "
	    "taken for one at first sight",
	    70, e));
	must_say(CR_FATAL, "b.db", sql_open(&db, path, SQL_WRITE, e));
	assert_null(db);
	must_say(CR_FATAL, "/nowhere/x.db",
	    sql_open(&db, "/nowhere/x.db", SQL_CREATE, e));
	free(path);
}

static void
a_reader_cannot_write(void **state)
{
	char *path = in_scratch("r.db");
	struct sql *db = fresh("r.db");

	(void)state;
	must(sql_run(db, e, "INSERT INTO t(a) VALUES (1)", ""));
	sql_close(db);
	must(sql_open(&db, path, SQL_READ, e));
	assert_int_equal(number(db, "SELECT count(*) FROM t"), 1);
	must_say(CR_FATAL, "readonly",
	    sql_run(db, e, "INSERT INTO t(a) VALUES (2)", ""));
	sql_close(db);
	free(path);
}

/* Truth is never changed, whatever a program tries. */
static void
append_only_tables_stay(void **state)
{
	static const char *const tries[] = {
	    "UPDATE registration SET box='x'",
	    "DELETE FROM registration",
	    "UPDATE decision SET value='open'",
	    "DELETE FROM decision",
	    "UPDATE event SET what='x'",
	    "DELETE FROM event",
	    "INSERT OR REPLACE INTO event(seq, at, what, object, detail) "
	    "VALUES (1, '', 'x', '', '')",
	    "INSERT OR REPLACE INTO registration(seq, file, at) "
	    "VALUES (1, 1, '')",
	};
	struct bench b;
	size_t i;

	(void)state;
	bench_open(&b);
	must(sql_script(b.c->db,
	    "INSERT INTO file(number, id, batch, folder) VALUES (1, 'MUK-000001-0', NULL, NULL);"
	    "INSERT INTO registration(file, at, box) VALUES (1, '', 'b');"
	    "INSERT INTO decision(file, at, kind, value, who, why) "
	    "VALUES (1, '', 'class', 'sealed', 'me', 'so');",
	    e));
	for (i = 0; i < sizeof tries / sizeof *tries; i++)
		must_say(
		    CR_FATAL, "append-only", sql_script(b.c->db, tries[i], e));
	assert_int_equal(number(b.c->db, "SELECT count(*) FROM decision "
					 "WHERE value='sealed'"),
	    1);
	/* nor does a foreign key dangle */
	must_say(CR_FATAL, "FOREIGN KEY",
	    sql_script(b.c->db,
		"INSERT INTO registration(file, at) VALUES (99, '')", e));
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_connection_is_durable),
	    cmocka_unit_test(values_go_there_and_back),
	    cmocka_unit_test(a_statement_in_use_is_not_taken_away),
	    cmocka_unit_test(a_transaction_is_whole_or_not_at_all),
	    cmocka_unit_test(busy_is_retry_and_damage_is_fatal),
	    cmocka_unit_test(a_reader_cannot_write),
	    cmocka_unit_test(append_only_tables_stay),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
