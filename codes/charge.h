/* codes/charge.h: one place where a page names an offence, and what stands
 * around it:
 *
 *	indicted for | AGGRAVATED ROBBERY | contrary to | Sections 285 and
 *	286(2) | of the Penal Code Act Cap 120 ... on the 13th April 2006
 */
#ifndef CODES_CHARGE_H
#define CODES_CHARGE_H

#include "codes/section.h"

/* How much a place says that the offence is charged. */
enum { CHARGE_MENTION = 4, CHARGE_STRONG = 40 };

struct charge {
	int offence;       /* index of topics.offences */
	size_t page;
	size_t from, to;   /* glyphs of the whole phrase */
	int strength;
	struct cited sections;
	int edition;       /* or -1 */
	int sure;          /* of the edition: 3 by section, 2 by date, 1 by
	                    * the chapter number, 0 not */
};

/* Read what stands around a sighting of an offence. */
void charge_read(struct charge *c, const struct papers *p, size_t page,
    const struct sighting *at, int offence);

#endif
