/* index/inherit.h: what a file takes over from the file its case comes from.
 *
 *	class     an appeal, an application out of a protected case is
 *	          protected as that is, whatever its own pages say, but for a
 *	          person's decision; sealed goes before every other class.
 *	          Of one without pages, whose number alone tells nothing, the
 *	          parent may also tell that it is open
 *	subject   a paper that says nothing of what the case is about has the
 *	          subject of the case it surely comes from
 *
 * The evidence is the number of the parent, rule "parent-file".  A parent may
 * come, or change, after its children: inherit_stir has them coded again.
 */
#ifndef INDEX_INHERIT_H
#define INDEX_INHERIT_H

#include "catalog/catalog.h"
#include "catalog/record.h"
#include "codes/scheme.h"
#include "index/draft.h"

/* before: the file's record, for its id and its jacket. The draft's class may
 * be changed, labels added. CR_END: it comes from no case, and is as it was. */
enum cr_status inherit(struct draft *d, struct catalog *c,
    const struct scheme *s, const struct record *before, struct cr_err *e);

/* Where class, subject or own case are not what they were, the files that
 * come from this case wait to be coded again.  Within the transaction that
 * stores the labels. */
enum cr_status inherit_stir(const struct draft *d, struct catalog *c,
    const struct scheme *s, const struct record *before, struct cr_err *e);

#endif
