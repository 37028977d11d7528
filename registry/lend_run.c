/* registry/lend_run.c: one file after another, named on the command line or
 * shot with a hand scanner (see lend_all of lend.h).
 *
 * Whoever shoots labels looks at the shelf, not at the screen: a line that is
 * wrong stops nothing, and what was done is on disk before it is said.  A label
 * that comes twice may be one label read twice, or two files with one id:
 * somebody must look. */
#include "registry/lend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fileid.h"
#include "base/mem.h"
#include "base/progress.h"
#include "courtroll.h"

struct run {
	const struct lending *l;
	enum cr_status (*f)(const struct lending *l, int64_t file,
	    struct buf *said, bool *odd, struct cr_err *e);
	struct lent_files *done;
	int rc;
};

static bool
is_done(const struct lent_files *d, int64_t file)
{
	size_t i;

	for (i = d->n; i-- > 0;)
		if (d->v[i] == file)
			return true;
	return false;
}

static enum cr_status
do_file(struct run *r, int64_t file, struct buf *said, bool *odd,
    struct cr_err *e)
{
	struct lent_files *d = r->done;
	char id[FILE_ID_MAX];
	enum cr_status st;

	if (is_done(d, file)) {
		fileid_write(id, catalog_site(r->l->desk->catalog), file);
		return err_set(e, CR_SKIP, "'%s' was read twice: one label "
		    "twice, or two files that carry one id? (it counts once)",
		    id);
	}
	if ((st = r->f(r->l, file, said, odd, e)) != CR_OK)
		return st;
	d->v = xgrow(d->v, d->n, &d->cap, sizeof *d->v);
	d->v[d->n++] = file;
	return CR_OK;
}

/* CR_FATAL stops the run; a wrong line does not, nor does an archive that is
 * written to by somebody else just now. */
static enum cr_status
one(struct run *r, const char *text, struct cr_err *e)
{
	struct cr_err bad = CR_ERR_INIT;
	struct buf said = BUF_INIT;
	int64_t file = 0;
	bool odd = false;
	enum cr_status st = desk_file(r->l->desk, text, &file, &bad);

	if (st == CR_OK)
		st = do_file(r, file, &said, &odd, &bad);
	if (st == CR_OK) {
		st = desk_say(&said, &bad);
	} else if (st == CR_RETRY) {
		log_error("'%s': not done, the archive is busy; again, "
		    "please", text);
		odd = true;
		st = CR_OK;
	} else if (st != CR_FATAL) {
		log_error("%s", bad.msg);
		odd = true;
		st = CR_OK;
	}
	if (odd)
		r->rc = CR_EXIT_SOME;
	if (st != CR_OK && e)
		*e = bad;
	buf_release(&said);
	return st;
}

/* ---- lines --------------------------------------------------------------- */

enum { LINE = 1000 };

/* A line without its end, and without the control bytes and blanks that a
 * scanner may be set to send before and after.  False: there is none.  *bad:
 * it is longer than that, or such bytes are within. */
static bool
read_line(char line[LINE], bool *bad)
{
	size_t n = 0;
	int c;

	*bad = false;
	while ((c = getchar()) != EOF && c != '\n') {
		if (n == LINE - 1)
			*bad = true;
		else if (n || c > ' ')
			line[n++] = c == '\0' ? '\001' : (char)c;
	}
	if (c == EOF && !n)
		return false;
	while (n && (unsigned char)line[n - 1] <= ' ')
		n--;
	line[n] = '\0';
	for (; n-- > 0;)
		if ((unsigned char)line[n] < ' ' && line[n] != '\t')
			*bad = true;
	return true;
}

/* What a hand scanner types, a line at a time. */
static enum cr_status
from_stdin(struct run *r, struct cr_err *e)
{
	char line[LINE];
	enum cr_status st = CR_OK;
	bool bad;

	if (isatty(STDIN_FILENO))
		log_info("shoot labels, or type ids, one a line; Ctrl-D ends");
	progress_stop_setup();
	while (st == CR_OK && !progress_stopping() && read_line(line, &bad)) {
		if (progress_stopping()) /* in the middle of a line */
			break;
		if (bad) {
			log_error("'%.30s...' is garbled: again, please",
			    line);
			r->rc = CR_EXIT_SOME;
		} else if (*line) {
			st = one(r, line, e);
		}
	}
	if (st == CR_OK && ferror(stdin) && !progress_stopping())
		st = err_sys(e, CR_FATAL, "cannot read standard input");
	return st;
}

int
lend_all(const struct lending *l, char **words, int n,
    enum cr_status (*f)(const struct lending *l, int64_t file,
	struct buf *said, bool *odd, struct cr_err *e),
    struct lent_files *done)
{
	struct cr_err e = CR_ERR_INIT;
	struct run r = { l, f, done, CR_EXIT_OK };
	enum cr_status st = CR_OK;
	int i;

	if (!n || (n == 1 && !strcmp(words[0], "-")))
		st = from_stdin(&r, &e);
	else
		for (i = 0; i < n && st == CR_OK; i++)
			st = one(&r, words[i], &e);
	return st == CR_OK ? r.rc : desk_exit(st, &e);
}
