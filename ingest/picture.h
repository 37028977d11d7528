/* ingest/picture.h: a page of an archive as a picture to look at: decoded by
 * the worker that decodes for everybody (base/decoder.h), turned upright, cut
 * and written as PNG.  The master is read and never changed.
 */
#ifndef INGEST_PICTURE_H
#define INGEST_PICTURE_H

#include "base/buf.h"
#include "base/raster.h"
#include "catalog/archive.h"
#include "catalog/record.h"

/* Decode a page as a person looks at it, after orientation and rotation; to
 * raster_release.  CR_SKIP: the master is missing, is not what was taken in,
 * or cannot be decoded; the message says which. */
enum cr_status picture_decode(struct raster *out, const struct archive *a,
    const struct rec_page *p, struct cr_err *e);

/* A box of it, with a margin on all sides, as far as the page goes; pixels of
 * the page as shown.  CR_SKIP: the box lies outside the page. */
enum cr_status picture_cut(struct raster *out, const struct raster *page,
    struct box box, int margin, struct cr_err *e);

#endif
