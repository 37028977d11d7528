/* registry/cmd_practice.c: courtroll practice: an archive to practise in. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/proc.h"
#include "courtroll.h"
#include "registry/practice.h"

static const char *scheme = "uganda";

static const struct opt opts[] = {
	{ "scheme", 0, OPT_TEXT, &scheme, "NAME",
	    "the court system's scheme (default uganda)", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "practice", "DIR",
	"Make an archive to practise in, in a new folder DIR.",
	"It holds invented files. Everything that is done with it says so, on "
	"the screen and on\npaper, and a real archive refuses its labels. "
	"Throw the folder away at any time.", opts };

static enum cr_status
index_files(const char *root, struct cr_err *e)
{
	static const char *const code[] = { "code", "--quiet", NULL };
	static const char *const index[] = { "index", "--quiet", NULL };
	enum cr_status st;
	int status = 0;

	setenv("COURTROLL_ARCHIVE", root, 1);
	setenv("COURTROLL_PRACTICE_TOLD", "1", 1);
	st = proc_verb(&status, code, NULL, e);
	if (st == CR_OK && status == 0)
		st = proc_verb(&status, index, NULL, e);
	if (st == CR_OK && status)
		st = err_set(e, CR_FATAL, "the files could not be indexed");
	return st;
}

static enum cr_status
fill(const char *root, const char *table, long *n, struct cr_err *e)
{
	struct archive a = { NULL };
	struct catalog *c = NULL;
	enum cr_status st;

	if ((st = archive_open(&a, root, e)) == CR_OK &&
	    !archive_is_practice(&a))
		st = err_set(e, CR_SKIP, "'%s' is a real archive: name a new "
		    "folder", root);
	if (st == CR_OK && (st = catalog_open(&c, &a, e)) == CR_OK)
		st = practice_fill(c, table, n, e);
	catalog_close(c);
	if (st == CR_OK)
		st = index_files(a.root, e);
	archive_close(&a);
	return st;
}

/* One that is there already is filled up: the first time may have been cut
 * short. */
static enum cr_status
make(const char *root, const char *table, long *n, struct cr_err *e)
{
	char *format = path_join(root, "format");
	enum cr_status st = CR_OK;

	if (!file_exists(format))
		st = archive_init_practice(root, PRACTICE_SITE, scheme, e);
	free(format);
	return st == CR_OK ? fill(root, table, n, e) : st;
}

static void
say(const char *root, long n)
{
	printf("PRACTICE archive '%s': %ld files added, all invented\n\n"
	    "try, in this order:\n"
	    "  export COURTROLL_ARCHIVE='%s'\n"
	    "  courtroll search okello\n"
	    "  courtroll case '1/2019'\n"
	    "  courtroll print labels --new\n"
	    "  courtroll status\n", root, n, root);
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;
	char *name, *table, *real;
	long n = 0;
	int i = opt_parse(&verb, argc, argv);

	if (argc - i != 1)
		opt_usage(&verb, "in which folder? (a new one)");
	name = xasprintf("schemes/%s-practice.csv", scheme);
	table = where_data(name);
	free(name);
	if (!file_exists(table)) {
		log_error("there are no files to practise with for scheme "
		    "'%s' ('%s')", scheme, table);
		free(table);
		return CR_EXIT_USAGE;
	}
	st = make(argv[i], table, &n, &e);
	free(table);
	if (st != CR_OK) {
		log_error("%s", e.msg);
		return st == CR_SKIP ? CR_EXIT_SOME : CR_EXIT_STOP;
	}
	real = realpath(argv[i], NULL);
	say(real ? real : argv[i], n);
	free(real);
	return CR_EXIT_OK;
}
