/* registry/seat.h: a court, a place, or both, as people write them:
 *
 *	HC/Mukono    HC    Mukono    High Court, Lugazi    lugazi
 */
#ifndef REGISTRY_SEAT_H
#define REGISTRY_SEAT_H

#include <stdbool.h>

#include "base/caseid.h"
#include "base/err.h"
#include "codes/scheme.h"

struct seat {
	char court[8];        /* code of the scheme, or "" */
	const char *station;  /* name, the scheme's; or NULL */
};

/* CR_SKIP: says which word is neither court nor place of the scheme. */
enum cr_status seat_read(struct seat *out, const struct scheme *s,
    const char *text, struct cr_err *e);
/* Is the case of that court and place?  What the seat does not say may be
 * anything; what the case does not say is not it. */
bool seat_has(const struct seat *seat, const struct case_id *c);
/* Put the case there; what the seat does not say stays. */
void seat_put(const struct seat *seat, const struct scheme *s,
    struct case_id *c);

#endif
