/* index/ftsquery.c: building and printing the tree of a question. */
#include "index/ftsquery.h"

#include <stdlib.h>

#include "base/mem.h"

struct fts_query *
fts_query_new(enum fts_op op)
{
	struct fts_query *q = xcalloc(1, sizeof *q);

	q->op = op;
	return q;
}

struct fts_query *
fts_query_term(const char *term)
{
	struct fts_query *q = fts_query_new(FTS_TERM);

	q->term = xstrdup(term);
	return q;
}

static struct fts_query *
wrap(enum fts_op op, struct fts_query *kid, double factor)
{
	struct fts_query *q = fts_query_new(op);

	q->factor = factor;
	fts_query_add(q, kid);
	return q;
}

struct fts_query *
fts_query_scale(struct fts_query *kid, double factor)
{
	return wrap(FTS_SCALE, kid, factor);
}

struct fts_query *
fts_query_boost(struct fts_query *kid, double factor)
{
	return wrap(FTS_BOOST, kid, factor);
}

void
fts_query_add(struct fts_query *parent, struct fts_query *kid)
{
	if (!kid)
		return;
	parent->kids = xgrow(parent->kids, parent->n, &parent->cap,
	    sizeof(struct fts_query *));
	parent->kids[parent->n++] = kid;
}

struct fts_query *
fts_query_tidy(struct fts_query *q)
{
	struct fts_query *kid;

	if (q->op == FTS_TERM || q->op == FTS_RANGE || q->op == FTS_ALL ||
	    q->op == FTS_SCALE || q->op == FTS_BOOST)
		return q;
	if (q->n == 0)
		q->op = FTS_NOTHING;
	if (q->n != 1)
		return q;
	kid = q->kids[0];
	q->n = 0;
	fts_query_free(q);
	return kid;
}

void
fts_query_free(struct fts_query *q)
{
	size_t i;

	if (!q)
		return;
	for (i = 0; i < q->n; i++)
		fts_query_free(q->kids[i]);
	free(q->kids);
	free(q->term);
	free(q->lo);
	free(q->hi);
	free(q);
}

static const char *
between(const struct fts_query *q)
{
	switch (q->op) {
	case FTS_AND:
		return " AND ";
	case FTS_NOT:
		return " NOT ";
	case FTS_MAYBE:
		return " MAYBE ";
	case FTS_FILTER:
		return " FILTER ";
	case FTS_PHRASE:
		return " PHRASE ";
	case FTS_NEAR:
		return " NEAR ";
	case FTS_MAX:
		return " | ";
	default:
		return " OR ";
	}
}

void
fts_query_print(const struct fts_query *q, struct buf *out)
{
	size_t i;

	switch (q->op) {
	case FTS_NOTHING:
		buf_adds(out, "<nothing>");
		return;
	case FTS_ALL:
		buf_adds(out, "<all>");
		return;
	case FTS_TERM:
		buf_adds(out, q->term);
		return;
	case FTS_RANGE:
		buf_addf(out, "%u:%s..%s", q->slot, q->lo ? q->lo : "",
		    q->hi ? q->hi : "");
		return;
	case FTS_SCALE:
	case FTS_BOOST:
		fts_query_print(q->kids[0], out);
		buf_addf(out, "%c%g", q->op == FTS_SCALE ? '*' : '+',
		    q->factor);
		return;
	default:
		break;
	}
	buf_addc(out, '(');
	for (i = 0; i < q->n; i++) {
		if (i)
			buf_adds(out, between(q));
		fts_query_print(q->kids[i], out);
	}
	buf_addc(out, ')');
	if (q->op == FTS_NEAR)
		buf_addf(out, "/%u", q->window);
}
