/* ingest/pdf.h: a PDF as a heap of objects; the only face of qpdf.
 *
 * What qpdf can repair is taken as repaired.  A file that needs a password
 * is REASON_ENCRYPTED; one that opens with the empty password is taken.
 *
 * An object is a number that belongs to its document and lives as long; 0,
 * and whatever is not there or of another type, is null.  No function here
 * fails on a null: keys of no dictionary and items of no array are null.
 * Indirect objects are followed.  Names are written with their slash.
 */
#ifndef INGEST_PDF_H
#define INGEST_PDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/content.h"
#include "ingest/image.h"

struct pdf;

/* Keeps using the bytes of m. */
enum cr_status pdf_open(
    struct pdf **p, const struct master *m, struct refusal *r);
void pdf_close(struct pdf *p);

/* Number of pages that can be found, 1..CR_MAX_PAGES. */
enum cr_status pdf_pages(struct pdf *p, uint32_t *n, struct refusal *r);
/* How many the document says it has; ask before pdf_pages. */
long pdf_promised(struct pdf *p);

unsigned pdf_page_object(struct pdf *p, uint32_t n); /* from 1 */

unsigned pdf_key(struct pdf *p, unsigned dict, const char *name);
unsigned pdf_dict(struct pdf *p, unsigned stream);
unsigned pdf_item(struct pdf *p, unsigned array, int i);
int pdf_items(struct pdf *p, unsigned array);

bool pdf_is_null(struct pdf *p, unsigned o);
bool pdf_is_dict(struct pdf *p, unsigned o);
bool pdf_is_array(struct pdf *p, unsigned o);
bool pdf_is_stream(struct pdf *p, unsigned o);
bool pdf_is_name(struct pdf *p, unsigned o, const char *name);

/* "" where it is no name. */
void pdf_name(struct pdf *p, unsigned o, char *out, size_t size);
bool pdf_number(struct pdf *p, unsigned o, double *v); /* finite */
/* A whole number or a boolean under a key, within 32 bits. */
long pdf_long(struct pdf *p, unsigned dict, const char *name, long otherwise);
bool pdf_rect(struct pdf *p, unsigned array, struct rect *r); /* not empty */

/* Bytes of a stream, decoded or as stored; of a string; of all content
 * streams of a page. *data to free(). False: damaged, or another type. */
bool pdf_stream(
    struct pdf *p, unsigned o, bool decoded, unsigned char **data, size_t *len);
bool pdf_string(struct pdf *p, unsigned o, unsigned char **data, size_t *len);
bool pdf_content(
    struct pdf *p, unsigned page, unsigned char **data, size_t *len);

#endif
