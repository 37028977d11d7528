/* registry/howto.h: one-page cards for people who stay when the volunteers
 * leave: numbered steps, what to type, what the screen then says.
 *
 * The words are data, schemes/<scheme>-cards.txt, so that a court can have them
 * in its own language: the file itself tells how it is written.
 */
#ifndef REGISTRY_HOWTO_H
#define REGISTRY_HOWTO_H

#include "print/printout.h"

enum { HOWTO_CARDS_MOST = 20, HOWTO_LINES_MOST = 60 }; /* of a file, a card */

/* Draw a card, or all of them (NULL), a page each, into a printout of A4.
 * scheme, site: of the archive.  CR_SKIP: there is no card of that name (says
 * which there are), or there are none in that scheme; CR_FATAL: the file of
 * cards is not as it should be. */
enum cr_status howto_print(struct printout *p, const char *scheme,
    const char *site, const char *which, struct cr_err *e);

#endif
