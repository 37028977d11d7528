/* codes/align.h: every form that a piece of text may be a misreading of.
 *
 * forms_find_near (forms.h) wants one answer, the best of the whole scheme.
 * Here the caller sees all of them, and chooses with what it knows of the
 * place: that it is a title line, that a month must stand there.
 *
 *	align_forms(&topics->terms, g, from, limit, seen, ctx);
 */
#ifndef CODES_ALIGN_H
#define CODES_ALIGN_H

#include "codes/forms.h"

enum {
	ALIGN_BAND = 4, /* letters that may be lost or added in a row */
	ALIGN_MAX = FORM_MAX + ALIGN_BAND,
};

/* A form of `letters` letters may stand for glyphs [from, to); each letter
 * wrong, lost or added costs 1.  value: as in struct forms. */
typedef void align_seen(void *ctx, int value, size_t letters, size_t to,
    int cost);

/* Lay the glyphs from `from`, at most `limit` of them, against all forms
 * (of a forward set); the work is bounded whatever the text. */
void align_forms(const struct forms *f, const struct glyphs *g, size_t from,
    size_t limit, align_seen *seen, void *ctx);

#endif
