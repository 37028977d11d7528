/* tests/t_registered.c: a file that was just registered is coded by itself,
 * beside other programs, and found by its number at once; an entry that was
 * taken back has nothing. */
#include "tests/scratch.h"

#include <sys/wait.h>

#include "catalog/caseref.h"
#include "catalog/record.h"
#include "catalog/register.h"
#include "codes/preview.h"
#include "index/code.h"
#include "index/registered.h"

static struct scheme *scheme;
static struct bench b;

static int
setup(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	return scheme_load(&scheme, "codes/schemes/uganda.xml", &e) == CR_OK
	    ? 0 : -1;
}

static int
teardown(void **state)
{
	scheme_free(scheme);
	bench_close(&b);
	return scratch_teardown(state);
}

/* Registered, not coded. */
static int64_t
add_file(const char *written, const char *court)
{
	struct jacket j = { .written = written, .court = court };
	char id[FILE_ID_MAX];
	int64_t file = 0;

	must(register_new(b.c, &j, id, e));
	must(record_lookup(b.c, id, &file, e));
	return file;
}

static int64_t
save(const char *written, const char *court)
{
	int64_t file = add_file(written, court);

	must(code_one(b.c, scheme, NULL, file, e));
	return file;
}

static size_t
look(struct registered *v, const char *written, const char *court,
    int64_t not)
{
	struct preview p;
	size_t n = 0;

	preview_number(&p, scheme, written, court, 2026);
	must(registered_find(v, &n, b.c, scheme,
	    p.n_readings ? p.readings : &p.id,
	    p.n_readings ? p.n_readings : 1, not, e));
	return n;
}

static void
a_file_is_found_by_its_number_as_soon_as_it_is_saved(void **state)
{
	struct registered v[REGISTERED_MOST];
	int64_t file, other;

	(void)state;
	assert_int_equal(look(v, "CS 95/2015", "CM Mukono", 0), 0);
	file = save("C.S No. 95 of 2015", "Chief Magistrate Mukono");
	assert_int_equal(look(v, "CS 95/2015", "CM Mukono", 0), 1);
	assert_true(v[0].file == file);
	assert_int_equal(v[0].how, REGISTERED_SAME);
	assert_string_equal(v[0].klass, "open");
	assert_int_equal(look(v, "CS 95/2015", "CM Mukono", file), 0);
	assert_int_equal(look(v, "CS 95/2015", "High Court Mukono", 0), 0);
	other = save("CS 95/2015", NULL);
	assert_int_equal(look(v, "CS 95/2015", "CM Mukono", 0), 2);
	assert_true(v[0].file == file && v[1].file == other);
	assert_int_equal(v[1].how, REGISTERED_FITS);
	assert_int_equal(look(v, "MA 95/2015", "CM Mukono", 0), 0);
}

static void
a_number_with_several_readings_is_found_too(void **state)
{
	struct registered v[REGISTERED_MOST];
	int64_t file = save("CR 12 of 2014", "HCT-00");

	(void)state;
	assert_int_equal(look(v, "CR 12/2014", "HCT-00", 0), 1);
	assert_true(v[0].file == file);
	assert_int_equal(v[0].how, REGISTERED_MAYBE);
	assert_int_equal(look(v, "Civil Revision 12 of 2014", "HCT-00", 0), 1);
	assert_int_equal(v[0].how, REGISTERED_MAYBE);
	assert_int_equal(look(v, "CR 13/2014", "HCT-00", 0), 0);
}

static void
the_general_name_of_a_type_is_no_other_number(void **state)
{
	struct registered v[REGISTERED_MOST];
	int64_t file = save("Criminal Session Case 4 of 2013",
	    "High Court Mukono");

	(void)state;
	assert_int_equal(look(v, "Criminal Case 4 of 2013",
	    "High Court Mukono", 0), 1);
	assert_true(v[0].file == file);
	assert_int_equal(v[0].how, REGISTERED_FITS);
}

/* Another process codes: its lock is seen from here, ours from there. */
static void
who_finds_the_stage_at_work_leaves_it_for_later(void **state)
{
	int64_t file = add_file("CS 77/2015", "CM Mukono");
	struct cr_err err = CR_ERR_INIT;
	int ready[2], go[2], lock;
	char byte = 0;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(go), 0);
	if ((pid = fork()) == 0) {
		if (archive_hold(catalog_archive(b.c), "code", &lock, &err) !=
			CR_OK || write(ready[1], &byte, 1) != 1)
			_exit(1);
		close(go[1]);
		(void)!read(go[0], &byte, 1);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_int_equal(code_one(b.c, scheme, NULL, file, &err), CR_RETRY);
	close(go[1]);
	assert_true(waitpid(pid, NULL, 0) == pid);
	must(code_one(b.c, scheme, NULL, file, e));
	close(ready[0]);
	close(ready[1]);
	close(go[0]);
}

static void
what_was_taken_back_has_no_number_and_no_doubt(void **state)
{
	struct registered v[REGISTERED_MOST];
	int64_t file = save("CR 66 of 2014", "HCT-00");
	struct record *r;

	(void)state;
	assert_int_equal(look(v, "CR 66/2014", "HCT-00", 0), 1);
	must(register_withdraw(b.c, file, "Nansubuga", e));
	must(code_one(b.c, scheme, NULL, file, e));
	assert_int_equal(look(v, "CR 66/2014", "HCT-00", 0), 0);
	must(record_read(b.c, file, &r, e));
	assert_int_equal(r->n_numbers, 0);
	assert_int_equal(r->n_labels, 0);
	assert_string_equal(r->klass, "unclassified");
	record_free(r);
}

static void
what_the_jacket_says_of_the_course_is_a_persons_word(void **state)
{
	struct jacket j = { .written = "CS 5/2019", .court = "CM Mukono",
		.status = "disposed", .next_date = "2026-12-01",
		.outcome = "dismissed" };
	char id[FILE_ID_MAX];
	const struct rec_label *l;
	struct record *r;
	int64_t file = 0;
	size_t i, seen = 0;

	(void)state;
	must(register_new(b.c, &j, id, e));
	must(record_lookup(b.c, id, &file, e));
	must(code_one(b.c, scheme, NULL, file, e));
	must(record_read(b.c, file, &r, e));
	assert_string_equal(r->numbers[r->own].rule, "jacket-court");
	for (i = 0; i < r->n_labels; i++) {
		l = &r->labels[i];
		if (l->kind != LABEL_STATUS && l->kind != LABEL_DATE)
			continue;
		seen++;
		assert_true(l->person);
		assert_string_equal(l->evidence[0].rule, "jacket");
		assert_int_equal(l->evidence[0].page, 0);
		assert_string_equal(l->evidence[0].quote,
		    l->kind == LABEL_DATE ? "2026-12-01" : "disposed");
		if (l->kind == LABEL_STATUS)
			assert_string_equal(l->detail, "dismissed");
	}
	assert_int_equal(seen, 2);
	record_free(r);
}

#define TEST(F) cmocka_unit_test_setup_teardown(F, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_found_by_its_number_as_soon_as_it_is_saved),
		TEST(a_number_with_several_readings_is_found_too),
		TEST(the_general_name_of_a_type_is_no_other_number),
		TEST(who_finds_the_stage_at_work_leaves_it_for_later),
		TEST(what_was_taken_back_has_no_number_and_no_doubt),
		TEST(what_the_jacket_says_of_the_course_is_a_persons_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
