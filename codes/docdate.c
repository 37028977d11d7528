/* codes/docdate.c: which of the dates in a document is its own (see
 * docdate.h).
 *
 * Pleadings and decisions are dated at their end ("Dated at Mukono this 6th
 * day of October"), letters at their top, a record by its first entry.  The
 * words before a date say what it means; the date of a sale that a plaint
 * tells of has "dated" before it too, but not at the front of a line nor with
 * a capital.  Many a magistrate writes but the date, below the name or above
 * it ("27/8/2015", "Masaka, 14/7/2014"): a line of its own in the page's last
 * lines, or, where nothing else dates a paper that opens a case, the first
 * such line of it.
 */
#include "codes/docdate.h"

#include "codes/align.h"

enum {
	REACH = 110,      /* glyphs from the words to the date */
	TOP = 26,         /* lines of a letter above which it is dated */
	ENTRY = 3,        /* glyphs before an entry's date on its line */
	LINES = 2,        /* ends of lines from the words to the date */
	LAST_PAGES = 3,   /* of a document, on which it may be signed */
	TAIL = 12,        /* lines of a page, below which it may be signed */
	ALONE_BEFORE = 14, /* glyphs beside a date that has its line */
	ALONE_AFTER = 12,
	SHORT = 30,       /* glyphs of a line that is not running text */
	STAMP = 9,        /* ... of "07 APR 2008" */
};

static const struct term *
date_term(const struct papers *p, const struct sighting *x)
{
	return sighting_term(&p->s->topics, x, TERM_DATE);
}

struct opener {
	const struct papers *p;
	int kind, cost;
};

static void
consider(void *ctx, int set, size_t letters, size_t to, int cost)
{
	struct opener *o = ctx;
	const struct term *term = set_term(&o->p->s->topics, set, TERM_DATE);

	(void)to;
	if (!term || letters <= FORM_TIGHT || cost >= o->cost)
		return;
	o->kind = term->id;
	o->cost = cost;
}

/* The words, misspelt, at the front of the date's line or the one before,
 * but not before those that were spelt right. */
static void
find_loose(struct said *s, const struct papers *p, size_t page, size_t from)
{
	const struct glyphs *g = &p->v[page].h.g;
	size_t i, lines = 0;

	for (i = s->d.from; i > from && s->d.from - i < REACH; i--) {
		struct opener o = { p, -1, 9 };

		if (!(g->gap[i] & (GAP_LINE | GAP_BLOCK)))
			continue;
		align_forms(&p->s->topics.terms, g, i, s->d.from - i,
		    consider, &o);
		if (o.kind >= 0) {
			s->kind = o.kind;
			s->word = i;
			s->loose = true;
			return;
		}
		if (++lines == 2)
			return;
	}
}

bool
said_find(struct said *s, const struct papers *p, size_t page, size_t from,
    size_t to)
{
	const struct sightings *t = &p->v[page].t;
	const struct term *term;
	size_t i;

	if (!date_find(&s->d, p, page, from, to))
		return false;
	s->kind = -1;
	s->word = s->d.from;
	s->loose = false;
	for (i = sightings_from(t, s->d.from); i-- > 0;) {
		const struct sighting *x = &t->v[i];

		if (x->to > s->d.from || x->to < from ||
		    s->d.from - x->to > REACH)
			break;
		if ((term = date_term(p, x))) {
			s->kind = term->id;
			s->word = x->from;
			from = x->to;
			break;
		}
	}
	find_loose(s, p, page, from);
	return true;
}

/* Does a line begin a few glyphs of dirt before glyph i? */
static bool
begins_line(const struct glyphs *g, size_t i)
{
	size_t back;

	for (back = 0; back <= ENTRY && i >= back; back++)
		if (i == back ||
		    (g->gap[i - back] & (GAP_LINE | GAP_BLOCK)))
			return true;
	return false;
}

/* Said with the weight of an ending: "Dated at ...", not "a letter dated". */
static bool
is_ending(const struct glyphs *g, const struct said *s)
{
	size_t i, lines = 0;

	if (s->kind != DATE_SIGNED && s->kind != DATE_DECIDED)
		return false;
	/* Further down it is a stamp's: theirs was lost. */
	for (i = s->word + 1; i <= s->d.from; i++)
		lines += (g->gap[i] & (GAP_LINE | GAP_BLOCK)) != 0;
	if (lines > LINES)
		return false;
	/* The letter before the words may have been read as one of theirs. */
	for (i = s->word; i <= s->word + 1 && i < g->n; i++)
		if (glyph_upper(g, i) && begins_line(g, i))
			return true;
	return s->loose;
}

bool
said_is_entry(const struct said *s, const struct papers *p, size_t page)
{
	return begins_line(&p->v[page].h.g, s->d.from);
}

static void
take(struct document *d, const struct papers *p, size_t page,
    const struct date *x)
{
	date_write(d->date, x);
	evidence_glyphs(&d->why, p, page, x->from, x->to, "date");
}

/* ---- a date that has its line ------------------------------------------- */

/* Does the line before break off in the middle of a sentence? */
static bool
goes_on_from(const struct paper *x, size_t line, size_t from)
{
	size_t a, b;

	if (line == 0 || (x->h.g.gap[from] & GAP_DOT))
		return false;
	paper_lines(x, line - 1, line, &a, &b);
	return b - a > SHORT;
}

/* A registry's stamp on the page: "07 APR 2008", or "received" by it. */
static bool
is_stamp(const struct said *s, const struct papers *p, size_t page)
{
	const struct sightings *t = &p->v[page].t;
	const struct glyphs *g = &p->v[page].h.g;
	size_t i, from = s->d.from > REACH / 2 ? s->d.from - REACH / 2 : 0;
	const struct term *term;
	size_t letters = 0, upper = 0;

	for (i = s->d.from; i < s->d.to; i++) {
		letters += !glyph_digit(g, i);
		upper += glyph_upper(g, i);
	}
	if (s->d.to - s->d.from <= STAMP && letters >= 3 && upper == letters)
		return true;
	for (i = sightings_from(t, from);
	     i < t->n && t->v[i].from < s->d.to + REACH / 2; i++)
		if (t->v[i].exact && glyph_upper(g, t->v[i].to - 1) &&
		    (term = date_term(p, &t->v[i])) &&
		    term->id == DATE_FILED)
			return true;
	return false;
}

/* Is there but a date on the line, with a place or an office beside it? */
static bool
is_alone(struct said *s, const struct papers *p, size_t page, size_t line)
{
	const struct paper *x = &p->v[page];
	const struct glyphs *g = &x->h.g;
	size_t from, to;

	paper_lines(x, line, line + 1, &from, &to);
	if (from >= to || !said_find(s, p, page, from, to) ||
	    s->d.from - from > ALONE_BEFORE || to - s->d.to > ALONE_AFTER)
		return false;
	if (s->kind >= 0 && s->kind != DATE_SIGNED && s->kind != DATE_DECIDED)
		return false;
	return (glyph_upper(g, from) || glyph_digit(g, from) ||
		   s->d.from == from) &&
	    !goes_on_from(x, line, from) && !is_stamp(s, p, page);
}

/* The last such line below the page's text, or the first of the page. */
static bool
find_alone(struct said *s, const struct papers *p, size_t page, bool first)
{
	size_t n = p->v[page].text->n_lines, i;
	bool found = false;
	struct said x;

	for (i = first || n < TAIL ? 0 : n - TAIL; i < n; i++)
		if (is_alone(&x, p, page, i)) {
			*s = x;
			found = true;
			if (first)
				break;
		}
	return found;
}

/* Are papers of this type signed at their end? */
static bool
is_signed(const struct topics *t, const struct document *d)
{
	return d->type >= 0 && !t->doctypes[d->type].follows &&
	    d->type != topic_doctype(t, "other");
}

/* ---- where each type is dated -------------------------------------------- */

/* The last ending of its last page that has one. */
static bool
date_at_end(struct document *d, const struct papers *p)
{
	bool alone = is_signed(&p->s->topics, d);
	size_t page = d->last + 1, looked = 0, at;

	while (page-- > d->first && looked < LAST_PAGES) {
		struct said s, last;
		bool found = false;

		if (!p->v[page].text)
			continue;
		looked++;
		for (at = 0; said_find(&s, p, page, at, p->v[page].h.g.n);
		     at = s.d.to)
			if (is_ending(&p->v[page].h.g, &s)) {
				last = s;
				found = true;
			}
		if (!found && alone && looked == 1)
			found = find_alone(&last, p, page, false);
		if (found) {
			take(d, p, page, &last.d);
			return true;
		}
	}
	return false;
}

/* "The 20th day of May 2014 / At the sessions holden at ..." */
static bool
date_at_opening(struct document *d, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	struct said s;

	if (d->type < 0 || !t->doctypes[d->type].opens ||
	    !find_alone(&s, p, d->first, true))
		return false;
	take(d, p, d->first, &s.d);
	return true;
}

/* The first date in the top lines that is not what the letter is about. */
static bool
date_at_top(struct document *d, const struct papers *p)
{
	const struct paper *x = &p->v[d->first];
	size_t from, end, at = 0, line = TOP;
	struct said s;

	if (line >= x->text->n_lines)
		line = x->text->n_lines - 1;
	paper_lines(x, line, line + 1, &from, &end);
	for (; said_find(&s, p, d->first, at, end); at = s.d.to)
		if (s.kind < 0 || s.kind == DATE_SIGNED) {
			take(d, p, d->first, &s.d);
			return true;
		}
	return false;
}

/* The first date with which a line begins. */
static bool
date_of_entry(struct document *d, const struct papers *p)
{
	size_t page, at;
	struct said s;

	for (page = d->first; page <= d->last; page++) {
		if (!p->v[page].text)
			continue;
		for (at = 0; said_find(&s, p, page, at, p->v[page].h.g.n);
		     at = s.d.to)
			if (said_is_entry(&s, p, page)) {
				take(d, p, page, &s.d);
				return true;
			}
	}
	return false;
}

void
document_date(struct document *d, const struct papers *p)
{
	const struct topics *t = &p->s->topics;

	if (d->type >= 0 && d->type == topic_doctype(t, "correspondence")) {
		if (!date_at_top(d, p))
			(void)date_at_end(d, p);
	} else if (d->type >= 0 && d->type == topic_doctype(t, "proceedings")) {
		(void)date_of_entry(d, p);
	} else if (!date_at_end(d, p)) {
		(void)date_at_opening(d, p);
	}
}
