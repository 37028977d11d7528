/* t_opt.c: tests of base/opt.h: each command line is parsed in a child, which
 * writes down what it got. */
#include "tests/scratch.h"

#include <fcntl.h>
#include <getopt.h>
#include <sys/wait.h>

#include "base/opt.h"

static struct {
	bool flag;
	const char *text;
	long number;
	struct names list;
} got;

static const struct opt opts[] = {
    {"flag", 'f', OPT_FLAG, &got.flag, NULL, "a flag", 0, 0},
    {"text", 't', OPT_TEXT, &got.text, "TEXT", "a text", 0, 0},
    {"number", 'n', OPT_INT, &got.number, "N", "a number", 1, 64},
    {"list", 0, OPT_LIST, &got.list, "X", "a list", 0, 0},
    {"hidden", 0, OPT_FLAG, &got.flag, NULL, NULL, 0, 0},
    {NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0},
};
static const struct opt_verb verb = {"try", "PATH...", "Try it.", NULL, opts};

static void
child(char **argv)
{
	int argc = 0, i;
	size_t k;

	while (argv[argc])
		argc++;
	i = opt_parse(&verb, argc, argv);
	printf("flag=%d text=%s number=%ld archive=%s", got.flag,
	    got.text ? got.text : "-", got.number, opt_archive());
	for (k = 0; k < got.list.n; k++)
		printf(" list=%s", got.list.v[k]);
	for (; i < argc; i++)
		printf(" <%s>", argv[i]);
	printf("\n");
	exit(0);
}

/* Parse the words of a line; its exit status, and all that it said. */
static int
parse(char *said, size_t size, const char *line)
{
	char name[] = "courtroll-try", *argv[16] = {name},
	     *words = xstrdup(line), *w, *rest;
	int ends[2], n = 1, status = -1;
	size_t len = 0;
	ssize_t m;
	pid_t pid;

	for (w = strtok_r(words, " ", &rest); w; w = strtok_r(NULL, " ", &rest))
		argv[n++] = w;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(ends[1], 1);
		dup2(ends[1], 2);
		close(ends[0]);
		optind = 1;
		child(argv);
	}
	close(ends[1]);
	while ((m = read(ends[0], said + len, size - 1 - len)) > 0)
		len += (size_t)m;
	said[len] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	free(words);
	return WEXITSTATUS(status);
}

static void
assert_parse(const char *line, int status, const char *want)
{
	char said[4096];
	int got_status = parse(said, sizeof said, line);

	if (got_status != status || !strstr(said, want))
		fail_msg("'%s' ends with %d: %s", line, got_status, said);
}

static void
options_and_operands_may_be_mixed(void **state)
{
	(void)state;
	assert_parse("", 0, "flag=0 text=- number=0 archive=archive\n");
	assert_parse("a -f b", 0, "flag=1");
	assert_parse("a -f b", 0, " <a> <b>\n");
	assert_parse("--text=x --number 64", 0, "text=x number=64");
	assert_parse("-tx -n1", 0, "text=x number=1");
	assert_parse("-ft x", 0, "flag=1 text=x");
	assert_parse("--list 1 --list 2", 0, "list=1 list=2\n");
	assert_parse("-- -f", 0, "flag=0");
	assert_parse("-- -f", 0, " <-f>");
	assert_parse("-a dir", 0, "archive=dir");
	assert_parse("--archive=dir -q -v", 0, "archive=dir");
}

static void
wrong_usage_is_named_and_ends_with_2(void **state)
{
	(void)state;
	assert_parse("--nonsense", 2, "unknown option '--nonsense'");
	assert_parse("-fzq", 2, "unknown option '-z'");
	assert_parse("-z", 2, "unknown option '-z'");
	assert_parse("--flag=yes", 2, "--flag takes no value");
	assert_parse("--text", 2, "'--text' wants a value");
	assert_parse("-n", 2, "'-n' wants a value");
	assert_parse("-n 0", 2, "from 1 to 64, not '0'");
	assert_parse("-n 65", 2, "not '65'");
	assert_parse("-n 5x", 2, "not '5x'");
	assert_parse("-n 99999999999999999999", 2, "not '9999");
	assert_parse("--nonsense", 2, "try 'courtroll try --help'");
	assert_parse("-n \033[1m", 2, "not '?[1m'"); /* no escape gets out */
}

static void
help_version_and_list_come_from_the_table(void **state)
{
	char said[4096];

	(void)state;
	assert_parse("--help", 0, "usage: courtroll [-a ARCHIVE] try");
	assert_parse("--help", 0, "-n, --number N");
	assert_parse("--help -n 999", 2, "whole number");
	assert_parse("--version", 0, "courtroll 0.");
	assert_int_equal(parse(said, sizeof said, "--options"), 0);
	assert_non_null(strstr(said, "--flag\n--text=\n--number=\n--list=\n"));
	assert_non_null(strstr(said, "--archive=\n"));
	assert_int_equal(parse(said, sizeof said, "--help"), 0);
	assert_null(strstr(said, "hidden"));
}

static void
the_archive_may_be_in_the_environment(void **state)
{
	(void)state;
	setenv("COURTROLL_ARCHIVE", "from-env", 1);
	assert_parse("", 0, "archive=from-env");
	assert_parse("-a dir", 0, "archive=dir");
	setenv("COURTROLL_ARCHIVE", "", 1);
	assert_parse("", 0, "archive=archive\n");
	unsetenv("COURTROLL_ARCHIVE");
}

/* Started with standard error closed, the first file opened would become it:
 * messages would be written into that file. */
static void
standard_descriptors_are_taken(void **state)
{
	char *path = in_scratch("precious"), *s;
	int status;
	pid_t pid;

	(void)state;
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		char name[] = "courtroll-try", *argv[] = {name, NULL};
		int fd;

		close(0);
		close(2);
		optind = 1;
		opt_parse(&verb, 1, argv);
		fd = open(path, O_WRONLY | O_CREAT, 0600);
		fprintf(stderr, "a message\n");
		_exit(fd < 3);
	}
	waitpid(pid, &status, 0);
	assert_int_equal(WEXITSTATUS(status), 0);
	s = get("precious");
	assert_string_equal(s, "");
	free(s);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(options_and_operands_may_be_mixed),
	    cmocka_unit_test(wrong_usage_is_named_and_ends_with_2),
	    cmocka_unit_test(help_version_and_list_come_from_the_table),
	    cmocka_unit_test(the_archive_may_be_in_the_environment),
	    cmocka_unit_test(standard_descriptors_are_taken),
	};

	unsetenv("COURTROLL_ARCHIVE");
	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
