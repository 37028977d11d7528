/* codes/guard.c: protecting words in spite of OCR (see guard.h).  Only the
 * long ones: in damaged text chance finds the short ones everywhere. */
#include "codes/guard.h"

#include <string.h>

#include "base/mem.h"

static bool
guard_at(struct sighting *out, const struct topics *t, const struct glyphs *g,
    size_t i)
{
	struct form_hit hit;

	if (!glyph_starts(g, i) || !forms_find_near(&t->guards, g, i, &hit))
		return false;
	*out = (struct sighting){ (uint32_t)hit.from, (uint32_t)hit.to,
		hit.value, hit.cost == 0 };
	return sighting_firm(out);
}

void
guards_find(struct sightings *out, const struct topics *t,
    const struct paper *x)
{
	const struct glyphs *g = &x->h.g;
	struct sighting seen;
	size_t i = 0, next = 0;

	memset(out, 0, sizeof *out);
	while (i < g->n) {
		while (next < x->t.n && x->t.v[next].to <= i)
			next++;
		if (next < x->t.n && x->t.v[next].from <= i) {
			i = x->t.v[next].to;
			continue;
		}
		if (!guard_at(&seen, t, g, i)) {
			i++;
			continue;
		}
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		out->v[out->n++] = seen;
		i = seen.to;
	}
}
