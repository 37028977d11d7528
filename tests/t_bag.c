/* t_bag.c: tests of ingest/bag.h: a closed bag is what BagIt says and what
 * sha256sum accepts; remains are swept; bags find their way back. */
#include "tests/deliver.h"

#include <fcntl.h>
#include <sys/wait.h>

#include "catalog/internal.h"
#include "catalog/record.h"
#include "ingest/bag.h"

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

/* A delivery of two masters whose copies are staged in incoming/NAME. */
static void
stage_two(struct delivery *d, const char *name, int sequence, int64_t number)
{
	char path[64];
	struct delivery_file *f;
	int i;

	delivery_init(d, name, NULL);
	d->sequence = sequence;
	f = add_file(d, number, true);
	for (i = 0; i < 2; i++) {
		char seed[32];

		snprintf(seed, sizeof seed, "%s %d", name, i);
		snprintf(path, sizeof path, "/s/%s\n%d", seed, i);
		put_page(f, add_master(d, seed, path, 1), 1, i + 1);
		free(d->masters[i].source);
		d->masters[i].source = xstrdup("with%0Anewline");
		snprintf(path, sizeof path, "archive/incoming/%s/data/%06d",
		    name, i + 1);
		put(path, seed);
	}
}

static void
close_two(const char *name, int sequence, int64_t number)
{
	struct delivery d;

	stage_two(&d, name, sequence, number);
	must(bag_close(&b.a, &d, &owner, e));
	delivery_release(&d);
}

/* Run sha256sum -c on a manifest, in the bag. */
static bool
sums_are_right(const char *bag, const char *manifest)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		char *dir = in_scratch(bag);
		int null = open("/dev/null", O_WRONLY);

		if (chdir(dir) < 0)
			_exit(2);
		dup2(null, 1);
		dup2(null, 2);
		execlp("sha256sum", "sha256sum", "--strict", "-c", manifest,
		    (char *)NULL);
		_exit(2);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static size_t
entries(const char *dir)
{
	struct names list = NAMES_INIT;
	char *path = in_scratch(dir);
	size_t n;

	must(dir_list(&list, path, e));
	n = list.n;
	names_release(&list);
	free(path);
	return n;
}

static void
a_closed_bag_is_whole(void **state)
{
	char *text, *path;

	(void)state;
	close_two("b1", 1, 1);
	assert_true(
	    sums_are_right("archive/batches/b1", "manifest-sha256.txt"));
	assert_true(
	    sums_are_right("archive/batches/b1", "tagmanifest-sha256.txt"));
	text = get("archive/batches/b1/bagit.txt");
	assert_string_equal(text, "BagIt-Version: 1.0\n"
				  "Tag-File-Character-Encoding: UTF-8\n");
	free(text);
	text = get("archive/batches/b1/bag-info.txt");
	assert_non_null(strstr(text, "Payload-Oxum: 8.2\n")); /* "b1 0" twice */
	free(text);
	/* every tag file but itself is in the tag manifest */
	text = get("archive/batches/b1/tagmanifest-sha256.txt");
	assert_non_null(strstr(text, "  bagit.txt\n"));
	assert_non_null(strstr(text, "  bag-info.txt\n"));
	assert_non_null(strstr(text, "  files.jsonl\n"));
	assert_non_null(strstr(text, "  manifest-sha256.txt\n"));
	free(text);
	text = get("archive/batches/b1/data/000001.tif");
	assert_string_equal(text, "b1 0");
	free(text);
	path = in_scratch("archive/incoming/b1");
	assert_false(file_exists(path));
	free(path);
	/* the test can fail */
	put("archive/batches/b1/data/000001.tif", "b1 x");
	assert_false(
	    sums_are_right("archive/batches/b1", "manifest-sha256.txt"));
}

static void
remains_are_swept(void **state)
{
	struct delivery d;

	(void)state;
	stage_two(&d, "b1", 1, 1);
	put("archive/incoming/b1/data/000003", "no longer wanted");
	put("archive/incoming/b1/data/000002.png", "was taken for a PNG");
	put("archive/incoming/b1/data/000001.tif.part", "x");
	put("archive/incoming/b1/data/sub/thing", "x");
	put("archive/incoming/b1/data/abc", "x");
	put("archive/incoming/b1/bagit.txt.part", "x");
	put("archive/incoming/b1/other", "x");
	must(bag_close(&b.a, &d, &owner, e));
	delivery_release(&d);
	assert_int_equal(entries("archive/batches/b1/data"), 2);
	assert_int_equal(entries("archive/batches/b1"), 6);
	assert_true(
	    sums_are_right("archive/batches/b1", "manifest-sha256.txt"));
}

/* Killed after the copies had got their names: closing again is well. */
static void
closing_can_be_done_again(void **state)
{
	struct delivery d;
	char *from, *to;

	(void)state;
	stage_two(&d, "b1", 1, 1);
	from = in_scratch("archive/incoming/b1/data/000001");
	to = in_scratch("archive/incoming/b1/data/000001.tif");
	must(file_rename(from, to, e));
	must(bag_close(&b.a, &d, &owner, e));
	delivery_release(&d);
	assert_true(
	    sums_are_right("archive/batches/b1", "manifest-sha256.txt"));
	free(from);
	free(to);

	stage_two(&d, "b2", 2, 2);
	from = in_scratch("archive/incoming/b2/data/000002");
	must(dir_remove(from, e));
	must_say(CR_FATAL, "has vanished", bag_close(&b.a, &d, &owner, e));
	delivery_release(&d);
	free(from);
}

static void
a_closed_bag_is_never_replaced(void **state)
{
	struct delivery d;
	char *text;

	(void)state;
	close_two("b1", 1, 1);
	stage_two(&d, "b1", 1, 1);
	put("archive/incoming/b1/data/000001", "other bytes");
	must_say(CR_FATAL, "cannot rename", bag_close(&b.a, &d, &owner, e));
	delivery_release(&d);
	text = get("archive/batches/b1/data/000001.tif");
	assert_string_equal(text, "b1 0");
	free(text);
}

static void
bags_find_their_way_into_the_catalogue(void **state)
{
	struct record *r;
	struct names list = NAMES_INIT;
	int n = -1;

	(void)state;
	/* the order is that of closing, not of names */
	close_two("zz", 1, 1);
	close_two("aa", 2, 3);
	must(bag_recover(b.c, &n, e));
	assert_int_equal(n, 2);
	must(record_read(b.c, 1, &r, e));
	assert_int_equal(r->n_pages, 2);
	assert_string_equal(r->batch, "zz");
	assert_string_equal(r->pages[0].source, "with%0Anewline");
	record_free(r);
	must(batch_list(b.c, &list, e));
	assert_string_equal(list.v[0], "zz");
	assert_string_equal(list.v[1], "aa");
	names_release(&list);
	must(bag_recover(b.c, &n, e));
	assert_int_equal(n, 0);
}

/* A bag that is not what was closed is a matter for a person. */
static void
damaged_bags_stop_the_recovery(void **state)
{
	char *text, *path;
	int n;

	(void)state;
	close_two("b1", 1, 1);
	text = get("archive/batches/b1/files.jsonl");
	text[strlen(text) / 2] ^= 1;
	put("archive/batches/b1/files.jsonl", text);
	must_say(CR_FATAL, "files.jsonl", bag_recover(b.c, &n, e));
	path = in_scratch("archive/batches/b1/files.jsonl");
	must(dir_remove(path, e));
	must_say(CR_FATAL, "files.jsonl", bag_recover(b.c, &n, e));
	free(path);
	path = in_scratch("archive/batches/b1");
	must(dir_remove(path, e));
	free(path);
	put("archive/batches/stray/thing", "x"); /* somebody put it there */
	must_say(CR_FATAL, "stray", bag_recover(b.c, &n, e));
	free(text);
}

static void
a_bag_speaks_of_itself(void **state)
{
	char *from, *to;
	int n;

	(void)state;
	close_two("b1", 1, 1);
	from = in_scratch("archive/batches/b1");
	to = in_scratch("archive/batches/b2");
	must(file_rename(from, to, e));
	must_say(CR_FATAL, "another batch", bag_recover(b.c, &n, e));
	free(from);
	free(to);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(a_closed_bag_is_whole),
	    TEST(remains_are_swept),
	    TEST(closing_can_be_done_again),
	    TEST(a_closed_bag_is_never_replaced),
	    TEST(bags_find_their_way_into_the_catalogue),
	    TEST(damaged_bags_stop_the_recovery),
	    TEST(a_bag_speaks_of_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
