/* ingest/g4.h: a one-bit page as Group 4 facsimile data (ITU-T T.6), as a
 * PDF's CCITTFaxDecode takes them: one block with its end code, a black run
 * is black, most significant bit first. */
#ifndef INGEST_G4_H
#define INGEST_G4_H

#include "base/buf.h"
#include "ingest/image.h"

/* Append it. */
enum cr_status g4_encode(struct buf *out, const struct raster *page,
    struct refusal *r);

#endif
