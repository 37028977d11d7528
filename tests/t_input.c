/* t_input.c: tests of ingest/input.h and ingest/stage.h: what a walk finds,
 * in which order, under which names; copying, hashing, quarantine. */
#include "tests/scratch.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>

#include "catalog/batch.h"
#include "courtroll.h"
#include "ingest/stage.h"

/* The walk of some paths in scratch, as "name|name": refused ones in
 * brackets. */
static char *
walk(struct inputs *in, const char *words)
{
	char *copy = xstrdup(words), *paths[16], *w, *rest, *archive;
	struct buf b = BUF_INIT;
	int n = 0, i;
	size_t k;

	memset(in, 0, sizeof *in);
	for (w = strtok_r(copy, " ", &rest); w; w = strtok_r(NULL, " ", &rest))
		paths[n++] = in_scratch(w);
	archive = in_scratch("in/archive");
	must(inputs_walk(in, paths, n, archive, e));
	for (k = 0; k < in->n; k++)
		buf_addf(&b, in->v[k].fate == FATE_REFUSED ? "%s[%s]" : "%s%s",
		    k ? "|" : "", in->v[k].source);
	for (i = 0; i < n; i++)
		free(paths[i]);
	free(archive);
	free(copy);
	return buf_detach(&b, NULL);
}

static void
assert_walk(const char *words, const char *want)
{
	struct inputs in;
	char *got = walk(&in, words);

	assert_string_equal(got, want);
	free(got);
	inputs_release(&in);
}

static int
empty(void **state)
{
	char *in = in_scratch("in");

	(void)state;
	dir_remove(in, NULL);
	free(in);
	return 0;
}

static void
folders_are_walked_in_natural_order(void **state)
{
	(void)state;
	put("in/10.tif", "");
	put("in/2/b", "");
	put("in/2/a/deep", "");
	put("in/1.tif", "");
	assert_walk("in", "1.tif|2/a/deep|2/b|10.tif");
	assert_walk("in/", "1.tif|2/a/deep|2/b|10.tif");
	assert_walk("in/2/../2", "a/deep|b");
	assert_walk("in/2/b", "b"); /* a file by itself: its name */
	assert_walk("in/2 in/10.tif", "a/deep|b|10.tif");
}

static void
each_input_counts_once(void **state)
{
	struct inputs in;
	char *got, *link = in_scratch("in/2/again");

	(void)state;
	put("in/1", "");
	put("in/2/a", "");
	put("in/2/b", "");
	assert_walk("in in", "1|2/a|2/b");
	assert_walk("in/2 in", "a|b|1");
	assert_walk("in in/2 in/1", "1|2/a|2/b");
	got = walk(&in, "in/2/b in/2/b in");
	assert_string_equal(got, "b|1|2/a");
	assert_true(in.v[0].named);
	assert_false(in.v[1].named);
	free(got);
	inputs_release(&in);
	/* the same folder by another way is the same */
	assert_int_equal(symlink("..", link), 0);
	assert_walk("in/1 in/2/again/1", "1");
	free(link);
}

static void
nothing_but_files_is_followed(void **state)
{
	char *link = in_scratch("in/link"), *out = in_scratch("in/out");
	char *fifo = in_scratch("in/fifo"), *gone = in_scratch("in/gone");
	struct inputs in;
	char *got;

	(void)state;
	put("in/plain", "x");
	put("secret/file", "x");
	assert_int_equal(symlink("plain", link), 0);
	assert_int_equal(symlink("../secret", out), 0);
	assert_int_equal(symlink("nowhere", gone), 0);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	got = walk(&in, "in");
	assert_string_equal(got, "[fifo]|[gone]|[link]|[out]|plain");
	assert_non_null(strstr(in.v[0].detail, "a pipe"));
	assert_non_null(strstr(in.v[3].detail, "symbolic link"));
	assert_int_equal(in.v[3].reason, REASON_NOT_A_FILE);
	free(got);
	inputs_release(&in);
	/* named by themselves they are refused, not followed, as well */
	assert_walk("in/link in/gone in/fifo", "[link]|[gone]|[fifo]");
	assert_walk("in/out", "file"); /* but a folder may be named by a link */
	free(link);
	free(out);
	free(fifo);
	free(gone);
}

static void
a_path_that_is_not_there_stops_it(void **state)
{
	struct inputs in = {0};
	char *path = in_scratch("nowhere");

	(void)state;
	must_say(
	    CR_SKIP, "cannot find", inputs_walk(&in, &path, 1, "/nowhere", e));
	inputs_release(&in);
	free(path);
}

static void
odd_names_stay_apart(void **state)
{
	static const char *const names[] = {"a\nb", "a%0Ab", "it's \"x\"",
	    "bad\xff"
	    "byte",
	    "bad%FFbyte", "caf\xc3\xa9", "-dash", " "};
	enum { N = sizeof names / sizeof *names };
	struct inputs in;
	char *got, path[64];
	size_t i, k;

	(void)state;
	for (i = 0; i < N; i++) {
		snprintf(path, sizeof path, "in/%s", names[i]);
		put(path, "x");
	}
	got = walk(&in, "in");
	assert_int_equal(in.n, N);
	for (i = 0; i < N; i++) {
		const struct input *p = &in.v[i];

		assert_int_equal(p->fate, FATE_NEW);
		assert_true(file_exists(p->path)); /* to open it */
		for (k = 0; k < i; k++)
			assert_string_not_equal(p->origin, in.v[k].origin);
		/* what is shown and stored is clean text */
		assert_null(strpbrk(p->source, "\n\xff"));
		assert_null(strpbrk(p->origin, "\n\xff"));
		assert_non_null(strstr(p->origin, p->folder));
	}
	free(got);
	inputs_release(&in);
}

static void
the_archive_is_passed_over(void **state)
{
	char *root = in_scratch("in/archive");
	struct inputs in = {0};

	(void)state;
	put("in/scan", "x");
	must(archive_init(root, "MUK", "uganda", e));
	assert_walk("in", "scan");
	must_say(
	    CR_SKIP, "the archive itself", inputs_walk(&in, &root, 1, root, e));
	inputs_release(&in);
	free(root);
}

static void
depth_is_bounded(void **state)
{
	char *dir = in_scratch("in"), *deeper;
	struct inputs in;
	char *got;
	unsigned i;

	(void)state;
	for (i = 0; i < CR_MAX_WALK_DEPTH + 2; i++) {
		deeper = path_join(dir, "d");
		free(dir);
		dir = deeper;
	}
	must(dir_make(dir, e));
	got = walk(&in, "in");
	assert_int_equal(in.n, 1);
	assert_int_equal(in.v[0].fate, FATE_REFUSED);
	assert_non_null(strstr(in.v[0].detail, "deeper"));
	free(got);
	inputs_release(&in);
	free(dir);
}

static void
a_closed_folder_is_refused_not_fatal(void **state)
{
	char *dir;

	(void)state;
	if (geteuid() == 0)
		skip(); /* root may open everything */
	dir = in_scratch("in/closed");
	put("in/closed/x", "");
	put("in/scan", "");
	assert_int_equal(chmod(dir, 0), 0);
	assert_walk("in", "[closed]|scan");
	chmod(dir, 0700);
	free(dir);
}

/* ---- bytes on their way ------------------------------------------------- */

static struct bench b;
static struct stage stage;
static struct inputs in;

/* A fresh archive, walk of "in", and the stage of batch "b1". */
static void
begin(void)
{
	char *got, *root = in_scratch("archive");

	must(dir_remove(root, e));
	free(root);
	bench_open(&b);
	got = walk(&in, "in");
	free(got);
	must(stage_open(&stage, b.c, "b1", e));
}

static void
end(void)
{
	stage_close(&stage);
	inputs_release(&in);
	bench_close(&b);
}

static void
again(void)
{
	char *got;

	stage_close(&stage);
	inputs_release(&in);
	got = walk(&in, "in");
	free(got);
	must(stage_open(&stage, b.c, "b1", e));
}

static void
take_all(void)
{
	size_t i;

	for (i = 0; i < in.n; i++)
		must(stage_take(&stage, &in.v[i], e));
}

static void
copies_are_the_bytes_that_came(void **state)
{
	char hex[DIGEST_HEX], *copy;

	(void)state;
	put("in/1", "first");
	put("in/2", "");
	begin();
	take_all();
	digest_mem(hex, "first", 5);
	assert_string_equal(in.v[0].sha256, hex);
	assert_int_equal(in.v[0].bytes, 5);
	assert_int_equal(in.v[0].n, 1);
	assert_int_equal(in.v[1].n, 2);
	copy = get("archive/incoming/b1/data/000001");
	assert_string_equal(copy, "first");
	free(copy);
	must(stage_drop(&stage, &in.v[0], e));
	copy = stage_path(&stage, &in.v[0]);
	assert_false(file_exists(copy));
	free(copy);
	end();
}

/* What an interrupted run left is used where it is the same, and only there. */
static void
left_overs_are_used_or_replaced(void **state)
{
	struct stat before, after;
	char *one, *copy;

	(void)state;
	put("in/1", "first");
	put("in/2", "second");
	begin();
	take_all();
	one = stage_path(&stage, &in.v[0]);
	assert_int_equal(stat(one, &before), 0);
	put("archive/incoming/b1/data/000002", "sec"); /* cut short */
	again();
	take_all();
	assert_int_equal(stat(one, &after), 0);
	assert_true(before.st_ino == after.st_ino &&
		    before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
	copy = get("archive/incoming/b1/data/000002");
	assert_string_equal(copy, "second");
	free(copy);
	free(one);
	end();
}

static void
quarantine_keeps_the_bytes_and_says_why(void **state)
{
	char *copy, *json, *staged;

	(void)state;
	put("in/a \"b\"", "bad bytes");
	begin();
	take_all();
	input_refuse(&in.v[0], REASON_DAMAGED, "it is\n%s", "bad");
	must(stage_quarantine(&stage, &in.v[0], e));
	staged = stage_path(&stage, &in.v[0]);
	assert_false(file_exists(staged));
	free(staged);
	copy = get("archive/quarantine/b1/1-a \"b\"");
	assert_string_equal(copy, "bad bytes");
	free(copy);
	json = get("archive/quarantine/b1/1-a \"b\".json");
	assert_non_null(strstr(json, "\"v\":1,\"source\":\"a \\\"b\\\"\""));
	assert_non_null(strstr(json, in.v[0].sha256));
	assert_non_null(strstr(json, "\"reason\":\"damaged\""));
	assert_non_null(strstr(json, "\"detail\":\"it is?bad\""));
	free(json);
	end();
}

static void
the_longest_name_fits_into_quarantine(void **state)
{
	char name[NAME_MAX + 8] = "in/", *json;
	struct names list = NAMES_INIT;

	(void)state;
	memset(name + 3, 'n', NAME_MAX);
	memcpy(name + 3 + NAME_MAX - 4, ".tif", 5);
	/* put() writes a part beside it, for which there is no room */
	{
		char *dir = in_scratch("in"), *path;
		int fd;

		must(dir_make(dir, e));
		path = in_scratch(name);
		fd = open(path, O_WRONLY | O_CREAT, 0600);
		assert_true(fd >= 0);
		close(fd);
		free(path);
		free(dir);
	}
	begin();
	take_all();
	input_refuse(&in.v[0], REASON_EMPTY, "it is empty");
	must(stage_quarantine(&stage, &in.v[0], e));
	json = in_scratch("archive/quarantine/b1");
	must(dir_list(&list, json, e));
	assert_int_equal(list.n, 2);
	assert_non_null(strstr(list.v[0], ".tif"));
	names_release(&list);
	free(json);
	end();
}

/* A link has no bytes; what an interrupted run staged under its number is
 * another input's and must not pass for it. */
static void
what_has_no_bytes_takes_no_others(void **state)
{
	char *link, *path, *json;

	(void)state;
	put("in/2", "scan");
	begin();
	take_all(); /* "2" is number 1 now */
	link = in_scratch("in/1");
	assert_int_equal(symlink("2", link), 0);
	again();
	take_all(); /* and number 2 now */
	assert_int_equal(in.v[0].fate, FATE_REFUSED);
	must(stage_quarantine(&stage, &in.v[0], e));
	path = in_scratch("archive/quarantine/b1/1-1");
	assert_false(file_exists(path));
	json = get("archive/quarantine/b1/1-1.json");
	assert_non_null(strstr(json, "\"sha256\":null"));
	free(json);
	json = get("archive/incoming/b1/data/000002");
	assert_string_equal(json, "scan");
	free(json);
	free(path);
	free(link);
	end();
}

/* Enter what was taken and refused, as the end of an ingest does. */
static void
enter(void)
{
	struct delivery d;
	size_t i;

	delivery_init(&d, "b0", NULL);
	d.sequence = 1;
	for (i = 0; i < in.n; i++) {
		const struct input *p = &in.v[i];

		if (p->fate == FATE_REFUSED) {
			struct delivery_refusal *r = delivery_add_refusal(&d);

			r->n = p->n;
			r->source = xstrdup(p->source);
			r->origin = xstrdup(p->origin);
			memcpy(r->sha256, p->sha256, sizeof r->sha256);
			r->reason = xstrdup("x");
			r->detail = xstrdup("x");
		} else {
			struct delivery_master *m = delivery_add_master(&d);

			m->payload = p->n;
			memcpy(m->sha256, p->sha256, sizeof m->sha256);
			m->source = xstrdup(p->source);
			m->origin = xstrdup(p->origin);
		}
	}
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
}

static void
the_same_again_is_known(void **state)
{
	char *link;

	(void)state;
	put("in/1good", "good");
	put("in/2bad", "bad");
	put("in/4changes", "old");
	put("in/5secret", "not to be read");
	link = in_scratch("in/3link");
	begin();
	assert_int_equal(symlink("1good", link), 0);
	again();
	take_all();
	input_refuse(&in.v[1], REASON_DAMAGED, "x");
	enter();
	put("in/4changes", "new");
	put("in/6new", "good"); /* the same bytes from elsewhere */
	again();
	take_all();
	assert_int_equal(in.n, 6);
	assert_int_equal(in.v[0].fate, FATE_KNOWN);
	assert_int_equal(in.v[1].fate, FATE_REFUSED_BEFORE);
	assert_int_equal(in.v[2].fate, FATE_REFUSED_BEFORE);
	assert_int_equal(in.v[3].fate, FATE_NEW);
	assert_int_equal(in.v[4].fate, FATE_KNOWN);
	assert_int_equal(in.v[5].fate, FATE_NEW);
	free(link);
	end();
}

/* What may have lain in the machine is tried again; on demand, all is. */
static void
what_was_refused_may_be_tried_again(void **state)
{
	static const char *const reasons[] = {"timeout", "crashed",
	    "unreadable", "damaged"};
	struct delivery d;
	int i;

	(void)state;
	put("in/1", "bytes");
	begin();
	take_all();
	for (i = 0; i < 4; i++) {
		struct delivery_refusal *r;
		char name[16];

		snprintf(name, sizeof name, "r%d", i);
		delivery_init(&d, name, NULL);
		d.bag = false;
		r = delivery_add_refusal(&d);
		r->n = 1;
		r->source = xstrdup(in.v[0].source);
		r->origin = xstrdup(in.v[0].origin);
		memcpy(r->sha256, in.v[0].sha256, sizeof r->sha256);
		r->reason = xstrdup(reasons[i]);
		r->detail = xstrdup("x");
		must(batch_enter(b.c, &d, e));
		delivery_release(&d);
		again();
		take_all();
		assert_int_equal(
		    in.v[0].fate, i < 3 ? FATE_NEW : FATE_REFUSED_BEFORE);
	}
	again();
	stage.retry = true;
	take_all();
	assert_int_equal(in.v[0].fate, FATE_NEW);
	end();
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup(NAME, empty)
	const struct CMUnitTest tests[] = {
	    TEST(folders_are_walked_in_natural_order),
	    TEST(each_input_counts_once),
	    TEST(nothing_but_files_is_followed),
	    TEST(a_path_that_is_not_there_stops_it),
	    TEST(odd_names_stay_apart),
	    TEST(the_archive_is_passed_over),
	    TEST(depth_is_bounded),
	    TEST(a_closed_folder_is_refused_not_fatal),
	    TEST(copies_are_the_bytes_that_came),
	    TEST(left_overs_are_used_or_replaced),
	    TEST(quarantine_keeps_the_bytes_and_says_why),
	    TEST(the_longest_name_fits_into_quarantine),
	    TEST(what_has_no_bytes_takes_no_others),
	    TEST(the_same_again_is_known),
	    TEST(what_was_refused_may_be_tried_again),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
