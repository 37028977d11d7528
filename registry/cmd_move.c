/* registry/cmd_move.c: courtroll move: files have another place. */
#include <stdlib.h>
#include <strings.h>

#include "base/day.h"
#include "base/mem.h"
#include "catalog/movement.h"
#include "courtroll.h"
#include "index/effect.h"
#include "registry/lend.h"

/* Is it another one than the first that was said? */
static bool
differs(char **first, const char *now)
{
	if (now && !*first)
		*first = xstrdup(now);
	return now && strcasecmp(now, *first) != 0;
}

/* A box of that number may stand on two shelves: is it one that is meant?
 * What has no shelf or room goes along. */
static enum cr_status
one_box(struct desk *d, const char *box, const int64_t *files, size_t n,
    struct cr_err *e)
{
	char *room = NULL, *shelf = NULL;
	enum cr_status st = CR_OK;
	size_t i;

	for (i = 0; i < n && st == CR_OK; i++) {
		struct buf b = BUF_INIT;
		struct file_place p;

		st = place_read(d->catalog, files[i], &p, e);
		if (st == CR_OK && (differs(&room, p.room) |
			differs(&shelf, p.shelf))) {
			desk_place(&b, room, shelf, NULL);
			buf_adds(&b, " and ");
			desk_place(&b, p.room, p.shelf, NULL);
			st = err_set(e, CR_SKIP, "there is more than one box "
			    "'%s': in %s; say which (--from-shelf, "
			    "--from-room)", box, b.data);
		}
		buf_release(&b);
		place_release(&p);
	}
	free(room);
	free(shelf);
	return st == CR_END ? CR_OK : st;
}

/* Every file of a box, told one by one. */
static int
whole_box(const struct lending *l, const char *box, const char *shelf,
    const char *room)
{
	struct cr_err e = CR_ERR_INIT;
	int64_t *files = NULL;
	enum cr_status st;
	size_t n = 0, i;

	st = place_files(l->desk->catalog, room, shelf, box, &files, &n, &e);
	if (st == CR_OK && !n)
		st = err_set(&e, CR_SKIP, "no file is registered as lying in "
		    "box '%s'", box);
	if (st == CR_OK)
		st = one_box(l->desk, box, files, n, &e);
	for (i = 0; i < n && st == CR_OK; i++) {
		struct buf said = BUF_INIT;
		bool odd = false;

		st = lend_move(l, files[i], &said, &odd, &e);
		if (st == CR_OK)
			st = desk_say(&said, &e);
		buf_release(&said);
	}
	free(files);
	return desk_exit(st, &e);
}

static struct {
	const char *room, *shelf, *box, *by;
	const char *from_box, *from_shelf, *from_room;
	bool later;
} o;

static const struct opt opts[] = {
	{ "room", 0, OPT_TEXT, &o.room, "ROOM", "where to", 0, 0 },
	{ "shelf", 0, OPT_TEXT, &o.shelf, "SHELF", "where to", 0, 0 },
	{ "box", 0, OPT_TEXT, &o.box, "BOX", "where to", 0, 0 },
	{ "from-box", 0, OPT_TEXT, &o.from_box, "BOX",
	    "every file that lies in that box, in place of FILEs", 0, 0 },
	{ "from-shelf", 0, OPT_TEXT, &o.from_shelf, "SHELF",
	    "with --from-box: the one on that shelf", 0, 0 },
	{ "from-room", 0, OPT_TEXT, &o.from_room, "ROOM",
	    "with --from-box: the one in that room", 0, 0 },
	{ "by", 0, OPT_TEXT, &o.by, "NAME",
	    "who moves it (else COURTROLL_BY, else the login)", 0, 0 },
	{ "no-index", 0, OPT_FLAG, &o.later, NULL,
	    "index later ('courtroll code', 'courtroll index')", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "move", "[FILE...]",
	"Files have another place from now on.",
	"FILE is as for 'courtroll out'; without one, or with '-', they are "
	"read from standard\ninput, one a line. What is not said stays, but a "
	"new room forgets the shelf.", opts };

static int
move(struct desk *d, const char *today, char **words, int n)
{
	const struct lending l = { .desk = d, .today = today,
		.who = desk_who(&verb, o.by), .pages = -1, .room = o.room,
		.shelf = o.shelf, .box = o.box };
	struct lent_files done = { NULL, 0, 0 };
	int rc = o.from_box
	    ? whole_box(&l, o.from_box, o.from_shelf, o.from_room)
	    : lend_all(&l, words, n, lend_move, &done);

	if (!o.later && rc != CR_EXIT_STOP && (o.from_box || done.n))
		(void)effect_now(&d->archive);
	free(done.v);
	return rc;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	char today[DAY_MAX];
	struct desk d;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	if (!o.room && !o.shelf && !o.box)
		opt_usage(&verb, "where to? (--room, --shelf, --box)");
	if (o.from_box && i < argc)
		opt_usage(&verb, "either --from-box, or FILEs");
	if (!o.from_box && (o.from_shelf || o.from_room))
		opt_usage(&verb, "--from-shelf and --from-room are for "
		    "--from-box");
	desk_text(&verb, "room", o.room);
	desk_text(&verb, "shelf", o.shelf);
	desk_text(&verb, "box", o.box);
	day_today(today);
	st = desk_open(&d, &e);
	rc = st == CR_OK ? move(&d, today, argv + i, argc - i)
			 : desk_exit(st, &e);
	desk_close(&d);
	return rc;
}
