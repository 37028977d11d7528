/* index/fields.h: the fields of a search (party:, subject: ...) filled from
 * what is known of a file: its jacket and its labels.  index/terms.h lists
 * them.
 */
#ifndef INDEX_FIELDS_H
#define INDEX_FIELDS_H

#include "base/buf.h"
#include "catalog/record.h"
#include "codes/scheme.h"
#include "index/ftsdoc.h"

/* Add the terms and values of all fields for page n of a file (0: a file
 * without pages).  The scheme tells what codes are called; it may be NULL. */
void fields_add(struct fts_doc *d, const struct scheme *s,
    const struct record *r, int n);

/* The document that a page belongs to, or NULL. */
const struct rec_label *fields_document(const struct record *r, int n);

/* Who it is between, as the jacket has it, else "A v B", "A and another v B and
 * 2 others" by the parties of the labels; appended, nothing where none is
 * known. */
void fields_title(struct buf *out, const struct scheme *s,
    const struct record *r);

#endif
