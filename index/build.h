/* index/build.h: from the record of a file to the documents of the index.
 *
 * Pure: nothing is read or written here but the arguments.
 */
#ifndef INDEX_BUILD_H
#define INDEX_BUILD_H

#include "base/buf.h"
#include "base/text.h"
#include "catalog/record.h"
#include "codes/scheme.h"
#include "index/ftsdoc.h"

/* Fill d (reset first) for one page of r with what was read on it, or, with
 * p and t NULL, for a file without pages.  The scheme tells what codes are
 * called; it may be NULL. */
void build_document(struct fts_doc *d, const struct scheme *s,
    const struct record *r, const struct rec_page *p,
    const struct page_text *t);

/* Append the unique term of that document. */
void build_unique(struct buf *out, const struct record *r,
    const struct rec_page *p);

#endif
