/* ingest/cmd_verify.c: courtroll verify: is everything that was taken in
 * still there, byte for byte, and does everything fit together?
 *
 * Three words for a master, as archivists use them: changed, missing,
 * untracked; the same for what lies in quarantine.  Then the catalogue, the
 * stored texts, the index.  This file has the verb and what is derived; bags
 * and quarantine have files of their own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/proc.h"
#include "base/progress.h"
#include "catalog/pages.h"
#include "courtroll.h"
#include "ingest/verify.h"

void
verify_damaged(struct verify *v, const char *word, const char *path,
    const char *detail)
{
	struct cr_err clean = CR_ERR_INIT;

	err_set(&clean, CR_SKIP, "%s", path);
	progress_hide();
	printf("%s\t%s%s%s\n", word, clean.msg, *detail ? "\t" : "", detail);
	fflush(stdout);
	progress_show();
	v->damaged++;
}

void
verify_derived(struct verify *v, const char *what, const char *detail)
{
	progress_hide();
	printf("derived\t%s\t%s\n", what, detail);
	progress_show();
	v->derived++;
}

/* ---- what is derived ---------------------------------------------------- */

/* Stores that do not open or are inconsistent within. */
static enum cr_status
check_stores(struct verify *v, struct cr_err *e)
{
	char *dir = archive_path(catalog_archive(v->c), "pages", NULL);
	struct names have = NAMES_INIT;
	enum cr_status st = CR_OK;
	size_t i;

	if (file_exists(dir))
		st = dir_list(&have, dir, e);
	for (i = 0; i < have.n && st == CR_OK; i++) {
		size_t len = strlen(have.v[i]);
		struct cr_err bad = CR_ERR_INIT;

		if (len < 4 || strcmp(have.v[i] + len - 3, ".db"))
			continue;
		st = pages_check(catalog_archive(v->c), have.v[i], &bad);
		if (st == CR_SKIP) {
			char *name = path_join("pages", have.v[i]);

			verify_derived(v, name, bad.msg);
			free(name);
			st = CR_OK;
		} else if (st != CR_OK && e) {
			*e = bad;
		}
	}
	names_release(&have);
	free(dir);
	return st;
}

static enum cr_status
check_readings(struct verify *v, struct cr_err *e)
{
	struct pages *p = NULL;
	enum cr_status st;
	int64_t image = 0, gone = 0;
	char text[96];

	if ((st = pages_open(&p, v->c, e)) != CR_OK)
		return st;
	while (!progress_stopping() &&
	    (st = catalog_next_read(v->c, image, &image, e)) == CR_OK) {
		struct cr_err bad = CR_ERR_INIT;

		gone += pages_sound(p, image, &bad) != CR_OK;
	}
	pages_close(p);
	if (gone) {
		snprintf(text, sizeof text,
		    "%lld texts are missing or damaged", (long long)gone);
		verify_derived(v, "pages/", text);
	}
	return st == CR_END ? CR_OK : st;
}

static void
check_index(struct verify *v)
{
	static const char *const argv[] = { "index", "--check", "--quiet",
		NULL };
	struct cr_err e = CR_ERR_INIT;
	int status = 0;

	if (proc_verb(&status, argv, NULL, &e) != CR_OK)
		verify_derived(v, "index/", e.msg);
	else if (status)
		verify_derived(v, "index/", "does not fit the catalogue");
}

static int
finish(struct verify *v, enum cr_status st, const struct cr_err *e)
{
	if (st != CR_OK)
		log_error("%s", e->msg);
	else
		log_info("%lld masters checked: %lld damaged things, %lld "
			 "derived parts to make again%s",
		    (long long)v->done, (long long)v->damaged,
		    (long long)v->derived,
		    v->derived ? " ('courtroll rebuild')" : "");
	if (st == CR_FATAL || st == CR_RETRY || v->damaged)
		return CR_EXIT_STOP;
	return st != CR_OK || v->derived ? CR_EXIT_SOME : CR_EXIT_OK;
}

int
main(int argc, char **argv)
{
	const struct opt opts[] = {
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "verify", "",
		"Re-hash every master; check bags, catalogue, texts and "
		"index.",
		"Prints a line for every damaged thing: changed, missing or "
		"untracked (a master,\na tag file, something in quarantine), "
		"derived (can be made again by 'courtroll\nrebuild'). Exit "
		"status 3: what cannot be made again is damaged.", opts };
	struct verify v;
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	memset(&v, 0, sizeof v);
	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&v.c, &a, &e)) == CR_OK &&
	    (st = catalog_check(v.c, &e)) == CR_OK) {
		v.progress = progress_new("verify", "masters", 0);
		if ((st = verify_bags(&v, &e)) == CR_OK)
			st = verify_quarantine(&v, &e);
		progress_free(v.progress);
		if (st == CR_OK)
			st = check_stores(&v, &e);
		if (st == CR_OK)
			st = check_readings(&v, &e);
		if (st == CR_OK) {
			setenv("COURTROLL_ARCHIVE", a.root, 1);
			check_index(&v);
		}
	}
	rc = finish(&v, st, &e);
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to: the list of "
			  "damaged things is not complete");
		rc = CR_EXIT_STOP;
	}
	catalog_close(v.c);
	archive_close(&a);
	return rc;
}
