/* ingest/group.h: which pages are together one file.
 *
 * Stacks.  Each PDF and each multi-page TIFF is a stack.  The single-page
 * images that lie directly in one folder are together a stack, in natural
 * order of their names (`each`: every one its own).  An image named on the
 * command line is a stack of one page.  Nothing goes over from one stack to
 * the next: each begins a new file.
 *
 * Patch-T separators.  One anywhere starts a new file and is its first page,
 * kind "cover".  A separator behind which nothing comes stays with the pages
 * before it.
 *
 * Slips (base/slip.h, kinds C and A) say whose the pages behind them are, up
 * to the next slip, separator, or end of the stack.
 * - The slip is a page of that file, kind "cover".  The same again goes on,
 *   front and back, two in a row, or between the pages.
 * - A separator in front of a slip is that file's, too; one behind it starts
 *   a file without a name.
 * - A file that has pages already gets these behind them, and it is said; for
 *   kind A it is not, that is what add-on slips are for.
 * - The same file again after others gets its pages, and it is said.
 * - Pages in front of the first slip belong to none.  A slip behind which
 *   nothing comes gets no pages, whatever is before it: it is proposed that
 *   they belong together, no more.
 * - A slip of another archive, one that is not understood, one whose number
 *   this archive never gave, and slips of several files on one page start a
 *   file without a name, and it is said.
 *
 * Labels (kind L) are on jackets: the page is a page as others are.  In front
 * of all other pages, and where no slip says whose they are, a label does.
 * Within the file of a slip, a label of another file is said and changes
 * nothing.  Behind other pages it may be a jacket within a jacket, or the next
 * file: what follows is a file without a name, and it is said.
 *
 * `file_id`: all join that one file, and no rule divides them.  Slips and
 * labels of others are said.  When all come from one folder, that becomes the
 * file's folder (if it has none), and the next time new images in it go to
 * their place.
 *
 * A folder is known when at least one image that came from it before lies
 * there still, unchanged; new images in it join the file of the image before
 * them, at their place, so those behind a slip go to the slip's file; behind
 * a separator that had come last so far, a new one begins.  What lies in
 * front of all known ones joins the file of the first, if that is not a
 * slip's.  Where none is left it is a new stack: a folder that is emptied and
 * filled again never mixes two cases.
 */
#ifndef INGEST_GROUP_H
#define INGEST_GROUP_H

#include "catalog/catalog.h"
#include "catalog/delivery.h"
#include "ingest/input.h"
#include "ingest/remark.h"

struct group_rules {
	bool each;
	const char *file_id;  /* all pages join this file, or NULL */
	int64_t file_number;
};

/* A file that a slip or label named. */
struct group_named {
	enum slip_kind kind; /* a label only where no slip did */
	int file;            /* in the delivery's files */
	const char *source;  /* where it was met first; the inputs own it */
	int page;
	int counted;         /* pages, by hand; -1: not */
	int scanned, before; /* pages that are no covers: now, and earlier */
};

struct grouped {
	struct remarks remarks;
	struct group_named *named;
	size_t n_named;
};
void grouped_release(struct grouped *g);

/* Fill d->masters and d->files from the inputs that were taken.  New files
 * that no slip names have no number yet (0): the caller reserves them.  What
 * is to be said is in *g, also on failure; it refers to the inputs. */
enum cr_status group_inputs(struct delivery *d, struct grouped *g,
    struct catalog *c, const struct inputs *in,
    const struct group_rules *rules, struct cr_err *e);

#endif
