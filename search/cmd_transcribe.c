/* search/cmd_transcribe.c: courtroll transcribe: a person types in what a
 * page says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/pages.h"
#include "catalog/policy.h"
#include "catalog/record.h"
#include "catalog/transcript.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "index/effect.h"
#include "search/editing.h"
#include "search/wantedlist.h"

static struct {
	const char *by, *file, *classes;
	bool as_read, undo, list, json, later;
} o = { .classes = "all" };

static const struct opt opts[] = {
	{ "by", 0, OPT_TEXT, &o.by, "WHO", "who types (else COURTROLL_BY)", 0,
	    0 },
	{ "file", 'f', OPT_TEXT, &o.file, "FILE",
	    "the text is in FILE ('-': on standard input)", 0, 0 },
	{ "as-read", 0, OPT_FLAG, &o.as_read, NULL,
	    "what was read is right: let it stand", 0, 0 },
	{ "undo", 0, OPT_FLAG, &o.undo, NULL,
	    "take the last transcript of the page back", 0, 0 },
	{ "list", 'l', OPT_FLAG, &o.list, NULL,
	    "pages to type in, and pages to scan again", 0, 0 },
	{ "classes", 'c', OPT_TEXT, &o.classes, "LIST",
	    "of a list: only files of these access classes (default all)", 0,
	    0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "print JSON", 0, 0 },
	{ "no-index", 0, OPT_FLAG, &o.later, NULL,
	    "code and index later", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "transcribe", "FILE-ID:PAGE",
	"Type in what a page says, where it cannot be read: handwriting above "
	"all.",
	"The text is FILE's, else that of standard input, else what you type "
	"in the editor\n($VISUAL, $EDITOR), which begins with what stands for "
	"the page now. It goes before\nall that is ever read of the page; the "
	"file is coded and indexed at once. 'courtroll\nimage FILE-ID:PAGE -o "
	"PAGE.png' shows the page. --list may be of one FILE-ID.", opts };

struct job {
	struct archive archive;
	struct catalog *catalog;
	struct pages *pages;
	struct record *record;
	const struct rec_page *page;
	struct editing *typing; /* NULL: no editor */
};

/* ---- what it is about ---------------------------------------------------- */

/* "FILE-ID:N" */
static long
page_number(char *what)
{
	char *colon = strrchr(what, ':'), *end = NULL;
	long n = colon ? strtol(colon + 1, &end, 10) : 0;

	if (n < 1 || *end || end == colon + 1)
		opt_usage(&verb, "which page of '%s'? (FILE-ID:PAGE)", what);
	*colon = '\0';
	return n;
}

static enum cr_status
check_page(const struct record *r, const struct rec_page *p, struct cr_err *e)
{
	if (!strcmp(p->kind, "cover"))
		return err_set(e, CR_SKIP,
		    "'%s' page %d is a slip, no page of the file", r->id, p->n);
	if (!strcmp(p->status, "failed"))
		return err_set(e, CR_SKIP,
		    "'%s' page %d has no picture (%s): scan it again", r->id,
		    p->n, p->reason ? p->reason : "it failed");
	if (strcmp(p->status, "read") != 0)
		return err_set(e, CR_SKIP,
		    "'%s' page %d is not read yet: run 'courtroll ocr' first",
		    r->id, p->n);
	return CR_OK;
}

/* CR_SKIP, and says so: there is no such file. */
static enum cr_status
find_file(int64_t *file, struct catalog *c, const char *id, struct cr_err *e)
{
	enum cr_status st = record_lookup(c, id, file, e);

	return st == CR_END
	    ? err_set(e, CR_SKIP, "there is no file '%s'", id) : st;
}

static enum cr_status
find_page(struct job *j, const char *id, long n, struct cr_err *e)
{
	int64_t file = 0;
	enum cr_status st;
	size_t i;

	if ((st = find_file(&file, j->catalog, id, e)) != CR_OK ||
	    (st = record_read(j->catalog, file, &j->record, e)) != CR_OK)
		return st;
	for (i = 0; i < j->record->n_pages && !j->page; i++)
		if (j->record->pages[i].n == n)
			j->page = &j->record->pages[i];
	if (!j->page)
		return err_set(e, CR_SKIP, "'%s' has %zu pages",
		    j->record->id, j->record->n_pages);
	return o.undo ? CR_OK : check_page(j->record, j->page, e);
}

/* ---- the text ------------------------------------------------------------ */

static enum cr_status
as_read(struct buf *out, struct job *j, struct cr_err *e)
{
	struct page_text t;
	enum cr_status st = pages_reading(j->pages, j->page->image, &t, e);

	if (st == CR_END)
		st = err_set(e, CR_SKIP,
		    "what was read of '%s' page %d is missing: run 'courtroll "
		    "rebuild'", j->record->id, j->page->n);
	if (st == CR_OK)
		buf_add(out, t.text.data, t.text.len);
	text_release(&t);
	return st;
}

/* What the editor begins with: what stands for the page now.  Of handwriting,
 * what was read is no help. */
static enum cr_status
prefill(struct buf *out, struct job *j, struct cr_err *e)
{
	struct transcript t;
	enum cr_status st;

	st = transcript_read(j->catalog, j->page->image, &t, e);
	if (st == CR_OK)
		buf_adds(out, t.text);
	else if (st == CR_END)
		st = strcmp(j->page->kind, "handwritten") != 0
		    ? as_read(out, j, e) : CR_OK;
	if (st == CR_SKIP) /* nothing to begin with */
		st = CR_OK;
	if (st == CR_OK && out->len)
		buf_addc(out, '\n');
	transcript_release(&t);
	return st;
}

static enum cr_status
edit(struct buf *out, struct job *j, struct cr_err *e)
{
	const struct rec_page *p = j->page;
	char *what = xasprintf("%s-%d", p->sha256, p->source_page);
	char *name = xasprintf("%s-page-%d", j->record->id, p->n);
	struct buf begin = BUF_INIT;
	enum cr_status st;

	st = editing_open(&j->typing, &j->archive, what, name, e);
	if (st == CR_RETRY)
		err_prefix(e, "somebody is typing this page");
	if (st == CR_OK && (st = prefill(&begin, j, e)) == CR_OK)
		st = editing_edit(out, j->typing, begin.data, TRANSCRIPT_MAX,
		    e);
	if (st == CR_END || (st == CR_OK && !out->data[strspn(out->data,
	    " \t\r\n")])) { /* an empty one is refused: nothing to go on with */
		editing_drop(j->typing);
		j->typing = NULL;
	}
	if (st == CR_END) {
		err_set(e, CR_SKIP, "nothing was changed, nothing is kept%s",
		    j->page->typist || !begin.len ? ""
			: " (--as-read lets what was read stand)");
		st = CR_SKIP;
	}
	buf_release(&begin);
	free(name);
	free(what);
	return st;
}

static enum cr_status
read_text(struct buf *out, struct job *j, struct cr_err *e)
{
	if (o.as_read)
		return as_read(out, j, e);
	if (o.file && strcmp(o.file, "-") != 0)
		return file_read(out, o.file, TRANSCRIPT_MAX, e);
	if (o.file || !isatty(STDIN_FILENO))
		return fd_read_all(out, STDIN_FILENO, TRANSCRIPT_MAX,
		    "standard input", e);
	return edit(out, j, e);
}

/* ---- doing it ------------------------------------------------------------ */

static void
tell(const struct job *j, int words, bool known)
{
	const char *id = j->record->id;
	json_t *v;

	if (!o.json) {
		printf("%s:%d\t%d word%s\t%s\n", id, j->page->n, words,
		    words == 1 ? "" : "s", known ? "known" : "new");
		return;
	}
	v = json_must(json_pack("{s:i, s:s, s:i, s:i, s:b}", "v", 1, "file", id,
	    "page", j->page->n, "words", words, "known", (int)known));
	json_dumpf(v, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(v);
}

/* Told once it is on disk; what was typed and is not kept stays. */
static enum cr_status
keep(struct job *j, bool *any, struct cr_err *e)
{
	struct buf text = BUF_INIT;
	enum cr_status st = read_text(&text, j, e);
	int words = 0;

	if (st == CR_OK)
		st = transcript_add(j->catalog, j->page->image, text.data,
		    text.len, o.by, &words, e);
	*any = st == CR_OK;
	if (st == CR_OK || st == CR_END) {
		tell(j, words, st == CR_END);
		editing_drop(j->typing);
		j->typing = NULL;
		st = CR_OK;
	} else if (j->typing) {
		log_warn("what was typed is still in '%s': the same command "
			 "goes on with it", editing_path(j->typing));
	}
	buf_release(&text);
	return st;
}

static void
tell_undone(const struct job *j, const struct transcript *t)
{
	const char *id = j->record->id;
	bool hand = !strcmp(j->page->kind, "handwritten");
	json_t *v;

	if (o.json) {
		v = json_must(json_pack("{s:i, s:s, s:i, s:b, s:o}", "v", 1,
		    "file", id, "page", j->page->n, "undone", 1, "words",
		    t->text ? json_integer(t->words) : json_null()));
		json_dumpf(v, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(v);
	} else if (t->text) {
		printf("%s:%d\tundone\t%d words of %s, %s, stand again\n", id,
		    j->page->n, t->words, t->who, t->at);
	} else {
		printf("%s:%d\tundone\t%s\n", id, j->page->n, hand
			? "nothing stands for it: it is handwritten"
			: "what was read counts again");
	}
}

static enum cr_status
undo(struct job *j, bool *any, struct cr_err *e)
{
	struct transcript t;
	enum cr_status st;

	memset(&t, 0, sizeof t);
	st = transcript_undo(j->catalog, j->page->image, o.by, e);
	if (st == CR_END)
		return err_set(e, CR_SKIP,
		    "nobody has typed in '%s' page %d, or it was taken back",
		    j->record->id, j->page->n);
	if (st != CR_OK)
		return st;
	*any = true;
	st = transcript_read(j->catalog, j->page->image, &t, e);
	if (st == CR_OK || st == CR_END)
		tell_undone(j, &t);
	transcript_release(&t);
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
list(struct job *j, const char *id, struct cr_err *e)
{
	unsigned classes = 0;
	int64_t file = 0;
	enum cr_status st;

	if ((st = policy_class_set(&classes, o.classes, e)) == CR_OK && id)
		st = find_file(&file, j->catalog, id, e);
	return st == CR_OK
	    ? wanted_list(j->catalog, file, classes, o.json, e) : st;
}

/* ---- the program --------------------------------------------------------- */

static void
check_usage(int operands)
{
	static const char *why = "it is typed in";
	struct cr_err e = CR_ERR_INIT;
	unsigned classes;

	if (o.list && (o.undo || o.as_read || o.file || operands > 1))
		opt_usage(&verb, "--list wants a FILE-ID or nothing");
	if (policy_class_set(&classes, o.classes, &e) != CR_OK)
		opt_usage(&verb, "%s", e.msg);
	if (o.list)
		return;
	if (operands != 1)
		opt_usage(&verb, "which page? (FILE-ID:PAGE; --list tells what "
				 "waits)");
	if (o.undo + o.as_read + (o.file != NULL) > 1)
		opt_usage(&verb, "one of --undo, --as-read and --file");
	effect_said(&verb, &o.by, &why);
}

static enum cr_status
open_all(struct job *j, struct cr_err *e)
{
	enum cr_status st;

	if ((st = archive_open(&j->archive, opt_archive(), e)) == CR_OK &&
	    (st = catalog_open(&j->catalog, &j->archive, e)) == CR_OK)
		st = pages_open(&j->pages, j->catalog, e);
	return st;
}

static void
close_all(struct job *j)
{
	editing_close(j->typing);
	record_free(j->record);
	pages_close(j->pages);
	catalog_close(j->catalog);
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct job j = { .catalog = NULL };
	int i = opt_parse(&verb, argc, argv), rc;
	bool any = false;
	enum cr_status st;
	long n = 0;

	check_usage(argc - i);
	if (!o.list)
		n = page_number(argv[i]);
	st = open_all(&j, &e);
	if (st == CR_OK && o.list)
		st = list(&j, argv[i], &e);
	else if (st == CR_OK &&
	    (st = find_page(&j, argv[i], n, &e)) == CR_OK)
		st = o.undo ? undo(&j, &any, &e) : keep(&j, &any, &e);
	rc = st == CR_OK ? CR_EXIT_OK : st == CR_SKIP ? CR_EXIT_SOME
						      : CR_EXIT_STOP;
	if (st != CR_OK)
		log_error("%s", e.msg);
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to%s",
		    any ? "; it is kept all the same" : "");
		rc = CR_EXIT_STOP;
	}
	close_all(&j);
	if (any && o.later)
		log_info("it counts once 'courtroll code' and 'courtroll "
			 "index' have run");
	if (any && !o.later && effect_now(&j.archive) && rc == CR_EXIT_OK)
		rc = CR_EXIT_SOME;
	archive_close(&j.archive);
	return rc;
}
