/* search/cmd_dump.c: courtroll dump: one JSON object a line. */
#include <stdio.h>
#include <stdlib.h>

#include "base/opt.h"
#include "catalog/policy.h"
#include "courtroll.h"
#include "index/scheme.h"
#include "search/dump.h"
#include "search/dumplinks.h"

struct dumper {
	struct catalog *catalog;
	struct scheme *scheme; /* NULL: nothing is linked */
	struct linker linker;
	unsigned classes;
};

static enum cr_status
one(struct dumper *d, int64_t file, struct cr_err *e)
{
	struct decisions said = DECISIONS_INIT;
	enum cr_status st;
	struct record *r;
	json_t *o;

	if ((st = record_read(d->catalog, file, &r, e)) != CR_OK)
		return st;
	if (!policy_shows(d->classes, r->klass)) {
		record_free(r);
		return CR_END;
	}
	if ((st = decision_list(d->catalog, file, &said, e)) != CR_OK) {
		record_free(r);
		return st;
	}
	o = dump_record(r, &said);
	if (d->scheme)
		st = dump_links(o, &d->linker, r, &said, e);
	if (st == CR_OK && (json_dumpf(o, stdout,
	    JSON_COMPACT | JSON_REAL_PRECISION(12)) < 0 ||
	    putchar('\n') == EOF))
		st = err_sys(e, CR_FATAL, "cannot write");
	json_decref(o);
	decisions_release(&said);
	record_free(r);
	linker_forget(&d->linker);
	return st;
}

static enum cr_status
all(struct dumper *d, struct cr_err *e)
{
	int64_t *files;
	enum cr_status st;
	size_t n, i;

	if ((st = record_order(d->catalog, &files, &n, e)) != CR_OK)
		return st;
	for (i = 0; i < n && (st == CR_OK || st == CR_END); i++)
		st = one(d, files[i], e);
	free(files);
	return st == CR_END ? CR_OK : st;
}

/* What is in the catalogue can be told without the scheme too. */
static void
prepare(struct dumper *d)
{
	struct cr_err e = CR_ERR_INIT;

	if (index_scheme(&d->scheme, d->catalog, &e) != CR_OK)
		log_warn("%s; files are not linked", e.msg);
	d->linker.catalog = d->catalog;
	d->linker.scheme = d->scheme;
	d->linker.classes = d->classes;
}

int
main(int argc, char **argv)
{
	const char *classes = "all";
	const struct opt opts[] = {
		{ "classes", 0, OPT_TEXT, &classes, "LIST",
		    "only files of these access classes (default all)", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "dump", "[FILE-ID...]",
		"Everything known of each file, one JSON object a line.",
		"Without a FILE-ID all files: by batch, then source, then "
		"place in the source; files\nwithout pages last.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct dumper d = { .catalog = NULL };
	enum cr_status st;
	int64_t file;
	int i = opt_parse(&verb, argc, argv), rc = CR_EXIT_OK;

	if (policy_class_set(&d.classes, classes, &e) != CR_OK)
		opt_usage(&verb, "%s", e.msg);
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&d.catalog, &a, &e)) == CR_OK)
		prepare(&d);
	if (st == CR_OK && i == argc)
		st = all(&d, &e);
	for (; st == CR_OK && i < argc; i++) {
		st = record_lookup(d.catalog, argv[i], &file, &e);
		if (st == CR_OK)
			st = one(&d, file, &e);
		if (st == CR_SKIP)
			log_error("%s", e.msg);
		if (st == CR_END) /* there is none, or not in these classes */
			log_error("there is no file '%s'", argv[i]);
		if (st == CR_SKIP || st == CR_END) {
			rc = CR_EXIT_SOME;
			st = CR_OK;
		}
	}
	if (fflush(stdout) == EOF && st == CR_OK)
		st = err_sys(&e, CR_FATAL, "cannot write");
	if (st != CR_OK) {
		log_error("%s", e.msg);
		rc = CR_EXIT_STOP;
	}
	scheme_free(d.scheme);
	catalog_close(d.catalog);
	archive_close(&a);
	return rc;
}
