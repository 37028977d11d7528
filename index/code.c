/* index/code.c: labels of one file (see code.h). */
#include "index/code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/label.h"
#include "catalog/record.h"
#include "codes/number.h"

/* Strings of the labels, freed together. */
struct work {
	const struct scheme *scheme;
	struct label_number *v;
	size_t n, cap;
	char **strings;
	size_t n_strings, cap_strings;
};

static const char *
keep(struct work *w, char *s)
{
	w->strings = xgrow(w->strings, w->n_strings, &w->cap_strings,
	    sizeof *w->strings);
	return w->strings[w->n_strings++] = s;
}

static void
work_release(struct work *w)
{
	while (w->n_strings)
		free(w->strings[--w->n_strings]);
	free(w->strings);
	free(w->v);
}

static struct label_number *
add(struct work *w, const struct number *n, const char *text)
{
	struct label_number *l;

	w->v = xgrow(w->v, w->n, &w->cap, sizeof *w->v);
	l = &w->v[w->n++];
	memset(l, 0, sizeof *l);
	l->verbatim = keep(w, xstrndup(text + n->off, n->len));
	l->role = number_role_name(n->role);
	l->rule = keep(w, xstrdup(n->rule));
	l->score = n->score;
	l->settled = n->settled;
	if (n->settled)
		l->id = n->candidates[0];
	return l;
}

static void
write_code(struct work *w, struct label_number *l)
{
	struct buf b = BUF_INIT;

	if (!l->settled)
		return;
	scheme_write(w->scheme, &l->id, &b);
	l->code = keep(w, buf_detach(&b, NULL));
}

/* Pixels of the page as shown, back to pixels of the raw master. */
static struct box
raw_box(const struct rec_page *p, struct box b)
{
	b = box_turn(b, p->width, p->height, (360 - p->rotation) % 360);
	return box_unorient(b, p->stored_width, p->stored_height,
	    p->orientation);
}

/* The words that a stretch of text covers, as one box. */
static struct box
box_of(const struct page_text *t, size_t off, size_t len)
{
	struct box b = { 0, 0, 0, 0 };
	size_t i;

	for (i = 0; i < t->n_words; i++)
		if (t->words[i].off < off + len &&
		    off < (size_t)t->words[i].off + t->words[i].len)
			b = box_union(b, t->words[i].box);
	return b;
}

/* The lines that it stands in. */
static char *
quote_of(const struct page_text *t, size_t off, size_t len)
{
	const char *s = t->text.data;
	size_t from = off, to = off + len;

	while (from > 0 && s[from - 1] != '\n')
		from--;
	while (to < t->text.len && s[to] != '\n')
		to++;
	return xstrndup(s + from, to - from);
}

/* Which of the numbers on a jacket is the file's own?  It was registered as
 * somebody's, so one whose role the words do not tell may be it, and before
 * none at all, one that they make a citation ("A v B, Civil Suit ...").  One
 * that a mending of digits found never goes before a literal one. */
static size_t
jacket_own(const struct numbers *found)
{
	size_t i, best = found->n;
	int rank, least = 4;

	for (i = 0; i < found->n; i++) {
		const struct number *n = &found->v[i];

		if (n->role == NUMBER_PARENT)
			continue;
		rank = (n->role == NUMBER_CITED ? 2 : 0) + n->repaired;
		if (rank < least) {
			least = rank;
			best = i;
		}
	}
	return best;
}

static void
from_jacket(struct work *w, const struct record *r)
{
	struct numbers found = NUMBERS_INIT;
	struct label_number *l;
	size_t i, own;

	if (!r->written)
		return;
	numbers_find(&found, w->scheme, r->written, strlen(r->written));
	own = jacket_own(&found);
	for (i = 0; i < found.n; i++) {
		if (i == own)
			found.v[i].role = NUMBER_OWN;
		else if (i < own && found.v[i].role == NUMBER_OWN)
			found.v[i].role = NUMBER_UNKNOWN;
		l = add(w, &found.v[i], r->written);
		l->quote = keep(w, xstrdup(r->written));
		l->rule = "registered";
		if (found.v[i].settled && !found.v[i].repaired)
			l->score = 1;
	}
	numbers_release(&found);
}

static void
from_heading(struct work *w, const struct rec_page *p,
    const struct page_text *t)
{
	struct numbers found = NUMBERS_INIT;
	struct label_number *l;
	size_t i;

	numbers_heading(&found, w->scheme, t);
	for (i = 0; i < found.n; i++) {
		l = add(w, &found.v[i], t->text.data);
		l->page = p->row;
		l->box = raw_box(p, box_of(t, found.v[i].off, found.v[i].len));
		l->quote = keep(w, quote_of(t, found.v[i].off, found.v[i].len));
	}
	numbers_release(&found);
}

/* The first page that has text. */
static enum cr_status
first_text(struct pages *pages, const struct record *r, struct work *w,
    struct cr_err *e)
{
	struct page_text t;
	enum cr_status st;
	size_t i;

	for (i = 0; i < r->n_pages; i++) {
		const struct rec_page *p = &r->pages[i];

		if (strcmp(p->status, "read") || !p->words)
			continue;
		if ((st = pages_text(pages, p->image, &t, e)) == CR_FATAL ||
		    st == CR_RETRY)
			return st;
		if (st == CR_OK && t.n_words)
			from_heading(w, p, &t);
		text_release(&t);
		if (st == CR_OK)
			break;
		if (st == CR_SKIP)
			log_warn("'%s' page %d: %s", r->id, p->n, e->msg);
	}
	return CR_OK;
}

static void
fill(char *to, size_t size, const char *from)
{
	if (!to[0])
		snprintf(to, size, "%s", from);
}

/* Which number is the file's own: the registered one, else the heading's.
 * Where the heading says the same case more fully, it fills the gaps. */
static void
choose_own(struct work *w)
{
	struct label_number *own = NULL, *head = NULL;
	size_t i;

	for (i = 0; i < w->n; i++) {
		struct label_number *l = &w->v[i];

		if (!l->settled || !case_known(&l->id) ||
		    strcmp(l->role, "own"))
			continue;
		if (!l->page && !own)
			own = l;
		else if (l->page && !head)
			head = l;
	}
	if (own && head && case_match(&own->id, &head->id)) {
		fill(own->id.court, sizeof own->id.court, head->id.court);
		fill(own->id.station, sizeof own->id.station,
		    head->id.station);
		fill(own->id.station_name, sizeof own->id.station_name,
		    head->id.station_name);
		fill(own->id.division, sizeof own->id.division,
		    head->id.division);
	}
	if (!own)
		own = head;
	if (own)
		own->own = true;
}

enum cr_status
code_file(struct catalog *c, struct pages *pages, const struct scheme *s,
    int64_t file, bool dry, struct cr_err *e)
{
	struct work w = { .scheme = s };
	struct record *r = NULL;
	char klass[16];
	bool decided;
	enum cr_status st;
	size_t i;

	if ((st = record_read(c, file, &r, e)) != CR_OK)
		return st;
	from_jacket(&w, r);
	if ((st = first_text(pages, r, &w, e)) != CR_OK)
		goto out;
	choose_own(&w);
	for (i = 0; i < w.n; i++)
		write_code(&w, &w.v[i]);
	if ((st = label_class_said(c, file, klass, sizeof klass, &decided,
		 e)) != CR_OK)
		goto out;
	if (!dry) {
		const struct label_set set = { .file = file, .rev = r->rev,
			.numbers = w.v, .n_numbers = w.n,
			.klass = klass[0] ? klass : "unclassified",
			.klass_reason = decided ? "a person decided"
			    : klass[0]          ? "said when it came in"
						: "no rule yet decides",
			/* a starting value is nobody's decision */
			.klass_source = decided ? "person" : "machine" };

		st = label_store(c, &set, e);
	}
out:
	work_release(&w);
	record_free(r);
	return st;
}
