/* codes/people.c: comparing the names of two cases, word by word (see
 * people.h). */
#include "codes/people.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/distance.h"
#include "codes/scheme_data.h"
#include "codes/terms.h"

enum { WORD_LEAST = 4, WORD_MOST = 24, WORDS_MOST = 64 };

struct word {
	char c[WORD_MOST];
	size_t n;
};
struct words {
	struct word v[WORDS_MOST];
	size_t n;
};

/* Does a sighting say that its glyphs name nobody in particular? */
static bool
tells_nothing(const struct topics *t, const struct sighting *x)
{
	static const enum term_kind kinds[] = { TERM_PUBLIC, TERM_ROLE,
		TERM_HONORIFIC, TERM_NOISE };
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (sighting_term(t, x, kinds[i]))
			return true;
	return false;
}

static bool
covered(const struct topics *t, const struct sightings *s, size_t from,
    size_t to)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->v[i].from <= from && s->v[i].to >= to &&
		    tells_nothing(t, &s->v[i]))
			return true;
	return false;
}

static void
add_word(struct words *w, const struct glyphs *g, size_t from, size_t to)
{
	struct word *x;
	size_t i;

	if (to - from < WORD_LEAST || to - from > WORD_MOST ||
	    w->n == WORDS_MOST)
		return;
	x = &w->v[w->n++];
	x->n = to - from;
	for (i = from; i < to; i++)
		x->c[i - from] = glyph_fold(g->c[i]);
}

static void
read_name(struct words *w, const struct topics *t, const char *name)
{
	struct glyphs g;
	struct sightings s;
	size_t from, to;

	glyphs_init(&g, name, strlen(name));
	sightings_find(&s, t, &g, 0);
	for (from = 0; from < g.n; from = to) {
		for (to = from + 1; to < g.n && !g.gap[to]; to++)
			;
		if (!covered(t, &s, from, to))
			add_word(w, &g, from, to);
	}
	sightings_release(&s);
	glyphs_release(&g);
}

/* At most a letter in five wrong, lost or added; short words must agree. */
static bool
alike(const struct word *a, const struct word *b)
{
	size_t limit = (a->n < b->n ? a->n : b->n) / 5;

	if (a->n > b->n + limit || b->n > a->n + limit)
		return false;
	return letters_distance(a->c, a->n, b->c, b->n) <= limit;
}

enum people
people_compare(const struct scheme *s, const char *const *a, size_t n_a,
    const char *const *b, size_t n_b)
{
	struct words *w = xcalloc(2, sizeof *w);
	enum people answer;
	size_t i, j;

	for (i = 0; i < n_a; i++)
		read_name(&w[0], &s->topics, a[i]);
	for (i = 0; i < n_b; i++)
		read_name(&w[1], &s->topics, b[i]);
	answer = w[0].n && w[1].n ? PEOPLE_APART : PEOPLE_UNKNOWN;
	for (i = 0; i < w[0].n && answer == PEOPLE_APART; i++)
		for (j = 0; j < w[1].n; j++)
			if (alike(&w[0].v[i], &w[1].v[j]))
				answer = PEOPLE_SHARED;
	free(w);
	return answer;
}
