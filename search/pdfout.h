/* search/pdfout.h: a PDF, written from front to back.
 *
 *	pdfout_begin(&p, "out.pdf", false, e);
 *	n = pdfout_reserve(p);                a number for an object to come
 *	pdfout_object(p, n, "<</Type/Catalog ...>>");
 *	pdfout_stream(p, m, "/Length1 99", data, len, true);
 *	st = pdfout_end(p, catalog, info, e); it is there now, and whole
 *	pdfout_free(p);                       without _end: nothing is left
 *
 * ISO 32000-1, with a plain table of objects (7.5.4).  Each object goes out
 * when it is given, and only its offset is kept: a thousand pages take no
 * more memory than one.  (qpdf writes a document from its memory, all streams
 * in it; what is written here needs none of what it can do.)
 *
 * What goes wrong is kept until _end says it; _well asks before.  The bytes go
 * to a temporary name, are synced, then renamed.  No clock is read: the ID is
 * the digest of what was written before it.
 */
#ifndef SEARCH_PDFOUT_H
#define SEARCH_PDFOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct pdfout;

/* "-" is standard output.  CR_SKIP: there is such a file, and not over;
 * or something there that is no file. */
enum cr_status pdfout_begin(struct pdfout **p, const char *path, bool over,
    struct cr_err *e);
void pdfout_free(struct pdfout *p); /* NULL is fine */

unsigned pdfout_reserve(struct pdfout *p); /* from 1 */

/* Each number exactly once. */
void pdfout_object(struct pdfout *p, unsigned n, const char *body);
/* dict: entries besides /Length and /Filter.  packed: deflate it. */
void pdfout_stream(struct pdfout *p, unsigned n, const char *dict,
    const void *data, size_t len, bool packed);
/* The first len bytes of fd, as they are; dict has the /Filter. */
void pdfout_copy(struct pdfout *p, unsigned n, const char *dict, int fd,
    int64_t len);

bool pdfout_well(const struct pdfout *p);
/* CR_FATAL: disk full and the like; CR_SKIP: a file of that name came. */
enum cr_status pdfout_end(struct pdfout *p, unsigned catalog, unsigned info,
    struct cr_err *e);

/* A number as a PDF writes it, to a thousandth, and a blank. */
void pdfout_number(struct buf *b, double v);

#endif
