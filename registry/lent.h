/* registry/lent.h: what is out, and where a file has been: for people, for
 * programs, for spreadsheets.
 *
 * Ids, numbers, holders, days; no name of a person of a case (shown.h).
 */
#ifndef REGISTRY_LENT_H
#define REGISTRY_LENT_H

#include "registry/desk.h"

enum lent_form { LENT_TEXT, LENT_JSON, LENT_CSV };

/* On standard output, the longest due first.  late: only what was due before
 * today.  The JSON is {"v":1,"out":[...]}; CSV has a line of column names. */
enum cr_status lent_list(struct desk *d, bool late, const char *today,
    enum lent_form form, struct cr_err *e);

/* All that happened to one file, oldest first; JSON {"v":1,"file":...,
 * "movements":[...]}.  Times are those of the clock on the wall, in JSON and
 * CSV UTC. */
enum cr_status lent_history(struct desk *d, int64_t file, const char *today,
    enum lent_form form, struct cr_err *e);

#endif
