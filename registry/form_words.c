/* registry/form_words.c: what a form says (see form.h): its fields as a jacket,
 * or as a row of a register. */
#include "registry/form.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"

const char *
form_text(struct form *f, enum form_id id)
{
	struct field *x = &f->v[id];
	size_t from = strspn(x->text, " ");

	if (from) {
		memmove(x->text, x->text + from, x->len - from + 1);
		x->len -= from;
		x->at = x->at > from ? x->at - from : 0;
		x->from = 0;
	}
	while (x->len && x->text[x->len - 1] == ' ')
		x->text[--x->len] = '\0';
	if (x->at > x->len)
		x->at = x->len;
	return x->len ? x->text : NULL;
}

void
form_number(struct form *f, bool needs, char *out, size_t size)
{
	const char *n = form_text(f, FORM_NUMBER);
	const char *year = form_text(f, FORM_YEAR);

	if (n && needs && year)
		(void)snprintf(out, size, "%s of %s", n, year);
	else
		(void)snprintf(out, size, "%s", n ? n : "");
}

bool
form_day(struct form *f, enum form_id id, const char *today, char out[DAY_MAX])
{
	const char *text = form_text(f, id);

	out[0] = '\0';
	return text && day_typed(out, text, today);
}

static enum cr_status
read_day(struct form *f, enum form_id id, const char *name, char out[DAY_MAX],
    const char *today, struct cr_err *e)
{
	if (form_day(f, id, today, out) || !form_text(f, id))
		return CR_OK;
	form_at(f, id);
	return err_set(e, CR_SKIP, "%s: '%.40s' is no day; like 25/12/2026",
	    name, form_text(f, id));
}

static enum cr_status
check_pages(struct form *f, struct cr_err *e)
{
	const char *text = form_text(f, FORM_PAGES);

	if (!text || (strspn(text, "0123456789") == strlen(text) &&
			 strlen(text) <= 4))
		return CR_OK;
	form_at(f, FORM_PAGES);
	return err_set(e, CR_SKIP, "pages: '%.40s' is no count", text);
}

enum cr_status
form_to_jacket(struct form *f, struct form_words *w, struct jacket *j,
    bool whole, bool needs_year, const char *today, struct cr_err *e)
{
	const struct {
		enum form_id id;
		const char **to;
	} all[] = { { FORM_PARTIES, &j->parties }, { FORM_TYPE, &j->type },
		{ FORM_VOLUME, &j->volume }, { FORM_ROOM, &j->room },
		{ FORM_SHELF, &j->shelf }, { FORM_BOX, &j->box },
		{ FORM_STATE, &j->state }, { FORM_COURT, &j->court },
		{ FORM_PART, &j->part }, { FORM_STATUS, &j->status },
		{ FORM_OUTCOME, &j->outcome }, { FORM_PAGES, &j->pages } };
	const char *nothing = whole ? "" : NULL;
	enum cr_status st;
	size_t i;

	memset(j, 0, sizeof *j);
	if ((st = check_pages(f, e)) != CR_OK ||
	    (st = read_day(f, FORM_NEXT, "next date", w->next, today, e)) !=
		CR_OK)
		return st;
	form_number(f, needs_year, w->number, sizeof w->number);
	for (i = 0; i < sizeof all / sizeof *all; i++) {
		*all[i].to = form_text(f, all[i].id);
		if (!*all[i].to)
			*all[i].to = nothing;
	}
	j->klass = form_text(f, FORM_CLASS); /* is taken back by no "" */
	j->written = w->number[0] ? w->number : nothing;
	j->next_date = w->next[0] ? w->next : nothing;
	return CR_OK;
}

bool
form_changes(struct jacket *j, const struct jacket *before)
{
	const struct {
		const char **now, *was;
	} all[] = { { &j->written, before->written },
		{ &j->parties, before->parties }, { &j->type, before->type },
		{ &j->volume, before->volume }, { &j->room, before->room },
		{ &j->shelf, before->shelf }, { &j->box, before->box },
		{ &j->state, before->state }, { &j->court, before->court },
		{ &j->part, before->part }, { &j->status, before->status },
		{ &j->next_date, before->next_date },
		{ &j->outcome, before->outcome },
		{ &j->pages, before->pages }, { &j->klass, before->klass } };
	bool any = false;
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++) {
		if (*all[i].now && all[i].was &&
		    strcmp(*all[i].now, all[i].was) == 0)
			*all[i].now = NULL;
		any |= *all[i].now != NULL;
	}
	return any;
}

enum cr_status
form_to_entry(struct form *f, struct form_words *w, struct entry *x,
    bool needs_year, const char *today, struct cr_err *e)
{
	enum cr_status st;

	memset(x, 0, sizeof *x);
	st = read_day(f, FORM_FILED, "filed", w->filed, today, e);
	if (st != CR_OK)
		return st;
	form_number(f, needs_year, w->number, sizeof w->number);
	x->line = form_text(f, FORM_LINE);
	x->court = form_text(f, FORM_COURT);
	x->written = w->number[0] ? w->number : NULL;
	x->parties = form_text(f, FORM_PARTIES);
	x->filed = w->filed[0] ? w->filed : NULL;
	x->status = form_text(f, FORM_STATUS);
	x->note = form_text(f, FORM_NOTE);
	x->photo = form_text(f, FORM_PHOTO);
	return CR_OK;
}
