/* codes/forms.c: the trie of written forms and exact search in it (see
 * forms.h).  Search with errors is in near.c. */
#include "codes/forms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "codes/near.h"

enum { MAX_EXPANSIONS = 512, MAX_PATTERN = 512 };

static uint32_t
node_new(struct forms *f, char c)
{
	struct form_node *node;

	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	node = &f->v[f->n];
	memset(node, 0, sizeof *node);
	node->c = c;
	node->plain = node->dotted = -1;
	return (uint32_t)f->n++;
}

void
forms_init(struct forms *f, bool backward)
{
	memset(f, 0, sizeof *f);
	f->backward = backward;
	(void)node_new(f, '\0'); /* the root, index 0 */
}

void
forms_release(struct forms *f)
{
	free(f->v);
	memset(f, 0, sizeof *f);
}

static uint32_t
child_find(const struct forms *f, uint32_t at, char c)
{
	uint32_t i = f->v[at].child;

	while (i && f->v[i].c != c)
		i = f->v[i].next;
	return i;
}

static uint32_t
child_make(struct forms *f, uint32_t at, char c)
{
	uint32_t i = child_find(f, at, c);

	if (i)
		return i;
	i = node_new(f, c);
	f->v[i].next = f->v[at].child;
	f->v[at].child = i;
	return i;
}

enum cr_status
forms_add_one(struct forms *f, const char *form, int value)
{
	char letters[FORM_MAX + 1];
	bool dotted = false, spaced = false;
	size_t n = 0, i;
	uint32_t at = 0;
	int32_t *slot;

	for (; *form; form++) {
		if (isalnum((unsigned char)*form)) {
			if (n == FORM_MAX)
				return CR_SKIP;
			letters[n++] = glyph_fold(
			    (char)toupper((unsigned char)*form));
		} else if (*form == '.') {
			dotted = true;
		} else if (*form == ' ' && n > 0 && form[1]) {
			spaced = true;
		}
	}
	if (n == 0)
		return CR_SKIP;
	for (i = 0; i < n; i++)
		at = child_make(f, at, letters[f->backward ? n - 1 - i : i]);
	/* In a longer form points are mere decoration. */
	slot = dotted && n <= FORM_TIGHT ? &f->v[at].dotted : &f->v[at].plain;
	if (*slot >= 0)
		return *slot == value ? CR_OK : CR_END;
	*slot = value;
	f->v[at].tight = n <= FORM_TIGHT && !spaced;
	return CR_OK;
}

/* One step of expansion: `done` holds what is written out, `rest` what is
 * still a pattern. */
static enum cr_status
expand(struct forms *f, struct buf *done, const char *rest, int value,
    int *count, struct cr_err *e)
{
	size_t mark = done->len;
	const char *close, *alt, *bar;
	enum cr_status st;

	while (*rest && *rest != '[')
		buf_addc(done, *rest++);
	if (!*rest) {
		if (++*count > MAX_EXPANSIONS)
			return err_set(e, CR_SKIP, "stands for too many forms");
		st = forms_add_one(f, done->data, value);
		if (st == CR_SKIP)
			return err_set(e, CR_SKIP,
			    "form '%s' is empty or too long", done->data);
		if (st == CR_END)
			return err_set(e, CR_SKIP,
			    "form '%s' already means something else",
			    done->data);
		buf_truncate(done, mark);
		return CR_OK;
	}
	if (!(close = strchr(rest, ']')))
		return err_set(e, CR_SKIP, "bracket is not closed");
	for (alt = rest + 1; alt <= close; alt = bar + 1) {
		size_t before = done->len;

		bar = alt + strcspn(alt, "|]");
		buf_add(done, alt, (size_t)(bar - alt));
		st = expand(f, done, close + 1, value, count, e);
		if (st != CR_OK)
			return st;
		buf_truncate(done, before);
	}
	buf_truncate(done, mark);
	return CR_OK;
}

enum cr_status
forms_add(struct forms *f, const char *pattern, int value, struct cr_err *e)
{
	struct buf done = BUF_INIT;
	int count = 0;
	enum cr_status st;

	if (strlen(pattern) > MAX_PATTERN)
		return err_set(e, CR_SKIP, "form '%.20s...' is too long",
		    pattern);
	st = expand(f, &done, pattern, value, &count, e);
	buf_release(&done);
	return st;
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
		c = g->c[f->backward ? at - used : at + used - 1];
		if (!(node = child_find(f, node, glyph_fold(c))))
			break;
		from = f->backward ? at - used : at;
		to = f->backward ? at : at + used;
		if ((value = form_value(f, &f->v[node], g, from, to)) < 0)
			continue;
		*hit = (struct form_hit){ from, to, value, 0 };
		found = true;
	}
	return found;
}
