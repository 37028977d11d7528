/* ingest/grouped.c: what is to be said when pages have become files: files
 * that slips and labels named, and their pages beside what people counted. */
#include "ingest/grouping.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/record.h"

static enum cr_status
count_by_hand(struct grouping *g, const struct target *t, int *counted,
    struct cr_err *e)
{
	struct record *r = NULL;
	enum cr_status st = CR_OK;

	*counted = t->counted ? t->counted : -1;
	if (t->counted || !t->known || t->kind == SLIP_ADD)
		return CR_OK;
	if ((st = record_outline(g->c, t->number, &r, e)) == CR_OK)
		*counted = r->counted > 0 ? r->counted : -1;
	record_free(r);
	return st;
}

static void
compare(struct grouped *said, const struct target *t,
    const struct group_named *n)
{
	int all = n->scanned + (n->kind == SLIP_ADD ? 0 : n->before);
	struct remark *r;

	if (!t->content && !t->proposed && t->kind != SLIP_LABEL)
		r = remark_add(&said->remarks, REMARK_NOTHING, t->source,
		    t->page, NULL);
	else if (t->content && n->counted > 0 && n->counted != all)
		r = remark_add(&said->remarks, REMARK_COUNT, t->source, t->page,
		    NULL);
	else
		return;
	r->file = t->file;
	memcpy(r->slip, t->id, sizeof r->slip);
	r->counted = n->counted;
	r->scanned = n->scanned;
	r->before = n->kind == SLIP_ADD ? 0 : n->before;
}

enum cr_status
grouping_sum_up(struct grouping *g, struct grouped *said, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int i;

	said->named = xcalloc((size_t)g->sorter.n + 1, sizeof *said->named);
	for (i = 0; i < g->sorter.n && st == CR_OK; i++) {
		const struct target *t = &g->sorter.targets[i];
		struct group_named *n = &said->named[said->n_named];

		if (!t->met || t->file == TARGET_NONE)
			continue;
		*n = (struct group_named){ .kind = t->kind, .file = t->file,
			.source = t->source, .page = t->page,
			.scanned = t->content, .before = t->total - t->covers };
		if ((st = count_by_hand(g, t, &n->counted, e)) == CR_OK) {
			compare(said, t, n);
			said->n_named++;
		}
	}
	return st;
}

void
grouped_release(struct grouped *g)
{
	remarks_release(&g->remarks);
	free(g->named);
	g->named = NULL;
	g->n_named = 0;
}
