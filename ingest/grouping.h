/* ingest/grouping.h: what the parts of group.c share: one grouping under way.
 */
#ifndef INGEST_GROUPING_H
#define INGEST_GROUPING_H

#include "catalog/batch.h"
#include "ingest/group.h"
#include "ingest/stack.h"

struct grouping {
	struct delivery *d;
	struct catalog *c;
	const struct inputs *in;
	const struct group_rules *rules;
	int *master;       /* of each input, index in d->masters, or -1 */
	bool *grouped;     /* each input */
	const struct input **known; /* sorted by origin */
	size_t n_known;
	struct sorter sorter;
};

/* A page of a folder: there already, or new; or there, but in a file that
 * is not known to belong to the folder. */
struct item {
	const char *origin;
	const struct batch_seen *seen; /* or */
	size_t input;
	bool stranger;
};

/* Images that are pages of a stack, not stacks. */
bool grouping_single(const struct input *i);
struct leaf grouping_leaf(const struct grouping *g, size_t index, int page);
/* Does what came before lie there still, unchanged? */
bool grouping_still_there(const struct grouping *g,
    const struct batch_seen *s);
int grouping_by_place(const void *item, const void *other);

/* groupfolder.c: the stack of a folder; from: where its inputs begin. */
enum cr_status grouping_folder(struct grouping *g, size_t from,
    struct cr_err *e);
/* groupone.c: all into the one file of the rules. */
enum cr_status grouping_one_file(struct grouping *g, struct cr_err *e);
/* grouped.c: what slips and labels named, and counts. */
enum cr_status grouping_sum_up(struct grouping *g, struct grouped *said,
    struct cr_err *e);

#endif
