/* index/index.h: the databases of one archive, ARCHIVE/index/<class>/, one
 * per access class.
 *
 * Invariants.  A file lies in the database of its class and in no other:
 * before it is put, it is taken out of all the others, and all are committed
 * before the catalogue is told.  Each database carries the stamp of the
 * archive; one with another stamp is never believed.  ARCHIVE/index/made
 * lists the classes that have a database, so that a lost one is noticed.
 *
 * The whole is derived: at any doubt it is removed and made anew.
 */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "catalog/catalog.h"
#include "catalog/pages.h"
#include "catalog/record.h"
#include "index/fts.h"

/* ---- writing; the caller holds the lock of the stage -------------------- */

struct index;

/* beside: build a new index beside the one in use, for index_switch.
 * CR_SKIP: a database is lost or damaged or of another archive; remove the
 * index with index_remove, then open again. */
enum cr_status index_open(struct index **x, struct catalog *c, bool beside,
    struct cr_err *e);
void index_close(struct index *x);

/* Put a file, with all its pages, in the database of its class. *pages grows
 * by the documents that were made.  Long files may be committed in part:
 * only index_commit makes sure.  CR_SKIP as above. */
enum cr_status index_file(struct index *x, const struct record *r,
    struct pages *store, size_t *pages, struct cr_err *e);

/* Is so much waiting that it is time to commit? */
bool index_full(const struct index *x);
/* All of it is on disk, in every database. */
enum cr_status index_commit(struct index *x, struct cr_err *e);

/* Put what was built beside in place of the index in use. Ends x. */
enum cr_status index_switch(struct index *x, struct cr_err *e);

/* Remove all databases and tell the catalogue that nothing is indexed. */
enum cr_status index_remove(struct catalog *c, struct cr_err *e);

/* ---- reading ------------------------------------------------------------ */

/* Open the databases of a set of classes (bits as policy_class_set gives
 * them); a class without a database is empty.  CR_SKIP: as above. */
enum cr_status index_read(struct fts **f, struct catalog *c, unsigned classes,
    struct cr_err *e);

/* Are all databases there, sound, of this archive, and do they hold a
 * document for every page and every file without pages that the catalogue
 * counts as indexed? CR_SKIP: they do not. */
enum cr_status index_check(struct catalog *c, struct cr_err *e);

#endif
