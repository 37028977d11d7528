/* ingest/fax.h: facsimile data (ITU-T T.4, T.6) that are in no TIFF, as a
 * PDF's CCITTFaxDecode streams are: a TIFF is written around them in memory
 * and goes the way of every TIFF (ingest/tiff.h). */
#ifndef INGEST_FAX_H
#define INGEST_FAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/image.h"

struct fax {
	uint32_t width, height;
	int k;             /* < 0: Group 4; 0: Group 3, 1-D; > 0: 2-D */
	bool byte_aligned; /* each row begins at a byte */
	bool inverted;     /* a black run is to be seen white */
};

/* Can libtiff decode this flavour?  Not: Group 4 with aligned rows; Group 3
 * with neither end-of-line codes nor aligned rows. */
bool fax_known(const struct fax *f, const uint8_t *data, size_t len);

enum cr_status fax_decode(struct raster *out, const struct fax *f,
    const uint8_t *data, size_t len, struct refusal *r);

#endif
