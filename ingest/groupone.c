/* ingest/groupone.c: all that comes joins one file (see group.h).
 *
 * A person said so; slips that say otherwise are told, and change nothing. */
#include "ingest/grouping.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* The folder that all that is taken comes from, or NULL. */
static const char *
common_folder(const struct grouping *g)
{
	const char *folder = NULL;
	size_t i;

	for (i = 0; i < g->in->n; i++) {
		const struct input *p = &g->in->v[i];

		if (g->master[i] < 0)
			continue;
		if (p->named || (folder && strcmp(folder, p->folder)))
			return NULL;
		folder = p->folder;
	}
	return folder;
}

/* Pages of the one file that lie in the folder still, and all that is new, in
 * natural order; *any: there are such pages. */
static struct item *
one_file_items(const struct grouping *g, const struct batch_seen *seen,
    size_t n_seen, size_t *n, bool *any)
{
	struct item *items = xcalloc(g->in->n + n_seen + 1, sizeof *items);
	size_t i;

	*n = 0;
	for (i = 0; i < n_seen; i++)
		if (seen[i].file == g->rules->file_number &&
		    grouping_still_there(g, &seen[i]))
			items[(*n)++] =
			    (struct item){ seen[i].origin, &seen[i], 0, false };
	*any = *n > 0;
	for (i = 0; i < g->in->n; i++)
		if (g->master[i] >= 0)
			items[(*n)++] =
			    (struct item){ g->in->v[i].origin, NULL, i,
				false };
	if (*any)
		qsort(items, *n, sizeof *items, grouping_by_place);
	return items;
}

/* Whatever a slip says; where it says something else, that is said. */
static enum cr_status
put_all(struct grouping *g, int t, const struct item *it, const char *folder,
    struct cr_err *e)
{
	struct sorter *s = &g->sorter;
	struct identity i;
	enum cr_status st = CR_OK;
	int n;

	for (n = 1; n <= g->in->v[it->input].pages && st == CR_OK; n++) {
		const struct leaf l = grouping_leaf(g, it->input, n);

		if ((st = identity_of(&i, g->c, l.probe, e)) != CR_OK)
			break;
		sorter_put(s, t, &l, &i, folder);
		sorter_fault(s, &l, &i, t);
		if (i.kind == IDENTITY_FILE && i.number != s->targets[t].number)
			remark_add(s->remarks, REMARK_AGAINST, l.source,
			    l.page, l.probe->slip)->file = s->targets[t].file;
	}
	return st;
}

enum cr_status
grouping_one_file(struct grouping *g, struct cr_err *e)
{
	const char *folder = common_folder(g);
	struct batch_seen *seen = NULL;
	struct item *items;
	struct target *t;
	enum cr_status st;
	size_t n_seen = 0, n, i;
	bool any;
	int to = TARGET_NONE;

	if ((st = sorter_target(&g->sorter, g->rules->file_number, true, &to,
		 e)) != CR_OK ||
	    (folder &&
		(st = batch_folder(g->c, folder, &seen, &n_seen, e)) != CR_OK))
		return st;
	t = &g->sorter.targets[to]; /* the only one: it does not move */
	items = one_file_items(g, seen, n_seen, &n, &any);
	/* what comes before the first page of the folder goes just before it */
	for (i = 0; any && i < n; i++)
		if (items[i].seen) {
			t->after = items[i].seen->n - 1;
			break;
		}
	for (i = 0; i < n && st == CR_OK; i++)
		if (items[i].seen)
			t->after = items[i].seen->n;
		else
			st = put_all(g, to, &items[i], folder, e);
	free(items);
	batch_seen_free(seen, n_seen);
	return st;
}
