/* search/html.h: text inside HTML or XML, and inside an attribute in double
 * quotes: & < > " are escaped. */
#ifndef SEARCH_HTML_H
#define SEARCH_HTML_H

#include <stddef.h>

#include "base/buf.h"

void html_add(struct buf *out, const char *s, size_t len);

#endif
