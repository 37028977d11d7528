/* codes/caption.c: the heading of every page that has one (see caption.h).
 *
 * The lines at the top of a page are told apart (layout.h); the first court's
 * line, number with a line of its own, or party with its role near the top
 * begins a caption.  It goes on over its number, parties, title and judge, in
 * any order, to the first running text.  What its numbers are to it is the
 * business of heading.h.
 */
#include "codes/caption.h"

#include <string.h>

#include "codes/heading.h"
#include "codes/layout.h"
#include "codes/name.h"

enum {
	TOP = 22,    /* lines with letters in which a caption must begin */
	TEXT = 4,    /* lines of running text before it, at most */
	SPREAD = 14, /* lines between one part of a caption and the next */
};

static bool
opens(const struct line *x)
{
	return x->kind == LINE_COURT || x->kind == LINE_NUMBER ||
	    x->kind == LINE_ROLE || x->kind == LINE_VERSUS ||
	    x->kind == LINE_MATTER;
}

/* Is it a part that a caption has after its court? */
static bool
belongs(const struct line *x)
{
	return x->kind != LINE_EMPTY && x->kind != LINE_OTHER &&
	    x->kind != LINE_BODY;
}

/* The lines [first, end) from the first part to the last one before running
 * text; a body line between a number and its parties may be noise. */
static bool
find_extent(const struct layout *l, struct caption *c)
{
	size_t i, seen = 0, body = 0, last;

	for (i = 0; i < l->n && seen < TOP && body < TEXT && !opens(&l->v[i]);
	     i++) {
		seen += l->v[i].kind != LINE_EMPTY;
		body += l->v[i].kind == LINE_BODY;
	}
	if (i == l->n || seen == TOP || body == TEXT)
		return false;
	body = 0;
	c->first = last = i;
	for (i++; i < l->n && i - last <= SPREAD; i++) {
		if (l->v[i].kind == LINE_BODY && ++body > 1)
			break;
		if (belongs(&l->v[i])) {
			last = i;
			body = 0;
		}
		if (l->v[i].kind == LINE_TITLE &&
		    !(i + 2 < l->n && (l->v[i + 1].kind == LINE_ROLE ||
			l->v[i + 1].kind == LINE_VERSUS)))
			break;
	}
	c->end = last + 1;
	return true;
}

static size_t
line_of(const struct layout *l, const struct caption *c, enum line_kind k)
{
	size_t i;

	for (i = c->first; i < c->end; i++)
		if (l->v[i].kind == k)
			return i;
	return CAPTION_NONE;
}

/* The judge's lines may follow the title. */
static void
take_judge(const struct layout *l, struct caption *c)
{
	size_t i = c->end, seen = 0;

	for (; i < l->n && seen < 3; i++) {
		if (l->v[i].kind == LINE_BODY)
			return;
		if (l->v[i].kind == LINE_JUDGE)
			c->end = i + 1;
		seen += l->v[i].kind != LINE_EMPTY;
	}
}

/* Past the lines of the court. */
static bool
after_court(const struct line *x)
{
	return x->kind == LINE_NUMBER || x->kind == LINE_PARENT ||
	    x->kind == LINE_MATTER || x->kind == LINE_ROLE ||
	    x->kind == LINE_INLINE || x->kind == LINE_VERSUS ||
	    x->kind == LINE_TITLE || x->kind == LINE_BODY;
}

/* The last court's line: those above it may be a stamp's. */
static void
find_court(const struct layout *l, struct caption *c)
{
	size_t i;

	c->court = CAPTION_NONE;
	for (i = c->first; i < c->end && !after_court(&l->v[i]); i++)
		if (l->v[i].kind == LINE_COURT)
			c->court = i;
	if (c->court == CAPTION_NONE)
		c->court = line_of(l, c, LINE_COURT);
}

static void
add_place(const struct layout *l, struct place *p, size_t line)
{
	const struct mentions *m = &l->p->v[l->page].h.m;
	const struct line *x = &l->v[line];

	if (x->kind == LINE_COURT || x->kind == LINE_PLACE)
		place_add(p, m, mentions_from(m, x->from),
		    mentions_from(m, x->to));
}

/* From the court's line to what comes after; what that leaves open, a stamp
 * of the same court may say. */
static void
find_place(const struct layout *l, struct caption *c)
{
	struct place stamp = PLACE_NONE;
	size_t i, first = c->court;

	c->place = (struct place)PLACE_NONE;
	if (first == CAPTION_NONE)
		return;
	for (i = first; i < c->end && !after_court(&l->v[i]); i++)
		add_place(l, &c->place, i);
	for (i = c->first; i < first; i++)
		add_place(l, &stamp, i);
	if (stamp.court != c->place.court)
		return;
	if (c->place.station < 0)
		c->place.station = stamp.station;
	if (c->place.division < 0)
		c->place.division = stamp.division;
}

/* The same, of the court's registry. */
static void
find_registry(const struct layout *l, struct caption *c)
{
	find_place(l, c);
	place_registry(&c->place, l->p->s);
}

/* Is glyph i of a line above glyph `at`, and no number from `floor` to `at`?
 * Such a bracket is the division's, its end lost: where a case comes from is
 * told below its own number. */
static bool
above_numbers(const struct hits *h, size_t i, size_t at, size_t floor)
{
	size_t k;

	for (k = 0; k < h->n && h->v[k].from < at; k++)
		if (h->v[k].from >= floor)
			return false;
	for (i++; i <= at; i++)
		if (h->g.gap[i] & (GAP_LINE | GAP_BLOCK))
			return true;
	return false;
}

/* A number inside a bracket that does not open it: the words for where it
 * comes from are lost. */
static bool
bracketed(const struct hits *h, const struct hit *x, size_t floor)
{
	size_t i;

	for (i = x->first; i > floor && x->first - i < 80; i--) {
		if (h->g.gap[i] & GAP_CLOSE)
			return false;
		if (h->g.gap[i] & GAP_OPEN)
			return i < x->first &&
			    !above_numbers(h, i, x->first, floor);
		if (h->g.gap[i] & GAP_BLOCK)
			return false;
	}
	return false;
}

static bool
may_own(const struct layout *l, const struct hit *x)
{
	const struct paper *p = &l->p->v[l->page];
	size_t line = paper_line_at(p, p->h.g.off[x->from]);

	return line < l->n && x->role != NUMBER_PARENT &&
	    l->v[line].kind == LINE_NUMBER &&
	    !bracketed(&p->h, x, l->v[0].from);
}

static void
find_own(const struct layout *l, struct caption *c)
{
	struct hits *h = &l->p->v[l->page].h;
	size_t from = l->v[c->first].from, to = l->v[c->end - 1].to, k;
	size_t i, end;

	c->own = CAPTION_NONE;
	c->n_own = 0;
	for (k = 0; k < h->n && h->v[k].from < to; k++)
		if (h->v[k].from + 3 >= from && may_own(l, &h->v[k]))
			break;
	if (k == h->n || h->v[k].from >= to)
		return;
	end = heading_end(h, h->v[k].to, to);
	heading_roles(h, k, end, &c->place);
	c->own = k;
	for (i = k; i < h->n && h->v[i].from < end; i++)
		if (h->v[i].role == NUMBER_OWN)
			c->n_own = i + 1 - k;
}

/* Numbers in brackets whose words were lost, when none was own. */
static void
mark_bracketed(const struct layout *l, const struct caption *c)
{
	struct hits *h = &l->p->v[l->page].h;
	size_t to = l->v[c->end - 1].to, k;

	for (k = 0; k < h->n && h->v[k].from < to; k++) {
		struct hit *x = &h->v[k];

		if (x->role != NUMBER_UNKNOWN && x->role != NUMBER_CITED)
			continue;
		if (x->from >= l->v[c->first].from &&
		    bracketed(h, x, l->v[c->first].from)) {
			x->role = NUMBER_PARENT;
			x->score *= 0.7;
			x->rule = "heading-bracket";
		}
	}
}

/* "In the matter of an application for letters of" ... "administration" */
static bool
matter_goes_on(const struct layout *l, size_t i)
{
	const struct paper *p = &l->p->v[l->page];
	const struct mention *m = mention_before(&p->h.m, l->v[i].from);
	const char *s = p->text->text.data + l->v[i].off;
	size_t k, digits = 0;

	/* "... elections for ... / held on 18th February" */
	for (k = l->v[i].from; k < l->v[i].to; k++)
		digits += glyph_digit(&p->h.g, k);
	return (m && m->from >= l->v[i - 1].from &&
		   (m->kind == SENSE_YEAR || m->kind == SENSE_LINK)) ||
	    !memchr(s, ' ', l->v[i].len) ||
	    (digits >= 2 && !name_label(s, l->v[i].len));
}

/* Lines of names between the last role, or "versus", and the title: their
 * own role is lost. */
static size_t
block_end(const struct layout *l, const struct caption *c, size_t last)
{
	size_t i, body = 0;

	if (last != c->versus)
		return last + 1;
	for (i = last + 1; i < c->end; i++) {
		if (l->v[i].kind == LINE_TITLE || l->v[i].kind == LINE_JUDGE)
			return i;
		body += l->v[i].kind == LINE_BODY;
		if ((l->v[i].kind != LINE_OTHER && l->v[i].kind != LINE_EMPTY &&
			l->v[i].kind != LINE_BODY) || body > 2)
			break;
	}
	return last + 1;
}

/* May the line above a block of parties be one of theirs? */
static bool
above(const struct layout *l, size_t i)
{
	switch (l->v[i].kind) {
	case LINE_OTHER:
		return i == 0 || l->v[i - 1].kind != LINE_MATTER ||
		    !matter_goes_on(l, i);
	case LINE_EMPTY:
	case LINE_JOIN:
		return true;
	case LINE_BODY: /* leaders that look like words */
		return i > 0 && (l->v[i - 1].kind == LINE_NUMBER ||
			l->v[i - 1].kind == LINE_PARENT ||
			l->v[i - 1].kind == LINE_OTHER) &&
		    l->v[i - 1].upper * 2 > l->v[i - 1].letters;
	default:
		return false;
	}
}

/* The block of the parties: around the lines with roles and "versus". */
static void
find_parties(const struct layout *l, struct caption *c)
{
	size_t i, first = CAPTION_NONE, last = 0;

	c->versus = CAPTION_NONE;
	for (i = c->first; i < c->end; i++) {
		const struct line *x = &l->v[i];

		if (x->kind == LINE_VERSUS || x->kind == LINE_INLINE)
			c->versus = c->versus == CAPTION_NONE ? i : c->versus;
		else if (x->kind != LINE_ROLE)
			continue;
		if (first == CAPTION_NONE)
			first = i;
		last = i;
	}
	if (first == CAPTION_NONE) {
		c->parties = c->end_parties = CAPTION_NONE;
		return;
	}
	/* What comes before the first role may be above all that is known. */
	while (first > 0 && above(l, first - 1))
		first--;
	c->parties = first;
	if (c->first > first)
		c->first = first;
	c->end_parties = block_end(l, c, last);
}

/* Those by whom an application is: from the line that says so to a title or
 * a judge. */
static bool
find_applicants(const struct layout *l, struct caption *c)
{
	size_t i, after;

	for (i = c->first; i < c->title && !line_by(l, &l->v[i], &after); i++)
		;
	if (i == c->title)
		return false;
	c->parties = i;
	for (i++; i < c->title && l->v[i].kind != LINE_JUDGE; i++)
		;
	c->end_parties = i;
	return true;
}

/* Names with neither roles nor "versus" between a number and a title. */
static void
guess_parties(const struct layout *l, struct caption *c)
{
	size_t i, first = CAPTION_NONE, end = c->title;

	if (c->parties != CAPTION_NONE || c->own == CAPTION_NONE ||
	    c->title == CAPTION_NONE || find_applicants(l, c))
		return;
	for (i = c->first; i < end; i++)
		if (l->v[i].kind == LINE_NUMBER ||
		    l->v[i].kind == LINE_PARENT || l->v[i].kind == LINE_MATTER)
			first = i + 1;
		else if (first == i && i > 0 &&
		    l->v[i - 1].kind == LINE_MATTER && matter_goes_on(l, i))
			first = i + 1;
		else if (l->v[i].kind == LINE_JUDGE)
			break;
	if (first == CAPTION_NONE || first >= i)
		return;
	c->parties = first;
	c->end_parties = i;
}

/* "and" is "versus" between two sides of "between". */
static void
find_join(const struct layout *l, struct caption *c)
{
	size_t i;
	bool role = false;

	if (c->versus != CAPTION_NONE || c->parties == CAPTION_NONE)
		return;
	for (i = c->parties; i < c->end_parties; i++) {
		if (l->v[i].kind == LINE_ROLE)
			role = true;
		else if (l->v[i].kind == LINE_JOIN && role) {
			c->versus = i;
			return;
		}
	}
}

/* A court's line alone may be a stamp; parties alone, a list. */
static bool
enough(const struct layout *l, const struct caption *c)
{
	size_t i, roles = 0;

	if (c->own != CAPTION_NONE)
		return true;
	for (i = c->first; i < c->end; i++)
		roles += l->v[i].kind == LINE_ROLE ||
		    l->v[i].kind == LINE_VERSUS;
	if (c->court != CAPTION_NONE)
		return roles > 0 || c->title != CAPTION_NONE ||
		    line_of(l, c, LINE_PARENT) != CAPTION_NONE ||
		    line_of(l, c, LINE_MATTER) != CAPTION_NONE;
	return roles > 1 || (roles && c->title != CAPTION_NONE);
}

static void
forget_own(struct hits *h)
{
	size_t k;

	for (k = 0; k < h->n; k++)
		if (h->v[k].role == NUMBER_OWN)
			h->v[k].role = NUMBER_UNKNOWN;
}

static void
caption_find(struct papers *p, size_t page)
{
	struct paper *q = &p->v[page];
	struct caption *c = &q->caption;
	struct layout l;

	layout_read(&l, p, page);
	/* That a page begins with a number says little. */
	forget_own(&q->h);
	if (!find_extent(&l, c))
		return;
	take_judge(&l, c);
	c->title = line_of(&l, c, LINE_TITLE);
	c->doctype = c->title == CAPTION_NONE ? -1 : l.v[c->title].doctype;
	find_court(&l, c);
	find_registry(&l, c);
	find_own(&l, c);
	find_parties(&l, c);
	guess_parties(&l, c);
	find_join(&l, c);
	q->has_caption = enough(&l, c);
	if (q->has_caption)
		mark_bracketed(&l, c);
}

void
captions_find(struct papers *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->v[i].text)
			caption_find(p, i);
}
