/* search/historytext.c: a history as a judge reads it: the tree of cases, then
 * everything in order of date, then where the paper is, then what is missing
 * and what is odd.
 */
#include "search/historyshow.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/fields.h"
#include "search/format.h"

bool
shown_sure(const struct shown *s, const struct history_case *c)
{
	const struct case_id *a = s->asked;

	return s->by_file ||
	    (a && (!a->type[0] || !strcmp(c->id.type, a->type)) &&
		(c->id.court[0] || !a->court[0]) &&
		(c->id.station[0] || !a->station[0]));
}

/* ---- gaps ------------------------------------------------------------------- */

struct gaps {
	void (*f)(void *ctx, const char *kind, size_t at, const char *text);
	void *ctx;
};

static void __attribute__((format(printf, 4, 5)))
gap(const struct gaps *g, const char *kind, size_t at, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	g->f(g->ctx, kind, at, text);
}

static const char *
as_parent(const struct history *h, size_t at)
{
	size_t i;

	for (i = 0; i < h->n_links; i++)
		if (h->links[i].parent == at)
			return history_is_mutual(h->links[i].relation)
			    ? "the case it is consolidated with"
			    : "the case it comes from";
	return "this case";
}

static void
gaps_of_file(const struct gaps *g, size_t at, const struct record *r)
{
	size_t i;
	int bad = 0;

	if (r->n_pages == 0) {
		gap(g, "not-scanned", at, "%s: not scanned yet", r->id);
		return;
	}
	for (i = 0; i < r->n_pages; i++)
		bad += strcmp(r->pages[i].status, "failed") == 0 ||
		    strcmp(r->pages[i].kind, "unreadable") == 0;
	if (bad)
		gap(g, "unreadable", at, "%s: %d page%s could not be read",
		    r->id, bad, bad == 1 ? "" : "s");
	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == LABEL_ANOMALY &&
		    !strcmp(r->labels[i].value, "missing-folio"))
			gap(g, "missing-folio", at, "%s: %s", r->id,
			    r->labels[i].detail ? r->labels[i].detail
						: "a page is missing");
}

void
shown_gaps(const struct shown *s,
    void (*f)(void *ctx, const char *kind, size_t at, const char *text),
    void *ctx)
{
	const struct history *h = s->h;
	const struct gaps g = { f, ctx };
	size_t i, k;

	for (i = 0; i < h->n; i++) {
		const struct history_case *c = &h->cases[i];

		if (!c->walked)
			continue;
		if (!c->n_files)
			gap(&g, "not-registered", i,
			    "%s (%s): not registered here", c->name,
			    as_parent(h, i));
		for (k = 0; k < c->n_files; k++)
			gaps_of_file(&g, i, c->files[k]);
	}
}

/* ---- the tree ---------------------------------------------------------------- */

static const char *
relation_words(const char *relation)
{
	static const struct {
		const char *name, *words;
	} all[] = { { "arising-from", "arises from it" },
		{ "appeal-from", "appeal from it" },
		{ "revision-of", "revision of it" },
		{ "consolidated-with", "consolidated with it" } };
	size_t i;

	for (i = 0; relation && i < sizeof all / sizeof all[0]; i++)
		if (strcmp(relation, all[i].name) == 0)
			return all[i].words;
	return "comes from it";
}

static bool
has_parent(const struct history *h, size_t at)
{
	size_t i;

	for (i = 0; i < h->n_links; i++)
		if (h->links[i].sure && h->links[i].child == at &&
		    !history_is_mutual(h->links[i].relation))
			return true;
	return false;
}

struct tree {
	struct buf *out;
	const struct shown *s;
	bool *printed;
};

/* The file that says who the case is between: a jacket before the papers. */
static const struct record *
titled(const struct history_case *c)
{
	size_t i;

	for (i = 0; i < c->n_files; i++)
		if (c->files[i]->parties)
			return c->files[i];
	return c->n_files ? c->files[0] : NULL;
}

static void
sides(struct buf *out, const struct shown *s, const struct history_case *c)
{
	struct buf title = BUF_INIT;

	if (titled(c))
		fields_title(&title, s->scheme, titled(c));
	if (title.len)
		buf_adds(out, "  ");
	format_clean(out, title.data);
	buf_release(&title);
}

static void
print_case(struct tree *t, size_t at, int depth, const char *how)
{
	enum { DEEPEST = 40 };
	const struct history *h = t->s->h;
	const struct history_case *c = &h->cases[at];
	size_t i;

	buf_addf(t->out, "%*s", 2 + 2 * (depth < DEEPEST ? depth : DEEPEST),
	    "");
	if (how)
		buf_addf(t->out, "%s: ", how);
	format_clean(t->out, c->name);
	if (!c->n_files)
		buf_adds(t->out, "  (not registered here)");
	sides(t->out, t->s, c);
	if (c->asked)
		buf_adds(t->out, shown_sure(t->s, c) ? "   <- asked"
						     : "   <- may be meant");
	if (t->printed[at]) {
		buf_adds(t->out, "  (see above)\n");
		return;
	}
	buf_addc(t->out, '\n');
	t->printed[at] = true;
	for (i = 0; i < h->n_links; i++) {
		const struct history_link *k = &h->links[i];
		bool mutual = history_is_mutual(k->relation);
		size_t below = k->parent == at ? k->child : k->parent;

		if (!k->sure || (k->parent != at && !(mutual &&
		    k->child == at)) || (mutual && t->printed[below]))
			continue;
		print_case(t, below, depth + 1, relation_words(k->relation));
	}
}

/* Is it consolidated with a case that comes from another, and so stands
 * below that one? */
static bool
stands_beside(const struct history *h, size_t at)
{
	size_t i;

	for (i = 0; i < h->n_links; i++) {
		const struct history_link *k = &h->links[i];

		if (k->sure && history_is_mutual(k->relation) &&
		    ((k->child == at && has_parent(h, k->parent)) ||
			(k->parent == at && has_parent(h, k->child))))
			return true;
	}
	return false;
}

static void
print_tree(struct buf *out, const struct shown *s)
{
	const struct history *h = s->h;
	struct tree t = { out, s, xcalloc(h->n + 1, sizeof(bool)) };
	size_t i;

	for (i = 0; i < h->n; i++)
		if (h->cases[i].walked && !t.printed[i] &&
		    !has_parent(h, i) && !stands_beside(h, i))
			print_case(&t, i, 0, NULL);
	/* what is left goes in circles */
	for (i = 0; i < h->n; i++)
		if (h->cases[i].walked && !t.printed[i])
			print_case(&t, i, 0, NULL);
	free(t.printed);
}

/* ---- the rest ---------------------------------------------------------------- */

static void
print_timeline(struct buf *out, const struct shown *s)
{
	struct history_entry *v;
	size_t n = history_timeline(s->h, &v), i;

	if (n)
		buf_adds(out, "\nin order of date:\n");
	for (i = 0; i < n; i++) {
		const struct rec_label *d = v[i].document;

		buf_addf(out, "  %-10s  %-20s  %s ", *v[i].date ? v[i].date
								: "undated",
		    d ? d->value : v[i].file->n_pages ? "(no document told)"
						      : "(not scanned yet)",
		    v[i].file->id);
		if (d && d->first == d->last)
			buf_addf(out, "page %d", d->first);
		else if (d)
			buf_addf(out, "pages %d-%d", d->first, d->last);
		buf_adds(out, "  ");
		format_clean(out, s->h->cases[v[i].at].name);
		buf_addc(out, '\n');
	}
	free(v);
}

static void
print_file(struct buf *out, const struct record *r)
{
	const struct file_place at = { r->room, r->shelf, r->box, r->volume,
		r->part, r->holder, r->since, r->due };
	size_t i;

	buf_addf(out, "  %s  ", r->id);
	format_where(out, &at);
	if (r->n_pages)
		buf_addf(out, ", %zu page%s", r->n_pages,
		    r->n_pages == 1 ? "" : "s");
	else
		buf_adds(out, ", not scanned yet");
	if (strcmp(r->klass, "open") != 0)
		buf_addf(out, "  [%s]", r->klass);
	for (i = 0; i < r->n_numbers; i++)
		if (r->numbers[i].own == OWN_OTHER && r->numbers[i].code) {
			buf_adds(out, "\n    also ");
			format_clean(out, r->numbers[i].code);
			if (r->numbers[i].since[0])
				buf_addf(out, " from %s", r->numbers[i].since);
			if (r->numbers[i].until[0])
				buf_addf(out, " to %s", r->numbers[i].until);
		}
	buf_addc(out, '\n');
}

static void
print_files(struct buf *out, const struct shown *s)
{
	bool head = false;
	size_t i, k;

	for (i = 0; i < s->h->n; i++) {
		const struct history_case *c = &s->h->cases[i];

		if (!c->walked || !c->n_files)
			continue;
		if (!head)
			buf_adds(out, "where the paper is:\n");
		head = true;
		for (k = 0; k < c->n_files; k++)
			print_file(out, c->files[k]);
	}
	if (head)
		buf_addc(out, '\n');
}

static void
print_maybe(struct buf *out, const struct shown *s)
{
	bool head = false;
	size_t i;

	for (i = 0; i < s->h->n_links; i++) {
		const struct history_link *k = &s->h->links[i];

		if (k->sure)
			continue;
		if (!head)
			buf_adds(out, "\nmay belong, to be settled:\n");
		head = true;
		buf_adds(out, "  ");
		format_clean(out, s->h->cases[k->child].name);
		buf_adds(out, " may come from ");
		format_clean(out, s->h->cases[k->parent].name);
		buf_addf(out, ": %s (%s", k->why, k->file->id);
		if (k->number->page)
			buf_addf(out, " page %d", k->number->page);
		buf_adds(out, ": \"");
		format_clean(out, k->number->verbatim);
		buf_adds(out, "\")\n");
	}
}

static void
print_mentions(struct buf *out, const struct shown *s)
{
	size_t i;

	if (s->n_mentions)
		buf_adds(out, "\nmentioned in:\n");
	for (i = 0; i < s->n_mentions; i++) {
		const struct mention_of *m = &s->mentions[i];

		buf_addf(out, "  %s page %d%s\n", m->file->id, m->number->page,
		    m->sure ? "" : " (may be)");
	}
}

struct listing {
	struct buf *out;
	bool head;
};

static void
print_gap(void *ctx, const char *kind, size_t at, const char *text)
{
	struct listing *l = ctx;

	(void)kind;
	(void)at;
	if (!l->head)
		buf_adds(l->out, "\ngaps:\n");
	l->head = true;
	buf_adds(l->out, "  ");
	format_clean(l->out, text);
	buf_addc(l->out, '\n');
}

void
history_text(struct buf *out, const struct shown *s)
{
	struct listing gaps = { out, false };
	size_t i;

	print_files(out, s); /* what a clerk walks to */
	if (s->h->n)
		buf_adds(out, "history:\n");
	print_tree(out, s);
	print_timeline(out, s);
	shown_gaps(s, print_gap, &gaps);
	print_maybe(out, s);
	print_mentions(out, s);
	if (s->h->n_anomalies)
		buf_adds(out, "\nodd:\n");
	for (i = 0; i < s->h->n_anomalies; i++) {
		buf_addf(out, "  %s: ", s->h->anomalies[i].kind);
		format_clean(out, s->h->anomalies[i].detail);
		buf_addc(out, '\n');
	}
	if (s->h->more)
		buf_addf(out, "\n(and more: a history ends at %d cases)\n",
		    HISTORY_CASES);
	if (!s->h->n && !s->n_mentions)
		buf_adds(out, "no file of this case\n     what is "
		    "protected or not classified yet is shown with "
		    "'--classes all' only\n");
}
