/* catalog/archive.h: an archive as a directory.
 *
 *	ARCHIVE/              mode 0700
 *	  format              version of this layout, e.g. "1\n"
 *	  incoming/<batch>/   a bag being built
 *	  batches/<batch>/    closed bags (BagIt 1.0, RFC 8493)
 *	  catalog.db          see catalog.h
 *	  quarantine/<batch>/ what could not be taken in
 *	  pages/<batch>.db    see pages.h
 *	  index/<class>/      Xapian databases
 *	  overlay.xml         local additions to the scheme (optional)
 *	  lock.<stage>        one writer per stage
 */
#ifndef CATALOG_ARCHIVE_H
#define CATALOG_ARCHIVE_H

#include "base/err.h"

struct archive {
	char *root;
};

/* Make an archive: a new or empty directory, or one where an earlier init was
 * cut short. site: 2 to 6 capital letters or digits (file ids begin with it);
 * scheme: name of a scheme.  An archive that is there already: CR_SKIP. */
enum cr_status archive_init(const char *root, const char *site,
    const char *scheme, struct cr_err *e);

/* Make the catalogue of an archive that has lost it: empty, with the ids that
 * its bags name. CR_SKIP: there is one. */
enum cr_status archive_new_catalog(const struct archive *a, const char *site,
    const char *scheme, const char *archive_id, struct cr_err *e);

/* Check that it is an archive and of a layout this program knows; a newer
 * one is CR_FATAL.  Nothing is locked or opened. */
enum cr_status archive_open(struct archive *a, const char *root,
    struct cr_err *e);
void archive_close(struct archive *a);

/* Path of something inside; to free().  archive_path(a, "index", "open") */
char *archive_path(const struct archive *a, const char *part,
    const char *name);

/* Become the one writer of a stage ("ingest", "ocr", "code", "index"), until
 * the process ends.  CR_FATAL when another process is. */
enum cr_status archive_lock(const struct archive *a, const char *stage,
    struct cr_err *e);

#endif
