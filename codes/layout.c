/* codes/layout.c: telling the lines at the top of a page apart. */
#include "codes/layout.h"

#include <ctype.h>
#include <string.h>

#include "codes/doctitle.h"
#include "codes/heading.h"
#include "codes/name.h"

enum {
	EDGE = 4,     /* glyphs of OCR's own at either end of a line */
	FEW = 2,      /* letters that are no line */
	LEADERS = 3,  /* signs of punctuation between a name and its role */
	ARTICLE = 3,  /* letters of a link that cannot be a name: "the" */
	PARENT_LINES = 3,
	SENTENCE = 5, /* words of a line of running text, at least */
};

bool
line_capitals(const struct line *x)
{
	return x->letters > 0 && x->upper * 5 >= x->letters * 4;
}

bool
judge_opener(const struct topics *t, const struct sighting *x)
{
	return sighting_term(t, x, TERM_JUDGE_BEFORE) &&
	    !sighting_term(t, x, TERM_HONORIFIC);
}

static const struct topics *
topics(const struct layout *l)
{
	return &l->p->s->topics;
}

static const struct paper *
paper(const struct layout *l)
{
	return &l->p->v[l->page];
}

static void
count_letters(struct line *x, const struct glyphs *g)
{
	size_t i;

	for (i = x->from; i < x->to; i++) {
		if (glyph_digit(g, i))
			continue;
		x->letters++;
		x->upper += glyph_upper(g, i);
	}
}

/* Glyphs of the line that mentions and numbers account for. */
static size_t
covered(const struct layout *l, const struct line *x)
{
	const struct hits *h = &paper(l)->h;
	size_t i, sum = 0;

	for (i = mentions_from(&h->m, x->from);
	     i < h->m.n && h->m.v[i].to <= x->to; i++)
		sum += h->m.v[i].to - h->m.v[i].from;
	return sum;
}

/* OCR's own letters at the end of a line may have been taken for the first
 * of a form on the next one: what is found begins a little before it. */
static size_t
first_mention(const struct layout *l, const struct line *x)
{
	const struct mentions *m = &paper(l)->h.m;
	size_t i = mentions_from(m, x->from);

	return i > 0 && m->v[i - 1].to > x->from + 1 &&
	    m->v[i - 1].from + 2 >= x->from ? i - 1 : i;
}

static size_t
first_sighting(const struct layout *l, const struct line *x)
{
	const struct sightings *t = &paper(l)->t;
	size_t i = sightings_from(t, x->from);

	return i > 0 && t->v[i - 1].to > x->from + 1 &&
	    t->v[i - 1].from + 2 >= x->from ? i - 1 : i;
}

static const struct mention *
mention_in(const struct layout *l, const struct line *x, enum sense_kind k,
    size_t *at)
{
	const struct mentions *m = &paper(l)->h.m;
	size_t i;

	for (i = first_mention(l, x); i < m->n && m->v[i].from < x->to; i++)
		if (m->v[i].kind == k) {
			if (at)
				*at = i;
			return &m->v[i];
		}
	return NULL;
}

/* Is the line in a sentence's dress? */
static bool
is_running(const struct layout *l, const struct line *x)
{
	const char *s = paper(l)->text->text.data + x->off;
	size_t i, words = 0;

	if (x->upper * 3 > x->letters)
		return false;
	for (i = 0; i < x->len; i++)
		words += islower((unsigned char)s[i]) &&
		    (i == 0 || s[i - 1] == ' ');
	return words >= SENTENCE;
}

/* Signs between the glyph before `at` and it, spaces aside. */
static size_t
leaders_before(const struct glyphs *g, size_t at, size_t floor)
{
	size_t i = g->off[at], n = 0;
	size_t end = at > floor ? g->off[at - 1] + g->size[at - 1] : i;

	while (i-- > end)
		n += g->text[i] != ' ' && g->text[i] != '\n';
	return n;
}

static bool
role_written(const struct glyphs *g, const struct line *x,
    const struct sighting *r)
{
	size_t i, upper = 0, n = r->to - r->from;

	for (i = r->from; i < r->to; i++)
		upper += glyph_upper(g, i);
	if (upper * 4 >= n * 3)
		return true;
	return glyph_upper(g, r->from) &&
	    (r->from <= x->from + 1 ||
		leaders_before(g, r->from, x->from) >= LEADERS);
}

/* "for the Plaintiff": no party's role, but a part of a sentence, or of a
 * signature. */
static bool
spoken_of(const struct layout *l, const struct line *x,
    const struct sighting *r)
{
	const struct paper *p = paper(l);
	const struct mention *m = mention_before(&p->h.m, r->from);
	size_t i = sightings_from(&p->t, r->from);

	if (leaders_before(&p->h.g, r->from, x->from) >= LEADERS)
		return false;
	if (m && m->from >= x->from && m->kind == SENSE_LINK &&
	    m->to - m->from <= ARTICLE)
		return true;
	return i > 0 && p->t.v[i - 1].to == r->from &&
	    p->t.v[i - 1].from >= x->from &&
	    sighting_term(topics(l), &p->t.v[i - 1], TERM_NOISE);
}

/* A role may have taken in a bit of the leaders before it: "co: RESPONDENT"
 * is no co-respondent. */
static size_t
after_leaders(const struct glyphs *g, const struct sighting *r)
{
	size_t i;

	for (i = r->to - 1; i > r->from; i--)
		if (leaders_before(g, i, r->from) >= LEADERS - 1 ||
		    (g->gap[i] && glyph_upper(g, i) && !glyph_upper(g, i - 1)))
			return i;
	return r->from;
}

/* The role that a sighting is; *from moves behind leaders. */
static int
role_of(const struct layout *l, const struct sighting *r, size_t *from)
{
	const struct topics *t = topics(l);
	const struct term *x = sighting_term(t, r, TERM_ROLE);
	struct form_hit hit;

	*from = r->from;
	if (!x)
		return -1;
	*from = after_leaders(&paper(l)->h.g, r);
	if (*from == r->from)
		return x->id;
	if (!forms_find(&t->terms, &paper(l)->h.g, *from, &hit) &&
	    !forms_find_near(&t->terms, &paper(l)->h.g, *from, &hit))
		return -1;
	x = set_term(t, hit.value, TERM_ROLE);
	return x ? x->id : -1;
}

/* Is it a role's word, for a party of this line? */
static bool
role_fits(const struct layout *l, const struct line *x,
    const struct sighting *r)
{
	/* a plural's s may have been taken from the next line */
	return r->to <= x->to + 1 &&
	    role_written(&paper(l)->h.g, x, r) && !spoken_of(l, x, r);
}

/* The role, or two of them, with which the line ends. */
static bool
find_role(const struct layout *l, struct line *x)
{
	const struct paper *p = paper(l);
	size_t i = sightings_from(&p->t, x->to), end = x->to, from;
	int id;

	for (; i > 0; i--) {
		const struct sighting *r = &p->t.v[i - 1];
		char last = p->h.g.c[r->to - 1];

		if (r->from + 2 < x->from || r->to <= x->from ||
		    r->to + (x->role < 0 ? EDGE : 1) < end)
			break;
		id = role_of(l, r, &from);
		if (from < x->from) /* see first_sighting */
			from = x->from;
		if (id < 0 && x->role < 0)
			continue;
		if (id < 0 || x->second >= 0 || !role_fits(l, x, r))
			break;
		x->second = x->role;
		x->role = id;
		x->plural |= last == 'S' || last == '5';
		x->role_from = from;
		end = r->from;
	}
	return x->role >= 0;
}

static bool
find_judge(const struct layout *l, const struct line *x)
{
	const struct paper *p = paper(l);
	const struct glyphs *g = &p->h.g;
	size_t i = first_sighting(l, x);
	const struct sighting *s;
	char after;

	if (i == p->t.n)
		return false;
	s = &p->t.v[i];
	if (s->from > x->from + EDGE || s->to >= x->to)
		return false;
	if (!judge_opener(topics(l), s)) /* "Hon. Justice ..." */
		return line_capitals(x) && s->to - s->from >= FORM_LONG &&
		    sighting_term(topics(l), s, TERM_JUDGE_BEFORE);
	after = g->text[g->off[s->to - 1] + g->size[s->to - 1]];
	if (after == ':' || after == ';' || line_capitals(x))
		return true;
	return i + 1 < p->t.n && p->t.v[i + 1].from <= s->to + EDGE &&
	    sighting_term(topics(l), &p->t.v[i + 1], TERM_JUDGE_BEFORE);
}

static bool
find_versus(const struct layout *l, struct line *x)
{
	const struct mention *m =
	    mention_in(l, x, SENSE_VERSUS, &x->versus);
	size_t rest;

	if (!m)
		return false;
	rest = x->to - x->from - (m->to - m->from);
	if (m->from < x->from || rest <= EDGE) {
		x->kind = LINE_VERSUS;
		return true;
	}
	if (m->from < x->from + 3 || m->to + 3 > x->to ||
	    !line_capitals(x))
		return false;
	x->kind = LINE_INLINE;
	return true;
}

/* Nothing but "and", "between". */
static bool
is_join(const struct layout *l, const struct line *x)
{
	const struct paper *p = paper(l);
	size_t i, noise = 0;

	for (i = first_sighting(l, x); i < p->t.n && p->t.v[i].to <= x->to;
	     i++)
		if (sighting_term(topics(l), &p->t.v[i], TERM_NOISE))
			noise += p->t.v[i].to - p->t.v[i].from;
	return noise && x->to - x->from - noise < EDGE - 1 &&
	    noise < FORM_LONG + 1;
}

/* Words that open the next number: "in the matter of"; the short ones
 * ("from") say less. */
static bool
is_matter(const struct layout *l, const struct line *x)
{
	const struct mentions *m = &paper(l)->h.m;
	size_t i = first_mention(l, x);

	return i < m->n && m->v[i].kind == SENSE_PARENT_NEXT &&
	    m->v[i].from <= x->from + EDGE &&
	    m->v[i].to - m->v[i].from >= FORM_LONG;
}

bool
line_by(const struct layout *l, const struct line *x, size_t *after)
{
	const struct paper *p = paper(l);
	size_t i;

	if (x->kind != LINE_MATTER && x->kind != LINE_OTHER)
		return false;
	for (i = sightings_from(&p->t, x->from);
	     i < p->t.n && p->t.v[i].to <= x->to; i++) {
		const struct sighting *s = &p->t.v[i];

		if (!s->exact || !sighting_term(topics(l), s, TERM_BY) ||
		    !p->h.g.gap[s->from] || !p->h.g.gap[s->to] ||
		    (x->kind == LINE_OTHER && s->from > x->from))
			continue;
		*after = s->to;
		return true;
	}
	return false;
}

/* What hits say; those with roles as roles.c gave them. */
static bool
find_number(const struct layout *l, struct line *x)
{
	const struct hits *h = &paper(l)->h;
	size_t k;

	for (k = 0; k < h->n && h->v[k].from < x->to; k++) {
		const struct hit *y = &h->v[k];

		if (y->to <= x->from)
			continue;
		if (y->role == NUMBER_PARENT) {
			x->kind = LINE_PARENT;
			return true;
		}
		if ((heading_alone(h, y) || y->first <= x->from + EDGE) &&
		    !is_running(l, x)) {
			x->kind = LINE_NUMBER;
			return true;
		}
	}
	return false;
}

static bool
find_court(const struct layout *l, struct line *x)
{
	size_t n = x->to - x->from, sum = covered(l, x);
	bool court = mention_in(l, x, SENSE_COURT, NULL) != NULL;

	if (court && (sum * 5 >= n * 3 || (line_capitals(x) && sum * 3 >= n)))
		x->kind = LINE_COURT;
	else if (sum * 4 >= n * 3 &&
	    (mention_in(l, x, SENSE_DIVISION, NULL) ||
		mention_in(l, x, SENSE_STATION, NULL)))
		x->kind = LINE_PLACE;
	else
		return false;
	return true;
}

static void
judge_kind(const struct layout *l, struct line *x, size_t line)
{
	const struct mention *m;
	struct title t;

	if (find_role(l, x)) {
		x->kind = LINE_ROLE;
	} else if (find_judge(l, x)) {
		x->kind = LINE_JUDGE;
	} else if (find_number(l, x)) {
		;
	} else if ((m = mention_in(l, x, SENSE_PARENT, NULL)) &&
	    m->from <= x->from + FORM_LONG) {
		x->kind = LINE_PARENT;
	} else if (is_running(l, x)) {
		x->kind = LINE_BODY;
	} else if (is_matter(l, x)) {
		x->kind = LINE_MATTER;
	} else if (find_court(l, x) || find_versus(l, x)) {
		;
	} else if (is_join(l, x)) {
		x->kind = LINE_JOIN;
	} else if (title_of_line(&t, l->p, l->page, line)) {
		x->kind = LINE_TITLE;
		x->doctype = t.type;
	} else {
		x->kind = LINE_OTHER;
	}
}

/* Does a bracket close in the line that was not opened there? */
static bool
closes_only(const struct layout *l, const struct line *x)
{
	const char *s = paper(l)->text->text.data + x->off;
	int depth = 0;
	size_t i;

	if (name_label(s, x->len))
		return false;
	for (i = 0; i < x->len && depth >= 0; i++) {
		depth += s[i] == '(' || s[i] == '[' || s[i] == '{';
		/* a brace apart joins names */
		depth -= s[i] == ')' || s[i] == ']' ||
		    (s[i] == '}' && i > 0 && s[i - 1] != ' ');
	}
	return depth < 0;
}

/* A bracket that "arising from" opened goes on over lines. */
static void
close_brackets(struct layout *l)
{
	const struct glyphs *g = &paper(l)->h.g;
	size_t i, k, to;

	for (i = 0; i + 1 < l->n; i++) {
		if (l->v[i].kind != LINE_PARENT ||
		    (glyphs_gaps(g, l->v[i].from + 1, l->v[i].to) & GAP_CLOSE))
			continue;
		to = i + PARENT_LINES < l->n ? i + PARENT_LINES : l->n - 1;
		for (k = i + 1; k <= to && l->v[k].kind != LINE_ROLE &&
		     l->v[k].kind != LINE_VERSUS; k++)
			if (l->v[k].from < l->v[k].to &&
			    (glyphs_gaps(g, l->v[k].from + 1, l->v[k].to) &
				GAP_CLOSE))
				break;
		if (k > to || l->v[k].kind == LINE_ROLE ||
		    l->v[k].kind == LINE_VERSUS ||
		    !closes_only(l, &l->v[k]))
			continue;
		for (; k > i; k--)
			l->v[k].kind = LINE_PARENT;
	}
}

void
layout_read(struct layout *l, const struct papers *p, size_t page)
{
	const struct paper *q = &p->v[page];
	size_t i;

	l->p = p;
	l->page = page;
	l->n = q->text ? q->text->n_lines : 0;
	if (l->n > LAYOUT_LINES)
		l->n = LAYOUT_LINES;
	for (i = 0; i < l->n; i++) {
		struct line *x = &l->v[i];

		memset(x, 0, sizeof *x);
		x->role = x->second = x->doctype = -1;
		x->versus = (size_t)-1;
		(void)paper_line(q, i, &x->off, &x->len);
		paper_lines(q, i, i + 1, &x->from, &x->to);
		count_letters(x, &q->h.g);
		if (x->letters > FEW || (x->letters == FEW && line_capitals(x)))
			judge_kind(l, x, i);
		else if (x->letters && find_versus(l, x) &&
		    x->to - x->from > x->letters)
			x->kind = LINE_EMPTY;
	}
	close_brackets(l);
}
