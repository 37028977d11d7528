/* registry/form.c: the form that jackets are typed into (see form.h): fields,
 * moving, typing.  Fields come in the order in which they stand on a jacket;
 * what is rarely known comes last, so that it can be left out with one key. */
#include "registry/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static const char parts[] = "original temporary duplicate";
static const char states[] = "pending disposed unknown";
static const char classes[] = "open family juvenile victim sealed";

const struct form_spec form_jacket[] = {
	{ FORM_NUMBER, "number", 0, 0, 66, NULL, FORM_ANEW,
	    "as it is written on the jacket; or shoot a printed slip or "
	    "label" },
	{ FORM_PARTIES, "parties", 3, 0, 66, NULL, FORM_ANEW, "A v B" },
	{ FORM_PAGES, "pages", 4, 0, 6, NULL, FORM_ANEW, "counted by hand" },
	{ FORM_VOLUME, "volume", 4, 18, 12, NULL, FORM_ANEW, "like 2 of 3" },
	{ FORM_PART, "part", 4, 42, 10, parts, FORM_ANEW,
	    "o original, t temporary file, d duplicate file" },
	{ FORM_STATUS, "status", 5, 0, 8, states, FORM_OFTEN,
	    "of the case: p pending, d disposed, u unknown" },
	{ FORM_NEXT, "next", 5, 18, 12, NULL, FORM_ANEW,
	    "next date in court: 25/12/2026" },
	{ FORM_OUTCOME, "outcome", 5, 42, 24, NULL, FORM_ANEW,
	    "if it is disposed: dismissed, settled ..." },
	{ FORM_STATE, "paper", 6, 0, 30, NULL, FORM_ANEW,
	    "state of the paper: torn, wet, eaten ..." },
	{ FORM_TYPE, "type", 6, 42, 24, NULL, FORM_OFTEN,
	    "kind of case, where the number does not say it" },
	{ FORM_CLASS, "class", 7, 0, 9, classes, FORM_ANEW,
	    "only if you know: o open, f family, j juvenile, v victim, s "
	    "sealed" },
	{ FORM_COURT, "court", 9, 0, 30, NULL, FORM_BELOW,
	    "which court and station, like High Court Mukono" },
	{ FORM_YEAR, "year", 9, 42, 6, NULL, FORM_BELOW,
	    "for numbers that have none of their own" },
	{ FORM_ROOM, "room", 10, 0, 14, NULL, FORM_BELOW,
	    "where the file lies" },
	{ FORM_SHELF, "shelf", 10, 26, 10, NULL, FORM_BELOW,
	    "where the file lies" },
	{ FORM_BOX, "box", 10, 48, 10, NULL, FORM_BELOW,
	    "where the file lies" },
};
const size_t form_jacket_n = sizeof form_jacket / sizeof *form_jacket;

const struct form_spec form_book[] = {
	{ FORM_LINE, "line", 0, 0, 20, NULL, FORM_ANEW,
	    "page and line in the register, as 12/3: it is counted on" },
	{ FORM_NUMBER, "number", 1, 0, 66, NULL, FORM_ANEW,
	    "as it is written in the register" },
	{ FORM_PARTIES, "parties", 4, 0, 66, NULL, FORM_ANEW, "A v B" },
	{ FORM_FILED, "filed", 5, 0, 12, NULL, FORM_ANEW,
	    "day on which it was filed: 25/12/1998" },
	{ FORM_STATUS, "status", 5, 26, 8, states, FORM_OFTEN,
	    "of the case: p pending, d disposed, u unknown" },
	{ FORM_NOTE, "note", 6, 0, 66, NULL, FORM_ANEW,
	    "what else the row says" },
	{ FORM_COURT, "court", 8, 0, 30, NULL, FORM_BELOW,
	    "which court and station, like High Court Mukono" },
	{ FORM_YEAR, "year", 8, 42, 6, NULL, FORM_BELOW,
	    "for numbers that have none of their own" },
	{ FORM_PHOTO, "photo", 9, 0, 66, NULL, FORM_BELOW,
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

	for (i = 0; i < f->n; i++) {
		enum form_id id = f->spec[i].id;

		if (f->spec[i].stays == FORM_ANEW)
			field_set(&f->v[id], NULL);
		f->ditto[id] = !field_empty(&f->v[id]);
	}
	f->at = 0;
	f->dirty = f->over = false;
	f->veiled[0] = '\0';
}

void
form_keep(struct form *f, const struct form *from, bool where_empty)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		enum form_id id = f->spec[i].id;

		if (f->spec[i].stays != FORM_ANEW &&
		    (!where_empty || field_empty(&f->v[id])))
			f->v[id] = from->v[id];
	}
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

/* The cursor at the end of its field.  What stays is not written behind: a new
 * box is another one, not a longer one. */
static void
arrive(struct form *f)
{
	const struct form_spec *s = &f->spec[f->at];

	field_key(&f->v[s->id], FIELD_END);
	f->over = s->stays == FORM_BELOW || f->ditto[s->id];
}

void
form_at(struct form *f, enum form_id id)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->spec[i].id == id)
			f->at = i;
	arrive(f);
}

static size_t
first_below(const struct form *f)
{
	size_t i;

	for (i = 0; i + 1 < f->n && f->spec[i].stays != FORM_BELOW; i++)
		;
	return i;
}

bool
form_go(struct form *f, enum form_move m)
{
	bool below = f->spec[f->at].stays == FORM_BELOW;

	switch (m) {
	case FORM_NEXT_FIELD:
		if (f->at + 1 == f->n ||
		    (!below && f->spec[f->at + 1].stays == FORM_BELOW))
			return false;
		f->at++;
		break;
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
		f->at = below ? 0 : first_below(f);
		break;
	}
	arrive(f);
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

/* What is not shown cannot be changed, but replaced. */
static void
unveil(struct form *f, enum form_id id)
{
	if (id != FORM_PARTIES || !f->veiled[0])
		return;
	f->veiled[0] = '\0';
	field_set(&f->v[id], NULL);
}

void
form_type(struct form *f, uint32_t c)
{
	const struct form_spec *s = &f->spec[f->at];
	struct field *v = &f->v[s->id];

	if (s->choices) {
		pick(v, s->choices, c);
	} else {
		unveil(f, s->id);
		if (f->over)
			field_set(v, NULL);
		field_type(v, c);
	}
	f->over = f->ditto[s->id] = false;
	f->dirty |= s->stays != FORM_BELOW;
}

void
form_edit(struct form *f, enum field_key k)
{
	const struct form_spec *s = &f->spec[f->at];

	if (s->choices && (k == FIELD_BACK || k == FIELD_DELETE))
		k = FIELD_CLEAR;
	if (k >= FIELD_BACK)
		unveil(f, s->id);
	field_key(&f->v[s->id], k);
	f->over = false;
	if (k < FIELD_BACK)
		return;
	f->ditto[s->id] = false;
	f->dirty |= s->stays != FORM_BELOW;
}
