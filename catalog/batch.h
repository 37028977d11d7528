/* catalog/batch.h: deliveries on their way into the catalogue. */
#ifndef CATALOG_BATCH_H
#define CATALOG_BATCH_H

#include "base/file.h"
#include "catalog/catalog.h"
#include "catalog/delivery.h"

/* Did these bytes come from this place before?  As what?  A refusal that may
 * have lain in the machine or the moment (timeout, crashed, unreadable) does
 * not count: it is worth another try. */
enum batch_known { BATCH_NEW, BATCH_TAKEN, BATCH_REFUSED };
enum cr_status batch_known(struct catalog *c, const char *origin,
    const char *sha256, enum batch_known *known, struct cr_err *e);
/* Was anything taken or refused from there before, whatever its bytes?
 * (Where not, the bytes need not be hashed before they are copied.) */
enum cr_status batch_origin_known(struct catalog *c, const char *origin,
    bool *known, struct cr_err *e);

/* The pages of the files whose single images lie in a folder, in the order of
 * file and place: what is there already when new images come.  With them, of
 * files that belong elsewhere, those that a slip in this folder brought. */
struct batch_seen {
	char *origin;  /* of the master */
	char sha256[65];
	int master_page;
	int64_t file;
	char id[40];
	int n;
	bool cover;
	bool slip; /* of this file */
};
enum cr_status batch_folder(struct catalog *c, const char *folder,
    struct batch_seen **seen, size_t *n_seen, struct cr_err *e);
void batch_seen_free(struct batch_seen *seen, size_t n);
/* Pages that a file has so far; *covers of them are separators and slips (NULL
 * is fine). */
enum cr_status batch_file_pages(struct catalog *c, int64_t file, int *n,
    int *covers, struct cr_err *e);

/* A batch of that name is closed and entered. */
enum cr_status batch_exists(struct catalog *c, const char *name, bool *exists,
    struct cr_err *e);

/* The sequence of the next bag. */
enum cr_status batch_next_sequence(struct catalog *c, int *sequence,
    struct cr_err *e);

/* File numbers for a batch under construction; the same ones again for the
 * same name and n. */
enum cr_status batch_reserve(struct catalog *c, const char *name, int64_t n,
    int64_t *first, struct cr_err *e);

/* Enter a delivery: batch, masters, pages, files, refusals, and what of the
 * reading is settled already (covers, damaged pages), in one transaction.  A
 * slip's payload is kept as what read its page (image_state.engine).  A file
 * whose number is given may have come to be in the meantime.
 * A batch that is entered already is left alone: CR_END. */
enum cr_status batch_enter(struct catalog *c, const struct delivery *d,
    struct cr_err *e);

/* Names of all entered batches that have a bag, in the order of entry. */
enum cr_status batch_list(struct catalog *c, struct names *out,
    struct cr_err *e);
/* Of those of which something was refused, with a bag or without. */
enum cr_status batch_list_refusing(struct catalog *c, struct names *out,
    struct cr_err *e);

#endif
