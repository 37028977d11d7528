/* t_file.c: tests of base/file.h: what is opened, durable writing, removing,
 * listing, locks. */
#include "tests/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

static void
paths_are_joined_and_taken_apart(void **state)
{
	char *p;

	(void)state;
	p = path_join("a", "b");
	assert_string_equal(p, "a/b");
	free(p);
	p = path_join("a/", "b");
	assert_string_equal(p, "a/b");
	free(p);
	p = path_join("/", "b");
	assert_string_equal(p, "/b");
	free(p);
	assert_string_equal(path_base("a/b/c"), "c");
	assert_string_equal(path_base("c"), "c");
	assert_string_equal(path_base("a/"), "");
}

static void
only_regular_files_are_opened(void **state)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX};
	char *file, *link, *fifo, *sock;
	int64_t size = -1;
	int fd, s;

	(void)state;
	put("plain", "12345");
	file = in_scratch("plain");
	link = in_scratch("link");
	fifo = in_scratch("fifo");
	sock = in_scratch("sock");
	must(file_open(&fd, &size, file, e));
	assert_int_equal(size, 5);
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);

	assert_int_equal(symlink("plain", link), 0);
	must_say(CR_SKIP, "symbolic link", file_open(&fd, &size, link, e));
	assert_int_equal(fd, -1);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	must_say(CR_SKIP, "a pipe", file_open(&fd, &size, fifo, e));
	must_say(CR_SKIP, "a folder", file_open(&fd, &size, scratch, e));
	must_say(CR_SKIP, "a device", file_open(&fd, &size, "/dev/null", e));
	must_say(CR_SKIP, "No such file", file_open(&fd, &size, "/no/w", e));

	snprintf(addr.sun_path, sizeof addr.sun_path, "%s", sock);
	s = socket(AF_UNIX, SOCK_STREAM, 0);
	if (strlen(sock) < sizeof addr.sun_path &&
	    bind(s, (struct sockaddr *)&addr, sizeof addr) == 0)
		must_say(
		    CR_SKIP, "cannot open", file_open(&fd, &size, sock, e));
	close(s);
	free(file);
	free(link);
	free(fifo);
	free(sock);
}

static void
reading_is_bounded(void **state)
{
	struct buf b = BUF_INIT;
	char *path;

	(void)state;
	put("ten", "0123456789");
	path = in_scratch("ten");
	buf_adds(&b, "x");
	must(file_read(&b, path, 10, e));
	assert_string_equal(b.data, "x0123456789"); /* appended */
	must_say(CR_SKIP, "larger than 9 bytes", file_read(&b, path, 9, e));
	buf_release(&b);
	free(path);
}

static void
a_written_file_is_there_and_nothing_else(void **state)
{
	struct names n = NAMES_INIT;
	char *dir = in_scratch("w"), *path = path_join(dir, "f"), *s;
	struct stat st;

	(void)state;
	must(dir_make(dir, e));
	must(file_write(path, "one", 3, e));
	must(file_write(path, "two!", 4, e));
	s = get("w/f");
	assert_string_equal(s, "two!");
	free(s);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	must(dir_list(&n, dir, e));
	assert_int_equal(n.n, 1);
	names_release(&n);
	must_say(CR_FATAL, "cannot write '/nowhere/f.part'",
	    file_write("/nowhere/f", "", 0, e));
	free(path);
	free(dir);
}

/* A full disk: the old file stays, no part is left, and the file is named. */
static void
a_failed_write_leaves_the_old_file(void **state)
{
	struct rlimit old, small = {1000, 0};
	char big[5000], *path, *part, *s;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	(void)state;
	memset(big, 'x', sizeof big);
	put("kept", "old");
	path = in_scratch("kept");
	part = in_scratch("kept.part");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small.rlim_max = old.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	st = file_write(path, big, sizeof big, &e);
	setrlimit(RLIMIT_FSIZE, &old);
	assert_int_equal(st, CR_FATAL);
	assert_int_equal(e.sys, EFBIG);
	assert_non_null(strstr(e.msg, "kept"));
	assert_false(file_exists(part));
	s = get("kept");
	assert_string_equal(s, "old");
	free(s);
	free(part);
	free(path);
}

static void
folders_are_made_to_any_depth(void **state)
{
	char *deep = in_scratch("a/b/c/d"), *file = in_scratch("a/f");
	struct stat s;

	(void)state;
	must(dir_make(deep, e));
	must(dir_make(deep, e));
	assert_int_equal(stat(deep, &s), 0);
	assert_int_equal(s.st_mode & 0777, 0700);
	put("a/f", "x");
	must_say(CR_FATAL, "is not a folder", dir_make(file, e));
	free(file);
	free(deep);
}

static void
removing_follows_no_link(void **state)
{
	char *link, *tree = in_scratch("tree"), *s;

	(void)state;
	put("precious/file", "kept");
	put("tree/sub/one", "1");
	put("tree/sub/sub/two", "2");
	link = in_scratch("tree/sub/link");
	assert_int_equal(symlink("../../precious", link), 0);
	free(link);
	must(dir_remove(tree, e));
	assert_false(file_exists(tree));
	must(dir_remove(tree, e)); /* missing is well */
	s = get("precious/file");
	assert_string_equal(s, "kept");
	free(s);

	assert_int_equal(symlink("precious", tree), 0);
	must(dir_remove(tree, e)); /* the link itself */
	assert_false(file_exists(tree));
	s = get("precious/file");
	free(s);
	free(tree);
}

static void
listing_is_in_natural_order(void **state)
{
	static const char *const want[] = {
	    "1.tif", "2.tif", "10.tif", "a\nb", "\xff"};
	struct names n = NAMES_INIT;
	char *dir = in_scratch("list");
	size_t i;

	(void)state;
	put("list/10.tif", "");
	put("list/2.tif", "");
	put("list/1.tif", "");
	put("list/\xff", "");
	put("list/a\nb", "");
	must(dir_list(&n, dir, e));
	assert_int_equal(n.n, 5);
	for (i = 0; i < 5; i++)
		assert_string_equal(n.v[i], want[i]);
	names_release(&n);
	must_say(CR_SKIP, "cannot open folder", dir_list(&n, "/nowhere", e));
	free(dir);
}

static void
renaming_replaces(void **state)
{
	char *from = in_scratch("r1/x"), *to = in_scratch("r2/y"), *s;

	(void)state;
	put("r1/x", "new");
	put("r2/y", "old");
	must(file_rename(from, to, e));
	s = get("r2/y");
	assert_string_equal(s, "new");
	free(s);
	assert_false(file_exists(from));
	must_say(CR_FATAL, "cannot rename", file_rename(from, to, e));
	free(from);
	free(to);
}

/* In a child, try to take the lock; its exit status is what came of it. */
static int
child_lock(const char *path, pid_t holder)
{
	int status, fd;
	pid_t pid = fork();

	if (pid == 0) {
		struct cr_err e = CR_ERR_INIT;
		char want[40];

		snprintf(want, sizeof want, "process %ld", (long)holder);
		switch (lock_take(&fd, path, &e)) {
		case CR_OK:
			_exit(0);
		case CR_RETRY:
			_exit(strstr(e.msg, want) ? 1 : 2);
		default:
			_exit(3);
		}
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WEXITSTATUS(status);
}

static void
a_lock_has_one_holder_and_ends_with_him(void **state)
{
	char *path = in_scratch("lock");
	int fd = -1;

	(void)state;
	assert_int_equal(child_lock(path, 0), 0); /* it died: free again */
	must(lock_take(&fd, path, e));
	assert_int_equal(child_lock(path, getpid()), 1);
	close(fd);
	assert_int_equal(child_lock(path, 0), 0);
	must_say(CR_FATAL, "cannot open", lock_take(&fd, "/nowhere/l", e));
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(paths_are_joined_and_taken_apart),
	    cmocka_unit_test(only_regular_files_are_opened),
	    cmocka_unit_test(reading_is_bounded),
	    cmocka_unit_test(a_written_file_is_there_and_nothing_else),
	    cmocka_unit_test(a_failed_write_leaves_the_old_file),
	    cmocka_unit_test(folders_are_made_to_any_depth),
	    cmocka_unit_test(removing_follows_no_link),
	    cmocka_unit_test(listing_is_in_natural_order),
	    cmocka_unit_test(renaming_replaces),
	    cmocka_unit_test(a_lock_has_one_holder_and_ends_with_him),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
