/* search/cmd_review.c: courtroll review: what the machine was unsure of, put
 * to a person, the worst first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/progress.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "index/effect.h"
#include "search/dumplabels.h"
#include "search/reviewjson.h"
#include "search/reviewpicture.h"
#include "search/reviewsession.h"
#include "search/reviewterm.h"
#include "search/reviewtext.h"

static struct {
	const char *file, *kind, *batch, *classes, *by, *images;
	long limit;
	bool json, later;
} o = { .classes = "all", .limit = 50 };

static const struct opt opts[] = {
	{ "file", 'f', OPT_TEXT, &o.file, "FILE-ID", "only this file", 0, 0 },
	{ "kind", 0, OPT_TEXT, &o.kind, "KIND",
	    "class, number, anomaly, parent, subject or document", 0, 0 },
	{ "batch", 0, OPT_TEXT, &o.batch, "NAME",
	    "only files of this batch", 0, 0 },
	{ "limit", 0, OPT_INT, &o.limit, "N",
	    "so many files at most (default 50)", 1, 10000 },
	{ "classes", 'c', OPT_TEXT, &o.classes, "LIST",
	    "files of these access classes (default all)", 0, 0 },
	{ "by", 0, OPT_TEXT, &o.by, "WHO",
	    "who answers (else COURTROLL_BY)", 0, 0 },
	{ "images", 0, OPT_TEXT, &o.images, "DIR",
	    "of a list: put the pictures there", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "one JSON object", 0, 0 },
	{ "no-index", 0, OPT_FLAG, &o.later, NULL,
	    "code and index later", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "review", "",
	"What the machine was unsure of, the worst first, for a person to "
	"answer.",
	"At a terminal each question is answered with one key; ? tells them. "
	"Elsewhere, and\nwith --json, the questions are listed, with the "
	"'courtroll label' that answers each.", opts };

/* ---- options ------------------------------------------------------------- */

static unsigned
kinds(void)
{
	static const struct {
		const char *name;
		enum doubt_kind kind;
	} all[] = { { "class", DOUBT_CLASS }, { "number", DOUBT_NUMBER },
		{ "anomaly", DOUBT_ANOMALY }, { "parent", DOUBT_PARENT },
		{ "subject", DOUBT_SUBJECT }, { "document", DOUBT_DOCUMENT } };
	size_t i;

	if (!o.kind)
		return DOUBT_KINDS;
	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (!strcmp(all[i].name, o.kind))
			return all[i].kind;
	opt_usage(&verb, "'%s' is no kind of question: class, number, "
			 "anomaly, parent, subject, document", o.kind);
}

static bool
at_terminal(void)
{
	return !o.json && !o.images && term_is();
}

static void
check_usage(void)
{
	if (!o.by)
		o.by = getenv("COURTROLL_BY");
	if (at_terminal() && (!o.by || !o.by[strspn(o.by, " \t")]))
		opt_usage(&verb, "who answers? (--by NAME, or COURTROLL_BY; "
				 "'courtroll review | less' only lists)");
}

/* CR_SKIP: there is no such file. */
static enum cr_status
fill_ask(struct review_ask *ask, struct reader *r, struct cr_err *e)
{
	enum cr_status st = CR_OK;

	memset(ask, 0, sizeof *ask);
	ask->doubt = (struct doubt_ask){ kinds(), r->classes, o.batch };
	ask->limit = (size_t)o.limit;
	if (o.file && (st = record_lookup(r->catalog, o.file, &ask->file, e)) ==
	    CR_END)
		st = err_set(e, CR_SKIP, "there is no file '%s'", o.file);
	return st;
}

/* ---- lists --------------------------------------------------------------- */

static enum cr_status
list_json(const struct review *v, int64_t doubtful, struct cr_err *e)
{
	json_t *items = json_must(json_array()), *all;
	char *picture;
	size_t i;
	int bad;

	for (i = 0; i < v->n; i++) {
		picture = picture_of(&v->v[i], o.images);
		json_array_append_new(items, review_json(&v->v[i], picture));
		free(picture);
	}
	all = json_must(json_pack("{s:i, s:I, s:o}", "v", 1, "doubtful",
	    (json_int_t)doubtful, "items", items));
	bad = json_dumpf(all, stdout, JSON_COMPACT | JSON_REAL_PRECISION(12)) <
	    0 || putchar('\n') == EOF;
	json_decref(all);
	return bad ? err_sys(e, CR_FATAL, "cannot write") : CR_OK;
}

static enum cr_status
list_text(const struct review *v, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st = CR_OK;
	char *picture;
	size_t i;

	for (i = 0; i < v->n && st == CR_OK; i++) {
		picture = picture_of(&v->v[i], o.images);
		buf_reset(&b);
		review_text(&b, &v->v[i], i + 1, picture);
		free(picture);
		if (fwrite(b.data, 1, b.len, stdout) != b.len)
			st = err_sys(e, CR_FATAL, "cannot write");
	}
	buf_release(&b);
	return st;
}

/* ---- answering ----------------------------------------------------------- */

static enum cr_status
answer_all(struct review *v, size_t *answered, struct cr_err *e)
{
	struct session_counts n;
	enum cr_status st;
	char *dir = NULL;

	if (picture_dir(&dir, e) != CR_OK)
		log_warn("%s; there will be no pictures", e->msg);
	if (!term_open()) {
		st = err_sys(e, CR_FATAL, "the terminal cannot be set");
	} else {
		st = session_run(&n, v, o.by, dir, e);
		term_close();
		*answered = n.answered;
		printf("%zu answered, %zu skipped, %zu left\n", n.answered,
		    n.skipped, n.left);
	}
	if (dir && dir_remove(dir, NULL) != CR_OK)
		log_warn("remove '%s' yourself: it holds pictures of pages",
		    dir);
	free(dir);
	return st;
}

static enum cr_status
review(struct reader *r, size_t *answered, struct cr_err *e)
{
	struct review_ask ask;
	struct review v;
	int64_t doubtful = 0;
	enum cr_status st;

	if ((st = fill_ask(&ask, r, e)) != CR_OK ||
	    (st = review_open(&v, r, e)) != CR_OK)
		return st;
	if ((st = doubt_count(&doubtful, r->catalog, &ask.doubt, e)) ==
	    CR_OK && (st = review_find(&v, &ask, e)) == CR_OK) {
		if (o.images)
			st = dir_make(o.images, e);
		if (st == CR_OK)
			st = o.json ? list_json(&v, doubtful, e)
			    : !v.n            ? CR_OK
			    : !at_terminal()  ? list_text(&v, e)
					      : answer_all(&v, answered, e);
		if (!v.n && !o.json)
			log_info("there is nothing to review");
	}
	review_release(&v);
	return st;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct reader r;
	enum cr_status st;
	size_t answered = 0;
	int i = opt_parse(&verb, argc, argv), rc;

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	check_usage();
	(void)kinds();
	if ((st = reader_open_catalog(&r, &verb, o.classes, &e)) == CR_OK) {
		setenv("COURTROLL_ARCHIVE", r.archive.root, 1);
		st = review(&r, &answered, &e);
	}
	if (fflush(stdout) == EOF && st == CR_OK)
		st = err_sys(&e, CR_FATAL, "cannot write");
	if (st != CR_OK)
		log_error("%s", e.msg);
	rc = st == CR_OK ? CR_EXIT_OK : st == CR_SKIP ? CR_EXIT_SOME
						      : CR_EXIT_STOP;
	if (answered && o.later)
		log_info("it counts once 'courtroll code' and 'courtroll "
			 "index' have run");
	if (answered && !o.later && effect_now(&r.archive) &&
	    rc == CR_EXIT_OK)
		rc = CR_EXIT_SOME;
	reader_close(&r);
	return rc;
}
