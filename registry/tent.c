/* registry/tent.c: boxes out of the store and back (see tent.h). */
#include "registry/tent.h"

#include <stdlib.h>
#include <string.h>

#include "catalog/movement.h"
#include "catalog/record.h"

enum cr_status
tent_box(struct desk *d, const char *box, struct tent_box *b, struct cr_err *e)
{
	int64_t *files = NULL;
	enum cr_status st;
	size_t n = 0, i;

	memset(b, 0, sizeof *b);
	st = place_files(d->catalog, NULL, NULL, box, &files, &n, e);
	for (i = 0; i < n && st == CR_OK; i++) {
		struct record *r;

		st = record_outline(d->catalog, files[i], &r, e);
		if (st != CR_OK)
			break;
		b->files++;
		b->lent += r->holder != NULL;
		if (r->counted >= 0) {
			b->counted++;
			b->pages += r->counted;
		}
		record_free(r);
	}
	free(files);
	return st;
}

/* Is what was counted what is registered?  Lent files are rightly not in it. */
static enum cr_status
compare(struct desk *d, const struct custody *x, struct buf *said, bool *odd,
    struct cr_err *e)
{
	struct tent_box b;
	enum cr_status st = tent_box(d, x->box, &b, e);

	if (st != CR_OK)
		return st;
	buf_addf(said, "; registered in it: %lld", (long long)b.files);
	if (b.lent)
		buf_addf(said, ", %lld of them lent", (long long)b.lent);
	if (x->files >= 0 && b.files && x->files != b.files - b.lent) {
		buf_addf(said, "\n  FILES DIFFER: %lld counted, %lld should "
		    "be in the box ('courtroll print list --box %s' to tick "
		    "off)", (long long)x->files, (long long)(b.files - b.lent),
		    x->box);
		*odd = true;
	}
	return CR_OK;
}

enum cr_status
tent_out(struct desk *d, const struct custody *x, struct buf *said, bool *odd,
    struct cr_err *e)
{
	enum cr_status st = custody_out(d->catalog, x, e);

	if (st != CR_OK)
		return st;
	buf_addf(said, "box %s  out to %s", x->box, x->holder);
	if (x->files >= 0)
		buf_addf(said, ", %lld files", (long long)x->files);
	return compare(d, x, said, odd, e);
}

static void
differ(struct buf *said, const char *what, int64_t before, int64_t now,
    bool *odd)
{
	if (before < 0 || now < 0 || before == now)
		return;
	buf_addf(said, "\n  %s DIFFER: %lld went out, %lld came back", what,
	    (long long)before, (long long)now);
	*odd = true;
}

enum cr_status
tent_in(struct desk *d, const struct custody *x, struct buf *said, bool *odd,
    struct cr_err *e)
{
	struct custody was;
	enum cr_status st = custody_in(d->catalog, x, &was, e);

	if (st != CR_OK)
		return st;
	buf_addf(said, "box %s  back from %s, out since %.16s", x->box,
	    was.holder, was.at);
	differ(said, "FILES", was.files, x->files, odd);
	differ(said, "PAGES", was.pages, x->pages, odd);
	if (was.files >= 0 && x->files < 0)
		buf_addf(said, "; %lld files went out: count them (--files)",
		    (long long)was.files);
	custody_release(&was);
	return compare(d, x, said, odd, e);
}
