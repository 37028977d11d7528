/* index/cmd_code.c: courtroll code: labels for what is read. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/crew.h"
#include "base/opt.h"
#include "base/progress.h"
#include "courtroll.h"
#include "index/changes.h"
#include "index/code.h"
#include "index/scheme.h"

/* So much is stored in one transaction: other writers wait meanwhile. */
enum { GROUP = 100 };

struct stage {
	struct catalog *catalog;
	struct pages *pages;
	struct scheme *scheme;
	struct model *model; /* or NULL */
	struct progress *progress;
	bool all, dry, json;
	long jobs;     /* 0: one a processor */
	int64_t last;  /* file that was taken last */
	int64_t files; /* done */
	struct code_job *group[GROUP];
	size_t n_group;
	struct changes changes;
	struct buf out;
};

static enum cr_status
write_out(struct buf *out, struct cr_err *e)
{
	enum cr_status st = CR_OK;

	errno = 0;
	if (fwrite(out->data, 1, out->len, stdout) != out->len)
		st = err_sys(e, CR_FATAL, "cannot write");
	buf_reset(out);
	return st;
}

static enum cr_status
store_group(struct stage *s, struct cr_err *e)
{
	enum cr_status st;
	size_t i;

	if (!s->n_group)
		return CR_OK;
	if ((st = catalog_group_begin(s->catalog, e)) == CR_OK) {
		for (i = 0; i < s->n_group && st == CR_OK; i++)
			if ((st = code_join(s->group[i], s->catalog, e)) ==
			    CR_OK)
				st = code_store(s->catalog, s->group[i], e);
		st = catalog_group_end(s->catalog, st, e);
	}
	if (st == CR_OK)
		s->files += (int64_t)s->n_group;
	while (s->n_group)
		code_free(s->group[--s->n_group]);
	return st;
}

/* What is found of one file will be stored with others, or is only shown.
 * Takes the job. */
static enum cr_status
take(struct stage *s, struct code_job *j, struct cr_err *e)
{
	enum cr_status st;

	if (code_trouble(j))
		log_warn("%s", code_trouble(j));
	if (!s->dry) {
		s->group[s->n_group++] = j;
		return s->n_group == GROUP ? store_group(s, e) : CR_OK;
	}
	if ((st = code_join(j, s->catalog, e)) != CR_OK) {
		code_free(j);
		return st;
	}
	changes_add(&s->changes, code_before(j), code_after(j), s->json,
	    &s->out);
	s->files++;
	code_free(j);
	return write_out(&s->out, e);
}

/* ---- for base/crew.h ----------------------------------------------------- */

static enum cr_status
produce(void *ctx, void **item, struct cr_err *e)
{
	struct stage *s = ctx;
	struct code_job *j = NULL;
	enum cr_status st;

	if (progress_stopping())
		return CR_END;
	st = catalog_next_uncoded(s->catalog, s->last, s->all, &s->last, e);
	if (st == CR_OK)
		st = code_read(&j, s->catalog, s->pages, s->last, e);
	*item = j;
	return st;
}

static enum cr_status
work(void *ctx, void *state, void *item, struct cr_err *e)
{
	const struct stage *s = ctx;

	(void)state;
	(void)e;
	code_find(item, s->scheme, s->model);
	return CR_OK;
}

static enum cr_status
consume(void *ctx, void *item, enum cr_status st, struct cr_err *e)
{
	struct stage *s = ctx;

	st = take(s, item, e);
	progress_done(s->progress, (uint64_t)s->files + s->n_group);
	return st;
}

static void
drop(void *ctx, void *item)
{
	(void)ctx;
	code_free(item);
}

static enum cr_status
each_file(struct stage *s, struct cr_err *e)
{
	const struct crew crew = { .ctx = s, .workers = (unsigned)s->jobs,
		.produce = produce, .work = work, .consume = consume,
		.drop = drop };
	enum cr_status st = crew_run(&crew, e), kept;

	/* what was found before it went wrong is kept */
	kept = store_group(s, st == CR_OK ? e : NULL);
	return st == CR_OK ? kept : st;
}

/* A parent that was coded after its children has set them waiting again; one
 * round for each generation, and some for what circles. */
static enum cr_status
stirred_files(struct stage *s, struct cr_err *e)
{
	enum { ROUNDS = 20 };
	int64_t files = s->files, before;
	enum cr_status st = CR_OK;
	int i;

	s->all = false;
	for (i = 0; i < ROUNDS && st == CR_OK && !progress_stopping(); i++) {
		s->last = 0;
		before = s->files;
		st = each_file(s, e);
		if (s->files == before)
			break;
	}
	s->files = files; /* each is told once */
	return st;
}

/* What people confirmed, where they have taught it. */
static enum cr_status
load_model(struct stage *s, struct cr_err *e)
{
	char *path = archive_path(catalog_archive(s->catalog), "model", NULL);
	enum cr_status st = model_load(&s->model, path, e);

	if (st == CR_SKIP)
		log_warn("%s; going on without a second opinion, "
			 "'courtroll learn' makes it anew", e->msg);
	free(path);
	return st == CR_SKIP || st == CR_END ? CR_OK : st;
}

static enum cr_status
all_files(struct stage *s, struct cr_err *e)
{
	struct catalog_work counts;
	enum cr_status st;

	if ((st = load_model(s, e)) != CR_OK ||
	    (st = catalog_work(s->catalog, &counts, e)) != CR_OK ||
	    (st = pages_open(&s->pages, s->catalog, e)) != CR_OK)
		return st;
	s->progress = progress_new("code", "files",
	    (uint64_t)(s->all ? counts.files : counts.to_code));
	st = each_file(s, e);
	if (st == CR_OK && !s->dry)
		st = stirred_files(s, e);
	progress_free(s->progress);
	pages_close(s->pages);
	if (s->dry && st == CR_OK) {
		changes_sum(&s->changes, s->files, s->json, &s->out);
		st = write_out(&s->out, e);
	}
	return st;
}

int
main(int argc, char **argv)
{
	static struct stage s = { .out = BUF_INIT };
	const struct opt opts[] = {
		{ "all", 0, OPT_FLAG, &s.all, NULL,
		    "every file again (after a new scheme, overlay or model)", 0, 0 },
		{ "dry-run", 'n', OPT_FLAG, &s.dry, NULL,
		    "only show which labels would change", 0, 0 },
		{ "jobs", 'j', OPT_INT, &s.jobs, "N",
		    "files at once (default: one a processor)", 1, 64 },
		{ "json", 0, OPT_FLAG, &s.json, NULL,
		    "with --dry-run: one JSON object a change", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "code", "",
		"Give files their case numbers, labels and access class.",
		"A file is labelled once all its pages are read or failed; a "
		"person's label always\nbeats the machine's.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	if (s.json && !s.dry)
		opt_usage(&verb, "--json goes with --dry-run");
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = archive_lock(&a, "code", &e)) == CR_OK &&
	    (st = catalog_open(&s.catalog, &a, &e)) == CR_OK &&
	    (st = index_scheme(&s.scheme, s.catalog, &e)) == CR_OK)
		st = all_files(&s, &e);
	if (fflush(stdout) == EOF && st == CR_OK)
		st = err_sys(&e, CR_FATAL, "cannot write");
	if (s.files)
		log_info("%lld file%s %s", (long long)s.files,
		    plural((uint64_t)s.files),
		    s.dry ? "would be labelled" : "labelled");
	if (st != CR_OK)
		log_error("%s", e.msg);
	buf_release(&s.out);
	model_free(s.model);
	scheme_free(s.scheme);
	catalog_close(s.catalog);
	archive_close(&a);
	return st == CR_OK ? CR_EXIT_OK : CR_EXIT_STOP;
}
