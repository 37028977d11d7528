/* search/query.c: the tree of a query: releasing and printing it.  The grammar
 * is in queryparse.c. */
#include "search/query.h"

#include <stdlib.h>

void
query_free(struct query *q)
{
	size_t i;

	if (!q)
		return;
	for (i = 0; i < q->n; i++)
		query_free(q->kids[i]);
	free(q->kids);
	free(q->cases);
	free(q->text);
	free(q);
}

bool
query_is_number(const struct query *q)
{
	return q->kind == QUERY_NUMBER;
}

static void
print_leaf(const struct query *q, struct buf *out)
{
	char key[CASE_KEY_MAX];
	size_t i;

	if (q->field)
		buf_addf(out, "%s=", q->field->name);
	switch (q->kind) {
	case QUERY_PHRASE:
		buf_addf(out, "\"%s\"", q->text);
		break;
	case QUERY_PREFIX:
		buf_addf(out, "%s*", q->text);
		break;
	case QUERY_RANGE:
		buf_addf(out, "%s..%s", q->lo, q->hi);
		break;
	case QUERY_NUMBER:
		for (i = 0; i < q->n_cases; i++) {
			case_key(key, sizeof key, &q->cases[i]);
			buf_addf(out, "%s[%s]", i ? "" : "#", key);
		}
		break;
	default:
		buf_adds(out, q->text);
		break;
	}
}

void
query_print(const struct query *q, struct buf *out)
{
	size_t i;

	if (q->n == 0) {
		print_leaf(q, out);
		return;
	}
	buf_addc(out, '(');
	if (q->kind == QUERY_NEAR_TO)
		buf_addf(out, "near/%u", q->distance);
	else
		buf_adds(out, q->kind == QUERY_AND ? "and"
			: q->kind == QUERY_OR      ? "or"
						   : "not");
	for (i = 0; i < q->n; i++) {
		buf_addc(out, ' ');
		query_print(q->kids[i], out);
	}
	buf_addc(out, ')');
}
