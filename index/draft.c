/* index/draft.c: memory for labels under construction (see draft.h). */
#include "index/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
draft_release(struct draft *d)
{
	while (d->n_kept)
		free(d->kept[--d->n_kept]);
	free(d->kept);
	free(d->numbers);
	free(d->labels);
	memset(d, 0, sizeof *d);
}

static void *
keep(struct draft *d, void *p)
{
	d->kept = xgrow(d->kept, d->n_kept, &d->cap_kept, sizeof *d->kept);
	return d->kept[d->n_kept++] = p;
}

const char *
draft_text(struct draft *d, const char *s, size_t len)
{
	return s ? keep(d, xstrndup(s, len)) : NULL;
}

const char *
draft_string(struct draft *d, const char *s)
{
	return s ? keep(d, xstrdup(s)) : NULL;
}

struct label_evidence *
draft_evidence(struct draft *d, size_t n)
{
	return keep(d, xcalloc(n ? n : 1, sizeof(struct label_evidence)));
}

struct label_number *
draft_number(struct draft *d)
{
	struct label_number *n;

	d->numbers = xgrow(d->numbers, d->n_numbers, &d->cap_numbers,
	    sizeof *d->numbers);
	n = &d->numbers[d->n_numbers++];
	memset(n, 0, sizeof *n);
	return n;
}

struct label *
draft_insert(struct draft *d, size_t at, enum label_kind kind,
    const char *value)
{
	struct label *l;

	d->labels = xgrow(d->labels, d->n_labels, &d->cap_labels,
	    sizeof *d->labels);
	l = &d->labels[at];
	memmove(l + 1, l, (d->n_labels - at) * sizeof *l);
	d->n_labels++;
	memset(l, 0, sizeof *l);
	l->kind = kind;
	l->value = value;
	l->number = -1;
	return l;
}

struct label *
draft_label(struct draft *d, enum label_kind kind, const char *value)
{
	return draft_insert(d, d->n_labels, kind, value);
}

void
draft_drop(struct draft *d, size_t at)
{
	struct label *l = &d->labels[at];

	memmove(l, l + 1, (--d->n_labels - at) * sizeof *l);
}

size_t
draft_first(const struct draft *d, enum label_kind kind, const char *value)
{
	size_t i;

	for (i = 0; i < d->n_labels; i++)
		if (d->labels[i].kind == kind &&
		    (!value || !strcmp(d->labels[i].value, value)))
			break;
	return i;
}

struct label_number *
draft_own(const struct draft *d)
{
	size_t i;

	for (i = 0; i < d->n_numbers; i++)
		if (d->numbers[i].own == OWN_CASE)
			return &d->numbers[i];
	return NULL;
}
