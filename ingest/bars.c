/* ingest/bars.c: can there be bars on a page? (see bars.h)
 *
 * Many edges stand at the same place in three rows (or columns) that lie
 * further apart than a line of text is high. */
#include "ingest/bars.h"

#define BARS  20  /* bars that must show; *PATCHT* has 40 */
#define APART 12u /* small pixels from row to row: 2 mm */
#define SLANT 2u  /* pixels an edge may move from row to row */

/* A line of the picture, along a row or down a column. */
struct line {
	const uint8_t *at;
	size_t step;  /* from pixel to pixel */
	size_t apart; /* from line to line */
	uint32_t n;
	unsigned dark; /* this and less is dark */
};

static bool
edge_at(const struct line *l, size_t offset, uint32_t i)
{
	return l->at[offset + i * l->step] > l->dark &&
	       l->at[offset + (i - 1) * l->step] <= l->dark;
}

static bool
edge_near(const struct line *l, size_t offset, uint32_t i, uint32_t slant)
{
	uint32_t from = i > slant ? i - slant : 1;
	uint32_t to = i + slant < l->n ? i + slant : l->n - 1;

	for (uint32_t k = from; k <= to; k++) {
		if (edge_at(l, offset, k))
			return true;
	}
	return false;
}

/* Are there bars here?  An edge from dark to light that stands in three lines
 * counts up, one that does not counts down: in text, where edges agree by
 * chance only, the count stays near nothing. */
static bool
bars_here(const struct line *l)
{
	int count = 0;

	for (uint32_t i = 1; i < l->n; i++) {
		if (!edge_at(l, 0, i))
			continue;
		if (edge_near(l, l->apart, i, SLANT) &&
		    edge_near(l, 2 * l->apart, i, 2 * SLANT))
			count++;
		else if (count > 0)
			count--;
		if (count >= BARS)
			return true;
	}
	return false;
}

bool
bars_possible(const struct grey *g, unsigned dark)
{
	struct line l = {.dark = dark, .step = 1, .n = g->w};

	l.apart = (size_t)APART * g->w;
	for (uint32_t y = 0; y + 2 * APART < g->h; y += APART) {
		l.at = g->pixels + (size_t)y * g->w;
		if (bars_here(&l))
			return true;
	}
	l = (struct line){
	    .dark = dark, .step = g->w, .n = g->h, .apart = APART};
	for (uint32_t x = 0; x + 2 * APART < g->w; x += APART) {
		l.at = g->pixels + x;
		if (bars_here(&l))
			return true;
	}
	return false;
}
