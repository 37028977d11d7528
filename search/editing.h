/* search/editing.h: a text that a person types in an editor.
 *
 * What is typed for an hour must outlive a power cut: it is written in a
 * directory of its own inside the archive (mode 0700, as all of it), and stays
 * there until it is kept elsewhere:
 *
 *	ARCHIVE/typing/<what>/<name>.txt, lock
 *
 *	st = editing_open(&t, archive, "<sha256>-1", "MUK-000123-7-page-4", e);
 *	st = editing_edit(&text, t, prefill, e);
 *	...            kept: editing_drop(t), else editing_close(t)
 */
#ifndef SEARCH_EDITING_H
#define SEARCH_EDITING_H

#include <stddef.h>

#include "base/buf.h"
#include "catalog/archive.h"

struct editing;

/* what, name: parts of a path, without a slash.  CR_RETRY: somebody is typing
 * just that. */
enum cr_status editing_open(struct editing **t, const struct archive *a,
    const char *what, const char *name, struct cr_err *e);
/* Where it is written. */
const char *editing_path(const struct editing *t);

/* Have it written in $VISUAL, else $EDITOR, else editor, nano or vi, on the
 * terminal.  It begins with prefill, or with what was typed before and is
 * still there.  CR_END: left as it was, nothing is to be kept.  CR_SKIP: the
 * editor could not be run or failed; the text is longer than max bytes. */
enum cr_status editing_edit(struct buf *out, struct editing *t,
    const char *prefill, size_t max, struct cr_err *e);

void editing_close(struct editing *t);
void editing_drop(struct editing *t); /* and what was typed */

#endif
