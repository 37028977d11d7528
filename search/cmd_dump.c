/* search/cmd_dump.c: courtroll dump: one JSON object a line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/opt.h"
#include "catalog/policy.h"
#include "courtroll.h"
#include "search/dump.h"

static bool
in_set(unsigned set, const char *klass)
{
	int i;

	for (i = 0; policy_classes[i]; i++)
		if (!strcmp(policy_classes[i], klass))
			return set >> i & 1;
	return false;
}

static enum cr_status
one(struct catalog *c, int64_t file, unsigned set, struct cr_err *e)
{
	struct record *r;
	enum cr_status st;
	json_t *o;

	if ((st = record_read(c, file, &r, e)) != CR_OK)
		return st;
	if (!in_set(set, r->klass)) {
		record_free(r);
		return CR_END;
	}
	o = dump_record(r);
	if (json_dumpf(o, stdout, JSON_COMPACT | JSON_REAL_PRECISION(12)) < 0 ||
	    putchar('\n') == EOF)
		st = err_sys(e, CR_FATAL, "cannot write");
	json_decref(o);
	record_free(r);
	return st;
}

static enum cr_status
all(struct catalog *c, unsigned set, struct cr_err *e)
{
	int64_t *files;
	enum cr_status st;
	size_t n, i;

	if ((st = record_order(c, &files, &n, e)) != CR_OK)
		return st;
	for (i = 0; i < n && (st == CR_OK || st == CR_END); i++)
		st = one(c, files[i], set, e);
	free(files);
	return st == CR_END ? CR_OK : st;
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
	struct catalog *c = NULL;
	enum cr_status st;
	unsigned set;
	int64_t file;
	int i = opt_parse(&verb, argc, argv), rc = CR_EXIT_OK;

	if (policy_class_set(&set, classes, &e) != CR_OK)
		opt_usage(&verb, "%s", e.msg);
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK && i == argc)
		st = all(c, set, &e);
	for (; st == CR_OK && i < argc; i++) {
		st = record_lookup(c, argv[i], &file, &e);
		if (st == CR_OK)
			st = one(c, file, set, &e);
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
	catalog_close(c);
	archive_close(&a);
	return rc;
}
