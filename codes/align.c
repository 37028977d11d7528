/* codes/align.c: text against a whole trie of forms by edit distance (see
 * align.h).
 *
 * The usual table, one row for each letter on the path from the root: row[j]
 * is the least cost of turning those letters into the first j glyphs.  Cells
 * far from the diagonal are left out, and a branch is left as soon as its
 * best cell is dearer than its depth allows.  Which branches are worth the
 * begin, the index of first letters knows (seeds.h).
 */
#include "codes/align.h"

#include <string.h>

#include "codes/near.h"
#include "codes/seeds.h"

enum { FAR = 99 };

struct table {
	const struct forms *f;
	const char *text; /* folded */
	size_t from, limit;
	align_seen *seen;
	void *ctx;
	char path[FORM_MAX];
	unsigned char row[FORM_MAX + 1][ALIGN_MAX + 3];
};

/* Letters that may be wrong in a form of that many: one in five or so, none
 * in the shortest. */
static int
allowed(size_t letters)
{
	if (letters <= FORM_TIGHT)
		return 0;
	if (letters < 8)
		return 1;
	if (letters < 13)
		return 2;
	return letters < 20 ? 3 : 4;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Fill the row of the first d letters; returns its least cost. */
static int
fill(struct table *t, size_t d)
{
	const unsigned char *up = t->row[d - 1];
	unsigned char *row = t->row[d];
	size_t j = d > ALIGN_BAND ? d - ALIGN_BAND : 0, to = d + ALIGN_BAND;
	int min = FAR, v;

	if (to > t->limit)
		to = t->limit;
	if (j > 0)
		row[j - 1] = FAR;
	row[to + 1] = FAR;
	for (; j <= to; j++) {
		v = up[j] + 1;
		if (j > 0) {
			v = least(v, row[j - 1] + 1);
			v = least(v, up[j - 1] +
				(t->text[j - 1] != t->path[d - 1]));
		}
		row[j] = (unsigned char)least(v, FAR);
		min = least(min, v);
	}
	return min;
}

static void
report(struct table *t, int value, size_t d)
{
	size_t j = d > ALIGN_BAND ? d - ALIGN_BAND : 1, to = d + ALIGN_BAND;
	int most = allowed(d);

	if (to > t->limit)
		to = t->limit;
	for (; j <= to; j++)
		if (t->row[d][j] <= most)
			t->seen(t->ctx, value, d, t->from + j,
			    t->row[d][j]);
}

/* A row's least cost is too much for this depth, or for every form below. */
static bool
too_dear(const struct table *t, uint32_t node, int cost, size_t d)
{
	return cost > 1 + (int)(d - 1) / 6 ||
	    cost > allowed(t->f->v[node].deepest);
}

static void
report_node(struct table *t, uint32_t node, size_t d)
{
	const struct form_node *x = &t->f->v[node];

	if (x->plain >= 0)
		report(t, x->plain, d);
	if (x->dotted >= 0 && x->dotted != x->plain)
		report(t, x->dotted, d);
}

/* As deep as a form has letters. */
static void
visit(struct table *t, uint32_t node, size_t d)
{
	const struct form_node *v = t->f->v;
	uint32_t i;

	if (d == FORM_MAX)
		return;
	for (i = v[node].child; i; i = v[i].next) {
		t->path[d] = v[i].c;
		if (too_dear(t, i, fill(t, d + 1), d + 1))
			continue;
		report_node(t, i, d + 1);
		visit(t, i, d + 1);
	}
}

/* The rows down to a node, and all below it. */
static void
visit_from(struct table *t, uint32_t node)
{
	size_t d = t->f->v[node].depth, k;
	uint32_t i = node;

	for (k = d; k > 0; k--) {
		t->path[k - 1] = t->f->v[i].c;
		i = t->f->v[i].parent;
	}
	for (k = 1; k <= d; k++)
		if (too_dear(t, node, fill(t, k), k))
			return;
	report_node(t, node, d);
	if (d >= SEED_LONG)
		visit(t, node, d);
}

/* Forms too short to be misread. */
static void
visit_short(struct table *t)
{
	uint32_t node = 0;
	size_t d;

	for (d = 1; d <= FORM_TIGHT && d <= t->limit; d++) {
		if (!(node = form_child(t->f, node, t->text[d - 1])))
			return;
		t->path[d - 1] = t->text[d - 1];
		(void)fill(t, d);
		report_node(t, node, d);
	}
}

void
align_forms(const struct forms *f, const struct glyphs *g, size_t from,
    size_t limit, align_seen *seen, void *ctx)
{
	uint32_t nodes[SEED_MAX];
	struct table t;
	size_t j, n;

	t.f = f;
	t.from = from;
	t.limit = limit < ALIGN_MAX ? limit : ALIGN_MAX;
	if (t.limit > g->n - from)
		t.limit = g->n - from;
	t.text = g->fold + from;
	t.seen = seen;
	t.ctx = ctx;
	memset(t.row[0], FAR, sizeof t.row[0]);
	for (j = 0; j <= ALIGN_BAND && j <= t.limit; j++)
		t.row[0][j] = (unsigned char)j;
	n = seeds_find(f, t.text, 1, t.limit, nodes);
	if (n > SEED_MAX) {
		visit(&t, 0, 0);
		return;
	}
	visit_short(&t);
	for (j = 0; j < n; j++)
		visit_from(&t, nodes[j]);
}
