/* codes/guard.c: protecting words in spite of OCR (see guard.h).  Only the
 * long ones: in damaged text chance finds the short ones everywhere. */
#include "codes/guard.h"

#include <string.h>

#include "base/mem.h"

enum { FIRM = 9 };

bool
sighting_firm(const struct sighting *x)
{
	return x->exact || x->to - x->from >= FIRM;
}

void
guards_find(struct sightings *out, const struct topics *t,
    const struct paper *x)
{
	const struct glyphs *g = &x->h.g;
	struct form_hit hit;
	size_t i = 0, next = 0;

	memset(out, 0, sizeof *out);
	while (i < g->n) {
		while (next < x->t.n && x->t.v[next].to <= i)
			next++;
		if (next < x->t.n && x->t.v[next].from <= i) {
			i = x->t.v[next].to;
			continue;
		}
		if (glyph_starts(g, i) &&
		    forms_find_near(&t->guards, g, i, &hit) &&
		    (hit.cost == 0 || hit.to - hit.from >= FIRM)) {
			out->v = xgrow(out->v, out->n, &out->cap,
			    sizeof *out->v);
			out->v[out->n++] = (struct sighting){
				(uint32_t)hit.from, (uint32_t)hit.to, hit.value,
				hit.cost == 0 };
			i = hit.to;
		} else {
			i++;
		}
	}
}
