/* registry/shown.c: what of a file may stand on paper (see shown.h). */
#include "registry/shown.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/movement.h"
#include "registry/desk.h"

/* The number of a jacket may have a name behind it: what was read of it only,
 * unless anybody may read all. */
static char *
number_of(const struct record *r, bool open)
{
	const struct rec_number *own = record_own(r);

	if (own && own->code)
		return xstrdup(own->code);
	if (own)
		return xstrdup(own->verbatim);
	return open && r->written ? xstrdup(r->written) : NULL;
}

static char *
court_of(const struct record *r)
{
	const struct rec_number *own = record_own(r);

	if (r->court)
		return xstrdup(r->court);
	if (own && own->id.station_name[0])
		return xstrdup(own->id.station_name);
	return NULL;
}

static char *
place_of(const struct record *r)
{
	struct buf b = BUF_INIT;

	desk_place(&b, r->room, r->shelf, r->box);
	return b.len ? buf_detach(&b, NULL) : NULL;
}

void
shown_read(struct shown_file *f, const struct record *r, const char *today)
{
	const struct rec_number *own = record_own(r);
	const struct file_place p = { r->room, r->shelf, r->box, r->volume, r->part,
		r->holder, r->since, r->due };
	bool open = !strcmp(r->klass, "open");
	struct buf b = BUF_INIT;

	memset(f, 0, sizeof *f);
	f->code = own && own->code ? xstrdup(own->code) : NULL;
	f->number = number_of(r, open);
	f->court = court_of(r);
	f->place = place_of(r);
	desk_where(&b, &p, today);
	f->where = buf_detach(&b, NULL);
	f->parties = open && r->parties ? xstrdup(r->parties) : NULL;
	f->part = r->part && strcmp(r->part, "original") != 0 ? r->part : NULL;
}

void
shown_release(struct shown_file *f)
{
	free(f->code);
	free(f->number);
	free(f->court);
	free(f->place);
	free(f->where);
	free(f->parties);
	memset(f, 0, sizeof *f);
}
