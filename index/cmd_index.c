/* index/cmd_index.c: courtroll index: bring the index up to date.
 *
 * Takes files that are coded but not indexed, in batches: index on disk
 * first, rows second.  Killed anywhere it repeats at most one batch. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/progress.h"
#include "catalog/catalog.h"
#include "catalog/pages.h"
#include "catalog/policy.h"
#include "catalog/record.h"
#include "courtroll.h"
#include "index/index.h"

struct stage {
	struct catalog *catalog;
	struct pages *pages;
	struct index *index;
	bool all; /* build beside, then switch */
	struct indexed_file *batch; /* indexed, rows not yet written */
	size_t n, cap;
	uint64_t files, documents;
	struct progress *progress;
};

static bool all, check;

static const struct opt options[] = {
	{ "all", 0, OPT_FLAG, &all, NULL,
	    "build the whole index anew, then put it in place of the old", 0,
	    0 },
	{ "check", 0, OPT_FLAG, &check, NULL,
	    "only check that the index is sound and fits the catalogue", 0,
	    0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "index", "",
	"Bring the index up to date: what was read and registered since.",
	"A lost or damaged index is noticed and built anew. Search works "
	"meanwhile;\nwith --all it uses the old index to the end.",
	options };

static const char *
class_name(const char *name)
{
	int i;

	for (i = 0; policy_classes[i]; i++)
		if (strcmp(policy_classes[i], name) == 0)
			return policy_classes[i];
	return "";
}

static enum cr_status
tell_catalog(struct stage *s, struct cr_err *e)
{
	enum { ROWS = 1000 };
	enum cr_status st = CR_OK;
	size_t i, n;

	for (i = 0; i < s->n && st == CR_OK; i += n) {
		n = s->n - i < ROWS ? s->n - i : ROWS;
		st = catalog_indexed(s->catalog, s->batch + i, n, e);
	}
	s->n = 0;
	return st;
}

static enum cr_status
finish_batch(struct stage *s, struct cr_err *e)
{
	enum cr_status st = index_commit(s->index, e);

	/* what is built beside is not the index yet */
	return st == CR_OK && !s->all ? tell_catalog(s, e) : st;
}

static enum cr_status
one_file(struct stage *s, int64_t file, struct cr_err *e)
{
	struct record *r = NULL;
	struct indexed_file *f;
	size_t pages = 0;
	enum cr_status st;

	if ((st = record_read(s->catalog, file, &r, e)) != CR_OK)
		return st == CR_END ? CR_OK : st;
	st = index_file(s->index, r, s->pages, &pages, e);
	if (st == CR_OK) {
		s->batch = xgrow(s->batch, s->n, &s->cap, sizeof *s->batch);
		f = &s->batch[s->n++];
		f->file = file;
		f->rev = r->rev;
		f->klass = class_name(r->klass);
		s->files++;
		s->documents += pages;
	}
	record_free(r);
	return st;
}

static enum cr_status
all_files(struct stage *s, struct cr_err *e)
{
	enum cr_status st;
	int64_t file = 0;

	while (!progress_stopping()) {
		st = catalog_next_unindexed(s->catalog, file, s->all, &file, e);
		if (st == CR_END)
			break;
		if (st != CR_OK || (st = one_file(s, file, e)) != CR_OK)
			return st;
		if (index_full(s->index) &&
		    (st = finish_batch(s, e)) != CR_OK)
			return st;
		progress_done(s->progress, s->files);
	}
	if (s->all && progress_stopping())
		return CR_OK; /* the old index stays as it is */
	if ((st = finish_batch(s, e)) != CR_OK || !s->all)
		return st;
	st = index_switch(s->index, e);
	s->index = NULL;
	return st == CR_OK ? tell_catalog(s, e) : st;
}

/* Open the index; one that cannot be believed is removed. */
static enum cr_status
open_index(struct stage *s, struct cr_err *e)
{
	struct catalog_work before, after;
	enum cr_status st;

	st = index_open(&s->index, s->catalog, s->all, e);
	if (st != CR_SKIP)
		return st;
	if ((st = catalog_work(s->catalog, &before, e)) != CR_OK ||
	    (st = index_remove(s->catalog, e)) != CR_OK ||
	    (st = catalog_work(s->catalog, &after, e)) != CR_OK)
		return st;
	if (after.to_index != before.to_index)
		log_warn("the index is lost or damaged; it is built anew (%s)",
		    e->msg);
	return index_open(&s->index, s->catalog, s->all, e);
}

static enum cr_status
run(struct stage *s, struct cr_err *e)
{
	struct catalog_work n;
	enum cr_status st;

	if ((st = open_index(s, e)) != CR_OK ||
	    (st = catalog_work(s->catalog, &n, e)) != CR_OK)
		return st;
	s->progress = progress_new("index", "files",
	    (uint64_t)(s->all ? n.files : n.to_index));
	st = all_files(s, e);
	progress_free(s->progress);
	s->progress = NULL;
	index_close(s->index);
	s->index = NULL;
	return st;
}

static void
report(const struct stage *s)
{
	if (s->all && progress_stopping()) {
		log_info("stopped; the old index stays in use");
		return;
	}
	if (s->files == 0)
		log_info("the index is up to date");
	else
		log_info("%llu file%s indexed, %llu page%s",
		    (unsigned long long)s->files, plural(s->files),
		    (unsigned long long)s->documents,
		    plural(s->documents));
	if (progress_stopping())
		log_info("stopped; 'courtroll index' goes on");
}

/* --check: exit status 1 where the index must be made again. */
static int
check_only(void)
{
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	enum cr_status st;

	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK)
		st = index_check(c, &e);
	if (st == CR_OK)
		log_info("the index is sound");
	else
		log_error("%s", e.msg);
	catalog_close(c);
	archive_close(&a);
	return st == CR_OK ? CR_EXIT_OK
	    : st == CR_SKIP ? CR_EXIT_SOME
			    : CR_EXIT_STOP;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct stage s;
	enum cr_status st;

	if (opt_parse(&verb, argc, argv) != argc)
		opt_usage(&verb, "it takes no operand");
	memset(&s, 0, sizeof s);
	s.all = all;
	progress_stop_setup();
	if (check)
		return check_only();
	if ((st = archive_open(&a, opt_archive(), &e)) != CR_OK ||
	    (st = archive_lock(&a, "index", &e)) != CR_OK ||
	    (st = catalog_open(&s.catalog, &a, &e)) != CR_OK ||
	    (st = pages_open(&s.pages, s.catalog, &e)) != CR_OK)
		goto out;
	st = run(&s, &e);
	if (st == CR_SKIP) { /* damage that showed only now: once more */
		log_warn("%s; the index is built anew", e.msg);
		if ((st = index_remove(s.catalog, &e)) == CR_OK) {
			s.n = 0;
			s.files = s.documents = 0;
			st = run(&s, &e);
		}
	}
	if (st == CR_OK)
		report(&s);
out:
	if (st != CR_OK)
		log_error("%s", e.msg);
	free(s.batch);
	pages_close(s.pages);
	catalog_close(s.catalog);
	archive_close(&a);
	if (st != CR_OK)
		return CR_EXIT_STOP;
	return progress_stopping() ? CR_EXIT_SOME : CR_EXIT_OK;
}
