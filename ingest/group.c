/* ingest/group.c: from inputs to stacks (see group.h for the rules; how a
 * stack becomes files is in stack.h).  Folders are in groupfolder.c, --file in
 * groupone.c. */
#include "ingest/group.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ingest/grouping.h"

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

bool
grouping_single(const struct input *i)
{
	return i->fate == FATE_TAKEN && i->pages == 1 &&
	    strcmp(i->kind, "pdf") != 0;
}

struct leaf
grouping_leaf(const struct grouping *g, size_t index, int page)
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
		const struct leaf l = grouping_leaf(g, index, n);

		st = stack_page(&k, &l, e);
	}
	stack_end(&k);
	return st;
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

bool
grouping_still_there(const struct grouping *g, const struct batch_seen *s)
{
	const struct input key = { .origin = s->origin }, *p = &key, **found;

	found = bsearch(&p, g->known, g->n_known, sizeof *g->known, by_origin);
	return found && !strcmp((*found)->sha256, s->sha256);
}

int
grouping_by_place(const void *a, const void *b)
{
	const struct item *p = a, *q = b;
	int d = name_compare(p->origin, q->origin);

	if (d)
		return d;
	if (p->seen && q->seen)
		return p->seen->n - q->seen->n;
	return (q->seen != NULL) - (p->seen != NULL); /* the old one first */
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
		st = grouping_one_file(&g, e);
	for (i = 0; i < in->n && st == CR_OK && !rules->file_id; i++) {
		if (g.grouped[i] || in->v[i].fate != FATE_TAKEN)
			continue;
		if (!grouping_single(&in->v[i]) || in->v[i].named ||
		    rules->each)
			st = whole_input(&g, i, e);
		else
			st = grouping_folder(&g, i, e);
	}
	if (st == CR_OK)
		st = grouping_sum_up(&g, said, e);
	sorter_release(&g.sorter);
	free(g.master);
	free(g.grouped);
	free(g.known);
	return st;
}
