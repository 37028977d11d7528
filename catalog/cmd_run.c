/* catalog/cmd_run.c: courtroll run: the stages in order, nothing more. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/opt.h"
#include "base/proc.h"
#include "base/progress.h"
#include "catalog/archive.h"
#include "courtroll.h"

enum { MAX_ARGS = 4096 };

struct args {
	const char *v[MAX_ARGS];
	size_t n;
};

static void
push(struct args *a, const char *word, const char *value)
{
	if (a->n + 3 > MAX_ARGS) {
		log_error("too many PATHs: name the folder above them");
		exit(CR_EXIT_USAGE);
	}
	a->v[a->n++] = word;
	if (value)
		a->v[a->n++] = value;
}

/* One stage; the worst exit status of all is run's own, but what stops one
 * stage (a person must look) stops the run. */
static int
stage(struct args *a, const char *step, int worst)
{
	struct cr_err e = CR_ERR_INIT;
	int status;

	a->v[a->n] = NULL;
	if (worst >= CR_EXIT_USAGE || progress_stopping())
		return worst;
	if (proc_verb(&status, a->v, step, &e) != CR_OK) {
		log_error("%s", e.msg);
		return CR_EXIT_STOP;
	}
	return status > worst ? status : worst;
}

int
main(int argc, char **argv)
{
	const char *batch = NULL, *klass = NULL, *file = NULL, *lang = NULL;
	const char *jobs = NULL;
	bool each = false;
	const struct opt opts[] = {
		{ "batch", 'b', OPT_TEXT, &batch, "NAME",
		    "name of the batch", 0, 0 },
		{ "class", 'c', OPT_TEXT, &klass, "CLASS",
		    "access class of what no rule decides: open, family, "
		    "juvenile, victim, sealed", 0, 0 },
		{ "file", 'f', OPT_TEXT, &file, "FILE-ID",
		    "all pages join this registered file", 0, 0 },
		{ "each", 0, OPT_FLAG, &each, NULL,
		    "every single image is a file of its own", 0, 0 },
		{ "jobs", 'j', OPT_TEXT, &jobs, "N",
		    "processes at once (default: one a core)", 0, 0 },
		{ "lang", 'l', OPT_TEXT, &lang, "LANG",
		    "language of the text (default eng)", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "run", "PATH...",
		"Take in scans, read them, give them codes and index them.",
		"The stages ingest, ocr, code and index in order. Interrupted "
		"by Ctrl-C, a kill or a\npower cut, the same command goes on "
		"where it was. Without a PATH it finishes\nwhat is in the "
		"archive already.", opts };
	static struct args in, ocr, code, index;
	int i = opt_parse(&verb, argc, argv), first = i, worst = CR_EXIT_OK;
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };

	if (archive_open(&a, opt_archive(), &e) != CR_OK) {
		log_error("%s", e.msg);
		return CR_EXIT_STOP;
	}
	setenv("COURTROLL_ARCHIVE", a.root, 1);
	archive_close(&a);
	progress_stop_setup();
	push(&in, "ingest", NULL);
	push(&ocr, "ocr", NULL);
	push(&code, "code", NULL);
	push(&index, "index", NULL);
	if (batch)
		push(&in, "--batch", batch);
	if (klass)
		push(&in, "--class", klass);
	if (file)
		push(&in, "--file", file);
	if (each)
		push(&in, "--each", NULL);
	if (jobs) {
		push(&in, "--jobs", jobs);
		push(&ocr, "--jobs", jobs);
	}
	if (lang)
		push(&ocr, "--lang", lang);
	if (log_is_quiet()) {
		push(&in, "--quiet", NULL);
		push(&ocr, "--quiet", NULL);
		push(&code, "--quiet", NULL);
		push(&index, "--quiet", NULL);
	}
	if (i < argc)
		push(&in, "--", NULL);
	for (; i < argc; i++)
		push(&in, argv[i], NULL);
	if (first < argc)
		worst = stage(&in, "1/4", worst);
	worst = stage(&ocr, "2/4", worst);
	worst = stage(&code, "3/4", worst);
	worst = stage(&index, "4/4", worst);
	if (progress_stopping()) {
		log_info("stopped; the same command goes on from here");
		return worst > CR_EXIT_SOME ? worst : CR_EXIT_SOME;
	}
	return worst;
}
