/* ingest/groupfolder.c: the single images of a folder as a stack (see
 * group.h).
 *
 * Where some of them came before and lie there still, old and new are walked
 * through together, so that each new one gets its place among the old. */
#include "ingest/grouping.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Is this known page a separator that came last in its file?  Then what is
 * new behind it is what that separator was put in for. */
static bool
ends_file(const struct batch_seen *seen, size_t n_seen, size_t k)
{
	size_t i;

	if (!seen[k].cover || seen[k].slip ||
	    (k + 1 < n_seen && seen[k + 1].file == seen[k].file))
		return false;
	for (i = k; i-- > 0 && seen[i].file == seen[k].file;)
		if (!seen[i].cover)
			return true;
	return false; /* nothing but separators: the file they began */
}

/* A known folder, being walked. */
struct walked {
	const struct item *items;
	size_t n, at;
};

static int
ahead(const void *ctx, int64_t number)
{
	const struct walked *w = ctx;
	size_t i;

	for (i = w->at + 1; i < w->n; i++)
		if (w->items[i].seen && w->items[i].seen->file == number)
			return w->items[i].seen->n;
	return 0;
}

static enum cr_status
known_target(struct grouping *g, const struct batch_seen *s, int *t,
    struct cr_err *e)
{
	enum cr_status st = sorter_target(&g->sorter, s->file, true, t, e);

	if (st == CR_OK && s->slip)
		g->sorter.targets[*t].by_slip = true;
	return st;
}

/* What lies in front of all that is known joins the first. */
static enum cr_status
join_first(struct grouping *g, struct stack *k, const struct walked *w,
    struct cr_err *e)
{
	const struct batch_seen *first = NULL;
	enum cr_status st = CR_OK;
	int t = TARGET_NONE;
	size_t i;

	for (i = 0; i < w->n && st == CR_OK; i++) {
		if (!w->items[i].seen)
			continue;
		st = known_target(g, w->items[i].seen, &t, e);
		first = first ? first : w->items[i].seen;
	}
	if (st == CR_OK && first)
		st = known_target(g, first, &t, e);
	if (st == CR_OK && first && !g->sorter.targets[t].by_slip)
		stack_known(k, t, first->n - 1, true, false);
	return st;
}

/* New images in a known folder: walk old and new together in order. */
static enum cr_status
join_folder(struct grouping *g, const struct item *items, size_t n,
    const struct batch_seen *seen, size_t n_seen, const char *folder,
    struct cr_err *e)
{
	struct walked w = { items, n, 0 };
	struct stack k;
	enum cr_status st;
	int t = TARGET_NONE;

	stack_begin(&k, &g->sorter, folder);
	k.ahead = ahead;
	k.ctx = &w;
	st = join_first(g, &k, &w, e);
	for (; w.at < n && st == CR_OK; w.at++) {
		const struct item *i = &items[w.at];

		if (i->stranger) {
			stack_stranger(&k);
		} else if (i->seen) {
			st = known_target(g, i->seen, &t, e);
			if (st == CR_OK)
				stack_known(&k, t, i->seen->n, i->seen->cover,
				    ends_file(seen, n_seen,
					(size_t)(i->seen - seen)));
		} else {
			const struct leaf l = grouping_leaf(g, i->input, 1);

			st = stack_page(&k, &l, e);
		}
	}
	stack_end(&k);
	return st;
}

static enum cr_status
new_folder(struct grouping *g, const struct item *items, size_t n,
    const char *folder, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct stack k;
	size_t i;

	stack_begin(&k, &g->sorter, folder);
	for (i = 0; i < n && st == CR_OK; i++) {
		const struct leaf l = grouping_leaf(g, items[i].input, 1);

		if (!items[i].stranger)
			st = stack_page(&k, &l, e);
	}
	stack_end(&k);
	return st;
}

/* The inputs in and below a folder follow each other. */
static bool
within(const struct input *i, const char *folder, size_t len)
{
	return !strncmp(i->folder, folder, len) &&
	    (i->folder[len] == '\0' || i->folder[len] == '/');
}

static int
seen_origin(const void *a, const void *b)
{
	return strcmp((*(const struct batch_seen *const *)a)->origin,
	    (*(const struct batch_seen *const *)b)->origin);
}

/* Pages there already that lie in the folder still: only those have a place
 * beside the new.  Of a stack that was taken out before, the names say
 * nothing. */
static size_t
list_seen(const struct grouping *g, struct item *items,
    const struct batch_seen *seen, size_t n_seen)
{
	size_t n = 0, i;

	for (i = 0; i < n_seen; i++)
		if (grouping_still_there(g, &seen[i]))
			items[n++] =
			    (struct item){ seen[i].origin, &seen[i], 0, false };
	return n;
}

/* And known images that are none of these. */
static size_t
list_strangers(const struct grouping *g, struct item *items, size_t n,
    size_t at, size_t to, const char *folder)
{
	const struct batch_seen **there = xcalloc(n + 1, sizeof *there), *key;
	struct batch_seen one = { NULL };
	size_t n_seen = n, i;

	for (i = 0; i < n; i++)
		there[i] = items[i].seen;
	qsort(there, n_seen, sizeof *there, seen_origin);
	for (i = at; i < to; i++) {
		const struct input *p = &g->in->v[i];

		one.origin = p->origin;
		key = &one;
		if (p->fate == FATE_KNOWN && !strcmp(p->folder, folder) &&
		    !bsearch(&key, there, n_seen, sizeof *there, seen_origin))
			items[n++] = (struct item){ p->origin, NULL, i, true };
	}
	free(there);
	return n;
}

static size_t
list_new(struct grouping *g, struct item *items, size_t n, size_t at,
    size_t to, const char *folder)
{
	size_t i;

	for (i = at; i < to; i++) {
		const struct input *p = &g->in->v[i];

		if (g->grouped[i] || !grouping_single(p) || p->named ||
		    strcmp(p->folder, folder))
			continue;
		g->grouped[i] = true;
		items[n++] = (struct item){ p->origin, NULL, i, false };
	}
	return n;
}

enum cr_status
grouping_folder(struct grouping *g, size_t from, struct cr_err *e)
{
	const char *folder = g->in->v[from].folder;
	struct batch_seen *seen = NULL;
	struct item *items;
	size_t len = strlen(folder), n_seen = 0, n, to = from;
	bool known;
	enum cr_status st;

	if ((st = batch_folder(g->c, folder, &seen, &n_seen, e)) != CR_OK)
		return st;
	while (from > 0 && within(&g->in->v[from - 1], folder, len))
		from--;
	while (to < g->in->n && within(&g->in->v[to], folder, len))
		to++;
	items = xcalloc(to - from + n_seen, sizeof *items);
	n = list_seen(g, items, seen, n_seen);
	known = n > 0;
	if (known)
		n = list_strangers(g, items, n, from, to, folder);
	n = list_new(g, items, n, from, to, folder);
	qsort(items, n, sizeof *items, grouping_by_place);
	st = known ? join_folder(g, items, n, seen, n_seen, folder, e)
		   : new_folder(g, items, n, folder, e);
	free(items);
	batch_seen_free(seen, n_seen);
	return st;
}
