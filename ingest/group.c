/* ingest/group.c: from inputs to files (see group.h for the rules). */
#include "ingest/group.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/batch.h"

struct grouping {
	struct delivery *d;
	struct catalog *c;
	const struct inputs *in;
	const struct group_rules *rules;
	int *master;       /* of each input, index in d->masters, or -1 */
	bool *grouped;     /* each input */
	const struct input **known; /* sorted by origin */
	size_t n_known;
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

/* One file, or more where separators split it, being put together. */
struct run {
	struct grouping *g;
	const char *folder;
	size_t first; /* index of the run's first file in d->files */
	bool open;    /* a file has been started */
	bool covers;  /* it holds nothing but covers so far */
};

static struct delivery_file *
last_file(struct run *r)
{
	return &r->g->d->files[r->g->d->n_files - 1];
}

static void
start_file(struct run *r)
{
	struct delivery_file *f = delivery_add_file(r->g->d);

	f->is_new = true;
	f->folder = r->folder ? xstrdup(r->folder) : NULL;
	r->open = true;
	r->covers = true;
}

static void
put_page(struct delivery_file *f, int master, int page, int n,
    const struct probe *b)
{
	struct delivery_page *p = delivery_add_page(f);

	p->master = master;
	p->page = page;
	p->n = n;
	p->cover = b->patch;
	p->failed = b->failed ? xstrdup(b->failed) : NULL;
}

static void
add_page(struct run *r, int master, int page, const struct probe *b)
{
	struct delivery_file *f;

	if (!r->open || (b->patch && !r->covers))
		start_file(r);
	f = last_file(r);
	put_page(f, master, page, (int)f->n_pages + 1, b);
	if (!b->patch)
		r->covers = false;
}

/* Separators at the very end belong to the pages before them. */
static void
end_run(struct run *r)
{
	struct delivery *d = r->g->d;
	struct delivery_file *last, *before;
	size_t i;

	if (!r->open || !r->covers || d->n_files - r->first < 2)
		return;
	last = &d->files[d->n_files - 1];
	before = last - 1;
	for (i = 0; i < last->n_pages; i++) {
		struct delivery_page *p = delivery_add_page(before);

		*p = last->pages[i];
		p->n = (int)before->n_pages;
	}
	free(last->pages);
	free(last->folder);
	d->n_files--;
}

static void
whole_input(struct grouping *g, size_t index)
{
	const struct input *i = &g->in->v[index];
	struct run r = { .g = g, .first = g->d->n_files };
	int k;

	g->grouped[index] = true;
	for (k = 0; k < i->pages; k++)
		add_page(&r, g->master[index], k + 1, &i->probes[k]);
	end_run(&r);
}

/* ---- folders ------------------------------------------------------------ */

/* A page of a folder: there already, or new. */
struct item {
	const char *origin;
	const struct batch_seen *seen; /* or */
	size_t input;
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

/* A file that gets pages: the shifts say where, after insertions. */
struct target {
	int64_t number;
	char id[40];
	size_t file;  /* in d->files, or SIZE_MAX: none of this batch yet */
	int shift;    /* pages inserted so far */
	int last;     /* place of the page passed last */
};

static struct target *
target_of(struct target *v, size_t *n, const struct batch_seen *s)
{
	size_t i;

	for (i = 0; i < *n; i++)
		if (v[i].number == s->file)
			return &v[i];
	v[*n] = (struct target){ .number = s->file, .file = SIZE_MAX };
	memcpy(v[*n].id, s->id, sizeof v[*n].id);
	return &v[(*n)++];
}

static void
join_input(struct grouping *g, struct target *t, const struct item *it)
{
	const struct input *i = &g->in->v[it->input];
	struct delivery_file *f;
	int k;

	if (t->file == SIZE_MAX) {
		t->file = g->d->n_files;
		f = delivery_add_file(g->d);
		f->number = t->number;
		memcpy(f->id, t->id, sizeof f->id);
	}
	for (k = 0; k < i->pages; k++, t->shift++)
		put_page(&g->d->files[t->file], g->master[it->input], k + 1,
		    ++t->last, &i->probes[k]);
}

/* A file of its own that begins between the pages of known ones. */
static void
add_items(struct grouping *g, const struct item *items, size_t n,
    const char *folder)
{
	struct run r = { .g = g, .folder = folder, .first = g->d->n_files };
	size_t i;

	for (i = 0; i < n; i++)
		add_page(&r, g->master[items[i].input], 1,
		    &g->in->v[items[i].input].probes[0]);
	end_run(&r);
}

static bool
is_cover(const struct grouping *g, const struct item *it)
{
	return g->in->v[it->input].probes[0].patch;
}

/* New images that follow each other: up to a separator they join the file of
 * the page before them; separators behind which nothing comes do, too. */
static void
join_stretch(struct grouping *g, struct target *t, const struct item *items,
    size_t n, bool apart, const char *folder)
{
	size_t joined, content = n, i;

	while (content > 0 && is_cover(g, &items[content - 1]))
		content--; /* the last that is no separator is before it */
	for (joined = 0; joined < n; joined++)
		if (joined < content && (apart || is_cover(g, &items[joined])))
			break;
	for (i = 0; i < joined; i++)
		join_input(g, t, &items[i]);
	if (joined < n)
		add_items(g, items + joined, n - joined, folder);
}

/* Is this known page a separator that came last in its file?  Then what is
 * new behind it is what that separator was put in for. */
static bool
ends_file(const struct batch_seen *seen, size_t n_seen, size_t k)
{
	size_t i;

	if (!seen[k].cover ||
	    (k + 1 < n_seen && seen[k + 1].file == seen[k].file))
		return false;
	for (i = k; i-- > 0 && seen[i].file == seen[k].file;)
		if (!seen[i].cover)
			return true;
	return false; /* nothing but separators: the file they began */
}

/* New images in a known folder: walk old and new together in order. */
static void
join_folder(struct grouping *g, const struct item *items, size_t n,
    const struct batch_seen *seen, size_t n_seen, const char *folder)
{
	struct target *targets = xcalloc(n + 1, sizeof *targets), *t = NULL;
	size_t n_targets = 0, i, k;
	bool apart = false;

	for (i = 0; i < n && !t; i++)
		if (items[i].seen)
			t = target_of(targets, &n_targets, items[i].seen);
	for (i = 0; i < n; i = k) {
		k = i + 1;
		if (items[i].seen) {
			t = target_of(targets, &n_targets, items[i].seen);
			t->last = items[i].seen->n + t->shift;
			apart = ends_file(seen, n_seen,
			    (size_t)(items[i].seen - seen));
			continue;
		}
		while (k < n && !items[k].seen)
			k++;
		join_stretch(g, t, items + i, k - i, apart, folder);
	}
	free(targets);
}

/* The inputs in and below a folder follow each other. */
static bool
within(const struct input *i, const char *folder, size_t len)
{
	return !strncmp(i->folder, folder, len) &&
	    (i->folder[len] == '\0' || i->folder[len] == '/');
}

/* at: the first image of its folder that is in no file yet. */
static enum cr_status
one_folder(struct grouping *g, size_t at, struct cr_err *e)
{
	const char *folder = g->in->v[at].folder;
	struct batch_seen *seen = NULL;
	struct item *items;
	size_t len = strlen(folder), n_seen = 0, n = 0, to = at, i;
	bool known = false;
	enum cr_status st;

	if ((st = batch_folder(g->c, folder, &seen, &n_seen, e)) != CR_OK)
		return st;
	while (to < g->in->n && within(&g->in->v[to], folder, len))
		to++;
	items = xcalloc(to - at + n_seen, sizeof *items);
	/* Only what lies there still has a place beside the new: of a stack
	 * that was taken out before, the names say nothing. */
	for (i = 0; i < n_seen; i++)
		if (still_there(g, &seen[i])) {
			items[n++] =
			    (struct item){ seen[i].origin, &seen[i], 0 };
			known = true;
		}
	for (i = at; i < to; i++) {
		const struct input *p = &g->in->v[i];

		if (g->grouped[i] || !single(p) || p->named ||
		    strcmp(p->folder, folder))
			continue;
		g->grouped[i] = true;
		items[n++] = (struct item){ p->origin, NULL, i };
	}
	qsort(items, n, sizeof *items, by_place);
	if (known)
		join_folder(g, items, n, seen, n_seen, folder);
	else
		add_items(g, items, n, folder);
	free(items);
	batch_seen_free(seen, n_seen);
	return CR_OK;
}

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
			    (struct item){ seen[i].origin, &seen[i], 0 };
	*any = *n > 0;
	for (i = 0; i < g->in->n; i++)
		if (g->master[i] >= 0)
			items[(*n)++] =
			    (struct item){ g->in->v[i].origin, NULL, i };
	if (*any)
		qsort(items, *n, sizeof *items, by_place);
	return items;
}

static enum cr_status
all_to_one(struct grouping *g, struct cr_err *e)
{
	struct target t = { .number = g->rules->file_number,
		.file = SIZE_MAX };
	const char *folder = common_folder(g);
	struct batch_seen *seen = NULL;
	struct item *items;
	enum cr_status st;
	size_t n_seen = 0, n, i;
	bool any;

	snprintf(t.id, sizeof t.id, "%s", g->rules->file_id);
	if ((st = batch_file_pages(g->c, t.number, &t.last, e)) != CR_OK ||
	    (folder &&
		(st = batch_folder(g->c, folder, &seen, &n_seen, e)) != CR_OK))
		return st;
	items = one_file_items(g, seen, n_seen, &n, &any);
	/* what comes before the first page of the folder goes just before it */
	for (i = 0; any && i < n; i++)
		if (items[i].seen) {
			t.last = items[i].seen->n - 1;
			break;
		}
	for (i = 0; i < n; i++)
		if (items[i].seen)
			t.last = items[i].seen->n + t.shift;
		else
			join_input(g, &t, &items[i]);
	if (t.file != SIZE_MAX && folder)
		g->d->files[t.file].folder = xstrdup(folder);
	free(items);
	batch_seen_free(seen, n_seen);
	return CR_OK;
}

enum cr_status
group_inputs(struct delivery *d, struct catalog *c, const struct inputs *in,
    const struct group_rules *rules, struct cr_err *e)
{
	struct grouping g = { .d = d, .c = c, .in = in, .rules = rules };
	enum cr_status st = CR_OK;
	size_t i;

	g.master = xcalloc(in->n + 1, sizeof *g.master);
	g.grouped = xcalloc(in->n + 1, sizeof *g.grouped);
	add_masters(&g);
	list_known(&g);
	if (rules->file_id) {
		st = all_to_one(&g, e);
	} else {
		for (i = 0; i < in->n && st == CR_OK; i++) {
			if (g.grouped[i] || in->v[i].fate != FATE_TAKEN)
				continue;
			if (!single(&in->v[i]) || in->v[i].named || rules->each)
				whole_input(&g, i);
			else
				st = one_folder(&g, i, e);
		}
	}
	free(g.master);
	free(g.grouped);
	free(g.known);
	return st;
}
