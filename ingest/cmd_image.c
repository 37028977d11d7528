/* ingest/cmd_image.c: courtroll image: a page, or a part of it, as PNG. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "catalog/record.h"
#include "courtroll.h"
#include "ingest/picture.h"
#include "ingest/png.h"

static struct {
	const char *box, *out;
	long margin;
} o;

static const struct opt opts[] = {
	{ "box", 0, OPT_TEXT, &o.box, "BOX",
	    "only this part, X,Y,W,H: pixels of the page as shown, as dump "
	    "gives them", 0, 0 },
	{ "margin", 0, OPT_INT, &o.margin, "PX",
	    "so much more on each side of the box", 0, 10000 },
	{ "output", 'o', OPT_TEXT, &o.out, "FILE",
	    "write it there (default: standard output)", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "image", "FILE-ID:PAGE",
	"A page as a person sees it, upright, or a part of it, as PNG.",
	"The master is only read, and must be what was taken in. Exit status "
	"1: there is no\nsuch page, or it cannot be decoded.", opts };

/* "X,Y,W,H" */
static bool
read_box(struct box *b, const char *s)
{
	int32_t *const to[] = { &b->x, &b->y, &b->w, &b->h };
	char *end = NULL;
	size_t i;
	long v;

	for (i = 0; i < 4; i++) {
		v = strtol(s, &end, 10);
		if (end == s || v < (i < 2 ? -(long)CR_MAX_SIDE : 1) ||
		    v > (long)CR_MAX_SIDE || *end != (i < 3 ? ',' : '\0'))
			return false;
		*to[i] = (int32_t)v;
		s = end + 1;
	}
	return true;
}

/* "FILE-ID:N" */
static long
read_page(char *what)
{
	char *colon = strrchr(what, ':'), *end = NULL;
	long n = colon ? strtol(colon + 1, &end, 10) : 0;

	if (n < 1 || *end || end == colon + 1)
		opt_usage(&verb, "which page of '%s'? (FILE-ID:PAGE)", what);
	*colon = '\0';
	return n;
}

static enum cr_status
find_page(struct record **r, const struct rec_page **p, struct catalog *c,
    const char *id, long n, struct cr_err *e)
{
	enum cr_status st;
	int64_t file;
	size_t i;

	if ((st = record_lookup(c, id, &file, e)) == CR_END)
		return err_set(e, CR_SKIP, "there is no file '%s'", id);
	if (st != CR_OK || (st = record_read(c, file, r, e)) != CR_OK)
		return st;
	for (i = 0; i < (*r)->n_pages; i++)
		if ((*r)->pages[i].n == n) {
			*p = &(*r)->pages[i];
			return CR_OK;
		}
	return err_set(e, CR_SKIP, "'%s' has %zu pages", (*r)->id,
	    (*r)->n_pages);
}

static enum cr_status
make_png(struct buf *png, const struct archive *a, const struct rec_page *p,
    const struct box *box, struct cr_err *e)
{
	struct raster page, part;
	enum cr_status st;

	memset(&part, 0, sizeof part);
	if ((st = picture_decode(&page, a, p, e)) != CR_OK)
		return st;
	if (box)
		st = picture_cut(&part, &page, *box, (int)o.margin, e);
	if (st == CR_OK)
		st = png_page_encode(png, box ? &part : &page, e);
	raster_release(&page);
	raster_release(&part);
	return st;
}

static enum cr_status
write_out(const struct buf *png, struct cr_err *e)
{
	if (o.out && strcmp(o.out, "-") != 0)
		return file_write(o.out, png->data, png->len, e);
	return fd_write_all(STDOUT_FILENO, png->data, png->len,
	    "standard output", e);
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct record *r = NULL;
	const struct rec_page *p = NULL;
	struct buf png = BUF_INIT;
	struct box box;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);
	long n;

	if (argc - i != 1)
		opt_usage(&verb, "which page? (FILE-ID:PAGE)");
	if (o.box && !read_box(&box, o.box))
		opt_usage(&verb, "'%s' is no box; write X,Y,W,H in pixels",
		    o.box);
	if (o.margin && !o.box)
		opt_usage(&verb, "--margin goes with --box");
	if (!o.out && isatty(STDOUT_FILENO))
		opt_usage(&verb, "a picture is not for the terminal: -o FILE");
	n = read_page(argv[i]);
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK &&
	    (st = find_page(&r, &p, c, argv[i], n, &e)) == CR_OK) {
		st = make_png(&png, &a, p, o.box ? &box : NULL, &e);
		if (st == CR_SKIP)
			err_prefix(&e, "'%s' page %ld", r->id, n);
	}
	if (st == CR_OK && (st = write_out(&png, &e)) != CR_OK)
		st = CR_FATAL;
	if (st != CR_OK)
		log_error("%s", e.msg);
	buf_release(&png);
	record_free(r);
	catalog_close(c);
	archive_close(&a);
	return st == CR_OK ? CR_EXIT_OK
	    : st == CR_SKIP ? CR_EXIT_SOME
			    : CR_EXIT_STOP;
}
