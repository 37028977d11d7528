/* registry/practice.h: an archive to practise in: invented files, so that
 * registering, lending and searching can be learnt before a real file is
 * touched.
 *
 * The archive says of itself what it is (archive.h), on the screen and on all
 * paper.  A real archive refuses its slips and labels, because they carry
 * another archive's id.  The files are in a table beside the scheme's,
 * schemes/<scheme>-practice.csv: no name in it is anybody's.
 */
#ifndef REGISTRY_PRACTICE_H
#define REGISTRY_PRACTICE_H

#include "catalog/catalog.h"

#define PRACTICE_SITE "PRA"

/* Register the files of a table; *n: those that were new.  Said again, nothing
 * is added.  CR_FATAL: the table is not as it should be (says the line). */
enum cr_status practice_fill(struct catalog *c, const char *table, long *n,
    struct cr_err *e);

#endif
