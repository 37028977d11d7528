/* registry/cmd_move.c: courtroll move: files have another place. */
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/proc.h"
#include "catalog/movement.h"
#include "courtroll.h"
#include "registry/lend.h"

/* Every file of a box, told one by one. */
static int
whole_box(const struct lending *l, const char *box)
{
	struct cr_err e = CR_ERR_INIT;
	int64_t *files = NULL;
	enum cr_status st;
	size_t n = 0, i;

	st = place_files(l->desk->catalog, NULL, NULL, box, &files, &n, &e);
	if (st == CR_OK && !n)
		st = err_set(&e, CR_SKIP, "no file is registered as lying in "
		    "box '%s'", box);
	for (i = 0; i < n && st == CR_OK; i++) {
		struct buf said = BUF_INIT;
		bool odd = false;

		st = lend_move(l, files[i], &said, &odd, &e);
		if (st == CR_OK)
			printf("%s\n", said.data);
		buf_release(&said);
	}
	free(files);
	return desk_exit(st, &e);
}

/* The new place is a word that search finds files by. */
static void
index_again(const struct archive *a)
{
	static const char *const code[] = { "code", "--quiet", NULL };
	static const char *const index[] = { "index", "--quiet", NULL };
	struct cr_err e = CR_ERR_INIT;
	int status = 0;

	setenv("COURTROLL_ARCHIVE", a->root, 1);
	if (proc_verb(&status, code, NULL, &e) != CR_OK || status ||
	    proc_verb(&status, index, NULL, &e) != CR_OK || status)
		log_warn("moved, but not indexed yet: run 'courtroll code' "
			 "and 'courtroll index'");
}

int
main(int argc, char **argv)
{
	const char *room = NULL, *shelf = NULL, *box = NULL, *by = NULL;
	const char *whole = NULL;
	bool later = false;
	const struct opt opts[] = {
		{ "room", 0, OPT_TEXT, &room, "ROOM", "where to", 0, 0 },
		{ "shelf", 0, OPT_TEXT, &shelf, "SHELF", "where to", 0, 0 },
		{ "box", 0, OPT_TEXT, &box, "BOX", "where to", 0, 0 },
		{ "from-box", 0, OPT_TEXT, &whole, "BOX",
		    "every file that lies in that box, in place of FILEs", 0,
		    0 },
		{ "by", 0, OPT_TEXT, &by, "NAME",
		    "who moves it (else COURTROLL_BY, else the login)", 0, 0 },
		{ "no-index", 0, OPT_FLAG, &later, NULL,
		    "index later ('courtroll code', 'courtroll index')", 0,
		    0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "move", "[FILE...]",
		"Files have another place from now on.",
		"FILE is as for 'courtroll out'; without one, or with '-', "
		"they are read from standard\ninput, one a line. What is not "
		"said stays, but a new room forgets the shelf.", opts };
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX];
	struct desk d;
	int i = opt_parse(&verb, argc, argv), rc;

	if (!room && !shelf && !box)
		opt_usage(&verb, "where to? (--room, --shelf, --box)");
	if (whole && i < argc)
		opt_usage(&verb, "either --from-box, or FILEs");
	day_today(today);
	if (desk_open(&d, &e) == CR_OK) {
		const struct lending l = { .desk = &d, .today = today,
			.who = desk_who(&verb, by), .room = room,
			.shelf = shelf, .box = box };

		rc = whole ? whole_box(&l, whole)
			   : lend_all(&l, argv + i, argc - i, lend_move);
		if (fflush(stdout) == EOF)
			rc = CR_EXIT_STOP;
		if (!later && rc != CR_EXIT_STOP)
			index_again(&d.archive);
	} else {
		rc = desk_exit(e.status, &e);
	}
	desk_close(&d);
	return rc;
}
