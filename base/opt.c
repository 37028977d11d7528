/* base/opt.c: option tables (see opt.h): parsing by getopt_long, --help and
 * --options from the same rows. */
#include "base/opt.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "courtroll.h"

enum { MAX_OPTS = 48, FIRST = 1000 };

static const char *archive;
static bool want_help, want_version, want_list, want_verbose, want_quiet;

/* What every verb takes, after its own. */
static const struct opt common[] = {
	{ "archive", 'a', OPT_TEXT, &archive, "DIR",
	    "the archive (else COURTROLL_ARCHIVE, else ./archive)", 0, 0 },
	{ "verbose", 'v', OPT_FLAG, &want_verbose, NULL, "say more", 0, 0 },
	{ "quiet", 'q', OPT_FLAG, &want_quiet, NULL,
	    "no progress, only what went wrong", 0, 0 },
	{ "help", 'h', OPT_FLAG, &want_help, NULL, "this help", 0, 0 },
	{ "version", 0, OPT_FLAG, &want_version, NULL, "print the version",
	    0, 0 },
	{ "options", 0, OPT_FLAG, &want_list, NULL, NULL, 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

void
opt_usage(const struct opt_verb *v, const char *fmt, ...)
{
	char line[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	err_clean(line); /* operands may be strangers' file names */
	fprintf(stderr, "courtroll %s: %s\ntry 'courtroll %s --help'\n",
	    v->name, line, v->name);
	exit(CR_EXIT_USAGE);
}

static void
print_row(const struct opt *o)
{
	char left[64];

	if (!o->help)
		return;
	snprintf(left, sizeof left, "%c%c%s --%s%s%s", o->letter ? '-' : ' ',
	    o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name,
	    o->arg ? " " : "", o->arg ? o->arg : "");
	printf("  %-26s %s\n", left, o->help);
}

static void
print_help(const struct opt_verb *v)
{
	const struct opt *o;

	printf("usage: courtroll [-a ARCHIVE] %s [OPTION...]%s%s\n\n%s\n\n",
	    v->name, v->operands && *v->operands ? " " : "",
	    v->operands ? v->operands : "", v->summary);
	for (o = v->opts; o && o->name; o++)
		print_row(o);
	for (o = common; o->name; o++)
		print_row(o);
	if (v->more)
		printf("\n%s\n", v->more);
}

/* For completion: one "--name" or "--name=" a line. */
static void
print_list(const struct opt_verb *v)
{
	const struct opt *o;

	for (o = v->opts; o && o->name; o++)
		printf("--%s%s\n", o->name, o->kind == OPT_FLAG ? "" : "=");
	for (o = common; o->name; o++)
		if (o->help)
			printf("--%s%s\n", o->name,
			    o->kind == OPT_FLAG ? "" : "=");
}

static void
take(const struct opt_verb *v, const struct opt *o, char *value)
{
	char *end;
	long n;

	switch (o->kind) {
	case OPT_FLAG:
		*(bool *)o->where = true;
		break;
	case OPT_TEXT:
		*(const char **)o->where = value;
		break;
	case OPT_LIST:
		names_add(o->where, value);
		break;
	case OPT_INT:
		errno = 0;
		n = strtol(value, &end, 10);
		if (errno || end == value || *end || n < o->min || n > o->max)
			opt_usage(v,
			    "--%s wants a whole number from %ld to %ld, "
			    "not '%s'",
			    o->name, o->min, o->max, value);
		*(long *)o->where = n;
		break;
	}
}

/* What getopt did not understand: optopt is a letter, or the number of a row
 * (a flag that was given a value), or 0 (no such name, or several). */
static void
unknown(const struct opt_verb *v, const struct opt *const *rows, char **argv)
{
	if (optopt >= FIRST)
		opt_usage(v, "--%s takes no value",
		    rows[optopt - FIRST]->name);
	if (optopt)
		opt_usage(v, "unknown option '-%c'", optopt);
	opt_usage(v, "unknown option '%s'", argv[optind - 1]);
}

/* Descriptors 0 to 2 must be taken, or the first file opened would become
 * standard error, and messages would be written into it. */
static void
keep_standard_fds(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

/* An archive to practise in says so, once: programs that are run by others of
 * ours are silent. */
static void
tell_practice(void)
{
	static const char once[] = "COURTROLL_PRACTICE_TOLD";
	char *mark = path_join(opt_archive(), "practice");
	char *format = path_join(opt_archive(), "format");

	if (!getenv(once) && file_exists(mark) && file_exists(format)) {
		log_warn("PRACTICE archive: nothing in it is real");
		setenv(once, "1", 1);
	}
	free(format);
	free(mark);
}

int
opt_parse(const struct opt_verb *v, int argc, char **argv)
{
	const struct opt *rows[MAX_OPTS];
	struct option longs[MAX_OPTS + 1];
	char shorts[2 * MAX_OPTS + 2], *s = shorts, *name;
	const struct opt *o;
	int n = 0, c, i;

	keep_standard_fds();
	*s++ = ':';
	for (i = 0; i < 2; i++)
		for (o = i ? common : v->opts; o && o->name; o++) {
			if (n == MAX_OPTS)
				abort();
			rows[n] = o;
			longs[n] = (struct option){ o->name,
				o->kind == OPT_FLAG ? no_argument
						    : required_argument,
				NULL, FIRST + n };
			n++;
			if (!o->letter)
				continue;
			*s++ = o->letter;
			if (o->kind != OPT_FLAG)
				*s++ = ':';
		}
	*s = '\0';
	memset(&longs[n], 0, sizeof longs[n]);
	name = xasprintf("courtroll %s", v->name);
	log_name(name); /* kept: the log uses it from now on */

	opterr = 0;
	while ((c = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (c == ':')
			opt_usage(v, "'%s' wants a value", argv[optind - 1]);
		if (c == '?')
			unknown(v, rows, argv);
		for (i = 0; i < n; i++)
			if (c == FIRST + i || (c < FIRST && c == rows[i]->letter))
				break;
		take(v, rows[i], optarg);
	}
	if (want_help)
		print_help(v);
	else if (want_version)
		printf("courtroll %s\n", CR_VERSION);
	else if (want_list)
		print_list(v);
	if (want_help || want_version || want_list)
		exit(CR_EXIT_OK);
	log_verbose(want_verbose);
	log_quiet(want_quiet);
	tell_practice();
	return optind;
}

const char *
opt_archive(void)
{
	const char *env = getenv("COURTROLL_ARCHIVE");

	if (archive)
		return archive;
	return env && *env ? env : "archive";
}
