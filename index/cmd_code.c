/* index/cmd_code.c: courtroll code: labels for what is read. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/opt.h"
#include "base/progress.h"
#include "courtroll.h"
#include "index/code.h"

static enum cr_status
load(struct scheme **s, struct catalog *c, struct cr_err *e)
{
	char *name = xasprintf("schemes/%s.xml", catalog_scheme(c));
	char *path = where_data(name);
	enum cr_status st = scheme_load(s, path, e);

	free(name);
	free(path);
	return st == CR_OK ? CR_OK : CR_FATAL;
}

/* The next few files, in one transaction; CR_END: there were no more. */
static enum cr_status
some_files(struct catalog *c, struct pages *pages, const struct scheme *s,
    bool all, bool dry, int64_t *file, int *n, struct cr_err *e)
{
	enum { GROUP = 100 };
	enum cr_status st;

	*n = 0;
	if ((st = catalog_group_begin(c, e)) != CR_OK)
		return st;
	while (*n < GROUP && !progress_stopping() &&
	    (st = catalog_next_uncoded(c, *file, all, file, e)) == CR_OK &&
	    (st = code_file(c, pages, s, *file, dry, e)) == CR_OK)
		++*n;
	return catalog_group_end(c, st, e);
}

static enum cr_status
all_files(struct catalog *c, const struct scheme *s, bool all, bool dry,
    int64_t *n, struct cr_err *e)
{
	struct catalog_work counts;
	struct progress *progress;
	struct pages *pages = NULL;
	int64_t file = 0;
	enum cr_status st;
	int some = 0;

	*n = 0;
	if ((st = catalog_work(c, &counts, e)) != CR_OK ||
	    (st = pages_open(&pages, c, e)) != CR_OK)
		return st;
	progress = progress_new("code", "files",
	    (uint64_t)(all ? counts.files : counts.to_code));
	do {
		st = some_files(c, pages, s, all, dry, &file, &some, e);
		if (st == CR_OK || st == CR_END)
			progress_done(progress, (uint64_t)(*n += some));
	} while (st == CR_OK && !progress_stopping());
	progress_free(progress);
	pages_close(pages);
	return st == CR_END ? CR_OK : st;
}

int
main(int argc, char **argv)
{
	bool all = false, dry = false;
	const struct opt opts[] = {
		{ "all", 0, OPT_FLAG, &all, NULL,
		    "every file again (after a new scheme)", 0, 0 },
		{ "dry-run", 'n', OPT_FLAG, &dry, NULL,
		    "only say how many files it would label", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "code", "",
		"Give files their case numbers, labels and access class.",
		"A file is labelled once all its pages are read or failed; a "
		"person's label always\nbeats the machine's.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct scheme *s = NULL;
	enum cr_status st;
	int64_t n = 0;
	int i = opt_parse(&verb, argc, argv);

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = archive_lock(&a, "code", &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK &&
	    (st = load(&s, c, &e)) == CR_OK)
		st = all_files(c, s, all, dry, &n, &e);
	if (n)
		log_info("%lld file%s %s", (long long)n,
		    plural((uint64_t)n), dry ? "would be labelled" : "labelled");
	if (st != CR_OK)
		log_error("%s", e.msg);
	scheme_free(s);
	catalog_close(c);
	archive_close(&a);
	return st == CR_OK ? CR_EXIT_OK : CR_EXIT_STOP;
}
