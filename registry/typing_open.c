/* registry/typing_open.c: a file that is there, into the form (see typing.h). */
#include "registry/typing.h"

#include <stdio.h>

#include "catalog/record.h"

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
	field_set(&f->v[FORM_ROOM], r->room);
	field_set(&f->v[FORM_SHELF], r->shelf);
	field_set(&f->v[FORM_BOX], r->box);
	record_free(r);
	return CR_OK;
}
