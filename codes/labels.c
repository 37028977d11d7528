/* codes/labels.c: a file's labels, found step by step (see labels.h). */
#include "codes/labels.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/slipwords.h"

void
labels_find(struct labels *l, struct papers *p, const struct model *model)
{
	memset(l, 0, sizeof *l);
	l->own = l->outcome = -1;
	captions_find(p);
	documents_find(l, p);
	numbers_assign(l, p);
	parties_find(l, p);
	judge_find(l, p);
	dates_find(l, p);
	offences_find(l, p);
	subjects_find(l, p, model);
	access_find(l, p);
	slips_find(l, p);
}

static void
topics_free(struct topic *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(v[i].why.v);
	free(v);
}

void
labels_release(struct labels *l)
{
	size_t i;

	for (i = 0; i < l->n_numbers; i++)
		free(l->numbers[i].n.candidates);
	free(l->numbers);
	for (i = 0; i < l->n_documents; i++)
		free(l->documents[i].why.v);
	free(l->documents);
	for (i = 0; i < l->n_parties; i++) {
		free(l->parties[i].name);
		free(l->parties[i].why.v);
	}
	free(l->parties);
	free(l->judge);
	free(l->judge_why.v);
	free(l->filed.why.v);
	free(l->judgment.why.v);
	for (i = 0; i < l->n_hearings; i++)
		free(l->hearings[i].why.v);
	free(l->hearings);
	free(l->status_why.v);
	topics_free(l->subjects, l->n_subjects);
	topics_free(l->offences, l->n_offences);
	free(l->klass_reason);
	free(l->klass_why.v);
	for (i = 0; i < l->n_anomalies; i++)
		free(l->anomalies[i].detail);
	free(l->anomalies);
	memset(l, 0, sizeof *l);
}

void
evidence_add(struct evidences *e, size_t page, size_t off, size_t len,
    const char *rule)
{
	struct evidence *x;

	e->v = xgrow(e->v, e->n, &e->cap, sizeof *e->v);
	x = &e->v[e->n++];
	x->page = page;
	x->off = off;
	x->len = len;
	(void)snprintf(x->rule, sizeof x->rule, "%s", rule);
}

void
evidence_glyphs(struct evidences *e, const struct papers *p, size_t page,
    size_t from, size_t to, const char *rule)
{
	const struct glyphs *g = &p->v[page].h.g;

	if (from < to && to <= g->n)
		evidence_add(e, page, g->off[from], glyphs_span(g, from, to),
		    rule);
}

void
anomaly_add(struct labels *l, const char *kind, size_t page, const char *fmt,
    ...)
{
	char detail[400];
	struct anomaly *a;
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(detail, sizeof detail, fmt, ap);
	va_end(ap);
	l->anomalies = xgrow(l->anomalies, l->n_anomalies, &l->cap_anomalies,
	    sizeof *l->anomalies);
	a = &l->anomalies[l->n_anomalies++];
	a->kind = kind;
	a->page = page;
	a->detail = xstrdup(detail);
	a->other[0] = '\0';
}

bool
page_is_own(const struct labels *l, size_t page)
{
	size_t i;

	for (i = 0; i < l->n_documents; i++)
		if (l->documents[i].number >= 0 &&
		    page >= l->documents[i].first &&
		    page <= l->documents[i].last)
			return false;
	return true;
}
