/* codes/matter.h: what kind of matter a file is, as far as its case numbers
 * tell: the types of its own case and of its relatives, the side of the court.
 */
#ifndef CODES_MATTER_H
#define CODES_MATTER_H

#include "codes/labels.h"
#include "codes/scheme_data.h"

enum { MATTER_TYPES = 32 };

struct kin {
	char type[8];
	size_t number;   /* index of labels.numbers; (size_t)-1: the jacket's
	                  * type, that stands beside its number */
	bool own;        /* the file's own case, or one tried with it */
};
struct matter {
	struct kin v[MATTER_TYPES]; /* own ones first */
	size_t n;
	enum side side;             /* SIDE_ANY: not known */
	bool sure;                  /* by a type that is of one side only */
	char division[8];           /* of the own case, or "" */
};

/* labels.numbers must have been assigned; the pages' words decide the side
 * where numbers leave it open. */
void matter_read(struct matter *m, const struct labels *l,
    const struct papers *p);
/* May a case of this type be about anything?  (A rule of class
 * "unclassified" names it.) */
bool type_open(const struct topics *t, const char *type);
/* Is the side named in a scheme ("civil"; "": any) that of the matter, or not
 * known not to be? */
bool matter_side(const struct matter *m, const char *side);
/* The first relative whose type is in a list "FC AC"; NULL: none. */
const struct kin *matter_kin(const struct matter *m, const char *types);
/* Where its type is said (rule "case-type"). */
struct evidence kin_evidence(const struct labels *l, const struct kin *k);

#endif
