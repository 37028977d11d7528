/* search/history.c: walking from a case to its parents and children (see
 * history.h).  Breadth first from what was asked; a case that was seen is not
 * walked again, so a cycle ends by itself and is then told.
 */
#include "search/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/policy.h"

struct walk {
	struct history *h;
	struct linker *l;
};

void
history_release(struct history *h)
{
	size_t i;

	for (i = 0; i < h->n; i++) {
		free(h->cases[i].name);
		free(h->cases[i].files);
	}
	free(h->cases);
	free(h->links);
	for (i = 0; i < h->n_anomalies; i++)
		free(h->anomalies[i].detail);
	free(h->anomalies);
	memset(h, 0, sizeof *h);
}

/* ---- nodes ------------------------------------------------------------------ */

static bool
case_has(const struct history_case *c, int64_t file)
{
	size_t i;

	for (i = 0; i < c->n_files; i++)
		if (c->files[i]->number == file)
			return true;
	return false;
}

/* Index of the case a file is of; h->n: not seen yet. */
static size_t
node_of_file(const struct history *h, int64_t file)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (case_has(&h->cases[i], file))
			return i;
	return h->n;
}

static struct history_case *
add_case(struct walk *w, const struct case_id *id)
{
	struct history *h = w->h;
	struct history_case *c;
	struct buf b = BUF_INIT;

	h->cases = xgrow(h->cases, h->n, &h->cap, sizeof *h->cases);
	c = &h->cases[h->n++];
	memset(c, 0, sizeof *c);
	if (id) {
		c->id = *id;
		scheme_write(w->l->scheme, id, &b);
		c->name = buf_detach(&b, NULL);
	}
	return c;
}

static void
add_file(struct history_case *c, const struct record *r)
{
	if (case_has(c, r->number))
		return;
	c->files = xgrow(c->files, c->n_files, &c->cap_files,
	    sizeof *c->files);
	c->files[c->n_files++] = r;
}

/* The node of a cluster of files; made where it is new. */
static enum cr_status
node_of_cluster(struct walk *w, const struct held_case *c, size_t *at,
    struct cr_err *e)
{
	const struct record *r;
	enum cr_status st;
	size_t i;

	for (i = 0; i < c->n; i++)
		if ((*at = node_of_file(w->h, c->files[i])) < w->h->n)
			return CR_OK;
	(void)add_case(w, &c->id);
	*at = w->h->n - 1;
	for (i = 0; i < c->n; i++) {
		if ((st = linker_record(w->l, c->files[i], &r, e)) == CR_OK)
			add_file(&w->h->cases[*at], r);
		else if (st != CR_END)
			return st;
	}
	return CR_OK;
}

/* The node of one file: with the other files of its case, or alone. */
static enum cr_status
node_of_record(struct walk *w, const struct record *r, size_t *at,
    struct cr_err *e)
{
	struct held_cases c;
	enum cr_status st;
	size_t i;

	if ((*at = node_of_file(w->h, r->number)) < w->h->n)
		return CR_OK;
	if (r->own < 0) {
		add_file(add_case(w, NULL), r);
		*at = w->h->n - 1;
		w->h->cases[*at].name = xstrdup(r->id);
		return CR_OK;
	}
	if ((st = link_cases(&c, w->l, &r->numbers[r->own].id, e)) != CR_OK)
		return st;
	for (i = 0; i < c.n; i++)
		if (held_case_has(&c.v[i], r->number)) {
			st = node_of_cluster(w, &c.v[i], at, e);
			break;
		}
	held_cases_release(&c);
	if (st == CR_OK && *at >= w->h->n) {
		/* its number is not settled: it stands alone */
		add_file(add_case(w, &r->numbers[r->own].id), r);
		*at = w->h->n - 1;
	}
	return st;
}

/* A case that is not here.  References to one that is told in full meet; what
 * is told in part might be two cases, so each stands alone. */
static size_t
node_of_stub(struct walk *w, const struct case_id *id)
{
	size_t i;

	for (i = 0; scheme_case_full(w->l->scheme, id) && i < w->h->n; i++)
		if (!w->h->cases[i].n_files &&
		    case_same(&w->h->cases[i].id, id))
			return i;
	(void)add_case(w, id);
	return w->h->n - 1;
}

/* ---- links ------------------------------------------------------------------ */

static void
add_link(struct history *h, const struct history_link *k)
{
	size_t i;

	for (i = 0; i < h->n_links; i++)
		if (h->links[i].child == k->child &&
		    h->links[i].parent == k->parent) {
			/* said twice: the surer one stays */
			if (k->sure && !h->links[i].sure)
				h->links[i] = *k;
			return;
		}
	h->links = xgrow(h->links, h->n_links, &h->cap_links,
	    sizeof *h->links);
	h->links[h->n_links++] = *k;
}

static bool
is_parent(const struct rec_number *n)
{
	return strcmp(n->role, "parent") == 0 && n->settled &&
	    case_known(&n->id);
}

/* Does this file link to that number already? */
static bool
linked_by(const struct history *h, const struct record *r,
    const struct rec_number *n)
{
	size_t i;

	for (i = 0; i < h->n_links; i++) {
		const struct history_link *k = &h->links[i];

		if (k->file == r && (k->number == n ||
			(k->number && case_match(&k->number->id, &n->id))))
			return true;
	}
	return false;
}

/* One parent reference of a file of case `child`. */
static enum cr_status
link_up(struct walk *w, size_t child, const struct record *r,
    const struct rec_number *n, struct cr_err *e)
{
	struct history_link k = { .child = child, .file = r, .number = n,
		.relation = n->relation[0] ? n->relation : NULL };
	struct link link;
	enum cr_status st;

	if (linked_by(w->h, r, n))
		return CR_OK;
	if ((st = link_parent(&link, w->l, r, n, e)) != CR_OK)
		return st;
	k.why = link.why;
	k.sure = link.how == LINK_SURE;
	if (link.to.n)
		st = node_of_cluster(w, &link.to, &k.parent, e);
	else
		k.parent = node_of_stub(w, &n->id);
	if (!link.to.n && link.how == LINK_NONE)
		k.sure = true; /* that it names this parent is certain */
	if (st == CR_OK && k.parent != k.child)
		add_link(w->h, &k);
	link_release(&link);
	return st;
}

static enum cr_status
walk_up(struct walk *w, size_t at, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i, k;

	for (i = 0; i < w->h->cases[at].n_files && st == CR_OK; i++) {
		const struct record *r = w->h->cases[at].files[i];

		for (k = 0; k < r->n_numbers && st == CR_OK; k++)
			if (is_parent(&r->numbers[k]))
				st = link_up(w, at, r, &r->numbers[k], e);
	}
	return st;
}

/* A file that names a number as its parent: the case that it means there. */
static enum cr_status
link_down(struct walk *w, const struct record *r, const struct case_id *id,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t child, i;

	for (i = 0; i < r->n_numbers && st == CR_OK; i++) {
		const struct rec_number *n = &r->numbers[i];

		if (!is_parent(n) || !case_match(&n->id, id))
			continue;
		if ((st = node_of_record(w, r, &child, e)) == CR_OK)
			st = link_up(w, child, r, n, e);
	}
	return st;
}

/* All files that name a number as their parent; `but`: the case whose files
 * are left out, or NULL. */
static enum cr_status
walk_down_number(struct walk *w, const struct case_id *id,
    const size_t *but, struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	const struct record *r;
	enum cr_status st;
	size_t i;

	st = caseref_find(w->l->catalog, id->type, id->serial, id->year, false,
	    &refs, e);
	for (i = 0; i < refs.n && st == CR_OK; i++) {
		if (strcmp(refs.v[i].role, "parent") != 0 ||
		    !case_match(&refs.v[i].number, id) ||
		    !policy_shows(w->l->classes, refs.v[i].klass) ||
		    (but && case_has(&w->h->cases[*but], refs.v[i].file)))
			continue;
		st = linker_record(w->l, refs.v[i].file, &r, e);
		if (st == CR_OK)
			st = link_down(w, r, id, e);
		else if (st == CR_END)
			st = CR_OK;
	}
	caserefs_release(&refs);
	return st;
}

/* Also by the general name that a child may have used for it. */
static enum cr_status
walk_down_akin(struct walk *w, const struct case_id *id, const size_t *but,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct case_id akin;
	size_t k;

	for (k = 0; case_known(id) && st == CR_OK &&
	     scheme_akin(w->l->scheme, id, k, &akin); k++)
		st = walk_down_number(w, &akin, but, e);
	return st;
}

static enum cr_status
walk_down(struct walk *w, size_t at, struct cr_err *e)
{
	struct case_id id = w->h->cases[at].id;
	enum cr_status st = walk_down_akin(w, &id, &at, e);
	size_t i, k;

	for (i = 0; i < w->h->cases[at].n_files && st == CR_OK; i++) {
		const struct record *r = w->h->cases[at].files[i];

		/* the other codes that the case has had */
		for (k = 0; k < r->n_numbers && st == CR_OK; k++)
			if (r->numbers[k].own != OWN_NOT &&
			    (int)k != r->own) {
				id = r->numbers[k].id;
				st = walk_down_akin(w, &id, &at, e);
			}
	}
	return st;
}

/* Is it reached by sure links? What only may belong is shown, not walked. */
static bool
reached(const struct history *h, size_t at)
{
	size_t i;

	if (h->cases[at].asked)
		return true;
	for (i = 0; i < h->n_links; i++) {
		const struct history_link *k = &h->links[i];

		if (k->sure && ((k->child == at && h->cases[k->parent].walked) ||
			(k->parent == at && h->cases[k->child].walked)))
			return true;
	}
	return false;
}

static enum cr_status
walk_all(struct walk *w, struct cr_err *e)
{
	struct history *h = w->h;
	enum cr_status st;
	bool again = true;
	size_t i;

	while (again) {
		again = false;
		for (i = 0; i < h->n; i++) {
			if (h->cases[i].walked || !reached(h, i))
				continue;
			if (h->n >= HISTORY_CASES) {
				h->more = true;
				return CR_OK;
			}
			h->cases[i].walked = again = true;
			if ((st = walk_up(w, i, e)) != CR_OK ||
			    (st = walk_down(w, i, e)) != CR_OK)
				return st;
		}
	}
	return CR_OK;
}

/* ---- what is asked ----------------------------------------------------------- */

static enum cr_status
finish(struct walk *w, enum cr_status st, struct cr_err *e)
{
	if (st == CR_OK)
		st = walk_all(w, e);
	if (st != CR_OK) {
		history_release(w->h);
		return st;
	}
	history_check(w->h, w->l->scheme);
	return CR_OK;
}

static enum cr_status
begin_with_files(struct walk *w, const struct case_id *id, struct cr_err *e)
{
	struct held_cases c;
	enum cr_status st = link_cases(&c, w->l, id, e);
	size_t i, at;

	if (st != CR_OK)
		return st;
	for (i = 0; i < c.n && st == CR_OK; i++) {
		st = node_of_cluster(w, &c.v[i], &at, e);
		if (st == CR_OK)
			w->h->cases[at].asked = true;
	}
	held_cases_release(&c);
	return st;
}

/* No file of it: but others may come from it. */
static enum cr_status
begin_with_children(struct walk *w, const struct case_id *id,
    struct cr_err *e)
{
	enum cr_status st = walk_down_akin(w, id, NULL, e);
	size_t i;

	for (i = 0; i < w->h->n; i++)
		if (!w->h->cases[i].n_files)
			w->h->cases[i].asked = true;
	return st;
}

enum cr_status
history_find(struct history *h, struct linker *l,
    const struct case_id *readings, size_t n, struct cr_err *e)
{
	struct walk w = { h, l };
	enum cr_status st = CR_OK;
	size_t i;

	memset(h, 0, sizeof *h);
	for (i = 0; i < n && st == CR_OK; i++)
		if (readings[i].serial > 0 && readings[i].year > 0)
			st = begin_with_files(&w, &readings[i], e);
	for (i = 0; i < n && st == CR_OK && !h->n; i++)
		st = begin_with_children(&w, &readings[i], e);
	return finish(&w, st, e);
}

enum cr_status
history_of_file(struct history *h, struct linker *l, int64_t file,
    struct cr_err *e)
{
	struct walk w = { h, l };
	const struct record *r;
	enum cr_status st;
	size_t at;

	memset(h, 0, sizeof *h);
	if ((st = linker_record(l, file, &r, e)) != CR_OK)
		return st;
	if ((st = node_of_record(&w, r, &at, e)) == CR_OK)
		h->cases[at].asked = true;
	return finish(&w, st, e);
}
