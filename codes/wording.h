/* codes/wording.h: what a scheme's words say of a piece of text that may be
 * a party's name.
 */
#ifndef CODES_WORDING_H
#define CODES_WORDING_H

#include "codes/terms.h"
#include "codes/mentions.h"

/* A text with all that was found in it; borrowed. */
struct wording {
	const struct scheme *scheme;
	const char *text;
	const struct glyphs *g;
	const struct mentions *m;
	const struct sightings *t;
};

/* Bytes of a piece before "and 3 others"; 0: it is nothing else. */
size_t wording_alone(const struct wording *w, size_t off, size_t len);
/* Is the piece no name: a number, a date, a heading's words, a stamp? */
bool wording_nobody(const struct wording *w, size_t off, size_t len);
/* Is it the name of a party to many cases (the scheme's <public>), with or
 * without an article? */
bool wording_known(const struct wording *w, const char *name);

#endif
