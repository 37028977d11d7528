/* catalog/altofast.h: reading back the ALTO that we wrote, fast.  For alto.c.
 *
 * Pages are read back by the hundred thousand, and nearly all of them are of
 * just the form that alto_write gives them.
 */
#ifndef CATALOG_ALTOFAST_H
#define CATALOG_ALTOFAST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

#define ALTO_MAX_WORD 4096u /* bytes of one String's CONTENT */

/* Before the confidence in PURPOSE of an ALTERNATIVE. */
#define ALTO_PURPOSE "reading WC="

/* false: it is not of that form throughout; t is empty then, and a reader of
 * XML must say what it is. What it does read, it reads as that reader would.
 * *t need not be initialised. */
bool alto_read_fast(struct page_text *t, const char *xml, size_t len);

#endif
