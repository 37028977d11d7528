/* ingest/group.c: from inputs to stacks (see group.h for the rules; how a
 * stack becomes files is in stack.h). */
#include "ingest/group.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/batch.h"
#include "catalog/record.h"
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

static const char *
ending(const char *kind)
{
	return !strcmp(kind, "tiff") ? ".tif"
	    : !strcmp(kind, "jpeg")  ? ".jpg"
	    : !strcmp(kind, "png")   ? ".png"
				     : ".pdf";
}

static void
add_masters(struct grouping *g)
{
	size_t i;

	for (i = 0; i < g->in->n; i++) {
		const struct input *p = &g->in->v[i];
		struct delivery_master *m;

		g->master[i] = -1;
		if (p->fate != FATE_TAKEN)
			continue;
		g->master[i] = (int)g->d->n_masters;
		m = delivery_add_master(g->d);
		m->payload = p->n;
		snprintf(m->name, sizeof m->name, "data/%06d%s", p->n,
		    ending(p->kind));
		memcpy(m->sha256, p->sha256, sizeof m->sha256);
		m->bytes = p->bytes;
		snprintf(m->kind, sizeof m->kind, "%s", p->kind);
		m->pages = p->pages;
		m->source = xstrdup(p->source);
		m->origin = xstrdup(p->origin);
	}
}

static bool
single(const struct input *i)
{
	return i->fate == FATE_TAKEN && i->pages == 1 &&
	    strcmp(i->kind, "pdf") != 0;
}

static struct leaf
leaf_of(const struct grouping *g, size_t index, int page)
{
	const struct input *i = &g->in->v[index];

	return (struct leaf){ g->master[index], page, i->source,
		&i->probes[page - 1] };
}

static enum cr_status
whole_input(struct grouping *g, size_t index, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct stack k;
	int n;

	g->grouped[index] = true;
	stack_begin(&k, &g->sorter, NULL);
	for (n = 1; n <= g->in->v[index].pages && st == CR_OK; n++) {
		const struct leaf l = leaf_of(g, index, n);

		st = stack_page(&k, &l, e);
	}
	stack_end(&k);
	return st;
}

/* ---- folders ------------------------------------------------------------ */

/* A page of a folder: there already, or new; or there, but in a file that
 * is not known to belong to the folder. */
struct item {
	const char *origin;
	const struct batch_seen *seen; /* or */
	size_t input;
	bool stranger;
};

static int
by_place(const void *a, const void *b)
{
	const struct item *p = a, *q = b;
	int d = name_compare(p->origin, q->origin);

	if (d)
		return d;
	if (p->seen && q->seen)
		return p->seen->n - q->seen->n;
	return (q->seen != NULL) - (p->seen != NULL); /* the old one first */
}

static int
by_origin(const void *a, const void *b)
{
	return strcmp((*(const struct input *const *)a)->origin,
	    (*(const struct input *const *)b)->origin);
}

/* What came before and was met again, unchanged, sorted. */
static void
list_known(struct grouping *g)
{
	size_t i;

	g->known = xcalloc(g->in->n + 1, sizeof *g->known);
	for (i = 0; i < g->in->n; i++)
		if (g->in->v[i].fate == FATE_KNOWN)
			g->known[g->n_known++] = &g->in->v[i];
	qsort(g->known, g->n_known, sizeof *g->known, by_origin);
}

static bool
still_there(const struct grouping *g, const struct batch_seen *s)
{
	const struct input key = { .origin = s->origin }, *p = &key, **found;

	found = bsearch(&p, g->known, g->n_known, sizeof *g->known, by_origin);
	return found && !strcmp((*found)->sha256, s->sha256);
}

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
			const struct leaf l = leaf_of(g, i->input, 1);

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
		const struct leaf l = leaf_of(g, items[i].input, 1);

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
		if (still_there(g, &seen[i]))
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

		if (g->grouped[i] || !single(p) || p->named ||
		    strcmp(p->folder, folder))
			continue;
		g->grouped[i] = true;
		items[n++] = (struct item){ p->origin, NULL, i, false };
	}
	return n;
}

/* from: where the inputs of the folder begin. */
static enum cr_status
one_folder(struct grouping *g, size_t from, struct cr_err *e)
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
	qsort(items, n, sizeof *items, by_place);
	st = known ? join_folder(g, items, n, seen, n_seen, folder, e)
		   : new_folder(g, items, n, folder, e);
	free(items);
	batch_seen_free(seen, n_seen);
	return st;
}

/* ---- all in one file ----------------------------------------------------- */

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
		    still_there(g, &seen[i]))
			items[(*n)++] =
			    (struct item){ seen[i].origin, &seen[i], 0, false };
	*any = *n > 0;
	for (i = 0; i < g->in->n; i++)
		if (g->master[i] >= 0)
			items[(*n)++] =
			    (struct item){ g->in->v[i].origin, NULL, i,
				false };
	if (*any)
		qsort(items, *n, sizeof *items, by_place);
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
		const struct leaf l = leaf_of(g, it->input, n);

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

static enum cr_status
all_to_one(struct grouping *g, struct cr_err *e)
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

/* ---- what is to be said -------------------------------------------------- */

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

static enum cr_status
sum_up(struct grouping *g, struct grouped *said, struct cr_err *e)
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

enum cr_status
group_inputs(struct delivery *d, struct grouped *said, struct catalog *c,
    const struct inputs *in, const struct group_rules *rules,
    struct cr_err *e)
{
	struct grouping g = { .d = d, .c = c, .in = in, .rules = rules,
		.sorter = { .d = d, .c = c, .remarks = &said->remarks } };
	enum cr_status st = CR_OK;
	size_t i;

	memset(said, 0, sizeof *said);
	g.master = xcalloc(in->n + 1, sizeof *g.master);
	g.grouped = xcalloc(in->n + 1, sizeof *g.grouped);
	add_masters(&g);
	list_known(&g);
	if (rules->file_id)
		st = all_to_one(&g, e);
	for (i = 0; i < in->n && st == CR_OK && !rules->file_id; i++) {
		if (g.grouped[i] || in->v[i].fate != FATE_TAKEN)
			continue;
		if (!single(&in->v[i]) || in->v[i].named || rules->each)
			st = whole_input(&g, i, e);
		else
			st = one_folder(&g, i, e);
	}
	if (st == CR_OK)
		st = sum_up(&g, said, e);
	sorter_release(&g.sorter);
	free(g.master);
	free(g.grouped);
	free(g.known);
	return st;
}
