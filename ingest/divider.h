/* ingest/divider.h: what separates files on a page: Patch-T sheets and our own
 * slips and labels.
 *
 * Patch-T sheets, printed from a template or bought, are put between the
 * files of a stack: a Code 39 bar code (ISO/IEC 16388) that says PATCHT.
 * Slips and labels carry a QR code that says whose file it is (base/slip.h).
 * Both are found any way up, tilted, on copies and on faded paper.
 *
 * Every page of an ingest passes here, so an ordinary page of text must cost
 * next to nothing: bars.h and finder.h say no to those, cheaply.
 *
 * Nothing but a payload whose check value is right is taken for a slip; other
 * people's bar codes are none of our business and leave no trace.
 */
#ifndef INGEST_DIVIDER_H
#define INGEST_DIVIDER_H

#include <stdbool.h>

#include "base/raster.h"
#include "base/slip.h"

struct dividers {
	bool patch;           /* asked only where there is no slip */
	char slip[SLIP_MAX];  /* payload of a slip, else of a label, "": none */
	int n_slips;          /* of different files; more than one: a sheet that
	                       * was not cut apart */
	const char *strange;  /* why one that is made like ours cannot be
	                       * understood; NULL: there is none */
	bool unread;          /* a QR code that could not be read */
};

void dividers_find(struct dividers *m, const struct raster *r);

#endif
