/* search/reader.c: opening what search and case read from. */
#include "search/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/policy.h"
#include "index/index.h"

static enum cr_status
load_scheme(struct reader *r, struct cr_err *e)
{
	char *name = xasprintf("schemes/%s.xml", catalog_scheme(r->catalog));
	char *path = where_data(name);
	char *overlay = archive_path(&r->archive, SCHEME_OVERLAY, NULL);
	enum cr_status st = scheme_load_with(&r->scheme, path, overlay, e);

	free(overlay);
	if (st != CR_OK)
		err_prefix(e, "cannot use the scheme");
	free(path);
	free(name);
	return st;
}

enum cr_status
reader_open_catalog(struct reader *r, const struct opt_verb *verb,
    const char *classes, struct cr_err *e)
{
	enum cr_status st;

	memset(r, 0, sizeof *r);
	if (policy_class_set(&r->classes, classes, e) != CR_OK)
		opt_usage(verb, "%s", e->msg);
	if ((st = archive_open(&r->archive, opt_archive(), e)) != CR_OK ||
	    (st = catalog_open(&r->catalog, &r->archive, e)) != CR_OK)
		return st;
	return load_scheme(r, e);
}

enum cr_status
reader_open(struct reader *r, const struct opt_verb *verb,
    const char *classes, struct cr_err *e)
{
	enum cr_status st = reader_open_catalog(r, verb, classes, e);

	if (st != CR_OK)
		return st;
	st = index_read(&r->fts, r->catalog, r->classes, e);
	if (st == CR_SKIP)
		return err_set(e, CR_FATAL,
		    "%s; 'courtroll index' builds it anew", e->msg);
	return st;
}

void
reader_close(struct reader *r)
{
	fts_free(r->fts);
	scheme_free(r->scheme);
	catalog_close(r->catalog);
	archive_close(&r->archive);
}

int
reader_may_show(const struct reader *r, const char *klass)
{
	return policy_shows(r->classes, klass);
}

char *
reader_operands(int argc, char **argv, int first)
{
	struct buf b = BUF_INIT;
	int i;

	for (i = first; i < argc; i++) {
		if (i > first)
			buf_addc(&b, ' ');
		buf_adds(&b, argv[i]);
	}
	return buf_detach(&b, NULL);
}
