/* codes/layout.h: the top lines of a page, each told by what a caption has
 * there: the court, a number, a party with its role, "versus", the judge,
 * the title (see codes/caption.h for the whole).
 *
 * A line is judged alone, from what is found in it and how it is written;
 * what lines mean together is for those who read them.
 */
#ifndef CODES_LAYOUT_H
#define CODES_LAYOUT_H

#include "codes/paper.h"

enum { LAYOUT_LINES = 48 };

enum line_kind {
	LINE_EMPTY,  /* nothing, a margin's number, a few letters */
	LINE_OTHER,  /* perhaps a name */
	LINE_COURT,
	LINE_PLACE,  /* nothing but a division, a station */
	LINE_NUMBER, /* begins with a number that is nobody's parent */
	LINE_PARENT, /* "arising from"; the number may be on the next one */
	LINE_MATTER, /* "in the matter of" */
	LINE_ROLE,   /* ends with a role: "::::: PLAINTIFF" */
	LINE_INLINE, /* "A versus B" */
	LINE_VERSUS, /* nothing but "versus" */
	LINE_JOIN,   /* nothing but "between", "and" */
	LINE_JUDGE,  /* "Before: Hon. ..." */
	LINE_TITLE,
	LINE_BODY,   /* running text */
};

struct line {
	size_t off, len; /* bytes */
	size_t from, to; /* glyphs */
	enum line_kind kind;
	size_t letters, upper; /* how many of its letters are capitals */
	/* LINE_ROLE: one role, or two capacities */
	int role, second; /* -1: none */
	size_t role_from; /* glyph */
	bool plural;
	size_t versus;   /* LINE_INLINE, LINE_VERSUS: index of the mention */
	int doctype;     /* LINE_TITLE */
};

struct layout {
	const struct papers *p;
	size_t page;
	struct line v[LAYOUT_LINES];
	size_t n;
};

void layout_read(struct layout *l, const struct papers *p, size_t page);

/* "... an application for probate by OKELLO JAMES": the glyph after "by" in
 * a matter's line, or in one that begins so.  False: there is none. */
bool line_by(const struct layout *l, const struct line *x, size_t *after);
/* Are (nearly) all letters of a line capitals? */
bool line_capitals(const struct line *x);
/* What an opened line with "before" and the like means to a name. */
bool judge_opener(const struct topics *t, const struct sighting *x);

#endif
