/* mksamples/truth.h: what a perfect reader would report of a file.
 *
 * Page text is what the page prints, line by line, with leaders and page
 * numbers, but without margin line numbers, stamps and signatures.  Skew is in
 * degrees, positive where lines fall to the right on the upright page;
 * rotation is the clockwise turn that makes the scan upright.
 */
#ifndef MKSAMPLES_TRUTH_H
#define MKSAMPLES_TRUTH_H

#include "scripts/mksamples/dates.h"

struct matter;
struct truth;

struct truth *truth_new(
    const struct matter *m, const char *name, const char *written);
void truth_page(struct truth *t, const char *source, int source_page,
    const char *kind, int rotation, double skew, const char *text);
/* Documents are told in order; each begins at the page after those so far. */
void truth_document(struct truth *t, const char *type, struct day d);
/* Write OUTDIR/truth/NAME.json and free. */
void truth_close(struct truth *t, const char *dir);

#endif
