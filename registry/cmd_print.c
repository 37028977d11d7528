/* registry/cmd_print.c: courtroll print: labels, slips, lists and cards as
 * PDF. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/slip.h"
#include "catalog/chosen.h"
#include "catalog/issue.h"
#include "catalog/record.h"
#include "courtroll.h"
#include "registry/howto.h"
#include "registry/prints.h"

static struct {
	const char *out, *sheet, *offset;
	const char *room, *shelf, *box, *batch, *from, *to;
	long start, blank;
	bool new, unscanned, unnumbered, add;
} o = { .start = 1 };

static const struct opt opts[] = {
	{ "output", 'o', OPT_TEXT, &o.out, "FILE",
	    "the PDF (default: what it is, .pdf; '-': standard output)", 0, 0 },
	{ "room", 0, OPT_TEXT, &o.room, "ROOM", "files that lie there", 0, 0 },
	{ "shelf", 0, OPT_TEXT, &o.shelf, "SHELF", "files that lie there", 0,
	    0 },
	{ "box", 0, OPT_TEXT, &o.box, "BOX", "files that lie there", 0, 0 },
	{ "batch", 'b', OPT_TEXT, &o.batch, "NAME",
	    "files whose first pages came in that batch", 0, 0 },
	{ "from", 0, OPT_TEXT, &o.from, "FILE-ID", "files from that id on", 0,
	    0 },
	{ "to", 0, OPT_TEXT, &o.to, "FILE-ID", "files up to that id", 0, 0 },
	{ "new", 0, OPT_FLAG, &o.new, NULL,
	    "files whose label was not printed yet", 0, 0 },
	{ "unscanned", 0, OPT_FLAG, &o.unscanned, NULL,
	    "files without pages", 0, 0 },
	{ "unnumbered", 0, OPT_FLAG, &o.unnumbered, NULL,
	    "files whose case number is not known", 0, 0 },
	{ "sheet", 0, OPT_TEXT, &o.sheet, "KIND",
	    "labels: a4 (cut by hand), 21, 24 or 24x70 a sheet; covers: 6 or "
	    "1 a page", 0, 0 },
	{ "start-at", 0, OPT_INT, &o.start, "N",
	    "first label of a sheet that is begun (from 1)", 1, 100 },
	{ "offset", 0, OPT_TEXT, &o.offset, "SHIFT",
	    "move everything by X,Y mm (see 'print calibration')", 0, 0 },
	{ "blank", 0, OPT_INT, &o.blank, "N",
	    "covers: N slips with fresh ids, for files registered later", 1,
	    ISSUE_MOST },
	{ "add", 0, OPT_FLAG, &o.add, NULL,
	    "covers: for papers that join files scanned before", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "print", "WHAT [FILE...]",
	"Put labels, slips, lists and cards on paper, as PDF.",
	"WHAT is labels, covers, list, box (a box's end and what it holds), "
	"tracer (a card for\nthe empty place of a file), out (what is lent), "
	"cards (one page each on labelling,\nfinding, lending, returning, "
	"scanning, for the wall), or calibration (is the sheet\nprinted where "
	"the labels are?). FILE is a file id, what a hand scanner reads off a\n"
	"label, or a case number; else the options choose. Names of people are "
	"printed for\nopen files only. Printing a label again gives the same "
	"label.", opts };

struct print {
	struct desk desk;
	struct prints k;
	int64_t *files;
	size_t n, cap;
};

/* ---- which files --------------------------------------------------------- */

/* An entry that was taken back gets no label. */
static enum cr_status
still_a_file(struct desk *d, int64_t file, struct cr_err *e)
{
	struct record *r;
	enum cr_status st = record_outline(d->catalog, file, &r, e);

	if (st == CR_OK && r->withdrawn)
		st = err_set(e, CR_SKIP, "'%s' was registered by mistake and "
		    "taken back", r->id);
	if (r)
		record_free(r);
	return st;
}

static enum cr_status
named(struct print *p, char **words, int n, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int64_t file = 0;
	size_t k;
	int i;

	for (i = 0; i < n && st == CR_OK; i++) {
		if ((st = desk_file(&p->desk, words[i], &file, e)) != CR_OK ||
		    (st = still_a_file(&p->desk, file, e)) != CR_OK)
			break;
		for (k = 0; k < p->n && p->files[k] != file; k++)
			;
		if (k < p->n) {
			log_warn("'%s' is named twice: printed once", words[i]);
			continue;
		}
		p->files = xgrow(p->files, p->n, &p->cap, sizeof *p->files);
		p->files[p->n++] = file;
	}
	return st;
}

static enum cr_status
number_of(struct desk *d, const char *id, int64_t *n, struct cr_err *e)
{
	return id ? desk_file(d, id, n, e) : CR_OK;
}

static enum cr_status
choose(struct print *p, char **words, int n, struct cr_err *e)
{
	struct choice k = { .room = o.room, .shelf = o.shelf, .box = o.box,
		.batch = o.batch, .unlabelled = o.new,
		.unscanned = o.unscanned, .unnumbered = o.unnumbered };
	enum cr_status st;

	if (n)
		return named(p, words, n, e);
	if ((st = number_of(&p->desk, o.from, &k.from, e)) != CR_OK ||
	    (st = number_of(&p->desk, o.to, &k.to, e)) != CR_OK)
		return st;
	if (choice_says_nothing(&k))
		return err_set(e, CR_SKIP, "which files? name them, or "
		    "choose: --new, --box, --shelf, --room, --batch, --from "
		    "... --to");
	st = chosen_files(p->desk.catalog, &k, &p->files, &p->n, e);
	if (st == CR_OK && !p->n)
		st = err_set(e, CR_SKIP, "no file is chosen by that: nothing "
		    "to print");
	return st;
}

/* ---- what of them -------------------------------------------------------- */

/* Is it one of the names in a list, "a4, 21, 24"? */
static bool
is_among(const char *name, const char *list)
{
	size_t n = strlen(name), k;

	for (; *list; list += k + strspn(list + k, ", ")) {
		k = strcspn(list, ", ");
		if (k == n && !memcmp(list, name, n))
			return true;
	}
	return false;
}

static void
set_sheet(struct print *p, const char *otherwise, const char *kinds)
{
	const char *name = o.sheet ? o.sheet : otherwise;

	p->k.sheet = sheet_find(name);
	if (!p->k.sheet || !is_among(name, kinds))
		opt_usage(&verb, "'%s' is no sheet for that: %s", name, kinds);
	if (o.start > sheet_cells(p->k.sheet))
		opt_usage(&verb, "a sheet '%s' has %d places", name,
		    sheet_cells(p->k.sheet));
	p->k.start = (int)o.start;
}

static void
set_offset(struct print *p)
{
	char rest;

	if (o.offset && (sscanf(o.offset, "%lf,%lf%c", &p->k.dx, &p->k.dy,
			     &rest) != 2 || !(p->k.dx > -50 && p->k.dx < 50 &&
			     p->k.dy > -50 && p->k.dy < 50)))
		opt_usage(&verb, "--offset takes two numbers of mm, like "
		    "1.5,-2");
}

static enum cr_status
labels(struct print *p, char **words, int n, struct cr_err *e)
{
	enum cr_status st = choose(p, words, n, e);

	p->k.files = p->files;
	p->k.n = p->n;
	return st == CR_OK ? prints_labels(&p->k, e) : st;
}

static enum cr_status
covers(struct print *p, char **words, int n, struct cr_err *e)
{
	enum cr_status st;
	int64_t first = 0;
	char *batch;

	if (o.blank && (n || o.add))
		opt_usage(&verb, "blank slips are for no file yet");
	if (o.blank) {
		batch = xasprintf("printed %s", p->k.today);
		st = issue_numbers(p->desk.catalog, o.blank, batch, &first, e);
		free(batch);
		return st == CR_OK ? prints_blanks(&p->k, first, o.blank, e)
				   : st;
	}
	st = choose(p, words, n, e);
	p->k.files = p->files;
	p->k.n = p->n;
	return st == CR_OK ? prints_covers(&p->k, o.add, e) : st;
}

static enum cr_status
list(struct print *p, char **words, int n, struct cr_err *e)
{
	enum cr_status st = choose(p, words, n, e);
	char *title;

	p->k.files = p->files;
	p->k.n = p->n;
	title = o.unnumbered ? xstrdup("Files without a number")
	    : o.unscanned    ? xstrdup("Files not scanned yet")
	    : o.batch	     ? xasprintf("Batch %s", o.batch)
	    : o.box	     ? xasprintf("Box %s", o.box)
	    : o.shelf	     ? xasprintf("Shelf %s", o.shelf)
	    : o.room	     ? xasprintf("Room %s", o.room)
			     : xstrdup("Files");
	p->k.title = title;
	if (st == CR_OK)
		st = prints_list(&p->k, e);
	free(title);
	return st;
}

static enum cr_status
boxes(struct print *p, char **words, int n, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int i;

	if (!n)
		opt_usage(&verb, "which box?");
	for (i = 0; i < n && st == CR_OK; i++) {
		const struct choice k = { .room = o.room, .shelf = o.shelf,
			.box = words[i] };

		free(p->files);
		p->files = NULL;
		st = chosen_files(p->desk.catalog, &k, &p->files, &p->n, e);
		p->k.files = p->files;
		p->k.n = p->n;
		if (st == CR_OK && !p->n)
			st = err_set(e, CR_SKIP, "no file is registered as "
			    "lying in box '%s'", words[i]);
		if (st == CR_OK)
			st = prints_box(&p->k, words[i], e);
	}
	return st;
}

/* Cards for the wall: all, or those that are named. */
static enum cr_status
cards(struct print *p, char **words, int n, struct cr_err *e)
{
	const struct catalog *c = p->desk.catalog;
	enum cr_status st = CR_OK;
	int i;

	for (i = 0; st == CR_OK && (i < n || i == 0); i++)
		st = howto_print(p->k.out, catalog_scheme(c), catalog_site(c),
		    n ? words[i] : NULL, e);
	return st;
}

static enum cr_status
draw(struct print *p, const char *what, char **words, int n, struct cr_err *e)
{
	enum cr_status st;

	set_offset(p);
	if (!strcmp(what, "labels")) {
		set_sheet(p, "a4", "a4, 21, 24, 24x70");
		return labels(p, words, n, e);
	}
	if (!strcmp(what, "covers")) {
		set_sheet(p, "6", "6, 1");
		return covers(p, words, n, e);
	}
	if (!strcmp(what, "calibration")) {
		set_sheet(p, "21", "a4, 21, 24, 24x70, 6");
		sheet_calibration(p->k.out, p->k.sheet, p->k.dx, p->k.dy);
		return CR_OK;
	}
	if (!strcmp(what, "list"))
		return list(p, words, n, e);
	if (!strcmp(what, "box"))
		return boxes(p, words, n, e);
	if (!strcmp(what, "out"))
		return prints_lent(&p->k, e);
	if (!strcmp(what, "cards"))
		return cards(p, words, n, e);
	if (strcmp(what, "tracer") != 0)
		opt_usage(&verb, "'%s' cannot be printed", what);
	if (!n)
		opt_usage(&verb, "which file?");
	set_sheet(p, "2", "2");
	st = named(p, words, n, e);
	p->k.files = p->files;
	p->k.n = p->n;
	return st == CR_OK ? prints_tracers(&p->k, e) : st;
}

/* WHAT.pdf, else WHAT-2.pdf ...: a sheet that is not printed yet must not be
 * written over by the next one, whose files are others; nor by one that
 * another person prints at this moment, so the name is taken. To free(). */
static char *
free_name(const char *what)
{
	char *path = xasprintf("%s.pdf", what);
	int k, fd;

	for (k = 2; k < 1000; k++) {
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd >= 0)
			close(fd);
		if (fd >= 0 || errno != EEXIST)
			break; /* printing will say what is wrong */
		free(path);
		path = xasprintf("%s-%d.pdf", what, k);
	}
	return path;
}

/* On paper first, then noted: a label that could not be written is not
 * printed. */
static enum cr_status
save(struct print *p, const char *what, struct cr_err *e)
{
	char *path = o.out ? xstrdup(o.out) : free_name(what);
	enum cr_status st = printout_save(p->k.out, path, e);

	if (st != CR_OK && !o.out)
		(void)unlink(path);
	if (st == CR_OK && !strcmp(what, "labels"))
		st = chosen_labelled(p->desk.catalog, p->files, p->n,
		    p->k.today, e);
	if (st == CR_OK && strcmp(path, "-") != 0) {
		printf("%s\n", path);
		log_info("%d page%s", printout_pages(p->k.out),
		    printout_pages(p->k.out) == 1 ? "" : "s");
	}
	free(path);
	return st;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX];
	struct print p;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	memset(&p, 0, sizeof p);
	if (i == argc)
		opt_usage(&verb, "print what?");
	day_today(today);
	if ((st = desk_open(&p.desk, &e)) == CR_OK) {
		p.k.desk = &p.desk;
		p.k.today = today;
		p.k.out = printout_new(argv[i], 210, 297);
		st = draw(&p, argv[i], argv + i + 1, argc - i - 1, &e);
		if (st == CR_OK)
			st = save(&p, argv[i], &e);
	}
	rc = desk_exit(st, &e);
	printout_free(p.k.out);
	free(p.files);
	desk_close(&p.desk);
	return rc;
}
