/* ocr/specks.c: dirt that was read as a sign.
 *
 * What has a letter or a digit in it is never left out.  A sign is, where the
 * engine is not sure of it and nothing is close to it; so is a whole line
 * that has no letter and is no row of dots.
 */
#include "ocr/sheet.h"

#include <string.h>

#define UNSURE     30 /* confidence of a speck that is taken for a sign */
#define UNSURE_END 60 /* ... well away from the line's end */
#define UNSURE_ROW 50 /* ... of a line that has no letter */

static bool
apart(const struct sheet *s, const struct piece *p, size_t i, int32_t gap)
{
	const struct box b = s->v[i].box;

	if (i > p->first && b.x - box_right(s->v[i - 1].box) < gap)
		return false;
	return i + 1 == p->first + p->n ||
	    s->v[i + 1].box.x - box_right(b) >= gap;
}

static bool
at_end(const struct piece *p, size_t i)
{
	return i == p->first || i + 1 == p->first + p->n;
}

/* "&"; a stroke between words, or where a table has nothing. */
static bool
is_sign(const struct piece *p, const struct item *x, size_t i)
{
	if (x->len == 1 && strchr("&%$", x->s[0]))
		return true;
	return x->len == 1 && x->s[0] == '-' && !at_end(p, i);
}

static bool
is_speck(const struct sheet *s, const struct piece *p, size_t i)
{
	const struct item *x = &s->v[i];

	if (item_letters(x) || is_sign(p, x, i) || x->box.w > 2 * s->h)
		return false;
	return x->conf < UNSURE ? apart(s, p, i, s->h / 2)
				: x->conf < UNSURE_END && at_end(p, i) &&
		apart(s, p, i, s->h * 3 / 2);
}

/* No letter on the whole line, and it is no rule and no dots. */
static bool
no_line(const struct sheet *s, const struct piece *p)
{
	size_t i;

	for (i = p->first; i < p->first + p->n; i++)
		if (s->v[i].conf >= UNSURE_ROW || item_letters(&s->v[i]) ||
		    s->v[i].box.w > 4 * s->h)
			return false;
	return p->n > 0;
}

void
specks_drop(struct sheet *s)
{
	struct piece *p;
	size_t i, k, kept, lines = 0;

	for (k = 0; k < s->n_p; k++) {
		p = &s->p[k];
		if (no_line(s, p))
			continue;
		/* told before any is moved: neighbours decide */
		for (i = p->first; i < p->first + p->n; i++)
			s->v[i].hyphen = is_speck(s, p, i);
		for (i = kept = p->first; i < p->first + p->n; i++)
			if (!s->v[i].hyphen)
				s->v[kept++] = s->v[i];
		p->n = kept - p->first;
		if (p->n)
			s->p[lines++] = *p;
	}
	s->n_p = lines;
}
