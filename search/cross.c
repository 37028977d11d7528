/* search/cross.c: what is wrong with a file in the light of the others: its
 * number claimed by another file, its case among its own ancestors (see
 * history_cross in history.h). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search/history.h"

enum { CLIMB_MOST = 200 }; /* cases above one: more is no court's history */

struct found {
	struct cross_anomaly *v;
	size_t n, cap;
};

static void
add(struct found *f, const char *kind, char *detail,
    const struct record *other)
{
	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	f->v[f->n++] = (struct cross_anomaly){ kind, detail, other };
}

/* Another file, between other people, carries the same full number. */
static enum cr_status
claimed_twice(struct found *f, struct linker *l, const struct record *r,
    struct cr_err *e)
{
	const struct rec_number *own = &r->numbers[r->own];
	const struct record *other;
	struct held_cases c;
	enum cr_status st;
	size_t i;

	if (!own->settled || !scheme_case_full(l->scheme, &own->id))
		return CR_OK;
	if ((st = link_cases(&c, l, &own->id, e)) != CR_OK)
		return st;
	for (i = 0; i < c.n && st == CR_OK; i++) {
		if (!c.v[i].full || held_case_has(&c.v[i], r->number))
			continue;
		if ((st = linker_record(l, c.v[i].files[0], &other, e)))
			continue;
		add(f, "number-claimed-twice",
		    xasprintf("%s carries this number too, between other "
			      "parties", other->id), other);
	}
	held_cases_release(&c);
	return st == CR_END ? CR_OK : st;
}

/* Files still to be looked at on the way up. */
struct climb {
	int64_t v[CLIMB_MOST];
	size_t n, done;
};

static void
climb_add(struct climb *c, const struct held_case *k)
{
	size_t i, j;

	for (i = 0; i < k->n && c->n < CLIMB_MOST; i++) {
		for (j = 0; j < c->n && c->v[j] != k->files[i]; j++)
			;
		if (j == c->n)
			c->v[c->n++] = k->files[i];
	}
}

static enum cr_status
climb_from(struct climb *c, struct linker *l, const struct record *r,
    int64_t start, bool *home, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct link k;
	size_t i;

	for (i = 0; i < r->n_numbers && st == CR_OK && !*home; i++) {
		if (strcmp(r->numbers[i].role, "parent") != 0 ||
		    history_is_mutual(r->numbers[i].relation))
			continue;
		if ((st = link_parent(&k, l, r, &r->numbers[i], e)) != CR_OK)
			return st;
		if (k.how == LINK_SURE) {
			*home = held_case_has(&k.to, start);
			climb_add(c, &k.to);
		}
		link_release(&k);
	}
	return st;
}

static enum cr_status
in_cycle(struct found *f, struct linker *l, const struct record *r,
    struct cr_err *e)
{
	struct climb *c = xcalloc(1, sizeof *c);
	const struct record *at = r;
	enum cr_status st;
	bool home = false;

	st = climb_from(c, l, r, r->number, &home, e);
	while (st == CR_OK && !home && c->done < c->n) {
		st = linker_record(l, c->v[c->done++], &at, e);
		if (st == CR_OK)
			st = climb_from(c, l, at, r->number, &home, e);
		else if (st == CR_END)
			st = CR_OK;
	}
	if (home)
		add(f, "cycle", xasprintf("comes from itself by way of %s",
		    at->id), at);
	free(c);
	return st;
}

enum cr_status
history_cross(struct linker *l, const struct record *r,
    struct cross_anomaly **v, size_t *n, struct cr_err *e)
{
	struct found f = { NULL, 0, 0 };
	enum cr_status st = CR_OK;

	if (r->own >= 0)
		st = claimed_twice(&f, l, r, e);
	if (st == CR_OK)
		st = in_cycle(&f, l, r, e);
	*v = f.v;
	*n = f.n;
	return st;
}
