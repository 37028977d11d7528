/* ingest/sorter.c: the files of a delivery, and where pages go in them (see
 * stack.h).
 *
 * New pages may go between old ones, from several stacks, in any order.  Each
 * is kept with the old page behind which it was put; its place is then that
 * page's, and as many more as were put there or before. */
#include <stdlib.h>
#include <string.h>

#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/batch.h"
#include "ingest/stack.h"

static int
add_target(struct sorter *s)
{
	struct target *t;

	s->targets = xgrow(s->targets, (size_t)s->n, &s->cap,
	    sizeof *s->targets);
	t = &s->targets[s->n];
	memset(t, 0, sizeof *t);
	t->file = TARGET_NONE;
	return s->n++;
}

/* Nearly always the one that was asked for last. */
static int
find_target(struct sorter *s, int64_t number)
{
	int i;

	if (!number)
		return TARGET_NONE;
	if (s->last_found < s->n && s->targets[s->last_found].number == number)
		return s->last_found;
	for (i = 0; i < s->n; i++)
		if (s->targets[i].number == number)
			return s->last_found = i;
	return TARGET_NONE;
}

enum cr_status
sorter_target(struct sorter *s, int64_t number, bool known, int *target,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct target *t;
	int i = find_target(s, number);

	if (i == TARGET_NONE) {
		i = add_target(s);
		t = &s->targets[i];
		t->number = number;
		t->known = known;
		if (number)
			fileid_write(t->id, catalog_site(s->c), number);
		if (known)
			st = batch_file_pages(s->c, number, &t->total,
			    &t->covers, e);
		t->after = t->total;
	}
	*target = i;
	return st;
}

void
sorter_release(struct sorter *s)
{
	int i;

	for (i = 0; i < s->n; i++)
		free(s->targets[i].placed);
	free(s->targets);
}

static struct delivery_file *
file_of(struct sorter *s, struct target *t, const char *folder)
{
	struct delivery_file *f;

	if (t->file != TARGET_NONE)
		return &s->d->files[t->file];
	t->file = (int)s->d->n_files;
	f = delivery_add_file(s->d);
	f->number = t->number;
	memcpy(f->id, t->id, sizeof f->id);
	f->is_new = !t->known;
	f->given = t->met;
	f->folder = folder ? xstrdup(folder) : NULL;
	return f;
}

static int
place_of(struct target *t, size_t n)
{
	size_t i, before = 0;

	if (t->after >= t->total)
		before = n; /* behind all: the common case */
	else
		for (i = 0; i < n; i++)
			before += t->placed[i] <= t->after;
	t->placed = xgrow(t->placed, n, &t->cap, sizeof *t->placed);
	t->placed[n] = t->after;
	return t->after + (int)before + 1;
}

void
sorter_put(struct sorter *s, int target, const struct leaf *l,
    const struct identity *i, const char *folder)
{
	struct target *t = &s->targets[target];
	struct delivery_file *f = file_of(s, t, folder);
	bool slip = i->kind == IDENTITY_FILE && !i->label;
	int n = place_of(t, f->n_pages);
	struct delivery_page *p = delivery_add_page(f);
	char payload[SLIP_MAX];

	p->master = l->master;
	p->page = l->page;
	p->n = n;
	p->cover = i->kind == IDENTITY_PATCH || slip ||
	    (i->kind == IDENTITY_NOBODY && !i->label);
	p->failed = l->probe->failed ? xstrdup(l->probe->failed) : NULL;
	if (slip && i->number == t->number) {
		slip_write(payload, l->probe->slip);
		p->slip = xstrdup(payload);
		t->by_slip = true;
	}
	t->content += !p->cover;
}

void
sorter_fault(struct sorter *s, const struct leaf *l,
    const struct identity *i, int target)
{
	static const enum remark_what what[] = {
		[FAULT_STRANGE] = REMARK_STRANGE,
		[FAULT_FOREIGN] = REMARK_FOREIGN,
		[FAULT_UNGIVEN] = REMARK_UNGIVEN,
		[FAULT_UNCUT] = REMARK_UNCUT,
	};
	const struct slip *slip =
	    i->fault == FAULT_UNCUT ? NULL : l->probe->slip;
	struct remark *r;

	if (i->kind == IDENTITY_NOBODY)
		r = remark_add(s->remarks, what[i->fault], l->source, l->page,
		    slip);
	else if (l->probe->unread)
		r = remark_add(s->remarks, REMARK_UNREAD, l->source, l->page,
		    NULL);
	else
		return;
	r->file = s->targets[target].file;
}
