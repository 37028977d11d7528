/* index/code.h: one file through codes/: from what was registered and read
 * to the labels in the catalogue.
 *
 * First version: the case number, from the jacket and from the heading of
 * the first page with text.  What was registered wins; where both agree, the
 * heading fills in what the jacket leaves out (court, station, division). */
#ifndef INDEX_CODE_H
#define INDEX_CODE_H

#include "catalog/catalog.h"
#include "catalog/pages.h"
#include "codes/scheme.h"

/* dry: find out, print nothing, store nothing. */
enum cr_status code_file(struct catalog *c, struct pages *p,
    const struct scheme *s, int64_t file, bool dry, struct cr_err *e);

#endif
