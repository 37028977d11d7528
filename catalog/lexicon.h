/* catalog/lexicon.h: the words that people gave an archive: what they typed
 * on jackets, in decisions, in the court's registers and in transcripts, as it
 * stands now (what was taken back or replaced is left out).  Nothing that a
 * machine read is among it.
 */
#ifndef CATALOG_LEXICON_H
#define CATALOG_LEXICON_H

#include "catalog/catalog.h"

/* Calls back with one text after the other: parties, judges, courts, kinds of
 * cases, outcomes, notes, whole transcripts; some more than once, in no
 * special order.  Valid during the call. */
enum cr_status catalog_each_text(struct catalog *c,
    void (*f)(void *ctx, const char *text), void *ctx, struct cr_err *e);

#endif
