/* ingest/bars.h: can there be a bar code of bars on a page?
 *
 * A cheap look that says no to ordinary text, so that the dear ones are for
 * pages that may have one.
 */
#ifndef INGEST_BARS_H
#define INGEST_BARS_H

#include "ingest/grey.h"

/* g: at about 150 dots an inch; dark: this and less is ink. */
bool bars_possible(const struct grey *g, unsigned dark);

#endif
