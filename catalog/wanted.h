/* catalog/wanted.h: pages that want a person: to be typed in, because what was
 * read of them is no text, or to be scanned again, while the paper is there.
 *
 * A page that was typed in wants nothing more: who has typed it has seen it.
 */
#ifndef CATALOG_WANTED_H
#define CATALOG_WANTED_H

#include "catalog/catalog.h"

enum want {
	WANT_TYPING = 1 << 0,
	WANT_SCAN = 1 << 1
};

/* What a page of this kind with these flaws (image_result) wants, as enum
 * want; typed: a transcript stands for it. */
unsigned wanted(const char *kind, const char *flaws, bool typed);

/* The names in flaws one after the other: *len of the one at the result, which
 * is NULL at the end.
 *	for (s = flaws; (s = flaw_next(s, &len)); s += len) */
const char *flaw_next(const char *s, size_t *len);
/* "the text runs over the edge of the picture"; the name itself where it is
 * not known. */
const char *flaw_words(const char *name);
/* What there is to do, for people: "handwritten: type it in"; "blurred,
 * cut-off: scan it again"; appended. */
struct buf;
void wanted_words(struct buf *out, const char *kind, const char *flaws);

/* Each page that wants something, by file and place in it; withdrawn files
 * left out.  f's failure ends the walk; it may read the catalogue. */
struct wanted_page {
	int64_t file;      /* its number */
	const char *id;    /* of the file */
	const char *klass; /* of the file, now */
	int n;             /* place in the file */
	const char *kind, *flaws;
};
enum cr_status wanted_each(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct wanted_page *p,
	struct cr_err *e),
    void *ctx, struct cr_err *e);

/* How many they are; a page may be in several of these. */
struct wanted_counts {
	int64_t handwritten, unreadable; /* not typed in */
	int64_t flawed;                  /* whatever kind they are */
};
enum cr_status wanted_count(struct catalog *c, struct wanted_counts *n,
    struct cr_err *e);

#endif
