/* codes/doctitle.c: which document type has a line for its title (see
 * doctitle.h).
 *
 * The line is laid against every title of the scheme, from the first letter
 * of one of its first words (margin numbers and dirt may stand before it).  A
 * title ends the line, or what follows looks like more of a title.
 */
#include "codes/doctitle.h"

#include "codes/align.h"

enum {
	LONGEST = 110,   /* letters: a longer line is a sentence */
	STARTS = 3,      /* words at which a title may begin */
	NOISE = 2,       /* letters of dirt beside a title */
	SEVERAL = 12,    /* letters: a title of several words */
};

struct match {
	const struct papers *p;
	const struct paper *page;
	const struct glyphs *g;
	size_t from, end; /* glyphs */
	bool capitals, initials;
	struct title best;
	int score;
};

static const struct term *
title_term(const struct topics *t, int set)
{
	const struct term_set *s = &t->sets[set];
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->v[i].kind == TERM_TITLE &&
		    s->v[i].weight <= TITLE_WEIGHT)
			return &s->v[i];
	return NULL;
}

/* Is it the name of somebody's part in the case, or of the case itself:
 * "Judgment Creditor", "Petition No. 5 of 2010"? */
static bool
is_other(const struct match *m, size_t to, int cost)
{
	const struct sightings *t = &m->page->t;
	const struct mention *x = mention_at(&m->page->h.m, to);
	size_t i = sightings_from(t, m->from);

	if (x && x->kind == SENSE_NUMBER)
		return true;
	if (i < t->n && t->v[i].from == m->from &&
	    (t->v[i].to > to || (t->v[i].exact && cost > 0)) &&
	    sighting_term(&m->p->s->topics, &t->v[i], TERM_ROLE))
		return true;
	for (i = 0; i < m->page->h.n; i++) {
		const struct hit *h = &m->page->h.v[i];

		if (h->from > m->from)
			break;
		if (h->to > to)
			return true;
	}
	return false;
}

static bool
all_capitals(const struct glyphs *g, size_t from, size_t to)
{
	size_t letters = 0, upper = 0;

	for (; from < to; from++) {
		if (glyph_digit(g, from))
			continue;
		letters++;
		upper += glyph_upper(g, from);
	}
	return letters > 0 && upper * 10 >= letters * 9;
}

/* May glyphs [to, end) follow a title on its line? */
static bool
tail_fits(const struct match *m, size_t to, size_t letters, int cost,
    bool *whole)
{
	const struct glyphs *g = m->g;

	*whole = m->end - to <= NOISE || (g->gap[to] & GAP_OPEN);
	if (*whole)
		return true;
	if (!glyph_starts(g, to) && letters < SEVERAL)
		return false;
	if (cost > 0 && letters < FORM_LONG)
		return false;
	if (letters >= SEVERAL && all_capitals(g, m->from, to))
		return true;
	if (glyph_digit(g, to) || (g->gap[to] & (GAP_COMMA | GAP_SLASH)))
		return false;
	return m->capitals || (m->initials && letters >= SEVERAL);
}

static void
consider(void *ctx, int set, size_t letters, size_t to, int cost)
{
	struct match *m = ctx;
	const struct term *term = title_term(&m->p->s->topics, set);
	bool whole;
	int score;

	if (!term || !tail_fits(m, to, letters, cost, &whole))
		return;
	score = 4 * (int)letters - 6 * cost + (whole ? 8 : 0);
	if (whole && m->end - to <= NOISE)
		score -= (int)(m->end - to);
	if (score <= m->score || is_other(m, to, cost))
		return;
	m->score = score;
	m->best = (struct title){ term->id, m->from, to, term->weight,
		cost == 0 && whole, whole, all_capitals(m->g, m->from, to) };
}

/* Has every long word of the line a capital initial? */
static bool
has_initials(const struct match *m, size_t from)
{
	const struct glyphs *g = m->g;
	size_t i, j;

	for (i = from; i < m->end; i = j) {
		for (j = i + 1; j < m->end && !g->gap[j]; j++)
			;
		if (j - i >= 4 && !glyph_upper(g, i) && !glyph_digit(g, i))
			return false;
	}
	return true;
}

bool
title_of_line(struct title *t, const struct papers *p, size_t page,
    size_t line)
{
	struct match m = { .p = p, .page = &p->v[page] };
	size_t i, from, words = 0;

	if (!m.page->text || line >= m.page->text->n_lines)
		return false;
	m.g = &m.page->h.g;
	paper_lines(m.page, line, line + 1, &from, &m.end);
	if (m.end <= from || m.end - from > LONGEST)
		return false;
	m.capitals = all_capitals(m.g, from, m.end);
	m.initials = has_initials(&m, from);
	for (i = from; i < m.end && i - from <= NOISE && words < STARTS; i++) {
		if (i > from && !m.g->gap[i])
			continue;
		m.from = i;
		align_forms(&p->s->topics.terms, m.g, i, m.end - i, consider,
		    &m);
		words++;
	}
	if (m.score)
		*t = m.best;
	return m.score > 0;
}
