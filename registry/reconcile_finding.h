/* registry/reconcile_finding.h: what can be found when a register is laid
 * beside the shelf: see reconcile.h. */
#ifndef REGISTRY_RECONCILE_FINDING_H
#define REGISTRY_RECONCILE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#define NOTHING ((size_t)-1) /* no row, no file */

enum finding_kind {
	FOUND_MISSING,      /* in the register, not on the shelf */
	FOUND_UNREGISTERED, /* on the shelf, not in the register */
	FOUND_PERHAPS,      /* a row and a file that may be the same */
	FOUND_CONFLICT,     /* the same number, other parties */
	FOUND_ROW_TWICE,    /* row, and an earlier one of its number */
	FOUND_FILE_TWICE,   /* file, and an earlier one of its number */
	FOUND_NO_ROW,       /* a row that could not be read */
	FOUND_UNCLEAR,      /* a number without year or type, or of several
	                     * readings */
	FOUND_LENT,         /* of the register, and out: with whom */
	FOUND_UNSCANNED,    /* it has its label, and no pages */
	FOUND_UNLABELLED,   /* neither label nor pages */
	FOUND_ELSEWHERE,    /* a row of another court */
	FOUND_KINDS,
};
/* "missing"; in words: "in the register, not on the shelf"; is it a
 * difference, or only said? */
const char *finding_name(enum finding_kind k);
const char *finding_words(enum finding_kind k);
bool finding_differs(enum finding_kind k);

struct finding {
	enum finding_kind kind;
	size_t row, file;       /* or NOTHING */
	size_t other;           /* row or file of the same number, as the kind
	                         * says; NOTHING */
	size_t near;            /* MISSING: a file of the numbers beside */
	size_t maybe;           /* file that is proposed, or NOTHING */
	const char *why;        /* a literal, or NULL */
	const char *whymaybe;
};
struct findings {
	struct finding *v;
	size_t n, cap;
};

#endif
