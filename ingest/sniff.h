/* ingest/sniff.h: what a file is, from its first bytes.
 *
 * The answer is one of three: a kind that is decoded, a known thing that is
 * no scan but may well lie beside scans (reported, not an error), or a
 * refusal: a kind of picture or document that is known but not taken, or
 * nothing known.  The name decides nothing but (a) three files that desktops
 * leave behind, which are known by name only, (b) the word for a text
 * ("csv"), and (c) that text under a picture's name is refused, not passed
 * over: somebody's scan may have been lost there.
 */
#ifndef INGEST_SNIFF_H
#define INGEST_SNIFF_H

#include "ingest/image.h"

/* CR_OK: *kind is set. CR_END: *beside says what it is ("text", "xml").
 * CR_SKIP: *r says why not. */
enum cr_status sniff(enum image_kind *kind, const char **beside,
    const uint8_t *data, size_t len, const char *name, struct refusal *r);

#endif
