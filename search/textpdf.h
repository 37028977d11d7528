/* search/textpdf.h: a file of the archive as one PDF in which words can be
 * found: the scans' own bytes, with what was read in them as invisible text.
 *
 * Pages come in their order, cover slips are left out, and each is as large
 * as its paper was.  A page that is not read, or handwritten, has no text.
 * One that cannot be shown is a page that says so.
 *
 * The PDF leaves the archive, so it names nothing but the file's id.  The
 * same archive gives the same bytes.
 */
#ifndef SEARCH_TEXTPDF_H
#define SEARCH_TEXTPDF_H

#include "catalog/pages.h"
#include "catalog/record.h"

/* what: "FILE-ID" or "FILE-ID:PAGE".  path: "-" is standard output; over: one
 * that is there may be replaced.  *some: a page is not shown, or not read.
 * CR_SKIP: no such file or page, or the name is taken: nothing is written. */
enum cr_status textpdf_write(const struct archive *a, struct catalog *c,
    struct pages *pages, const char *what, const char *path, bool over,
    bool *some, struct cr_err *e);

#endif
