/* registry/typing.c: what becomes of what is typed (see typing.h): looking and
 * asking.  typing_save.c writes, typing_undo.c takes back. */
#include "registry/typing_own.h"

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
	if (find_same(t, &e) != CR_OK) {
		typing_say(t, true, "cannot look whether it is registered: %s",
		    e.msg);
		return false;
	}
	return t->n_same > 0;
}

bool
typing_shot(struct typing *t)
{
	enum form_id id = t->form.spec[t->form.at].id;
	const char *text = form_text(&t->form, id);
	char word[FIELD_MAX + 8], fid[FIELD_MAX + 8], site[8];
	int64_t number;

	if (!text || t->book || id == FORM_NUMBER ||
	    strlen(text) >= SLIP_MAX ||
	    slip_typed(fid, sizeof fid, text,
		catalog_archive_id(t->desk->catalog), NULL) != CR_OK ||
	    strlen(fid) >= FILE_ID_MAX ||
	    fileid_read(fid, site, &number, NULL) != CR_OK ||
	    strcmp(site, catalog_site(t->desk->catalog)) != 0)
		return false;
	(void)snprintf(word, sizeof word, "%s", text);
	field_set(&t->form.v[id], NULL);
	if (form_text(&t->form, FORM_NUMBER)) {
		typing_say(t, true, "that is the id of a file: shoot it into "
		    "an empty 'number'");
		return true;
	}
	form_at(&t->form, FORM_NUMBER);
	field_set(&t->form.v[FORM_NUMBER], word);
	typing_look(t);
	return true;
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

	t->as = as;
	t->asked = true;
	if (as != AS_MORE)
		return;
	st = typing_load(&f, t, t->same[i].file, &e);
	if (st != CR_OK) {
		typing_say(t, true, "%s", e.msg);
		t->as = AS_NEW;
		t->asked = false;
		return;
	}
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
