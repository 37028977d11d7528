/* base/opt.h: the options of one verb, from one table.
 *
 * The same table parses the command line, prints --help and lists the
 * options for completion (the hidden --options), so that they cannot differ.
 * For programs only: opt_parse prints and exits on --help, --version and
 * wrong usage (exit status 2), which a library never does.
 */
#ifndef BASE_OPT_H
#define BASE_OPT_H

#include <stdbool.h>

enum opt_kind {
	OPT_FLAG, /* where: bool *, set to true */
	OPT_TEXT, /* where: const char **, points into argv */
	OPT_INT,  /* where: long *; whole number from min to max */
	OPT_LIST, /* where: struct names *: may be given several times */
};

struct opt {
	const char *name; /* without the dashes; NULL ends the table */
	char letter;      /* short form, or 0 */
	enum opt_kind kind;
	void *where;
	const char *arg; /* what --help calls the value: "NAME" */
	const char *help;
	long min, max; /* OPT_INT */
};

struct opt_verb {
	const char *name;     /* "ingest" */
	const char *operands; /* "PATH..." */
	const char *summary;  /* one line: what it does */
	const char *more;     /* paragraphs below the options, or NULL */
	const struct opt *opts;
};

/* Parse; returns the index of the first operand in argv (getopt moves
 * operands to the end; "--" ends options). Beside the table every verb takes
 * -a/--archive DIR, --help, --version, -v/--verbose, -q/--quiet. */
int opt_parse(const struct opt_verb *v, int argc, char **argv);

/* The archive of -a, else of COURTROLL_ARCHIVE, else "archive". */
const char *opt_archive(void);

/* Print "courtroll VERB: message", point to --help, exit 2. */
void opt_usage(const struct opt_verb *v, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), noreturn));

/* Where the program's own parts lie, found from the running executable, so
 * that a build tree and an installed copy both work; to free().
 * where_program("page") -> ".../libexec/courtroll/courtroll-page"
 * where_data("schemes/uganda.xml") -> ".../share/courtroll/schemes/..." */
char *where_program(const char *verb);
char *where_data(const char *name);

#endif
