/* codes/doclook.c: each page by itself, for codes/document.c (see doclook.h).
 *
 * The heading is the caption's (caption.h), or, where that found none, a line
 * that names a court in capitals with a case number or "versus" under it.
 */
#include "codes/doclook.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/date.h"

enum {
	TOP_LINES = 48,   /* in which a heading and its title stand */
	BARE_LINES = 10,  /* with letters, where a title without a heading
	                   * must stand */
	COURT_LINES = 16,
	OPEN_LINES = 25,  /* in which a document's first phrase stands */
	OPEN_REACH = 90,  /* glyphs from the begin of its paragraph */
	FORM_LINES = 300, /* looked at for a form's title */
	ALONE = 4,        /* glyphs of dirt beside a date on its line */
	PAGE_LINE = 10,   /* glyphs of a line with a page's number */
	BARE_TITLE = 34,  /* glyphs of a title's line without a heading */
	BODY_LINE = 45,   /* glyphs: a longer one is running text, unless it
	                   * is in capitals */
	LOOSE = 12,       /* letters of a phrase that may be misspelt */
};

static size_t
lines_of(const struct paper *x, size_t most)
{
	return x->text->n_lines < most ? x->text->n_lines : most;
}

static bool
capitals(const struct glyphs *g, size_t from, size_t to)
{
	size_t upper = 0, letters = 0;

	for (; from < to; from++)
		if (!glyph_digit(g, from)) {
			letters++;
			upper += glyph_upper(g, from);
		}
	return letters >= 4 && upper * 10 >= letters * 8;
}

/* The first line of running text, but for what stands in brackets: no heading
 * begins below it. */
static size_t
first_body(const struct paper *x)
{
	size_t n = lines_of(x, TOP_LINES), i, from, to;

	for (i = 0; i < n; i++) {
		paper_lines(x, i, i + 1, &from, &to);
		if (to - from > BODY_LINE && !capitals(&x->h.g, from, to) &&
		    !(x->h.g.gap[from] & GAP_OPEN))
			break;
	}
	return i;
}

/* ---- heading and title --------------------------------------------------- */

static bool
has_versus(const struct paper *x, size_t from, size_t to)
{
	const struct mentions *m = &x->h.m;
	size_t i;

	for (i = mentions_from(m, from); i < m->n && m->v[i].from < to; i++)
		if (m->v[i].kind == SENSE_VERSUS)
			return true;
	return false;
}

static bool
find_heading(const struct paper *x, size_t body, size_t *court)
{
	const struct mentions *m = &x->h.m;
	size_t n = lines_of(x, COURT_LINES), i, k, from, to, end;

	for (i = 0; i < n && i < body; i++) {
		paper_lines(x, i, i + 1, &from, &to);
		k = mentions_from(m, from);
		while (k < m->n && m->v[k].from < to &&
		    m->v[k].kind != SENSE_COURT)
			k++;
		if (k == m->n || m->v[k].from >= to ||
		    !capitals(&x->h.g, from, to))
			continue;
		paper_lines(x, i, lines_of(x, TOP_LINES), &from, &end);
		*court = i;
		if (has_versus(x, to, end))
			return true;
		for (k = 0; k < x->h.n; k++)
			if (x->h.v[k].from >= from && x->h.v[k].from < end)
				return true;
	}
	return false;
}

static bool
caption_heads(const struct paper *x)
{
	const struct caption *c = &x->caption;

	return x->has_caption &&
	    (c->court != CAPTION_NONE) + (c->own != CAPTION_NONE) +
		(c->parties != CAPTION_NONE || c->versus != CAPTION_NONE) >= 2;
}

/* Does the next line go on in the middle of a sentence: its first two words
 * small? */
static bool
runs_on(const struct paper *x, size_t line)
{
	const struct glyphs *g = &x->h.g;
	size_t from, to, i;

	if (line + 1 >= x->text->n_lines)
		return false;
	paper_lines(x, line + 1, line + 2, &from, &to);
	for (i = from + 1; i < to && !g->gap[i]; i++)
		;
	return i < to && !glyph_digit(g, from) && !glyph_upper(g, from) &&
	    !glyph_digit(g, i) && !glyph_upper(g, i);
}

/* Can the line be the title of a page like this? */
static bool
title_stands(const struct look *k, const struct paper *x,
    const struct title *t, size_t line, size_t glyphs)
{
	if (k->heading)
		return t->weight < TITLE_WEIGHT || t->capitals || t->whole;
	return t->weight >= TITLE_WEIGHT && glyphs <= BARE_TITLE &&
	    t->capitals && !runs_on(x, line);
}

static void
find_title(struct look *k, const struct papers *p, size_t page)
{
	const struct paper *x = &p->v[page];
	size_t n = lines_of(x, TOP_LINES), i, from, to, seen = 0;
	struct title t;

	if (k->heading && x->has_caption && x->caption.end + 6 < n)
		n = x->caption.end + 6;
	for (i = k->heading ? k->court + 1 : 0; i < n; i++) {
		paper_lines(x, i, i + 1, &from, &to);
		if (to <= from + FORM_TIGHT)
			continue;
		if (!k->heading && ++seen > BARE_LINES)
			return;
		if (!title_of_line(&t, p, page, i) ||
		    !title_stands(k, x, &t, i, to - from) ||
		    (k->has_title && t.weight <= k->title.weight))
			continue;
		k->has_title = true;
		k->title_line = i;
		k->title = t;
		if (t.weight >= TITLE_WEIGHT)
			return;
	}
}

/* The title of a form stands anywhere on its page. */
static void
find_form(struct look *k, const struct papers *p, size_t page)
{
	const struct topics *t = &p->s->topics;
	const struct paper *x = &p->v[page];
	size_t i, line;
	const struct term *term;
	struct title title;

	for (i = 0; i < x->t.n && !k->has_title; i++) {
		const struct sighting *s = &x->t.v[i];

		term = sighting_term(t, s, TERM_TITLE);
		if (!term || !t->doctypes[term->id].form)
			continue;
		line = paper_line_at(x, x->h.g.off[s->from]);
		if (line >= FORM_LINES ||
		    !title_of_line(&title, p, page, line) ||
		    title.from != s->from || !title.capitals ||
		    !title.whole || !t->doctypes[title.type].form)
			continue;
		k->has_title = true;
		k->title_line = line;
		k->title = title;
	}
}

/* Does a line of the heading name who sat? */
static void
find_judge(struct look *k, const struct papers *p, const struct paper *x,
    size_t body)
{
	const struct glyphs *g = &x->h.g;
	size_t i, line;

	for (i = 0; i < x->t.n; i++) {
		const struct sighting *s = &x->t.v[i];

		if (!s->exact ||
		    !sighting_term(&p->s->topics, s, TERM_JUDGE_BEFORE) ||
		    (s->from > 0 &&
			!(g->gap[s->from] & (GAP_LINE | GAP_BLOCK))))
			continue;
		line = paper_line_at(x, g->off[s->from]);
		if (line > body)
			return;
		if (line <= k->court)
			continue;
		k->judged = true;
		k->judge_line = line;
		return;
	}
}

/* ---- phrases ------------------------------------------------------------- */

/* Does the page begin with it: near its top, at the front of a line or in
 * the first words of a paragraph? */
static bool
is_opening(const struct paper *x, const struct sighting *s)
{
	const struct glyphs *g = &x->h.g;
	size_t i = s->from, back = 0;

	if (paper_line_at(x, g->off[i]) >= OPEN_LINES)
		return false;
	if (i == 0 || ((g->gap[i] & (GAP_LINE | GAP_BLOCK)) &&
		glyph_upper(g, i)))
		return true;
	for (; i > 0 && back < OPEN_REACH; i--, back++)
		if (g->gap[i] & GAP_BLOCK)
			return true;
	return i == 0;
}

static void
add_phrase(struct look *k, const struct papers *p, const struct paper *x,
    const struct sighting *s)
{
	const struct term_set *set = &p->s->topics.sets[s->set];
	size_t i;

	for (i = 0; i < set->n; i++) {
		const struct term *t = &set->v[i];
		struct spoken *o;

		if (t->kind != TERM_TITLE || t->weight <= TITLE_WEIGHT)
			continue;
		o = &k->spoken[t->id];
		o->sum += t->weight;
		if (t->weight > o->best) {
			o->best = t->weight;
			o->from = s->from;
			o->to = s->to;
		}
		if (t->weight >= PHRASE_OPENS && k->opening < 0 &&
		    is_opening(x, s))
			k->opening = t->id;
	}
}

/* seen[set]: the last page (from 1) that had it. */
static void
find_phrases(struct look *k, const struct papers *p, size_t page, size_t *seen)
{
	const struct paper *x = &p->v[page];
	size_t i;

	for (i = 0; i < x->t.n; i++) {
		const struct sighting *s = &x->t.v[i];

		if (seen[s->set] == page + 1 ||
		    (!s->exact && s->to - s->from < LOOSE))
			continue;
		seen[s->set] = page + 1;
		add_phrase(k, p, x, s);
	}
}

int
looks_spoken(const struct looks *k, const struct papers *p, size_t first,
    size_t last, int *sum)
{
	size_t n = p->s->topics.n_doctypes, t, i;
	int best = -1, heavy = 0;

	*sum = 0;
	for (t = 0; t < n; t++) {
		int all = 0, most = 0;

		for (i = first; i <= last; i++) {
			const struct spoken *o = &k->v[i].spoken[t];

			all += o->sum;
			most = o->best > most ? o->best : most;
		}
		if (all > *sum || (all == *sum && all && most > heavy)) {
			*sum = all;
			heavy = most;
			best = (int)t;
		}
	}
	return best;
}

/* ---- lines that are dates, and the page's number ------------------------- */

static void
find_dated(struct look *k, const struct papers *p, size_t page)
{
	const struct paper *x = &p->v[page];
	size_t n = lines_of(x, FORM_LINES), i, from, to;
	struct date d;

	for (i = 0; i < n; i++) {
		paper_lines(x, i, i + 1, &from, &to);
		if (to - from >= 5 && to - from <= 24 &&
		    date_find(&d, p, page, from, to) &&
		    d.from - from + (to - d.to) <= ALONE)
			k->dated++;
	}
}

/* The number that a line like "- 3 -", "Page 3" gives the page, or 0.  One
 * with nothing around it may be a margin's. */
static int
number_of_line(const struct paper *x, size_t line)
{
	const struct glyphs *g = &x->h.g;
	size_t off, len, from, to, i, letters = 0, n_digits = 0;
	const char *text = paper_line(x, line, &off, &len);
	int value = 0;

	paper_lines(x, line, line + 1, &from, &to);
	if (to <= from || to - from > PAGE_LINE)
		return 0;
	for (i = from; i < to; i++) {
		if (!glyph_digit(g, i)) {
			letters += n_digits == 0;
			continue;
		}
		if (n_digits && g->gap[i])
			break; /* "3 of 7" */
		value = value * 10 + glyph_value(g, i);
		if (++n_digits > 3)
			return 0;
	}
	if (!n_digits || (letters && letters < 3))
		return 0;
	return letters || (text[0] == '-' && text[len - 1] == '-') ? value
								  : 0;
}

static int
find_number(const struct paper *x)
{
	size_t n = x->text->n_lines, i;
	int v;

	for (i = 0; i < 3 && i < n; i++)
		if ((v = number_of_line(x, n - 1 - i)))
			return v;
	return number_of_line(x, 0);
}

/* ---- all ----------------------------------------------------------------- */

static void
look(struct look *k, const struct papers *p, size_t page, size_t *seen)
{
	const struct paper *x = &p->v[page];
	size_t body;

	k->opening = -1;
	if (!x->text || !x->text->n_lines)
		return;
	k->read = true;
	body = first_body(x);
	k->heading = find_heading(x, body, &k->court);
	if (caption_heads(x) && x->caption.first <= body) {
		k->heading = true;
		k->court = x->caption.first;
	}
	if (k->heading)
		find_judge(k, p, x,
		    x->has_caption && x->caption.end > body ? x->caption.end
							    : body);
	find_phrases(k, p, page, seen);
	find_title(k, p, page);
	if (!k->has_title)
		find_form(k, p, page);
	find_dated(k, p, page);
	k->number = find_number(x);
}

void
looks_read(struct looks *k, const struct papers *p)
{
	const struct topics *t = &p->s->topics;
	size_t *seen = xcalloc(t->n_sets ? t->n_sets : 1, sizeof *seen);
	size_t i, types = t->n_doctypes ? t->n_doctypes : 1;

	k->n = p->n;
	k->v = xcalloc(p->n ? p->n : 1, sizeof *k->v);
	k->spoken = xcalloc((p->n ? p->n : 1) * types, sizeof *k->spoken);
	for (i = 0; i < p->n; i++) {
		k->v[i].spoken = k->spoken + i * types;
		look(&k->v[i], p, i, seen);
	}
	free(seen);
}

void
looks_release(struct looks *k)
{
	free(k->v);
	free(k->spoken);
	memset(k, 0, sizeof *k);
}
