/* codes/scheme_check.h: what is wrong with a scheme or an overlay, all of it,
 * by line.
 *
 * The grammar is asked first (base/xml.h), then the loader itself, which
 * knows what refers to what.  A fault is what a scheme is refused for; a
 * warning is what a lawyer should look at: a code that nobody has seen, a
 * subject for which no word speaks.
 */
#ifndef CODES_SCHEME_CHECK_H
#define CODES_SCHEME_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct scheme;

struct fault {
	int line;     /* 0: of the whole file */
	bool warning;
	char *text;   /* without file and line */
};
struct faults {
	struct fault *v;
	size_t n, cap;
	size_t n_faults, n_warnings; /* all, also those not kept */
};
#define FAULTS_INIT                                                            \
	{                                                                      \
		NULL, 0, 0, 0, 0                                               \
	}
enum { FAULTS_MOST = 200 }; /* kept of each kind; further ones are counted */

void faults_add(struct faults *f, int line, bool warning, const char *text);
void faults_release(struct faults *f);

/* What a check needs beside the file. */
struct scheme_check {
	const char *path;   /* a scheme or an overlay */
	const char *scheme; /* for an overlay: path of its scheme */
	const char *grammar;         /* scheme.rng, or NULL */
	const char *overlay_grammar; /* overlay.rng, or NULL */
};

/* The faults of a file, in order of their lines; the loaded scheme (with the
 * overlay) where there was none, else NULL.  CR_OK also with faults; else the
 * file cannot be read, or a scheme that it needs. */
enum cr_status scheme_check(struct faults *f, struct scheme **s,
    const struct scheme_check *what, struct cr_err *e);

#endif
