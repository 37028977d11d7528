/* index/verdictcourse.c: what people's documents say of the course of the
 * case (see verdict.h): one that decides it, with its date, is when it was
 * decided.
 */
#include "index/verdict.h"

#include <string.h>

#include "codes/lookup.h"

/* How much a document of the file's own case decides: later types of the
 * scheme decide more; -1: nothing. */
static int
decides(const struct label *l, const struct topics *t)
{
	int id;

	if (l->kind != LABEL_DOCUMENT || l->number >= 0)
		return -1;
	id = topic_doctype(t, l->value);
	return id >= 0 && t->doctypes[id].decides ? id : -1;
}

/* The one that decides most; of equals a person's, then the last dated one.
 * n_labels: none. */
static size_t
deciding(const struct draft *d, const struct topics *t)
{
	size_t best = d->n_labels, i;
	int most = -1;

	for (i = 0; i < d->n_labels; i++) {
		const struct label *l = &d->labels[i], *b = &d->labels[best];
		int much = decides(l, t);

		if (much < 0 || much < most)
			continue;
		if (much == most && (l->person < b->person ||
		    (l->person == b->person && strcmp(l->date ? l->date : "",
			b->date ? b->date : "") < 0)))
			continue;
		most = much;
		best = i;
	}
	return best;
}

/* The label of a kind, made where there is none: a person's, with the words
 * that are the document's evidence. */
static struct label *
said_label(struct draft *d, enum label_kind kind, const char *value,
    const struct label *from)
{
	size_t at = draft_first(d, kind,
	    kind == LABEL_STATUS ? NULL : value);
	struct label *l = at < d->n_labels ? &d->labels[at]
					   : draft_label(d, kind, value);

	l->value = value;
	l->evidence = from->evidence;
	l->n_evidence = from->n_evidence;
	l->person = true;
	l->score = 1;
	return l;
}

void
verdict_lay_course(struct draft *d, const struct verdict *v)
{
	size_t at = deciding(d, &v->scheme->topics);
	struct label from;

	if (at == d->n_labels)
		return;
	from = d->labels[at]; /* labels move when one is added */
	if (!from.person || !from.date)
		return;
	said_label(d, LABEL_DATE, "judgment", &from)->date = from.date;
	said_label(d, LABEL_STATUS, "disposed", &from);
}
