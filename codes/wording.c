/* codes/wording.c: telling names from other words (see wording.h). */
#include "codes/wording.h"

#include <ctype.h>
#include <string.h>

#include "codes/name.h"

enum {
	DIGITS = 3,  /* in a piece, and it is no name */
	ARTICLE = 3, /* letters */
	PHRASE = 12, /* letters of noise that is more than "others" */
};

size_t
wording_alone(const struct wording *w, size_t off, size_t len)
{
	size_t from = glyphs_from(w->g, off);
	size_t to = glyphs_from(w->g, off + len), i, at;
	const struct mention *m;

	for (i = sightings_from(w->t, from + 1);
	     i < w->t->n && w->t->v[i].to <= to; i++) {
		const struct sighting *x = &w->t->v[i];

		m = mention_at(w->m, x->from);
		if (!sighting_term(&w->scheme->topics, x, TERM_NOISE) ||
		    (m && m->kind == SENSE_AND && m->to == x->to) ||
		    x->to - x->from >= PHRASE)
			continue;
		at = x->from;
		while (at > from && (glyph_digit(w->g, at - 1) ||
			w->g->gap[at] & GAP_OPEN))
			at--;
		m = mention_before(w->m, at);
		if (m && m->kind == SENSE_AND && m->from > from)
			at = m->from;
		return at > from ? w->g->off[at] - off : 0;
	}
	return len;
}

/* A number, a date: digits in the name, or a few of them after it. */
static bool
has_number(const struct wording *w, size_t off, size_t len)
{
	const char *s = w->text + off;
	size_t from, to, i, digits = 0;

	if (!name_span(s, len, &from, &to))
		return true;
	for (i = from; i < to; i++)
		digits += isdigit((unsigned char)s[i]) != 0;
	if (digits >= DIGITS)
		return true;
	for (digits = 0, i = to; i < len; i++) {
		if (isdigit((unsigned char)s[i]))
			digits++;
		else if (digits || !strchr(" .,/", s[i] ? s[i] : 'x'))
			break;
	}
	return digits >= DIGITS && digits <= 4 && (i == len || s[i] == ' ');
}

/* Only what a heading, or a sentence, says of parties? */
static bool
only_words(const struct wording *w, size_t from, size_t to)
{
	const struct topics *t = &w->scheme->topics;
	size_t i = sightings_from(w->t, from), covered = 0;

	/* One may have taken a letter of the line before for its first. */
	if (i > 0 && w->t->v[i - 1].to > from &&
	    w->t->v[i - 1].from + 2 >= from)
		i--;
	for (; i < w->t->n && w->t->v[i].to <= to + 1; i++) {
		const struct sighting *x = &w->t->v[i];

		if (sighting_term(t, x, TERM_ROLE) ||
		    sighting_term(t, x, TERM_NOISE) ||
		    sighting_term(t, x, TERM_TITLE) ||
		    sighting_term(t, x, TERM_JUDGE_AFTER) ||
		    sighting_term(t, x, TERM_CHARGED) ||
		    sighting_term(t, x, TERM_HONORIFIC))
			covered += x->to - x->from;
	}
	return covered * 5 >= (to - from) * 4;
}

/* Words of a case type, and digits after them: a number that could not be
 * read. */
static bool
lost_number(const struct wording *w, size_t from, size_t to)
{
	struct form_hit hit;
	size_t i, k, digits = 0;

	for (i = from + FORM_LONG; i < to; i++) {
		if (!glyph_starts(w->g, i) ||
		    !forms_find(&w->scheme->kinds, w->g, i, &hit) ||
		    hit.from > from + 2 || hit.to - hit.from < FORM_LONG)
			continue;
		for (k = i; k < to; k++)
			digits += glyph_digit(w->g, k);
		return digits > 1;
	}
	return false;
}

bool
wording_nobody(const struct wording *w, size_t off, size_t len)
{
	size_t from = glyphs_from(w->g, off);
	size_t to = glyphs_from(w->g, off + len), i;
	size_t said = 0, n = 0;

	if (has_number(w, off, len))
		return true;
	for (i = mentions_from(w->m, from);
	     i < w->m->n && w->m->v[i].from < to; i++, n++) {
		const struct mention *m = &w->m->v[i];

		said += m->to - m->from;
		if (m->kind == SENSE_COURT &&
		    (m->to - m->from) * 2 >= to - from)
			return true;
		if (m->kind == SENSE_NUMBER && m->to < to &&
		    glyph_digit(w->g, m->to))
			return true;
	}
	/* "The Republic of ...": words of a heading, and nothing else */
	if (n > 2 && said * 10 >= (to - from) * 9)
		return true;
	return only_words(w, from, to) || lost_number(w, from, to);
}

bool
wording_known(const struct wording *w, const char *name)
{
	const struct topics *t = &w->scheme->topics;
	const char *rest = strchr(name, ' ');
	int set = forms_value(&t->terms, name);

	if (set < 0 && rest && rest - name <= ARTICLE)
		set = forms_value(&t->terms, rest + 1);
	return set >= 0 && set_term(t, set, TERM_PUBLIC);
}
