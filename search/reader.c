/* search/reader.c: opening what search and case read from. */
#include "search/reader.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/policy.h"
#include "index/index.h"
#include "index/scheme.h"

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
	return index_scheme(&r->scheme, r->catalog, e);
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
