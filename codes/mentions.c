/* codes/mentions.c: finding what a scheme has words for (see mentions.h). */
#include "codes/mentions.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SHORT_WORD = 3 }; /* glyphs: "at" */

/* "CM", "v.": so short that small letters and chance must be kept out. */
static bool
plausible(const struct glyphs *g, const struct form_hit *hit,
    const struct sense *sense)
{
	size_t i;

	/* Few letters with one wrong, over the end of a line: chance. */
	if (hit->cost && hit->to - hit->from < FORM_LONG &&
	    (glyphs_gaps(g, hit->from + 1, hit->to - 1) & GAP_LINE))
		return false;
	if (hit->to - hit->from > 3 || sense->kind != SENSE_COURT)
		return true;
	for (i = hit->from; i < hit->to; i++)
		if (!glyph_upper(g, i))
			return false;
	return true;
}

static bool
find_one(const struct scheme *s, const struct glyphs *g, size_t at, bool near,
    struct form_hit *hit)
{
	bool exact = forms_find(&s->words, g, at, hit);

	if (!near || (exact && hit->to - hit->from >= FORM_LONG))
		return exact;
	return forms_find_near(&s->words, g, at, hit);
}

static size_t
next_word(const struct glyphs *g, size_t i)
{
	for (i++; i < g->n && !glyph_starts(g, i); i++)
		;
	return i;
}

void
mentions_find(struct mentions *m, const struct scheme *s,
    const struct glyphs *g, size_t near)
{
	struct form_hit hit;
	size_t i = 0;

	memset(m, 0, sizeof *m);
	while (i < g->n) {
		if (!find_one(s, g, i, i < near, &hit) ||
		    !plausible(g, &hit, &s->senses[hit.value])) {
			i = next_word(g, i);
			continue;
		}
		m->v = xgrow(m->v, m->n, &m->cap, sizeof *m->v);
		m->v[m->n++] = (struct mention){ (uint32_t)hit.from,
			(uint32_t)hit.to, s->senses[hit.value].kind,
			s->senses[hit.value].id };
		i = hit.to;
	}
}

void
mentions_release(struct mentions *m)
{
	free(m->v);
	memset(m, 0, sizeof *m);
}

size_t
mentions_from(const struct mentions *m, size_t glyph)
{
	size_t lo = 0, hi = m->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (m->v[mid].from < glyph)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct mention *
mention_before(const struct mentions *m, size_t glyph)
{
	size_t i = mentions_from(m, glyph);

	return i > 0 && m->v[i - 1].to == glyph ? &m->v[i - 1] : NULL;
}

const struct mention *
mention_at(const struct mentions *m, size_t glyph)
{
	size_t i = mentions_from(m, glyph);

	return i < m->n && m->v[i].from == glyph ? &m->v[i] : NULL;
}

/* "Court of A at B": the court of the area A has its registry at B.  The
 * "at" may be read as some other short word. */
static bool
is_seat(const struct mentions *m, size_t first, size_t i)
{
	const struct mention *area;

	if (i < first + 2)
		return false;
	area = &m->v[i - 1];
	if (area->kind == SENSE_LINK && i >= first + 3)
		area--;
	return area->kind == SENSE_STATION && area[-1].kind == SENSE_YEAR &&
	    area[-1].to == area->from && m->v[i].from > area->to &&
	    m->v[i].from - area->to <= SHORT_WORD;
}

void
place_add(struct place *p, const struct mentions *m, size_t first, size_t last)
{
	int sitting = -1;
	size_t i;

	for (i = first; i < last; i++) {
		const struct mention *x = &m->v[i];

		if (x->kind == SENSE_COURT && p->court < 0) {
			p->court = x->id;
		} else if (x->kind == SENSE_DIVISION && p->division < 0) {
			p->division = x->id;
		} else if (x->kind == SENSE_STATION && p->station < 0) {
			if (i > first && m->v[i - 1].kind == SENSE_SITTING &&
			    m->v[i - 1].to == x->from) {
				sitting = sitting < 0 ? x->id : sitting;
				continue;
			}
			p->station = x->id;
		} else if (x->kind == SENSE_STATION && is_seat(m, first, i)) {
			p->station = x->id;
		}
	}
	if (p->station < 0)
		p->station = sitting;
}

void
place_registry(struct place *p, const struct scheme *s)
{
	const struct station *st = p->station < 0 ? NULL
						  : &s->stations[p->station];

	if (st && p->court >= 0 && s->courts[p->court].main &&
	    (st->magistrate || st->sitting) && st->under >= 0)
		p->station = st->under;
}
