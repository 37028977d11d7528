/* registry/form.c: the form that jackets are typed into (see form.h).  Fields
 * come in the order in which they stand on a jacket; what is rarely known
 * comes last, so that it can be left out with one key. */
#include "registry/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/utf8.h"

static const char parts[] = "original temporary duplicate";
static const char states[] = "pending disposed unknown";
static const char classes[] = "open family juvenile victim sealed";

const struct form_spec form_jacket[] = {
	{ FORM_NUMBER, "number", 0, 0, 66, NULL, false,
	    "as it is written on the jacket; or shoot a printed slip or "
	    "label" },
	{ FORM_PARTIES, "parties", 3, 0, 66, NULL, false, "A v B" },
	{ FORM_PAGES, "pages", 4, 0, 6, NULL, false, "counted by hand" },
	{ FORM_VOLUME, "volume", 4, 18, 12, NULL, false, "like 2 of 3" },
	{ FORM_PART, "part", 4, 42, 10, parts, false,
	    "o original, t temporary file, d duplicate file" },
	{ FORM_STATUS, "status", 5, 0, 9, states, false,
	    "of the case: p pending, d disposed, u unknown" },
	{ FORM_NEXT, "next", 5, 18, 12, NULL, false,
	    "next date in court: 25/12/2026" },
	{ FORM_OUTCOME, "outcome", 5, 42, 24, NULL, false,
	    "if it is disposed: dismissed, settled ..." },
	{ FORM_STATE, "paper", 6, 0, 30, NULL, false,
	    "state of the paper: torn, wet, eaten ..." },
	{ FORM_TYPE, "type", 6, 42, 24, NULL, false,
	    "kind of case, where the number does not say it" },
	{ FORM_CLASS, "class", 7, 0, 9, classes, false,
	    "only if you know: o open, f family, j juvenile, v victim, s "
	    "sealed" },
	{ FORM_COURT, "court", 9, 0, 30, NULL, true,
	    "which court and station, like High Court Mukono" },
	{ FORM_YEAR, "year", 9, 42, 6, NULL, true,
	    "for numbers that have none of their own" },
	{ FORM_ROOM, "room", 10, 0, 14, NULL, true, "where the file lies" },
	{ FORM_SHELF, "shelf", 10, 26, 10, NULL, true,
	    "where the file lies" },
	{ FORM_BOX, "box", 10, 48, 10, NULL, true, "where the file lies" },
};
const size_t form_jacket_n = sizeof form_jacket / sizeof *form_jacket;

const struct form_spec form_book[] = {
	{ FORM_LINE, "line", 0, 0, 20, NULL, false,
	    "page and line in the register, as 12/3" },
	{ FORM_NUMBER, "number", 1, 0, 66, NULL, false,
	    "as it is written in the register" },
	{ FORM_PARTIES, "parties", 4, 0, 66, NULL, false, "A v B" },
	{ FORM_FILED, "filed", 5, 0, 12, NULL, false,
	    "day on which it was filed: 25/12/1998" },
	{ FORM_STATUS, "status", 5, 26, 9, states, false,
	    "of the case: p pending, d disposed, u unknown" },
	{ FORM_NOTE, "note", 6, 0, 66, NULL, false,
	    "what else the row says" },
	{ FORM_COURT, "court", 9, 0, 30, NULL, true,
	    "which court and station, like High Court Mukono" },
	{ FORM_YEAR, "year", 9, 42, 6, NULL, true,
	    "for numbers that have none of their own" },
	{ FORM_PHOTO, "photo", 10, 0, 66, NULL, true,
	    "file of the photograph of this page" },
};
const size_t form_book_n = sizeof form_book / sizeof *form_book;

void
form_init(struct form *f, const struct form_spec *spec, size_t n)
{
	memset(f, 0, sizeof *f);
	f->spec = spec;
	f->n = n;
}

void
form_clear(struct form *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (!f->spec[i].sticky)
			field_set(&f->v[f->spec[i].id], NULL);
	f->at = 0;
	f->dirty = false;
}

/* ---- moving -------------------------------------------------------------- */

/* The field of another row that stands nearest above or below. */
static size_t
vertical(const struct form *f, int step)
{
	const struct form_spec *here = &f->spec[f->at];
	size_t best = f->at, i;
	int d, best_d = 1 << 20;

	for (i = 0; i < f->n; i++) {
		int rows = (f->spec[i].row - here->row) * step;

		if (rows <= 0)
			continue;
		d = rows * 100 + abs(f->spec[i].col - here->col);
		if (d < best_d) {
			best_d = d;
			best = i;
		}
	}
	return best;
}

bool
form_go(struct form *f, enum form_move m)
{
	size_t i;

	switch (m) {
	case FORM_NEXT_FIELD:
		if (f->at + 1 < f->n &&
		    (f->spec[f->at].sticky || !f->spec[f->at + 1].sticky)) {
			f->at++;
			break;
		}
		return false;
	case FORM_PREVIOUS:
		f->at = f->at ? f->at - 1 : f->n - 1;
		break;
	case FORM_UP:
		f->at = vertical(f, -1);
		break;
	case FORM_DOWN:
		f->at = vertical(f, 1);
		break;
	case FORM_STICKY:
		if (f->spec[f->at].sticky) {
			f->at = 0;
			break;
		}
		for (i = 0; i + 1 < f->n && !f->spec[i].sticky; i++)
			;
		f->at = i;
		break;
	}
	field_key(&f->v[f->spec[f->at].id], FIELD_END);
	return true;
}

/* ---- typing -------------------------------------------------------------- */

/* The word of the list that begins with the letter; "": none. */
static void
pick(struct field *f, const char *choices, uint32_t c)
{
	const char *w = choices;
	char word[24];
	size_t n;

	while (*w) {
		n = strcspn(w, " ");
		if ((uint32_t)(unsigned char)*w == utf8_lower(c) &&
		    n < sizeof word) {
			memcpy(word, w, n);
			word[n] = '\0';
			field_set(f, word);
			return;
		}
		w += n + (w[n] == ' ');
	}
}

void
form_type(struct form *f, uint32_t c)
{
	const struct form_spec *s = &f->spec[f->at];

	if (s->choices)
		pick(&f->v[s->id], s->choices, c);
	else
		field_type(&f->v[s->id], c);
	f->dirty |= !s->sticky;
}

void
form_edit(struct form *f, enum field_key k)
{
	const struct form_spec *s = &f->spec[f->at];

	if (s->choices && (k == FIELD_BACK || k == FIELD_DELETE))
		k = FIELD_CLEAR;
	field_key(&f->v[s->id], k);
	f->dirty |= !s->sticky && k >= FIELD_BACK;
}

/* ---- what it says -------------------------------------------------------- */

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

static void
put_cursor(struct form *f, enum form_id id)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->spec[i].id == id)
			f->at = i;
}

static enum cr_status
read_day(struct form *f, enum form_id id, const char *name, char out[DAY_MAX],
    const char *today, struct cr_err *e)
{
	const char *text = form_text(f, id);

	out[0] = '\0';
	if (!text || day_typed(out, text, today))
		return CR_OK;
	put_cursor(f, id);
	return err_set(e, CR_SKIP, "%s: '%.40s' is no day; like 25/12/2026",
	    name, text);
}

static enum cr_status
check_pages(struct form *f, struct cr_err *e)
{
	const char *text = form_text(f, FORM_PAGES);

	if (!text || (strspn(text, "0123456789") == strlen(text) &&
			 strlen(text) <= 4))
		return CR_OK;
	put_cursor(f, FORM_PAGES);
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
