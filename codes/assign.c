/* codes/assign.c: whose number is each?
 *
 * A file names dozens of cases: its own, those that it comes from, those that
 * are cited, those of papers that only lie in it.  Every number of every page
 * is one entry; what is found out about the file as a whole decides what each
 * is to it (see assign.h for the steps).  Readings are never changed: what is
 * thought to be a damaged reading stays its own entry, with less score.
 *
 * The roles that roles.c and the captions gave are of a page; those given
 * here are of the file.
 */
#include "codes/assign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const double TEXT = 0.3; /* of a caption's vote */
enum { POOR = 80, CONFLICTS = 4 }; /* word confidence, 0..100 */

const struct case_id *
assign_reading(const struct assign *a, size_t number)
{
	const struct number *n = &a->l->numbers[number].n;

	return n->settled && case_known(&n->candidates[0]) ? &n->candidates[0]
							   : NULL;
}

size_t
assign_next(const struct assign *a, size_t page, size_t number,
    enum number_role said)
{
	for (; number < a->first[page + 1]; number++)
		if (a->v[number].in_caption &&
		    a->v[number].hit->role == said)
			return number;
	return NO_NUMBER;
}

/* Words name the relation; "arising from" is said of appeals too. */
enum relation
assign_relation(const struct assign *a, size_t child, size_t parent)
{
	const struct case_id *id =
	    child == NO_NUMBER ? &a->own : assign_reading(a, child);
	const struct type *t = id ? scheme_type(a->p->s, id->type) : NULL;
	enum relation own = t ? t->relation : RELATION_NONE;
	enum relation said = a->v[parent].hit->relation;

	if (said == RELATION_NONE)
		return own ? own : RELATION_RELATED;
	return said == RELATION_ARISING && own ? own : said;
}

static float
worst_word(const struct page_text *t, size_t off, size_t end)
{
	size_t lo = 0, hi = t->n_words, mid;
	float worst = 100;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if ((size_t)t->words[mid].off + t->words[mid].len <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < t->n_words && t->words[lo].off < end; lo++)
		if (t->words[lo].conf < worst)
			worst = t->words[lo].conf;
	return worst;
}

bool
assign_doubtful(const struct assign *a, size_t number)
{
	const struct label_no *n = &a->l->numbers[number];

	if (n->page == EVIDENCE_JACKET)
		return n->n.repaired;
	return n->n.repaired || n->n.score < 0.7 ||
	    a->v[number].hit->short_year ||
	    worst_word(a->p->v[n->page].text, n->n.off,
		n->n.off + n->n.len) < POOR;
}

double
assign_vote(const struct assign *a, size_t number)
{
	const struct label_no *n = &a->l->numbers[number];
	double v = n->n.score;

	if (assign_doubtful(a, number))
		v *= 0.5;
	if (!a->v[number].in_caption)
		v *= 0.3;
	else if (a->p->v[n->page].caption.court == CAPTION_NONE)
		v *= 0.75;
	return v;
}

void
assign_support(const struct assign *a, struct claims *c)
{
	size_t k, i, heard[CLAIM_MAX] = { 0 };

	for (k = a->n_jacket; k < a->l->n_numbers; k++) {
		const struct case_id *id = assign_reading(a, k);

		if (!id || a->v[k].in_caption || a->v[k].head ||
		    (i = claims_find(c, id)) == c->n || heard[i]++ > 2)
			continue;
		claims_add(c, id, c->v[i].best, c->v[i].first,
		    TEXT * a->l->numbers[k].n.score, false);
	}
}

/* Are both among the numbers [from, to) of a caption, or of the jacket? */
static bool
says_both(const struct assign *a, size_t from, size_t to,
    const struct claim *x, const struct claim *y)
{
	bool one = false, other = false;

	for (; from < to; from++) {
		const struct case_id *id = assign_reading(a, from);

		if (!id || (from >= a->n_jacket && !a->v[from].in_caption))
			continue;
		one |= case_likeness(id, &x->id) == LIKE_SAME;
		other |= case_likeness(id, &y->id) == LIKE_SAME;
	}
	return one && other;
}

bool
assign_apart(void *ctx, const struct claim *x, const struct claim *y)
{
	const struct assign *a = ctx;
	size_t i;

	if (says_both(a, 0, a->n_jacket, x, y))
		return true;
	for (i = 0; i < a->p->n; i++)
		if (says_both(a, a->first[i], a->first[i + 1], x, y))
			return true;
	return false;
}

const char *
assign_quote(const struct assign *a, size_t number, char *buf, size_t size)
{
	const struct label_no *n = &a->l->numbers[number];
	const char *text = n->page == EVIDENCE_JACKET
	    ? a->p->jacket.written
	    : a->p->v[n->page].text->text.data;
	size_t len = n->n.len < size - 1 ? n->n.len : size - 1, i;

	while (len < n->n.len && len > 0 &&
	    ((unsigned char)text[n->n.off + len] & 0xc0) == 0x80)
		len--;
	for (i = 0; i < len; i++) {
		char c = text[n->n.off + i];

		buf[i] = (unsigned char)c < ' ' ? ' ' : c;
	}
	buf[len] = '\0';
	return buf;
}

static void
place_of(const struct assign *a, size_t number, char *buf, size_t size)
{
	size_t page = a->l->numbers[number].page;

	if (page == EVIDENCE_JACKET)
		(void)snprintf(buf, size, "on the jacket");
	else
		(void)snprintf(buf, size, "on page %zu", page + 1);
}

void
assign_conflict(struct assign *a, size_t one, size_t other)
{
	char x[80], y[80], at[32], but[32];

	place_of(a, one, at, sizeof at);
	place_of(a, other, but, sizeof but);
	anomaly_add(a->l, "number-conflict", a->l->numbers[other].page,
	    "'%s' %s, but '%s' %s", assign_quote(a, one, x, sizeof x), at,
	    assign_quote(a, other, y, sizeof y), but);
}

/* ---- entries ------------------------------------------------------------- */

/* "of 20" on a page may be all that was read of 2011. */
static void
doubt_year(struct number *n)
{
	int year = n->candidates[0].year;
	struct case_id cut = n->candidates[0];

	if (!n->settled || (year % 100 != 19 && year % 100 != 20))
		return;
	cut.year = 0;
	n->candidates = xreallocn(n->candidates, 2, sizeof cut);
	n->candidates[1] = cut;
	n->n_candidates = 2;
	n->settled = false;
}

void
assign_entries(struct assign *a, const struct hits *h, size_t page)
{
	struct labels *l = a->l;
	struct numbers found = NUMBERS_INIT;
	size_t i, cap;

	hits_resolve(h, &found);
	for (i = 0; i < found.n; i++) {
		struct label_no *n;

		cap = l->cap_numbers;
		l->numbers = xgrow(l->numbers, l->n_numbers, &l->cap_numbers,
		    sizeof *l->numbers);
		if (cap != l->cap_numbers)
			a->v = xreallocn(a->v, l->cap_numbers, sizeof *a->v);
		n = &l->numbers[l->n_numbers];
		memset(n, 0, sizeof *n);
		n->n = found.v[i]; /* and its candidates */
		n->page = page;
		if (page != EVIDENCE_JACKET && h->v[i].short_year)
			doubt_year(&n->n);
		a->v[l->n_numbers++] = (struct sight){ .hit = &h->v[i] };
	}
	free(found.v);
}

/* Which numbers stand in the caption, which one heads it? */
static void
mark_heads(struct assign *a, size_t page)
{
	const struct paper *x = &a->p->v[page];
	const struct caption *c = &x->caption;
	size_t k, line;

	for (k = a->first[page]; k < a->first[page + 1]; k++) {
		struct sight *s = &a->v[k];

		line = paper_line_at(x, a->l->numbers[k].n.off);
		s->in_caption = x->has_caption && line >= c->first &&
		    line < c->end;
		s->head = s->hit->role == NUMBER_OWN &&
		    (s->in_caption || !x->has_caption);
		if (s->head && s->in_caption && a->head[page] == NO_NUMBER)
			a->head[page] = k;
	}
}

static void
add_pages(struct assign *a)
{
	size_t i;

	for (i = 0; i < a->p->n; i++) {
		a->head[i] = NO_NUMBER;
		a->first[i] = a->l->n_numbers;
		if (a->p->v[i].text)
			assign_entries(a, &a->p->v[i].h, i);
		a->first[i + 1] = a->l->n_numbers;
		if (a->p->v[i].text)
			mark_heads(a, i);
	}
}

/* ---- roles --------------------------------------------------------------- */

static bool
may_be_own(const struct assign *a, const struct number *n)
{
	size_t i;

	for (i = 0; a->has_own && i < n->n_candidates; i++)
		if (case_likeness(&n->candidates[i], &a->own) == LIKE_SAME)
			return true;
	return false;
}

static bool
may_be_also(const struct assign *a, size_t number)
{
	const struct case_id *id = assign_reading(a, number);

	return id && claims_find(&a->also, id) < a->also.n;
}

/* What a number is to the file, before the parents are given theirs. */
static void
give_role(struct assign *a, size_t page, size_t k)
{
	struct label_no *l = &a->l->numbers[k];
	struct number *n = &l->n;
	const struct sight *s = &a->v[k];

	if (may_be_own(a, n) || may_be_also(a, k)) {
		n->role = NUMBER_OWN;
		if (n->settled && a->has_own &&
		    case_match(&n->candidates[0], &a->own))
			n->candidates[0] = a->own;
	} else if (!a->has_own) {
		if (n->role != NUMBER_PARENT)
			return;
		if (s->in_caption)
			l->relation = assign_relation(a, a->head[page], k);
		else
			n->role = NUMBER_UNKNOWN;
	} else if (s->head && a->standing[page] == STANDS_OWN) {
		n->role = NUMBER_OWN; /* read in a damaged way, or disputed */
		n->score *= 0.5;
	} else if (n->role == NUMBER_PARENT && s->in_caption &&
	    a->standing[page] == STANDS_OWN) {
		l->relation = assign_relation(a, NO_NUMBER, k);
	} else if (n->role != NUMBER_CITED) {
		n->role = NUMBER_UNKNOWN;
	}
}

/* The text of the own case's papers gives its number otherwise. */
static void
check_text(struct assign *a)
{
	size_t k, own = (size_t)a->l->own, shown = 0;
	struct claims seen = { .n = 0 };

	for (k = a->n_jacket; k < a->l->n_numbers; k++) {
		const struct case_id *id = assign_reading(a, k);

		if (!id || a->v[k].head || a->v[k].in_caption ||
		    a->l->numbers[k].n.role != NUMBER_UNKNOWN ||
		    case_likeness(id, &a->own) != LIKE_DIGIT ||
		    assign_doubtful(a, k) ||
		    !page_is_own(a->l, a->l->numbers[k].page) ||
		    claims_find(&seen, id) < seen.n)
			continue;
		claims_add(&seen, id, k, 0, 1, true);
		if (shown++ < CONFLICTS)
			assign_conflict(a, own, k);
	}
}

static void
give_roles(struct assign *a)
{
	size_t i, k;

	if (a->has_own) {
		assign_fill(a, &a->own, true);
		a->l->numbers[a->l->own].n.candidates[0] = a->own;
	}
	for (i = 0; i < a->p->n; i++)
		for (k = a->first[i]; k < a->first[i + 1]; k++)
			give_role(a, i, k);
	if (!a->has_own)
		return;
	lineage_find(a);
	check_text(a);
}

static void
check_any(const struct assign *a)
{
	size_t k;
	bool read = a->p->jacket.written != NULL;

	for (k = 0; k < a->p->n; k++)
		read |= a->p->v[k].text != NULL;
	for (k = 0; k < a->l->n_numbers; k++)
		if (a->v[k].head || k < a->n_jacket)
			return;
	if (read)
		anomaly_add(a->l, "no-number", 0,
		    "no caption or jacket gives a case number");
}

void
numbers_assign(struct labels *l, const struct papers *p)
{
	struct assign a = { .l = l, .p = p };
	struct hits jacket;

	a.first = xcalloc(p->n + 1, sizeof *a.first);
	a.head = xcalloc(p->n + 1, sizeof *a.head);
	a.standing = xcalloc(p->n + 1, sizeof *a.standing);
	jacket_read(&a, &jacket);
	add_pages(&a);
	own_choose(&a);
	belong_find(&a);
	give_roles(&a);
	check_any(&a);
	hits_release(&jacket);
	free(a.v);
	free(a.first);
	free(a.head);
	free(a.standing);
}
