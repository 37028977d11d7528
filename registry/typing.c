/* registry/typing.c: what becomes of what is typed (see typing.h): looking,
 * asking, taking back.  typing_save.c writes. */
#include "registry/typing.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/slip.h"
#include "catalog/issue.h"
#include "catalog/movement.h"
#include "catalog/record.h"
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

enum cr_status
typing_find_same(struct typing *t, struct cr_err *e)
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

/* A printed id: of a blank slip, or of a file that is there.  False: it is
 * none. */
static bool
printed_id(struct typing *t, const char *text)
{
	char id[FILE_ID_MAX], site[8];
	struct cr_err e = CR_ERR_INIT;
	enum issue_state state;
	int64_t number;
	enum cr_status st;

	st = slip_typed(id, sizeof id, text,
	    catalog_archive_id(t->desk->catalog), &e);
	if (st == CR_SKIP && strlen(text) < SLIP_MAX && strchr(text, '.')) {
		typing_say(t, true, "%s", e.msg);
		return strncmp(text, "CR", 2) == 0;
	}
	if (st != CR_OK || (st = fileid_read(id, site, &number, &e)) == CR_END)
		return false;
	if (st != CR_OK) { /* a digit is wrong: better said than taken */
		typing_say(t, true, "%s", e.msg);
		return true;
	}
	if (strcmp(site, catalog_site(t->desk->catalog)) != 0 ||
	    issue_find(t->desk->catalog, number, &state, &e) != CR_OK)
		return false;
	if (state == ISSUE_NONE) {
		typing_say(t, true, "'%s' was never given out here", id);
		return true;
	}
	field_set(&t->form.v[FORM_NUMBER], NULL);
	fileid_write(id, site, number);
	if (state == ISSUE_BLANK) {
		t->as = AS_ISSUED;
		t->file = number;
		t->asked = true;
		typing_say(t, false, "printed slip %s: what you type now gets "
		    "that id", id);
	} else {
		t->same[0] = (struct registered){ .file = number };
		typing_answer(t, AS_MORE, 0);
	}
	return true;
}

bool
typing_number_done(struct typing *t)
{
	const char *text = form_text(&t->form, FORM_NUMBER);
	struct cr_err e = CR_ERR_INIT;

	if (!text || t->book)
		return false;
	if (printed_id(t, text)) {
		typing_look(t);
		return false;
	}
	if (t->asked || t->correcting)
		return false;
	if (typing_find_same(t, &e) != CR_OK) {
		typing_say(t, true, "cannot look whether it is registered: %s",
		    e.msg);
		return false;
	}
	return t->n_same > 0;
}

void
typing_answer(struct typing *t, enum typing_as as, size_t i)
{
	struct form f = t->form;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	t->as = as;
	t->asked = true;
	if (as != AS_MORE)
		return;
	t->kept = t->form;
	t->has_kept = true;
	t->file = t->same[i].file;
	st = typing_load(&f, t, t->file, &e);
	if (st != CR_OK) {
		typing_say(t, true, "%s", e.msg);
		t->as = AS_NEW;
		t->asked = false;
		return;
	}
	t->before = f;
	t->form = f;
	t->form.dirty = false;
	typing_look(t);
	typing_say(t, false, "this file is open: change or add, then save");
}

/* ---- taking back --------------------------------------------------------- */

void
typing_drop(struct typing *t)
{
	size_t i;

	for (i = 0; t->has_kept && i < t->form.n; i++)
		if (t->form.spec[i].sticky)
			t->form.v[t->form.spec[i].id] =
			    t->kept.v[t->form.spec[i].id];
	t->has_kept = false;
	form_clear(&t->form);
	typing_forget_same(t);
	t->as = AS_NEW;
	t->file = t->instead = 0;
	t->correcting = 0;
	t->asked = false;
	typing_look(t);
}

bool
typing_undo(struct typing *t)
{
	size_t i = t->correcting ? t->correcting - 1 : t->n_done;
	struct typed *d;

	/* those that were taken back are gone */
	while (i > 0 && t->done[i - 1].file == 0)
		i--;
	if (!i) {
		typing_say(t, true, "there is nothing to undo");
		return false;
	}
	d = &t->done[i - 1];
	typing_drop(t);
	t->kept = t->form;
	t->has_kept = true;
	t->form = d->after;
	t->correcting = i;
	t->as = AS_MORE;
	t->asked = true;
	if (t->book)
		t->instead = d->file;
	else
		t->file = d->file;
	t->form.at = 0;
	t->form.dirty = false;
	typing_look(t);
	typing_say(t, false, "%s is back in the form: correct and save it, or "
	    "Esc to take it back", d->id);
	return true;
}
