/* ingest/stack.c: page by page through a stack (see stack.h, and group.h for
 * the rules).
 *
 * At every page one file is the one that pages go to.  Slips and labels set
 * it; separators wait for the page behind them, which says whose first page
 * they are. */
#include "ingest/stack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct target *
target(const struct stack *k, int i)
{
	return &k->s->targets[i];
}

void
stack_begin(struct stack *k, struct sorter *s, const char *folder)
{
	*k = (struct stack){ .s = s, .folder = folder, .now = TARGET_NONE,
		.loose = TARGET_NONE };
}

/* Pages go to t from now on. */
static void
turn_to(struct stack *k, int t)
{
	k->now = t;
	k->apart = k->content = k->bare = false;
	k->nobody = NULL;
	k->loose = TARGET_NONE;
}

/* Separators that waited are the first pages of what has begun, or, where
 * nothing came behind them, the last of what is ending. */
static void
put_waiting(struct stack *k)
{
	const struct identity patch = { .kind = IDENTITY_PATCH };
	size_t i;

	for (i = 0; i < k->n_waiting; i++)
		sorter_put(k->s, k->now, &k->waiting[i], &patch, k->folder);
	k->n_waiting = 0;
}

static enum cr_status
begin_unnamed(struct stack *k, struct cr_err *e)
{
	int t = TARGET_NONE;
	enum cr_status st = sorter_target(k->s, 0, false, &t, e);

	turn_to(k, t);
	return st;
}

/* Does this page go to what the pages before it go to? */
static bool
goes_on(const struct stack *k)
{
	return k->now != TARGET_NONE && !k->n_waiting && !k->apart;
}

static void
put(struct stack *k, const struct leaf *l, const struct identity *i)
{
	bool cover = i->kind != IDENTITY_NONE && !i->label;

	put_waiting(k);
	sorter_put(k->s, k->now, l, i, k->folder);
	sorter_fault(k->s, l, i, k->now);
	if (!cover) {
		k->content = true;
		k->bare = false;
	}
}

/* ---- slips and labels ---------------------------------------------------- */

static void
meet(struct stack *k, const struct leaf *l, const struct identity *i)
{
	const struct slip *slip = l->probe->slip;
	struct target *t = target(k, k->now);

	if (t->met)
		remark_add(k->s->remarks, REMARK_APART, l->source, l->page,
		    slip);
	else if (i->withdrawn)
		remark_add(k->s->remarks, REMARK_AGAIN, l->source, l->page,
		    slip);
	else if (slip->kind != SLIP_ADD && t->total > t->covers)
		remark_add(k->s->remarks, REMARK_RESCAN, l->source, l->page,
		    slip);
}

/* The first thing that is said about a file is kept. */
static void
note(struct target *t, const struct leaf *l)
{
	const struct slip *slip = l->probe->slip;

	if (!t->met || (t->kind == SLIP_LABEL && slip->kind != SLIP_LABEL)) {
		t->source = l->source;
		t->page = l->page;
		t->kind = slip->kind;
	}
	t->met = true;
	if (!t->counted && slip->kind != SLIP_LABEL)
		t->counted = slip->pages;
}

/* Pages go to the file that a slip or label names. */
static void
turn_to_named(struct stack *k, int t, const struct leaf *l,
    const struct identity *i)
{
	int before = goes_on(k) && k->content && !target(k, k->now)->by_slip &&
	    !target(k, k->now)->met && !k->nobody ? k->now : TARGET_NONE;
	int ahead = k->ahead ? k->ahead(k->ctx, i->number) : 0;

	turn_to(k, t);
	target(k, t)->after = ahead ? ahead - 1 : target(k, t)->total;
	if (!i->label) {
		k->bare = true;
		k->loose = before;
	}
	meet(k, l, i);
}

/* A label behind pages of another file, or of none: a jacket within a jacket,
 * a photograph of one, or the next file of the stack?  Only a person knows. */
static bool
label_behind(const struct stack *k, const struct identity *i)
{
	return i->label && goes_on(k) && k->content &&
	    target(k, k->now)->number != i->number;
}

/* What follows is a file of its own; the same label again goes on. */
static enum cr_status
page_behind(struct stack *k, const struct leaf *l, const struct identity *i,
    struct cr_err *e)
{
	enum cr_status st;

	if (k->nobody && identity_same(k->nobody, l->probe)) {
		put(k, l, i);
		return CR_OK;
	}
	if ((st = begin_unnamed(k, e)) != CR_OK)
		return st;
	k->nobody = l->probe;
	put(k, l, i);
	remark_add(k->s->remarks, REMARK_BEHIND, l->source, l->page,
	    l->probe->slip)->file = target(k, k->now)->file;
	return CR_OK;
}

static enum cr_status
named_page(struct stack *k, const struct leaf *l, const struct identity *i,
    struct cr_err *e)
{
	enum cr_status st;
	int t = TARGET_NONE;

	if (i->label && goes_on(k) && target(k, k->now)->by_slip) {
		put(k, l, i);
		if (target(k, k->now)->number != i->number)
			remark_add(k->s->remarks, REMARK_INSIDE, l->source,
			    l->page, l->probe->slip)->file =
			    target(k, k->now)->file;
		return CR_OK;
	}
	if (label_behind(k, i))
		return page_behind(k, l, i, e);
	if ((st = sorter_target(k->s, i->number, i->known, &t, e)) != CR_OK)
		return st;
	if (t != k->now || k->apart)
		turn_to_named(k, t, l, i);
	note(target(k, t), l);
	put(k, l, i);
	return CR_OK;
}

/* A slip that must not be acted on begins a file; the same again goes on. */
static enum cr_status
nobodys_page(struct stack *k, const struct leaf *l, const struct identity *i,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	bool inside = i->label && goes_on(k) && target(k, k->now)->by_slip;
	bool same = goes_on(k) && k->nobody &&
	    identity_same(k->nobody, l->probe) && (l->probe->slip ||
		!k->content);

	if (!inside && !same) {
		st = begin_unnamed(k, e);
		k->nobody = l->probe;
	}
	if (st == CR_OK)
		put(k, l, i);
	return st;
}

/* ---- pages --------------------------------------------------------------- */

enum cr_status
stack_page(struct stack *k, const struct leaf *l, struct cr_err *e)
{
	struct identity i;
	enum cr_status st;

	if ((st = identity_of(&i, k->s->c, l->probe, e)) != CR_OK)
		return st;
	switch (i.kind) {
	case IDENTITY_PATCH:
		k->waiting = xgrow(k->waiting, k->n_waiting, &k->cap_waiting,
		    sizeof *k->waiting);
		k->waiting[k->n_waiting++] = *l;
		return CR_OK;
	case IDENTITY_FILE:
		return named_page(k, l, &i, e);
	case IDENTITY_NOBODY:
		return nobodys_page(k, l, &i, e);
	case IDENTITY_NONE:
		break;
	}
	if (!goes_on(k) && (st = begin_unnamed(k, e)) != CR_OK)
		return st;
	put(k, l, &i);
	return CR_OK;
}

/* A slip behind which nothing came: pages beside it that have none may be
 * its.  t: they lie there. */
static void
propose(struct stack *k, int t)
{
	const struct target *now = target(k, k->now);
	struct remark *r;

	if (!k->bare || t == TARGET_NONE || t == k->now ||
	    target(k, t)->by_slip)
		return;
	r = remark_add(k->s->remarks, REMARK_PROPOSED, now->source, now->page,
	    NULL);
	r->file = target(k, t)->file;
	memcpy(r->id, target(k, t)->id, sizeof r->id);
	memcpy(r->slip, now->id, sizeof r->slip);
	target(k, k->now)->proposed = true;
}

static void
finish(struct stack *k)
{
	struct cr_err e = CR_ERR_INIT;

	if (k->n_waiting && k->now == TARGET_NONE)
		(void)begin_unnamed(k, &e); /* asks nothing, cannot fail */
	put_waiting(k);
}

void
stack_known(struct stack *k, int t, int place, bool cover, bool apart)
{
	finish(k);
	if (k->now != TARGET_NONE)
		propose(k, k->loose != TARGET_NONE ? k->loose : t);
	if (t != k->now || apart)
		turn_to(k, t);
	target(k, t)->after = place;
	k->apart = apart;
	k->bare = false;
	if (!cover)
		k->content = true;
}

void
stack_stranger(struct stack *k)
{
	if (k->now != TARGET_NONE && target(k, k->now)->by_slip) {
		finish(k);
		turn_to(k, TARGET_NONE);
	}
}

void
stack_end(struct stack *k)
{
	finish(k);
	if (k->now != TARGET_NONE)
		propose(k, k->loose);
	free(k->waiting);
	k->waiting = NULL;
}
