/* search/queries.h: many queries from a file: one a line, or the column
 * named `query` of a CSV file. */
#ifndef SEARCH_QUERIES_H
#define SEARCH_QUERIES_H

#include "base/err.h"
#include "base/file.h"

/* Empty lines are passed over. CR_SKIP: the file cannot be read, or is not
 * UTF-8. */
enum cr_status queries_read(struct names *out, const char *path,
    struct cr_err *e);

#endif
