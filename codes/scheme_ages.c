/* codes/scheme_ages.c: the bands by which a backlog is told: <ages>.
 *
 * They begin at 0 and ascend; each goes up to where the next one begins, the
 * last has no end.  An overlay that has bands has all of them. */
#include "codes/scheme_read.h"

#include <stdlib.h>

#include "base/mem.h"

enum { AGE_MOST = 200, AGES_MOST = 16 };

void
ages_release(struct scheme *s)
{
	while (s->n_ages)
		free(s->ages[--s->n_ages].title);
	free(s->ages);
	s->ages = NULL;
	s->cap_ages = 0;
}

size_t
scheme_ages(const struct scheme *s, const struct scheme_age **v)
{
	*v = s->ages;
	return s->n_ages;
}

enum cr_status
read_ages(struct load *l, const struct xml_element *el)
{
	(void)el;
	ages_release(l->s);
	return CR_OK;
}

enum cr_status
read_age(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct scheme_age x = { NULL, 0 };
	enum cr_status st;

	if (!xml_attr(el, "from"))
		return load_fault(l, el, "missing attribute", "from");
	if ((st = load_number(l, el, "from", AGE_MOST, 0, &x.from)) != CR_OK)
		return st;
	if (s->n_ages ? x.from <= s->ages[s->n_ages - 1].from : x.from != 0)
		return load_fault(l, el, s->n_ages ? "bands must ascend:"
			: "the first band begins at 0, not", xml_attr(el,
			"from"));
	if (s->n_ages == AGES_MOST)
		return load_fault(l, el, "too many bands:", xml_attr(el,
		    "from"));
	if ((st = load_text(l, el, "title", &x.title)) != CR_OK)
		return st;
	s->ages = xgrow(s->ages, s->n_ages, &s->cap_ages, sizeof *s->ages);
	s->ages[s->n_ages++] = x;
	return CR_OK;
}
