/* index/ftsdoc.h: one document on its way into the index, as plain data.
 *
 * A document is a list of terms (with positions where phrases are wanted),
 * a few values (slots that are compared, counted or collapsed on) and the
 * data that comes back with a hit.  index/terms.h says which.  It is filled
 * by C and read by fts_put(); the struct is reused for document after
 * document, so that indexing allocates next to nothing per page.
 */
#ifndef INDEX_FTSDOC_H
#define INDEX_FTSDOC_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct fts_term {
	uint32_t off, len; /* bytes of fts_doc.bytes */
	uint32_t wdf;      /* occurrences to count; 0: a mark, no weight */
	uint32_t pos;      /* from 1; 0: no position */
};

struct fts_value {
	unsigned slot;
	uint32_t off, len;
};

#define FTS_MAX_VALUES 12

struct fts_doc {
	struct buf bytes; /* of all terms and values */
	struct fts_term *terms;
	size_t n_terms, cap_terms;
	struct fts_value values[FTS_MAX_VALUES];
	size_t n_values;
	struct buf data;
};

void fts_doc_init(struct fts_doc *d);
void fts_doc_reset(struct fts_doc *d); /* empty, keeps the memory */
void fts_doc_release(struct fts_doc *d);

/* A term may be given again: its wdf adds up, its positions join.  Terms are
 * at most FTS_MAX_TERM bytes (terms.h shortens longer ones). */
#define FTS_MAX_TERM 245
void fts_doc_term(struct fts_doc *d, const char *term, size_t len,
    uint32_t wdf, uint32_t pos);
/* An empty value is no value. */
void fts_doc_value(struct fts_doc *d, unsigned slot, const char *value,
    size_t len);

/* Is this very term in it? For tests. */
int fts_doc_has(const struct fts_doc *d, const char *term);

#endif
