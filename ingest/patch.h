/* ingest/patch.h: is a page a separator sheet?
 *
 * Patch-T sheets, printed from a template or bought, are put between the
 * files of a stack: a Code 39 bar code (ISO/IEC 16388) that says PATCHT, any
 * way up.  Every page of an ingest passes here, so an ordinary page of text
 * must cost next to nothing: see patch.c.
 */
#ifndef INGEST_PATCH_H
#define INGEST_PATCH_H

#include <stdbool.h>

#include "base/raster.h"

bool patch_find(const struct raster *r);

#endif
