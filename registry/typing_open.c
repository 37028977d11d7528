/* registry/typing_open.c: what is there already, into the form (see typing.h):
 * a file that is opened, and what stays from the last one. */
#include "registry/typing_own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "catalog/record.h"

/* Names are shown of open files only. */
static void
veil(struct form *f, const struct record *r)
{
	f->veiled[0] = '\0';
	if (r->parties && strcmp(r->klass, "open") != 0)
		(void)snprintf(f->veiled, sizeof f->veiled, "%s",
		    r->klass[0] ? r->klass : "unclassified");
}

enum cr_status
typing_load(struct form *f, struct typing *t, int64_t file, struct cr_err *e)
{
	struct record *r;
	char pages[16] = "";
	enum cr_status st = record_outline(t->desk->catalog, file, &r, e);

	if (st != CR_OK)
		return st == CR_END ? err_set(e, CR_END, "there is no such "
					  "file")
				    : st;
	if (r->counted >= 0)
		(void)snprintf(pages, sizeof pages, "%d", r->counted);
	field_set(&f->v[FORM_NUMBER], r->written);
	field_set(&f->v[FORM_PARTIES], r->parties);
	field_set(&f->v[FORM_PAGES], pages);
	field_set(&f->v[FORM_VOLUME], r->volume);
	field_set(&f->v[FORM_PART], r->part);
	field_set(&f->v[FORM_STATUS], r->status);
	field_set(&f->v[FORM_NEXT], r->next_date);
	field_set(&f->v[FORM_OUTCOME], r->outcome);
	field_set(&f->v[FORM_STATE], r->state);
	field_set(&f->v[FORM_TYPE], r->type);
	field_set(&f->v[FORM_CLASS], NULL);
	field_set(&f->v[FORM_COURT], r->court);
	field_set(&f->v[FORM_YEAR], NULL); /* its number stays as it is */
	field_set(&f->v[FORM_ROOM], r->room);
	field_set(&f->v[FORM_SHELF], r->shelf);
	field_set(&f->v[FORM_BOX], r->box);
	memset(f->ditto, 0, sizeof f->ditto);
	veil(f, r);
	record_free(r);
	return CR_OK;
}

/* ---- going on ------------------------------------------------------------ */

/* The year that the form put behind a number: "CS 95 of 2015". */
static const char *
year_behind(const char *written)
{
	size_t len = written ? strlen(written) : 0;
	const char *year = len > 8 ? written + len - 4 : NULL;

	return year && strncmp(year - 4, " of ", 4) == 0 &&
	    strspn(year, "0123456789") == 4 ? year : NULL;
}

static void
tell(struct typing *t)
{
	static const struct {
		enum form_id id;
		const char *before;
	} words[] = { { FORM_COURT, "" }, { FORM_YEAR, "" },
		{ FORM_ROOM, "room " }, { FORM_SHELF, "shelf " },
		{ FORM_BOX, "box " } };
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (!field_empty(&t->form.v[words[i].id]))
			buf_addf(&b, "%s%s%s", b.len ? ", " : "",
			    words[i].before, t->form.v[words[i].id].text);
	if (b.len)
		typing_say(t, false, "as before: %.200s   (F3 changes it)",
		    b.data);
	buf_release(&b);
}

/* What is not said already. */
static void
keep_words(struct form *f, const struct record *r)
{
	const struct {
		enum form_id id;
		const char *text;
	} all[] = { { FORM_COURT, r->court },
		{ FORM_YEAR, year_behind(r->written) },
		{ FORM_ROOM, r->room }, { FORM_SHELF, r->shelf },
		{ FORM_BOX, r->box }, { FORM_STATUS, r->status },
		{ FORM_TYPE, r->type } };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (field_empty(&f->v[all[i].id]))
			field_set(&f->v[all[i].id], all[i].text);
}

void
typing_go_on(struct typing *t)
{
	struct cr_err e = CR_ERR_INIT;
	struct record *r;
	int64_t file;

	if (t->book) {
		typing_read_rows(t);
		return;
	}
	if (register_last(t->desk->catalog, t->who, &file, &e) == CR_OK &&
	    record_outline(t->desk->catalog, file, &r, &e) == CR_OK) {
		keep_words(&t->form, r);
		record_free(r);
	}
	form_clear(&t->form);
	tell(t);
}
