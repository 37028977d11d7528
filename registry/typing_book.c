/* registry/typing_book.c: rows of the court's own register (see typing.h).  The
 * rows typed before are listed, so that one sees where to go on, and can be
 * corrected as well. */
#include "registry/typing_own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { ROWS_BEFORE = 20, LINE_WIDE = 9, NUMBER_WIDE = 30 };

/* So many columns of it, blanks behind. */
static void
cell(struct buf *out, const char *text, size_t width)
{
	size_t len = strlen(text), n;

	while (len && (field_columns(text, len) > width ||
			  !utf8_valid(text, len)))
		len--;
	buf_add(out, text, len);
	for (n = field_columns(text, len); n < width + 2; n++)
		buf_addc(out, ' ');
}

/* Of cases whose class is not open, nobody's name. */
void
typing_row_words(struct typing *t, struct form *f, char *out, size_t size)
{
	const char *line = form_text(f, FORM_LINE);
	const char *number = form_text(f, FORM_NUMBER);
	const char *parties = form_text(f, FORM_PARTIES);
	struct preview_class class;
	struct buf b = BUF_INIT;

	preview_class(&class, t->desk->scheme, number,
	    form_text(f, FORM_COURT), NULL, parties);
	cell(&b, line ? line : "", LINE_WIDE);
	cell(&b, number ? number : "(no number)", NUMBER_WIDE);
	if (parties && strcmp(class.klass, "open") == 0)
		cell(&b, parties, 80);
	(void)snprintf(out, size, "%.*s", (int)(size - 1), b.data);
	buf_release(&b);
}

/* ---- rows that are there ------------------------------------------------- */

static void
to_form(struct form *f, const struct entry *x)
{
	const struct {
		enum form_id id;
		const char *text;
	} all[] = { { FORM_LINE, x->line }, { FORM_NUMBER, x->written },
		{ FORM_PARTIES, x->parties }, { FORM_FILED, x->filed },
		{ FORM_STATUS, x->status }, { FORM_NOTE, x->note },
		{ FORM_COURT, x->court }, { FORM_PHOTO, x->photo } };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		field_set(&f->v[all[i].id], all[i].text);
}

static enum cr_status
take_row(void *ctx, const struct entry *x, struct cr_err *e)
{
	struct typing *t = ctx;
	struct typed *d;

	(void)e;
	if (t->n_done == ROWS_BEFORE)
		memmove(t->done, t->done + 1, --t->n_done * sizeof *t->done);
	d = &t->done[t->n_done++];
	memset(d, 0, sizeof *d);
	form_init(&d->after, form_book, form_book_n);
	to_form(&d->after, x);
	d->file = x->seq;
	d->what = "before";
	return CR_OK;
}

/* "12/3": "12/4"; what has no number at its end is no line to count on. */
static void
count_on(struct form *f, const char *line)
{
	size_t len = strlen(line), from = len;
	char out[40];

	while (from > 0 && line[from - 1] >= '0' && line[from - 1] <= '9')
		from--;
	if (from == len || len - from > 6 || from > 20)
		return;
	(void)snprintf(out, sizeof out, "%.*s%ld", (int)from, line,
	    strtol(line + from, NULL, 10) + 1);
	field_set(&f->v[FORM_LINE], out);
	f->ditto[FORM_LINE] = true;
	f->over = f->spec[f->at].id == FORM_LINE;
}

void
typing_next_line(struct typing *t)
{
	size_t i = t->n_done;

	while (i > 0 && t->done[i - 1].file == 0)
		i--;
	if (i > 0)
		count_on(&t->form, t->done[i - 1].after.v[FORM_LINE].text);
}

void
typing_read_rows(struct typing *t)
{
	struct cr_err e = CR_ERR_INIT;
	struct typed *d;
	size_t i;

	if (entry_each(t->desk->catalog, t->book, take_row, t, &e) != CR_OK)
		typing_say(t, true, "the rows before cannot be read: %s",
		    e.msg);
	for (i = 0; i < t->n_done; i++) {
		d = &t->done[i];
		(void)snprintf(d->id, sizeof d->id, "row %lld",
		    (long long)d->file);
		typing_row_words(t, &d->after, d->words, sizeof d->words);
	}
	if (!t->n_done)
		return;
	d = &t->done[t->n_done - 1];
	form_keep(&t->form, &d->after, true);
	typing_drop(t);
	typing_say(t, false, "the last rows of this register are shown: go on "
	    "behind them");
}

/* ---- saving -------------------------------------------------------------- */

enum cr_status
typing_save_row(struct typing *t, struct cr_err *e)
{
	char id[FILE_ID_MAX];
	struct form_words w;
	struct entry x;
	bool known = false, corrects = t->correcting != 0;
	enum cr_status st;

	st = form_to_entry(&t->form, &w, &x, t->needs_year, t->today, e);
	x.book = t->book;
	x.who = t->who;
	x.instead = t->instead;
	if (st == CR_OK && !x.instead) {
		st = entry_again(t->desk->catalog, &x, &x.seq, e);
		known = st == CR_OK;
		st = st == CR_END ? CR_OK : st;
	}
	if (st == CR_OK && !known)
		st = entry_add(t->desk->catalog, &x, e);
	if (st != CR_OK)
		return st;
	(void)snprintf(id, sizeof id, "row %lld", (long long)x.seq);
	typing_say(t, known, known ? "%s  says just that already: nothing is "
	    "added" : corrects ? "%s  saved instead" : "%s  saved", id);
	if (corrects) {
		t->done[t->correcting - 1].file = x.seq;
		(void)snprintf(t->done[t->correcting - 1].id, FILE_ID_MAX,
		    "%s", id);
	}
	if (known)
		typing_drop(t);
	else
		typing_told(t, x.seq, id, corrects ? "corrected" : "new");
	return CR_OK;
}
