/* codes/mentions.h: the words of a text that mean something to a scheme:
 * courts, stations, divisions, "arising from", "versus".
 *
 * They are found once, from front to back; words that mean nothing leave
 * holes.  Around a number, mentions without a hole between them are its
 * context: "Gulu | Grade One Magistrate's Court | Civil Suit No. 9 of 2009".
 */
#ifndef CODES_MENTIONS_H
#define CODES_MENTIONS_H

#include "codes/glyphs.h"
#include "codes/scheme_data.h"

struct mention {
	uint32_t from, to; /* glyphs */
	enum sense_kind kind;
	int id;
};

struct mentions {
	struct mention *v;
	size_t n, cap;
};

/* The first `near` glyphs are read in spite of OCR errors, which costs more
 * time; the rest must be spelt right but for letters that look alike. */
void mentions_find(struct mentions *m, const struct scheme *s,
    const struct glyphs *g, size_t near);
void mentions_release(struct mentions *m);

/* Index of the first mention that begins at or after a glyph; m->n: none. */
size_t mentions_from(const struct mentions *m, size_t glyph);
/* The mention that ends just before a glyph, begins at it; or NULL. */
const struct mention *mention_before(const struct mentions *m, size_t glyph);
const struct mention *mention_at(const struct mentions *m, size_t glyph);

/* Where a case is: indexes in the scheme, -1 where nothing is said. */
struct place {
	int court, station, division;
};
#define PLACE_NONE                                                             \
	{                                                                      \
		-1, -1, -1                                                     \
	}

/* Add what mentions first .. last (not included) say to what is known: the
 * first court, the first division, and the first station, where one named as
 * registry goes before one where the court only sits. */
void place_add(struct place *p, const struct mentions *m, size_t first,
    size_t last);
/* Of a main court that sits at a magistrates' court, or where it has no
 * registry: the station that this belongs to, where the scheme knows it. */
void place_registry(struct place *p, const struct scheme *s);

#endif
