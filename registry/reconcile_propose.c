/* registry/reconcile_propose.c: files that a row may have meant although its
 * number says otherwise.
 *
 * For a number that was read: files that no row has met, of the same parties,
 * whose number is a slip of the pen away (a digit of the serial, two that
 * changed places, the year, the kind of case).  For what was not read or
 * without a year, and where that finds nothing: files of the same parties, by
 * an index of their names.  Proposals only: nothing counts as found. */
#include "registry/reconcile_steps.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "registry/reconcile_names.h"

enum {
	SERIAL_MOST = 400, /* files of one serial that are looked at */
	COMMON = 200,      /* files that share a word which tells little then */
};

/* ---- an index of names: bones of a word, and the file that has it -------- */

struct word {
	uint64_t bones; /* their hash */
	size_t file;
};
struct proposer {
	struct reconcile *r;
	struct word *v;
	size_t n, cap;
	struct name_words row; /* of the row in hand */
};

/* FNV-1a */
static uint64_t
hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

static int
compare_words(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->bones != y->bones)
		return x->bones < y->bones ? -1 : 1;
	return x->file < y->file ? -1 : x->file > y->file;
}

static bool
is_free(const struct recon_file *f)
{
	return f->met == TALLY_NONE && !f->withdrawn && f->parties;
}

static void
index_names(struct proposer *p)
{
	struct name_words w;
	char bones[NAME_WORD_MAX];
	size_t i, k;

	for (i = 0; i < p->r->n_files; i++) {
		if (!is_free(&p->r->files[i]))
			continue;
		name_words_read(&w, p->r->files[i].parties);
		for (k = 0; k < w.n; k++) {
			name_word_bones(bones, w.v[k]);
			p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
			p->v[p->n++] = (struct word){ hash(bones), i };
		}
	}
	if (p->n)
		qsort(p->v, p->n, sizeof *p->v, compare_words);
}

/* Is the file free, and of the row's parties? */
static bool
fits(const struct proposer *p, size_t row, size_t file)
{
	const struct recon_file *f = &p->r->files[file];
	struct name_words w;

	if (!is_free(f))
		return false;
	name_words_read(&w, f->parties);
	return name_words_alike(&p->row, &w) &&
	    recon_people(p->r, p->r->book.v[row].parties, f->parties) ==
	    PEOPLE_SHARED;
}

/* Where the words of these bones begin; *n: how many. */
static size_t
words_of(const struct proposer *p, uint64_t bones, size_t *n)
{
	size_t low = 0, high = p->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (p->v[mid].bones < bones)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < p->n && *n <= COMMON &&
	     p->v[low + *n].bones == bones; ++*n)
		;
	return low;
}

/* Of how many words of the row has a file the bones? */
static size_t
shared(const struct proposer *p, const uint64_t *bones, size_t file)
{
	size_t k, n = 0;

	for (k = 0; k < p->row.n; k++) {
		const struct word want = { bones[k], file };

		n += bsearch(&want, p->v, p->n, sizeof *p->v,
		    compare_words) != NULL;
	}
	return n;
}

/* By names alone; type: only files of that type, or "".  Words that very many
 * share find nobody, but count beside others. */
static size_t
by_names(const struct proposer *p, size_t row, const char *type)
{
	uint64_t bones[NAME_WORDS];
	char text[NAME_WORD_MAX];
	size_t k, i, n, first;

	for (k = 0; k < p->row.n; k++) {
		name_word_bones(text, p->row.v[k]);
		bones[k] = hash(text);
	}
	for (k = 0; k < p->row.n; k++) {
		first = words_of(p, bones[k], &n);
		for (i = first; n <= COMMON && i < first + n; i++) {
			const struct recon_file *f =
			    &p->r->files[p->v[i].file];

			if (*type && (f->own == NOTHING ||
				strcmp(p->r->refs[f->own].id.type, type) != 0))
				continue;
			if (shared(p, bones, p->v[i].file) >= 2 &&
			    fits(p, row, p->v[i].file))
				return p->v[i].file;
		}
	}
	return NOTHING;
}

/* ---- numbers that are a slip away ---------------------------------------- */

static const char *
slip(const struct case_id *a, const struct case_id *b, long asked)
{
	bool type = strcmp(a->type, b->type) == 0, year = a->year == b->year;

	if (asked != a->serial)
		return type && year ? "the same parties, a digit differs"
				    : NULL;
	if (type)
		return year ? "the same parties, another court"
			    : "the same parties, another year";
	return year ? "the same parties, another kind of case" : NULL;
}

/* A free file of the row's parties with that serial. */
static bool
try_serial(struct proposer *p, struct finding *f, long serial)
{
	const struct case_id *id = &p->r->rows[f->row].c.v[0];
	size_t i, to;

	recon_serial(p->r, serial, &i, &to);
	if (to > i + SERIAL_MOST)
		to = i + SERIAL_MOST;
	for (; i < to; i++) {
		const struct recon_ref *x = &p->r->refs[i];
		const char *why = slip(id, &x->id, serial);

		if (!why || !fits(p, f->row, x->file))
			continue;
		f->maybe = x->file;
		f->whymaybe = why;
		return true;
	}
	return false;
}

/* Each digit another, left out, one more; two that changed places. */
static bool
by_number(struct proposer *p, struct finding *f)
{
	long v = p->r->rows[f->row].c.v[0].serial, ten, d, rest, was;

	if (try_serial(p, f, v))
		return true;
	for (ten = 1; ten <= v && ten <= 100000; ten *= 10) {
		rest = v % ten;
		was = v / ten % 10;
		for (d = 0; d < 10; d++)
			if ((d != was && try_serial(p, f,
				v + (d - was) * ten)) ||
			    try_serial(p, f, v / ten * ten * 10 + d * ten +
				rest))
				return true;
		d = v / ten / 10 % 10; /* the digit before it */
		if (try_serial(p, f, v / (ten * 10) * ten + rest) ||
		    (d != was && v / ten >= 10 &&
			try_serial(p, f, v + (was - d) * ten * 10 +
			    (d - was) * ten)))
			return true;
	}
	return false;
}

/* ---- without a year ------------------------------------------------------ */

/* "2015-03-02", "2.3.2015": the year in it, or 0. */
static int
year_in(const char *s)
{
	size_t n;

	for (; s && *s; s += n ? n : 1) {
		n = strspn(s, "0123456789");
		if (n == 4)
			return (int)strtol(s, NULL, 10);
	}
	return 0;
}

/* Files of the type and serial, or serial and year, that agree otherwise: filed
 * that year, or of the same parties. */
static bool
by_serial(struct proposer *p, struct finding *f)
{
	const struct case_id *id = &p->r->rows[f->row].c.v[0];
	int year = year_in(p->r->book.v[f->row].filed);
	size_t i, to;

	recon_serial(p->r, id->serial, &i, &to);
	if (to > i + SERIAL_MOST)
		to = i + SERIAL_MOST;
	for (; id->serial > 0 && i < to; i++) {
		const struct recon_ref *x = &p->r->refs[i];
		const struct recon_file *file = &p->r->files[x->file];

		if (!case_match(&x->id, id) || file->met == TALLY_SURE ||
		    file->withdrawn)
			continue;
		if (!id->year && x->id.year == year)
			f->whymaybe = "filed in that year";
		else if (fits(p, f->row, x->file))
			f->whymaybe = "the same parties";
		else
			continue;
		f->maybe = x->file;
		return true;
	}
	return false;
}

/* ---- all of them --------------------------------------------------------- */

static void
propose(struct proposer *p, struct finding *f)
{
	const struct recon_row *x = &p->r->rows[f->row];
	bool read = x->c.how == CASE_READ;

	name_words_read(&p->row, p->r->book.v[f->row].parties);
	if (f->file != NOTHING)
		return; /* there is one by its number */
	if ((read && p->row.n && by_number(p, f)) ||
	    ((x->c.how == CASE_NO_YEAR || x->c.how == CASE_NO_TYPE) &&
		by_serial(p, f)) || !p->row.n)
		return;
	f->maybe = by_names(p, f->row, read ? x->c.v[0].type : "");
	if (f->maybe != NOTHING)
		f->whymaybe = read ? "the same parties, another number"
				   : "the same parties";
}

/* What is proposed to a row is told beside the file too. */
static void
tell_files(struct reconcile *r)
{
	static const enum finding_kind kinds[] = { FOUND_MISSING,
		FOUND_NO_ROW, FOUND_UNCLEAR };
	struct finding **of = xcalloc(r->n_files + 1, sizeof *of);
	size_t i, k;

	for (k = 0; k < 3; k++)
		for (i = 0; i < r->found[kinds[k]].n; i++) {
			struct finding *f = &r->found[kinds[k]].v[i];

			if (f->maybe != NOTHING && !of[f->maybe])
				of[f->maybe] = f;
		}
	for (i = 0; i < r->found[FOUND_UNREGISTERED].n; i++) {
		struct finding *f = &r->found[FOUND_UNREGISTERED].v[i];

		if (!of[f->file])
			continue;
		f->other = of[f->file]->row;
		f->why = of[f->file]->whymaybe;
	}
	free(of);
}

void
recon_propose(struct reconcile *r)
{
	static const enum finding_kind kinds[] = { FOUND_MISSING,
		FOUND_NO_ROW, FOUND_UNCLEAR };
	struct proposer p = { .r = r };
	size_t i, k;

	index_names(&p);
	for (k = 0; k < 3; k++)
		for (i = 0; i < r->found[kinds[k]].n; i++)
			propose(&p, &r->found[kinds[k]].v[i]);
	free(p.v);
	tell_files(r);
}
