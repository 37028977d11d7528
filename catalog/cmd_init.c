/* catalog/cmd_init.c: courtroll init: make an archive. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "catalog/archive.h"
#include "courtroll.h"

int
main(int argc, char **argv)
{
	const char *site = "CRT", *scheme = "uganda";
	const struct opt opts[] = {
		{ "site", 's', OPT_TEXT, &site, "CODE",
		    "site code that file ids begin with (default CRT)", 0, 0 },
		{ "scheme", 0, OPT_TEXT, &scheme, "NAME",
		    "the court system's scheme (default uganda)", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "init", "[DIR]",
		"Make an archive in DIR, or where -a or COURTROLL_ARCHIVE "
		"points.",
		"The site code is printed on labels and can never change: "
		"choose one that no\nother archive of your courts has (MUK "
		"for Mukono).",
		opts };
	struct cr_err e = CR_ERR_INIT;
	const char *root;
	char *name, *path;
	bool there;
	int i = opt_parse(&verb, argc, argv);

	if (argc - i > 1)
		opt_usage(&verb, "one folder only");
	root = i < argc ? argv[i] : opt_archive();
	name = xasprintf("schemes/%s.xml", scheme);
	path = where_data(name);
	there = file_exists(path);
	if (!there)
		log_error("there is no scheme '%s' ('%s')", scheme, path);
	free(name);
	free(path);
	if (!there)
		return CR_EXIT_USAGE;
	switch (archive_init(root, site, scheme, &e)) {
	case CR_OK:
		log_info("archive '%s' is ready, site %s", root, site);
		return CR_EXIT_OK;
	case CR_SKIP:
		log_error("%s", e.msg);
		return CR_EXIT_USAGE;
	default:
		log_error("%s", e.msg);
		return CR_EXIT_STOP;
	}
}
