/* registry/typing_save.c: what is typed goes to disk (see typing.h): first the
 * row, then the words on the screen, then coding, which finds it by number. */
#include "registry/typing_own.h"

#include <stdio.h>
#include <string.h>

#include "catalog/record.h"
#include "index/code.h"

/* ---- what is told of it -------------------------------------------------- */

static struct typed *
add_done(struct typing *t, int64_t file, const char *id, const char *what)
{
	struct typed *d;

	if (t->n_done == TYPED_MOST)
		memmove(t->done, t->done + 1, --t->n_done * sizeof *t->done);
	d = &t->done[t->n_done++];
	memset(d, 0, sizeof *d);
	d->file = file;
	(void)snprintf(d->id, sizeof d->id, "%s", id);
	d->what = what;
	d->fresh = t->as != AS_MORE && strcmp(what, "known") != 0;
	d->before = t->before;
	return d;
}

/* A box that was wrong, and is corrected, is right for the next file, too. */
static void
keep_corrections(struct typing *t)
{
	size_t i;

	for (i = 0; i < t->form.n; i++) {
		enum form_id id = t->form.spec[i].id;

		if (strcmp(t->form.v[id].text, t->before.v[id].text) != 0)
			t->kept.v[id] = t->form.v[id];
	}
}

void
typing_told(struct typing *t, int64_t file, const char *id, const char *what)
{
	char number[FIELD_MAX + 20];
	struct typed *d;

	if (t->correcting) {
		d = &t->done[t->correcting - 1];
		d->what = what;
		keep_corrections(t);
	} else {
		d = add_done(t, file, id, what);
	}
	d->after = t->form;
	form_number(&t->form, t->needs_year, number, sizeof number);
	field_set(&d->after.v[FORM_NUMBER], number);
	if (t->book)
		typing_row_words(t, &d->after, d->words, sizeof d->words);
	else
		(void)snprintf(d->words, sizeof d->words, "%.150s",
		    t->preview.code[0] ? t->preview.code : number);
	t->n_saved++;
	typing_drop(t);
	t->unindexed |= !t->book;
}

/* ---- jackets ------------------------------------------------------------- */

static bool
says_nothing(const struct jacket *j)
{
	return !j->written && !j->parties && !j->type;
}

/* Of a file that is open, what was changed.  CR_END: nothing was. */
static enum cr_status
write_more(struct typing *t, struct jacket *j, struct cr_err *e)
{
	struct form_words w;
	struct jacket before;

	if (form_to_jacket(&t->before, &w, &before, true, false, t->today,
		NULL) == CR_OK) {
		if (before.klass && !j->klass) {
			form_at(&t->form, FORM_CLASS);
			return err_set(e, CR_SKIP, "a class that was said "
			    "cannot be emptied: say the right one, or take "
			    "the entry back");
		}
		if (!form_changes(j, &before))
			return CR_END;
	}
	return register_more(t->desk->catalog, t->file, j, e);
}

static enum cr_status
write_jacket(struct typing *t, struct jacket *j, char id[FILE_ID_MAX],
    const char **what, struct cr_err *e)
{
	bool known = false;
	enum cr_status st;

	*what = "new";
	if (t->as == AS_MORE) {
		fileid_write(id, catalog_site(t->desk->catalog), t->file);
		*what = t->correcting ? "corrected" : "more";
		return write_more(t, j, e);
	}
	if (t->as == AS_ISSUED)
		return register_issued(t->desk->catalog, t->file, j, id, e);
	st = register_file(t->desk->catalog, j, id, &known, e);
	if (known)
		*what = "known";
	return st;
}

/* Without a word that sets it apart, a volume would be the same file. */
static enum cr_status
check_volume(struct typing *t, struct cr_err *e)
{
	if (t->as != AS_VOLUME || form_text(&t->form, FORM_VOLUME) ||
	    form_text(&t->form, FORM_PART))
		return CR_OK;
	form_at(&t->form, FORM_VOLUME);
	return err_set(e, CR_SKIP, "which volume is it, or is it a temporary "
	    "or duplicate file?");
}

static void
tell(struct typing *t, const char *id, const char *what, bool changed)
{
	if (!changed)
		typing_say(t, false, "%s  stays as it is: nothing was changed",
		    id);
	else if (strcmp(what, "known") == 0)
		typing_say(t, true, "%s  is registered just so already: "
		    "nothing is added", id);
	else
		typing_say(t, false, t->correcting ? "%s  corrected"
			: t->as == AS_MORE ? "%s  saved: more is said of it"
					   : "%s  saved: write this id on the jacket", id);
}

static enum cr_status
save_jacket(struct typing *t, struct cr_err *e)
{
	char id[FILE_ID_MAX] = "", site[8];
	const char *what = "";
	struct form_words w;
	struct jacket j;
	int64_t file = 0;
	enum cr_status st;

	st = form_to_jacket(&t->form, &w, &j, t->as == AS_MORE, t->needs_year,
	    t->today, e);
	if (st == CR_OK && t->as == AS_NEW && !t->form.dirty)
		st = err_set(e, CR_SKIP, "nothing is typed yet");
	if (st == CR_OK && t->as != AS_MORE && says_nothing(&j) && !j.box)
		st = err_set(e, CR_SKIP, "say at least the number, the "
		    "parties, the type or the box");
	if (st == CR_OK)
		st = check_volume(t, e);
	j.who = t->who;
	if (st == CR_OK)
		st = write_jacket(t, &j, id, &what, e);
	if (st != CR_OK && !(st == CR_END && id[0]))
		return st;
	tell(t, id, what, st == CR_OK);
	if (st == CR_END) { /* as it was */
		typing_drop(t);
		return CR_OK;
	}
	/* found by its number at once; where another is coding, later */
	(void)fileid_read(id, site, &file, NULL);
	(void)code_one(t->desk->catalog, t->desk->scheme, t->model, file, e);
	typing_told(t, file, id, what);
	return CR_OK;
}

/* ---- all ----------------------------------------------------------------- */

enum cr_status
typing_save(struct typing *t)
{
	struct cr_err e = CR_ERR_INIT;
	int64_t file = t->file;
	enum cr_status st;

	typing_look(t);
	t->bad = false;
	if (typing_number_done(t))
		return CR_END;
	if (t->file != file || t->bad) /* an id, which opened its file, or is
					* a wrong one */
		return CR_SKIP;
	st = t->book ? typing_save_row(t, &e) : save_jacket(t, &e);
	if (st == CR_FATAL)
		typing_say(t, true, "NOT SAVED: %s", e.msg);
	else if (st != CR_OK)
		typing_say(t, true, "not saved: %s", e.msg);
	return st;
}
