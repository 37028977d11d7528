/* ingest/bag.h: a batch as a BagIt 1.0 bag (RFC 8493).
 *
 *	batches/<batch>/
 *	  bagit.txt  bag-info.txt  manifest-sha256.txt
 *	  files.jsonl              tag file: names as they came, file ids, order
 *	                           (catalog/delivery.h)
 *	  tagmanifest-sha256.txt
 *	  data/000001.tif ...      plain names, so that sha256sum -c is enough
 *
 * Written once, never changed. */
#ifndef INGEST_BAG_H
#define INGEST_BAG_H

#include "catalog/catalog.h"
#include "catalog/delivery.h"

/* Finish the bag under construction for d and move it to batches/: the staged
 * copies get their names, what does not belong is removed, tag files are
 * written, all of it is synced, then it is renamed into place. */
enum cr_status bag_close(const struct archive *a, const struct delivery *d,
    const struct delivery_owner *o, struct cr_err *e);

/* Read a closed bag's delivery. */
enum cr_status bag_read(struct delivery *d, struct delivery_owner *o,
    const struct archive *a, const char *batch, struct cr_err *e);

/* Enter every closed bag that is not in the catalogue yet (a power cut came
 * between the two). n: how many. */
enum cr_status bag_recover(struct catalog *c, int *n, struct cr_err *e);

#endif
