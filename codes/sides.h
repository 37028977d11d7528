/* codes/sides.h: the parties that one caption names, as it names them.
 *
 *	1. KINDIKA JACKSON
 *	2. JOSEPH WAJUMBA ::::::::::: RESPONDENTS/PLAINTIFFS
 *
 * are two, both of them with the role, and the other capacity, of the line
 * that closes their group.  "Versus" parts the sides; where it is lost, a
 * closed group whose role belongs to the other side does.
 */
#ifndef CODES_SIDES_H
#define CODES_SIDES_H

#include "codes/layout.h"

struct sider {
	char *name;
	size_t off, len;     /* its line, or lines, in the page's text */
	int role, second;    /* -1: lost */
	enum party_side side;
	size_t order;        /* among those of its side, from 0 */
	double quality;      /* of the name */
	bool known;          /* the name is one of the scheme's <public> */
};
struct sides {
	struct sider *v;
	size_t n, cap;
	bool versus;         /* a line that parts the sides was read */
	size_t count[2];     /* of side a, of side b */
};

/* The page must have a caption. */
void sides_read(struct sides *s, const struct papers *p, size_t page);
/* "A and 3 others v B": the words of a jacket, or of a letter. */
void sides_words(struct sides *s, const struct scheme *scheme,
    const char *text, size_t len);
void sides_release(struct sides *s);

#endif
