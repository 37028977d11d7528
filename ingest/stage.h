/* ingest/stage.h: bytes on their way into the archive.
 *
 * While a batch is being built its bag is ARCHIVE/incoming/<batch>/.  A
 * source is copied to data/NNNNNN and hashed on the way; the name gets its
 * ending when the bag is closed.  A copy that an interrupted run left is
 * used again when its bytes are those of the source. */
#ifndef INGEST_STAGE_H
#define INGEST_STAGE_H

#include "catalog/catalog.h"
#include "ingest/input.h"

struct stage {
	struct catalog *c;
	char *batch;
	char *bag;        /* incoming/<batch> */
	char *quarantine; /* quarantine/<batch> */
	int next;         /* number of the next input */
	bool retry;       /* what was refused before is tried again */
};

/* What an interrupted run left in quarantine/<batch>/ is first moved aside, to
 * quarantine/<batch>.interrupted-<k>/: no byte of it is overwritten. */
enum cr_status stage_open(struct stage *s, struct catalog *c,
    const char *batch, struct cr_err *e);
void stage_close(struct stage *s);

/* Copy and hash one input: it gets its number, digest and size; or its fate
 * is FATE_KNOWN, FATE_REFUSED_BEFORE (nothing is copied) or FATE_REFUSED (it
 * cannot be read).  A refusal here fails only the input; CR_FATAL: the disk. */
enum cr_status stage_take(struct stage *s, struct input *i, struct cr_err *e);

/* Where its bytes lie now; to free(). */
char *stage_path(const struct stage *s, const struct input *i);

/* Move the staged bytes (if any) to quarantine and write the JSON beside
 * them. */
enum cr_status stage_quarantine(struct stage *s, struct input *i,
    struct cr_err *e);
/* Of all that was moved aside, take away what lies in this batch's quarantine
 * as well (refused: the sorted digests of what does). *left: folders that
 * still hold something. Before the batch is closed. */
enum cr_status stage_sweep_aside(struct stage *s, char (*refused)[65],
    size_t n_refused, size_t *left, struct cr_err *e);
bool stage_is_aside(const char *name);
/* A non-scan: take its copy away. */
enum cr_status stage_drop(struct stage *s, struct input *i, struct cr_err *e);

#endif
