/* registry/typing.c: what becomes of what is typed (see typing.h): looking and
 * asking.  typing_save.c writes, typing_undo.c takes back. */
#include "registry/typing_own.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/movement.h"
#include "index/scheme.h"

void
typing_init(struct typing *t, struct desk *d, const char *who,
    const char *today, const char *book)
{
	struct cr_err e = CR_ERR_INIT;

	memset(t, 0, sizeof *t);
	t->desk = d;
	t->who = who;
	t->today = today;
	t->book = book;
	(void)index_model(&t->model, d->catalog, &e);
	t->done = xcalloc(TYPED_MOST, sizeof *t->done);
	if (book)
		form_init(&t->form, form_book, form_book_n);
	else
		form_init(&t->form, form_jacket, form_jacket_n);
	typing_look(t);
}

void
typing_forget_same(struct typing *t)
{
	while (t->n_same)
		free(t->places[--t->n_same]);
}

void
typing_release(struct typing *t)
{
	typing_forget_same(t);
	free(t->done);
	model_free(t->model);
	memset(t, 0, sizeof *t);
}

void
typing_say(struct typing *t, bool bad, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(t->said, sizeof t->said, fmt, ap);
	va_end(ap);
	t->bad = bad;
}

/* ---- the number ---------------------------------------------------------- */

static void
preview(struct typing *t, const char *number)
{
	const struct field *court = &t->form.v[FORM_COURT];

	/* not form_text: a blank at the end is one before the next word */
	preview_number(&t->preview, t->desk->scheme, number,
	    field_empty(court) ? NULL : court->text,
	    (int)strtol(t->today, NULL, 10));
}

void
typing_look(struct typing *t)
{
	char number[FIELD_MAX + 20];
	bool wants = false;
	size_t i;

	preview(t, t->form.v[FORM_NUMBER].text);
	for (i = 0; i < t->preview.n_doubts; i++)
		wants |= t->preview.doubts[i].kind == PREVIEW_NO_YEAR;
	t->needs_year = wants && !field_empty(&t->form.v[FORM_YEAR]) &&
	    !field_empty(&t->form.v[FORM_NUMBER]);
	if (t->needs_year) {
		(void)snprintf(number, sizeof number, "%.600s of %.12s",
		    t->form.v[FORM_NUMBER].text, t->form.v[FORM_YEAR].text);
		preview(t, number);
	}
}

void
typing_renumber(struct typing *t)
{
	if (t->as == AS_VOLUME || t->as == AS_OTHER)
		t->as = AS_NEW;
	t->asked = false;
}

static enum cr_status
find_same(struct typing *t, struct cr_err *e)
{
	const struct preview *p = &t->preview;
	enum cr_status st = CR_OK;
	size_t i;

	typing_forget_same(t);
	if (p->n_readings)
		st = registered_find(t->same, &t->n_same, t->desk->catalog,
		    t->desk->scheme, p->readings, p->n_readings, t->file, e);
	else if (case_known(&p->id))
		st = registered_find(t->same, &t->n_same, t->desk->catalog,
		    t->desk->scheme, &p->id, 1, t->file, e);
	for (i = 0; i < t->n_same; i++) {
		struct file_place where;
		struct buf b = BUF_INIT;

		if (place_read(t->desk->catalog, t->same[i].file, &where,
			NULL) == CR_OK) {
			desk_where(&b, &where, t->today);
			place_release(&where);
		}
		t->places[i] = buf_detach(&b, NULL);
	}
	return st;
}

bool
typing_number_done(struct typing *t)
{
	const char *text = form_text(&t->form, FORM_NUMBER);
	struct cr_err e = CR_ERR_INIT;

	if (!text || t->book || typing_printed_id(t, text))
		return false;
	if (t->asked || t->as == AS_MORE)
		return false;
	if (find_same(t, &e) != CR_OK) {
		typing_say(t, true, "cannot look whether it is registered: %s",
		    e.msg);
		return false;
	}
	return t->n_same > 0;
}

/* What was typed before it was known which file it is, is said of it. */
static void
lay_over(struct form *f, struct form *typed)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		enum form_id id = f->spec[i].id;

		if (id == FORM_NUMBER || f->spec[i].stays == FORM_BELOW ||
		    typed->ditto[id] || !form_text(typed, id))
			continue;
		f->v[id] = typed->v[id];
		f->dirty = true;
		if (id == FORM_PARTIES)
			f->veiled[0] = '\0';
	}
}

void
typing_answer(struct typing *t, enum typing_as as, size_t i)
{
	struct form f = t->form;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	t->asked = true;
	if (as != AS_MORE) {
		if (t->as != AS_ISSUED) /* that it stays, whatever it is of */
			t->as = as;
		return;
	}
	st = typing_load(&f, t, t->same[i].file, &e);
	if (st != CR_OK) {
		typing_say(t, true, "%s", e.msg);
		t->asked = false;
		return;
	}
	t->as = AS_MORE;
	t->file = t->same[i].file;
	t->kept = t->form;
	t->has_kept = true;
	t->before = f;
	f.dirty = false;
	lay_over(&f, &t->form);
	t->form = f;
	typing_look(t);
	typing_say(t, false, "this file is open: change or add, then save");
}
