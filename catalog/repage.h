/* catalog/repage.h: pages that lie in the wrong file are put into the right
 * one.
 *
 * A slip whose bar code could not be read leaves its pages in a file of their
 * own; a slip in front of the wrong stack puts them into a wrong one.  A
 * person says where they belong.  That is a decision (decision.h, kind
 * "pages"), so it can be undone; masters and page ids stay as they are.
 *
 *	value  "<first page id>|<last page id>|<file id>|<place>|<pages>"
 *
 * place: of the first page before.  Until both files are coded, the one that
 * gets pages is at least as protected as the one that had them.
 */
#ifndef CATALOG_REPAGE_H
#define CATALOG_REPAGE_H

#include "catalog/catalog.h"

/* Pages first to last (places, from 1) of file `from` go behind the last page
 * of *to; *to 0: a new file, whose number it becomes.  A file that was nothing
 * but these pages is withdrawn (register.h).  seq: NULL is fine.  CR_SKIP: no
 * such pages or file; both are one; who is empty. */
enum cr_status repage(struct catalog *c, int64_t from, int first, int last,
    int64_t *to, const char *who, const char *why, int64_t *seq,
    struct cr_err *e);

/* Put them back where they were: for decision_undo, in its transaction.
 * CR_SKIP: they lie elsewhere by now. */
enum cr_status repage_back(struct catalog *c, int64_t file, const char *value,
    struct cr_err *e);

#endif
