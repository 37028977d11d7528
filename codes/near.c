/* codes/near.c: finding a form in spite of OCR: edit distance against the
 * trie.
 *
 * For each node on a path there is one row of the usual table: its cells are
 * the least cost of turning the node's letters into the first j glyphs, for j
 * within BAND of the letters.  A branch is left as soon as its best cell
 * costs more than its depth or any form below it allows, so the work at one
 * place of the text has a bound that does not depend on the text.  The first
 * letters are not searched for like this: codes/seeds.h names the few
 * branches where they can be near, mostly none.
 *
 * A letter wrong, lost or added costs 2.  Two letters that OCR runs into one
 * (VI and W: "CIWL") or one that it takes apart cost 1.
 */
#include "codes/near.h"

#include <string.h>

#include "codes/seeds.h"

enum { BAND = 4, WIDTH = FORM_MAX + BAND + 1, EDIT = 2, PAIR = 1, FAR = 99,
	DEAR = 4 * EDIT, /* what no form may cost more than */
	CELLS = 16, MID = BAND + 1, PAD = MID,
	GLYPHS = PAD + WIDTH + 2 * CELLS };

/* Of the letters path[0..d): the cost of j glyphs is cell j - d + MID, for
 * cells 1 .. MID + BAND; the others are FAR.  The cells of a row are worked
 * on at once, but for what goes from cell to cell. */
typedef signed char cells __attribute__((vector_size(CELLS)));

static const cells number = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
	14, 15 };

struct search {
	const struct forms *f;
	const struct glyphs *g;
	size_t at, limit; /* glyphs that may be used */
	/* Glyph j, from 1, in the order of the trie, is at PAD + j. */
	signed char t[GLYPHS];   /* folded */
	signed char one[GLYPHS]; /* pairs that t[j] looks like */
	signed char two[GLYPHS]; /* the pair t[j - 1] t[j] */
	size_t n_read;
	char path[FORM_MAX + 1];
	size_t n_path; /* letters of a branch whose rows are filled */
	bool dead;     /* the last of these rows was too dear */
	cells rows[FORM_MAX + 3]; /* row d is rows[d + 1] */
	struct form_hit *hit;
	int best;
	bool found, tie;
};

static void
read_glyph(struct search *s, size_t j)
{
	const struct glyphs *g = s->g;
	size_t i = s->f->backward ? s->at - j : s->at + j - 1;

	s->t[PAD + j] = (signed char)g->fold[i];
	s->one[PAD + j] = (signed char)g->like[i];
	s->two[PAD + j] = 0;
	if (j > 1)
		s->two[PAD + j] =
		    (signed char)g->pair[s->f->backward ? i : i - 1];
}

/* Make the glyphs that row d looks at ready. */
static void
read_glyphs(struct search *s, size_t d)
{
	size_t j = s->n_read + 1, to = s->n_read + CELLS;

	if (d + CELLS - 1 - MID <= s->n_read)
		return;
	for (; j <= to && j <= s->limit; j++)
		read_glyph(s, j);
	for (; j <= to; j++)
		s->t[PAD + j] = s->one[PAD + j] = s->two[PAD + j] = 0;
	s->n_read = to;
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
	return letters < 20 ? 3 * EDIT : DEAR;
}

/* What the best cell of a row may cost at most for the search to go on. */
static int
bearable(size_t letters)
{
	return EDIT * (1 + (int)(letters - 1) / 6);
}

static cells
load(const void *p)
{
	cells v;

	memcpy(&v, p, sizeof v);
	return v;
}

static cells
least(cells a, cells b)
{
	cells mask = a < b;

	return (a & mask) | (b & ~mask);
}

static cells
far_unless(cells v, cells mask)
{
	return (v & mask) | (FAR & ~mask);
}

static bool
any(cells mask)
{
	uint64_t half[2];

	memcpy(half, &mask, sizeof half);
	return half[0] | half[1];
}

/* Letters added: each costs EDIT more than the cell before it.  Cells after
 * `room` are beyond the text. */
static void
add_letters(signed char *row, size_t room)
{
	int v = FAR;
	size_t i;

	for (i = 1; i <= room; i++) {
		v = row[i] < v + EDIT ? row[i] : v + EDIT;
		row[i] = (signed char)v;
	}
}

/* The pair of the last two letters of path[0..d). */
static signed char
path_pair(const struct search *s, size_t d)
{
	char a = s->path[d - 2], b = s->path[d - 1];

	return (signed char)(s->f->backward ? glyph_pair(b, a)
					    : glyph_pair(a, b));
}

/* Fill row d, whose last letter is path[d - 1]. false: no cell costs as little
 * as `most`, and the row is of no use.  Cells outside the band hold anything,
 * and may overflow: they are masked. */
__attribute__((no_sanitize("signed-integer-overflow"))) static bool
fill(struct search *s, size_t d, int most)
{
	const signed char *up = (const signed char *)&s->rows[d];
	const size_t t = PAD + d - MID; /* of cell 0 */
	const signed char c = (signed char)s->path[d - 1];
	signed char one = (signed char)glyph_like(s->path[d - 1]);
	signed char two = d > 1 ? path_pair(s, d) : 0;
	size_t room = s->limit + MID - d;
	cells v;

	if (s->limit + BAND < d)
		return false;
	read_glyphs(s, d);
	v = least(load(up + 1) + EDIT,
	    load(up) + ((load(s->t + t) != c) & EDIT));
	if (one)
		v = least(v, far_unless(load(up - 1) + PAIR,
		    (load(s->two + t) & one) != 0));
	if (two)
		v = least(v, far_unless(load(up - CELLS + 1) + PAIR,
		    (load(s->one + t) & two) != 0));
	if (room > MID + BAND)
		room = MID + BAND;
	v = far_unless(least(v, number * 0 + FAR),
	    (number >= 1) & (number <= (signed char)room));
	if (!any(v <= (signed char)most))
		return false; /* to add letters makes none cheaper */
	s->rows[d + 1] = v;
	add_letters((signed char *)&s->rows[d + 1], room);
	return true;
}

static void
fill_first(struct search *s)
{
	const cells beyond = number * 0 + FAR;

	s->rows[0] = beyond;
	s->rows[1] = far_unless((number - MID) * EDIT,
	    (number >= MID) & (number <= MID + BAND));
	memset(s->t, 0, PAD + 1);
	memset(s->one, 0, PAD + 1);
	memset(s->two, 0, PAD + 1);
	s->n_read = s->n_path = 0;
	s->dead = false;
}

/* A form ends at this node: are j glyphs at this cost the best so far? */
static void
consider(struct search *s, const struct form_node *node, size_t d, size_t j,
    int cost)
{
	size_t a = s->f->backward ? s->at - j : s->at;
	size_t b = s->f->backward ? s->at : s->at + j;
	int32_t value;
	int score = 4 * (int)d - 7 * cost + (glyph_starts(s->g, a) &&
	    glyph_starts(s->g, b));

	if (s->found && score < s->best)
		return;
	if ((value = form_value(s->f, node, s->g, a, b)) < 0)
		return;
	if (s->found && score == s->best) {
		s->tie |= value != s->hit->value;
		return;
	}
	*s->hit = (struct form_hit){ a, b, value, cost };
	s->best = score;
	s->found = true;
	s->tie = false;
}

static void
consider_row(struct search *s, const struct form_node *node, size_t d)
{
	cells row = s->rows[d + 1];
	int dear = allowed(d);
	size_t i;

	if (!any(row <= (signed char)dear))
		return;
	for (i = d < MID ? MID + 1 - d : 1; i <= MID + BAND; i++)
		if (row[i] <= dear)
			consider(s, node, d, d + i - MID, row[i]);
}

static bool
ends_form(const struct form_node *node)
{
	return node->plain >= 0 || node->dotted >= 0;
}

/* The most that a row may cost on the way to the forms from a node on. */
static int
bound(const struct form_node *node, size_t d)
{
	int a = bearable(d), b = allowed(node->deepest);

	return a < b ? a : b;
}

/* All below a node whose own row is filled. */
static void
visit(struct search *s, uint32_t node, size_t d)
{
	const struct form_node *child;
	uint32_t i;

	for (i = s->f->v[node].child; i; i = child->next) {
		child = &s->f->v[i];
		s->path[d] = child->c;
		if (!fill(s, d + 1, bound(child, d + 1)))
			continue;
		if (ends_form(child))
			consider_row(s, child, d + 1);
		visit(s, i, d + 1);
	}
}

/* Fill the rows of a branch's first letters; what it has in common with the
 * branch before is filled already. false: too dear. */
static bool
fill_branch(struct search *s, const char *path, size_t depth)
{
	size_t d = 0;

	while (d < depth && d < s->n_path && path[d] == s->path[d])
		d++;
	if (d == s->n_path && s->dead)
		return false;
	s->dead = false;
	while (d < depth && !s->dead) {
		s->path[d] = path[d];
		d++;
		s->dead = !fill(s, d, bearable(d));
	}
	s->n_path = d;
	return !s->dead;
}

/* A branch that the first letters may be near. */
static void
follow(struct search *s, uint32_t node)
{
	const struct form_node *x = &s->f->v[node];
	size_t depth = x->depth, d;
	char path[SEED_LONG];
	uint32_t i = node;

	for (d = depth; d > 0; d--, i = s->f->v[i].parent)
		path[d - 1] = s->f->v[i].c;
	if (!fill_branch(s, path, depth))
		return;
	if (ends_form(x))
		consider_row(s, x, depth);
	if (depth == SEED_LONG)
		visit(s, node, depth);
}

/* Forms so short that they must be spelt right. */
static void
find_short(struct search *s)
{
	const struct forms *f = s->f;
	uint32_t node = 0;
	size_t d;

	for (d = 1; d <= FORM_TIGHT && d <= s->limit; d++) {
		char c = s->g->fold[f->backward ? s->at - d : s->at + d - 1];

		if (!(node = form_child(f, node, c)))
			return;
		if (ends_form(&f->v[node]))
			consider(s, &f->v[node], d, d, 0);
	}
}

static size_t
branches(const struct search *s, uint32_t nodes[SEED_MAX])
{
	const char *t = s->g->fold + s->at;

	if (s->f->backward)
		return seeds_find(s->f, t - 1, -1, s->limit, nodes);
	return seeds_find(s->f, t, 1, s->limit, nodes);
}

bool
forms_find_near(const struct forms *f, const struct glyphs *g, size_t at,
    struct form_hit *hit)
{
	uint32_t nodes[SEED_MAX];
	struct search s;
	size_t j, n;

	s.f = f;
	s.g = g;
	s.at = at;
	s.limit = f->backward ? at : g->n - at;
	if (s.limit > WIDTH)
		s.limit = WIDTH;
	s.hit = hit;
	s.best = 0;
	s.found = s.tie = false;
	find_short(&s);
	n = s.limit > 0 ? branches(&s, nodes) : 0;
	if (!n)
		return s.found && !s.tie;
	fill_first(&s);
	if (n > SEED_MAX) {
		s.found = s.tie = false;
		visit(&s, 0, 0);
		return s.found && !s.tie;
	}
	for (j = 0; j < n; j++)
		follow(&s, nodes[j]);
	return s.found && !s.tie;
}
