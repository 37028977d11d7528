/* codes/gather.h: gathering the names of one side of a caption, for
 * codes/sides.c.
 *
 *	gather_piece(&g, off, len);          "1. OKELLO JAMES"
 *	gather_piece(&g, off, len);          "2. NILE (U)"
 *	gather_piece(&g, off, len);          "LTD"
 *	gather_close(&g, role, -1, true);    two names are added to g.s
 *
 * Offsets are bytes of g.w.text.
 */
#ifndef CODES_GATHER_H
#define CODES_GATHER_H

#include "codes/sides.h"
#include "codes/wording.h"

enum { GATHER_PIECES = 64 };

/* A piece of a line that may be a name, or a part of one. */
struct piece {
	size_t off, len;
	bool labelled;
	int number;      /* of the label; 0: not read */
};

struct group {
	struct piece v[GATHER_PIECES];
	size_t n;
};

struct gather {
	struct sides *s;
	struct wording w;
	const struct layout *l; /* NULL: words of a jacket */
	enum party_side side;
	struct group group;
	bool role_seen;  /* on this side */
	bool by;         /* those by whom an application is */
	int numbered;    /* the last name's label, or 0 */
};

/* What of a line may be names: "1. A 2. B", "ACCUSED'S NAME: A Sex: M". */
void gather_piece(struct gather *r, size_t off, size_t len);
/* "A, B and 3 others" in glyphs [at, to): a group of its own. */
void gather_list(struct gather *r, size_t at, size_t to);
/* The names of the group have this role (-1: lost); plural: each piece is
 * one. */
void gather_close(struct gather *r, int role, int second, bool plural);
/* A list begins: what stands before it is the other side, its role lost. */
void gather_restart(struct gather *r);
/* The number of a label, or 0. */
int gather_label(const char *s, size_t len);

#endif
