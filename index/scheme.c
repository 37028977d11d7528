/* index/scheme.c: loading the scheme that an archive names, with what its
 * registrar added, and the model. */
#include "index/scheme.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/opt.h"

enum cr_status
index_scheme(struct scheme **s, const struct catalog *c, struct cr_err *e)
{
	char *name = xasprintf("schemes/%s.xml", catalog_scheme(c));
	char *path = where_data(name);
	char *overlay = archive_path(catalog_archive(c), SCHEME_OVERLAY, NULL);
	enum cr_status st = scheme_load_with(s, path, overlay, e);

	free(overlay);
	free(name);
	free(path);
	if (st == CR_OK)
		return CR_OK;
	err_prefix(e, "cannot use the scheme");
	return CR_FATAL;
}

enum cr_status
index_model(struct model **m, const struct catalog *c, struct cr_err *e)
{
	char *path = archive_path(catalog_archive(c), "model", NULL);
	enum cr_status st = model_load(m, path, e);

	free(path);
	if (st == CR_SKIP)
		log_warn("%s; going on without a second opinion", e->msg);
	return st == CR_SKIP || st == CR_END ? CR_OK : st;
}
