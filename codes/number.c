/* codes/number.c: the public face of the number reader: numbers of running
 * text.  The work is done in hits.c (finding), roles.c and resolve.c. */
#include "codes/number.h"

#include <stdlib.h>
#include <string.h>

#include "codes/hits.h"

const char *
number_role_name(enum number_role r)
{
	static const char *const names[] = { "unknown", "own", "parent",
		"cited" };

	return names[r];
}

void
numbers_release(struct numbers *n)
{
	size_t i;

	for (i = 0; i < n->n; i++)
		free(n->v[i].candidates);
	free(n->v);
	memset(n, 0, sizeof *n);
}

void
numbers_find(struct numbers *out, const struct scheme *s, const char *text,
    size_t len)
{
	struct hits h;

	hits_find(&h, s, text, len, 0);
	roles_find(&h);
	hits_resolve(&h, out);
	hits_release(&h);
}
