/* codes/near.c: finding a form in spite of OCR: edit distance against the
 * whole trie at once.
 *
 * For each node on a path there is one row of the usual table: row[j] is the
 * least cost of turning the node's letters into the first j glyphs.  Only the
 * cells within BAND of the diagonal are kept, and a branch is left as soon as
 * its best cell costs more than its depth allows, so the work at one place of
 * the text has a bound that does not depend on the text.
 *
 * A letter wrong, lost or added costs 2.  Two letters that OCR runs into one
 * (VI and W: "CIWL") or one that it takes apart cost 1.
 */
#include "codes/near.h"

#include <string.h>

enum { BAND = 4, WIDTH = FORM_MAX + BAND + 1, EDIT = 2, PAIR = 1, FAR = 99 };

/* one letter, and the two folded ones that look like it */
static const char pairs[][4] = { "WVI", "MRN", "UII", "HII", "DCI", "NII",
	"KIC", "BIE" };

struct search {
	const struct forms *f;
	const struct glyphs *g;
	size_t at, limit; /* glyphs that may be used */
	char path[FORM_MAX + 1];
	unsigned char row[FORM_MAX + 1][WIDTH + 1];
	struct form_hit *hit;
	int best;
	bool found, tie;
};

/* Folded glyph number j, from 1, in the direction of the trie. */
static char
glyph_at(const struct search *s, size_t j)
{
	return glyph_fold(s->g->c[s->f->backward ? s->at - j : s->at + j - 1]);
}

static bool
is_pair(const struct search *s, char one, char first, char second)
{
	size_t i;
	char a = s->f->backward ? second : first;
	char b = s->f->backward ? first : second;

	for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (pairs[i][0] == one && pairs[i][1] == a && pairs[i][2] == b)
			return true;
	return false;
}

static int
allowed(size_t letters)
{
	if (letters <= FORM_TIGHT)
		return 0;
	if (letters < 9)
		return 1 * EDIT;
	if (letters < 14)
		return 2 * EDIT;
	return letters < 20 ? 3 * EDIT : 4 * EDIT;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Fill row d for the letters path[0..d); returns its least cost. */
static int
fill(struct search *s, size_t d)
{
	size_t from = d > BAND ? d - BAND : 0, to = d + BAND, j;
	unsigned char *row = s->row[d], *up = s->row[d - 1];
	const char *p = s->path;
	int min = FAR, v;

	memset(row, FAR, WIDTH + 1);
	if (to > s->limit)
		to = s->limit;
	for (j = from; j <= to; j++) {
		v = up[j] + EDIT;
		if (j > 0) {
			char t = glyph_at(s, j);

			v = least(v, row[j - 1] + EDIT);
			v = least(v, up[j - 1] + (t == p[d - 1] ? 0 : EDIT));
			if (d > 1 && is_pair(s, t, p[d - 2], p[d - 1]))
				v = least(v, s->row[d - 2][j - 1] + PAIR);
			if (j > 1 &&
			    is_pair(s, p[d - 1], glyph_at(s, j - 1), t))
				v = least(v, up[j - 2] + PAIR);
		}
		row[j] = (unsigned char)least(v, FAR);
		min = least(min, v);
	}
	return min;
}

/* A form ends at this node: is some cell of its row the best so far? */
static void
consider(struct search *s, const struct form_node *node, size_t d)
{
	size_t j, to = least((int)(d + BAND), (int)s->limit), a, b;
	int score;
	int32_t value;

	for (j = d > BAND ? d - BAND : 1; j <= to; j++) {
		int cost = s->row[d][j];

		if (cost > allowed(d))
			continue;
		a = s->f->backward ? s->at - j : s->at;
		b = s->f->backward ? s->at : s->at + j;
		score = 4 * (int)d - 7 * cost + (glyph_starts(s->g, a) &&
		    glyph_starts(s->g, b));
		if (s->found && score < s->best)
			continue;
		if ((value = form_value(s->f, node, s->g, a, b)) < 0)
			continue;
		if (s->found && score == s->best) {
			s->tie |= value != s->hit->value;
			continue;
		}
		*s->hit = (struct form_hit){ a, b, value, cost };
		s->best = score;
		s->found = true;
		s->tie = false;
	}
}

static void
visit(struct search *s, uint32_t node, size_t d)
{
	const struct form_node *child;
	uint32_t i;

	if (d == FORM_MAX)
		return;
	for (i = s->f->v[node].child; i; i = s->f->v[i].next) {
		child = &s->f->v[i];
		s->path[d] = child->c;
		if (fill(s, d + 1) > EDIT * (1 + (int)d / 6))
			continue;
		if (child->plain >= 0 || child->dotted >= 0)
			consider(s, child, d + 1);
		visit(s, i, d + 1);
	}
}

bool
forms_find_near(const struct forms *f, const struct glyphs *g, size_t at,
    struct form_hit *hit)
{
	struct search s;
	size_t j;

	s.f = f;
	s.g = g;
	s.at = at;
	s.limit = f->backward ? at : g->n - at;
	if (s.limit > WIDTH)
		s.limit = WIDTH;
	s.hit = hit;
	s.best = 0;
	s.found = s.tie = false;
	for (j = 0; j <= WIDTH; j++)
		s.row[0][j] = (unsigned char)(j <= BAND ? j * EDIT : FAR);
	visit(&s, 0, 0);
	return s.found && !s.tie;
}
