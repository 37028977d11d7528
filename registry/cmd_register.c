/* registry/cmd_register.c: courtroll register: files from their jackets, by
 * options, from a list, or typed into a form. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/proc.h"
#include "base/slip.h"
#include "catalog/movement.h"
#include "catalog/record.h"
#include "codes/preview.h"
#include "courtroll.h"
#include "index/effect.h"
#include "index/registered.h"
#include "registry/jackets.h"
#include "registry/later.h"
#include "registry/screen.h"

static struct jacket j;
static struct {
	const char *csv, *file, *id, *book, *photo, *year;
	bool later, form;
} o;

static const struct opt opts[] = {
	{ "number", 'n', OPT_TEXT, &j.written, "TEXT",
	    "the number as it is written on the jacket", 0, 0 },
	{ "parties", 'p', OPT_TEXT, &j.parties, "TEXT", "\"A v B\"", 0, 0 },
	{ "type", 't', OPT_TEXT, &j.type, "TEXT", "kind of case, in words", 0,
	    0 },
	{ "volume", 0, OPT_TEXT, &j.volume, "TEXT", "\"2 of 3\"", 0, 0 },
	{ "part", 0, OPT_TEXT, &j.part, "WORD",
	    "original, temporary or duplicate file", 0, 0 },
	{ "pages", 0, OPT_TEXT, &j.pages, "N", "pages, counted by hand", 0,
	    0 },
	{ "court", 0, OPT_TEXT, &j.court, "TEXT",
	    "court and station, for numbers that name none", 0, 0 },
	{ "status", 0, OPT_TEXT, &j.status, "WORD",
	    "of the case: pending, disposed or unknown", 0, 0 },
	{ "next-date", 0, OPT_TEXT, &j.next_date, "DAY", "next date in court",
	    0, 0 },
	{ "outcome", 0, OPT_TEXT, &j.outcome, "TEXT",
	    "how it was disposed of", 0, 0 },
	{ "room", 0, OPT_TEXT, &j.room, "TEXT", "where it lies", 0, 0 },
	{ "shelf", 0, OPT_TEXT, &j.shelf, "TEXT", "", 0, 0 },
	{ "box", 0, OPT_TEXT, &j.box, "TEXT", "", 0, 0 },
	{ "state", 0, OPT_TEXT, &j.state, "TEXT", "state of the paper", 0, 0 },
	{ "class", 'c', OPT_TEXT, &j.klass, "CLASS",
	    "access class of what no rule decides: open, family, "
	    "juvenile, victim, sealed", 0, 0 },
	{ "file", 'f', OPT_TEXT, &o.file, "FILE-ID",
	    "say more about a file that is there", 0, 0 },
	{ "id", 0, OPT_TEXT, &o.id, "FILE-ID",
	    "the id on a blank slip that was printed before", 0, 0 },
	{ "csv", 0, OPT_TEXT, &o.csv, "FILE",
	    "many files; '-' is standard input", 0, 0 },
	{ "form", 0, OPT_FLAG, &o.form, NULL,
	    "type them into a form (as without any option)", 0, 0 },
	{ "year", 0, OPT_TEXT, &o.year, "YEAR",
	    "with the form: for numbers that have none", 0, 0 },
	{ "book", 0, OPT_TEXT, &o.book, "NAME",
	    "type rows of the court's own register, for 'reconcile'", 0, 0 },
	{ "photo", 0, OPT_TEXT, &o.photo, "FILE",
	    "with --book: the photograph of the page", 0, 0 },
	{ "by", 0, OPT_TEXT, &j.who, "NAME",
	    "who says so (else COURTROLL_BY, else the login)", 0, 0 },
	{ "no-index", 0, OPT_FLAG, &o.later, NULL,
	    "index later ('courtroll code', 'courtroll index')", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "register", "",
	"Make a file from what its jacket says; it can be found at "
	"once, long before it is\nscanned.",
	"Without options, on a terminal, a form is shown to type into. Else a "
	"line is printed\nfor each file: its id, the number, and new, known or "
	"updated. A jacket that is\nregistered already in just these words is "
	"known: nothing is added. The CSV has a\nfirst line of column names: "
	"number, parties, type, volume, room, shelf, box, state,\nclass, court, "
	"part, status, next_date, outcome, pages; an option holds for every "
	"row\nthat leaves its column empty. Scans join with 'courtroll ingest "
	"--file FILE-ID PATH'.", opts };

/* ---- by options, from a list --------------------------------------------- */

/* --id: a number printed before; --file: a file that is there. */
static enum cr_status
which(struct desk *d, int64_t *file, int64_t *issued, struct cr_err *e)
{
	char id[FILE_ID_MAX], site[8];
	enum cr_status st = CR_OK;

	if (o.file)
		st = desk_file(d, o.file, file, e);
	if (st != CR_OK || !o.id)
		return st;
	st = slip_typed(id, sizeof id, o.id, catalog_archive_id(d->catalog),
	    e);
	if (st == CR_OK)
		st = fileid_read(id, site, issued, e);
	if (st == CR_END || (st == CR_OK &&
	    strcmp(site, catalog_site(d->catalog)) != 0))
		st = err_set(e, CR_SKIP, "'%s' is no file id of this archive",
		    o.id);
	return st;
}

static void
say_unclassed(const struct jackets *n)
{
	if (n->unclassed)
		log_info("%d file%s without a class of %s own: where no rule "
			 "of the scheme decides, search shows such with "
			 "'--classes all' only ('courtroll status' counts "
			 "them)",
		    n->unclassed, n->unclassed == 1 ? "" : "s",
		    n->unclassed == 1 ? "its" : "their");
}

/* Of one jacket, before it is coded: files that have its number already; and
 * whether its class is known without being said. */
static void
say_of_one(struct desk *d, const struct jacket *x, const char *today,
    struct jackets *n)
{
	enum { SHOWN = 5 };
	struct registered v[REGISTERED_MOST];
	struct preview_class k;
	struct preview p;
	size_t many = 0, i;
	enum cr_status st = CR_OK;

	preview_class(&k, d->scheme, x->written, x->court, x->type,
	    x->parties);
	if (strcmp(k.klass, "unclassified") != 0)
		n->unclassed = 0;
	preview_number(&p, d->scheme, x->written, x->court,
	    (int)strtol(today, NULL, 10));
	if (p.n_readings || case_known(&p.id))
		st = registered_find(v, &many, d->catalog, d->scheme,
		    p.n_readings ? p.readings : &p.id,
		    p.n_readings ? p.n_readings : 1, 0, NULL);
	for (i = 0; st == CR_OK && i < many && i < SHOWN; i++) {
		struct file_place where;
		struct buf b = BUF_INIT;

		if (place_read(d->catalog, v[i].file, &where, NULL) != CR_OK)
			continue;
		desk_where(&b, &where, today);
		log_warn("%s has that number already%s: %s; this is a file of "
			 "its own all the same (another volume? say --volume; "
			 "the same file? 'register --file %s')", v[i].id,
		    v[i].how == REGISTERED_SAME ? "" : ", perhaps", b.data,
		    v[i].id);
		buf_release(&b);
		place_release(&where);
	}
}

static int
from_words(struct desk *d, const char *today)
{
	struct jackets n = { .today = today, .said = BUF_INIT };
	struct jacket mine = j; /* cleaned in place, and then gone */
	struct cr_err e = CR_ERR_INIT;
	int64_t file = 0, issued = 0;
	enum cr_status st = which(d, &file, &issued, &e);
	bool written;
	int rc;

	if (st == CR_OK)
		st = o.csv ? jackets_csv(d->catalog, o.csv, &j, &n, &e)
			   : jackets_one(d->catalog, &mine, file, issued,
				 "the options", &n, &e);
	fwrite(n.said.data, 1, n.said.len, stdout);
	written = fflush(stdout) != EOF && !ferror(stdout);
	buf_release(&n.said);
	rc = st == CR_OK ? (n.bad ? CR_EXIT_SOME : CR_EXIT_OK)
	    : st == CR_SKIP ? CR_EXIT_USAGE
			    : CR_EXIT_STOP;
	if (st != CR_OK)
		log_error("%s", e.msg);
	if (!written) {
		log_error("registered, but standard output cannot be written "
			  "to: give the same again to be told the file ids");
		rc = CR_EXIT_STOP;
	}
	if (o.csv && (n.added || n.bad))
		log_info("%d registered, %d known, %d rows not taken", n.added,
		    n.known, n.bad);
	if (n.added && !o.csv && !file && j.written)
		say_of_one(d, &j, today, &n);
	if (rc != CR_EXIT_STOP)
		say_unclassed(&n);
	if (n.added && !o.later && effect_now(&d->archive) != CR_EXIT_OK &&
	    rc == CR_EXIT_OK)
		rc = CR_EXIT_SOME;
	return rc;
}

/* ---- the form ------------------------------------------------------------ */

struct sitting {
	struct typing t;
	struct later later;
};

/* What is saved is found by words, too. */
static void
index_now(void *ctx)
{
	struct sitting *s = ctx;

	if (s->t.unindexed && later_begin(&s->later))
		s->t.unindexed = false;
	(void)later_works(&s->later);
}

/* What the options say stays for every file; a file, or a printed id, opens. */
static void
begin(struct typing *t)
{
	const struct {
		enum form_id id;
		const char *text;
	} words[] = { { FORM_COURT, j.court }, { FORM_ROOM, j.room },
		{ FORM_SHELF, j.shelf }, { FORM_BOX, j.box },
		{ FORM_STATUS, j.status }, { FORM_TYPE, j.type },
		{ FORM_YEAR, o.year }, { FORM_PHOTO, o.photo } };
	const char *open = o.file ? o.file : o.id;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].text)
			field_set(&t->form.v[words[i].id], words[i].text);
	typing_go_on(t);
	if (open && !t->book) {
		field_set(&t->form.v[FORM_NUMBER], open);
		(void)typing_number_done(t);
	}
	typing_look(t);
}

/* Coded and indexed to the end; where nobody is there any more, behind us. */
static int
finish(struct sitting *s, struct desk *d, int rc)
{
	if (o.book || o.later || !s->t.n_saved)
		return rc;
	if (s->t.cut) {
		if (s->t.unindexed)
			(void)later_begin(&s->later);
		return rc;
	}
	later_wait(&s->later);
	return effect_now(&d->archive) != CR_EXIT_OK && rc == CR_EXIT_OK
	    ? CR_EXIT_SOME : rc;
}

static int
from_form(struct desk *d, const char *today)
{
	struct cr_err e = CR_ERR_INIT;
	struct sitting s = { .later = { 0 } };
	enum cr_status st;
	int rc;

	typing_init(&s.t, d, j.who, today, o.book);
	begin(&s.t);
	st = screen_run(&s.t, o.later ? NULL : index_now, &s, &e);
	rc = desk_exit(st, &e);
	log_info("%zu saved", s.t.n_saved);
	rc = finish(&s, d, rc);
	typing_release(&s.t);
	return rc;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX];
	struct desk d;
	int i = opt_parse(&verb, argc, argv), rc;
	bool form = o.form || o.book || argc == 1;

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	form |= !o.csv && !o.file && !o.id && jackets_say_nothing(&j) &&
	    !j.klass && screen_possible();
	if (form && !screen_possible())
		opt_usage(&verb, "the form needs a terminal; else: what does "
				 "the jacket say? (--number, --parties ... or "
				 "--csv FILE)");
	if (!form && !o.csv && jackets_say_nothing(&j) && !j.klass)
		opt_usage(&verb, "what does the jacket say? (--number, "
				 "--parties ... or --csv FILE)");
	if (o.csv && (o.file || o.id || j.written))
		opt_usage(&verb, "either --csv, or --number, --file or --id");
	if (o.file && o.id)
		opt_usage(&verb, "either --file, or --id");
	day_today(today);
	j.who = desk_who(&verb, j.who);
	if (desk_open(&d, &e) != CR_OK)
		return desk_exit(CR_FATAL, &e);
	setenv("COURTROLL_ARCHIVE", d.archive.root, 1);
	rc = form ? from_form(&d, today) : from_words(&d, today);
	desk_close(&d);
	return rc;
}
