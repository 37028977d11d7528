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
 *	  typing/             what people are typing, until it is kept
 *	  overlay.xml         local additions to the scheme (optional)
 *	  next                no file number above this was ever given
 *	  practice            it is there: nothing in this archive is real
 *	  lock.<stage>        one writer per stage
 */
#ifndef CATALOG_ARCHIVE_H
#define CATALOG_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct archive {
	char *root;
};

/* The file that marks an archive to practise in: it is the first thing made,
 * so that what is not real never looks real.  base/opt.c, which every program
 * begins with, says so where it is; registry/desk.c has it printed on all
 * paper. */
#define ARCHIVE_PRACTICE "practice"
bool archive_is_practice(const struct archive *a);

/* Make an archive: a new or empty directory, or one where an earlier init was
 * cut short. site: 2 to 6 capital letters or digits (file ids begin with it);
 * scheme: name of a scheme.  An archive that is there already: CR_SKIP. */
enum cr_status archive_init(const char *root, const char *site,
    const char *scheme, struct cr_err *e);
/* The same, to practise in. */
enum cr_status archive_init_practice(const char *root, const char *site,
    const char *scheme, struct cr_err *e);

/* Make the catalogue of an archive that has lost it: empty, with the ids that
 * its bags name; file numbers go on above the mark (below). CR_SKIP: there is
 * one. */
enum cr_status archive_new_catalog(const struct archive *a, const char *site,
    const char *scheme, const char *archive_id, struct cr_err *e);

/* Is there a catalog.db that is none: empty, not SQLite, another program's, or
 * without the archive's ids?  (One of a newer version is no damage.) */
enum cr_status archive_damaged_catalog(const struct archive *a, bool *damaged,
    struct cr_err *e);
/* Rename it and what SQLite keeps beside it to catalog.db.damaged-<k>, *to (to
 * free()): it may hold what nothing else does. */
enum cr_status archive_set_aside_catalog(const struct archive *a, char **to,
    struct cr_err *e);

/* The high-water mark of file numbers outlives the catalogue: a number that
 * was given may be on a printed label.  Call before a number is given (in the
 * transaction that gives it): the mark is raised in steps of a hundred, so
 * that one call of a hundred writes. */
enum cr_status archive_raise_mark(const struct archive *a, int64_t number,
    struct cr_err *e);
/* No number above it was ever given; 0: none was written yet. */
enum cr_status archive_mark(const struct archive *a, int64_t *mark,
    struct cr_err *e);

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
/* The same, until archive_release (-1 is fine). */
enum cr_status archive_hold(const struct archive *a, const char *stage,
    int *lock, struct cr_err *e);
void archive_release(int lock);

#endif
