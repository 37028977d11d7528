/* search/historycheck.c: what is odd in a history that was walked (see
 * history.h): a parent younger than its child, a case that comes from itself, a
 * number on the files of two.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search/history.h"

static void
add_anomaly(struct history *h, const char *kind, size_t at, char *detail)
{
	h->anomalies = xgrow(h->anomalies, h->n_anomalies, &h->cap_anomalies,
	    sizeof *h->anomalies);
	h->anomalies[h->n_anomalies++] =
	    (struct history_anomaly){ kind, at, detail };
}

static void
find_later(struct history *h)
{
	size_t i;

	for (i = 0; i < h->n_links; i++) {
		const struct history_case *c = &h->cases[h->links[i].child];
		const struct history_case *p = &h->cases[h->links[i].parent];

		if (!history_is_mutual(h->links[i].relation) && c->id.year &&
		    p->id.year > c->id.year)
			add_anomaly(h, "parent-later", h->links[i].child,
			    xasprintf("%s is younger than %s, which comes "
				      "from it", p->name, c->name));
	}
}

bool
history_is_mutual(const char *relation)
{
	return relation && !strcmp(relation, "consolidated-with");
}

/* Can `to` be reached from `from` by going up?  Bounded: each case once. */
static bool
goes_up_to(const struct history *h, size_t from, size_t to)
{
	size_t *stack = xcalloc(h->n, sizeof *stack), n = 0, i, at;
	bool *seen = xcalloc(h->n, sizeof *seen), found = false;

	stack[n++] = from;
	seen[from] = true;
	while (n && !found) {
		at = stack[--n];
		for (i = 0; i < h->n_links && !found; i++) {
			const struct history_link *k = &h->links[i];

			if (!k->sure || k->child != at ||
			    history_is_mutual(k->relation))
				continue;
			found = k->parent == to;
			if (!seen[k->parent]) {
				seen[k->parent] = true;
				stack[n++] = k->parent;
			}
		}
	}
	free(stack);
	free(seen);
	return found;
}

static void
find_cycles(struct history *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (h->cases[i].walked && goes_up_to(h, i, i))
			add_anomaly(h, "cycle", i,
			    xasprintf("%s comes from itself by way of others",
				h->cases[i].name));
}

static void
find_claimed_twice(struct history *h, const struct scheme *s)
{
	size_t i, k;

	for (i = 0; i < h->n; i++) {
		const struct history_case *c = &h->cases[i];

		if (!c->n_files || !scheme_case_full(s, &c->id))
			continue;
		for (k = i + 1; k < h->n; k++)
			if (h->cases[k].n_files &&
			    case_same(&c->id, &h->cases[k].id))
				add_anomaly(h, "number-claimed-twice", i,
				    xasprintf("%s and %s both carry %s, "
					      "between different parties",
					c->files[0]->id,
					h->cases[k].files[0]->id, c->name));
	}
}

void
history_check(struct history *h, const struct scheme *s)
{
	find_later(h);
	find_cycles(h);
	find_claimed_twice(h, s);
}
