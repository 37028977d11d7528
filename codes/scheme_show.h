/* codes/scheme_show.h: the tables of a loaded scheme, for people to read and
 * argue about, and as JSON.  What was added or confirmed by an overlay is in
 * them; who said so is in section "overlay".
 */
#ifndef CODES_SCHEME_SHOW_H
#define CODES_SCHEME_SHOW_H

#include <jansson.h>

#include "base/buf.h"
#include "codes/scheme.h"

/* Names of the sections, NULL at the end. */
extern const char *const scheme_sections[];

/* {"v":1,"name":..,"version":..,"<section>":[..]}: that section, or all of them
 * (NULL).  A new reference. */
json_t *scheme_show_json(const struct scheme *s, const char *section);
/* The same as lines. */
void scheme_show_text(const struct scheme *s, const char *section,
    struct buf *out);

#endif
