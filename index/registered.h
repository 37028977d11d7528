/* index/registered.h: is a case number registered already?  For a form that
 * asks before it makes a second file of it.
 *
 * Finds what is coded: code each file as it is saved (code_one), and it is
 * found by the next key.  Costs what is found, not what the archive holds.
 */
#ifndef INDEX_REGISTERED_H
#define INDEX_REGISTERED_H

#include "base/caseid.h"
#include "base/fileid.h"
#include "catalog/catalog.h"
#include "catalog/label.h"
#include "codes/scheme.h"

enum registered_how {
	REGISTERED_SAME, /* court, station, type, serial and year agree */
	REGISTERED_FITS, /* nothing differs, but not all of it is known; or
	                  * one goes by the general name of the other's type */
	REGISTERED_MAYBE, /* serial and year agree, and the number of one of
	                  * the two can be read in several ways */
};

struct registered {
	int64_t file;
	char id[FILE_ID_MAX];
	char klass[16];       /* its access class: what may be shown of it */
	enum registered_how how;
	enum label_own own;   /* OWN_NOT with MAYBE: not settled */
	struct case_id number;
};

enum { REGISTERED_MOST = 20 };

/* Files whose own number is, or may be, one of these readings (one: settled),
 * the surest first, then by number; at most REGISTERED_MOST.  Readings without
 * serial or year find nothing.  `not`: a file to leave out, or 0. */
enum cr_status registered_find(struct registered v[REGISTERED_MOST],
    size_t *n, struct catalog *c, const struct scheme *s,
    const struct case_id *readings, size_t n_readings, int64_t not,
    struct cr_err *e);

#endif
