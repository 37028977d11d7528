/* codes/words.c: case numbers in words: <TYPE> No. <serial> of <year>.
 *
 * Read from the pair of serial and year backwards: serials that share the
 * year ("Nos. 1, 2 and 3 of 2015"), the number mark, letters of an old
 * registry, the words of the case type.  Without such words a pair is no case
 * number ("Act 7 of 2009", a date), unless it goes on from the one before it
 * ("Petitions Nos. 49 of 2017, 3 of 2018").
 */
#include <string.h>

#include "codes/hits.h"
#include "codes/pair.h"

enum { MAX_LIST = 64, SHORT = 3, JUNK = 3 };

struct head {
	size_t at;    /* where the words (or the letters, or the mark) begin */
	size_t kind_to;
	int set, legacy, cost;
	size_t letters; /* of the type's words */
	bool marked;
	bool guessed_mark; /* "MO", "N,": not certain */
};

struct list {
	size_t from[MAX_LIST], to[MAX_LIST];
	long serial[MAX_LIST];
	size_t n;
};

/* "No. 5" is not "Nos", though a 5 may be an S. */
static bool
ends_in_number(const struct glyphs *g, const struct form_hit *hit)
{
	return glyph_digit(g, hit->to - 1) && g->gap[hit->to - 1];
}

static bool
find_mark(const struct hits *h, size_t *at)
{
	struct form_hit hit;

	if (!forms_find(&h->s->marks, &h->g, *at, &hit) ||
	    hit.from < hits_end(h) || !glyph_starts(&h->g, hit.from) ||
	    ends_in_number(&h->g, &hit))
		return false;
	*at = hit.from;
	return true;
}

/* "HCCSNo. 124": without a type before it, it is the end of some word. */
static bool
find_glued_mark(const struct hits *h, size_t *at)
{
	struct form_hit hit;

	if (!forms_find(&h->s->marks, &h->g, *at, &hit) ||
	    hit.from <= hits_end(h))
		return false;
	*at = hit.from;
	return true;
}

/* The mark itself may have been read wrong: "MO.", "Ne." */
static bool
find_junk(const struct hits *h, size_t *at)
{
	const struct glyphs *g = &h->g;
	size_t i = *at;

	while (i > 0 && *at - i <= JUNK && !glyph_digit(g, i - 1) &&
	    (i == *at || !g->gap[i]))
		i--;
	if (i == *at || *at - i > JUNK || !g->gap[i] || i < hits_end(h))
		return false;
	if (g->c[i] != 'N' && glyph_fold(g->c[*at - 1]) != 'O')
		return false;
	*at = i;
	return true;
}

static void
find_legacy(const struct hits *h, struct head *head)
{
	struct form_hit hit;
	size_t i;

	if (!forms_find(&h->s->letters, &h->g, head->at, &hit) ||
	    hit.from < hits_end(h))
		return;
	for (i = hit.from; i < hit.to; i++)
		if (!glyph_upper(&h->g, i))
			return;
	head->legacy = hit.value;
	head->at = hit.from;
	head->marked |= find_mark(h, &head->at);
}

/* Two or three letters are a case type only where they look like it. */
static bool
short_is_meant(const struct hits *h, const struct form_hit *hit, bool marked)
{
	const struct glyphs *g = &h->g;
	const struct mention *before;
	size_t i, upper = 0;

	if ((g->gap[hit->from] & GAP_AMP) && !marked &&
	    hit->from != hits_end(h)) /* "& Co." */
		return false;
	/* the tail of a code that was not understood */
	if (!marked && g->gap[hit->from] == GAP_DASH && hit->from > 0)
		return false;
	/* the tail of a longer abbreviation, "E.M.A." */
	if (hit->from > 0 && g->gap[hit->from] == GAP_DOT &&
	    glyph_starts(g, hit->from - 1))
		return false;
	for (i = hit->from; i < hit->to; i++)
		upper += glyph_upper(g, i);
	if (marked || upper == hit->to - hit->from || hit->from == 0)
		return true;
	before = mention_before(&h->m, hit->from);
	return before && before->kind == SENSE_COURT;
}

/* With errors allowed, "and suits" is not far from "land suits": a word that
 * is right as it stands is not taken for part of another. */
static bool
kind_near(const struct hits *h, size_t at, struct form_hit *hit)
{
	const struct mention *m;

	if (!forms_find_near(&h->s->kinds, &h->g, at, hit))
		return false;
	if (hit->cost == 0)
		return true;
	/* "Succession Cause" ends in what is near "session case". */
	if (!glyph_starts(&h->g, hit->from) ||
	    h->s->sets[hit->value].like >= 0)
		return forms_find(&h->s->kinds, &h->g, at, hit);
	m = mention_at(&h->m, hit->from);
	if (m && m->to < at && (m->kind == SENSE_AND || m->kind == SENSE_LINK))
		return forms_find(&h->s->kinds, &h->g, at, hit);
	return true;
}

static bool
find_kind(const struct hits *h, struct head *head)
{
	const struct glyphs *g = &h->g;
	struct form_hit hit;
	unsigned gap = g->gap[head->at];

	if (head->at == 0 || !kind_near(h, head->at, &hit) ||
	    hit.from < hits_end(h))
		return false;
	if (!head->marked &&
	    (gap & (GAP_BLOCK | GAP_COMMA | GAP_OPEN | GAP_CLOSE | GAP_AMP)))
		return false;
	if (ends_in_number(g, &hit))
		return false;
	if (hit.to - hit.from <= SHORT &&
	    !short_is_meant(h, &hit, head->marked))
		return false;
	head->set = hit.value;
	head->cost = hit.cost;
	head->letters = hit.to - hit.from;
	head->kind_to = hit.to;
	head->at = hit.from;
	return true;
}

static void
read_head(const struct hits *h, struct head *head, size_t at)
{
	struct head retry;

	memset(head, 0, sizeof *head);
	head->at = at;
	head->set = head->legacy = -1;
	head->marked = find_mark(h, &head->at);
	find_legacy(h, head);
	if (find_kind(h, head) || head->marked || head->legacy >= 0)
		return;
	retry = *head;
	retry.marked = true;
	if (find_glued_mark(h, &retry.at) && find_kind(h, &retry)) {
		*head = retry;
		return;
	}
	retry = *head;
	retry.marked = retry.guessed_mark = true;
	if (find_junk(h, &retry.at) && find_kind(h, &retry) &&
	    retry.letters >= FORM_LONG)
		*head = retry;
}

int
words_before(const struct hits *h, size_t at, size_t *from)
{
	struct head head;

	read_head(h, &head, at);
	if (head.set < 0 || (h->g.gap[at] & GAP_BLOCK) ||
	    head.letters < FORM_TIGHT)
		return -1;
	*from = head.at;
	return head.set;
}

/* Serials before the pair that share its year. */
static void
read_list(const struct hits *h, struct list *list, const struct pair *p)
{
	const struct glyphs *g = &h->g;
	const struct mention *m;
	struct digits d;
	size_t at = p->from;
	unsigned joins = GAP_COMMA | GAP_AMP;
	bool joined;

	list->n = 1;
	list->from[0] = p->from;
	list->to[0] = p->to;
	list->serial[0] = p->serial;
	if (p->join == JOIN_YEAR)
		joins |= GAP_SLASH;
	while (!p->year_first && list->n < MAX_LIST) {
		joined = (g->gap[at] & joins) != 0;
		if (find_mark(h, &at))
			joined |= (g->gap[at] & joins) != 0;
		m = mention_before(&h->m, at);
		if (m && m->kind == SENSE_AND) {
			joined = true;
			at = m->from;
		}
		if (!joined || !digits_before(&d, g, at, 6) || !d.real ||
		    d.value == 0 || d.from < hits_end(h))
			return;
		/* the year of another number is not a serial of this one */
		m = mention_before(&h->m, d.from);
		if (m && m->kind == SENSE_YEAR)
			return;
		list->from[list->n] = d.from;
		list->to[list->n] = d.to;
		list->serial[list->n++] = d.value;
		at = d.from;
	}
}

static bool
weak(const struct hits *h, int set)
{
	return set >= 0 && h->s->sets[set].like >= 0;
}

/* Is this pair with these words a case number? */
static bool
is_number(const struct hits *h, const struct pair *p, const struct head *d)
{
	if (d->set < 0)
		return d->legacy >= 0 && !p->lettered && p->year > 0 &&
		    !p->two_digit &&
		    (p->join == JOIN_YEAR || p->join == JOIN_SLASH);
	if (weak(h, d->set) && (!d->marked || d->guessed_mark ||
		p->join != JOIN_YEAR))
		return false;
	if (p->lettered || p->year == 0)
		return d->marked;
	if (p->two_digit && p->join == JOIN_YEAR)
		return d->marked;
	if (p->join == JOIN_NONE || p->join == JOIN_NEAR)
		return d->marked || d->letters >= FORM_LONG;
	if (p->year_first) /* "CA 2010/11" may be anything, "HCCS" not */
		return d->marked || d->letters >= FORM_TIGHT;
	return true;
}

static double
score_of(const struct hits *h, const struct pair *p, const struct head *d)
{
	double v = d->marked ? 0.95 : 0.9;

	if (d->set < 0)
		return 0.4;
	if (d->letters <= SHORT && !d->marked)
		v -= 0.1;
	v -= 0.025 * d->cost;
	if (p->doubtful || d->guessed_mark)
		v -= 0.1;
	if (p->two_digit || weak(h, d->set))
		v -= 0.15;
	if (p->join == JOIN_NEAR || p->join == JOIN_NONE)
		v -= 0.2;
	return p->year == 0 && v > 0.5 ? 0.5 : v;
}

static const char *
rule_of(const struct pair *p, const struct head *d)
{
	if (d->set < 0)
		return "letters";
	if (p->year == 0)
		return "words-year-cut";
	if (p->year_first)
		return "words-year-first";
	return d->letters <= SHORT + 1 ? "words-short" : "words";
}

static void
push_list(struct hits *h, const struct pair *p, const struct head *d,
    const struct list *list)
{
	size_t i;

	for (i = list->n; i-- > 0;) {
		struct hit *x = hits_push(h);

		x->from = i == list->n - 1 ? d->at : list->from[i];
		x->to = list->to[i];
		x->serial = list->serial[i];
		x->year = p->year;
		x->set = d->set;
		x->legacy = d->legacy;
		if (p->either && !d->marked && d->set >= 0 &&
		    (h->g.gap[d->kind_to] & GAP_DASH)) {
			x->other_serial = p->year;
			x->other_year = (int)p->serial;
		} else if (i == 0 && p->other) {
			x->other_serial = p->other;
			x->other_year = p->other_year;
		}
		x->joined = i < list->n - 1;
		x->repaired = p->doubtful || p->join == JOIN_NEAR;
		x->short_year = p->two_digit;
		x->score = score_of(h, p, d);
		x->rule = x->joined ? "words-list" : rule_of(p, d);
	}
}

/* "... 49 of 2017, 3 of 2018": the type is that of the number before. */
static bool
push_joined(struct hits *h, const struct pair *p, const struct head *d,
    const struct list *list)
{
	struct hit *x;
	const struct hit *prev = h->n ? &h->v[h->n - 1] : NULL;
	size_t i, end = hits_end(h), start = list->from[list->n - 1];

	if (!prev || p->lettered || p->year == 0 || p->join > JOIN_DASH ||
	    (p->join == JOIN_DASH && !d->marked) || p->join == JOIN_NEAR ||
	    !hits_linked(h, end, d->marked ? d->at : start,
		GAP_COMMA | GAP_AMP))
		return false;
	if (prev->coded && prev->year == 0) /* "CODE-459 & 460 of 2009" */
		h->v[h->n - 1].year = p->year;
	for (i = list->n; i-- > 0;) {
		x = hits_push(h);
		prev = x - 1;
		x->from = i == list->n - 1 && d->marked ? d->at : list->from[i];
		x->to = list->to[i];
		x->serial = list->serial[i];
		x->year = p->year;
		x->set = prev->set;
		x->legacy = prev->legacy;
		x->coded = prev->coded;
		x->code = prev->code;
		x->joined = true;
		x->repaired = p->doubtful;
		x->short_year = p->two_digit;
		x->score = prev->score > 0.85 ? 0.85 : prev->score;
		x->rule = "words-list";
	}
	return true;
}

/* "NO. 5 7 OF 2013": a space has come into the serial. */
static void
mend_serial(const struct hits *h, struct pair *p)
{
	struct digits d;
	size_t at, n;
	long v;

	if (p->year_first || p->other || p->from == 0 ||
	    h->g.gap[p->from] != GAP_SPACE ||
	    !digits_before(&d, &h->g, p->from, 3) || !d.real ||
	    d.from < hits_end(h))
		return;
	at = d.from;
	if (!find_mark(h, &at))
		return;
	v = d.value;
	for (n = 0; n < p->digits; n++)
		v *= 10;
	v += p->serial;
	if (v > 99999)
		return;
	p->serial = v;
	p->from = d.from;
	p->doubtful = true;
}

size_t
words_find(struct hits *h, size_t i)
{
	struct pair p;
	struct head d;
	struct list list;

	if (!pair_find(&p, h->s, &h->g, i) || p.from < hits_end(h))
		return 0;
	mend_serial(h, &p);
	if (p.serial == 0)
		return 0;
	read_list(h, &list, &p);
	read_head(h, &d, list.from[list.n - 1]);
	if (is_number(h, &p, &d)) {
		push_list(h, &p, &d, &list);
		return p.to;
	}
	return push_joined(h, &p, &d, &list) ? p.to : 0;
}
