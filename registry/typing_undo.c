/* registry/typing_undo.c: entries come back into the form, to be corrected or
 * taken back altogether (see typing.h).  Nothing is lost by it: what was said
 * before stays in the catalogue, and is overruled. */
#include "registry/typing_own.h"

#include <string.h>

#include "catalog/entry.h"
#include "index/code.h"

void
typing_drop(struct typing *t)
{
	if (t->has_kept)
		form_keep(&t->form, &t->kept, false);
	t->has_kept = false;
	form_clear(&t->form);
	typing_forget_same(t);
	t->as = AS_NEW;
	t->file = t->instead = 0;
	t->correcting = 0;
	t->asked = false;
	if (t->book)
		typing_next_line(t);
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
	t->form = t->before = d->after;
	t->correcting = i;
	t->as = AS_MORE;
	t->asked = true;
	if (t->book)
		t->instead = d->file;
	else
		t->file = d->file;
	t->form.at = 0;
	t->form.dirty = t->form.over = false;
	memset(t->form.ditto, 0, sizeof t->form.ditto);
	typing_look(t);
	typing_say(t, false, "%s is back in the form: correct and save it, or "
	    "Esc to take it back", d->id);
	return true;
}

/* What the file said before is said again. */
static enum cr_status
say_as_before(struct typing *t, struct typed *d, struct cr_err *e)
{
	struct form_words w, w_after;
	struct jacket j, after;
	enum cr_status st;

	st = form_to_jacket(&d->before, &w, &j, true, false, t->today, e);
	if (st == CR_OK)
		st = form_to_jacket(&d->after, &w_after, &after, true, false,
		    t->today, e);
	if (st != CR_OK || !form_changes(&j, &after))
		return st;
	j.who = t->who;
	return register_more(t->desk->catalog, d->file, &j, e);
}

static enum cr_status
take_back(struct typing *t, struct typed *d, struct cr_err *e)
{
	struct catalog *c = t->desk->catalog;

	if (t->book)
		return entry_strike(c, d->file, t->book, t->who, e);
	if (d->fresh)
		return register_withdraw(c, d->file, t->who, e);
	/* it was there before, and stays */
	return strcmp(d->what, "known") ? say_as_before(t, d, e) : CR_OK;
}

enum cr_status
typing_take_back(struct typing *t)
{
	struct cr_err e = CR_ERR_INIT;
	struct typed *d;
	enum cr_status st;

	if (!t->correcting) {
		typing_drop(t);
		return CR_OK;
	}
	d = &t->done[t->correcting - 1];
	st = take_back(t, d, &e);
	if (st == CR_END)
		st = CR_OK;
	if (st != CR_OK) {
		typing_say(t, true, "not taken back: %s", e.msg);
		return st;
	}
	if (!t->book)
		(void)code_one(t->desk->catalog, t->desk->scheme, t->model,
		    d->file, &e);
	typing_say(t, false, "%s  taken back%s", d->id, t->book ? ""
	    : d->fresh ? ": that id is never given again"
		       : ": the file says what it said before");
	d->what = "taken back";
	d->file = 0;
	typing_drop(t);
	t->unindexed = !t->book;
	return CR_OK;
}
