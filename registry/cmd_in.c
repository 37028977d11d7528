/* registry/cmd_in.c: courtroll in: files that come back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/utf8.h"
#include "catalog/movement.h"
#include "courtroll.h"
#include "registry/lend.h"

/* A person at a terminal is asked; NULL: no answer. To free(). */
static char *
answer(void)
{
	struct buf b = BUF_INIT;
	char line[200];

	if (!fgets(line, sizeof line, stdin))
		return NULL;
	line[strcspn(line, "\r\n")] = '\0';
	utf8_add_clean(&b, line, strlen(line));
	return b.len ? buf_detach(&b, NULL) : NULL;
}

static bool
is_out(struct desk *d, int64_t file)
{
	struct file_place p;
	bool out;

	if (place_read(d->catalog, file, &p, NULL) != CR_OK)
		return false;
	out = p.holder != NULL;
	place_release(&p);
	return out;
}

/* Before it is written down: how many pages, and which are not there.  What
 * is asked is lost when the power goes; nothing is half noted. */
static void
ask(struct lending *l, const char *text, char **missing)
{
	int64_t file = 0;
	char *said;
	int before;

	if (desk_file(l->desk, text, &file, NULL) != CR_OK ||
	    (before = lend_counted(l->desk, file)) < 0)
		return;
	if (l->pages < 0 && is_out(l->desk, file)) {
		fprintf(stderr, "It had %d pages. How many now? (Enter: not "
		    "counted) ", before);
		if ((said = answer()) && strspn(said, "0123456789") ==
		    strlen(said) && strlen(said) <= 4)
			l->pages = (int)strtol(said, NULL, 10);
		else if (said)
			log_warn("'%s' is no count: not counted", said);
		free(said);
	}
	if (l->pages >= 0 && l->pages < before && !l->missing) {
		fprintf(stderr, "%d PAGES ARE SHORT. Which? (like 12-14, 20) ",
		    before - l->pages);
		l->missing = *missing = answer();
	}
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
		"it goes. Pages may be counted afterwards: 'in' again, with "
		"--pages.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct lent_files done = { NULL, 0, 0 };
	char today[DAY_MAX], *asked = NULL;
	struct desk d;
	int i = opt_parse(&verb, argc, argv), rc;

	if ((pages >= 0 || missing) &&
	    (argc - i != 1 || !strcmp(argv[i], "-")))
		opt_usage(&verb, "pages are counted of one FILE");
	desk_text(&verb, "missing", missing);
	day_today(today);
	if (desk_open(&d, &e) == CR_OK) {
		struct lending l = { .desk = &d, .today = today,
			.who = desk_who(&verb, by), .pages = (int)pages,
			.missing = missing };

		if (argc - i == 1 && strcmp(argv[i], "-") != 0 &&
		    isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
			ask(&l, argv[i], &asked);
		rc = lend_all(&l, argv + i, argc - i, lend_in, &done);
	} else {
		rc = desk_exit(e.status, &e);
	}
	free(asked);
	free(done.v);
	desk_close(&d);
	return rc;
}
