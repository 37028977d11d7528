/* ingest/group.h: which pages are together one file.
 *
 * - Each PDF and each multi-page TIFF is one file.
 * - The single-page images that lie directly in one folder are together one
 *   file, in natural order of their names (`each`: every one its own).
 * - An image named on the command line is a one-page file.
 * - Where all are to join one file (`file_id`) no rule divides them.  When
 *   they all come from one folder, that becomes the file's folder (if it has
 *   none), and the next time new images in it go to their place.
 * - A Patch-T separator anywhere starts a new file and is its first page,
 *   kind "cover".  A separator behind which nothing comes stays with the
 *   pages before it.
 * - A folder is known when at least one image that came from it before lies
 *   there still, unchanged; new images in it join the file of the image
 *   before them, at their place; behind a separator that had come last so
 *   far, a new one.  Where none is left it is a new stack: a folder that is
 *   emptied and filled again never mixes two cases.
 */
#ifndef INGEST_GROUP_H
#define INGEST_GROUP_H

#include "catalog/catalog.h"
#include "catalog/delivery.h"
#include "ingest/input.h"

struct group_rules {
	bool each;
	const char *file_id;  /* all pages join this file, or NULL */
	int64_t file_number;
};

/* Fill d->masters and d->files from the inputs that were taken.  New files
 * have no number yet (0): the caller reserves them. */
enum cr_status group_inputs(struct delivery *d, struct catalog *c,
    const struct inputs *in, const struct group_rules *rules,
    struct cr_err *e);

#endif
