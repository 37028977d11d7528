/* registry/cmd_in.c: courtroll in: files that come back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/mem.h"
#include "catalog/movement.h"
#include "courtroll.h"
#include "registry/lend.h"

/* Fewer pages than went out: a person at a terminal is asked which, before
 * it is written down. To free(). */
static char *
ask_missing(struct desk *d, const char *text, int pages)
{
	struct movements m = MOVEMENTS_INIT;
	char line[500] = "";
	int64_t file = 0;

	if (desk_file(d, text, &file, NULL) == CR_OK &&
	    movement_list(d->catalog, file, &m, NULL) == CR_OK && m.n &&
	    !strcmp(m.v[m.n - 1].what, "out") &&
	    m.v[m.n - 1].pages > pages) {
		fprintf(stderr, "%d pages went out, %d came back. Which are "
		    "missing? ", m.v[m.n - 1].pages, pages);
		if (!fgets(line, sizeof line, stdin))
			line[0] = '\0';
		line[strcspn(line, "\r\n")] = '\0';
	}
	movements_release(&m);
	return *line ? xstrdup(line) : NULL;
}

int
main(int argc, char **argv)
{
	const char *missing = NULL, *by = NULL;
	long pages = -1;
	const struct opt opts[] = {
		{ "pages", 0, OPT_INT, &pages, "N", "pages, counted", 0,
		    9999 },
		{ "missing", 'm', OPT_TEXT, &missing, "PAGES",
		    "which pages are missing: \"12-14, 20\"", 0, 0 },
		{ "by", 0, OPT_TEXT, &by, "NAME",
		    "who takes it back (else COURTROLL_BY, else the login)", 0,
		    0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "in", "[FILE...]",
		"Take files back that were out.",
		"FILE is as for 'courtroll out'; without one, or with '-', "
		"they are read from standard\ninput, one a line. It is told "
		"who had it, how late it is, whether pages differ, and\nwhere "
		"it goes.", opts };
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX];
	struct desk d;
	int i = opt_parse(&verb, argc, argv), rc;

	if ((pages >= 0 || missing) && argc - i != 1)
		opt_usage(&verb, "pages are counted of one FILE");
	day_today(today);
	if (desk_open(&d, &e) == CR_OK) {
		char *asked = pages >= 0 && !missing && isatty(STDIN_FILENO)
		    ? ask_missing(&d, argv[i], (int)pages) : NULL;
		const struct lending l = { .desk = &d, .today = today,
			.who = desk_who(&verb, by), .pages = (int)pages,
			.missing = asked ? asked : missing };

		rc = lend_all(&l, argv + i, argc - i, lend_in);
		free(asked);
	} else {
		rc = desk_exit(e.status, &e);
	}
	desk_close(&d);
	return rc;
}
