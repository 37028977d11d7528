/* codes/forms.c: the trie of written forms and exact search in it (see
 * forms.h).  Search with errors is in near.c. */
#include "codes/forms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "codes/near.h"
#include "codes/seeds.h"

enum { MAX_EXPANSIONS = 512, MAX_PATTERN = 512 };

struct form_edge {
	uint32_t from; /* node * 64 + glyph_code; 0: free, for no letter is 0 */
	uint32_t to;
};

static uint32_t
node_new(struct forms *f, uint32_t parent, char c)
{
	struct form_node *node;

	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	node = &f->v[f->n];
	memset(node, 0, sizeof *node);
	node->parent = parent;
	node->c = c;
	node->plain = node->dotted = -1;
	return (uint32_t)f->n++;
}

void
forms_init(struct forms *f, bool backward)
{
	memset(f, 0, sizeof *f);
	f->backward = backward;
	seeds_init(f);
	(void)node_new(f, 0, '\0'); /* the root, index 0 */
}

void
forms_release(struct forms *f)
{
	free(f->v);
	free(f->edges);
	free(f->seeds);
	free(f->sieve);
	memset(f, 0, sizeof *f);
}

/* Where an edge is, or the free place for it. cap_edges is a power of two. */
static struct form_edge *
edge_slot(const struct forms *f, uint32_t from)
{
	size_t i = (from * 0x9e3779b1u) >> 8;

	for (;; i++) {
		struct form_edge *x = &f->edges[i & (f->cap_edges - 1)];

		if (x->from == from || !x->from)
			return x;
	}
}

static void
edges_grow(struct forms *f)
{
	struct form_edge *old = f->edges;
	size_t n = f->cap_edges, i;

	f->cap_edges = n ? 2 * n : 64;
	f->edges = xcalloc(f->cap_edges, sizeof *f->edges);
	for (i = 0; i < n; i++)
		if (old[i].from)
			*edge_slot(f, old[i].from) = old[i];
	free(old);
}

uint32_t
form_child(const struct forms *f, uint32_t node, char c)
{
	unsigned code = glyph_code(c);

	if (!(f->v[node].letters >> code & 1))
		return 0;
	return edge_slot(f, node * 64 + code)->to;
}

static uint32_t
child_make(struct forms *f, uint32_t at, char c)
{
	uint32_t i = form_child(f, at, c);

	if (i)
		return i;
	if (2 * f->n_edges >= f->cap_edges)
		edges_grow(f);
	i = node_new(f, at, c);
	f->v[i].depth = (uint8_t)(f->v[at].depth + 1);
	f->v[i].next = f->v[at].child;
	f->v[at].child = i;
	f->v[at].letters |= (uint64_t)1 << glyph_code(c);
	*edge_slot(f, at * 64 + glyph_code(c)) =
	    (struct form_edge){ at * 64 + glyph_code(c), i };
	f->n_edges++;
	if (f->v[i].depth == SEED_LONG)
		seeds_add(f, i);
	return i;
}

/* A form's letters, folded, as many as there are. */
struct letters {
	char v[FORM_MAX];
	size_t n;
	bool dotted, spaced;
};

static bool
letters_of(struct letters *l, const char *form)
{
	l->n = 0;
	l->dotted = l->spaced = false;
	for (; *form; form++) {
		if (isalnum((unsigned char)*form)) {
			if (l->n == FORM_MAX)
				return false;
			l->v[l->n++] = glyph_fold(
			    (char)toupper((unsigned char)*form));
		} else if (*form == '.') {
			l->dotted = true;
		} else if (*form == ' ' && l->n > 0 && form[1]) {
			l->spaced = true;
		}
	}
	/* In a longer form points are mere decoration. */
	l->dotted = l->dotted && l->n <= FORM_TIGHT;
	return l->n > 0;
}

static char
letter(const struct forms *f, const struct letters *l, size_t i)
{
	return l->v[f->backward ? l->n - 1 - i : i];
}

int
forms_value(const struct forms *f, const char *form)
{
	struct letters l;
	uint32_t at = 0;
	size_t i;

	if (!letters_of(&l, form))
		return -1;
	for (i = 0; i < l.n; i++)
		if (!(at = form_child(f, at, letter(f, &l, i))))
			return -1;
	return l.dotted ? f->v[at].dotted : f->v[at].plain;
}

enum cr_status
forms_add_one(struct forms *f, const char *form, int value)
{
	struct letters l;
	uint32_t at = 0;
	int32_t *slot;
	size_t i;

	if (!letters_of(&l, form))
		return CR_SKIP;
	for (i = 0; i < l.n; i++) {
		at = child_make(f, at, letter(f, &l, i));
		if (f->v[at].deepest < l.n)
			f->v[at].deepest = (uint8_t)l.n;
	}
	slot = l.dotted ? &f->v[at].dotted : &f->v[at].plain;
	if (*slot >= 0)
		return *slot == value ? CR_OK : CR_END;
	*slot = value;
	if (l.n == SEED_SHORT)
		seeds_add(f, at);
	f->v[at].tight = l.n <= FORM_TIGHT && !l.spaced;
	return CR_OK;
}

struct expansion {
	enum cr_status (*f)(void *ctx, const char *form, struct cr_err *e);
	void *ctx;
	int count;
	struct buf done; /* what is written out */
};

/* One step: `rest` is what is still a pattern. */
static enum cr_status
expand(struct expansion *x, const char *rest, struct cr_err *e)
{
	size_t mark = x->done.len;
	const char *close, *alt, *bar;
	enum cr_status st;

	while (*rest && *rest != '[')
		buf_addc(&x->done, *rest++);
	if (!*rest) {
		if (++x->count > MAX_EXPANSIONS)
			return err_set(e, CR_SKIP, "stands for too many forms");
		if ((st = x->f(x->ctx, x->done.data, e)) == CR_OK)
			buf_truncate(&x->done, mark);
		return st;
	}
	if (!(close = strchr(rest, ']')))
		return err_set(e, CR_SKIP, "bracket is not closed");
	for (alt = rest + 1; alt <= close; alt = bar + 1) {
		size_t before = x->done.len;

		bar = alt + strcspn(alt, "|]");
		buf_add(&x->done, alt, (size_t)(bar - alt));
		if ((st = expand(x, close + 1, e)) != CR_OK)
			return st;
		buf_truncate(&x->done, before);
	}
	buf_truncate(&x->done, mark);
	return CR_OK;
}

enum cr_status
forms_each(const char *pattern,
    enum cr_status (*f)(void *ctx, const char *form, struct cr_err *e),
    void *ctx, struct cr_err *e)
{
	struct expansion x = { f, ctx, 0, BUF_INIT };
	enum cr_status st;

	if (strlen(pattern) > MAX_PATTERN)
		return err_set(e, CR_SKIP, "form '%.20s...' is too long",
		    pattern);
	st = expand(&x, pattern, e);
	buf_release(&x.done);
	return st;
}

struct addition {
	struct forms *f;
	int value;
};

static enum cr_status
add_form(void *ctx, const char *form, struct cr_err *e)
{
	const struct addition *a = ctx;
	enum cr_status st = forms_add_one(a->f, form, a->value);

	if (st == CR_SKIP)
		return err_set(e, CR_SKIP, "form '%s' is empty or too long",
		    form);
	if (st == CR_END)
		return err_set(e, CR_SKIP,
		    "form '%s' already means something else", form);
	return CR_OK;
}

enum cr_status
forms_add(struct forms *f, const char *pattern, int value, struct cr_err *e)
{
	struct addition a = { f, value };

	return forms_each(pattern, add_form, &a, e);
}

/* Short forms: no spaces between letters; more than one point or slash is
 * none of our business. */
static bool
is_tight(const struct glyphs *g, size_t from, size_t to)
{
	size_t i;

	for (i = from + 1; i < to; i++)
		if (g->gap[i] && !(g->gap[i] & (GAP_DOT | GAP_SLASH)))
			return false;
	return true;
}

static bool
has_dots(const struct glyphs *g, size_t from, size_t to)
{
	return to - from > 1 && (glyphs_gaps(g, from + 1, to - 1) & GAP_DOT);
}

/* The value of a node for this piece of text, or -1. */
int32_t
form_value(const struct forms *f, const struct form_node *node,
    const struct glyphs *g, size_t from, size_t to)
{
	if (node->plain < 0 && node->dotted < 0)
		return -1;
	if (node->tight && !is_tight(g, from, to))
		return -1;
	if (to - from < FORM_LONG && !f->glued &&
	    !(glyph_starts(g, from) && (f->backward || glyph_starts(g, to))))
		return -1;
	if (node->dotted >= 0 && has_dots(g, from, to))
		return node->dotted;
	return node->plain;
}

bool
forms_find(const struct forms *f, const struct glyphs *g, size_t at,
    struct form_hit *hit)
{
	size_t used, limit = f->backward ? at : g->n - at, from, to;
	uint32_t node = 0;
	int32_t value;
	bool found = false;
	char c;

	for (used = 1; used <= limit; used++) {
		c = g->fold[f->backward ? at - used : at + used - 1];
		if (!(node = form_child(f, node, c)))
			break;
		if (f->v[node].plain < 0 && f->v[node].dotted < 0)
			continue;
		from = f->backward ? at - used : at;
		to = f->backward ? at : at + used;
		if ((value = form_value(f, &f->v[node], g, from, to)) < 0)
			continue;
		*hit = (struct form_hit){ from, to, value, 0 };
		found = true;
	}
	return found;
}
