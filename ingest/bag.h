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

#include "base/file.h"
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

/* The closed bags, by name: folders of batches/ whose name can be a batch's.
 * stray: what else lies there, or NULL. */
enum cr_status bag_list(struct names *bags, struct names *stray,
    const struct archive *a, struct cr_err *e);

/* A batch of which all was refused has no bag: what it was is written into
 * quarantine/<batch>/files.jsonl. */
enum cr_status bag_close_refused(const struct archive *a,
    const struct delivery *d, const struct delivery_owner *o,
    struct cr_err *e);
/* Those batches, by name. */
enum cr_status bag_list_refused(struct names *batches, const struct archive *a,
    struct cr_err *e);
enum cr_status bag_read_refused(struct delivery *d, struct delivery_owner *o,
    const struct archive *a, const char *batch, struct cr_err *e);

/* May a new batch have that name?  Not where anything that is closed has it,
 * whether the catalogue knows or not. */
bool bag_name_free(const struct archive *a, const char *batch);

/* Enter every closed batch that is not in the catalogue yet (a power cut came
 * between the two). n: how many. */
enum cr_status bag_recover(struct catalog *c, int *n, struct cr_err *e);

#endif
