/* search/timeline.c: everything in the files of a history, in order of date
 * (see history.h). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search/history.h"

struct list {
	struct history_entry *v;
	size_t n, cap;
};

static void
add(struct list *l, size_t at, const struct record *r,
    const struct rec_label *d, const char *date)
{
	l->v = xgrow(l->v, l->n, &l->cap, sizeof *l->v);
	l->v[l->n++] = (struct history_entry){ at, r, d, date };
}

static void
add_file(struct list *l, size_t at, const struct record *r)
{
	size_t i, n = l->n;

	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == LABEL_DOCUMENT)
			add(l, at, r, &r->labels[i], r->labels[i].date);
	if (l->n == n)
		add(l, at, r, NULL, "");
}

static int
by_date(const void *a, const void *b)
{
	const struct history_entry *x = a, *y = b;
	int xf = x->document ? x->document->first : 0;
	int yf = y->document ? y->document->first : 0;
	int order;

	if (!*x->date != !*y->date)
		return *x->date ? -1 : 1;
	if ((order = strcmp(x->date, y->date)))
		return order;
	if (x->file->number != y->file->number)
		return x->file->number < y->file->number ? -1 : 1;
	return xf < yf ? -1 : xf > yf;
}

size_t
history_timeline(const struct history *h, struct history_entry **v)
{
	struct list l = { NULL, 0, 0 };
	size_t i, k;

	for (i = 0; i < h->n; i++)
		for (k = 0; h->cases[i].walked && k < h->cases[i].n_files;
		     k++)
			add_file(&l, i, h->cases[i].files[k]);
	if (l.n)
		qsort(l.v, l.n, sizeof *l.v, by_date);
	*v = l.v;
	return l.n;
}
