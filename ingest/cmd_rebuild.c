/* ingest/cmd_rebuild.c: courtroll rebuild: make the derived parts again.
 *
 *	catalogue lost?  ─▶ made again from the bags and the stored readings
 *	no catalogue?    ─▶ moved aside, then as lost
 *	stores damaged?  ─▶ moved aside
 *	texts missing?   ─▶ their pages wait again, and are read
 *	codes, index     ─▶ all again
 *
 * What only the catalogue knew (registrations without scans, decisions, what
 * people typed in) cannot be made again; that is said aloud. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/proc.h"
#include "base/progress.h"
#include "catalog/batch.h"
#include "catalog/label.h"
#include "catalog/pages.h"
#include "courtroll.h"
#include "ingest/bag.h"

/* The first bag that can be read says whose archive it is. */
static enum cr_status
owner_from_bags(const struct archive *a, struct delivery_owner *o,
    struct cr_err *e)
{
	struct names have = NAMES_INIT, refused = NAMES_INIT;
	struct delivery d;
	enum cr_status st;
	size_t i;

	if ((st = bag_list(&have, NULL, a, e)) == CR_OK)
		st = bag_list_refused(&refused, a, e);
	if (st == CR_OK)
		st = err_set(e, CR_FATAL,
		    "the catalogue is gone and there is no bag to make it "
		    "from: restore catalog.db from a backup");
	for (i = 0; i < have.n + refused.n && st != CR_OK; i++) {
		st = i < have.n
		    ? bag_read(&d, o, a, have.v[i], e)
		    : bag_read_refused(&d, o, a, refused.v[i - have.n], e);
		if (st == CR_OK)
			delivery_release(&d);
	}
	names_release(&have);
	names_release(&refused);
	return st;
}

static enum cr_status
catalog_from_bags(const struct archive *a, struct cr_err *e)
{
	char *path = archive_path(a, "catalog.db", NULL), *to = NULL;
	struct delivery_owner o;
	bool damaged = false;
	enum cr_status st = CR_OK;

	if (file_exists(path) &&
	    (st = archive_damaged_catalog(a, &damaged, e)) == CR_OK &&
	    damaged && (st = owner_from_bags(a, &o, e)) == CR_OK &&
	    (st = archive_set_aside_catalog(a, &to, e)) == CR_OK)
		log_warn("'%s' is no catalogue any more; it is kept as '%s'",
		    path, to);
	free(to);
	if (st == CR_OK && !file_exists(path)) {
		log_warn("the catalogue is gone; making it again from the bags "
			 "(registrations without scans, people's decisions "
			 "and what they typed in were only there: restore them "
			 "from a backup)");
		if ((st = owner_from_bags(a, &o, e)) == CR_OK)
			st = archive_new_catalog(a, o.site, o.scheme,
			    o.archive, e);
	}
	free(path);
	return st;
}

/* Images that wait though their reading is stored: after the catalogue was
 * made again. */
static enum cr_status
adopt_readings(struct catalog *c, struct pages *p, int64_t *n,
    struct cr_err *e)
{
	struct image_result res;
	struct image_job job;
	int64_t image = 0;
	enum cr_status st;

	*n = 0;
	while ((st = catalog_next_waiting(c, image, &job, e)) == CR_OK) {
		image = job.image;
		image_job_release(&job);
		st = pages_result(p, image, &res, e);
		if (st == CR_OK && (st = catalog_image_done(c, image, &res,
					e)) == CR_OK)
			++*n;
		if (st != CR_OK && st != CR_END)
			return st;
	}
	return st == CR_END ? CR_OK : st;
}

/* Images that count as read though their text is gone or damaged. */
static enum cr_status
drop_lost(struct catalog *c, struct pages *p, int64_t *n, struct cr_err *e)
{
	int64_t image = 0;
	enum cr_status st;

	*n = 0;
	while ((st = catalog_next_read(c, image, &image, e)) == CR_OK) {
		struct cr_err bad = CR_ERR_INIT;

		if (pages_sound(p, image, &bad) == CR_OK)
			continue;
		if ((st = catalog_unread(c, image, e)) != CR_OK)
			return st;
		++*n;
	}
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
throw_readings(struct catalog *c, struct cr_err *e)
{
	char *dir = archive_path(catalog_archive(c), "pages", NULL);
	enum cr_status st;

	/* row first: a reading without a row is merely adopted or replaced */
	if ((st = catalog_forget_readings(c, false, e)) == CR_OK &&
	    (st = dir_remove(dir, e)) == CR_OK)
		st = dir_make(dir, e);
	free(dir);
	return st;
}

/* Stores that SQLite cannot vouch for make way: their pages are read again. */
static enum cr_status
drop_damaged(const struct archive *a, struct cr_err *e)
{
	char *dir = archive_path(a, "pages", NULL);
	struct names have = NAMES_INIT;
	enum cr_status st = CR_OK;
	size_t i;

	if (file_exists(dir))
		st = dir_list(&have, dir, e);
	for (i = 0; i < have.n && st == CR_OK; i++) {
		size_t len = strlen(have.v[i]);
		struct cr_err bad = CR_ERR_INIT;

		if (len < 4 || strcmp(have.v[i] + len - 3, ".db"))
			continue;
		st = pages_check(a, have.v[i], &bad);
		if (st == CR_SKIP) {
			log_warn("'pages/%s' is damaged (%s): set aside; what "
				 "was in it is read again",
			    have.v[i], bad.msg);
			st = pages_set_aside(a, have.v[i], e);
		} else if (st != CR_OK && e) {
			*e = bad;
		}
	}
	names_release(&have);
	free(dir);
	return st;
}

static enum cr_status
prepare(struct catalog *c, bool readings, struct cr_err *e)
{
	struct pages *p = NULL;
	int64_t adopted = 0, lost = 0;
	enum cr_status st;
	int n;

	if ((st = bag_recover(c, &n, e)) != CR_OK)
		return st;
	if (n)
		log_info("%d batches entered from their bags", n);
	if (readings && (st = throw_readings(c, e)) != CR_OK)
		return st;
	if ((st = drop_damaged(catalog_archive(c), e)) == CR_OK &&
	    (st = pages_open(&p, c, e)) == CR_OK &&
	    (st = adopt_readings(c, p, &adopted, e)) == CR_OK)
		st = drop_lost(c, p, &lost, e);
	pages_close(p);
	if (adopted)
		log_info("%lld readings found again", (long long)adopted);
	if (lost)
		log_info("%lld texts are lost; their pages are read again",
		    (long long)lost);
	return st == CR_OK ? label_forget(c, e) : st;
}

static int
stages(void)
{
	static const char *const ocr[] = { "ocr", NULL };
	static const char *const code[] = { "code", NULL };
	static const char *const index[] = { "index", "--all", NULL };
	static const char *const *const all[] = { ocr, code, index };
	static const char *const steps[] = { "1/3", "2/3", "3/3" };
	struct cr_err e = CR_ERR_INIT;
	int status, worst = CR_EXIT_OK, i;

	for (i = 0; i < 3 && worst < CR_EXIT_USAGE && !progress_stopping();
	     i++) {
		if (proc_verb(&status, all[i], steps[i], &e) != CR_OK) {
			log_error("%s", e.msg);
			return CR_EXIT_STOP;
		}
		worst = status > worst ? status : worst;
	}
	return worst;
}

/* The later stages' locks: what they are at is not taken from under them. */
static const char *const later[] = { "ocr", "code", "index" };
enum { N_LATER = 3 };

static enum cr_status
hold_later(const struct archive *a, int locks[N_LATER], struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int i;

	for (i = 0; i < N_LATER && st == CR_OK; i++)
		st = archive_hold(a, later[i], &locks[i], e);
	return st;
}

int
main(int argc, char **argv)
{
	bool readings = false;
	const struct opt opts[] = {
		{ "readings", 0, OPT_FLAG, &readings, NULL,
		    "read every page again, too (slow)", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "rebuild", "",
		"Make the derived parts again: labels and index; texts that "
		"are missing; the\ncatalogue from the bags, if it is gone.",
		"A catalog.db that is empty or no catalogue, and stores of "
		"texts (pages/*.db) that\nare damaged, are set aside as "
		"NAME.damaged-1 and made again.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), locks[N_LATER] = { -1, -1, -1 };

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = archive_lock(&a, "ingest", &e)) == CR_OK &&
	    (st = hold_later(&a, locks, &e)) == CR_OK &&
	    (st = catalog_from_bags(&a, &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK)
		st = prepare(c, readings, &e);
	catalog_close(c);
	if (st == CR_OK)
		setenv("COURTROLL_ARCHIVE", a.root, 1);
	archive_close(&a);
	if (st != CR_OK) {
		log_error("%s", e.msg);
		return CR_EXIT_STOP;
	}
	/* the stages take them themselves */
	for (i = 0; i < N_LATER; i++)
		archive_release(locks[i]);
	return stages();
}
