/* index/fts.h: the full-text index, behind a C face.
 *
 * Xapian lives in fts.cc and nowhere else.  No exception crosses: each one,
 * std::bad_alloc included, becomes a status:
 *
 *	CR_RETRY  another process writes to this index; or the index changed
 *	          under a reader more often than he could follow
 *	CR_SKIP   this database is damaged, or is not the one it should be
 *	          (its stamp differs): it can be made again
 *	CR_FATAL  anything else (disk full, no permission, no memory)
 *
 * The index knows nothing of courts: index/terms.h says what is put in it.
 *
 * A handle belongs to one thread, and never crosses a fork.
 */
#ifndef INDEX_FTS_H
#define INDEX_FTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "index/ftsask.h"
#include "index/ftsdoc.h"

/* ---- writing ------------------------------------------------------------ */

struct fts_writer; /* one database, open for writing */

/* Open; made where there is none, with this stamp in it.  CR_SKIP: what is
 * there is damaged or carries another stamp. */
enum cr_status fts_writer_open(struct fts_writer **w, const char *dir,
    const char *stamp, struct cr_err *e);
/* What was not committed may or may not be kept. */
void fts_writer_close(struct fts_writer *w);

/* Put a document in place of the one that has the unique term. */
enum cr_status fts_put(struct fts_writer *w, const char *unique,
    const struct fts_doc *d, struct cr_err *e);
/* Take out every document that has the term. */
enum cr_status fts_remove(struct fts_writer *w, const char *term,
    struct cr_err *e);
/* On disk when it returns CR_OK: commits, then syncs the directory, which
 * Xapian leaves out.  Nothing changed: nothing done. */
enum cr_status fts_commit(struct fts_writer *w, struct cr_err *e);

/* Is the database in dir sound, block by block? CR_SKIP: it is not. Slow: it
 * reads all of it. */
enum cr_status fts_check(const char *dir, struct cr_err *e);

/* ---- reading ------------------------------------------------------------ */

struct fts; /* any number of databases, searched as one */

enum cr_status fts_new(struct fts **f, struct cr_err *e);
void fts_free(struct fts *f);
/* Add a database. CR_END: there is none in dir (or no dir). */
enum cr_status fts_add(struct fts *f, const char *dir, const char *stamp,
    struct cr_err *e);
enum cr_status fts_count(struct fts *f, uint32_t *documents,
    struct cr_err *e);

/* In how many documents does each of n terms occur? */
enum cr_status fts_freqs(struct fts *f, const char *const *terms, size_t n,
    uint32_t *freqs, struct cr_err *e);

/* The terms that begin with a prefix, in byte order, at most max. */
struct fts_word {
	char *term;
	uint32_t freq; /* documents */
};
struct fts_words {
	struct fts_word *v;
	size_t n, cap;
	bool cut; /* there are more than max */
};
#define FTS_WORDS_INIT                                                         \
	{                                                                      \
		NULL, 0, 0, false                                              \
	}
enum cr_status fts_list(struct fts *f, const char *prefix, size_t max,
    struct fts_words *out, struct cr_err *e);
void fts_words_release(struct fts_words *w);

/* Follows an index that changes meanwhile, by reopening, at most 3 times. */
enum cr_status fts_find(struct fts *f, const struct fts_ask *ask,
    struct fts_answer *a, struct cr_err *e);
void fts_answer_release(struct fts_answer *a);

/* ---- words -------------------------------------------------------------- */

/* Append the English stem (Porter 2) of a word in lower case.  Out of memory
 * ends the process (courtroll.h). */
void fts_stem(struct buf *out, const char *word, size_t len);

#endif
