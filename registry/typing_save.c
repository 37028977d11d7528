/* registry/typing_save.c: what is typed goes to disk (see typing.h): first the
 * row, then the words on the screen, then coding, which finds it by number. */
#include "registry/typing.h"

#include <stdio.h>
#include <string.h>

#include "catalog/record.h"
#include "index/code.h"

static void
add_done(struct typing *t, int64_t file, const char *id, const char *what)
{
	struct typed *d;

	if (t->n_done == TYPED_MOST)
		memmove(t->done, t->done + 1, --t->n_done * sizeof *t->done);
	d = &t->done[t->n_done++];
	memset(d, 0, sizeof *d);
	d->file = file;
	(void)snprintf(d->id, sizeof d->id, "%s", id);
	(void)snprintf(d->words, sizeof d->words, "%.100s", t->preview.code[0]
		? t->preview.code : t->form.v[FORM_NUMBER].text);
	d->what = what;
	d->fresh = t->as != AS_MORE && strcmp(what, "known") != 0;
	d->before = t->before;
	d->after = t->form;
}

static void
told(struct typing *t, int64_t file, const char *id, const char *what)
{
	if (t->correcting) {
		struct typed *d = &t->done[t->correcting - 1];

		d->after = t->form;
		d->what = "corrected";
		(void)snprintf(d->words, sizeof d->words, "%.100s",
		    t->preview.code[0] ? t->preview.code
				       : t->form.v[FORM_NUMBER].text);
	} else {
		add_done(t, file, id, what);
	}
	typing_drop(t);
	t->unindexed = true;
}

/* Found by its number at once; where another is coding, later. */
static void
code_now(struct typing *t, int64_t file)
{
	struct cr_err e = CR_ERR_INIT;

	(void)code_one(t->desk->catalog, t->desk->scheme, t->model, file, &e);
}

static bool
says_nothing(const struct jacket *j)
{
	return !j->written && !j->parties && !j->type;
}

/* ---- jackets ------------------------------------------------------------- */

static enum cr_status
write_jacket(struct typing *t, const struct jacket *j, char id[FILE_ID_MAX],
    const char **what, struct cr_err *e)
{
	bool known = false;
	enum cr_status st;

	*what = "new";
	if (t->as == AS_MORE) {
		fileid_write(id, catalog_site(t->desk->catalog), t->file);
		*what = "more";
		return register_more(t->desk->catalog, t->file, j, e);
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
	t->form.at = 3;
	return err_set(e, CR_SKIP, "which volume is it, or is it a temporary "
	    "or duplicate file?");
}

static enum cr_status
save_jacket(struct typing *t, struct cr_err *e)
{
	char id[FILE_ID_MAX] = "", site[8];
	const char *what = "";
	struct form_words w;
	struct jacket j;
	int64_t file = 0;
	bool known;
	enum cr_status st;

	st = form_to_jacket(&t->form, &w, &j, t->as == AS_MORE, t->needs_year,
	    t->today, e);
	if (st == CR_OK && t->as != AS_MORE && says_nothing(&j) && !j.box)
		st = err_set(e, CR_SKIP, "nothing is typed yet");
	if (st == CR_OK)
		st = check_volume(t, e);
	j.who = t->who;
	if (st == CR_OK)
		st = write_jacket(t, &j, id, &what, e);
	if (st != CR_OK)
		return st;
	(void)fileid_read(id, site, &file, NULL);
	known = what[0] == 'k';
	typing_say(t, known, known
		? "%s  is registered just so already: nothing is added"
	    : t->correcting ? "%s  corrected"
	    : t->as == AS_MORE ? "%s  saved: more is said of it"
			       : "%s  saved", id);
	code_now(t, file);
	told(t, file, id, what);
	return CR_OK;
}

/* ---- rows of a register -------------------------------------------------- */

enum cr_status
typing_save_row(struct typing *t, struct cr_err *e)
{
	struct form_words w;
	struct entry x;
	char id[FILE_ID_MAX];
	enum cr_status st;

	st = form_to_entry(&t->form, &w, &x, t->needs_year, t->today, e);
	x.book = t->book;
	x.who = t->who;
	x.instead = t->instead;
	if (st == CR_OK)
		st = entry_add(t->desk->catalog, &x, e);
	if (st != CR_OK)
		return st;
	(void)snprintf(id, sizeof id, "row %lld", (long long)x.seq);
	typing_say(t, false, "%s  %s", id, t->correcting ? "saved instead"
							 : "saved");
	if (t->correcting) {
		t->done[t->correcting - 1].file = x.seq;
		(void)snprintf(t->done[t->correcting - 1].id, FILE_ID_MAX,
		    "%s", id);
	}
	t->as = AS_NEW; /* sticky words stay */
	told(t, x.seq, id, "new");
	t->unindexed = false;
	return CR_OK;
}

/* ---- all ----------------------------------------------------------------- */

enum cr_status
typing_save(struct typing *t)
{
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	typing_look(t);
	if (!t->book && t->as == AS_NEW && !t->asked &&
	    typing_number_done(t))
		return CR_END;
	st = t->book ? typing_save_row(t, &e) : save_jacket(t, &e);
	if (st == CR_FATAL)
		typing_say(t, true, "NOT SAVED: %s", e.msg);
	else if (st != CR_OK)
		typing_say(t, true, "not saved: %s", e.msg);
	return st;
}

/* What the file said before is said again. */
static enum cr_status
say_as_before(struct typing *t, const struct typed *d, struct cr_err *e)
{
	struct form f = d->before;
	struct form_words w;
	struct jacket j;
	enum cr_status st;

	st = form_to_jacket(&f, &w, &j, true, false, t->today, e);
	j.who = t->who;
	return st == CR_OK
	    ? register_more(t->desk->catalog, d->file, &j, e) : st;
}

enum cr_status
typing_take_back(struct typing *t)
{
	struct cr_err e = CR_ERR_INIT;
	struct typed *d;
	enum cr_status st;

	if (!t->correcting || t->book) {
		typing_drop(t);
		return CR_OK;
	}
	d = &t->done[t->correcting - 1];
	st = d->fresh ? register_withdraw(t->desk->catalog, d->file, t->who,
			    &e)
	    : strcmp(d->what, "known") ? say_as_before(t, d, &e)
				       : CR_OK;
	if (st == CR_END)
		st = CR_OK;
	if (st != CR_OK) {
		typing_say(t, true, "not taken back: %s", e.msg);
		return st;
	}
	code_now(t, d->file);
	typing_say(t, false, "%s  taken back%s", d->id, d->fresh
		? ": that id is never given again" : "");
	d->what = "taken back";
	d->file = 0;
	typing_drop(t);
	t->unindexed = true;
	return CR_OK;
}
