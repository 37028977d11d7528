/* codes/terms.c: finding what the topics of a scheme have words for. */
#include "codes/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRM = 9 }; /* letters of a word that may be misspelt */

/* Words that a line, and a sentence with it, ends in the middle of, or that
 * a line ends just behind the first letter of, are none of a form's that was
 * found in spite of errors: "issues. / Dated" is no "issued at". */
static bool
is_torn(const struct glyphs *g, const struct form_hit *hit)
{
	size_t i;

	for (i = hit->from + 1; i < hit->to; i++)
		if ((g->gap[i] & GAP_LINE) && (i == hit->from + 1 ||
			(g->gap[i] & GAP_DOT)))
			return true;
	return false;
}

static bool
find_one(const struct topics *t, const struct glyphs *g, size_t at, bool near,
    struct form_hit *hit)
{
	bool exact = forms_find(&t->terms, g, at, hit);
	struct form_hit loose;

	if (!near || (exact && hit->to - hit->from >= FORM_LONG) ||
	    !forms_find_near(&t->terms, g, at, &loose) ||
	    (loose.cost > 0 && is_torn(g, &loose)))
		return exact;
	*hit = loose;
	return true;
}

void
sightings_find(struct sightings *out, const struct topics *t,
    const struct glyphs *g, size_t near)
{
	struct form_hit hit;
	size_t i = 0;

	memset(out, 0, sizeof *out);
	while (i < g->n) {
		if (!find_one(t, g, i, i < near, &hit)) {
			for (i++; i < g->n && !glyph_starts(g, i); i++)
				;
			continue;
		}
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		out->v[out->n++] = (struct sighting){ (uint32_t)hit.from,
			(uint32_t)hit.to, hit.value, hit.cost == 0 };
		i = hit.to;
	}
}

void
sightings_release(struct sightings *s)
{
	free(s->v);
	memset(s, 0, sizeof *s);
}

size_t
sightings_from(const struct sightings *s, size_t glyph)
{
	size_t lo = 0, hi = s->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (s->v[mid].from < glyph)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct term *
set_term(const struct topics *t, int set, enum term_kind kind)
{
	const struct term_set *s = &t->sets[set];
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->v[i].kind == kind)
			return &s->v[i];
	return NULL;
}

const struct term *
sighting_term(const struct topics *t, const struct sighting *x,
    enum term_kind kind)
{
	return set_term(t, x->set, kind);
}

bool
sighting_firm(const struct sighting *x)
{
	return x->exact || x->to - x->from >= FIRM;
}
