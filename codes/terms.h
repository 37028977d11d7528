/* codes/terms.h: the words of a page that mean something to the topics of a
 * scheme: titles, roles, offences, subjects, months ...
 *
 * Found once per page, front to back, like mentions; each sighting is the
 * longest form at its place, with everything that the form means.
 */
#ifndef CODES_TERMS_H
#define CODES_TERMS_H

#include "codes/glyphs.h"
#include "codes/topics.h"

struct sighting {
	uint32_t from, to; /* glyphs */
	int set;           /* topics.sets */
	bool exact;        /* spelt right, but for letters that look alike */
};
struct sightings {
	struct sighting *v;
	size_t n, cap;
};

/* The first `near` glyphs are read in spite of OCR errors. */
void sightings_find(struct sightings *out, const struct topics *t,
    const struct glyphs *g, size_t near);
void sightings_release(struct sightings *s);

/* Index of the first that begins at or after a glyph; s->n: none. */
size_t sightings_from(const struct sightings *s, size_t glyph);
/* What a form of that set (topics.sets) means of a kind, or NULL. */
const struct term *set_term(const struct topics *t, int set,
    enum term_kind kind);
/* The same of a sighting. */
const struct term *sighting_term(const struct topics *t,
    const struct sighting *x, enum term_kind kind);
/* Is a sighting to be trusted by itself?  A short word that is not spelt right
 * is too often another: "chief" is no thief. */
bool sighting_firm(const struct sighting *x);

#endif
